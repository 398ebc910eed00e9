#!/usr/bin/env bash
# Checks the layout of Swift files. Long lines of markup inside string interpolations cannot be broken
# without changing the page, so the length of a line is the formatter's advice, not a fault.
set -euo pipefail
findings=$(swift format lint -r "$@" 2>&1 | grep -v 'LineLength' | grep -E ': (warning|error):' || true)
if [ -n "$findings" ]; then
    printf '%s\n' "$findings" "make fmt mends most of these."
    exit 1
fi
