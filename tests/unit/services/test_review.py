"""Questions are worth what they settle now; answers hold; skipped and settled ones stay away."""

from __future__ import annotations

import numpy as np
import pytest

from photoface.domain.errors import PhotofaceError
from photoface.domain.questions import QuestionKind
from photoface.services import correct_people, history, mixed_people, name_people, review
from photoface.services.explain import explain_face
from photoface.services.library import Library
from photoface.store import faces as face_rows
from tests.factory import EMBEDDER, groups_of, library_of_people, names_of, person_named, regroup


def ask(library: Library, **how) -> list[review.Question]:
    return library.read(lambda c: review.next_questions(c, limit=10, **how))


def kinds(questions: list[review.Question]) -> set[QuestionKind]:
    return {question.kind for question in questions}


@pytest.fixture
def apart(library: Library) -> list[list[int]]:
    """One person in two groups of 8 and 5 (said to be different, then left open), and another."""
    whole, other = library_of_people(library, [13, 6])
    one, two = whole[:8], whole[8:]

    def drift(connection) -> None:
        """The later photos look a little different: just too much to be grouped."""
        table = face_rows.load_vectors(connection, EMBEDDER, faces=two)
        turn = np.random.default_rng(5).standard_normal(table.vector.shape[1])
        turn /= np.linalg.norm(turn)
        for face, vector in zip(table.face, table.vector, strict=True):
            moved = (vector + 0.3 * turn).astype(np.float32)
            moved /= np.linalg.norm(moved)
            connection.execute(
                "UPDATE vectors SET mean = ? WHERE face_id = ?", (moved.tobytes(), int(face))
            )

    library.write(drift).result()
    regroup(library)
    assert len(groups_of(library, one)) == len(groups_of(library, two)) == 1
    assert groups_of(library, one) != groups_of(library, two)
    # Likelier than any two groups that grouping leaves apart: a new name is less likely than this.
    sure = "UPDATE group_pairs SET probability = 0.9 WHERE probability > 0.2"
    library.write(lambda c: c.execute(sure)).result()
    return [one, two, other]


def test_without_names_the_largest_group_is_asked_for_its_name(library, apart):
    first = ask(library)[0]
    assert first.kind is QuestionKind.WHO
    assert sorted(first.one.faces) == apart[0]
    assert first.decides == 8
    review.answer_who(library, first, "Anna")
    assert names_of(library, apart[0]) == {("Anna", "confirmed")}


def test_with_a_name_the_likely_group_is_asked_about_and_yes_settles_all_of_it(library, apart):
    name_people.name_faces(library, apart[0], "Anna")
    question = ask(library, kinds={QuestionKind.IS_PERSON})[0]
    assert (question.one.person, question.other.name) == (None, "Anna")
    assert sorted(question.one.faces) == apart[1]
    assert question.decides == 5
    assert question.value == pytest.approx(5 * question.probability)
    assert set(question.other.shown) <= set(apart[0])
    act = review.answer(library, question, True)
    assert act.title == "Confirmed 5 faces as Anna"
    assert names_of(library, apart[1]) == {("Anna", "confirmed")}
    assert ask(library, kinds={QuestionKind.IS_PERSON}) == []
    history.undo(library)
    assert ask(library, kinds={QuestionKind.IS_PERSON})[0].key == question.key


def test_no_is_remembered_also_by_the_next_grouping(library, apart):
    name_people.name_faces(library, apart[0], "Anna")
    question = ask(library, kinds={QuestionKind.IS_PERSON})[0]
    review.answer(library, question, False)
    for _ in range(2):
        assert question.key not in {q.key for q in ask(library)}
        assert names_of(library, apart[1]) == {(None, "rejected")}
        regroup(library)


def test_two_nameless_groups_join_at_once_and_stay_joined(library, apart):
    (question,) = ask(library, kinds={QuestionKind.SAME_GROUP})[:1]
    assert {question.one.size, question.other.size} == {8, 5}
    review.answer(library, question, True)
    assert len(groups_of(library, apart[0] + apart[1])) == 1
    regroup(library)
    assert len(groups_of(library, apart[0] + apart[1])) == 1
    history.undo(library)
    regroup(library)
    assert len(groups_of(library, apart[0] + apart[1])) == 2


