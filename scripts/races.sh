#!/usr/bin/env bash
# Lets two operators answer the same case in the same moment, on both engines with real mail servers, and
# counts the letters that left: as many as races.
#   races.sh [RACES]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib.sh
[[ $# -le 1 ]] && is_times "${1:-1000}" || fail "usage: races.sh [RACES]"

try_processes -m races --races "${1:-1000}"
