"""How time and memory of grouping grow with the library, and what adding new faces costs.

    python -m benchmarks.grouping_scale --faces 10000 30000 100000

Every size is a made-up library (`benchmarks.grouping_library`), grouped in a process of its own,
with a thousand faces added to it after that; on two cores unless --cores says otherwise. The slope
is that of the last two sizes on log-log scales: 1 grows as the library does, 2 as its square. At
the end, a library is added in a hundred batches and compared with one grouped all at once.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import time

import numpy as np

from benchmarks.grouping_library import make_library
from photoface.domain.constraints import GroupingConstraints
from photoface.domain.grouping import GroupingInput
from photoface.grouping import extend_groups, group_faces, score_grouping
from photoface.services.grouping_child import OUTGROWN

_ADDED = 1000
_BATCHES = 100
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def measure(count: int) -> dict[str, float]:
    """Group `count` faces from scratch, then add some more. Memory is this process's peak."""
    library = make_library(count + _ADDED)
    known = _first(library.given, count)
    nobody = GroupingConstraints.none
    start, work = time.perf_counter(), time.process_time()
    labels = group_faces(known, nobody(count)).labels
    seconds, work = time.perf_counter() - start, time.process_time() - work
    peak = _peak()
    group = np.concatenate((labels, np.full(_ADDED, -1)))
    start = time.perf_counter()
    extend_groups(library.given, nobody(count + _ADDED), group)
    adding = time.perf_counter() - start
    scores = score_grouping(labels, library.person[:count])
    return {
        "faces": count, "seconds": seconds, "cpu_seconds": work, "peak_mb": peak,
        "adding_1000_seconds": adding, "bcubed_f": scores.bcubed_f,
        "bcubed_precision": scores.bcubed_precision, "groups": scores.groups,
    }  # fmt: skip


def in_batches(count: int) -> dict[str, float]:
    """Add everything in a hundred batches, as an import does, and all at once."""
    library = make_library(count)
    group, whole, wholes, adding = np.empty(0, dtype=np.int64), 0, 0, 0.0
    for part in range(1, _BATCHES + 1):
        faces = _first(library.given, count * part // _BATCHES)
        total = len(faces.vectors)
        start = time.perf_counter()
        if total > OUTGROWN * whole:
            group = group_faces(faces, GroupingConstraints.none(total)).labels
            whole, wholes = total, wholes + 1
        else:
            group = np.concatenate((group, np.full(total - len(group), -1)))
            group = extend_groups(faces, GroupingConstraints.none(total), group).labels
            adding = max(adding, time.perf_counter() - start)
    at_once = group_faces(library.given, GroupingConstraints.none(count)).labels
    grown = score_grouping(group, library.person).bcubed_f
    return {
        "faces": count, "grouped_as_a_whole": wholes, "slowest_addition_seconds": adding,
        "bcubed_f_in_batches": grown,
        "bcubed_f_at_once": score_grouping(at_once, library.person).bcubed_f,
        "agreement_f": score_grouping(group, at_once).bcubed_f,
    }  # fmt: skip


def _first(faces: GroupingInput, count: int) -> GroupingInput:
    return GroupingInput(faces.vectors[:count], faces.photo[:count])


def _peak() -> float:
    """Largest memory of this process so far, in MB."""
    import resource

    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _apart(cores: int, *words: object) -> dict[str, float]:
    """One measurement in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.grouping_scale", *map(str, words)]
    threads = dict.fromkeys(_THREADS, str(cores))
    done = subprocess.run(
        command, env={**os.environ, **threads}, stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def slope(rows: list[dict[str, float]], name: str) -> float:
    """By which power of the faces this grows, from the last two sizes; NaN for one size."""
    if len(rows) < 2:
        return math.nan
    before, after = rows[-2:]
    return math.log(after[name] / before[name]) / math.log(after["faces"] / before["faces"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faces", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    parser.add_argument("--batches", type=int, default=10_000, help="faces added in 100 batches")
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--one-batches", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one)))
    elif asked.one_batches:
        print(json.dumps(in_batches(asked.one_batches)))
    else:
        _report(asked.faces, asked.batches, asked.cores)


def _report(sizes: list[int], batches: int, cores: int) -> None:
    print(
        f"{'faces':>9} {'s':>8} {'CPU s':>8} {'peak MB':>8} {'+1000 s':>8} {'F':>7} {'groups':>8}"
    )
    rows = []
    for count in sorted(sizes):
        row = _apart(cores, "--one", count)
        rows.append(row)
        print(
            f"{count:9} {row['seconds']:8.1f} {row['cpu_seconds']:8.1f} {row['peak_mb']:8.0f} "
            f"{row['adding_1000_seconds']:8.2f} {row['bcubed_f']:7.4f} {row['groups']:8}",
            flush=True,
        )
    slopes = {name: slope(rows, name) for name in ("seconds", "cpu_seconds", "peak_mb")}
    print(f"{'slope':>9} " + " ".join(f"{value:8.2f}" for value in slopes.values()))
    grown = _apart(cores, "--one-batches", batches)
    print(
        f"{batches} faces in {_BATCHES} batches: F {grown['bcubed_f_in_batches']:.4f}, "
        f"at once {grown['bcubed_f_at_once']:.4f}; "
        f"slowest addition {grown['slowest_addition_seconds']:.2f} s"
    )
    told = {"sizes": rows, "slopes": slopes, "in_batches": grown}
    print(json.dumps({"benchmark": "grouping_scale", **told}))


if __name__ == "__main__":
    main()
