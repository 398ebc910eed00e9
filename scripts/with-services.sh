#!/usr/bin/env bash
# Runs a command with PostgreSQL and mail servers of its own, and stops them whatever happens.
#   with-services.sh CMD…
# The command finds them in ARCA_POSTGRES (an address) and ARCA_MAIL_ENV (a file of addresses).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/scripts/lib.sh"
[[ $# -ge 1 ]] || fail "usage: with-services.sh CMD…"

folder=$(mktemp -d "${TMPDIR:-/tmp}/arca-services-XXXXXX")
stop() {
    trap '' INT TERM HUP
    "$root/scripts/services.sh" stop "$folder" >&2
    [[ ! -d $folder ]] || rmdir "$folder" 2>/dev/null || true
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

"$root/scripts/services.sh" start "$folder" >&2
eval "$("$root/scripts/services.sh" env "$folder")"
"$@"