def test_nothing_is_asked_of_a_group_whose_photos_were_forgotten(library, apart):
    (question,) = ask(library, kinds={QuestionKind.SAME_GROUP})[:1]
    photos_of = "DELETE FROM photos WHERE id IN (SELECT photo_id FROM faces WHERE group_id = ?)"
    gone = question.one.group
    library.write(lambda c: c.execute(photos_of, (gone,))).result()
    assert gone not in {side.group for q in ask(library) for side in (q.one, q.other) if side}
    for is_yes in (True, False):  # it was on the screen still
        with pytest.raises(PhotofaceError, match="There is no face"):
            review.answer(library, question, is_yes)


def test_two_names_of_one_person_are_asked_about(library, apart):
    name_people.name_faces(library, apart[0], "Anna")
    name_people.name_faces(library, apart[1], "Anne")
    (question,) = ask(library, kinds={QuestionKind.SAME_PERSON})
    assert (question.one.name, question.other.name) == ("Anne", "Anna")
    review.answer(library, question, False)
    assert ask(library, kinds={QuestionKind.SAME_PERSON}) == []
    history.undo(library)
    review.answer(library, question, True)
    assert names_of(library, apart[0] + apart[1]) == {("Anna", "confirmed")}


def test_people_compete_for_a_group_and_one_of_them_is_chosen(library):
    anna, ben, face = library_of_people(library, [6, 6, 2])
    regroup(library)
    name_people.name_faces(library, anna, "Anna")
    name_people.name_faces(library, ben, "Ben")
    (group,), (one,), (other,) = (groups_of(library, g) for g in (face, anna, ben))

    def likely(connection) -> None:
        connection.execute("DELETE FROM group_pairs")
        for named, probability in ((one, 0.5), (other, 0.5)):
            connection.execute(
                "INSERT INTO group_pairs VALUES (?, ?, ?)",
                (min(group, named), max(group, named), probability),
            )

    library.write(likely).result()
    asked = ask(library)
    pairs = [q for q in asked if q.kind is QuestionKind.IS_PERSON]
    assert [q.probability for q in pairs] == [pytest.approx(1 / 3)] * 2
    (who,) = [q for q in asked if q.kind is QuestionKind.WHO]
    assert {choice.name for choice in who.choices} == {"Anna", "Ben"}
    assert who.probability > 2 / 3
    assert all(choice.face in anna + ben for choice in who.choices)
    act = review.answer_choice(library, who, who.choices[1])
    assert act.title == f"Named 2 faces {who.choices[1].name}"
    assert ask(library, kinds={QuestionKind.IS_PERSON}) == []
    history.undo(library)
    answered = next(q for q in pairs if q.other.name == who.choices[0].name)
    review.answer(library, answered, False)
    (left,) = ask(library, kinds={QuestionKind.IS_PERSON})
    assert left.probability == pytest.approx(0.5), "there is no rival any more"
    (who,) = ask(library, kinds={QuestionKind.WHO})
    assert len(who.choices) == 1


def test_whom_the_user_does_not_know_is_asked_about_less(library, apart):
    asked = ask(library)
    strangers = {q.key for q in asked if q.kind is QuestionKind.WHO}
    before = {q.key: q.probability for q in asked if q.kind is QuestionKind.SAME_GROUP}
    assert strangers
    left = ask(library, skip=frozenset(strangers))
    assert not strangers & {q.key for q in left}
    assert all(q.probability < before[q.key] / 10 for q in left if q.key in before)


def test_single_faces_are_asked_about_until_the_user_skips_too_many(library):
    singles = [face for (face,) in library_of_people(library, [1] * 40)]
    regroup(library)
    skip: set[str] = set()
    while questions := library.read(
        lambda c: review.next_questions(
            c, skip=frozenset(skip), kinds=frozenset({QuestionKind.WHO})
        )
    ):
        assert set(questions[0].one.faces) <= set(singles)
        assert questions[0].key not in skip
        skip.add(questions[0].key)
    assert len(skip) == 40


