"""The report of a run: what got better, what got worse, and whether to adopt it."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from trainer.judging import evaluate
from trainer.logs import EpochLog
from trainer.messages import finite
from trainer.plots import draw_curves
from trainer.settings import Settings

#: Other people may lose at most this much of the true accept rate at FAR 1e-3.
_TOLERATED_LOSS = 0.002
_TAR = "tar_1e-03"
_WORDS = {
    "tar_1e-02": "Genuine pairs accepted at FAR 1e-2",
    "tar_1e-03": "Genuine pairs accepted at FAR 1e-3",
    "tar_1e-04": "Genuine pairs accepted at FAR 1e-4",
    "rank1": "Nearest person is right",
    "bcubed_f": "BCubed F of a regroup",
    "calibration_error": "Calibration error of that probability",
    "tar_degraded": "Genuine pairs accepted at FAR 1e-3, half of the faces degraded",
    "discard": "Mean FNMR over 0-30 % discarded by uncertainty",
    "discard_norm": "... by vector norm",
    "discard_random": "... at random",
}


def write_report(settings: Settings) -> dict[str, Any]:
    """Write report.json and report.md with curves into the run's folder.

    Returns their paths, `adopt` (bool) and `reasons` (sentences). Raises SettingsError.
    """
    evaluation = evaluate(settings)
    adopt, reasons = verdict(evaluation, is_quality=settings.head.kind == "gaussian")
    log = EpochLog(settings.run.out)
    log.restore(settings.run.epochs)
    curves = [*log.draw(), _draw_course(settings, log)]
    result = {"adopt": adopt, "reasons": reasons, "worst": worst_person(evaluation), **evaluation}
    json_path, text_path = (settings.run.out / f"report.{ending}" for ending in ("json", "md"))
    json_path.write_text(json.dumps(finite(result), indent=1, ensure_ascii=False), "utf-8")
    text_path.write_text(_markdown(result, [path.name for path in curves]), "utf-8")
    return {
        "adopt": adopt,
        "reasons": reasons,
        "report": str(json_path),
        "text": str(text_path),
        "curves": [str(path) for path in curves],
    }


def _draw_course(settings: Settings, log: EpochLog) -> Path:
    """Held-out figures in one picture, for people who look at one picture."""
    names = ("tar", "rank1", "accuracy", "tar_degraded", "discard")
    curves = {name: curve for name in names if (curve := log.curve(name))}
    path = settings.run.out / "course.png"
    draw_curves(curves, path, title="Held-out faces", across="epoch")
    return path


def verdict(evaluation: dict[str, Any], *, is_quality: bool = False) -> tuple[bool, list[str]]:
    """Whether to adopt, and why or why not, in sentences.

    A recogniser has to gain on the held-out faces; an uncertainty head has to set the right faces
    aside. Neither may cost other people more than 0.2 points.
    """
    reasons = [_quality_reason(evaluation) if is_quality else _gain_reason(evaluation)]
    losses = [_loss_reason(name, states) for name, states in evaluation.items()]
    reasons += [reason for reason in losses if reason is not None]
    is_good = reasons[0][0] and all(good for good, _ in reasons)
    return is_good, [sentence for _, sentence in reasons]


def _gain_reason(evaluation: dict[str, Any]) -> tuple[bool, str]:
    before, after = (1 - evaluation["held_out"][s][_TAR] for s in ("before", "after"))
    if not after < before:
        return False, "Your own faces are not recognized better than before."
    more = f"{100 * (before - after):.1f}"
    return True, f"Of 100 pairs of your own faces, {more} more are recognized."


def _quality_reason(evaluation: dict[str, Any]) -> tuple[bool, str]:
    after = evaluation["held_out"]["after"]
    control = min(after["discard_random"], after["discard_norm"])
    if not after["discard"] < control:
        return False, "The uncertainty does not find the bad faces."
    gain = 1 - after["discard"] / control
    return True, f"Setting uncertain faces aside leaves {_percent(gain)} fewer misses."


def _loss_reason(name: str, states: dict[str, Any]) -> tuple[bool, str] | None:
    loss = states["before"][_TAR] - states["after"][_TAR]
    if name == "held_out" or math.isnan(loss):
        return None
    if loss > _TOLERATED_LOSS:
        return False, f"Other people are recognized worse: {_percent(loss)} of pairs are lost."
    return True, "Other people are recognized as well as before."


def worst_person(evaluation: dict[str, Any]) -> dict[str, Any] | None:
    """The person who loses most, or gains least; None without anybody."""
    before, after = (evaluation["held_out"][s]["people"] for s in ("before", "after"))
    if not before:
        return None
    name = min(before, key=lambda person: after[person] - before[person])
    return {"name": name, "before": before[name], "after": after[name]}


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _markdown(result: dict[str, Any], curves: list[str]) -> str:
    lines = ["# Training report", "", "Adopt." if result["adopt"] else "Do not adopt."]
    lines += [*result["reasons"], ""]
    for name, title in (("held_out", "Faces kept back"), ("check", "Other people")):
        if name in result:
            lines += [f"## {title}", "", *_table(result[name]), ""]
    if result["worst"]:
        worst = result["worst"]
        shares = f"{_percent(worst['before'])} -> {_percent(worst['after'])}"
        lines += [f"Most lost: {worst['name']}, {shares} of pairs accepted.", ""]
    return "\n".join(lines + [f"![{name}]({name})" for name in curves]) + "\n"


def _table(states: dict[str, Any]) -> list[str]:
    before, after = states["before"], states["after"]
    rows = [
        f"| {_WORDS.get(name, name)} | {before.get(name, math.nan):.4f} | {value:.4f} |"
        for name, value in after.items()
        if name != "people"
    ]
    return ["| | before | after |", "|---|---|---|", *rows]
