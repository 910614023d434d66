"""How long an act of the user takes until it is written and told, in a library of 300,000 faces.

    python -m benchmarks.acts --faces 300000

Merge, split and confirm of 500 faces, one rejected face, and the undo of each; the middle of nine
runs, each on other faces. The bar is 50 ms. Beside the time that passes stands the processor's: on
a busy machine the one grows, the other hardly.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.faces import table
from benchmarks.generated_library import make_library
from photoface.services import browse, history, name_people
from photoface.services.library import Library, open_library
from photoface.services.split_person import SplitDraft, apply_split

_RUNS = 9
_BAR = 50.0  # ms


def timed(act: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds until the act is written and every listener has been told: as they pass, and of
    the processor."""
    start, busy = time.perf_counter(), time.process_time()
    assert act() is not None
    return 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - busy)


def measure(library: Library, *, faces: int = 500) -> dict[str, list[tuple[float, float]]]:
    """What every run of every act took, and its undo; see `timed`."""
    groups = [card.id for card in library.read(browse.group_cards)[: 2 * _RUNS]]
    found: dict[str, list[tuple[float, float]]] = {}
    for run in range(_RUNS):
        one = _named(library, groups[2 * run], f"One {run}", faces)
        other = _named(library, groups[2 * run + 1], f"Other {run}", faces)
        for name, act in _acts(library, one, other, faces).items():
            found.setdefault(name, []).append(timed(act))
            undone = timed(partial(history.undo, library))
            found.setdefault(f"undo {name}", []).append(undone)
    return found


def _acts(library: Library, one: int, other: int, faces: int) -> dict[str, Callable[[], object]]:
    some = library.read(lambda c: browse.faces_of_person(c, one))[:faces]
    halves = SplitDraft(one, None, (tuple(some[: faces // 2]), tuple(some[faces // 2 :])))
    return {
        "merge": lambda: name_people.merge_people(library, one, other),
        "confirm": lambda: name_people.confirm_faces(library, some, one),
        "split": lambda: apply_split(library, halves, {1: "The other half"}),
        "split, nameless": lambda: apply_split(library, halves),
        "reject one": lambda: name_people.reject_faces(library, some[:1], one),
    }


def _named(library: Library, group: int, name: str, faces: int) -> int:
    members = library.read(lambda c: browse.faces_of_group(c, group))
    name_people.name_faces(library, members[:faces], name)
    person = library.read(lambda c: browse.person_named(c, name))
    assert person is not None
    return person


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--faces", type=int, default=300_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        make_library(Path(folder), photos=options.faces // 3, faces=options.faces)
        with open_library(Path(folder)) as library:
            found = measure(library)
    passed, busy = (
        {
            name: round(statistics.median(run[which] for run in runs), 1)
            for name, runs in found.items()
        }
        for which in (0, 1)
    )
    slowest = {name: round(max(run[0] for run in runs), 1) for name, runs in found.items()}
    rows = [(name, passed[name], slowest[name], busy[name]) for name in found]
    table(("act", "ms", "slowest", "processor ms"), rows)
    holds = max(passed.values()) <= _BAR
    print(json.dumps({"ms": passed, "processor_ms": busy, "holds": holds}))


if __name__ == "__main__":
    main()
