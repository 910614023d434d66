"""What bad photos do to a grouping: every fifth photo is blurred, shrunk or noisy.

The photos are made bad, not their vectors: faces are looked for, aligned and embedded anew, with
the program's own detector, embedder and uncertainty head.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from benchmarks.faces import table
from benchmarks.grouping.compare import OURS
from benchmarks.grouping.faces import KEPT, Faces, group
from benchmarks.grouping.peers import PEERS, Labels, Peer
from photoface.domain.faces import Detection
from photoface.domain.geometry import Box
from photoface.domain.quality import GOOD_QUALITY
from photoface.domain.settings import Settings
from photoface.vision.decode import decode_photo
from photoface.vision.reader import FaceReader, open_reader

SHARE = 0.2
#: Range of the strength, drawn uniformly for each photo. Hardly is what nobody sees: how much of
#: what happens is what any change of a fifth of the photos does.
STRENGTHS = {"hardly": (0.02, 0.06), "light": (0.2, 0.5), "strong": (0.25, 1.0)}
KINDS = ("blurred", "shrunk", "noisy")
Rule = Callable[[Faces], Labels]
Pair = tuple[int, int]
#: Pixels, times and grey levels at full strength; LFW's faces are about 110 pixels high.
_BLUR, _SHRINK, _NOISE = 4.0, 5.0, 40.0


def spoil(rgb: NDArray[np.uint8], kind: str, strength: float, seed: int) -> NDArray[np.uint8]:
    """The same picture as a bad photo; strength 0..1."""
    picture = Image.fromarray(rgb)
    if kind == "blurred":
        return np.asarray(picture.filter(ImageFilter.GaussianBlur(_BLUR * strength)))
    if kind == "shrunk":
        times = 1 + (_SHRINK - 1) * strength
        small = picture.resize([max(1, round(side / times)) for side in picture.size])
        return np.asarray(small.resize(picture.size, Image.Resampling.BICUBIC))
    noise = np.random.default_rng(seed).normal(0, _NOISE * strength, rgb.shape)
    return (rgb + noise).clip(0, 255).round().astype(np.uint8)


def degrade(faces: Faces, level: str, seed: int = 0) -> tuple[Faces, NDArray[np.bool_]]:
    """The same faces, every fifth from a spoiled photo, and which those are. Kept on disk."""
    random = np.random.default_rng(seed)
    rows = np.sort(random.permutation(len(faces))[: round(SHARE * len(faces))])
    strength = random.uniform(*STRENGTHS[level], len(rows))
    file = KEPT / "grouping" / f"spoiled_{level}_{len(faces)}_{seed}.npz"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez(file, **_read_spoiled(faces.only(rows), strength))
    is_bad = np.zeros(len(faces), dtype=bool)
    is_bad[rows] = True
    with np.load(file) as made:
        return _with(faces, rows, made), is_bad


def _read_spoiled(faces: Faces, strength: NDArray[np.float64]) -> dict[str, NDArray]:
    reader = open_reader(Settings())
    found = [_read(reader, faces, row, float(strength[row])) for row in range(len(faces))]
    vectors, log_variance, quality = zip(*found, strict=True)
    return {
        "vectors": np.array(vectors),
        "log_variance": np.array(log_variance),
        "quality": np.array(quality, dtype=np.float64),
    }


def _read(reader: FaceReader, faces: Faces, row: int, strength: float) -> tuple:
    """Vector, log-variance and quality of the face in its spoiled photo. Where the detector does
    not see it any more, it is where it was."""
    photo = decode_photo(Path(faces.path[row]))
    rgb = spoil(photo.rgb, KINDS[row % len(KINDS)], strength, seed=row)
    landmarks = (faces.landmarks[row] / photo.scale).astype(np.float32)
    seen = [face for face in reader.detect(rgb) if _away(face, landmarks) < _span(landmarks)]
    there = min(seen, key=lambda face: _away(face, landmarks), default=None)
    face = there or Detection(_around(landmarks), landmarks, score=0.0)
    read = reader.embed(rgb, [face], scale=photo.scale)[0]
    return read.vector, read.log_variance, read.quality


def _around(landmarks: NDArray[np.float32]) -> Box:
    (x, y), (w, h) = landmarks.min(axis=0), np.ptp(landmarks, axis=0)
    return Box(float(x - w / 2), float(y - h / 2), float(2 * w), float(2 * h))


def _away(face: Detection, landmarks: NDArray[np.float32]) -> float:
    return float(np.linalg.norm(face.landmarks.mean(axis=0) - landmarks.mean(axis=0)))


def _span(landmarks: NDArray[np.float32]) -> float:
    return float(np.ptp(landmarks, axis=0).max())


def _with(faces: Faces, rows: NDArray[np.int64], made: dict[str, NDArray]) -> Faces:
    columns = {}
    for name in ("vectors", "log_variance", "quality"):
        columns[name] = getattr(faces, name).copy()
        columns[name][rows] = made[name]
    return replace(faces, **columns)


def joined_people(label: Labels, person: NDArray[np.int64]) -> set[Pair]:
    """Pairs of people who share a group."""
    pairs = set()
    for one in np.unique(label[label >= 0]):
        people = np.unique(person[label == one]).tolist()
        pairs |= {(a, b) for i, a in enumerate(people) for b in people[i + 1 :]}
    return pairs


class Fall(NamedTuple):
    """clear, bad: BCubed F of clear photos and with every fifth spoiled. joined: pairs of people
    joined by the spoiled ones: their unspoiled photos share a group that they share neither when
    the spoiled photos are left out nor when these were clear. joined_good: the same, looking only
    at unspoiled photos that the program takes for good or clear; others are bad by themselves.
    together: pairs who share a group among the photos that stay clear: with the others clear,
    spoiled and left out.
    """

    clear: float
    bad: float
    joined: int
    joined_good: int
    together: tuple[int, int, int]

    @property
    def depth(self) -> float:
        return self.clear - self.bad


def fall(rule: Rule, clear: Faces, mixed: Faces, is_bad: NDArray[np.bool_]) -> Fall:
    """What one rule makes of faces some of whose photos are bad. mixed: as `clear`, some spoiled;
    is_bad: which."""
    rest = clear.only(~is_bad)
    before, after, without = rule(clear), rule(mixed), rule(rest)
    labels = np.stack((before[~is_bad], after[~is_bad], without))
    share, now, alone = (joined_people(label, rest.person) for label in labels)
    good = ~(rest.quality < GOOD_QUALITY)  # also what nothing has judged
    of_good = (joined_people(label[good], rest.person[good]) for label in labels)
    return Fall(
        clear.judge(before).bcubed_f,
        mixed.judge(after).bcubed_f,
        _joined(share, now, alone),
        _joined(*of_good),
        (len(share), len(now), len(alone)),
    )


def _joined(clear: set[Pair], spoiled: set[Pair], left_out: set[Pair]) -> int:
    return len(spoiled - clear - left_out)


def falls(clear: Faces, level: str, distances: dict[str, float]) -> list[tuple[str, Fall]]:
    """Of ours and of every peer, which keeps its distance of `distances`."""
    rules: dict[str, Rule] = {OURS: group}
    for peer in PEERS:
        rules[peer.name] = partial(_keep_distance, peer, distances[peer.name])
    bad = degrade(clear, level)
    return [(name, fall(rule, clear, *bad)) for name, rule in rules.items()]


def _keep_distance(peer: Peer, distance: float, faces: Faces) -> Labels:
    return peer.rule(faces.vectors)(distance)


def print_bounds(level: str, clear: float, bounds: dict[str, float]) -> None:
    print(f"\n## What could be reached at most with the answer known: {level}\n")
    rows = [(name, f"{f:.4f}", f"{clear - f:.4f}") for name, f in bounds.items()]
    table(("spoiled faces join", "F, with bad ones", "fall"), rows)


def print_falls(level: str, rows: list[tuple[str, Fall]]) -> None:
    print(f"\n## Every fifth photo blurred, shrunk or noisy: {level}\n")
    table(
        ("rule", "F, clear photos", "F, with bad ones", "fall", "people joined", "good photos"),
        [
            (name, f"{of.clear:.4f}", f"{of.bad:.4f}", f"{of.depth:.4f}", of.joined, of.joined_good)
            for name, of in rows
        ],
    )
