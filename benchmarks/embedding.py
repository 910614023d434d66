"""Our embedder beside dlib's own: the same numbers from the same chips, and the time per face.

python -m benchmarks.embedding
"""

from __future__ import annotations

import argparse
import json

import dlib
import numpy as np
from numpy.typing import NDArray
from skimage.data import astronaut

from benchmarks.faces import fastest, installed, largest_difference, table
from photoface.vision.align import align
from photoface.vision.embed import Embedder
from photoface.vision.session import OnnxSession, usable_cores
from photoface.vision.shelf import ModelShelf
from photoface.vision.torch_backend import TorchSession

#: Where the detector sees the astronaut's five landmarks.
_ASTRONAUT = np.array(
    [[203.2, 101.7], [247.0, 104.5], [223.3, 125.1], [203.4, 142.3], [241.3, 144.4]], np.float32
)


def make_chips(count: int, template: NDArray[np.float32]) -> NDArray[np.uint8]:
    """A real face under `count` slightly different alignments, so that no two chips are equal."""
    rng = np.random.default_rng(0)
    places = _ASTRONAUT + rng.normal(0, 2, (count, 5, 2)).astype(np.float32)
    return np.stack([align(astronaut(), points, template, size=150) for points in places])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faces", type=int, default=16)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    model = installed("dlib-resnet-v1")
    cores = usable_cores()
    onnx = Embedder(OnnxSession(model.path, "cpu", cores), model.pack)
    torch = Embedder(TorchSession(model.path, threads=cores, device="cpu"), model.pack)
    weights = ModelShelf().source_path(model.record.source_sha256)
    reference = dlib.face_recognition_model_v1(str(weights))
    chips = make_chips(arguments.faces, model.pack.landmarks)

    def ask_dlib() -> NDArray[np.float32]:
        return np.array(reference.compute_face_descriptor(list(chips)), np.float32)

    runs = {
        "dlib": ask_dlib,
        "onnxruntime": lambda: onnx.raw(chips),
        "torch": lambda: torch.raw(chips),
    }
    seconds = fastest(runs, rounds=arguments.rounds)
    expected = ask_dlib()
    answers = {"dlib": expected, "onnxruntime": onnx.raw(chips), "torch": torch.raw(chips)}
    rows = [_row(name, seconds, answers, len(chips)) for name in runs]
    print(f"{len(chips)} chips, {cores} cores, one view a face, fastest of {arguments.rounds}\n")
    table(("runtime", "ms a face", "times dlib", "largest difference from dlib"), rows)
    result = {
        "benchmark": "embedding",
        "milliseconds": {name: 1000 * value / len(chips) for name, value in seconds.items()},
        "times_dlib": seconds["dlib"] / seconds["onnxruntime"],
        "onnx_minus_dlib": largest_difference(answers["onnxruntime"], expected),
        "torch_minus_onnx": largest_difference(answers["torch"], answers["onnxruntime"]),
    }
    print(json.dumps(result))


def _row(
    name: str, seconds: dict[str, float], answers: dict[str, NDArray[np.float32]], faces: int
) -> tuple[str, ...]:
    difference = largest_difference(answers[name], answers["dlib"])
    speed = seconds["dlib"] / seconds[name]
    return name, f"{1000 * seconds[name] / faces:.2f}", f"{speed:.1f}", f"{difference:.1e}"


if __name__ == "__main__":
    main()
