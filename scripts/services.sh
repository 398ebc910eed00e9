#!/usr/bin/env bash
# The servers that the tests speak to: PostgreSQL and mail, private, on loopback, in one folder.
#   services.sh start [DIR]   starts them in DIR (new or empty), or in a folder under /tmp
#   services.sh env [DIR]     their addresses as lines for eval
#   services.sh stop [DIR]    stops them and removes the folder
# Without DIR the folder is remembered in .build-services, one for each checkout.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/scripts/lib.sh"

remembered=$root/.build-services/folder
services=(postgres mail)

usage() { fail "usage: services.sh start|env|stop [DIR]"; }

is_ours() { [[ -n $1 && -f $1/.arca-services && -O $1/.arca-services ]]; }

remembered_folder() { [[ ! -f $remembered ]] || cat "$remembered"; }

choose_folder() {
    if [[ -n $folder ]]; then
        [[ -z $(ls -A "$folder" 2>/dev/null) ]] || fail "$folder is not empty: choose another."
        mkdir -p "$folder"
    else
        folder=$(mktemp -d "${TMPDIR:-/tmp}/arca-services-XXXXXX")
        mkdir -p "$(dirname "$remembered")"
        printf '%s\n' "$folder" >"$remembered"
    fi
    # The servers run as users of their own and must be able to pass through.
    chmod 711 "$folder"
    : >"$folder/.arca-services"
}

start() {
    local service
    if is_ours "$folder"; then
        say "The services are running already in $folder"
        return
    fi
    folder=$given
    choose_folder
    trap 'stop' EXIT
    for service in "${services[@]}"; do
        "$root/scripts/services/$service.sh" start "$folder"
        [[ -f $folder/$service.env ]] || fail "$service.sh wrote no $folder/$service.env"
    done
    trap - EXIT
}

environment() {
    is_ours "$folder" || fail "No services are running: scripts/services.sh start"
    local line
    while IFS= read -r line; do
        printf 'export %s=%q\n' "${line%%=*}" "${line#*=}"
    done < <(grep -E '^[A-Z_]+=' "$folder/postgres.env")
    printf 'export ARCA_MAIL_ENV=%q\n' "$folder/mail.env"
}

stop() {
    local service status=0
    is_ours "$folder" || return 0
    for service in "${services[@]}"; do
        "$root/scripts/services/$service.sh" stop "$folder" || status=1
    done
    [[ $status -eq 0 ]] || fail "A service did not stop, so $folder stays."
    rm -rf "$folder"
    [[ $(remembered_folder) != "$folder" ]] || rm -f "$remembered"
}

[[ $# -ge 1 && $# -le 2 ]] || usage
given=
[[ -z ${2:-} ]] || given=$(realpath -m "$2")
folder=${given:-$(remembered_folder)}
case $1 in
start) start ;;
env) environment ;;
stop) stop ;;
*) usage ;;
esac
