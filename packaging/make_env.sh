#!/usr/bin/env bash
# Makes the virtual environment: Python >= 3.11 and pip are all it needs.
set -euo pipefail
python=${PYTHON:-python3}
venv=${VENV:-.venv}

if ! command -v "$python" >/dev/null; then
    echo "Photoface needs Python 3.11 or newer. On Debian: apt install python3 python3-pip" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Photoface needs Python 3.11 or newer; $("$python" --version) is older." >&2
    exit 1
fi
if ! "$python" -m pip --version >/dev/null 2>&1; then
    echo "Photoface needs pip. On Debian: apt install python3-pip" >&2
    exit 1
fi

[ -x "$venv/bin/python" ] || "$python" -m venv --without-pip "$venv"
echo "Installing Photoface into $venv (a few minutes the first time) ..."
"$python" -m pip --python "$venv/bin/python" install --quiet --disable-pip-version-check \
    --constraint constraints.txt pip setuptools
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    --constraint constraints.txt --editable '.[dev]'
