#!/usr/bin/env bash
# Lets two operators answer the same case in the same moment, on both engines with real mail servers, and
# counts the letters that left: as many as races.
#   races.sh [RACES]
# ARCA_BIN names another program than the one that is built for trying out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib.sh
[[ $# -le 1 && ${1:-1000} =~ ^[1-9][0-9]*$ ]] || fail "usage: races.sh [RACES]"

export ARCA_BIN=${ARCA_BIN:-$PWD/.build/debug/arca} PYTHONDONTWRITEBYTECODE=1
scripts/with-services.sh .build-venv/bin/python -m pytest Tests/Processes -q \
    -p no:cacheprovider -m races --races "${1:-1000}"
