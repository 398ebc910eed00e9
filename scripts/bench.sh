#!/usr/bin/env bash
# Measures the demo's pages on the machine at hand: with-demo.sh bench.sh [PATH…]
# One connection shows the time of a page, sixteen what the machine can carry.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
[[ -n ${ARCA_URL:-} ]] || fail "usage: with-demo.sh bench.sh [PATH…]"
have wrk || fail "wrk is not installed: run scripts/setup.sh test."

paths=("$@")
[[ $# -gt 0 ]] || paths=(/)
for path in "${paths[@]}"; do
    for connections in 1 16; do
        say "== $path, $connections at once"
        wrk --threads 1 --connections "$connections" --duration 5s --latency "$ARCA_URL$path" |
            grep -E '50%|99%|Requests/sec|Non-2xx'
    done
done
