"""Whose face is it? Nearest person, each person being the mean of their (other) faces."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trainer.evaluation.verification import Floats, unit

Labels = NDArray[np.int64]


class Identification(NamedTuple):
    """For every probe: whether the nearest person is right, and that person's cosine."""

    is_right: NDArray[np.bool_]
    nearest: Labels
    cosine: Floats


def identify(
    probes: Floats, probe_labels: Labels, gallery: Floats, gallery_labels: Labels
) -> Identification:
    """Probes against one direction per person: `gallery` holds it, unit or not."""
    cosines = unit(probes) @ unit(gallery).T
    best = cosines.argmax(1)
    nearest = gallery_labels[best]
    return Identification(nearest == probe_labels, nearest, cosines[np.arange(len(best)), best])


def person_means(vectors: Floats, labels: Labels) -> tuple[Floats, Labels]:
    """The mean unit vector of every person, and who it is."""
    sums, people, _ = _sums(vectors, labels)
    return unit(sums), people


def _sums(vectors: Floats, labels: Labels) -> tuple[Floats, Labels, Labels]:
    """The sum of every person's unit vectors, who it is, and the place of each face's person."""
    people, place = np.unique(labels, return_inverse=True)
    sums = np.zeros((len(people), vectors.shape[1]))
    np.add.at(sums, place, unit(vectors))
    return sums, people, place


def fused_means(vectors: Floats, log_variances: Floats, labels: Labels) -> tuple[Floats, Labels]:
    """Like `person_means`, every axis weighted by inverse variance.

    sum_i mu_i / sigma_i^2  over  sum_i 1 / sigma_i^2, normalized (Shi and Jain, ICCV 2019).
    """
    people, place = np.unique(labels, return_inverse=True)
    precision = np.exp(-(log_variances - log_variances.min()))
    weighted = np.zeros((len(people), vectors.shape[1]))
    total = np.zeros_like(weighted)
    np.add.at(weighted, place, unit(vectors) * precision)
    np.add.at(total, place, precision)
    return unit(weighted / np.maximum(total, 1e-30)), people


def leave_one_out_means(vectors: Floats, labels: Labels) -> tuple[Floats, NDArray[np.bool_]]:
    """Every face's person without that face: N x D unit vectors, and where there is any."""
    sums, _, place = _sums(vectors, labels)
    others = sums[place] - unit(vectors)
    return unit(others), np.bincount(place)[place] > 1


def identify_leaving_one_out(
    vectors: Floats, labels: Labels, probes: Floats | None = None
) -> Identification:
    """Every face against all people, its own person without the face itself.

    `probes` (N x D) stand for the faces where they are seen otherwise than among their people.
    Faces whose person has no other face are left out; their person still tempts the others.
    """
    gallery, people = person_means(vectors, labels)
    own, has_own = leave_one_out_means(vectors, labels)
    seen = unit(vectors if probes is None else probes)
    cosines = seen @ gallery.T
    place = np.searchsorted(people, labels)
    rows = np.arange(len(labels))
    cosines[rows, place] = (seen * own).sum(1)
    best = cosines.argmax(1)
    found = Identification(people[best] == labels, people[best], cosines[rows, best])
    return Identification(found.is_right[has_own], found.nearest[has_own], found.cosine[has_own])
