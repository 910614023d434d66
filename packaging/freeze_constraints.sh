#!/usr/bin/env bash
# Writes constraints.txt from the environment that the tests were run in.
set -euo pipefail
bin=${BIN:-.venv/bin}
{
    echo "# Exact versions of everything that is installed; made by packaging/freeze_constraints.sh."
    "$bin/python" -m pip list --format=freeze --disable-pip-version-check |
        grep -v -i -E '^(photoface)==' | sed -E 's/^(torch==[0-9.]+)\+cpu$/\1/' | sort -f
} >constraints.txt
