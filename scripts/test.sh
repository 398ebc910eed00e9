#!/usr/bin/env bash
# Everything that must hold: rules, both engines, real mail servers, processes that are killed, pages
# in a real browser.
# The last line says how many tests passed and failed. What `make test` runs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib.sh

results=.build-results
rm -rf "$results"
mkdir -p "$results"

# Flags for swift build, where a whole build wants others than one that goes on from the last.
read -ra flags <<<"${ARCA_BUILD_FLAGS:-}"

status=0
step "Setup" scripts/setup.sh test
# An import that the target does not declare builds by luck of order: refused.
step "Build" swift build --build-tests --explicit-target-dependency-import-check error -j "$(nproc)" \
    "${flags[@]}"
step "Services and suites" scripts/with-services.sh scripts/test-suites.sh "$results" || status=1
say "== The whole run took $SECONDS s"
.build-venv/bin/python scripts/count-tests.py "$results" || status=1
exit "$status"
