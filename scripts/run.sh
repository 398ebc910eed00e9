#!/usr/bin/env bash
# Serves the demo cooperative from data/demo, which it makes first unless it is there.
#   run.sh [--with-mail | --make-only]
#   --with-mail   with private mail servers for the demo's mailboxes, stopped at the end: letters
#                 leave by SMTP and arrive by IMAP. Without it they fall into data/demo/outbox.
#   --make-only   makes the demo and serves nothing
# ARCA_HOST and ARCA_PORT change where it listens (127.0.0.1 and 8080), ARCA which program serves,
# ARCA_DEMO gives options of arca demo.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib.sh

arca=${ARCA:-.build/release/arca}
demo=data/demo
unfinished=$demo.unfinished
host=${ARCA_HOST:-127.0.0.1}
port=${ARCA_PORT:-8080}
server=
mail=

start_mail() {
    have dovecot || fail "The demo's mail needs Dovecot: run scripts/setup.sh test."
    mail=$(mktemp -d "${TMPDIR:-/tmp}/arca-mail-XXXXXX")
    chmod 711 "$mail"
    ARCA_MAIL_DOMAIN=arcamodena.example \
        ARCA_MAIL_BOXES="auto sinistri persona imprese welfare energia soci reclami amministrazione info" \
        scripts/services/mail.sh start "$mail"
    ARCA_MAIL_ENV=$mail/mail.env python3 scripts/demo-mail.py connect
}

# A demo whose making was broken off is made anew; any other data/demo is left as it is. The making
# shows the sign-ins itself.
make_demo() {
    if [[ -e $unfinished ]]; then rm -rf "$demo"; fi
    if [[ -e $demo ]]; then
        [[ ! -f $demo/SIGN-INS.txt ]] || cat "$demo/SIGN-INS.txt"
        return
    fi
    mkdir -p data
    : >"$unfinished"
    # shellcheck disable=SC2086
    "$arca" demo --data "$demo" ${ARCA_DEMO:-}
    rm -f "$unfinished"
}

serve_demo() {
    "$arca" do commons.setAddress --data "$demo" --as giulia.ferrari@arcamodena.example \
        --json "{\"address\": \"http://localhost:$port\"}" >/dev/null
    printf '\nArca is at http://%s:%s (Ctrl-C stops it).\n\n' "$host" "$port"
    "$arca" serve --data "$demo" --host "$host" --port "$port" &
    server=$!
    wait "$server"
}

stop() {
    trap '' INT TERM HUP
    [[ -z $server ]] || { kill "$server" && wait "$server"; } 2>/dev/null || true
    [[ -z $mail ]] || { scripts/services/mail.sh stop "$mail" && rm -rf "$mail"; }
}

[[ -x $arca ]] || fail "There is no $arca yet: make run builds it first."
mode=${1:-}
case $mode in
'' | --with-mail | --make-only) ;;
*) fail "usage: run.sh [--with-mail | --make-only]" ;;
esac
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
make_demo
# Servers of an earlier run are gone.
[[ ! -e $demo/servers.json ]] || python3 scripts/demo-mail.py disconnect
[[ $mode != --with-mail ]] || start_mail
[[ $mode == --make-only ]] || serve_demo
