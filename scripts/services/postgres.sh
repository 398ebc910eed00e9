#!/usr/bin/env bash
# A private PostgreSQL of our own, for tests and trials, on a socket and on a free loopback port.
#   postgres.sh start DIR   makes or restarts the cluster in DIR/postgres, writes DIR/postgres.env
#   postgres.sh stop DIR    stops it; its data stays
# Works as root (the server then runs as user postgres) and as anybody else. It only ever touches
# a DIR/postgres that it made itself.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
source "$root/scripts/lib.sh"

action=${1:-}
[[ $# -eq 2 && ($action == start || $action == stop) ]] || fail "usage: postgres.sh start|stop DIR"
folder=$(realpath -m "$2")
home=$folder/postgres
marker=$home/made-by-arca
data=$home/data
run=$home/run
environment=$folder/postgres.env

# Settings of somebody else's server must not reach ours.
for name in "${!PG@}"; do unset "$name"; done

as_owner() {
    if [[ $EUID -eq 0 ]]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

owned_folder() {
    if [[ $EUID -eq 0 ]]; then
        install -d -o postgres -g postgres -m "$1" "$2"
    else
        install -d -m "$1" "$2"
    fi
}

refuse_foreign_folder() {
    [[ ! -e $home || (-f $marker && -O $marker) ]] ||
        fail "$home was not made by this script, so it stays untouched."
}

find_server() {
    local candidate
    for candidate in /usr/lib/postgresql/15/bin /usr/lib/postgresql/1[6-9]/bin; do
        if [[ -x $candidate/initdb ]]; then
            bin=$candidate
            return
        fi
    done
    fail "PostgreSQL 15 or newer is not installed: run scripts/setup.sh test."
}

is_running() { as_owner "$bin/pg_ctl" status -D "$data" >/dev/null 2>&1; }

make_folder() {
    [[ -d $folder ]] || install -d -m 711 "$folder"
    if [[ $EUID -eq 0 ]] && ! as_owner test -x "$folder"; then
        fail "The user postgres cannot enter $folder: choose a folder that all may enter."
    fi
    # A socket's path is at most 107 bytes long.
    [[ ${#run} -le 90 ]] || fail "The path $folder is too long for a socket: choose a shorter one."
}

make_cluster() {
    rm -rf "$data" "$run"
    install -d -m 711 "$home"
    : >"$marker"
    owned_folder 700 "$data"
    owned_folder 755 "$run"
    (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$home/password")
    [[ $EUID -ne 0 ]] || chown postgres "$home/password"
    as_owner "$bin/initdb" --pgdata "$data" --username arca --pwfile "$home/password" \
        --auth scram-sha-256 --encoding UTF8 --locale C.UTF-8 \
        --locale-provider icu --icu-locale it --no-sync >"$home/initdb.log" 2>&1 ||
        { tail -n 5 "$home/initdb.log" >&2; fail "The cluster could not be made."; }
    as_owner tee -a "$data/postgresql.conf" >/dev/null <<-CONF
		listen_addresses = '127.0.0.1'
		unix_socket_directories = '$run'
		max_connections = 60
		shared_buffers = 64MB
		fsync = on
		timezone = 'UTC'
		log_timezone = 'UTC'
	CONF
}

# The port is only known to be free once the server has it, so a lost race means another port.
start_server() {
    for _ in 1 2 3 4 5; do
        port=$((20000 + RANDOM % 10000))
        as_owner "$bin/pg_ctl" start --wait --timeout 60 --silent -D "$data" \
            -l "$run/server.log" -o "-p $port" >/dev/null 2>&1 && return
    done
    tail -n 20 "$run/server.log" >&2
    fail "PostgreSQL did not start: see the lines above."
}

make_database() {
    [[ ! -f $home/ready ]] || return 0
    PGPASSWORD=$password "$bin/createdb" --host "$run" --port "$port" --username arca arca
    : >"$home/ready"
}

write_environment() {
    local socket=${run//%/%25}
    socket=${socket//\//%2F}
    (
        umask 077
        say "ARCA_POSTGRES=postgres://arca:$password@127.0.0.1:$port/arca"
        say "ARCA_POSTGRES_SOCKET=postgres://arca:$password@${socket// /%20}:$port/arca"
    ) >"$environment"
}

start() {
    make_folder
    [[ -f $home/ready ]] || make_cluster
    if is_running; then
        [[ -f $environment ]] && say "PostgreSQL is running already: $environment" && return
        as_owner "$bin/pg_ctl" stop -D "$data" --mode fast --wait --silent
    fi
    start_server
    password=$(<"$home/password")
    make_database
    write_environment
    say "PostgreSQL listens on 127.0.0.1:$port; its address and password are in $environment"
}

stop() {
    [[ -d $data ]] || return 0
    rm -f "$environment"
    is_running || return 0
    as_owner "$bin/pg_ctl" stop -D "$data" --mode fast --wait --timeout 30 --silent ||
        as_owner "$bin/pg_ctl" stop -D "$data" --mode immediate --wait --silent
    say "PostgreSQL is stopped."
}

refuse_foreign_folder
[[ $action == stop && ! -e $home ]] && exit 0
find_server
"$action"
