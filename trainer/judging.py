"""Before and after: the model a run started from against the one it made, on faces kept back."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from trainer import checkpoint
from trainer.data.degrade import KINDS, apply, draw_strengths
from trainer.data.faces import NOBODY, Faces, load_faces
from trainer.data.views import to_tensor
from trainer.distributed import choose_device
from trainer.embedding import Embedding
from trainer.evaluation.calibration import calibration_error, fit_isotonic
from trainer.evaluation.discard import mean_fnmr
from trainer.evaluation.identification import identify_leaving_one_out
from trainer.evaluation.regroup import best_bcubed_f
from trainer.evaluation.verification import all_pairs, tar_at_far, threshold_at
from trainer.heads.quality import uncertainty
from trainer.messages import finite
from trainer.model import FaceModel
from trainer.settings import Settings, SettingsError
from trainer.task import divide, model_for

_CHUNK = 64
_FAR = 1e-3

#: Degradations that photos suffer; glare and misalignment are trained with, not judged by.
JUDGED_KINDS = ("blur", "downsampling", "noise", "jpeg", "darkness", "occlusion")

Figures = dict[str, float]


@dataclass(frozen=True, eq=False)
class Judged:
    """Plain figures of one model on one set of faces, and the share of each person's pairs
    that are accepted."""

    figures: Figures
    people: dict[str, float]


def evaluate(settings: Settings) -> dict[str, Any]:
    """Figures before and after on the held-out faces and, if there is one, on the check file.

    Also kept as evaluation.json in the run's folder. Raises SettingsError without a checkpoint.
    """
    _, held = divide(load_faces(settings.data.train), settings)
    sets = {"held_out": held}
    if settings.data.check is not None:
        check = load_faces(settings.data.check)
        sets["check"] = check.take(np.flatnonzero(check.labels != NOBODY)).compact()
    result: dict[str, Any] = {name: {} for name in sets}
    for state, model in (("before", first_model(settings)), ("after", trained_model(settings))):
        for name, faces in sets.items():
            judged = judge(model, faces, settings)
            result[name][state] = {**judged.figures, "people": judged.people}
    path = settings.run.out / "evaluation.json"
    path.write_text(json.dumps(finite(result), indent=1), "utf-8")
    return result


def first_model(settings: Settings) -> FaceModel:
    """The model as training found it, on the device of the settings, in evaluation."""
    torch.manual_seed(settings.run.seed)
    model = model_for(settings, load_faces(settings.data.train))
    return model.eval().to(choose_device(settings.run.device))


def trained_model(settings: Settings) -> FaceModel:
    """The best model of the run. Raises SettingsError where there is none."""
    path = settings.run.out / checkpoint.BEST
    if not path.exists():
        raise SettingsError(f"{settings.run.out} holds no trained model.")
    model = first_model(settings)
    model.load_state_dict(checkpoint.load(path)["model"])
    return model


@torch.inference_mode()
def embed_faces(model: FaceModel, faces: Faces) -> Embedding:
    """Of every face; chips are seen plain and mirrored and averaged, as the program does."""
    device = next(iter(model.buffers()), next(iter(model.parameters()), torch.empty(0))).device
    parts = [
        _embed_chunk(model, faces.take(np.arange(start, min(start + _CHUNK, len(faces)))), device)
        for start in range(0, len(faces), _CHUNK)
    ]
    variances = [part.log_variance for part in parts if part.log_variance is not None]
    mean = torch.cat([part.mean for part in parts])
    return Embedding(mean, torch.cat(variances) if variances else None)


def _embed_chunk(model: FaceModel, faces: Faces, device: torch.device) -> Embedding:
    if faces.chips is None:
        arrays = faces.activations()
        flat = (torch.from_numpy(array.reshape(-1, array.shape[2])) for array in arrays)
        return _averaged(model(*(array.to(device) for array in flat)), len(arrays[0]))
    both = np.concatenate([faces.chips, faces.chips[:, :, ::-1]])
    return _averaged(model(to_tensor(both).to(device)), 2)


def _averaged(found: Embedding, views: int) -> Embedding:
    """The mean over `views` equally long parts, on the processor."""
    mean, log_variance = (
        None if part is None else part.float().cpu().reshape(views, -1, part.shape[1]).mean(0)
        for part in found
    )
    assert mean is not None
    return Embedding(mean, log_variance)


def judge(model: FaceModel, faces: Faces, settings: Settings) -> Judged:
    """tar_1e-2 .. tar_1e-4, rank1, calibration_error, and bcubed_f of average linkage at the best
    cut for these faces (distances differ between models, so both are given theirs); with a
    variance and chips also `discard` (half of the faces degraded) and `spearman_KIND`."""
    vectors = embed_faces(model, faces).mean.numpy()
    pairs = all_pairs(vectors, faces.labels)
    figures = {f"tar_{far:.0e}": tar_at_far(pairs, far) for far in (1e-2, 1e-3, 1e-4)}
    found = identify_leaving_one_out(vectors, faces.labels)
    figures["rank1"] = float(found.is_right.mean()) if len(found.is_right) else float("nan")
    figures["bcubed_f"] = best_bcubed_f(vectors, faces.labels)
    figures["calibration_error"] = _held_out_calibration(found.cosine, found.is_right)
    is_accepted = pairs.genuine > threshold_at(pairs.impostors, _FAR)
    people = faces.labels[pairs.i]
    shares = {faces.names[p]: float(is_accepted[people == p].mean()) for p in np.unique(people)}
    if settings.head.kind == "gaussian" and faces.chips is not None:
        figures |= _quality_figures(model, faces, faces.chips)
    return Judged(figures, shares)


def _held_out_calibration(cosine: NDArray, is_right: NDArray[np.bool_]) -> float:
    """Isotonic on every other face, judged on the rest."""
    if len(cosine) < 4:
        return float("nan")
    curve = fit_isotonic(cosine[::2], is_right[::2])
    return calibration_error(curve(cosine[1::2]), is_right[1::2])


def _quality_figures(model: FaceModel, faces: Faces, chips: NDArray[np.uint8]) -> Figures:
    """Half of the faces degraded, each by one of six kinds at random strength; and each alone."""
    rng = np.random.default_rng(0)
    mixed = chips.copy()
    for row in np.flatnonzero(rng.random(len(chips)) < 0.5):
        strengths = draw_strengths(rng, kinds=JUDGED_KINDS, at_once=(1,))
        mixed[row] = apply(chips[row], strengths, rng)
    found = embed_faces(model, replace(faces, chips=mixed))
    assert found.log_variance is not None
    pairs = all_pairs(found.mean.numpy(), faces.labels)
    quality = -uncertainty(found.log_variance).numpy()
    return {
        "tar_degraded": tar_at_far(pairs, _FAR),
        "discard": mean_fnmr(pairs, quality),
        "discard_random": mean_fnmr(pairs, rng.random(len(quality))),
        "discard_norm": mean_fnmr(pairs, found.mean.norm(dim=1).numpy()),
        **{f"spearman_{kind}": _spearman(model, faces, chips, kind) for kind in KINDS},
    }


def _spearman(
    model: FaceModel, faces: Faces, chips: NDArray[np.uint8], kind: str, most: int = 500
) -> float:
    """Rank correlation of quality with the strength of one kind of degradation; NaN if constant."""
    from scipy.stats import spearmanr

    rng = np.random.default_rng(1)
    rows = rng.permutation(len(chips))[:most]
    strengths = rng.random(len(rows))
    bad = [apply(chips[row], {kind: s}, rng) for row, s in zip(rows, strengths, strict=True)]
    found = embed_faces(model, replace(faces.take(rows), chips=np.stack(bad)))
    assert found.log_variance is not None
    quality = -uncertainty(found.log_variance).numpy()
    return float(spearmanr(strengths, quality).statistic) if np.ptp(quality) > 0 else float("nan")
