"""Does the uncertainty head find the faces that cannot be recognized? Error versus discard.

    python -m benchmarks.trainer_uncertainty            DUL_rgs, DUL_cls, PFE and what ships
    python -m benchmarks.trainer_uncertainty --only dul_rgs

Heads are trained on degraded faces of 65 % of LFW's people and judged on the other people, half of
whose faces are degraded, each by one of six kinds at a random strength. The threshold is fixed at
FMR 1e-3 over all impostors; the figure is the mean FNMR while 0 to 30 % of the genuine pairs are
set aside, the worst first; intervals come from drawing people with replacement. The controls see
the same faces: a detector's score, the face's size (as small as down-sampling made it), Laplacian
sharpness, the length of the network's vector, and chance. Beside them stands what nobody can know
from a picture, to say how much is left to find: the strength, how far the degradation moved the
vector, and how near the vector, or the undegraded one, is to the person's other photos; and each of
these together with the shipped head, weighed as suits these very faces best. With --several,
up to three kinds meet in one face, as in training. What the frozen network makes of the faces is
kept in out/trainer with the runs, so a second look is a matter of seconds; to train anew, empty it.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.ndimage import laplace
from scipy.stats import spearmanr

import trainer
from benchmarks.faces import data_parser, installed, table
from benchmarks.trainer_faces import OUT, activations, lfw_faces, network_path, run, unit_vectors
from photoface.vision.detect import Detector
from photoface.vision.embed import open_embedder
from photoface.vision.session import open_session
from trainer.data.degrade import apply, draw_strengths, overall
from trainer.data.faces import Faces
from trainer.evaluation.discard import bootstrap_mean_fnmr, mean_fnmr
from trainer.evaluation.identification import leave_one_out_means
from trainer.evaluation.verification import Pairs, all_pairs, tar_at_far
from trainer.heads.quality import uncertainty
from trainer.judging import JUDGED_KINDS, embed_faces, trained_model
from trainer.settings import Settings
from trainer.task import divide

Labels = NDArray[np.int64]
_BORDER = 50
_MIXES = np.linspace(0, 3, 31)
_STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)
_STEPPED = 200  # faces
RECIPE = Path(trainer.__file__).parent / "recipes" / "uncertainty.toml"
#: What each method changes in the recipe.
HEADS: dict[str, dict[str, dict[str, Any]]] = {
    "dul_rgs": {},
    "dul_rgs_alone": {"loss": {"options": {}}},
    "dul_cls": {
        "loss": {"name": "dul_cls", "fitted": True, "options": {"inner": "cosface"}},
        "head": {"mean": "scaled", "initial_log_variance": -2.0},
    },
    "pfe": {"loss": {"name": "pfe", "options": {}}},
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
    drawn: list[dict[str, float]]
    strengths: NDArray[np.float64]

    def of_kind(self, kind: str) -> Labels:
        """Rows of the faces degraded by this kind and no other."""
        return np.array([row for row, drawn in enumerate(self.drawn) if [*drawn] == [kind]])


def degrade_half(faces: Faces, at_once: tuple[int, ...] = (1,)) -> Degraded:
    assert faces.chips is not None
    rng = np.random.default_rng(0)
    chips, done = faces.chips.copy(), [dict[str, float]() for _ in range(len(faces))]
    for row in np.flatnonzero(rng.random(len(faces)) < 0.5):
        done[row] = draw_strengths(rng, kinds=JUDGED_KINDS, at_once=at_once)
        chips[row] = apply(chips[row], done[row], rng)
    return Degraded(replace(faces, chips=chips), done, np.array([overall(d) for d in done]))


def controls(bad: Degraded, sides: NDArray[np.float64]) -> dict[str, NDArray]:
    """What one could go by without a trained head; larger is better."""
    assert bad.faces.chips is not None
    grey = bad.faces.chips.mean(3)
    shrunk = np.array([drawn.get("downsampling", 0.0) for drawn in bad.drawn])
    return {
        "detector score": detector_scores(bad.faces.chips),
        "face size": sides / 10**shrunk,
        "sharpness": np.array([laplace(picture).var() for picture in grey]),
        "chance": np.random.default_rng(1).random(len(bad.faces)),
    }


def oracles(bad: Degraded, clean: NDArray[np.floating]) -> dict[str, NDArray]:
    """What only they know who have the good picture, or the name; larger is better.

    clean: (N, D), the unit vectors of the faces before anything was done to them.
    """
    seen = unit_vectors(bad.faces)
    others, has_others = leave_one_out_means(clean, bad.faces.labels)
    return {
        "known: strength": -bad.strengths,
        "known: cosine to the face undegraded": (seen * clean).sum(1),
        "known: cosine of the face undegraded to the person's other photos": np.where(
            has_others, (clean * others).sum(1), 1.0
        ),
        "known: cosine to the person's other photos": np.where(
            has_others, (seen * others).sum(1), 1.0
        ),
    }


def with_head(shipped: dict[str, Any], known: dict[str, NDArray]) -> dict[str, NDArray]:
    """All that is known, together with the shipped head."""
    pairs, head = shipped["pairs"], shipped["quality"]
    return {f"shipped with {name}": _best_mix(pairs, head, of) for name, of in known.items()}


def _best_mix(pairs: Pairs, head: NDArray, known: NDArray) -> NDArray:
    """The sum of both, each over its spread, with the weight that suits these pairs best."""
    mixes = [head / head.std() + weight * known / known.std() for weight in _MIXES]
    return min(mixes, key=lambda mix: mean_fnmr(pairs, mix))


def detector_scores(chips: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The best face the detector finds in each crop, its border continued outwards; 0 for none."""
    model = installed("centerface")
    detector = Detector(open_session(model, "cpu").session, model.pack)
    border = ((_BORDER, _BORDER), (_BORDER, _BORDER), (0, 0))
    found = [detector.detect(np.pad(chip, border, "edge"), longest_side=256) for chip in chips]
    return np.array([max((face.score for face in faces), default=0.0) for faces in found])


