#!/usr/bin/env bash
# Runs a command while a new demo cooperative is served on a free loopback port, then removes it.
#   with-demo.sh CMD…
# The command finds ARCA_URL and, in ARCA_DATA, the demo's folder with its SIGN-INS.txt. ARCA names
# another program than the release build, ARCA_DEMO gives options of arca demo.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/scripts/lib.sh"
[[ $# -ge 1 ]] || fail "usage: with-demo.sh CMD…"

arca=${ARCA:-$root/.build/release/arca}
[[ -x $arca ]] || fail "There is no $arca yet: make build-release builds it."
folder=$(mktemp -d "${TMPDIR:-/tmp}/arca-demo-XXXXXX")
server=
stop() {
    trap '' INT TERM HUP
    [[ -z $server ]] || { kill "$server" && wait "$server"; } 2>/dev/null || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

answers() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() {
    port=$((20000 + RANDOM % 10000))
    while answers "$port"; do port=$((20000 + RANDOM % 10000)); done
}

await_server() {
    local tenths
    for ((tenths = 0; tenths < 300; tenths++)); do
        if answers "$port"; then return; fi
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    cat "$folder/server.log" >&2
    fail "The server did not start: see the lines above."
}

export ARCA_DATA=$folder/demo
# shellcheck disable=SC2086
"$arca" demo --data "$ARCA_DATA" ${ARCA_DEMO:-} >"$folder/demo.log" 2>&1 ||
    { cat "$folder/demo.log" >&2; fail "The demo could not be made."; }
free_port
export ARCA_URL=http://127.0.0.1:$port
"$arca" serve --data "$ARCA_DATA" --host 127.0.0.1 --port "$port" >"$folder/server.log" 2>&1 &
server=$!
await_server
"$@"
