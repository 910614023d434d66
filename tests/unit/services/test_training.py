"""What is learned from, what is kept back, and what is never adopted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from photoface.domain.errors import PhotofaceError
from photoface.domain.learned import LearnedModel
from photoface.services import (
    history,
    learned_models,
    name_people,
    train_model,
    training_faces,
)
from photoface.services.library import Library
from photoface.services.switch_model import motion
from photoface.services.train_model import Trainer
from photoface.services.training_child import fitted_spread
from photoface.services.training_faces import places
from photoface.services.training_files import TrainingFiles
from photoface.services.training_messages import Compared
from photoface.services.training_report import (
    Figure,
    TrainingReport,
    changed_faces,
    figures,
    load_report,
    save_report,
    verdict,
)
from photoface.store import learned
from photoface.vision.shelf import sha256_of
from tests.factory import library_of_people, person_named, regroup
from tests.made_people import people


def name_all(library: Library, sizes: list[int]) -> list[list[int]]:
    made = library_of_people(library, sizes)
    for number, ids in enumerate(made):
        name_people.name_faces(library, ids, f"Person {number}")
    return made


def choose(library: Library, seed: int = 0) -> training_faces.TrainingSet:
    return library.read(lambda c: training_faces.choose(c, seed))


# ----------------------------------------------------------------------------------- when it waits


@pytest.mark.parametrize(
    ("sizes", "waits"), [([15, 14], True), ([9, 9, 9], True), ([11] * 3, False)]
)
def test_it_waits_for_thirty_faces_of_three_people_and_says_so(library, sizes, waits):
    name_all(library, sizes)
    ready = train_model.readiness(library)
    assert (ready.faces, ready.people) == (sum(sizes), len(sizes))
    assert (ready.sentence is not None) == waits
    if waits:
        assert ready.sentence.startswith(f"There is too little to learn from: {sum(sizes)} named")
        with pytest.raises(PhotofaceError, match="too little to learn"):
            Trainer(library).start()


def test_a_model_that_cannot_learn_is_named(library):
    name_all(library, [11] * 3)
    library.save_settings(replace(library.settings, embedder="sface-2021dec"))
    assert "cannot learn" in (train_model.readiness(library).sentence or "")


def test_it_waits_while_faces_are_looked_at_again(library):
    name_all(library, [11] * 3)
    library.write(lambda c: c.execute("UPDATE photos SET embedder = 'net/1'")).result()
    library.write(lambda c: learned.note_plain(c, "net/1")).result()
    assert train_model.readiness(library).sentence is None
    library.write(lambda c: learned.note_plain(c, "net/2")).result()
    assert "looked at again" in (train_model.readiness(library).sentence or "")


def test_what_was_corrected_since_last_time_is_counted(library):
    made = name_all(library, [11] * 3)
    newest = library.read(training_faces.newest_decision)
    assert library.read(lambda c: training_faces.readiness(c, newest)).new == 0
    person = person_named(library, "Person 0")
    name_people.reject_faces(library, made[0][:2], person)
    name_people.name_faces(library, made[0][:1], "Somebody")
    # the faces carried the name until then: two "not", one new name
    assert library.read(lambda c: training_faces.readiness(c, newest)).new == 3
    history.undo(library)
    assert library.read(lambda c: training_faces.readiness(c, newest)).new == 2


# -------------------------------------------------------------------------------- what is learned


def test_with_few_people_all_are_learned_and_groups_stand_in_for_others(library):
    made = library_of_people(library, [12, 12, 12, 6])
    for number in range(3):
        name_people.name_faces(library, made[number], f"Person {number}")
    regroup(library)
    chosen = choose(library)
    assert set(chosen.library) == {face for ids in made[:3] for face in ids}
    assert not chosen.check_is_people
    assert set(chosen.check) <= set(made[3])
    assert len(chosen.check) >= 3
    assert len(set(chosen.check.values())) == 1
    assert set(chosen.others) == set(made[3]) - set(chosen.check)


def test_with_many_people_some_are_never_trained_on(library):
    made = name_all(library, [4] * 20)
    chosen = choose(library)
    assert chosen.check_is_people
    spared = {frozenset(ids) for ids in made if set(ids) & set(chosen.check)}
    assert len(spared) == 3
    assert set(chosen.check) == {face for ids in spared for face in ids}
    assert not set(chosen.check) & set(chosen.library)
    assert len(set(chosen.library.values())) == 17


def test_of_those_who_judge_nobody_has_more_than_eight_faces(library):
    name_all(library, [20] * 12)
    assert set(Counter(choose(library).check.values()).values()) == {8}


def test_the_network_is_held_at_clear_faces_of_people_it_cannot_learn(library, monkeypatch):
    """Named once, or not at all; poor ones only where there are too few."""
    made = library_of_people(library, [12, 12, 12, 1, 1, 1])
    for number in range(5):
        name_people.name_faces(library, made[number], f"Person {number}")
    once, nameless = [made[3][0], made[4][0]], made[5]
    grade = "UPDATE faces SET quality = ? WHERE id = ?"
    library.write(lambda c: c.execute(grade, (0.9, once[0]))).result()
    library.write(lambda c: c.execute(grade, (0.01, nameless[0]))).result()
    assert choose(library).others == [*once, *nameless]
    monkeypatch.setattr(training_faces, "_MOST_OTHERS", 2)
    assert choose(library).others == once


def test_where_everybody_is_named_those_of_few_faces_are_held_instead(library, monkeypatch):
    made = name_all(library, [6] * 8 + [2] * 10)
    assert choose(library).others == []  # so small a library needs every face
    monkeypatch.setattr(training_faces, "_MANY_FACES", 40)
    chosen = choose(library)
    few = {face for ids in made[8:] for face in ids}
    assert len(chosen.others) >= 10
    assert set(chosen.others) <= few
    assert not set(chosen.others) & {*chosen.library, *chosen.check}
    assert len(chosen.library) >= 40


def test_the_same_seed_chooses_the_same_faces(library):
    name_all(library, [4] * 20)
    assert choose(library) == choose(library)
    assert set(choose(library).check) != set(choose(library, 1).check)


def test_a_face_that_is_nobody_known_stands_for_itself(library):
    made = name_all(library, [12, 12, 12])
    person = person_named(library, "Person 0")
    stray = made[0][0]
    name_people.reject_faces(library, [stray], person)
    assert choose(library).library[stray] == f"not-{stray}"


def test_faces_are_looked_up_in_the_photos_that_are_there(library):
    made = name_all(library, [12, 12, 12])
    library.write(
        lambda c: c.execute("UPDATE photo_paths SET is_missing = 1 WHERE photo_id = 1")
    ).result()
    orders = library.read(lambda c: places(c, choose(library)))
    found = {face.face: (part, face.label) for order in orders
             for face, part in zip(order.faces, order.parts, strict=True)}  # fmt: skip
    assert len(found) == 35
    person = person_named(library, "Person 1")
    assert found[made[1][0]] == ("library", str(person))
    assert orders[0].faces[0].landmarks.shape == (5, 2)


# -------------------------------------------------------------------------------------- the verdict

BETTER = (Figure("tar_1e-03", 0.8, 0.85), Figure("bcubed_f", 0.9, 0.92))
SAME = (Figure("tar_1e-03", 0.95, 0.95),)


@pytest.mark.parametrize(
    ("held_out", "check", "faces", "is_better"),
    [
        (BETTER, SAME, 1000, True),
        (BETTER, (), 0, True),
        ((), SAME, 1000, False),
        (SAME, SAME, 1000, False),
        ((Figure("tar_1e-03", 0.8, 0.79),), SAME, 1000, False),
        ((*BETTER[:1], Figure("bcubed_f", 0.9, 0.88)), SAME, 1000, False),
        (BETTER, (Figure("tar_1e-03", 0.95, 0.93),), 1000, False),
        (BETTER, (Figure("tar_1e-03", 0.95, 0.949),), 1000, True),
        (BETTER, (Figure("tar_1e-03", 0.95, 0.93),), 30, True),  # within what chance does
    ],
)
def test_only_what_is_better_and_costs_nobody_else_is_adopted(held_out, check, faces, is_better):
    found, reasons = verdict(held_out, check, faces)
    assert found is is_better
    assert reasons


def test_figures_that_nobody_could_measure_are_left_out():
    states = {"before": {"tar_1e-03": 0.5, "rank1": None}, "after": {"tar_1e-03": 0.6, "rank1": 1}}
    assert figures(states) == (Figure("tar_1e-03", 0.5, 0.6),)
    assert figures(None) == ()


def a_report(**changes: object) -> TrainingReport:
    values = {
        "made_at": "2024-01-01T00:00:00", "seconds": 1.0, "faces": 40, "people": 3,
        "is_better": True, "reasons": ("Better.",), "held_out": BETTER, "check": SAME,
        "check_sentence": "", "worst": None, "changes": (), "looked_at": 10, "doubts": 0,
        "last_decision": 0, "version": "v",
    }  # fmt: skip
    return TrainingReport(**(values | changes))  # type: ignore[arg-type]


def test_a_report_comes_back_as_it_was_saved(tmp_path):
    report = a_report()
    save_report(report, tmp_path)
    assert load_report(tmp_path) == report
    (tmp_path / "report.json").write_text("{")
    assert load_report(tmp_path) is None


def test_what_is_worse_is_refused(library):
    with pytest.raises(PhotofaceError, match="Nothing was trained"):
        train_model.adopt_training(library)
    folder = train_model.training_folder(library)
    folder.mkdir()
    save_report(a_report(is_better=False, reasons=("It is worse.",)), folder)
    with pytest.raises(PhotofaceError, match="It is worse"):
        train_model.adopt_training(library)
    save_report(a_report(), folder)
    (folder / "model.onnx").write_bytes(b"of a later training")
    sha256 = sha256_of(folder / "model.onnx")
    (folder / "model.json").write_text(
        f'{{"version": "w", "base": "b", "sha256": "{sha256}", "centre": [1.0], "spread": 1.0}}'
    )
    with pytest.raises(PhotofaceError, match="broken off"):
        train_model.adopt_training(library)
    save_report(a_report(version="w"), folder)
    library.write(lambda c: learned.note_plain(c, "not b")).result()
    with pytest.raises(PhotofaceError, match="earlier release"):
        train_model.adopt_training(library)
    train_model.discard_training(library)
    assert train_model.last_report(library).state == "discarded"
    with pytest.raises(PhotofaceError, match="Nothing was trained"):
        train_model.adopt_training(library)


def test_faces_whose_nearest_person_changes_are_told():
    vectors, label = people([4, 4])
    after = vectors.copy()
    after[3] = vectors[5]
    names = {"0": "Anna", "1": "Ben"}
    compared = Compared(
        np.arange(8), ("library",) * 8, tuple(str(one) for one in label), vectors, after,
        np.ones(vectors.shape[1], np.float32), 1.0, "",
    )  # fmt: skip
    changes, looked_at = changed_faces(compared, frozenset({0, 1, 2, 4, 5, 6}), names)
    assert looked_at == 2
    assert [(one.face, one.before, one.after) for one in changes] == [(3, "Anna", "Ben")]


# ----------------------------------------------------------------------------- figures keep meaning


def test_strangers_come_as_close_as_before():
    vectors, label = people([3] * 30, seed=4)
    names = label.astype(str)
    assert fitted_spread(vectors, vectors, names) == pytest.approx(1.0)
    centre = vectors.mean(axis=0)
    from photoface.domain.learned import with_spread

    wide = with_spread(vectors, centre, 1.2)
    spread = fitted_spread(vectors, wide, names)
    assert spread == pytest.approx(1 / 1.2, rel=0.03)
    assert fitted_spread(vectors[:1], vectors[:1], names[:1]) == 1.0


def test_a_face_without_its_photo_moves_as_the_others_did():
    rng = np.random.default_rng(1)
    old = rng.normal(size=(400, 6)).astype(np.float32)
    turn = np.linalg.qr(rng.normal(size=(6, 6)))[0]
    assert motion(old, old @ turn) == pytest.approx(turn, abs=0.02)
    assert motion(old[:0], old[:0]) == pytest.approx(np.eye(6))


# ------------------------------------------------------------------------------- adopt and go back


def test_adopting_and_going_back_are_acts(library, tmp_path):
    file = tmp_path / "model.onnx"
    file.write_bytes(b"a model")
    model = LearnedModel("v1", "plain", str(file), "ab" * 32, np.ones(4, np.float32), 1.0)
    learned_models.adopt(library, model, "{}", "2024-01-01")
    state = library.read(learned_models.model_state)
    assert (state.in_use, state.wanted, state.can_go_back) == ("v1", "v1", True)
    kept = learned_models.learned_in_use(library)
    assert kept is not None
    assert (library.folder / "models").samefile(kept.file.rpartition("/")[0])
    learned_models.adopt(
        library, replace(model, version="v2", sha256="cd" * 32), "{}", "2024-01-02"
    )
    learned_models.roll_back(library)
    assert library.read(learned_models.model_state).in_use == "v1"
    learned_models.roll_back(library)
    state = library.read(learned_models.model_state)
    assert (state.in_use, state.can_go_back) == ("", False)
    assert learned_models.roll_back(library) is None
    history.undo(library)
    assert library.read(learned_models.model_state).in_use == "v1"


@pytest.mark.parametrize(
    "told",
    [
        "5",
        "{}",
        '{"centre": "x"}',
        '{"version": "w", "base": "b", "sha256": "0", "centre": [1.0], "spread": 1.0}',
    ],
)
def test_a_model_that_was_damaged_is_not_adopted(tmp_path: Path, told: str):
    (tmp_path / "model.onnx").write_bytes(b"half a mod")
    (tmp_path / "model.json").write_text(told)
    with pytest.raises(PhotofaceError, match=r"is (damaged|gone); train again"):
        TrainingFiles(tmp_path).load_model()


@pytest.mark.parametrize("told", ["5", "[]", '{"a": 1}', "{"])
def test_a_damaged_report_is_none(tmp_path: Path, told: str):
    (tmp_path / "report.json").write_text(told)
    assert load_report(tmp_path) is None


def test_a_model_that_cannot_be_kept_is_said_in_words(library: Library, tmp_path: Path):
    (library.folder / "models").write_text("in the way")
    model = LearnedModel("v", "b", str(tmp_path / "m"), "0" * 64, np.zeros(1, np.float32), 1.0)
    with pytest.raises(PhotofaceError, match=r"kept in the library: [^\[]*\.$"):
        learned_models.keep_file(library, model)