def kept(name: str, make: Callable[[], dict[str, NDArray]]) -> dict[str, NDArray]:
    """What `make` gives, made once and kept in a file of this name."""
    path = OUT / f"{name}.npz"
    if not path.exists():
        np.savez(path, **make())
    with np.load(path) as arrays:
        return dict(arrays)


def judge_head(bad: Degraded, values: dict[str, Any]) -> dict[str, Any]:
    """Vectors, pairs and quality of the trained head on the degraded faces."""
    embedding = embed_faces(trained_model(Settings.from_dict(values)), bad.faces)
    assert embedding.log_variance is not None
    return {
        "pairs": all_pairs(embedding.mean.numpy(), bad.faces.labels),
        "quality": -uncertainty(embedding.log_variance).numpy(),
        "mean": embedding.mean.numpy(),
        "log_variance": embedding.log_variance.numpy(),
    }


def judge_shipped(bad: Degraded) -> dict[str, Any]:
    """The same of the head that ships, as the program has it installed."""
    assert bad.faces.vectors is not None
    assert bad.faces.statistics is not None
    log_variance = shipped_log_variance(bad.faces.statistics).mean(1)
    means = bad.faces.vectors / np.linalg.norm(bad.faces.vectors, axis=2, keepdims=True)
    mean = means.mean(1)
    return {
        "pairs": all_pairs(mean, bad.faces.labels),
        "quality": -uncertainty(torch.from_numpy(log_variance)).numpy(),
        "mean": mean,
        "log_variance": log_variance,
    }


def judge_program(bad: Degraded) -> dict[str, Any]:
    """The same of what the program reads, which looks twice at uncertain faces."""
    assert bad.faces.chips is not None
    embedder, _ = open_embedder(installed("dlib-resnet-v1"), "cpu")
    mean, log_variance = embedder.embed(bad.faces.chips)
    assert log_variance is not None
    return {
        "pairs": all_pairs(mean, bad.faces.labels),
        "quality": -uncertainty(torch.from_numpy(log_variance)).numpy(),
        "mean": mean,
        "log_variance": log_variance,
    }


def shipped_log_variance(statistics: NDArray[np.float32]) -> NDArray[np.float32]:
    """What the shipped head makes of the network's statistics, N x views x F."""
    import onnx

    pack = installed("dlib-resnet-v1").pack
    assert pack.uncertainty is not None
    head = onnx.load_from_string(pack.uncertainty.head_bytes())
    arrays = {t.name: onnx.numpy_helper.to_array(t) for t in head.graph.initializer}
    first, inner, second, outer = (
        arrays[f"log_variance_{name}"] for name in ("inner_weight", "inner_bias", "weight", "bias")
    )
    return np.maximum(statistics @ first.T + inner, 0) @ second.T + outer


def gains(pairs: Pairs, qualities: dict[str, NDArray], labels: NDArray, head: str) -> list[float]:
    """2.5, 50 and 97.5 % of the gain over the best fair control, people drawn anew."""
    drawn = bootstrap_mean_fnmr(pairs, qualities, labels)
    fair = [drawn[name] for name in qualities if name != head]
    gain = 1 - drawn[head] / np.min(fair, axis=0)
    return [float(value) for value in np.quantile(gain, (0.025, 0.5, 0.975))]


