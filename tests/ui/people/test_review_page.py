"""The Review page as a user meets it: one card at a time, answered by key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from photoface.services import audit, browse, conflicts, correct_people, history, name_people
from photoface.services.library import Library
from photoface.ui.models.split_board import SplitOrder
from photoface.ui.pages import review
from photoface.ui.pages.review import ReviewPage, progress_words
from photoface.ui.views.card_desk import CardDesk
from tests.factory import library_of_people, names_of, person_named

LIKELY = ((1, 2, 0.9), (3, 4, 0.8), (5, 6, 0.6))  # pairs of groups, by how likely they are one


@pytest.fixture
def pairs(library: Library) -> None:
    """The last grouping thought that these groups may be one person."""

    def write(connection: Any) -> None:
        connection.executemany(
            "INSERT INTO group_pairs (first, second, probability) VALUES (?, ?, ?)", LIKELY
        )

    library.write(write).result()


@pytest.fixture
def page(show: Callable[[type], Any], pairs: None) -> ReviewPage:
    return show(ReviewPage)


def shown(desk: CardDesk, qtbot: QtBot) -> str:
    """The question in front, once there is one and it takes answers."""
    qtbot.waitUntil(lambda: desk.deck.card is not None and desk.was_looked_at())
    return desk.question.text()


def strips(desk: CardDesk) -> list[list[int]]:
    """Faces that one sees, side by side."""
    return [panel.strip.faces for panel in desk.panels if panel.isVisible()]


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or widget, key)


def title(library: Library) -> str | None:
    return history.status(library).undo


def skip_to(desk: CardDesk, question: str, qtbot: QtBot) -> None:
    """Leave other questions for later until this one comes."""
    while shown(desk, qtbot) != question:
        press(desk, Qt.Key.Key_S)


def faces(library: Library, group: int) -> list[int]:
    return library.read(lambda c: browse.faces_of_group(c, group))


# ------------------------------------------------------------------------------------- questions


def test_yes_joins_two_groups_and_undo_asks_again(
    page: ReviewPage, library: Library, qtbot: QtBot
) -> None:
    desk = page.questions
    skip_to(desk, "Is this the same person?", qtbot)
    card = desk.deck.card
    press(desk, Qt.Key.Key_Y)
    assert desk.deck.card is not card  # at once
    qtbot.waitUntil(lambda: title(library) == "Two groups are one person")
    press(desk, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: title(library) is None)
    qtbot.waitUntil(lambda: desk.deck.card is not None and desk.deck.card.key == card.key)


def test_no_keeps_them_apart_for_ever(page: ReviewPage, library: Library, qtbot: QtBot) -> None:
    desk = page.questions
    skip_to(desk, "Is this the same person?", qtbot)
    key = desk.deck.card.key
    press(desk, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: title(library) == "Two groups are different people")
    qtbot.waitUntil(lambda: desk.deck.card is None or desk.deck.card.key != key)
    asked = library.read(lambda c: review.question_cards(c, frozenset()))
    assert key not in {card.key for card in asked}


def test_the_line_says_what_the_answer_settles(page: ReviewPage, qtbot: QtBot) -> None:
    skip_to(page.questions, "Is this the same person?", qtbot)
    assert "Decides 9 faces" in page.questions.line.text()
    assert sorted(map(len, strips(page.questions))) == [7, 8]  # eight of nine are shown


def test_a_name_is_typed_under_the_faces(page: ReviewPage, library: Library, qtbot: QtBot) -> None:
    desk = page.questions
    skip_to(desk, "Who is this?", qtbot)
    press(desk, Qt.Key.Key_Return)
    QTest.keyClicks(desk.field, "Yan Ny")  # letters that are commands elsewhere on the page
    assert desk.field.preview == "New person with 9 faces"
    QTest.keyClick(desk.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: title(library) == "Named 9 faces Yan Ny")
    assert not desk.field.isVisible()
    assert desk.hasFocus()


def test_somebody_who_does_not_matter_is_ignored_with_a_key(
    page: ReviewPage, library: Library, qtbot: QtBot
) -> None:
    desk = page.questions
    skip_to(desk, "Who is this?", qtbot)
    ignored, key = desk.deck.card.size, desk.deck.card.key
    press(desk, Qt.Key.Key_I)
    qtbot.waitUntil(lambda: title(library) == f"Ignored {ignored} faces")
    qtbot.waitUntil(lambda: desk.deck.card is None or desk.deck.card.key != key)
    while desk.deck.card is not None and desk.deck.card.question == "Who is this?":
        press(desk, Qt.Key.Key_S)
        shown(desk, qtbot)
    assert not desk.commands["review.ignore"].isVisible()


def test_the_people_it_may_be_are_a_key_each(
    show: Callable[[type], Any], library: Library, qtbot: QtBot
) -> None:
    name_people.name_faces(library, faces(library, 2), "Anna")
    name_people.name_faces(library, faces(library, 3), "Ben")
    rivals = "INSERT INTO group_pairs VALUES (2, 4, 0.4), (3, 4, 0.5)"
    library.write(lambda c: c.execute(rivals)).result()
    page = show(ReviewPage)
    desk = page.questions
    shown(desk, qtbot)
    while desk.deck.card.key != "who:g4":
        press(desk, Qt.Key.Key_S)
        shown(desk, qtbot)
    ways = [desk.commands[f"review.way{n}"] for n in (1, 2, 3)]
    assert [way.text() for way in ways if way.isVisible()] == ["Ben", "Anna"]
    buttons = {b.accessibleName() for b in desk.findChildren(QAbstractButton) if b.isVisible()}
    assert {"Ben", "Anna"} <= buttons
    sides = strips(desk)
    assert sides[0] == faces(library, 4)
    assert [face in faces(library, group) for face, group in zip(sides[1], (3, 2), strict=True)]
    assert [button.caption for button in desk.panels[1].strip.buttons] == ["1 · Ben", "2 · Anna"]
    press(desk, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: title(library) == "Named 4 faces Anna")


def test_a_skipped_question_comes_back_when_one_likes(page: ReviewPage, qtbot: QtBot) -> None:
    desk = page.questions
    first = shown(desk, qtbot)
    key = desk.deck.card.key
    press(desk, Qt.Key.Key_S)
    assert desk.deck.card.key != key
    press(desk, Qt.Key.Key_U)  # takes back the skip, not an act
    assert desk.deck.card.key == key
    assert shown(desk, qtbot) == first
    while desk.deck.card is not None or not desk.deck.is_loaded:
        press(desk, Qt.Key.Key_S)
        QTest.qWait(30)
    assert "left for later" in desk._empty._heading.text()
    desk.deck.ask_skipped_again()
    qtbot.waitUntil(lambda: desk.deck.card is not None and desk.deck.card.key == key)


def test_undo_after_an_answer_that_changed_nothing_takes_back_no_other_act(
    page: ReviewPage, library: Library, qtbot: QtBot
) -> None:
    name_people.name_faces(library, faces(library, 7), "Zoe")
    desk = page.questions
    shown(desk, qtbot)
    key = desk.deck.card.key
    with qtbot.waitSignal(desk.deck._feed.answered):
        desk.deck.answer(lambda library: None)
    press(desk, Qt.Key.Key_U)
    assert desk.deck.card.key == key
    QTest.qWait(100)
    assert title(library) == "Named 1 face Zoe"


def test_a_card_that_came_by_itself_takes_no_hasty_answer(
    page: ReviewPage, library: Library, qtbot: QtBot
) -> None:
    desk = page.questions
    skip_to(desk, "Is this the same person?", qtbot)
    name_people.ignore_groups(library, [1, 2])  # somebody else does so, in another place
    before = desk.deck.card.key
    qtbot.waitUntil(lambda: desk.deck.card is None or desk.deck.card.key != before)
    after = desk.deck.card.key
    press(desk, Qt.Key.Key_Y)
    assert desk.deck.card.key == after
    assert title(library) == "Ignored 16 faces"


def test_a_face_opens_its_photo(page: ReviewPage, navigator: Any, qtbot: QtBot) -> None:
    shown(page.questions, qtbot)
    button = page.questions.panels[0].strip.buttons[0]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert navigator.viewed == [([button.face.photo], 0, button.face.id)]


# ----------------------------------------------------------------------------------- suggestions


@pytest.fixture
def proposed(library: Library) -> dict[str, int]:
    """Three people with two confirmed faces each; the machine proposes the rest: 7 + 5 + 3."""
    people = {}
    for group, name in ((1, "Anna"), (2, "Ben"), (3, "Clara")):
        name_people.name_faces(library, faces(library, group)[:2], name)
        people[name] = person_named(library, name)
    return people


def to_suggestions(page: ReviewPage, qtbot: QtBot, count: int) -> None:
    page.tabs.setCurrentIndex(review.SUGGESTIONS)
    qtbot.waitUntil(lambda: len(page.suggestions.pane.model.ids) == count)


def test_suggestions_go_from_person_to_person(
    proposed: dict[str, int], page: ReviewPage, library: Library, qtbot: QtBot
) -> None:
    to_suggestions(page, qtbot, 7)
    desk = page.suggestions
    assert desk.person.name == "Anna"
    press(desk.pane.grid, *[Qt.Key.Key_Return] * 6, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: desk.person.name == "Ben" and len(desk.pane.model.ids) == 5)
    anna = library.read(lambda c: browse.person_card(c, proposed["Anna"]))
    assert (anna.confirmed, anna.proposed) == (8, 0)
    press(desk.pane.grid, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: desk.person.name == "Clara" and len(desk.pane.model.ids) == 3)
    press(desk.pane.grid, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: desk.person.name == "Ben")


def test_undo_after_the_last_face_of_a_person_goes_back_to_that_person(
    proposed: dict[str, int], page: ReviewPage, library: Library, qtbot: QtBot
) -> None:
    to_suggestions(page, qtbot, 7)
    desk = page.suggestions
    QTest.keyClick(desk.pane.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.pane.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: desk.person.name == "Ben" and len(desk.pane.model.ids) == 5)
    press(desk.pane.grid, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: desk.person.name == "Anna" and len(desk.pane.model.ids) == 7)
    assert "Named" in (title(library) or "")


def test_fifty_suggestions_are_reviewed_by_keys_alone(
    show: Callable[[type], Any], library: Library, qtbot: QtBot
) -> None:
    """Five people, fifty proposed faces: every third is somebody else. No mouse, no waiting."""
    from tests.ui.people.conftest import fill

    fill(library, (13, 13, 12, 12, 10), first=11)
    for group in range(11, 16):
        name_people.name_faces(library, faces(library, group)[:2], f"Person {group}")
    page = show(ReviewPage)
    to_tabs = 0
    while not page.tabs.hasFocus():
        press(page, Qt.Key.Key_Tab)
        to_tabs += 1
        assert to_tabs < 40, "the tabs cannot be reached by key"
    press(page.tabs, Qt.Key.Key_Right)
    grid = page.suggestions.pane.grid
    qtbot.waitUntil(lambda: len(page.suggestions.pane.model.ids) == 11)
    answered = 0
    while answered < 50:
        qtbot.waitUntil(lambda: grid.current_id() is not None and grid.hasFocus())
        press(grid, Qt.Key.Key_Delete if answered % 3 == 2 else Qt.Key.Key_Return)
        answered += 1
    qtbot.waitUntil(lambda: page.suggestions.person is None)
    qtbot.waitUntil(lambda: len(history.acts(library)) == 5 + 50)
    cards = library.read(browse.people_cards)
    assert sum(card.confirmed for card in cards) == 10 + 34
    assert sum(card.proposed for card in cards) == 0


# --------------------------------------------------------------------- mixed, contradictions, check


def test_a_mixed_group_leads_to_split_or_is_one_person(
    page: ReviewPage, library: Library, navigator: Any, qtbot: QtBot
) -> None:
    library.write(lambda c: c.execute("UPDATE groups SET mixed = 0.9 WHERE id = 1")).result()
    page.tabs.setCurrentIndex(review.MIXED)
    assert shown(page.mixed, qtbot) == "Is this all one person?"
    press(page.mixed, Qt.Key.Key_N)
    assert navigator.opened == [("split", SplitOrder(-1, "review"))]
    press(page.mixed, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: title(library) == "A group is one person")
    qtbot.waitUntil(page.mixed._empty.isVisible)


def test_a_contradiction_is_asked_about_and_settled_by_number(
    page: ReviewPage, library: Library, qtbot: QtBot
) -> None:
    one, other = faces(library, 1)[0], faces(library, 2)[0]
    name_people.name_faces(library, [one], "Anna")
    name_people.name_faces(library, [other], "Ben")
    correct_people.say_same(library, [one, other])
    page.tabs.setCurrentIndex(review.CONTRADICTIONS)
    assert "one is Anna and one is Ben" in shown(page.contradictions, qtbot)
    assert strips(page.contradictions) == [[one], [other]]
    ways = [page.contradictions.commands[f"review.way{n}"].text() for n in (1, 2, 3)]
    assert ways == ["Both are Anna", "Both are Ben", "They are not the same person"]
    press(page.contradictions, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: not library.read(conflicts.contradictions))
    assert title(library) == "They are not the same person"


def test_a_doubtful_name_is_kept_or_changed_with_one_key(
    page: ReviewPage, library: Library, qtbot: QtBot
) -> None:
    ann, ben = library_of_people(library, [9, 9])
    name_people.name_faces(library, [*ann[1:], ben[0], ben[1]], "Anna")
    name_people.name_faces(library, [ann[0], *ben[2:]], "Ben")
    page.tabs.setCurrentIndex(review.DOUBTS)
    desk, answered = page.doubts, 0
    while answered < 3:
        assert "Is this really" in shown(desk, qtbot)
        (face,) = desk.panels[0].strip.faces
        assert face in {ann[0], ben[0], ben[1]}
        assert face not in desk.panels[1].strip.faces
        press(desk, Qt.Key.Key_Y if face == ann[0] else Qt.Key.Key_N)
        answered += 1
        qtbot.waitUntil(lambda n=answered: len(history.acts(library)) == 2 + n)
    qtbot.waitUntil(desk._empty.isVisible)
    assert names_of(library, [ann[0], *ben]) == {("Ben", "confirmed")}


def test_a_random_check_gives_the_share_with_its_interval(
    proposed: dict[str, int], page: ReviewPage, library: Library, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(review.CHECK)
    qtbot.waitUntil(lambda: "not checked yet" in page.progress_line.text())
    page.check.start()
    desk = page.check.desk
    for number in range(15):
        assert shown(desk, qtbot).startswith("Is this ")
        qtbot.waitUntil(lambda n=number: desk.line.text() == f"{n + 1} of 15")
        assert desk.hasFocus()
        press(desk, Qt.Key.Key_N if number == 0 else Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: page.check.offer.isVisible())
    qtbot.waitUntil(lambda: library.read(audit.progress).checked == 15)
    progress = library.read(audit.progress)
    assert progress.right == 14
    assert "of shown names are right" in progress_words(progress)
    qtbot.waitUntil(lambda: page.progress_line.text() == progress_words(progress))


def test_an_answer_of_the_check_can_be_taken_back(
    proposed: dict[str, int], page: ReviewPage, library: Library, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(review.CHECK)
    page.check.start()
    desk = page.check.desk
    shown(desk, qtbot)
    first = desk.deck.card.key
    press(desk, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: (title(library) or "").startswith("Checked a face"))
    press(desk, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: desk.deck.card is not None and desk.deck.card.key == first)
    assert library.read(audit.progress).checked == 0


# --------------------------------------------------------------------------------------- the page


def test_tabs_say_how_much_waits(proposed: dict[str, int], page: ReviewPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.tabs.tabText(review.SUGGESTIONS) == "Suggestions  15")
    assert page.tabs.tabText(review.QUESTIONS) == "Questions  3"
    assert page.tabs.tabText(review.MIXED) == "Mixed"


def test_nothing_is_drawn_while_nobody_looks(
    page: ReviewPage, library: Library, qtbot: QtBot
) -> None:
    shown(page.questions, qtbot)
    page.on_hidden()
    before = page.questions.deck.card.key
    name_people.ignore_groups(library, [1, 2, 3])
    QTest.qWait(300)
    assert page.questions.deck.card.key == before
    page.on_shown()
    qtbot.waitUntil(lambda: page.questions.deck.card.key != before)


def test_every_control_has_a_name_and_no_key_means_two_things(
    proposed: dict[str, int], page: ReviewPage, qtbot: QtBot
) -> None:
    from tests.ui.checks import ambiguous_keys, nameless_controls

    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        QTest.qWait(200)
        assert nameless_controls(page) == []
        assert ambiguous_keys(page) == []


def test_a_held_key_answers_one_card(page: ReviewPage) -> None:
    actions: list[QAction] = list(page.questions.commands.values())
    assert not any(action.autoRepeat() for action in actions)
