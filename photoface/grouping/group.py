"""Who belongs together: vectors and the user's decisions in, groups out.

The result depends on the faces and the decisions only: not on the order of the rows, and on no
random number.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import GroupingConstraints, Pairs
from photoface.domain.grouping import Grouping, GroupingInput
from photoface.domain.settings import GROUPING_METHODS
from photoface.grouping.calibrate import DEFAULT, Calibration
from photoface.grouping.canonical import canonical_order, reorder
from photoface.grouping.constraints import first_come_labels
from photoface.grouping.hdbscan_method import hdbscan_nodes
from photoface.grouping.linkage import LinkageRule, link
from photoface.grouping.membership import membership_probability
from photoface.grouping.neighbours import close_pairs
from photoface.grouping.problem import Problem
from photoface.grouping.uncertain import join_uncertain
from photoface.grouping.watch import Watch


def group_faces(
    faces: GroupingInput,
    constraints: GroupingConstraints,
    *,
    method: str = "average_linkage",
    calibration: Calibration = DEFAULT,
    on_progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Grouping:
    """Group faces so that no decision of the user is broken.

    `method` is one of `GROUPING_METHODS`; `calibration` belongs to the embedder of the vectors.
    `on_progress` hears fractions 0..1. Raises ValueError for an unknown method and
    GroupingCancelledError once `is_cancelled()` is true. Decisions that contradict others are
    set aside; `find_conflicts` lists them.
    """
    if method not in GROUPING_METHODS:
        raise ValueError(f"unknown grouping method {method!r}")
    if len(faces.vectors) == 0:
        return Grouping(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32))
    watch = Watch(on_progress, is_cancelled)
    order = canonical_order(faces, constraints)
    problem = Problem.of(*reorder(faces, constraints, order))
    nodes = _group_nodes(problem, method, calibration, watch)
    label = nodes[problem.rules.node]
    probability = membership_probability(problem, label, calibration)
    return _in_input_order(label, probability, order)


def _group_nodes(
    problem: Problem, method: str, calibration: Calibration, watch: Watch
) -> NDArray[np.int64]:
    pairs = _candidates(problem, calibration, watch)
    linking = problem.linking
    between = pairs[linking[pairs].all(axis=1)]
    groups = int(linking.sum())
    first = _link(problem, between, calibration, groups, watch.span(0.6, 0.8))
    groups = len(np.unique(first[linking]))
    if method == "hdbscan":
        label = first_come_labels(hdbscan_nodes(problem, between))
    else:
        label = _link(problem, between, calibration, groups, watch.span(0.8, 1.0))
    rule = LinkageRule(calibration.cut_among(groups), calibration.size_penalty)
    return first_come_labels(join_uncertain(problem, label, linking, pairs, rule))


def _candidates(problem: Problem, calibration: Calibration, watch: Watch) -> Pairs:
    """Node pairs that hold a row pair close enough to be one person in the smallest library."""
    rule = LinkageRule(calibration.cut, calibration.size_penalty)
    offset = rule.own_offset(problem.clusters()).astype(np.float32)[problem.rules.node]
    rows = close_pairs(
        problem.faces.vectors, offset, calibration.cut, on_block=watch.span(0.0, 0.6)
    )
    return problem.node_pairs(rows)


def _link(
    problem: Problem,
    pairs: Pairs,
    calibration: Calibration,
    groups: int,
    report: Callable[[float], None],
) -> NDArray[np.int64]:
    rule = LinkageRule(calibration.cut_among(groups), calibration.size_penalty)
    total = max(len(pairs), 1)
    labels = link(
        problem.clusters(),
        pairs,
        problem.apart,
        rule,
        on_round=lambda left: report(1 - left / total),
    )
    return first_come_labels(labels)


def _in_input_order(
    label: NDArray[np.int64], probability: NDArray[np.float32], order: NDArray[np.int64]
) -> Grouping:
    back = np.empty(len(order), dtype=np.int64)
    back[order] = np.arange(len(order))
    return Grouping(first_come_labels(label[back]), probability[back])
