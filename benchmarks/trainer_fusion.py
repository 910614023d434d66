"""Is a person better known by faces fused by inverse variance than by their plain mean?

    python -m benchmarks.trainer_fusion

Of the people whom the uncertainty head has never seen (run `benchmarks.trainer_uncertainty` first),
everybody with three photos or more has two to four faces in the gallery and asks with the others;
the rest only tempt. 30 % of the gallery's faces are degraded by one of six kinds at a random
strength, and every asking face is as it was. Both ways of fusing meet the same draws, so gains are
taken draw by draw; nothing is fitted. The interval comes from drawing people with replacement.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.faces import data_parser, table
from benchmarks.trainer_faces import activations, lfw_faces
from benchmarks.trainer_uncertainty import degrade_half, kept, settings, shipped_log_variance
from photoface.grouping.calibrate import face_weight
from trainer.evaluation.identification import fused_means, identify, person_means
from trainer.evaluation.verification import unit
from trainer.settings import Settings
from trainer.task import divide

Rows = NDArray[np.int64]
_BAD = 0.3
_IN_GALLERY = (2, 3, 4)
_SEEDS = 5
_DRAWN = 1000


@dataclass(frozen=True, eq=False)
class Fusible:
    """Faces as they were and, where there is such a picture, degraded: vectors and log_variance
    are (N, 2, D), the plain one first."""

    labels: Rows
    vectors: NDArray[np.floating]
    log_variance: NDArray[np.floating]
    can_be_bad: NDArray[np.bool_]


def fusible(data: Path) -> Fusible:
    path, faces = lfw_faces(data)
    _, held = divide(faces, Settings.from_dict(settings("dul_rgs", path)))
    seen = [kept("undegraded", lambda: activations(held)), kept("degraded_single", dict)]
    vectors = [unit(unit_views(part["vectors"]).mean(1)) for part in seen]
    variances = [shipped_log_variance(part["statistics"]).mean(1) for part in seen]
    is_bad = degrade_half(held).strengths > 0
    return Fusible(held.labels, np.stack(vectors, 1), np.stack(variances, 1), is_bad)


def unit_views(vectors: NDArray[np.floating]) -> NDArray[np.floating]:
    return vectors / np.linalg.norm(vectors, axis=2, keepdims=True)


def draw(faces: Fusible, rng: np.random.Generator) -> tuple[Rows, Rows, Rows]:
    """Rows of the gallery, which view of each stands there (1 is degraded), rows that ask."""
    gallery, asking = [], []
    for person in np.unique(faces.labels):
        rows = rng.permutation(np.flatnonzero(faces.labels == person))
        count = min(int(rng.choice(_IN_GALLERY)), len(rows) - 1) if len(rows) > 2 else len(rows)
        gallery.append(rows[:count])
        asking.append(rows[count:])
    known = np.concatenate(gallery)
    views = np.zeros(len(known), np.int64)
    can = np.flatnonzero(faces.can_be_bad[known])
    views[rng.choice(can, round(_BAD * len(known)), replace=False)] = 1
    return known, views, np.concatenate(asking)


def answers(faces: Fusible, seed: int) -> tuple[Rows, dict[str, NDArray[np.bool_]]]:
    """Who asks, and which of them are answered rightly under each way of fusing."""
    known, views, asking = draw(faces, np.random.default_rng(seed))
    vectors, variances = faces.vectors[known, views], faces.log_variance[known, views]
    labels = faces.labels[known]
    one_each = np.repeat(-np.log(face_weight(variances))[:, None], vectors.shape[1], axis=1)
    people = {
        "plain mean": person_means(vectors, labels),
        "inverse variance": fused_means(vectors, variances, labels),
        "one weight a face, as grouping has it": fused_means(vectors, one_each, labels),
    }
    asked = faces.vectors[asking, 0], faces.labels[asking]
    return asked[1], {name: identify(*asked, *them).is_right for name, them in people.items()}


def interval(who: Rows, gained: NDArray[np.floating]) -> list[float]:
    """2.5 and 97.5 % of the mean gain, people drawn anew."""
    people, place = np.unique(who, return_inverse=True)
    total, count = np.bincount(place, gained), np.bincount(place)
    share = np.full(len(people), 1 / len(people))
    times = np.random.default_rng(0).multinomial(len(people), share, _DRAWN)
    return [float(v) for v in np.quantile((times @ total) / (times @ count), (0.025, 0.975))]


def main() -> None:
    faces = fusible(data_parser(__doc__).parse_args().data)
    draws = [answers(faces, seed) for seed in range(_SEEDS)]
    who = np.concatenate([asking for asking, _ in draws])
    rows, figures = [], {}
    for name in draws[0][1]:
        right = np.array([found[name].mean() for _, found in draws])
        gain = right - [found["plain mean"].mean() for _, found in draws]
        gained = [found[name].astype(float) - found["plain mean"] for _, found in draws]
        low, high = interval(who, np.concatenate(gained))
        figures[name] = {"rank1": right.mean(), "gain": gain.mean(), "spread": gain.std(ddof=1)}
        gains = f"{gain.mean():+.4f} ± {gain.std(ddof=1):.4f}"
        rows.append((name, f"{right.mean():.4f}", gains, f"{low:+.4f} to {high:+.4f}"))
    print(f"{len(who) // _SEEDS} faces ask in each of {_SEEDS} draws\n")
    table(("fused by", "rank-1", "gain, draw by draw", "interval over people"), rows)
    print(json.dumps({"benchmark": "trainer_fusion", **figures}))


if __name__ == "__main__":
    main()
