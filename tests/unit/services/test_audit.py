"""The interval is Wilson's, the sample is fair, and what was looked at counts as right."""

from __future__ import annotations

import random

import pytest

from photoface.services import audit, browse, history, name_people
from photoface.services.audit import wilson
from photoface.services.library import Library
from tests.factory import library_of_people, names_of, regroup


@pytest.mark.parametrize(
    ("right", "checked", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (57, 60, 0.8630, 0.9829),
        (5, 10, 0.2366, 0.7634),
    ],
)
def test_the_interval_is_that_of_wilson(right, checked, low, high):
    found = wilson(right, checked)
    assert (found.low, found.high) == (pytest.approx(low, abs=2e-4), pytest.approx(high, abs=2e-4))
    assert found.share == right / checked


def test_checking_everything_leaves_nothing_to_chance():
    assert wilson(48, 50, 50) == audit.Interval(0.96, 0.96, 0.96)
    wide, narrow = wilson(48, 50, 100_000), wilson(48, 50, 60)
    assert narrow.high - narrow.low < (wide.high - wide.low) / 2


@pytest.mark.parametrize("share", [0.8, 0.95])
def test_the_interval_holds_the_truth_as_often_as_it_says(share):
    """Samples of 60 out of 400 names of which so many are right."""
    chosen = random.Random(3)
    names = [number < share * 400 for number in range(400)]
    held = 0
    for _ in range(1000):
        found = wilson(sum(chosen.sample(names, 60)), 60, 400)
        held += found.low <= share <= found.high
    assert 930 <= held <= 990


@pytest.fixture
def named(library: Library) -> tuple[list[int], set[int]]:
    """Anna's 40 faces, of which the last 10 are somebody else's."""
    anna, other = library_of_people(library, [30, 10])
    name_people.name_faces(library, anna + other, "Anna")
    name_people.confirm_faces(library, anna[:5], library.read(browse.people_names)[0][0])
    regroup(library)
    return anna + other, set(other)


def test_an_audit_from_the_first_question_to_the_sentence(library, named):
    faces, wrong = named
    before = library.read(audit.progress)
    assert (before.named, before.looked_at, before.right_names) == (40, 5, None)
    sample = library.read(lambda c: audit.draw_sample(c, size=20, seed=1))
    assert len(set(sample.faces)) == 20
    assert not set(sample.faces) & set(faces[:5])  # looked at one by one
    for face in sample.faces:
        audit.audit_answer(library, sample, face, is_right=face not in wrong)
    drawn_wrong = set(sample.faces) & wrong
    assert drawn_wrong
    after = library.read(audit.progress)
    assert (after.checked, after.right) == (20, 20 - len(drawn_wrong))
    truth = 1 - len(wrong - drawn_wrong) / after.named
    assert after.right_names.low <= truth <= after.right_names.high
    assert "of shown names are right" in after.sentence
    assert names_of(library, sorted(drawn_wrong)) == {(None, "rejected")}
    for _ in sample.faces:
        history.undo(library)
    assert library.read(audit.progress) == before


def test_a_face_is_asked_about_until_it_has_an_answer_or_no_name(library, named):
    sample = library.read(lambda c: audit.draw_sample(c, size=6, seed=4))
    left = lambda: library.read(lambda c: audit.unanswered(c, sample))  # noqa: E731
    assert left() == list(sample.faces)
    audit.audit_answer(library, sample, sample.faces[2], is_right=True)
    name_people.ignore_faces(library, [sample.faces[4]])
    assert left() == [face for place, face in enumerate(sample.faces) if place not in (2, 4)]
    history.undo(library)
    history.undo(library)
    assert left() == list(sample.faces)


def test_a_second_audit_starts_anew(library, named):
    _, wrong = named
    for seed in (1, 2):
        sample = library.read(lambda c, s=seed: audit.draw_sample(c, size=5, seed=s))
        for face in sample.faces:
            audit.audit_answer(library, sample, face, is_right=face not in wrong)
    assert library.read(audit.progress).checked == 5


def test_what_is_left_counts_groups_without_a_name(library):
    anna, _ = library_of_people(library, [8, 5])
    name_people.name_faces(library, anna, "Anna")
    regroup(library)
    assert library.read(audit.progress).left == 5
    assert "not checked yet; about 5 faces left" in library.read(audit.progress).sentence
