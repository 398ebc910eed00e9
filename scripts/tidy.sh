#!/usr/bin/env bash
# The house rules that a search can check. Each finding names the file, the rule and what to write
# instead. Exceptions, with their reasons, stand in tidy-exceptions.txt. What `make lint` runs too.
set -euo pipefail
export LC_ALL=C
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
source scripts/lib.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
files=$work/files
code=$work/code
found=$work/found
: >"$found"

git ls-files --cached --others --exclude-standard | sort -u |
    while IFS= read -r file; do [[ ! -f $file ]] || printf '%s\n' "$file"; done >"$files"

# The Swift files with comments and the insides of strings blanked, line for line: so a rule about
# code is not broken by a sentence.
blank_comments_and_strings() {
    local -a swift
    mapfile -t swift < <(grep -E '^(Sources|Tests)/.*\.swift$' "$files")
    [[ ${#swift[@]} -gt 0 ]] || return 0
    printf '%s\n' "${swift[@]%/*}" | sort -u | while IFS= read -r folder; do
        mkdir -p "$code/$folder"
    done
    awk -v code="$code" '
        FNR == 1 { close(out); out = code "/" FILENAME; inside = 0 }
        !inside && /^[ \t]*\/\// { print "" > out; next }
        {
            line = $0
            quotes = gsub(/"""/, "\001", line)
            if (inside && quotes == 0) { print "" > out; next }
            if (inside) { sub(/^[^\001]*\001/, "", line); inside = 0; quotes-- }
            if (quotes % 2) { sub(/\001[^\001]*$/, "", line); inside = 1 }
            gsub(/\001[^\001]*\001/, "\"\"", line)
            while (match(line, /\\\([^()]*\)/))
                line = substr(line, 1, RSTART - 1) substr(line, RSTART + RLENGTH)
            gsub(/"([^"\\]|\\.)*"/, "\"\"", line)
            sub(/\/\/.*/, "", line)
            print line > out
        }' "${swift[@]}"
}

exception_rules=()
exception_files=()
exception_used=$work/used
: >"$exception_used"

read_exceptions() {
    local line name glob reason
    while read -r line; do
        [[ -n $line && $line != \#* ]] || continue
        read -r name glob reason <<<"$line"
        [[ -n $reason ]] || fail "scripts/tidy-exceptions.txt: '$line' gives no reason."
        exception_rules+=("$name")
        exception_files+=("$glob")
    done <scripts/tidy-exceptions.txt
}

is_excepted() {
    local index
    for index in "${!exception_rules[@]}"; do
        # The right side is a pattern on purpose.
        # shellcheck disable=SC2053
        if [[ $1 == "${exception_rules[index]}" && $2 == ${exception_files[index]} ]]; then
            printf '%s\n' "$index" >>"$exception_used"
            return 0
        fi
    done
    return 1
}

# finding FILE:LINE RULE SENTENCE
finding() {
    if ! is_excepted "$2" "${1%%:*}"; then printf '%s: %s: %s\n' "$1" "$2" "$3" >>"$found"; fi
}

# search WHERE RULE AREA PATTERN SENTENCE
search() {
    local where=$1 name=$2 area=$3 pattern=$4 sentence=$5 file number _
    local -a chosen
    mapfile -t chosen < <(grep -P "$area" "$files")
    [[ ${#chosen[@]} -gt 0 ]] || return 0
    while IFS=: read -r file number _; do
        finding "$file:$number" "$name" "$sentence"
    done < <(cd "$where" && grep -InHP -e "$pattern" -- "${chosen[@]}")
}

in_code() { search "$code" "$@"; }
in_text() { search "$root" "$@"; }

both='^(Sources|Tests)/.*\.swift$'
sources='^Sources/.*\.swift$'
tests='^Tests/.*\.swift$'

check_traps() {
    in_code force-try "$both" '\btry!' \
        'write try and let the error go up, or catch it where something can be done'
    in_code force-cast "$both" '\bas!' \
        'write as? and say what happens otherwise'
    in_code fatal-error "$both" '\bfatalError\(' \
        'throw a refusal or a fault; precondition with a sentence for a broken promise'
    in_code force-unwrap "$both" '(?<!\btry)(?<!\bas)(?<=[\w)\]"])!(?!=)' \
        'write guard let or ??; in tests try #require(…)'
    in_code any-dictionary "$both" '\[String: *Any\]' \
        'write a struct that says what is in it'
}

check_outside_world() {
    in_code clock "$sources" '\bDate\(\)|\bDate\.now\b' \
        'take the time from the transaction or as a value handed in'
    in_code chance "$sources" \
        '\bUUID\(\)|\.random\((?!.*using:)|\.randomElement\(\)|\.shuffled\(\)|\bSystemRandomNumberGenerator\b' \
        'take ids and chance from the source handed in'
    in_code print '^Sources/(?!Arca(CLI|Bench)/).*\.swift$' '(?<![\w.])(print|debugPrint|dump)\(' \
        'write to the logger handed in; only programs of the command line print'
    in_code sleep "$tests" '\b(Task\.sleep|Thread\.sleep|usleep|nanosleep)\(' \
        'wait for the thing itself, or hand the time in'
    in_text xctest "$tests" '^\s*(@testable )?import XCTest\b' \
        'write it with Swift Testing (import Testing)'
}

check_sql() {
    in_text sql-joined "$sources" \
        '"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|DROP)\b[^"]*"\s*\+' \
        'write the whole statement in one literal; \(…) binds'
    in_text sql-joined "$sources" '\+\s*"\s*(FROM|WHERE|AND|OR|ORDER BY|LIMIT|JOIN|VALUES|SET) ' \
        'write the whole statement in one literal; \(…) binds'
    in_text sql-joined "$sources" '\bsql\s*\+=|\bsql:\s*"[^"]*\\\(' \
        'write the whole statement in one literal; \(…) binds'
}

check_words() {
    in_text unfinished '^(Sources|Tests|scripts)/' '\b(TO[D]O|FIX[M]E)\b' \
        'finish it, or file an issue and leave the line out'
    in_text machine-path '.' '(?<![\w.~})-])/(work|root|home)/\w' \
        'write a path inside the repository or one handed in'
}

# These switch the compiler's checks off: the line, or the one above it, says why that is right.
check_reasons() {
    local -a chosen
    local place
    mapfile -t chosen < <(grep -P "$sources" "$files")
    [[ ${#chosen[@]} -gt 0 ]] || return 0
    while IFS= read -r place; do
        finding "$place" reason 'say beside it why this is safe, or make it checked'
    done < <(awk '
        FNR == 1 { before = "" }
        /^[ \t]*\/\// { before = $0; next }
        /@unchecked|nonisolated\(unsafe\)|unowned\(unsafe\)/ {
            if (before !~ /\/\// && $0 !~ /\/\//) print FILENAME ":" FNR
        }
        { before = $0 }' "${chosen[@]}")
}

check_lengths() {
    local -a chosen
    local lines file
    mapfile -t chosen < <(grep -P '^((Sources|Tests)/.*\.(swift|c|h|py)|scripts/.*\.(sh|py))$' "$files")
    [[ ${#chosen[@]} -gt 0 ]] || return 0
    while read -r lines file; do
        if [[ $lines -gt 500 ]]; then
            finding "$file" length "$lines lines: split it, 500 is the limit"
        else
            say "$file: $lines lines: is there a second subject inside?"
        fi
    done < <(wc -l "${chosen[@]}" | awk '$2 != "total" && $1 > 350' | sort -rn)
}

check_tracked() {
    local file
    while IFS= read -r file; do
        finding "$file" tracked 'git rm --cached it: it is made anew by each build'
    done < <(git ls-files | grep -E '(^|/)(Package\.resolved|\.build[^/]*/)')
}

check_scripts() {
    local file
    while IFS= read -r file; do
        bash -n "$file" 2>/dev/null || finding "$file" syntax 'bash cannot read it: bash -n says why'
    done < <(grep -E '^(scripts/.*\.sh|\.ci/run)$' "$files")
}

report_idle_exceptions() {
    local index
    for index in "${!exception_rules[@]}"; do
        grep -qx "$index" "$exception_used" ||
            say "scripts/tidy-exceptions.txt: no longer needed:" \
                "${exception_rules[index]} ${exception_files[index]}"
    done
}

read_exceptions
blank_comments_and_strings
check_traps
check_outside_world
check_sql
check_words
check_reasons
check_lengths
check_tracked
check_scripts
report_idle_exceptions
if [[ -s $found ]]; then
    sort -t: -k1,1 -k2,2n "$found" >&2
    fail "$(wc -l <"$found") findings against the house rules."
fi
