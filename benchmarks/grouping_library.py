"""Made-up libraries of 10,000 to 1,000,000 faces whose vectors lie as real ones do.

A vector is the unit vector along (mean + person + photo). How far people spread around the mean,
and photos around their person, along each of the 128 axes, was measured on the labelled faces of
LFW with the default embedder; only these spreads are kept here. `python -m
benchmarks.grouping_library` prints the quantiles of the made-up distances.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoface.domain.grouping import GroupingInput

_WIDTH = 128
_MEAN = 0.912  # length of the mean vector, along the last axis, where nothing else varies
#: Variance along an axis, between the axes listed by straight lines on a log scale.
_AXES = (0, 1, 2, 4, 8, 16, 32, 48, 64, 96, 112)
_PEOPLE = (140, 115, 76, 53, 32, 18.5, 8.9, 4.6, 2.1, 0.3, 0.03)  # 1e-4
_PHOTOS = (5.4, 7.2, 7.5, 7.7, 7.0, 6.5, 5.6, 4.1, 2.6, 0.8, 0.08)  # 1e-4
#: Some people are plainer, some photos far more off than others: spread of the logs of both.
_PLAIN, _OFF = 0.14, 0.25
_FACES_PER_PERSON = 8
_MOST_PHOTOS = 20_000
_LARGEST_SHARE = 0.2
_BLOCK = 65_536


@dataclass(frozen=True, slots=True)
class MadeFaces:
    """n faces in random order. person: int64 (n,), who it is."""

    given: GroupingInput
    person: NDArray[np.int64]


def make_library(count: int, seed: int = 0) -> MadeFaces:
    """`count` faces, one person to eight of them: one with a fifth of all photos (20,000 at most),
    many with one."""
    rng = np.random.default_rng(seed)
    person = rng.permutation(np.repeat(*_people(count))).astype(np.int64)
    centers = _centers(rng, int(person.max()) + 1)
    vectors = np.empty((count, _WIDTH), dtype=np.float32)
    for start in range(0, count, _BLOCK):
        who = person[start : start + _BLOCK]
        off = np.exp(_OFF * rng.standard_normal((len(who), 1), dtype=np.float32))
        block = centers[who] + off * _draw(rng, len(who), _PHOTOS)
        vectors[start : start + _BLOCK] = block / np.linalg.norm(block, axis=1, keepdims=True)
    return MadeFaces(GroupingInput(vectors, _photos(person)), person)


def _centers(rng: np.random.Generator, count: int) -> NDArray[np.float32]:
    """Where each person's photos lie around; none are much further from the mean than most."""
    plain = np.exp(_PLAIN * (1 - rng.exponential(size=(count, 1)))).astype(np.float32)
    centers = plain * _draw(rng, count, _PEOPLE)
    centers[:, -1] += _MEAN
    return centers


def _people(count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """People and how many faces each has: largest / rank^s, with s such that it adds up."""
    people = max(1, count // _FACES_PER_PERSON)
    largest = min(_MOST_PHOTOS, int(_LARGEST_SHARE * count))
    rank = np.arange(1, people + 1)

    def sizes(exponent: float) -> NDArray[np.int64]:
        return np.maximum(1, largest * rank**-exponent).astype(np.int64)

    low, high = 0.0, 4.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if sizes(middle).sum() > count else (low, middle)
    size = sizes(high)
    size[: count - int(size.sum())] += 1  # what rounding left over
    return np.arange(people), size


def _draw(rng: np.random.Generator, count: int, variance: tuple[float, ...]) -> NDArray[np.float32]:
    knots = np.log(np.array(variance) * 1e-4)
    scale = np.exp(np.interp(np.arange(_WIDTH), _AXES, knots) / 2)
    scale[-1] = 0.0
    return rng.standard_normal((count, _WIDTH), dtype=np.float32) * scale.astype(np.float32)


def _photos(person: NDArray[np.int64]) -> NDArray[np.int64]:
    """Two faces to a photo; a person who would be twice in one has the second alone."""
    photo = np.arange(len(person)) // 2
    twice = np.flatnonzero(person[1::2] == person[: len(person) // 2 * 2 : 2]) * 2 + 1
    photo[twice] = len(person) + np.arange(len(twice))
    return photo


def main() -> None:
    faces = make_library(5000)
    similarity = faces.given.vectors @ faces.given.vectors.T
    one, other = np.triu_indices(len(similarity), 1)
    same = faces.person[one] == faces.person[other]
    shares = np.array((0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999))
    print("share of pairs      ", *(f"{share:7.3f}" for share in shares))
    for name, chosen in (("one person", same), ("two people", ~same)):
        quantiles = np.quantile(similarity[one, other][chosen], shares)
        print(f"{name:20}", *(f"{value:7.4f}" for value in quantiles))


if __name__ == "__main__":
    main()
