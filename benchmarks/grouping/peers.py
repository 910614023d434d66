"""The published rules of other programs, written from their published parameters.

Every rule takes unit vectors in the order in which the faces arrive, and gives a function of the
distance it is usually tuned by (L2 on unit vectors) that returns a label per face, -1 for faces
left alone. The parameters around the distance are those each project publishes; the distance
itself belongs to an embedder, so the benchmark tries all of `Peer.distances` and reports the best,
chosen with the answer known. What peers do before (leaving out small or blurred faces by their own
detector's score) and after (asking the user) is not part of the rules.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Labels = NDArray[np.int64]
Rule = Callable[[float], Labels]
_ALONE = -1
_WIDEST = 0.5  # L2; no rule is tried with a longer distance


@dataclass(frozen=True, slots=True)
class Peer:
    """`distances`: what is tried; one for rules that have no distance to tune."""

    name: str
    rule: Callable[[Vectors], Rule]
    distances: tuple[float, ...] = (0.0,)


def agglomerative(vectors: Vectors, method: str) -> Rule:
    """Plain agglomerative clustering on squared L2 (scipy)."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import pdist

    if len(vectors) < 2:
        return lambda distance: np.zeros(len(vectors), dtype=np.int64)
    tree = linkage(pdist(vectors, "sqeuclidean"), method)
    return lambda distance: fcluster(tree, distance**2, "distance").astype(np.int64)


def immich(vectors: Vectors, least: int = 3) -> Rule:
    """A core point has 3 faces within the distance, itself included; all others are put off once.
    A face takes the person of the nearest of these three who has one, else of the nearest of all;
    a core point without one founds a person."""
    near = _Near(vectors)

    def group(distance: float) -> Labels:
        person = np.full(len(vectors), _ALONE, dtype=np.int64)
        is_core = near.counts(distance) >= least
        for face in (*np.flatnonzero(is_core), *np.flatnonzero(~is_core)):
            known = person[near.of(face, distance)]
            known = known[known >= 0]  # nearest first: the second search contains the first
            if len(known):
                person[face] = known[0]
            elif is_core[face]:
                person[face] = person.max() + 1
        return person

    return group


def photoprism(vectors: Vectors) -> Rule:
    """DBSCAN with core 5; a face outside joins the nearest cluster within its radius (95th
    percentile, capped) plus a margin, if that beats the runner-up by 0.01. Cap and margin stand to
    the distance as they do for SFace (0.60 and 0.35 to 0.78)."""
    clusters = dbscan(vectors, least=5)

    def group(distance: float) -> Labels:
        label = clusters(distance)
        count = int(label.max(initial=_ALONE)) + 1
        if count == 0:
            return label
        center = np.stack([vectors[label == one].mean(axis=0) for one in range(count)])
        away = np.sqrt(_squared(vectors, center).clip(0))
        radius = [np.percentile(away[label == one, one], 95) for one in range(count)]
        reach = np.minimum(radius, distance * 0.60 / 0.78) + distance * 0.35 / 0.78
        order, best = np.sort(away, axis=1), away.argmin(axis=1)
        margin = order[:, 1] - order[:, 0] if count > 1 else np.full(len(vectors), np.inf)
        fits = (label < 0) & (order[:, 0] <= reach[best]) & (margin >= 0.01)
        return np.where(fits, best, label)

    return group


def ente(vectors: Vectors) -> Rule:
    """Linear: every face joins its nearest earlier face if that is near enough."""
    squared = _squared(vectors, vectors)
    squared[np.triu_indices(len(vectors))] = np.inf
    nearest, away = squared.argmin(axis=1), squared.min(axis=1)

    def group(distance: float) -> Labels:
        label = np.arange(len(vectors))
        for face in np.flatnonzero(away < distance**2):
            label[face] = label[nearest[face]]
        return label

    return group


def chinese_whispers(vectors: Vectors, sweeps: int = 100) -> Rule:
    """dlib's: unweighted edges below the distance; 100 times as often as there are faces, a random
    face takes the label that most of its neighbours have."""
    near = _Near(vectors)

    def group(distance: float) -> Labels:
        neighbours = [near.of(face, distance) for face in range(len(vectors))]
        label = np.arange(len(vectors))
        random = np.random.default_rng(0)
        for _ in range(sweeps):
            for face in random.integers(0, len(vectors), len(vectors)).tolist():
                label[face] = _majority(label[neighbours[face]])
            if all(label[face] == _majority(label[rows]) for face, rows in enumerate(neighbours)):
                break  # nothing can change any more
        return label

    return group


def dbscan(vectors: Vectors, least: int) -> Rule:
    """Density clustering: faces with `least` near them, itself included, and what is near those."""
    from scipy.sparse.csgraph import connected_components

    squared = _squared(vectors, vectors)
    np.fill_diagonal(squared, 0.0)

    def group(distance: float) -> Labels:
        is_near = squared <= distance**2
        core = np.flatnonzero(is_near.sum(axis=1) >= least)
        label = np.full(len(vectors), _ALONE, dtype=np.int64)
        if len(core):
            label[core] = connected_components(is_near[np.ix_(core, core)], directed=False)[1]
            edge = np.flatnonzero((label < 0) & is_near[:, core].any(axis=1))
            label[edge] = label[core[squared[np.ix_(edge, core)].argmin(axis=1)]]
        return label

    return group


