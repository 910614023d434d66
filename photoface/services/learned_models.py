"""Models that learned from a library's corrections: adopt one, go back, and which is in use.

Adopting and going back are acts in the ledger like any other, so undo and redo work. The library
follows in one transaction (`store/learned.py`), at once if every vector is there, else when
`ModelSwitch` has embedded what is missing.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from dataclasses import dataclass, replace

from photoface.domain.decisions import Decision, Kind
from photoface.domain.errors import PhotofaceError, reason_of
from photoface.domain.learned import LearnedModel
from photoface.domain.sentences import Sentence, say
from photoface.services import history
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.store import learned
from photoface.store.ledger import Act

_FOLDER = "models"


@dataclass(frozen=True, slots=True)
class ModelState:
    """in_use and wanted: versions of learned models, "" is the plain one. waiting: faces that have
    to be embedded before the library can go over. can_go_back: there is something to go back to."""

    in_use: str
    wanted: str
    waiting: int
    can_go_back: bool


def model_state(connection: sqlite3.Connection) -> ModelState:
    """What the library is on, and what it is going to be on."""
    now, then = learned.in_use(connection), learned.wanted(connection)
    target = learned.target_version(connection)
    is_due = learned.is_switch_due(connection)
    waiting = len(learned.waiting_faces(connection, target)) if is_due else 0
    return ModelState(now, then, waiting, bool(then))


def learned_in_use(library: Library) -> LearnedModel | None:
    """The learned model that photos are read with now, its file with the full path."""
    return library.read(lambda c: _with_path(library, learned.find(c, learned.in_use(c))))


def learned_wanted(library: Library) -> LearnedModel | None:
    """The one that the library is going over to, its file with the full path."""
    return library.read(lambda c: _with_path(library, learned.find(c, learned.wanted(c))))


def keep_file(library: Library, model: LearnedModel) -> LearnedModel:
    """The model with its file copied into the library's folder, whole or not at all."""
    target = library.folder / _FOLDER / f"{model.sha256[:16]}.onnx"
    draft = target.with_suffix(".part")
    try:
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(model.file, draft)
        os.replace(draft, target)
    except OSError as error:
        raise PhotofaceError(
            say("The model cannot be kept in the library: {reason}.", reason=reason_of(error))
        ) from error
    return replace(model, file=f"{_FOLDER}/{target.name}")


def adopt(library: Library, model: LearnedModel, report: str, made_at: str) -> Act | None:
    """From now on the library is to be on this model (its file is copied). One undoable act."""
    kept = keep_file(library, model)

    def plan(connection: sqlite3.Connection) -> Plan:
        learned.add(connection, kept, report, made_at)
        return _choice(connection, say("Adopted what was learned from corrections"), kept.version)

    return history.perform(library, plan)


def roll_back(library: Library) -> Act | None:
    """To what was in use before the present model was adopted; None where that is the plain one."""
    return history.perform(
        library,
        lambda c: _choice(c, say("Went back to the model before"), _version_before(c)),
    )


def _choice(connection: sqlite3.Connection, title: Sentence, version: str) -> Plan:
    before = learned.wanted(connection)
    if version == before:
        return Plan(title, [])
    value = json.dumps({"before": before, "after": version})
    return Plan(title, [Decision(Kind.MODEL_CHOSEN, value=value)])


def _version_before(connection: sqlite3.Connection) -> str:
    """What was wanted when the wanted model was adopted first; the plain one stays itself."""
    rows = connection.execute(
        "SELECT d.value FROM decisions d WHERE d.kind = ? ORDER BY d.id", (Kind.MODEL_CHOSEN.value,)
    )
    now = learned.wanted(connection)
    choices = [json.loads(value) for (value,) in rows]
    return next((str(one["before"]) for one in choices if now and one["after"] == now), "")


def _with_path(library: Library, model: LearnedModel | None) -> LearnedModel | None:
    return model and replace(model, file=str(library.folder / model.file))
