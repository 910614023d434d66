"""The grouping child: reads vectors and decisions from the library, says who belongs together."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from photoface.grouping import Calibration, group_faces
from photoface.grouping.candidates import group_centroids, likely_pairs, mixed_probability
from photoface.services import grouping_input
from photoface.services.grouping_input import OpenFaces
from photoface.services.grouping_messages import (
    GroupFacts,
    GroupingDone,
    GroupingOrder,
    GroupingProgress,
)
from photoface.store.database import open_reader

_GROUPING_SHARE = 0.9  # of the time; the rest looks at the groups that were found


def main(connection: Connection, folder: Path, order: GroupingOrder) -> None:
    """Group every open face of the library in `folder` once, send GroupingDone, end."""
    os.nice(10)
    database = open_reader(folder)
    faces = grouping_input.load(database.conn, order.embedder)
    connection.send(group(faces, order, lambda done: connection.send(GroupingProgress(done))))


def group(
    faces: OpenFaces, order: GroupingOrder, on_progress: Callable[[float], None] = lambda _: None
) -> GroupingDone:
    """The proposal for these faces."""
    calibration = Calibration()
    calibration = replace(calibration, cut=calibration.cut + order.strictness)
    grouping = group_faces(
        faces.given,
        faces.eras,
        method=order.method,
        calibration=calibration,
        on_progress=lambda fraction: on_progress(_GROUPING_SHARE * fraction),
    )
    named = np.zeros(int(grouping.labels.max(initial=-1)) + 1, dtype=bool)
    named[grouping.labels[faces.constraints.person >= 0]] = True
    centroid = group_centroids(faces.given.vectors, grouping.labels)
    size = np.bincount(grouping.labels, minlength=len(named))
    pair, pair_probability = likely_pairs(centroid, size)
    mixed = mixed_probability(faces.given.vectors, grouping.labels, named)
    facts = GroupFacts(centroid, mixed, pair, pair_probability)
    return GroupingDone(faces.face, grouping.labels, grouping.probability, facts)
