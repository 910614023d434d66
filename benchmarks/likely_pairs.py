"""How often two groups that grouping left apart are one person, and whether the program knows.

Half of the people of a scanned library of Labelled Faces in the Wild are for the fit, the other
half tell how it holds; also a quarter of each, as a smaller library. A person who knows everybody
has named nobody, the groups of eight faces and more, or those of three and more. Pairs that this
person has answered, that photos show beside each other, or that both have names are left out.

    python -m benchmarks.likely_pairs --library LIBRARY    # of `photoface scan ../shared/data/lfw`
    python -m benchmarks.likely_pairs --library LIBRARY --vectors "strangers at 0"

Prints the figures of the fit (those of `grouping/candidates` are of this kind) and, for the other
half, how likely the program took pairs to be and how many were one person. `--vectors` changes what
inner products mean, as another embedder does (`grouping/other_embedder`): then nothing is fitted,
and what the program would have said without moving its figures is printed as well.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.copied_library import change_vectors, copied, people_in, regroup
from benchmarks.faces import table
from benchmarks.grouping.other_embedder import EMBEDDERS, unit
from benchmarks.simulated_user import Truth, User
from photoface.domain.questions import Side
from photoface.grouping import Move
from photoface.grouping.candidates import left_apart_features, left_apart_probability, likely_pairs
from photoface.grouping.constraints import unique_pairs
from photoface.services import browse
from photoface.services.group_faces import move_to_figures
from photoface.services.library import Connection
from photoface.services.settled import Settled

_STAGES = (10**9, 8, 3)  # groups of so many faces have names
_SHARES = (1.0, 0.25)  # of the people of a half
AS_IT_IS = "as it is"
_BINS = (0.005, 0.02, 0.05, 0.1, 0.2, 0.4, 1.0)
_LOOKED_AT = 0.0003  # pairs less likely than this tell the fit nothing
_RIDGE = 0.05


@dataclass(frozen=True, slots=True)
class Seen:
    """Pairs of groups in one library: features float64 (n, k); probability, what the program takes
    them for, float32 (n,); shipped: the same with the figures where they were fitted; is_one, bool
    (n,)."""

    features: NDArray[np.float64]
    probability: NDArray[np.float32]
    shipped: NDArray[np.float32]
    is_one: NDArray[np.bool_]


def look(source: Path, people: set[str], vectors: str) -> list[Seen]:
    """Pairs left apart in a library of these people, at every stage of naming."""
    seen = []
    with copied(source, people) as library:
        if vectors != AS_IT_IS:
            change_vectors(library, lambda v: unit(EMBEDDERS[vectors](v)))
        user = User(library, Truth.of(library))
        regroup(library)
        for least in _STAGES:
            for card in library.read(lambda c, n=least: browse.group_cards(c, smallest=n)):
                user.name(library.read(lambda c, g=card.id: browse.faces_of_group(c, g)))
            regroup(library)
            seen.append(library.read(lambda c: _pairs(c, user.truth)))
    return seen


def _pairs(connection: Connection, truth: Truth) -> Seen:
    """Pairs that a question could be about, now."""
    rows = connection.execute(
        "SELECT id, size, coalesce(person_id, -1), centroid FROM groups WHERE size > 0 ORDER BY id"
    ).fetchall()
    group, size, person = (np.array(column) for column in list(zip(*rows, strict=True))[:3])
    centroid = np.stack([np.frombuffer(row[3], dtype="<f4") for row in rows])
    move = move_to_figures(connection)
    found = [
        likely_pairs(centroid, size, person >= 0, least=_LOOKED_AT, move=each)[0]
        for each in (move, Move())
    ]
    pairs = unique_pairs(np.concatenate(found))
    settled = Settled(connection)
    is_open = ~settled.are_answered(group[pairs], person[pairs]) & (person[pairs] < 0).any(axis=1)
    pairs = pairs[is_open]
    sides = [Side(int(g), None, None, (), (), int(n)) for g, n in zip(group, size, strict=True)]
    beside = [settled.holds(sides[one], sides[other]) for one, other in pairs]
    pairs = pairs[~np.array(beside, dtype=bool)]
    whom = np.array([truth.of_most(browse.faces_of_group(connection, int(g))) or "" for g in group])
    pairs = pairs[(whom[pairs] != "").any(axis=1)]  # nobody knows whether two bystanders are one
    features = left_apart_features(centroid, size, pairs, move)
    shipped = left_apart_features(centroid, size, pairs)
    probability, unmoved = (left_apart_probability(f, len(size)) for f in (features, shipped))
    return Seen(features, probability, unmoved, whom[pairs[:, 0]] == whom[pairs[:, 1]])


def fit(seen: list[Seen]) -> tuple[NDArray[np.float64], float]:
    """Weights and intercept of a logistic regression over all these pairs."""
    x = np.concatenate([s.features for s in seen])
    y = np.concatenate([s.is_one for s in seen]).astype(np.float64)
    scale = x.std(axis=0)
    z = np.column_stack(((x - x.mean(axis=0)) / scale, np.ones(len(x))))

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logit = z @ w
        ridge = np.append(_RIDGE * w[:-1], 0.0)
        residue = 1 / (1 + np.exp(-logit)) - y
        return float((np.logaddexp(0, logit) - y * logit).sum() + ridge @ w), (
            z.T @ residue + 2 * ridge
        )

    found = minimize(loss, np.zeros(z.shape[1]), jac=True).x
    weights = found[:-1] / scale
    return weights, float(found[-1] - weights @ x.mean(axis=0))


def _report(probability: NDArray[np.float32], is_one: NDArray[np.bool_]) -> None:
    rows: list[tuple[object, ...]] = []
    for low, high in pairwise(_BINS):
        inside = (probability >= low) & (probability < high)
        if inside.any():
            share, taken = is_one[inside].mean(), probability[inside].mean()
            rows.append((f"{low}-{high}", int(inside.sum()), f"{taken:.3f}", f"{share:.3f}"))
    table(("taken for", "pairs", "on average", "one person"), rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--vectors", choices=EMBEDDERS, default=AS_IT_IS)
    options = parser.parse_args()
    names = people_in(options.library)
    Random(7).shuffle(names)
    middle = len(names) // 2
    seen: dict[str, list[Seen]] = {}
    for half, people in (("fit", names[:middle]), ("held out", names[middle:])):
        if half == "fit" and options.vectors != AS_IT_IS:
            continue
        for share in _SHARES:
            kept = set(people[: int(len(people) * share)])
            seen.setdefault(half, []).extend(look(options.library, kept, options.vectors))
    if "fit" in seen:
        weights, intercept = fit(seen["fit"])
        print("weights", " ".join(f"{w:.2f}" for w in weights), "intercept", f"{intercept:.2f}")
    for half, found in seen.items():
        is_one = np.concatenate([s.is_one for s in found])
        print(f"\n{half}: {len(is_one)} pairs, {is_one.sum()} one person")
        _report(np.concatenate([s.probability for s in found]), is_one)
        if options.vectors != AS_IT_IS:
            print("\nwith the figures where they were fitted")
            _report(np.concatenate([s.shipped for s in found]), is_one)


if __name__ == "__main__":
    main()