def test_a_skipped_question_is_not_asked_again(library, apart):
    asked = ask(library)
    left = ask(library, skip=frozenset({asked[0].key}))
    assert asked[0].key not in {question.key for question in left}
    assert left[0].key == asked[1].key


def test_questions_are_counted_as_far_as_one_likes(library, apart):
    pairs = [q for q in ask(library) if q.kind is not QuestionKind.WHO]
    assert pairs
    assert library.read(lambda c: review.count_questions(c, most=99)) == len(pairs)
    assert library.read(lambda c: review.count_questions(c, most=1)) == 1
    review.answer(library, pairs[0], False)
    assert library.read(lambda c: review.count_questions(c, most=99)) < len(pairs)


def test_who_lived_at_another_time_is_not_asked_about(library, apart):
    name_people.name_faces(library, apart[0], "Anna")
    anna = person_named(library, "Anna")
    assert ask(library, kinds={QuestionKind.IS_PERSON})
    correct_people.set_birth_date(library, anna, "2021")
    assert ask(library, kinds={QuestionKind.IS_PERSON}) == []


def test_a_person_who_is_two_raises_the_alarm_until_the_user_says_otherwise(library):
    anna_faces, other = library_of_people(library, [8, 6])
    name_people.name_faces(library, anna_faces + other, "Anna")
    regroup(library)
    (alarm,) = library.read(mixed_people.mixed_alarms)
    assert (alarm.name, alarm.size) == ("Anna", 14)
    assert alarm.probability > 0.8
    mixed_people.dismiss_alarm(library, alarm)
    assert library.read(mixed_people.mixed_alarms) == []
    regroup(library)
    assert library.read(mixed_people.mixed_alarms) == []


def test_a_person_who_is_one_raises_none(library):
    (faces,) = library_of_people(library, [14])
    name_people.name_faces(library, faces, "Anna")
    regroup(library)
    assert library.read(mixed_people.mixed_alarms) == []


def test_an_explanation_names_confirmed_faces_and_what_would_change_it(library):
    anna, ben, _ = library_of_people(library, [9, 9, 4])
    name_people.name_faces(library, anna[:6], "Anna")
    name_people.name_faces(library, ben[:6], "Ben")
    regroup(library)
    why = library.read(lambda c: explain_face(c, anna[8]))
    assert (why.name, why.state.value) == ("Anna", "proposed")
    assert why.probability > 0.9
    assert len(why.nearest) == 3
    assert {near.face for near in why.nearest} <= set(anna[:6])  # never a mere proposal
    assert list(why.nearest) == sorted(why.nearest, key=lambda near: -near.similarity)
    assert "6 confirmed faces of Anna" in why.reasons[0]
    assert "nearest confirmed face" in why.changes[0]
    decided = library.read(lambda c: explain_face(c, anna[0]))
    assert "Named 6 faces Anna" in decided.reasons[0]
    assert "your own word" in decided.changes[0]


def test_an_explanation_says_that_a_hazy_face_is_hazy(library):
    anna, ben, _ = library_of_people(library, [9, 9, 4])
    name_people.name_faces(library, anna[:6], "Anna")
    name_people.name_faces(library, ben[:6], "Ben")
    regroup(library)
    judged = "UPDATE faces SET quality = ?, sharpness = 0.01, brightness = 120 WHERE id = ?"
    for quality in (0.9, 0.1):
        library.on_writer(lambda d, q=quality: d.conn.execute(judged, (q, anna[8]))).result()
        why = library.read(lambda c: explain_face(c, anna[8]))
        assert ("The face is" in " ".join(why.reasons)) is (quality < 0.3)
        assert why.probability > 0.9
    assert "blurred: less likeness can be asked of it" in " ".join(why.reasons)


def test_a_denied_person_is_neither_reason_nor_runner_up(library):
    anna, _ = library_of_people(library, [9, 9])
    name_people.name_faces(library, anna[:6], "Anna")
    regroup(library)
    who = person_named(library, "Anna")
    name_people.reject_faces(library, [anna[8]], who)
    why = library.read(lambda c: explain_face(c, anna[8]))
    assert (why.person, why.probability, why.runner_up) == (None, None, None)
    assert "You said that it is not Anna." in why.reasons
