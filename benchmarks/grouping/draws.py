"""Our own grouping where other photos are bad, among other people, and with other figures.

What `degraded` finds for every rule is one fifth of the photos, once, and the figures in use. The
people whom neither the uncertainty head nor the second look were trained on are grouped by
themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

import numpy as np

from benchmarks.faces import table
from benchmarks.grouping.degraded import Fall, degrade, fall, joined_people
from benchmarks.grouping.faces import Faces, group, unseen_rows
from photoface.grouping.calibrate import DEFAULT

#: Seeds of the fifths that are spoiled.
DRAWS = range(6)
LEVELS = ("light", "strong")
_OF_LEVEL = ("joined", "by good photos", "deepest fall")
#: Values tried of a figure, the one in use among them.
TRIED = {
    "cut": (0.907, 0.909, DEFAULT.cut, 0.912, 0.913, 0.915),
    "poor_ease": (0.0, DEFAULT.poor_ease, 0.003, 0.004),
    "cohort_half": (500.0, 2000.0, DEFAULT.cohort_half, 20000.0),
}


def print_draws(faces: Faces) -> None:
    """What two fifths of the photos do, to everybody and to those not trained on alone."""
    rows = []
    for people, some in (("all", np.arange(len(faces))), ("not trained on", unseen_rows(faces))):
        for level in LEVELS:
            for draw in DRAWS:
                mixed, is_bad = degrade(faces, level, draw)
                of = fall(group, faces.only(some), mixed.only(some), is_bad[some])
                figures = (f"{of.clear:.4f}", f"{of.bad:.4f}", f"{of.depth:.4f}")
                joined = (of.joined, of.joined_good)
                rows.append((people, level, draw + 1, *figures, *joined, *of.together))
    print("\n## Other fifths of the photos, other people\n")
    print("Together: pairs of people in one group, of the photos that stay clear, with the others")
    print("clear, spoiled and left out.\n")
    figures = ("F, clear photos", "F, with bad ones", "fall", "joined", "good photos")
    together = ("together: clear", "spoiled", "left out")
    table(("people", "spoiled", "draw", *figures, *together), rows)


def print_tried(faces: Faces) -> None:
    """Joined people of all draws and the deepest fall, for every value that is tried."""
    for figure, values in TRIED.items():
        print(f"\n## Other values of {figure}\n")
        columns = [f"{what}: {level}" for level in LEVELS for what in _OF_LEVEL]
        header = (figure, "F, clear photos", "pairs of people in one group", *columns)
        table(header, [_tried(faces, figure, value) for value in values])


def _tried(faces: Faces, figure: str, value: float) -> tuple[object, ...]:
    rule = partial(group, calibration=replace(DEFAULT, **{figure: value}))
    label = rule(faces)
    found = [
        _of_level([fall(rule, faces, *degrade(faces, level, draw)) for draw in DRAWS])
        for level in LEVELS
    ]
    pairs = len(joined_people(label, faces.person))
    return (f"{value:g}", f"{faces.judge(label).bcubed_f:.4f}", pairs, *chain(*found))


def _of_level(falls: Sequence[Fall]) -> tuple[object, ...]:
    joined, good = sum(of.joined for of in falls), sum(of.joined_good for of in falls)
    return joined, good, f"{max(of.depth for of in falls):.4f}"
