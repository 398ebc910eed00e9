#!/usr/bin/env bash
# A mail service of our own, for tests and trials, on free loopback ports: mailboxes (Dovecot, by
# IMAP and LMTP) and submission (submission.py, by SMTP), both with TLS from an authority of ours.
#   mail.sh start DIR   makes it anew in DIR/mail, with empty mailboxes, and writes DIR/mail.env
#   mail.sh stop DIR    ends it; what it wrote stays for reading
# ARCA_MAIL_DOMAIN and ARCA_MAIL_BOXES name another domain than arca.example and more mailboxes.
# Needs Dovecot with LMTP, openssl and Python with aiosmtpd: from ARCA_VENV, else from what
# scripts/setup.sh made, else from an environment in DIR/mail. Works as root (Dovecot then runs as
# the system's user mail) and as anybody else. It only ever touches a DIR/mail that it made itself,
# and ends only processes that it started.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
source "$root/scripts/lib.sh"

action=${1:-}
[[ $# -eq 2 && ($action == start || $action == stop) ]] || fail "usage: mail.sh start|stop DIR"
folder=$(realpath -m "$2")
home=$folder/mail
marker=$home/made-by-arca
processes=$home/processes
environment=$folder/mail.env
domain=${ARCA_MAIL_DOMAIN:-arca.example}
password=sesamo
odd_password=$'p"a\\s s: {5} wörd € \'%'

owner=$(id -un) group=$(id -gn)
if [[ $EUID -eq 0 ]]; then owner=mail group=mail; fi

as_owner() {
    if [[ $EUID -eq 0 ]]; then (cd / && runuser -u "$owner" -- "$@"); else "$@"; fi
}

refuse_foreign_folder() {
    [[ ! -e $home || (-f $marker && -O $marker) ]] ||
        fail "$home was not made by this script, so it stays untouched."
}

# When a process began, in the kernel's count: its number alone may belong to a stranger by now.
began() {
    local line
    line=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
    # The name may hold spaces and brackets; behind it the moment is the twentieth field.
    # shellcheck disable=SC2086
    set -- ${line##*) }
    say "${20}"
}

remember() { say "$2 $(began "$2") $1" >>"$processes"; }

is_ours() { [[ -n $2 && $(began "$1") == "$2" ]]; }

is_running() {
    local number since name count=0
    [[ -f $processes ]] || return 1
    while read -r number since name; do
        is_ours "$number" "$since" || return 1
        count=$((count + 1))
    done <"$processes"
    [[ $count -eq 2 ]]
}

end_process() {
    local number=$1 since=$2 name=$3 waited
    for signal in TERM KILL; do
        is_ours "$number" "$since" || return 0
        kill -s "$signal" "$number" 2>/dev/null || true
        for ((waited = 0; waited < 100; waited++)); do
            is_ours "$number" "$since" || return 0
            sleep 0.05
        done
    done
    fail "$name (process $number) does not end."
}

end_processes() {
    local number since name
    [[ -f $processes ]] || return 0
    while read -r number since name; do
        end_process "$number" "$since" "$name"
    done <"$processes"
    rm -f "$processes"
}

make_folder() {
    local tool
    for tool in dovecot openssl python3; do
        have "$tool" || fail "$tool is not installed: run scripts/setup.sh test."
    done
    [[ $home =~ ^[A-Za-z0-9._/-]+$ ]] ||
        fail "$home holds a character that Dovecot's settings cannot: choose another folder."
    # A socket's path is at most 107 bytes long.
    [[ ${#home} -le 70 ]] || fail "The path $folder is too long for a socket: choose a shorter one."
    [[ -d $folder ]] || install -d -m 711 "$folder"
    as_owner test -x "$folder" ||
        fail "The user $owner cannot enter $folder: choose a folder that all may enter."
    install -d -m 711 "$home"
    : >"$marker"
    (cd "$home" && rm -rf tls users dovecot dovecot.conf boxes sent faults submission.*)
    install -d -o "$owner" -g "$group" -m 700 "$home"/{dovecot,dovecot/state,boxes}
    install -d -o "$owner" -g "$group" -m 755 "$home/dovecot/run"
    install -d -m 700 "$home"/{tls,sent,faults}
}

# Nobody should trust these outside the tests.
make_authority() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 \
        -subj "/CN=Arca test $1" -keyout "$home/tls/$1.key" -out "$home/tls/$1.pem" \
        -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign"
}

# The server's certificate names localhost but not 127.0.0.1, so that a client that does not
# compare names is found out.
make_certificates() {
    make_authority authority
    make_authority stranger
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=localhost" \
        -keyout "$home/tls/server.key" -out "$home/tls/server.csr"
    openssl x509 -req -in "$home/tls/server.csr" -days 30 -CA "$home/tls/authority.pem" \
        -CAkey "$home/tls/authority.key" -CAcreateserial -out "$home/tls/server.pem" \
        -extfile <(say "subjectAltName=DNS:localhost" && say "extendedKeyUsage=serverAuth")
}

# Everyone with a mailbox; box01 to box40 are for tests that want one to themselves.
# shellcheck disable=SC2086
users() { printf '%s\n' giulia bruno desk claims odd box{01..40} ${ARCA_MAIL_BOXES:-}; }

write_users() {
    local user word
    for user in $(users); do
        word=$password
        [[ $user != odd ]] || word=$odd_password
        say "$user:{PLAIN.b64}$(printf %s "$word" | base64 -w0)::::::"
    done >"$home/users"
}

write_dovecot_settings() {
    cat >"$home/dovecot.conf" <<-CONF
		base_dir = $home/dovecot/run
		state_dir = $home/dovecot/state
		log_path = $home/dovecot/log
		listen = 127.0.0.1
		protocols = imap lmtp
		default_internal_user = $owner
		default_internal_group = $group
		default_login_user = $owner
		first_valid_uid = 1
		first_valid_gid = 1

		ssl = required
		ssl_cert = <$home/tls/server.pem
		ssl_key = <$home/tls/server.key
		ssl_min_protocol = TLSv1.2
		auth_mechanisms = plain login
		auth_username_format = %Ln
		auth_failure_delay = 0
		passdb {
		  driver = passwd-file
		  args = $home/users
		}
		userdb {
		  driver = static
		  args = uid=$owner gid=$group home=$home/boxes/%n
		}

		mail_location = maildir:~/Maildir
		mail_fsync = never
		mail_max_userip_connections = 100
		recipient_delimiter = +
		namespace inbox {
		  inbox = yes
		  separator = /
		  mailbox Sent {
		    special_use = \\Sent
		    auto = create
		  }
		  mailbox Società {
		    auto = create
		  }
		}

		service imap-login {
		  chroot =
		  inet_listener imap {
		    port = $imap_starttls
		  }
		  inet_listener imaps {
		    port = $imap_tls
		    ssl = yes
		  }
		}
		service lmtp {
		  inet_listener lmtp {
		    port = $lmtp
		  }
		}
		service anvil {
		  chroot =
		}
		service stats {
		  chroot =
		}
	CONF
}

free_ports() {
    python3 - "$1" <<-'PYTHON'
		import socket, sys
		held = [socket.socket() for _ in range(int(sys.argv[1]))]
		for each in held:
		    each.bind(("127.0.0.1", 0))
		print(*(each.getsockname()[1] for each in held))
	PYTHON
}

# Ports found free may be taken by somebody else a moment later: then others are tried.
start_mailboxes() {
    local waited
    write_users
    if [[ $EUID -eq 0 ]]; then
        chown -R "$owner:$group" "$home/users" "$home/tls"
    fi
    chmod 600 "$home/users"
    for _ in 1 2 3 4 5; do
        read -r imap_tls imap_starttls lmtp < <(free_ports 3)
        write_dovecot_settings
        as_owner dovecot -c "$home/dovecot.conf" </dev/null >>"$home/dovecot.out" 2>&1 || continue
        for ((waited = 0; waited < 100; waited++)); do
            if [[ -s $home/dovecot/run/master.pid ]]; then
                remember Dovecot "$(<"$home/dovecot/run/master.pid")"
                return
            fi
            sleep 0.05
        done
    done
    tail -n 20 "$home/dovecot.out" >&2
    fail "Dovecot did not start: see the lines above."
}

has_aiosmtpd() { [[ -x $1/bin/python3 ]] && "$1/bin/python3" -c 'import aiosmtpd' 2>/dev/null; }

find_python() {
    local venv=${ARCA_VENV:-$root/.build-venv}
    if [[ -z ${ARCA_VENV:-} ]] && ! has_aiosmtpd "$venv"; then venv=$home/venv; fi
    python=$venv/bin/python3
    has_aiosmtpd "$venv" && return
    [[ -x $python ]] || python3 -m venv "$venv"
    "$python" -m pip install --quiet --no-input --disable-pip-version-check \
        "$(grep -E '^aiosmtpd==' "$root/scripts/requirements.txt")"
}

# A session of its own: an interrupt meant for the tests must not end the server before them.
start_submission() {
    local waited number
    setsid "$python" "$here/submission.py" "$home" "$lmtp" "$domain" \
        </dev/null >"$home/submission.log" 2>&1 &
    number=$!
    remember Submission "$number"
    for ((waited = 0; waited < 400; waited++)); do
        if [[ -s $home/submission.ports ]]; then
            read -r smtp_tls smtp_starttls <"$home/submission.ports"
            return
        fi
        kill -0 "$number" 2>/dev/null || break
        sleep 0.05
    done
    tail -n 20 "$home/submission.log" >&2
    fail "The submission server did not start: see the lines above."
}

write_environment() {
    (
        umask 077
        cat >"$environment" <<-ENV
			MAIL_HOST=localhost
			MAIL_DOMAIN=$domain
			MAIL_AUTHORITY=$home/tls/authority.pem
			MAIL_STRANGER=$home/tls/stranger.pem
			MAIL_IMAP_TLS_PORT=$imap_tls
			MAIL_IMAP_STARTTLS_PORT=$imap_starttls
			MAIL_LMTP_PORT=$lmtp
			MAIL_SMTP_TLS_PORT=$smtp_tls
			MAIL_SMTP_STARTTLS_PORT=$smtp_starttls
			MAIL_USERS=$(users | paste -sd,)
			MAIL_PASSWORD=$password
			MAIL_ODD_USER=odd
			MAIL_ODD_PASSWORD=$odd_password
			MAIL_SENT=$home/sent
			MAIL_FAULTS=$home/faults
		ENV
    )
}

start() {
    if is_running && [[ -f $environment ]]; then
        say "The mail service is running already: $environment"
        return
    fi
    end_processes
    make_folder
    trap end_processes EXIT
    make_certificates >"$home/tls/log" 2>&1 || { cat "$home/tls/log" >&2; fail "No certificates."; }
    find_python
    start_mailboxes
    start_submission
    write_environment
    trap - EXIT
    say "The mail service runs; its ports and passwords are in $environment"
}

stop() {
    [[ -e $home ]] || return 0
    rm -f "$environment"
    [[ -f $processes ]] || return 0
    end_processes
    say "The mail service is stopped."
}

refuse_foreign_folder
"$action"
