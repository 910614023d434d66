"""What training did, in figures and sentences; kept as a file in the library's folder."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoface.domain.sentences import recalled, say, sayn, stored
from photoface.grouping.calibrate import DEFAULT
from photoface.services.training_faces import LIBRARY
from photoface.services.training_messages import Compared

NAME = "report.json"
#: Other people may lose this much of the genuine pairs accepted at FAR 1e-3, or what chance takes.
_TOLERATED_LOSS = 0.002
_TAR = "tar_1e-03"
_MOST_CHANGES = 200


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure before and after. name: tar_1e-03 (genuine pairs accepted at FAR 1e-3), rank1
    (nearest person is right), bcubed_f (of a regroup), calibration_error."""

    name: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class WorstPerson:
    """Who loses most, or gains least: share of the person's pairs accepted at FAR 1e-3."""

    name: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class ChangedFace:
    """A face that would show another name; None is nobody's."""

    face: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """is_better: it may be adopted; reasons: sentences, why or why not. held_out: figures on faces
    kept back from training; check: on other people, who are what `check_sentence` says.
    changes: faces that would show another name, out of `looked_at` that were not trained on.
    doubts: names that training changed on the way. last_decision: the newest it knew. version:
    under which its vectors would be filed. state: new, adopted or discarded."""

    made_at: str
    seconds: float
    faces: int
    people: int
    is_better: bool
    reasons: tuple[str, ...]
    held_out: tuple[Figure, ...]
    check: tuple[Figure, ...]
    check_sentence: str
    worst: WorstPerson | None
    changes: tuple[ChangedFace, ...]
    looked_at: int
    doubts: int
    last_decision: int
    version: str
    state: str = "new"


def load_report(folder: Path) -> TrainingReport | None:
    """The report of the last training; None where there is none."""
    try:
        values = json.loads((folder / NAME).read_text("utf-8"))
        return _from_dict(values)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def save_report(report: TrainingReport, folder: Path) -> None:
    """Whole or not at all."""
    draft = folder / f"{NAME}.part"
    draft.write_text(as_json(report), "utf-8")
    os.replace(draft, folder / NAME)


def as_json(report: TrainingReport) -> str:
    values = asdict(report)
    values["reasons"] = [stored(sentence) for sentence in report.reasons]
    values["check_sentence"] = stored(report.check_sentence)
    return json.dumps(values, indent=1, ensure_ascii=False)


def with_state(report: TrainingReport, state: str, folder: Path) -> TrainingReport:
    """The same report once it was adopted or discarded, on the disk as well."""
    changed = replace(report, state=state)
    save_report(changed, folder)
    return changed


def _from_dict(values: dict[str, Any]) -> TrainingReport:
    worst = values.pop("worst")
    return TrainingReport(
        reasons=tuple(map(recalled, values.pop("reasons"))),
        check_sentence=recalled(values.pop("check_sentence")),
        held_out=tuple(Figure(**figure) for figure in values.pop("held_out")),
        check=tuple(Figure(**figure) for figure in values.pop("check")),
        worst=WorstPerson(**worst) if worst else None,
        changes=tuple(ChangedFace(**change) for change in values.pop("changes")),
        **values,
    )


# ------------------------------------------------------------------------------------ the verdict

_SHOWN = (_TAR, "rank1", "bcubed_f", "calibration_error")


def figures(states: Mapping[str, Any] | None) -> tuple[Figure, ...]:
    """Of what the trainer says of one set of faces; figures that nobody could measure are out."""
    if states is None:
        return ()
    before, after = states["before"], states["after"]
    pairs = [(name, before.get(name), after.get(name)) for name in _SHOWN]
    return tuple(Figure(n, b, a) for n, b, a in pairs if b is not None and a is not None)


