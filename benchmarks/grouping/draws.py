"""Our own grouping where other photos are bad, among other people, and with other figures.

What `degraded` finds for every rule is one fifth of the photos and the figures in use. The people
whom neither the uncertainty head nor the second look were trained on are grouped by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from benchmarks.faces import table
from benchmarks.grouping.degraded import Fall, degrade, fall, joined_people
from benchmarks.grouping.faces import Faces, group, unseen_rows
from photoface.grouping.calibrate import DEFAULT

#: Seeds of the fifths that are spoiled.
DRAWS = (0, 1)
LEVELS = ("light", "strong")
#: Values tried of a figure, the one in use among them.
TRIED = {
    "cut": (0.906, DEFAULT.cut, 0.908, 0.910, 0.912, 0.914),
    "uncertain_margin": (0.0, 0.004, DEFAULT.uncertain_margin, 0.008, 0.012),
}


def print_draws(faces: Faces) -> None:
    """What two fifths of the photos do, to everybody and to those not trained on alone."""
    rows = []
    for people, some in (("all", np.arange(len(faces))), ("not trained on", unseen_rows(faces))):
        for level in LEVELS:
            for draw in DRAWS:
                mixed, is_bad = degrade(faces, level, draw)
                of = fall(group, faces.only(some), mixed.only(some), is_bad[some])
                figures = (f"{of.clear:.4f}", f"{of.bad:.4f}", f"{of.depth:.4f}", of.joined)
                rows.append((people, level, draw + 1, *figures, *of.together))
    print("\n## Other fifths of the photos, other people\n")
    print("Together: pairs of people in one group, of the photos that stay clear, with the others")
    print("clear, spoiled and left out.\n")
    figures = ("F, clear photos", "F, with bad ones", "fall", "joined")
    together = ("together: clear", "spoiled", "left out")
    table(("people", "spoiled", "draw", *figures, *together), rows)


def print_tried(faces: Faces) -> None:
    """Falls and joined people, of every draw, for every value that is tried."""
    for figure, values in TRIED.items():
        print(f"\n## Other values of {figure}\n")
        columns = [f"{what}: {level}" for what in ("joined", "fall") for level in LEVELS]
        header = (figure, "F, clear photos", "pairs of people in one group", *columns)
        table(header, [_tried(faces, figure, value) for value in values])


def _tried(faces: Faces, figure: str, value: float) -> tuple[object, ...]:
    rule = partial(group, calibration=replace(DEFAULT, **{figure: value}))
    label = rule(faces)
    found = [
        [fall(rule, faces, *degrade(faces, level, draw)) for draw in DRAWS] for level in LEVELS
    ]
    joined = [_listed(of, lambda one: str(one.joined)) for of in found]
    depth = [_listed(of, lambda one: f"{one.depth:.4f}") for of in found]
    pairs = len(joined_people(label, faces.person))
    return (f"{value:g}", f"{faces.judge(label).bcubed_f:.4f}", pairs, *joined, *depth)


def _listed(falls: Sequence[Fall], shown: Callable[[Fall], str]) -> str:
    return ", ".join(map(shown, falls))
