"""Does the uncertainty head find the faces that cannot be recognized? Error versus discard.

    python -m benchmarks.trainer_uncertainty            DUL_rgs, DUL_cls and PFE
    python -m benchmarks.trainer_uncertainty --only dul_rgs

Heads are trained on degraded faces of 65 % of LFW's people and judged on the other people, half of
whose faces are degraded, each by one of six kinds at a random strength. The threshold is fixed at
FMR 1e-3 over all impostors; the figure is the mean FNMR while 0 to 30 % of the genuine pairs are
set aside, the worst first; intervals come from drawing people with replacement. The controls see
the same faces: a detector's score, the face's size (as small as down-sampling made it), Laplacian
sharpness, the length of the network's vector, chance, and the strength itself.
"""

from __future__ import annotations

import json
import shutil
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import laplace
from scipy.stats import spearmanr

import trainer
from benchmarks.faces import data_parser, installed, table
from benchmarks.trainer_faces import OUT, lfw_faces, network_path, run
from photoface.vision.detect import Detector
from photoface.vision.session import open_session
from trainer.data.degrade import apply, draw_strengths
from trainer.data.faces import Faces
from trainer.evaluation.discard import bootstrap_mean_fnmr, mean_fnmr
from trainer.evaluation.identification import fused_means, identify, person_means
from trainer.evaluation.verification import Pairs, all_pairs, tar_at_far
from trainer.heads.quality import uncertainty
from trainer.judging import JUDGED_KINDS, embed_faces, trained_model
from trainer.settings import Settings
from trainer.task import divide

_BORDER = 50
RECIPE = Path(trainer.__file__).parent / "recipes" / "uncertainty.toml"
#: What each method changes in the recipe.
HEADS: dict[str, dict[str, dict[str, Any]]] = {
    "dul_rgs": {},
    "dul_cls": {
        "loss": {"name": "dul_cls", "fitted": True, "options": {"inner": "cosface"}},
        "head": {"mean": "scaled", "initial_log_variance": -2.0},
    },
    "pfe": {"loss": {"name": "pfe"}},
}


def settings(name: str, faces: Path) -> dict[str, Any]:
    """The shipped recipe with one head; all share the variants made ahead."""
    values = tomllib.loads(RECIPE.read_text("utf-8"))
    values["data"] |= {"train": str(faces), "cache": str(OUT / "cache")}
    values["network"]["weights"] = str(network_path())
    values["run"]["out"] = str(OUT / name)
    for section, changes in HEADS[name].items():
        values[section] |= changes
    return values


@dataclass(frozen=True, eq=False)
class Degraded:
    """Faces of which half are bad, with what was done to them and how bad each is in one number."""

    faces: Faces
    kinds: list[str]
    strengths: NDArray[np.float64]


def degrade_half(faces: Faces) -> Degraded:
    assert faces.chips is not None
    rng = np.random.default_rng(0)
    chips, kinds, strengths = faces.chips.copy(), [""] * len(faces), np.zeros(len(faces))
    for row in np.flatnonzero(rng.random(len(faces)) < 0.5):
        drawn = draw_strengths(rng, kinds=JUDGED_KINDS, at_once=(1,))
        chips[row] = apply(chips[row], drawn, rng)
        kinds[row], strengths[row] = next(iter(drawn.items()))
    return Degraded(replace(faces, chips=chips), kinds, strengths)


def controls(bad: Degraded, sides: NDArray[np.float64]) -> dict[str, NDArray]:
    """What one could go by without a trained head; larger is better."""
    assert bad.faces.chips is not None
    grey = bad.faces.chips.mean(3)
    shrunk = np.array([kind == "downsampling" for kind in bad.kinds])
    return {
        "detector score": detector_scores(bad.faces.chips),
        "face size": sides / np.where(shrunk, 10**bad.strengths, 1),
        "sharpness": np.array([laplace(picture).var() for picture in grey]),
        "chance": np.random.default_rng(1).random(len(bad.faces)),
        "true strength": -bad.strengths,
    }


