"""Do faces of the background stay out of other people's groups?

Nobody said who stands in the background of LFW's photos, so no other figure here sees them. Hardly
any of them is somebody else's main subject: one that stands in the group of a person whom other
photos are named after is nearly always wrong.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.faces import table
from benchmarks.grouping.faces import central_of, group, scanned
from photoface.grouping import Calibration
from photoface.grouping.calibrate import DEFAULT

_LEAST_CENTRAL = 3
_MARGINS = (-0.004, 0.0, DEFAULT.uncertain_margin, 0.004, 0.008)


def strays(
    label: NDArray[np.int64], folder: NDArray[np.str_], is_central: NDArray[np.bool_]
) -> int:
    """Faces of the background in a group of at least three faces that are the subject of their
    photos, from a photo of somebody else than most of those; all of shape (n,)."""
    found = 0
    for one in np.unique(label[is_central]):
        inside = label == one
        subjects, count = np.unique(folder[inside & is_central], return_counts=True)
        if count.sum() >= _LEAST_CENTRAL:
            whose = subjects[count.argmax()]
            found += int((inside & ~is_central & (folder != whose)).sum())
    return found


def print_strays(data: Path, calibration: Calibration = DEFAULT) -> None:
    faces = scanned(data / "lfw")
    folder = np.array([Path(path).parent.name for path in faces.path])
    is_central = np.zeros(len(faces), dtype=bool)
    is_central[central_of(faces)] = True
    rows = []
    for margin in _MARGINS:
        label = group(faces, replace(calibration, uncertain_margin=margin))
        rows.append((f"{margin:g}", str(strays(label, folder, is_central))))
    print(f"\n## {int((~is_central).sum()):,} faces in the background\n")
    table(("what an uncertain face needs beyond the cut", "in groups of somebody else"), rows)