def main() -> None:
    parser = data_parser(__doc__)
    parser.add_argument("--only", choices=HEADS, action="append")
    parser.add_argument("--several", action="store_true", help="up to three kinds in one face")
    arguments = parser.parse_args()
    path, faces = lfw_faces(arguments.data)
    names = arguments.only or list(HEADS)
    runs = {name: settings(name, path) for name in names}
    for values in runs.values():
        run(values)  # a run that is done is not done again
    _, held = divide(faces, Settings.from_dict(runs[names[0]]))
    with np.load(path) as file:
        sides = file["side"][held.rows]
    name, at_once = ("several", (1, 1, 2, 3)) if arguments.several else ("single", (1,))
    bad = degrade_half(held, at_once)
    plain = kept(f"controls_{name}", lambda: controls(bad, sides))
    seen = kept(f"degraded_{name}", lambda: activations(bad.faces))
    undegraded = kept("undegraded", lambda: activations(held))
    with_second_look = judge_program(bad)
    bad = replace(bad, faces=replace(bad.faces, chips=None, **seen))
    known = oracles(bad, unit_vectors(replace(held, chips=None, **undegraded)))
    judged = {name: judge_head(bad, values) for name, values in runs.items()}
    judged["shipped"] = judge_shipped(bad)
    judged["shipped, second look"] = with_second_look
    report(judged, bad, plain, known | with_head(judged["shipped"], known))
    if not arguments.several:
        report_steps(held, runs)


def report(
    judged: dict[str, dict[str, Any]],
    bad: Degraded,
    plain: dict[str, NDArray],
    known: dict[str, NDArray],
) -> None:
    labels = bad.faces.labels
    plain["vector length"] = np.linalg.norm(judged["shipped"]["mean"], axis=1)
    rows, result = [], {}
    tried = {name: figures["quality"] for name, figures in judged.items()}
    shipped = judged["shipped"]
    for name, quality in (tried | known).items():
        pairs = judged.get(name, shipped)["pairs"]
        result[name] = mean_fnmr(pairs, quality)
        low, middle, high = gains(pairs, {**plain, name: quality}, labels, name)
        rows.append((name, f"{result[name]:.4f}", f"{middle:.1%} ({low:.1%} to {high:.1%})"))
    for name, quality in plain.items():
        result[name] = mean_fnmr(shipped["pairs"], quality)
        rows.append((name, f"{result[name]:.4f}", ""))
    print(f"{len(labels)} faces, {len(set(labels))} people, ", end="")
    print(f"TAR at FAR 1e-3 {tar_at_far(shipped['pairs'], 1e-3):.4f}\n")
    table(("quality", "mean FNMR, 0-30 % discarded", "less than the best control"), rows)
    correlations = {
        name: _correlations(bad, figures["quality"]) for name, figures in judged.items()
    }
    kinds = list(JUDGED_KINDS)
    table(
        ("Spearman with strength", *kinds),
        [(n, *(f"{found[kind]:.2f}" for kind in kinds)) for n, found in correlations.items()],
    )
    print(json.dumps({"benchmark": "trainer_uncertainty", **result, "spearman": correlations}))


def _correlations(bad: Degraded, quality: NDArray) -> dict[str, float]:
    """Over the faces degraded by each kind."""
    rows = {kind: bad.of_kind(kind) for kind in JUDGED_KINDS}
    return {
        kind: float(spearmanr(bad.strengths[of], quality[of]).statistic)
        for kind, of in rows.items()
    }


def report_steps(held: Faces, runs: dict[str, dict[str, Any]]) -> None:
    """Mean quality of the same faces at every step of strength, one kind at a time."""
    steps = [(kind, strength) for kind in JUDGED_KINDS for strength in _STEPS]
    some = held.take(np.random.default_rng(3).permutation(len(held))[:_STEPPED])
    seen = kept("steps", lambda: _step_activations(some, steps))
    for name, values in runs.items():
        model = trained_model(Settings.from_dict(values))
        with torch.inference_mode():
            found = model(*(torch.from_numpy(seen[n]) for n in ("vectors", "statistics")))
        assert found.log_variance is not None
        quality = -uncertainty(found.log_variance).numpy().reshape(len(steps), -1).mean(1)
        by_kind = np.split(quality, len(JUDGED_KINDS))
        rows = [
            (kind, *(f"{value:.2f}" for value in values), bool((np.diff(values) < 0).all()))
            for kind, values in zip(JUDGED_KINDS, by_kind, strict=True)
        ]
        header = (f"{name}: mean quality", *map(str, _STEPS), "falls at every step")
        table(header, rows)


def _step_activations(faces: Faces, steps: list[tuple[str, float]]) -> dict[str, NDArray]:
    assert faces.chips is not None
    rng = np.random.default_rng(4)
    chips = [apply(chip, {k: s}, rng) for k, s in steps for chip in faces.chips]
    found = activations(replace(faces, chips=np.stack(chips)), views=1)
    return {name: array[:, 0] for name, array in found.items()}


if __name__ == "__main__":
    main()