def verdict(
    held_out: Sequence[Figure], check: Sequence[Figure], check_faces: int
) -> tuple[bool, tuple[str, ...]]:
    """Whether it may be adopted, and why or why not.

    The library's own faces have to be recognized better and grouped no worse; other people may not
    lose more than 0.2 points, or than the standard error of so few faces.
    """
    gain = _gain(held_out, _TAR)
    if gain is None:
        too_few = say("Too few faces were kept back to say whether anything got better.")
        return False, (too_few,)
    said = [_about_own(gain)]
    regroup = _gain(held_out, "bcubed_f")
    if regroup is not None and regroup < -_TOLERATED_LOSS:
        said.append((False, say("Your own faces would be grouped worse than before.")))
    loss = _gain(check, _TAR)
    if loss is not None:
        said.append(_about_others(-loss, check, check_faces))
    return all(good for good, _ in said), tuple(sentence for _, sentence in said)


def _about_own(gain: float) -> tuple[bool, str]:
    if gain <= 0:
        return False, say("Your own faces are not recognized better than before.")
    more = f"{100 * gain:.1f}"
    return True, say("Of 100 pairs of your own faces, {more} more are recognized.", more=more)


def _about_others(loss: float, check: Sequence[Figure], faces: int) -> tuple[bool, str]:
    before = next(figure.before for figure in check if figure.name == _TAR)
    error = math.sqrt(max(before * (1 - before), 0.25 / max(faces, 1)) / max(faces, 1))
    if loss > max(_TOLERATED_LOSS, error):
        share = _percent(loss)
        return False, say(
            "Other people are recognized worse: {share} of pairs are lost.", share=share
        )
    return True, say("Other people are recognized as well as before.")


def _gain(shown: Sequence[Figure], name: str) -> float | None:
    return next((figure.after - figure.before for figure in shown if figure.name == name), None)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def worst_person(values: Mapping[str, Any] | None, names: Mapping[str, str]) -> WorstPerson | None:
    """Of what the trainer says; `names`: of its labels."""
    if not values:
        return None
    return WorstPerson(names.get(values["name"], ""), values["before"], values["after"])


def check_sentence(is_people: bool, faces: int) -> str:
    """Who the other people are that the model was checked with."""
    if faces == 0:
        return say("There is nobody else in the library to check with.")
    if is_people:
        return sayn(
            "1 face of people you named whom training never saw.",
            "{n} faces of people you named whom training never saw.",
            faces,
        )
    return sayn(
        "1 face in groups that nobody named stands in for other people: who is who there is the "
        "machine's own guess.",
        "{n} faces in groups that nobody named stand in for other people: who is who there is the "
        "machine's own guess.",
        faces,
    )


# ------------------------------------------------------------------------- faces that would change


def changed_faces(
    compared: Compared, trained: frozenset[int], names: Mapping[str, str]
) -> tuple[tuple[ChangedFace, ...], int]:
    """Faces, among those not trained on, whose nearest named person changes, the clearest first;
    and how many were looked at. `trained`: faces (ids) that say who is who."""
    is_named = [part == LIBRARY and label in names
                for part, label in zip(compared.part, compared.label, strict=True)]  # fmt: skip
    is_known = np.isin(compared.face, list(trained)) & np.array(is_named)
    label = np.array(compared.label)[is_known]
    if not is_known.any() or is_known.all():
        return (), 0
    people, place = np.unique(label, return_inverse=True)
    rows = np.flatnonzero(~np.isin(compared.face, list(trained)))
    before, after = (
        _nearest(vectors[rows], vectors[is_known], place, len(people))
        for vectors in (compared.before, compared.after)
    )
    named = [names[person] for person in people] + [None]
    changed = np.flatnonzero(before != after)
    found = [
        ChangedFace(int(compared.face[rows[i]]), named[before[i]], named[after[i]]) for i in changed
    ]
    return tuple(found[:_MOST_CHANGES]), len(rows)


def _nearest(
    vectors: NDArray[np.float32], known: NDArray[np.float32], place: NDArray[np.int64], people: int
) -> NDArray[np.int64]:
    """The place of the nearest person, -1 where nobody comes close enough."""
    means = np.zeros((people, known.shape[1]), np.float32)
    np.add.at(means, place, known)
    means /= np.bincount(place, minlength=people)[:, None]  # average inner products, as in groups
    similarity = vectors @ means.T
    near = similarity.argmax(axis=1)
    near[similarity.max(axis=1) < DEFAULT.cut_among(people)] = -1
    return near
