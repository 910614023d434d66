#!/usr/bin/env bash
# Prints every figure of the README. Those on labelled photos need ../shared/data.
set -uo pipefail
bin=${BIN:-.venv/bin}
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
for name in people detection embedding verification scan gui survival memory; do
    echo "== $name"
    "$bin/python" -m "benchmarks.$name" || echo "($name did not run to its end)"
done
