"""What the Training page shows in the pictures: drawn faces, and figures measured on LFW.

So that the pictures show what to expect of photos; a real run on drawn people is shown in
`docs/training.md`. `docs/trainer.md` says how the figures were measured.
"""

from __future__ import annotations

from photoface.services import browse, train_model
from photoface.services.library import Connection, Library
from photoface.services.train_model import Epoch, TrainingState
from photoface.services.training_report import (
    ChangedFace,
    Figure,
    TrainingReport,
    WorstPerson,
    save_report,
)

_CURVE = (0.792, 0.875, 0.917, 0.958, 0.958, 0.917, 0.875, 0.875, 0.875)
_MOST = 10  # faces that would change

LEARNING = TrainingState(
    "training",
    "Learning",
    len(_CURVE) / 20,
    tuple(Epoch(number, tar, 0.98) for number, tar in enumerate(_CURVE)),
    20,
)


def report(library: Library) -> None:
    """Write what a training left behind into the library's folder."""
    changes = library.read(_changes)
    made = TrainingReport(
        made_at="2025-08-18T20:15:00",
        seconds=138.0,
        faces=178,
        people=32,
        is_better=True,
        reasons=(
            "Of 100 pairs of your own faces, 8.3 more are recognized.",
            "Other people are recognized as well as before.",
        ),
        held_out=(
            Figure("tar_1e-03", 0.7917, 0.8750),
            Figure("rank1", 0.9792, 0.9792),
            Figure("bcubed_f", 0.9570, 0.9800),
            Figure("calibration_error", 0.0417, 0.0417),
        ),
        check=(Figure("tar_1e-03", 1.0, 1.0), Figure("rank1", 1.0, 1.0)),
        check_sentence="33 faces of people you named whom training never saw.",
        worst=WorstPerson("Grandpa", 1.0, 1.0),
        changes=changes,
        looked_at=285,
        doubts=0,
        last_decision=10**6,
        version="example",
    )
    folder = train_model.training_folder(library)
    folder.mkdir(exist_ok=True)
    save_report(made, folder)


def _changes(connection: Connection) -> tuple[ChangedFace, ...]:
    """Suggested faces that would get the name they are suggested for."""
    names = dict(browse.people_names(connection))
    rows = connection.execute(
        "SELECT person_id, face_id FROM person_faces WHERE state = 'proposed' ORDER BY face_id"
    )
    return tuple(ChangedFace(face, None, names.get(person)) for person, face in rows)[:_MOST]
