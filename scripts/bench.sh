#!/usr/bin/env bash
# Measures Arca beside the bare engines on the machine at hand: what `make bench` runs.
#   bench.sh [MESSAGES]
# Prints a table, which goes to build/bench.md too. docs/performance.md says how it is made.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/scripts/lib.sh"
have wrk && have notmuch || fail "wrk or notmuch is not installed: run scripts/setup.sh bench."

programs=$root/.build/release
[[ -x $programs/arca && -x $programs/ArcaBench ]] || fail "make bench builds what it measures."
# Beside the build, so that the disk is a real one where /tmp is memory.
folder=$root/.build-bench/run-$$
trap 'rm -rf "$folder"' EXIT
mkdir -p "$root/.build-bench" "$root/build"
"$root/scripts/with-services.sh" python3 "$root/scripts/bench.py" \
    "$programs/arca" "$programs/ArcaBench" "$folder" "${1:-20000}" | tee "$root/build/bench.md"
