#!/usr/bin/env bash
# Kills imports and servers at random moments, on both engines with real mail servers, and counts.
#   knocks.sh [ROUNDS [SEED]]
# With the SEED that an earlier run printed, the moments are the same again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib.sh
[[ $# -le 2 ]] && is_times "${1:-50}" || fail "usage: knocks.sh [ROUNDS [SEED]]"

try_processes -m knocks --rounds "${1:-50}" ${2:+--seed "$2"}
