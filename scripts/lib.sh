# Words that the scripts beside this file share. Sourced, never run.
# shellcheck shell=bash

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as one named step and says how long it took, whether it worked or not.
step() {
    local name=$1 began=$SECONDS status=0
    shift
    say "== $name"
    "$@" || status=$?
    if [[ $status -eq 0 ]]; then
        say "== $name: done in $((SECONDS - began)) s"
    else
        say "== $name: failed after $((SECONDS - began)) s (status $status)"
    fi
    return "$status"
}

# Puts every variable of a file of NAME=value lines into the environment, values as they stand.
export_file() {
    local line
    while IFS= read -r line || [[ -n $line ]]; do
        [[ $line =~ ^[A-Za-z_][A-Za-z0-9_]*= ]] || continue
        export "${line%%=*}=${line#*=}"
    done <"$1"
}

# Runs the tests of real processes that the words choose, on both engines with real mail servers.
# ARCA_BIN names another program than the one that is built for trying out.
try_processes() {
    export ARCA_BIN=${ARCA_BIN:-$PWD/.build/debug/arca} PYTHONDONTWRITEBYTECODE=1
    scripts/with-services.sh .build-venv/bin/python -m pytest Tests/Processes -q -p no:cacheprovider "$@"
}

# Whether a word is a number of times: 1, 2, 3…
is_times() { [[ $1 =~ ^[1-9][0-9]*$ ]]; }
