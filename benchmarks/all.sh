#!/usr/bin/env bash
# Prints every figure of the README. Those on labelled photos need ../shared/data; all of it takes hours.
set -uo pipefail
bin=${BIN:-.venv/bin}
lfw=out/benchmarks/lfw
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}

bench() {
    echo "== $*"
    "$bin/python" -m "benchmarks.$1" "${@:2}" || echo "($1 did not run to its end)"
}

for name in people detection embedding second_look verification scan gui gui_people acts gui_acts tag_round_trip survival memory \
    grouping trainer_label_noise trainer_uncertainty trainer_corrections; do
    bench "$name"
done
bench trainer_corrections --people 0 --seeds 10
bench grouping_scale --cores 1 --faces 100000 1000000
if [ -d ../shared/data/lfw ]; then
    [ -d "$lfw" ] || "$bin/photoface" scan ../shared/data/lfw --library "$lfw"
    for name in corrections likely_pairs doubtful_names switching trainer_program; do
        bench "$name" --library "$lfw"
    done
fi
