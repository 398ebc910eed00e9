#!/usr/bin/env bash
# Kills imports and servers at random moments, on both engines with real mail servers, and counts.
#   knocks.sh [ROUNDS [SEED]]
# With the SEED that an earlier run printed, the moments are the same again. ARCA_BIN names another
# program than the one that is built for trying out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib.sh
[[ $# -le 2 && ${1:-50} =~ ^[1-9][0-9]*$ ]] || fail "usage: knocks.sh [ROUNDS [SEED]]"

export ARCA_BIN=${ARCA_BIN:-$PWD/.build/debug/arca} PYTHONDONTWRITEBYTECODE=1
scripts/with-services.sh .build-venv/bin/python -m pytest Tests/Processes -q \
    -p no:cacheprovider -m knocks --rounds "${1:-50}" ${2:+--seed "$2"}