def approximate_rank_order(vectors: Vectors, listed: int = 20) -> Rule:
    """Otto, Wang, Jain 2018: two faces are linked if few of the neighbours before each in the
    other's list are missing from the other's list; what is linked is one person.

    The published lists of 200 are for larger sets: here, BCubed F is 0.21 with 200, 0.83 with 50,
    0.93 with 20 and 0.91 with 10."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    count = len(vectors)
    one, other, ratio = _rank_order(vectors, min(listed, count - 1))

    def group(threshold: float) -> Labels:
        edges = (one[ratio < threshold], other[ratio < threshold])
        graph = coo_matrix((np.ones(len(edges[0])), edges), shape=(count, count))
        return connected_components(graph, directed=False)[1].astype(np.int64)

    return group


def _rank_order(
    vectors: Vectors, listed: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Pairs that are in each other's lists, and their distance (d(a, b) + d(b, a)) / smaller rank,
    where d(a, b) counts the neighbours of a, up to b, that are not in b's list."""
    count = len(vectors)
    squared = _squared(vectors, vectors)
    np.fill_diagonal(squared, -1.0)
    order = np.argsort(squared, axis=1, kind="stable")[:, : listed + 1]
    rank = np.full((count, count), np.iinfo(np.int16).max, dtype=np.int16)
    np.put_along_axis(rank, order, np.arange(listed + 1, dtype=np.int16)[None], axis=1)
    one, other = np.nonzero(np.triu((rank <= listed) & (listed >= rank.T), 1))
    ratio = np.empty(len(one))
    for start in range(0, len(one), 1 << 14):
        a, b = one[start : start + (1 << 14)], other[start : start + (1 << 14)]
        missing = _missing(order, rank, a, b) + _missing(order, rank, b, a)
        ratio[start : start + len(a)] = missing / np.minimum(rank[a, b], rank[b, a])
    return one, other, ratio


def _missing(order: NDArray, rank: NDArray, a: NDArray, b: NDArray) -> NDArray[np.int64]:
    is_missing = rank[b[:, None], order[a]] == np.iinfo(np.int16).max
    return np.cumsum(is_missing, axis=1)[np.arange(len(a)), rank[a, b]]


def librephotos(vectors: Vectors) -> Rule:
    """HDBSCAN whose least group grows with the library; its epsilon of 0.05 is for dlib's vectors,
    which are about 1.43 long."""
    sizes = {100_000: 16, 10_000: 8, 1_000: 4}
    least = next((size for count, size in sizes.items() if len(vectors) > count), 2)
    return hdbscan(vectors, least, 1, cluster_selection_epsilon=0.05 / 1.43)


def hdbscan(vectors: Vectors, min_cluster_size: int, min_samples: int, **options: float) -> Rule:
    from hdbscan import HDBSCAN

    if len(vectors) <= max(min_cluster_size, min_samples):
        return lambda distance: np.full(len(vectors), _ALONE, dtype=np.int64)
    options |= {"min_cluster_size": min_cluster_size, "min_samples": min_samples}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # hdbscan uses old names of scikit-learn
        model = HDBSCAN(core_dist_n_jobs=1, **options).fit(vectors.astype(np.float64))
    return lambda distance: model.labels_.astype(np.int64)


class _Near:
    """Faces within a distance of each face, nearest first, itself included."""

    def __init__(self, vectors: Vectors) -> None:
        squared = _squared(vectors, vectors)
        np.fill_diagonal(squared, 0.0)
        rows, columns = np.nonzero(squared <= _WIDEST**2)
        order = np.lexsort((columns, squared[rows, columns], rows))
        self._columns, self._squared = columns[order], squared[rows, columns][order]
        self._bounds = np.searchsorted(rows[order], np.arange(len(vectors) + 1))

    def of(self, face: int, distance: float) -> NDArray[np.int64]:
        rows = slice(self._bounds[face], self._bounds[face + 1])
        return self._columns[rows][: np.searchsorted(self._squared[rows], distance**2, "right")]

    def counts(self, distance: float) -> NDArray[np.int64]:
        within = np.concatenate(([0], np.cumsum(self._squared <= distance**2)))
        return np.diff(within[self._bounds])


def _majority(labels: Labels) -> int:
    """The most frequent label, the smallest of equals."""
    if len(labels) == 1:
        return int(labels[0])
    values, votes = np.unique(labels, return_counts=True)
    return int(values[votes.argmax()])


def _squared(one: Vectors, other: Vectors) -> NDArray[np.float32]:
    squares = (one * one).sum(axis=1)[:, None] + (other * other).sum(axis=1)
    return squares - 2 * one @ other.T


def _steps(first: float, last: float, step: float = 0.01) -> tuple[float, ...]:
    return tuple(np.arange(first, last + step / 2, step).round(4).tolist())


PEERS = (
    Peer("average linkage", partial(agglomerative, method="average"), _steps(0.31, 0.42, 0.005)),
    Peer("complete linkage", partial(agglomerative, method="complete"), _steps(0.34, 0.48)),
    Peer("single linkage", partial(dbscan, least=1), _steps(0.22, 0.40)),
    Peer("dlib (Chinese whispers)", chinese_whispers, _steps(0.26, 0.40)),
    Peer("Immich (core points)", immich, _steps(0.26, 0.42)),
    Peer("PhotoPrism (DBSCAN, radii)", photoprism, _steps(0.20, 0.40)),
    Peer("Ente (linear)", ente, _steps(0.26, 0.42)),
    Peer("Approximate Rank-Order", approximate_rank_order, _steps(0.05, 1.0, 0.05)),
    Peer("LibrePhotos (HDBSCAN)", librephotos),
    Peer("Recognize (HDBSCAN)", partial(hdbscan, min_cluster_size=6, min_samples=4)),
    Peer("HDBSCAN, as fine as it gets", partial(hdbscan, min_cluster_size=2, min_samples=1)),
)
