"""The grouping child: reads vectors and decisions from the library, says who belongs together."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoface.domain.grouping import GroupingInput
from photoface.grouping import (
    FITTED_SCALE,
    FITTED_TO,
    Calibration,
    Move,
    TooMuchChangedError,
    extend_groups,
    group_faces,
    library_scale,
)
from photoface.grouping.candidates import group_centroids, likely_pairs, mixed_probability
from photoface.grouping.scale import UNMOVED
from photoface.services import grouping_input
from photoface.services.grouping_input import OpenFaces
from photoface.services.grouping_messages import (
    FacesPlaced,
    GroupFacts,
    GroupingDone,
    GroupingOrder,
    GroupingProgress,
)
from photoface.store import groups
from photoface.store.database import open_reader

#: Groups are found anew, all at once, when the library has grown by a quarter since.
OUTGROWN = 1.25
_GROUPING_SHARE = 0.9  # of the time; the rest looks at the groups that were found


def main(connection: Connection, folder: Path, order: GroupingOrder) -> None:
    """Group every open face of the library in `folder` once, send GroupingDone, end."""
    os.nice(10)
    database = open_reader(folder)
    faces = grouping_input.load(database.conn, order.embedder)
    found: GroupingDone | FacesPlaced | None = None
    if order.only_new and may_extend(groups.whole_grouping(database.conn), faces, order):
        found = place_new(faces, order)
    if found is None:
        found = group(faces, order, lambda done: connection.send(GroupingProgress(done)))
    connection.send(found)


def may_extend(whole: Mapping[str, object], faces: OpenFaces, order: GroupingOrder) -> bool:
    """True if the groups that stand were found in the way that is asked for now, all at once, in a
    library not much smaller than this one."""
    is_same = all(whole.get(name) == getattr(order, name) for name in ("embedder", "strictness"))
    is_linkage = order.method == whole.get("method") == "average_linkage"
    return is_same and is_linkage and len(faces.face) <= OUTGROWN * int(str(whole["faces"]))


def place_new(faces: OpenFaces, order: GroupingOrder) -> FacesPlaced | None:
    """Where the faces without a group belong; None if that would not do."""
    move = _move(order, faces.given)
    try:
        grouping = extend_groups(
            faces.given,
            faces.eras,
            faces.group,
            calibration=_calibration(order, move),
        )
    except TooMuchChangedError:
        return None
    moved = np.flatnonzero(grouping.labels != faces.group)
    touched = np.unique(np.concatenate([faces.group[moved], grouping.labels[moved]]))
    touched = touched[np.isin(touched, grouping.labels)]
    return FacesPlaced(
        face=faces.face[moved],
        before=faces.group[moved],
        after=grouping.labels[moved],
        probability=grouping.probability[moved],
        last=int(faces.group.max(initial=-1)),
        touched=touched,
        facts=_facts_of(faces, grouping.labels, touched, move),
    )


def _facts_of(
    faces: OpenFaces, label: NDArray[np.int64], touched: NDArray[np.int64], move: Move
) -> GroupFacts:
    """What is known of these groups after faces came or went."""
    vectors = faces.given.vectors
    groups_now, row = np.unique(label, return_inverse=True)
    of = np.searchsorted(groups_now, touched)
    centroid = group_centroids(vectors, row)
    named = np.zeros(len(groups_now), dtype=bool)
    named[row[faces.constraints.person >= 0]] = True
    pair, probability = likely_pairs(centroid, np.bincount(row), named, of=of, move=move)
    inside = np.isin(label, touched)
    place = np.searchsorted(touched, label[inside])
    mixed = mixed_probability(vectors[inside], place, named[of], move)
    aside = _share_of(faces.is_aside[inside], place)
    return GroupFacts(centroid[of], mixed, aside, groups_now[pair], probability)


def group(
    faces: OpenFaces, order: GroupingOrder, on_progress: Callable[[float], None] = lambda _: None
) -> GroupingDone:
    """The proposal for these faces."""
    move = _move(order, faces.given)
    grouping = group_faces(
        faces.given,
        faces.eras,
        method=order.method,
        calibration=_calibration(order, move),
        on_progress=lambda fraction: on_progress(_GROUPING_SHARE * fraction),
    )
    named = np.zeros(int(grouping.labels.max(initial=-1)) + 1, dtype=bool)
    named[grouping.labels[faces.constraints.person >= 0]] = True
    centroid = group_centroids(faces.given.vectors, grouping.labels)
    size = np.bincount(grouping.labels, minlength=len(named))
    pair, pair_probability = likely_pairs(centroid, size, named, move=move)
    mixed = mixed_probability(faces.given.vectors, grouping.labels, named, move)
    aside = _share_of(faces.is_aside, grouping.labels)
    facts = GroupFacts(centroid, mixed, aside, pair, pair_probability)
    return GroupingDone(faces.face, grouping.labels, grouping.probability, facts, order, move)


def _share_of(flag: NDArray[np.bool_], label: NDArray[np.int64]) -> NDArray[np.float32]:
    """Share of each group's faces of which it is true, float32 (k,)."""
    return (np.bincount(label, flag) / np.maximum(np.bincount(label), 1)).astype(np.float32)


def _calibration(order: GroupingOrder, move: Move) -> Calibration:
    """The shipped figures, moved to where the faces of this library lie for its embedder."""
    shipped = Calibration()
    return replace(shipped, cut=shipped.cut + order.strictness).on(move)


def _move(order: GroupingOrder, given: GroupingInput) -> Move:
    """From where the faces of this library lie for its embedder to the scale of the figures.

    A model that learned is compared with the one it learned from, on the same faces.
    """
    is_fitted = order.embedder.partition("/")[0] == FITTED_TO
    if is_fitted and given.plain is None:
        return UNMOVED
    here = library_scale(given.vectors)
    before = library_scale(given.plain) if is_fitted and given.plain is not None else None
    return UNMOVED if here is None else Move.between(here, before or FITTED_SCALE)
