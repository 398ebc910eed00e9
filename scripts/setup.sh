#!/usr/bin/env bash
# Installs what Arca needs on Debian 12, and only what is missing.
#   setup.sh build   the C libraries that Arca links with, and the programs that open attachments
#   setup.sh test    these, and the servers, the browser and the Python tools of the tests
#   setup.sh bench   these, and what Arca is measured with and beside
# Says nothing when nothing is missing.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/scripts/lib.sh"

build_packages=(libpq-dev libsqlite3-dev libgmime-3.0-dev libstemmer-dev libxml2-dev)
# Arca works without these, and says which attachments it could not open.
attachment_packages=(poppler-utils unzip openssl)
test_packages=(
    postgresql-15 dovecot-imapd dovecot-lmtpd chromium fonts-inter fonts-ebgaramond
    python3-venv age haproxy nginx-light caddy lintian
)
bench_packages=(wrk notmuch)
policy=/usr/sbin/policy-rc.d
policy_mark="# Arca's setup: no service starts while its packages are installed."

missing_of() {
    local installed package
    installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
    for package in "$@"; do
        grep -qx "$package installed" <<<"$installed" || printf '%s\n' "$package"
    done
}

as_root() {
    if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

# Debian asks policy-rc.d before it starts a service. What was there comes back afterwards, also
# when an earlier run was killed before it could put it back.
hold_services() {
    if [[ -e $policy && ! -e $policy.before-arca ]] && ! grep -qF "$policy_mark" "$policy"; then
        as_root mv "$policy" "$policy.before-arca"
    fi
    printf '#!/bin/sh\n%s\nexit 101\n' "$policy_mark" | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
}

release_services() {
    grep -qsF "$policy_mark" "$policy" || return 0
    if [[ -e $policy.before-arca ]]; then
        as_root mv -f "$policy.before-arca" "$policy"
    else
        as_root rm -f "$policy"
    fi
}

# Another program may hold apt's locks, and a mirror may stumble: try a few times.
apt() {
    local attempt
    for attempt in 1 2 3 4 5; do
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" >"$log" 2>&1 && return 0
        sleep $((attempt * 3))
    done
    cat "$log" >&2
    return 1
}

install_packages() {
    say "Installing with apt: $*"
    log=$(mktemp)
    trap 'rm -f "$log"; release_services' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    hold_services
    apt update || fail "apt-get update did not work: see the lines above."
    apt install --no-install-recommends "$@" ||
        fail "apt-get could not install: $*. See the lines above."
    rm -f "$log"
    release_services
    trap - EXIT INT TERM
}

ensure_packages() {
    local missing
    have dpkg-query || fail "This setup knows Debian 12. Elsewhere install what corresponds to: $*"
    mapfile -t missing < <(missing_of "$@")
    [[ ${#missing[@]} -gt 0 ]] || return 0
    if [[ $EUID -ne 0 ]] && ! have sudo; then
        fail "Missing Debian packages, and neither root nor sudo is at hand. Have somebody run:" \
            "apt-get install --no-install-recommends ${missing[*]}"
    fi
    install_packages "${missing[@]}"
}

# The stamp names the place as well: a virtual environment does not survive being moved.
ensure_python() {
    local venv=$root/.build-venv stamp
    stamp=$(printf '%s\n' "$venv" | cat - "$root/scripts/requirements.txt" | sha256sum)
    [[ -x $venv/bin/python && -f $venv/stamp && $(<"$venv/stamp") == "$stamp" ]] && return 0
    say "Making the Python environment of the tests in .build-venv"
    rm -rf "$venv"
    /usr/bin/python3 -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check \
        --requirement "$root/scripts/requirements.txt"
    printf '%s\n' "$stamp" >"$venv/stamp"
}

have swift || fail "Arca is built with Swift 6.3: no 'swift' is to be found on this machine."
case ${1:-} in
build) ensure_packages "${build_packages[@]}" "${attachment_packages[@]}" ;;
test)
    ensure_packages "${build_packages[@]}" "${attachment_packages[@]}" "${test_packages[@]}"
    ensure_python
    ;;
bench)
    ensure_packages "${build_packages[@]}" "${attachment_packages[@]}" "${test_packages[@]}" \
        "${bench_packages[@]}"
    ;;
*) fail "usage: setup.sh build|test|bench" ;;
esac
