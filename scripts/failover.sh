#!/usr/bin/env bash
# Shows on loopback what docs/operations.md promises of several nodes: a primary with a synchronous
# standby, two nodes behind HAProxy, a load of commands and letters; then the database is restarted, its
# primary killed, the standby promoted, and a node killed. Counts what was acknowledged and is there,
# and what left.
#   failover.sh [RESTARTS [SEED]]
# With the SEED that an earlier run printed, the moments are the same again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib.sh
[[ $# -le 2 && ${1:-5} =~ ^[1-9][0-9]*$ ]] || fail "usage: failover.sh [RESTARTS [SEED]]"

export ARCA_BIN=$PWD/.build/debug/arca PYTHONDONTWRITEBYTECODE=1
scripts/with-services.sh .build-venv/bin/python -m pytest Tests/Processes -q \
    -p no:cacheprovider -m failover --rounds "$((${1:-5} * 8))" ${2:+--seed "$2"}
