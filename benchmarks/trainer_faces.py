"""What the trainer's benchmarks share: LFW's faces as aligned crops, vectors, and quick runs."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.faces import installed
from benchmarks.verification import central_face
from photoface.domain.faces import EmbeddedFace
from photoface.vision.align import align
from photoface.vision.decode import decode_photo
from photoface.vision.detect import Detector
from photoface.vision.session import open_session
from trainer.data.faces import Faces, load_faces
from trainer.data.views import to_tensor
from trainer.messages import Control, Reporter
from trainer.networks.dlib_resnet import load_dlib_resnet
from trainer.settings import Settings
from trainer.training import train

#: Where crops and runs are kept between benchmarks.
OUT = Path("out") / "trainer"
_DETECTION_SIDE = 640


def network_path() -> Path:
    """The default embedder as ONNX; PhotofaceError says how to fetch it."""
    return installed("dlib-resnet-v1").path


def lfw_faces(data: Path) -> tuple[Path, Faces]:
    """The central face of every LFW photo as .npz, with the detector's score and face's side."""
    path = OUT / "lfw.npz"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(path, **_read_lfw(data / "lfw"))
    return path, load_faces(path)


def _read_lfw(folder: Path) -> dict[str, NDArray]:
    model = installed("centerface")
    detector = Detector(open_session(model, "cpu").session, model.pack)
    template = installed("dlib-resnet-v1").pack.landmarks
    columns: dict[str, list[Any]] = {n: [] for n in ("chips", "labels", "keys", "score", "side")}
    for path in sorted(folder.glob("*/*.jpg")):
        photo = decode_photo(path)
        found = detector.detect(photo.rgb, longest_side=_DETECTION_SIDE)
        faces = [EmbeddedFace(face, np.empty(0, np.float32), None, b"") for face in found]
        central = central_face(faces, photo.width, photo.height)
        if central is None:
            continue
        detection = central.detection
        chip = align(photo.rgb, detection.landmarks, template, size=150)
        side = max(detection.box.w, detection.box.h)
        row = (chip, path.parent.name, path.name, detection.score, side)
        for name, value in zip(columns, row, strict=True):
            columns[name].append(value)
    return {name: np.array(values) for name, values in columns.items()}


def lfw_activations(faces: Faces) -> Faces:
    """What the default embedder makes of every face, plain and mirrored: vectors N x 2 x 128."""
    path = OUT / "lfw_activations.npz"
    if not path.exists():
        np.savez(path, **activations(faces))
    with np.load(path) as arrays:
        return replace(faces, chips=None, **arrays)


def activations(faces: Faces, views: int = 2) -> dict[str, NDArray[np.float32]]:
    """What the default embedder makes of chips, the plain view first: N x views x ..."""
    network = load_dlib_resnet(network_path()).eval()
    assert faces.chips is not None
    found: dict[str, list[NDArray]] = {"vectors": [], "statistics": []}
    for start in range(0, len(faces.chips), 64):
        chips = faces.chips[start : start + 64]
        with torch.inference_mode():
            seen = [network(to_tensor(view)) for view in (chips, chips[:, :, ::-1])[:views]]
        found["vectors"].append(np.stack([view.vector for view in seen], 1))
        found["statistics"].append(np.stack([view.statistics for view in seen], 1))
    return {name: np.concatenate(parts) for name, parts in found.items()}


def unit_vectors(faces: Faces) -> NDArray[np.float32]:
    """The views of every face averaged, as the program does: N x 128, unit length."""
    assert faces.vectors is not None
    mean = faces.vectors.mean(1)
    return mean / np.linalg.norm(mean, axis=1, keepdims=True)


def run(values: dict[str, Any]) -> list[dict[str, Any]]:
    """Train with these settings; what it said, epoch by epoch."""
    stream = io.StringIO()
    train(Settings.from_dict(values), Reporter(stream), Control())
    said = [json.loads(line) for line in stream.getvalue().splitlines()]
    return [event for event in said if event["event"] == "epoch"]


def spread(values: list[float]) -> str:
    """Mean and standard deviation over seeds."""
    return f"{np.mean(values):.3f} ± {np.std(values, ddof=1):.3f}"
