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
[[ $# -le 2 ]] && is_times "${1:-5}" || fail "usage: failover.sh [RESTARTS [SEED]]"

try_processes -m failover --rounds "$((${1:-5} * 8))" ${2:+--seed "$2"}
