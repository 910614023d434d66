"""Labelled faces for the grouping benchmarks: what the program itself found in labelled photos.

The photos are scanned once by `photoface scan` into `out/benchmarks/`; later runs read from there.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import GroupingConstraints
from photoface.domain.grouping import GroupingInput
from photoface.domain.quality import LINK_QUALITY
from photoface.grouping import Calibration, Scores, group_faces, score_grouping
from photoface.grouping.calibrate import DEFAULT
from trainer.data.splits import split

KEPT = Path("out") / "benchmarks"
ALBUMS = ("album_bbt", "album_obama_biden", "johns")
_NOBODY = -1
_HELD_OUT = 0.35  # as in `benchmarks.trainer_uncertainty`
#: Who is meant by the beginning of a file's name, in albums that have no folder a person.
_NICKNAMES = {
    "obama": "obama",
    "biden": "biden",
    "alex": "alex_lacamoire",
    "lin": "lin-manuel",
    "john": "kit_harington",
}
_SEVERAL_PEOPLE = re.compile(r"_and_|_with_|two_people")


@dataclass(frozen=True, slots=True)
class Faces:
    """n faces. person: int64 (n,), the true person, -1 where nobody said who it is.

    landmarks: float64 (n, 5, 2); path: the photo of each face.
    """

    vectors: NDArray[np.float32]
    log_variance: NDArray[np.float32] | None
    quality: NDArray[np.float64]
    photo: NDArray[np.int64]
    person: NDArray[np.int64]
    landmarks: NDArray[np.float64]
    path: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.vectors)

    def only(self, rows: NDArray) -> Faces:
        chosen = {name: getattr(self, name) for name in self.__slots__}
        return Faces(**{n: None if v is None else v[rows] for n, v in chosen.items()})

    @property
    def given(self) -> GroupingInput:
        """What grouping gets to see."""
        may_link = ~(self.quality < LINK_QUALITY)  # faces that nothing judged may link
        return GroupingInput(self.vectors, self.photo, self.log_variance, may_link=may_link)

    def judge(self, labels: NDArray[np.int64]) -> Scores:
        """How good these groups are, judged by the faces of which the person is known."""
        known = self.person >= 0
        return score_grouping(labels[known], self.person[known])


def group(faces: Faces, calibration: Calibration = DEFAULT) -> NDArray[np.int64]:
    """The program's own groups."""
    none = GroupingConstraints.none(len(faces))
    return group_faces(faces.given, none, calibration=calibration).labels


def lfw(data: Path, library: Path | None = None) -> Faces:
    """The face in the middle of every photo of `data`/lfw."""
    faces = scanned(data / "lfw", library)
    faces = faces.only(central_of(faces))
    name = [Path(path).parent.name for path in faces.path]
    return replace(faces, person=np.unique(name, return_inverse=True)[1].astype(np.int64))


def unseen(faces: Faces) -> Faces:
    """Of `lfw`, the 35 % of the people whom the uncertainty head was not trained on: it was taught
    which pairs of the others are hard, so their variances are better than in life."""
    rest = faces.only(unseen_rows(faces))
    number = np.unique(rest.person, return_inverse=True)[1].astype(np.int64)
    return replace(rest, person=number)


def unseen_rows(faces: Faces) -> NDArray[np.int64]:
    return split(faces.person, by="people", held_out=_HELD_OUT, seed=0)[1]


def album(folder: Path, library: Path | None = None) -> Faces:
    """All faces of an album. The person is the folder a photo is in, or the beginning of its name;
    nobody says who the faces of photos of several people are."""
    faces = scanned(folder, library)
    names = [_named(Path(path).relative_to(folder.resolve())) for path in faces.path]
    alone = np.bincount(faces.photo)[faces.photo] == 1
    number = np.unique([name or "" for name in names], return_inverse=True)[1]
    known = alone & np.array([name is not None for name in names])
    return replace(faces, person=np.where(known, number, _NOBODY))


def _named(photo: Path) -> str | None:
    folder = photo.parent.name
    if folder and folder not in ("examples", "test", "tests"):
        return folder
    nickname = re.match("[a-z]*", photo.stem)
    if _SEVERAL_PEOPLE.search(photo.stem) or nickname is None:
        return None
    return next((who for start, who in _NICKNAMES.items() if nickname[0].startswith(start)), None)


def scanned(folder: Path, library: Path | None = None) -> Faces:
    """All faces of the photos in `folder`, of nobody knows whom."""
    library = library or KEPT / folder.name
    if not library.exists():
        library.parent.mkdir(parents=True, exist_ok=True)
        _photoface("scan", folder, "--library", library)
    table = [json.loads(line) for line in _photoface("faces", "--library", library, "--json")]
    vectors, log_variance = _vectors(library, [row["face"] for row in table])
    photo = np.unique([row["photo"] for row in table], return_inverse=True)[1]
    quality = [np.nan if row["quality"] is None else row["quality"] for row in table]
    return Faces(
        vectors=vectors,
        log_variance=log_variance,
        quality=np.array(quality, dtype=np.float64),
        photo=photo.astype(np.int64),
        person=np.full(len(table), _NOBODY),
        landmarks=np.array([row["landmarks"] for row in table], dtype=np.float64),
        path=np.array([row["photo"] for row in table]),
    )


def _photoface(*words: object) -> list[str]:
    command = [sys.executable, "-m", "photoface", *map(str, words)]
    return subprocess.run(
        command, stdout=subprocess.PIPE, text=True, check=True
    ).stdout.splitlines()


def _vectors(
    library: Path, faces: list[int]
) -> tuple[NDArray[np.float32], NDArray[np.float32] | None]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "vectors.npz"
        _photoface("vectors", "--library", library, "--out", file)
        with np.load(file) as stored:
            row_of = {int(face): row for row, face in enumerate(stored["face"])}
            rows = [row_of[face] for face in faces]
            variance = stored["log_variance"]
            return stored["vector"][rows], variance[rows] if variance.size else None


def central_of(faces: Faces, middle: float = 125.0) -> NDArray[np.int64]:
    """The face of each photo whose landmarks are nearest to the middle of LFW's 250 pixels, where
    the person is whom the photo is named after."""
    away = np.linalg.norm(faces.landmarks.mean(axis=1) - middle, axis=1)
    order = np.lexsort((away, faces.photo))
    return order[np.unique(faces.photo[order], return_index=True)[1]]
