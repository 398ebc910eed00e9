#!/usr/bin/env bash
# Runs the suites that are built, with services at hand, and leaves what they found in a folder.
#   test-suites.sh RESULTS
# One suite that fails does not keep the next from running.
# The suites are called by name.
# shellcheck disable=SC2317
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib.sh

results=${1:?usage: test-suites.sh RESULTS}
# Nothing here waits for minutes: a suite that does is stuck, and saying so beats waiting on.
limit=${ARCA_TEST_LIMIT:-1500}

limited() { timeout --foreground --signal=INT --kill-after=20 "$limit" "$@"; }

# Thousands of tests pass: the screen shows the others, the log has them all.
without_successes() {
    awk '/^✔ Test run with / { print; fflush(); next }
        /^(◇|↳|✔ (Test|Suite|Test case) )/ { next }
        { print; fflush() }'
}

swift_tests() {
    # So many at once: with all of them in flight two cores serve none in time.
    limited swift test --skip-build --disable-xctest --experimental-maximum-parallelization-width 32 \
        --event-stream-output-path "$PWD/$results/swift-events.jsonl" 2>&1 |
        tee "$results/swift.log" | without_successes
}

# What was just built is what is tested, not an older build for use.
#   python_tests FOLDER NAME OPTION…
python_tests() {
    ARCA_BIN=$PWD/.build/debug/arca PYTHONDONTWRITEBYTECODE=1 limited .build-venv/bin/python -m pytest "Tests/$1" \
        -q -p no:cacheprovider --junitxml "$results/$2.xml" "${@:3}" </dev/null
}

process_tests() { python_tests Processes "processes-$1" --engine "$1" --durations 15; }

browser_tests() { python_tests Browser browser --durations 15; }

# The status is kept beside the results: a runner that crashed counts as a failure.
suite() {
    local name=$1 status=0
    step "${@:2}" || status=$?
    printf '%s\n' "$status" >"$results/$name.status"
    return "$status"
}

failed=0
suite swift "Swift tests" swift_tests || failed=1

# These wait more than they work: at the same time they take little longer than one of them.
declare -A beside
for engine in sqlite postgres; do
    suite "processes-$engine" "Process tests on $engine" process_tests "$engine" \
        >"$results/processes-$engine.log" 2>&1 &
    beside[$engine]=$!
done
trap 'kill "${beside[@]}" 2>/dev/null || true' EXIT
say "== Process tests begin beside the next, once for each engine; what they say follows it"
suite browser "Browser tests" browser_tests || failed=1
for engine in sqlite postgres; do
    wait "${beside[$engine]}" || failed=1
    cat "$results/processes-$engine.log"
done
exit "$failed"
