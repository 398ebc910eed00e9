#!/usr/bin/env bash
# Which tests name which rule of docs/rules.txt.
#   rules.sh [--strict]   with --strict a rule that no test names is a failure
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib.sh
[[ $# -eq 0 || ($# -eq 1 && $1 == --strict) ]] || fail "usage: rules.sh [--strict]"

# M1 is named by "M1", not by "M10" nor by "XM1-2".
tests_naming() {
    find Tests -type f \( -name '*.swift' -o -name '*.py' \) -print0 2>/dev/null |
        xargs -0 -r grep -lP "(?<![\w-])$1(?![\w-])" | sort || true
}

unmet=0
rules=0
while read -r id sentence; do
    [[ -n $id && $id != \#* ]] || continue
    rules=$((rules + 1))
    mapfile -t files < <(tests_naming "$id")
    say "$id  $sentence"
    if [[ ${#files[@]} -gt 0 ]]; then
        printf '    %s\n' "${files[@]}"
    else
        unmet=$((unmet + 1))
        say "    no test names it"
    fi
done <docs/rules.txt
say "$((rules - unmet)) of $rules rules have a test that names them."
[[ $unmet -eq 0 || ${1:-} != --strict ]] || exit 1
