"""A feed shows what the library has, and what an undo brings back before the library is asked."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from photoface.services import name_people
from photoface.services.history import Act
from photoface.services.library import Connection, Library
from photoface.ui.bridge import Bridge
from photoface.ui.models.feed import Feed


def nameless(connection: Connection) -> list[int]:
    rows = connection.execute("SELECT id FROM faces WHERE state = 'proposed' ORDER BY id")
    return [face for (face,) in rows]


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    """Where the answers would be seen."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def feed(qtbot: QtBot, bridge: Bridge, place: QWidget) -> Feed:
    feed = Feed(bridge, place)
    with qtbot.waitSignal(feed.answered):
        feed.ask(nameless)
    return feed


def name_two(feed: Feed, qtbot: QtBot) -> list[int]:
    """Name faces 1 and 2 as the window does; what is shown after it."""
    with qtbot.waitSignal(feed.answered) as answer:
        feed.act(lambda library: name_people.name_faces(library, [1, 2], "Anna"))
    return answer.args[0]


def no_reader(*_: Any, **__: Any) -> None:
    """A library that is busy with something else."""


def test_what_an_undo_brings_back_is_shown_before_the_library_answers(
    qtbot, bridge, feed, monkeypatch
):
    assert 1 not in name_two(feed, qtbot)
    monkeypatch.setattr(bridge, "query", no_reader)
    with qtbot.waitSignal(feed.answered) as answer:
        bridge.undo()
    assert answer.args[0][:2] == [1, 2]


def test_the_undo_of_what_was_said_elsewhere_is_shown_as_soon(qtbot, bridge, feed, monkeypatch):
    with qtbot.waitSignal(feed.answered) as answer:
        bridge.act(lambda library: name_people.name_faces(library, [1, 2], "Anna"))
    assert 1 not in answer.args[0]
    monkeypatch.setattr(bridge, "query", no_reader)
    with qtbot.waitSignal(feed.answered) as answer:
        bridge.undo()
    assert answer.args[0][:2] == [1, 2]


def test_the_library_has_the_last_word_after_an_undo(qtbot, bridge, feed):
    name_two(feed, qtbot)
    shown: list[list[int]] = []
    feed.answered.connect(shown.append)
    bridge.library.write(lambda c: c.execute("UPDATE faces SET state = 'ignored' WHERE id = 3"))
    bridge.undo()
    qtbot.waitUntil(lambda: len(shown) >= 2 and 3 not in shown[-1])
    assert shown[-1][:3] == [1, 2, 4]


def test_nothing_moves_by_an_undo_while_a_name_is_typed(qtbot, bridge, feed):
    name_two(feed, qtbot)
    feed.hold(True)
    with qtbot.assertNotEmitted(feed.answered, wait=400):
        bridge.undo()
    with qtbot.waitSignal(feed.answered) as answer:
        feed.hold(False)
    assert answer.args[0][:2] == [1, 2]


def test_a_feed_that_nobody_sees_asks_when_it_is_looked_at_again(
    qtbot, bridge, feed, place, monkeypatch
):
    asked: list[Any] = []
    place.hide()
    monkeypatch.setattr(bridge, "query", lambda *how, **_: asked.append(how))
    with qtbot.waitSignal(bridge.acted):
        bridge.act(lambda library: name_people.name_faces(library, [1, 2], "Anna"))
    assert asked == []
    feed.catch_up()
    assert len(asked) == 1
    feed.catch_up()
    assert len(asked) == 1


def test_an_act_that_several_feeds_show_keeps_all_of_them_from_what_was_before(
    qtbot, bridge, feed, place
):
    other = Feed(bridge, place)
    with qtbot.waitSignal(other.answered):
        other.ask(nameless)
    answers: list[list[int]] = []
    other.answered.connect(answers.append)
    written = Event()

    def name(library: Library) -> Act | None:
        assert written.wait(20)
        return name_people.name_faces(library, [1, 2], "Anna")

    feed.act(name, along=[other])
    other.reload()
    qtbot.wait(100)
    assert answers == []
    written.set()
    qtbot.waitUntil(lambda: len(answers) > 0)
    assert not {1, 2} & set(answers[0])
    with qtbot.waitSignal(other.answered) as answer:
        bridge.undo()
    assert answer.args[0][:2] == [1, 2]


def test_an_act_that_is_not_written_is_told_and_what_holds_is_shown(qtbot, bridge, feed):
    told: list[BaseException] = []
    with qtbot.waitSignal(feed.answered) as answer:
        feed.act(lambda library: name_people.name_faces(library, [1], " "), refused=told.append)
    assert answer.args[0][0] == 1
    assert [str(error) for error in told] == ["A name needs at least one letter."]
