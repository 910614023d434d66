"""Who belongs together: vectors and the user's decisions in, groups out.

The result depends on the faces and the decisions only: not on the order of the rows, and on no
random number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import GroupingConstraints, Pairs
from photoface.domain.grouping import Grouping, GroupingInput
from photoface.domain.settings import GROUPING_METHODS
from photoface.grouping.calibrate import DEFAULT, Calibration
from photoface.grouping.canonical import canonical_order, reorder
from photoface.grouping.cohort import stranger_similarity
from photoface.grouping.constraints import NOBODY, first_come_labels
from photoface.grouping.hdbscan_method import hdbscan_nodes
from photoface.grouping.joining import join_poor
from photoface.grouping.linkage import LinkageRule, link
from photoface.grouping.membership import membership_evidence
from photoface.grouping.neighbours import close_pairs
from photoface.grouping.problem import Problem, sum_by
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
    linked = _group_nodes(problem, method, calibration, watch)
    label = linked.label[problem.rules.node]
    evidence = membership_evidence(problem, label, linked.offset, linked.rule)
    probability = calibration.probability(evidence)
    return _in_input_order(label, probability, order)


@dataclass(frozen=True, slots=True)
class _Linked:
    """label: group of every node. offset: of every face, what it adds to the evidence of its
    pairs. rule: what the evidence was weighed with."""

    label: NDArray[np.int64]
    offset: NDArray[np.float64]
    rule: LinkageRule


def _group_nodes(problem: Problem, method: str, calibration: Calibration, watch: Watch) -> _Linked:
    pairs = _candidates(problem, calibration, watch.span(0.0, 0.6))
    linking = problem.linking
    between = pairs[linking[pairs].all(axis=1)]
    known = _variance_offset(problem, calibration)
    first = _link(problem, between, calibration, watch.span(0.6, 0.7), known)
    if method == "hdbscan":
        linked = replace(first, label=first_come_labels(hdbscan_nodes(problem, between)))
    else:
        strangers, groups = _strangers(problem, first.label, calibration, watch.span(0.7, 0.9))
        report = watch.span(0.9, 1.0)
        linked = _link(problem, between, calibration, report, known + strangers, groups)
    nodes = problem.clusters(linked.offset)
    joined = join_poor(nodes, problem.apart, linked.label, linking, pairs, linked.rule)
    return replace(linked, label=first_come_labels(joined))


def _candidates(
    problem: Problem, calibration: Calibration, report: Callable[[float], None]
) -> Pairs:
    """Node pairs that hold a row pair close enough to be one person, whatever its offsets."""
    fewest = int(np.sqrt(problem.node_count))
    floor = calibration.cut_among(fewest) - calibration.largest_offset
    return problem.node_pairs(close_pairs(problem.faces.vectors, floor, on_block=report))


def _variance_offset(problem: Problem, calibration: Calibration) -> NDArray[np.float64]:
    log_variance = problem.faces.log_variance
    if log_variance is None:
        return np.zeros(len(problem.rules.node))
    return calibration.variance_offset(log_variance)


def _strangers(
    problem: Problem,
    label: NDArray[np.int64],
    calibration: Calibration,
    report: Callable[[float], None],
) -> tuple[NDArray[np.float64], int]:
    """What each face adds to its evidence, from how close it comes to other groups; and the
    number of those groups. Uncertain faces are nobody's strangers."""
    strangers = first_come_labels(label[problem.linking])
    of_node = np.full(problem.node_count, NOBODY)
    of_node[problem.linking] = strangers
    of_face = of_node[problem.rules.node]
    groups = int(strangers.max(initial=NOBODY)) + 1
    vectors, known = problem.faces.vectors, of_face >= 0
    means = sum_by(vectors[known], of_face[known], groups)
    similarity = stranger_similarity(vectors, of_face, means, on_block=report)
    plain = vectors if problem.faces.plain is None else problem.faces.plain
    return calibration.stranger_offset(plain, similarity, groups, problem.weight), groups


def _link(
    problem: Problem,
    pairs: Pairs,
    calibration: Calibration,
    report: Callable[[float], None],
    offset: NDArray[np.float64],
    groups: int | None = None,
) -> _Linked:
    """Linkage in a library of so many groups (at first: as many as there are nodes)."""
    among = int(problem.linking.sum()) if groups is None else groups
    rule = calibration.rule_among(among)
    total = max(len(pairs), 1)
    label = link(
        problem.clusters(offset),
        pairs,
        problem.apart,
        rule,
        on_round=lambda left: report(1 - left / total),
    )
    return _Linked(first_come_labels(label), offset, rule)


def _in_input_order(
    label: NDArray[np.int64], probability: NDArray[np.float32], order: NDArray[np.int64]
) -> Grouping:
    back = np.empty(len(order), dtype=np.int64)
    back[order] = np.arange(len(order))
    return Grouping(first_come_labels(label[back]), probability[back])
