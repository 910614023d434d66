"""Who gets a second look, what it costs, and what it changes for the faces it looks at.

    python -m benchmarks.second_look            LFW's faces and those of the folder `multi`

Needs photos beside the project; they are read with the program's own reader, with the second look
and without.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.faces import data_parser, installed, table
from photoface.domain.settings import Settings
from photoface.vision.decode import decode_photo
from photoface.vision.embed import Embedder, open_embedder
from photoface.vision.quality import quality
from photoface.vision.reader import open_reader

_PHOTOS = 600  # of each folder at most, evenly spread
_FACES = 256


@dataclass(frozen=True, eq=False)
class Looks:
    """Of a folder's faces: how many there are, the share that gets a second look, the share whose
    vector is wholly the second's, and milliseconds a face without and with it."""

    faces: int
    looked: float
    wholly: float
    without: float
    with_it: float


def chips_of(folder: Path) -> NDArray[np.uint8]:
    """What the embedder sees of all faces in the photos of a folder, N x S x S x 3."""
    reader = open_reader(Settings())
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".jpg", ".png"))
    found = []
    for path in paths[:: max(1, len(paths) // _PHOTOS)]:
        rgb = decode_photo(path).rgb
        found.append(reader.chips(rgb, reader.detect(rgb)))
    return np.concatenate(found)


def measure(chips: NDArray[np.uint8]) -> Looks:
    model = installed("dlib-resnet-v1")
    both, first = open_embedder(model, "cpu")
    plain = Embedder(first.session, model.pack)
    uncertainty, look = model.pack.uncertainty, model.pack.second_look
    assert uncertainty is not None
    assert look is not None
    variances = plain.embed(chips)[1]
    assert variances is not None
    share = look.share(quality(variances, uncertainty.reference))
    some = chips[:: max(1, len(chips) // _FACES)]
    return Looks(
        len(chips),
        float((share > 0).mean()),
        float((share == 1).mean()),
        _milliseconds(plain, some),
        _milliseconds(both, some),
    )


def _milliseconds(embedder: Embedder, chips: NDArray[np.uint8], rounds: int = 3) -> float:
    """Processor time of a face; the fastest of so many rounds."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        embedder.embed(chips)
        taken.append(time.process_time() - start)
    return 1000 * min(taken) / len(chips)


def main() -> None:
    arguments = data_parser(__doc__).parse_args()
    found = {name: measure(chips_of(arguments.data / name)) for name in ("lfw", "multi")}
    table(
        ("photos", "faces", "second look", "wholly", "ms a face without", "ms a face with"),
        [(name, *_cells(looks)) for name, looks in found.items()],
    )
    result = {name: asdict(looks) for name, looks in found.items()}
    print(json.dumps({"benchmark": "second_look", **result}))


def _cells(looks: Looks) -> tuple[object, ...]:
    shares = (f"{looks.looked:.1%}", f"{looks.wholly:.1%}")
    return looks.faces, *shares, f"{looks.without:.2f}", f"{looks.with_it:.2f}"


if __name__ == "__main__":
    main()
