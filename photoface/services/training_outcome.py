"""Around a training: what there is to learn from, what came of it, adopt or discard that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from photoface.domain.errors import PhotofaceError
from photoface.domain.learned import LearnedModel
from photoface.domain.sentences import in_a_row, say
from photoface.services import training_faces
from photoface.services.events import TrainingChanged
from photoface.services.learned_models import adopt
from photoface.services.library import Library
from photoface.services.training_faces import Readiness
from photoface.services.training_files import TrainingFiles
from photoface.services.training_report import TrainingReport, as_json, load_report, with_state
from photoface.store import learned
from photoface.store.ledger import Act
from photoface.vision.packs import find_pack

_FOLDER = "training"
#: The only network that the trainer can take apart.
_TRAINABLE = "dlib-resnet"


def training_folder(library: Library) -> Path:
    return library.folder / _FOLDER


def last_report(library: Library) -> TrainingReport | None:
    """What the last training did; None where there was none."""
    return load_report(training_folder(library))


def readiness(library: Library) -> Readiness:
    """What there is to learn from, and why it waits."""
    report = last_report(library)
    since = report.last_decision if report else 0
    found = library.read(lambda c: training_faces.readiness(c, since))
    pack = find_pack(library.settings.embedder)
    if pack.conversion != _TRAINABLE:
        sentence = say("The model “{title}” cannot learn; the default one can.", title=pack.title)
        return replace(found, sentence=sentence)
    if library.read(learned.is_switch_due):
        return replace(found, sentence=say("It can learn once every face was looked at again."))
    return found


def adopt_training(library: Library) -> Act | None:
    """Let the library go over to what was trained last; PhotofaceError where that is not better."""
    report = last_report(library)
    if report is None or report.state == "discarded":
        raise PhotofaceError(say("Nothing was trained yet."))
    if not report.is_better:
        raise PhotofaceError(
            say(
                "This model is not adopted: it is no better. {reasons}",
                reasons=in_a_row(report.reasons),
            )
        )
    model = trained_model(library)
    if model.version != report.version:
        raise PhotofaceError(say("The last training was broken off; start it again to end it."))
    if not library.read(lambda c: learned.fits_plain(c, model)):
        raise PhotofaceError(
            say("This was learned from the model of an earlier release: learn again.")
        )
    act = adopt(library, model, as_json(report), report.made_at)
    with_state(report, "adopted", training_folder(library))
    library.events.emit(TrainingChanged())
    return act


def trained_model(library: Library) -> LearnedModel:
    """What was trained last; PhotofaceError where it is gone."""
    return TrainingFiles(training_folder(library)).load_model()


def discard_training(library: Library) -> None:
    """Throw away what was trained last; the report of it stays."""
    report, folder = last_report(library), training_folder(library)
    if report is not None:
        with_state(report, "discarded", folder)
        TrainingFiles(folder).model.unlink(missing_ok=True)
        library.events.emit(TrainingChanged())