def detector_scores(chips: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The best face the detector finds in each crop, its border continued outwards; 0 for none."""
    model = installed("centerface")
    detector = Detector(open_session(model, "cpu").session, model.pack)
    border = ((_BORDER, _BORDER), (_BORDER, _BORDER), (0, 0))
    found = [detector.detect(np.pad(chip, border, "edge"), longest_side=256) for chip in chips]
    return np.array([max((face.score for face in faces), default=0.0) for faces in found])


def judge_head(name: str, bad: Degraded, values: dict[str, Any]) -> dict[str, Any]:
    """Vectors, pairs and quality of the trained head on the degraded faces."""
    embedding = embed_faces(trained_model(Settings.from_dict(values)), bad.faces)
    assert embedding.log_variance is not None
    return {
        "pairs": all_pairs(embedding.mean.numpy(), bad.faces.labels),
        "quality": -uncertainty(embedding.log_variance).numpy(),
        "mean": embedding.mean.numpy(),
        "log_variance": embedding.log_variance.numpy(),
    }


def fusion(judged: dict[str, Any], labels: NDArray[np.int64], seed: int) -> tuple[float, float]:
    """Rank-1 of every other face against people fused from the rest: plain, inverse variance."""
    rng = np.random.default_rng(seed)
    is_gallery = rng.random(len(labels)) < 0.6
    known = np.isin(labels, labels[is_gallery])
    probes = judged["mean"][~is_gallery & known], labels[~is_gallery & known]
    means, variances = judged["mean"][is_gallery], judged["log_variance"][is_gallery]
    plain = person_means(means, labels[is_gallery])
    fused = fused_means(means, variances, labels[is_gallery])
    right = [identify(*probes, *gallery).is_right.mean() for gallery in (plain, fused)]
    return float(right[0]), float(right[1])


def gains(pairs: Pairs, qualities: dict[str, NDArray], labels: NDArray, head: str) -> list[float]:
    """2.5, 50 and 97.5 % of the gain over the best fair control, people drawn anew."""
    drawn = bootstrap_mean_fnmr(pairs, qualities, labels)
    fair = [drawn[name] for name in qualities if name not in (head, "true strength")]
    gain = 1 - drawn[head] / np.min(fair, axis=0)
    return [float(value) for value in np.quantile(gain, (0.025, 0.5, 0.975))]


def main() -> None:
    parser = data_parser(__doc__)
    parser.add_argument("--only", choices=HEADS, action="append")
    arguments = parser.parse_args()
    path, faces = lfw_faces(arguments.data)
    names = arguments.only or list(HEADS)
    runs = {name: settings(name, path) for name in names}
    for values in runs.values():
        shutil.rmtree(values["run"]["out"], ignore_errors=True)
        run(values)
    _, held = divide(faces, Settings.from_dict(runs[names[0]]))
    with np.load(path) as file:
        sides = file["side"][held.rows]
    bad = degrade_half(held)
    judged = {name: judge_head(name, bad, values) for name, values in runs.items()}
    report(judged, bad, controls(bad, sides))


def report(judged: dict[str, dict[str, Any]], bad: Degraded, plain: dict[str, NDArray]) -> None:
    labels = bad.faces.labels
    first = next(iter(judged.values()))
    plain["vector length"] = np.linalg.norm(first["mean"], axis=1)
    rows, result = [], {}
    for name, figures in judged.items():
        qualities = {**plain, name: figures["quality"]}
        result[name] = mean_fnmr(figures["pairs"], figures["quality"])
        low, middle, high = gains(figures["pairs"], qualities, labels, name)
        rows.append((name, f"{result[name]:.4f}", f"{middle:.1%} ({low:.1%} to {high:.1%})"))
    for name, quality in plain.items():
        result[name] = mean_fnmr(first["pairs"], quality)
        rows.append((name, f"{result[name]:.4f}", ""))
    print(f"{len(labels)} faces, {len(set(labels))} people, ", end="")
    print(f"TAR at FAR 1e-3 {tar_at_far(first['pairs'], 1e-3):.4f}\n")
    table(("quality", "mean FNMR, 0-30 % discarded", "less than the best control"), rows)
    correlations = {
        name: _correlations(bad, figures["quality"]) for name, figures in judged.items()
    }
    kinds = list(JUDGED_KINDS)
    table(
        ("Spearman with strength", *kinds),
        [(n, *(f"{found[kind]:.2f}" for kind in kinds)) for n, found in correlations.items()],
    )
    fused = {
        n: [fusion(figures, labels, seed) for seed in range(5)] for n, figures in judged.items()
    }
    table(
        ("rank-1 with fused galleries", "plain mean", "inverse variance"),
        [(n, *(f"{v:.4f}" for v in np.mean(both, axis=0))) for n, both in fused.items()],
    )
    print(json.dumps({"benchmark": "trainer_uncertainty", **result, "spearman": correlations}))


def _correlations(bad: Degraded, quality: NDArray) -> dict[str, float]:
    """Over the faces degraded by each kind."""
    kinds = np.array(bad.kinds)
    return {
        kind: float(spearmanr(bad.strengths[kinds == kind], quality[kinds == kind]).statistic)
        for kind in JUDGED_KINDS
    }


if __name__ == "__main__":
    main()
