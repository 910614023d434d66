"""The crossing between threads: everything arrives on the GUI thread, or not at all."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from photoface.domain.errors import PhotofaceError
from photoface.domain.progress import Progress
from photoface.services import events, name_people
from photoface.ui.bridge import Bridge, Topic, merged


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.got: list[Any] = []
        self.threads: list[threading.Thread] = []

    def take(self, value: Any) -> None:
        self.got.append(value)
        self.threads.append(threading.current_thread())


def test_a_question_is_answered_on_the_gui_thread(qtbot: QtBot, bridge: Bridge) -> None:
    asked_on = []
    receiver = Receiver()

    def read(connection: Any) -> int:
        asked_on.append(threading.current_thread())
        return int(connection.execute("SELECT count(*) FROM photos").fetchone()[0])

    bridge.query(read, receiver.take)
    qtbot.waitUntil(lambda: receiver.got == [16])
    assert receiver.threads == [threading.main_thread()]
    assert asked_on[0] is not threading.main_thread()


def test_an_answer_for_a_deleted_object_is_dropped(qtbot: QtBot, bridge: Bridge) -> None:
    receiver, witness = Receiver(), Receiver()
    gate = threading.Event()
    bridge.work(lambda: gate.wait(5), receiver.take)
    shiboken6.delete(receiver)
    gate.set()
    bridge.work(lambda: "after", witness.take)
    qtbot.waitUntil(lambda: witness.got == ["after"])
    assert receiver.got == []


def test_a_cancelled_question_is_not_answered(qtbot: QtBot, bridge: Bridge) -> None:
    receiver = Receiver()
    bridge.query(lambda c: "old", receiver.take).cancel()
    bridge.query(lambda c: "new", receiver.take)
    qtbot.waitUntil(lambda: receiver.got == ["new"])


def test_an_answer_that_a_later_one_has_overtaken_is_dropped(qtbot: QtBot, bridge: Bridge) -> None:
    receiver, topic, gate = Receiver(), Topic(), threading.Event()
    bridge.query(lambda c: gate.wait(5) and "old", receiver.take, topic=topic)
    bridge.query(lambda c: "new", receiver.take, topic=topic)
    qtbot.waitUntil(lambda: receiver.got == ["new"])
    gate.set()
    bridge.query(lambda c: "newer", receiver.take, topic=topic)
    qtbot.waitUntil(lambda: receiver.got == ["new", "newer"])
    qtbot.wait(50)
    assert receiver.got == ["new", "newer"]


def test_an_answer_in_time_is_delivered_though_more_was_asked(qtbot: QtBot, bridge: Bridge) -> None:
    receiver, topic, gate = Receiver(), Topic(), threading.Event()
    bridge.query(lambda c: "first", receiver.take, topic=topic)
    bridge.query(lambda c: gate.wait(5) and "second", receiver.take, topic=topic)
    qtbot.waitUntil(lambda: receiver.got == ["first"])
    gate.set()
    qtbot.waitUntil(lambda: receiver.got == ["first", "second"])


def test_what_the_user_says_runs_in_order(qtbot: QtBot, bridge: Bridge) -> None:
    receiver = Receiver()
    for number in range(20):
        bridge.act(lambda library, n=number: time.sleep(0.002 * (n % 3)) or n, receiver.take)
    with qtbot.waitSignal(bridge.acted, raising=False, timeout=50):
        pass
    qtbot.waitUntil(lambda: len(receiver.got) == 20)
    assert receiver.got == list(range(20))


def test_an_act_is_told_to_who_shows_it(qtbot: QtBot, bridge: Bridge) -> None:
    with qtbot.waitSignal(bridge.acted) as told:
        bridge.act(lambda library: name_people.name_faces(library, [1, 2], "Anna"))
    assert told.args[0].title == "Named 2 faces Anna"


def test_trouble_of_the_users_world_is_said_in_its_own_words(qtbot: QtBot, bridge: Bridge) -> None:
    def fail(_: Any) -> None:
        raise PhotofaceError("The disk is full.")

    with qtbot.waitSignal(bridge.trouble) as told:
        bridge.act(fail)
    assert told.args == ["The disk is full."]


def test_a_bug_is_logged_and_said_without_a_traceback(
    qtbot: QtBot, bridge: Bridge, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(bridge.trouble) as told:
        bridge.work(lambda: 1 / 0, lambda _: None)
    assert "ZeroDivisionError" in caplog.text
    assert "division" not in told.args[0]


def test_who_handles_the_error_gets_it_instead(qtbot: QtBot, bridge: Bridge) -> None:
    receiver = Receiver()
    with qtbot.assertNotEmitted(bridge.trouble, wait=50):
        bridge.work(lambda: 1 / 0, lambda _: None, receiver.take)
        qtbot.waitUntil(lambda: len(receiver.got) == 1)
    assert isinstance(receiver.got[0], ZeroDivisionError)


def test_a_burst_of_events_arrives_as_one_signal(qtbot: QtBot, bridge: Bridge) -> None:
    received: list[events.PhotosRead] = []
    bridge.photos_read.connect(received.append)

    def emit() -> None:
        for number in range(500):
            bridge.library.events.emit(events.PhotosRead((number,), 1))

    thread = threading.Thread(target=emit)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: sum(len(event.photos) for event in received) == 500)
    assert len(received) <= 3
    assert sum(event.faces for event in received) == 500


def test_a_merged_burst_says_as_much_as_its_events() -> None:
    running = events.ImportChanged("running", Progress(1, 2, 0.0), "")
    done = events.ImportChanged("idle", Progress(2, 2, 0.0), "")
    burst: list[events.Event] = [
        running,
        events.FacesDecided((1, 2), (5,), ()),
        events.Trouble("One."),
        done,
        events.FacesDecided((2, 3), (), (7,)),
        events.Trouble("Two."),
        events.PhotosAdded(2),
        events.PhotosAdded(3),
    ]
    found = merged(burst)
    assert done in found
    assert running not in found
    assert events.FacesDecided((1, 2, 3), (5,), (7,)) in found
    assert events.PhotosAdded(5) in found
    assert [event for event in found if isinstance(event, events.Trouble)] == [
        events.Trouble("One."),
        events.Trouble("Two."),
    ]


def test_a_closed_bridge_delivers_nothing_more(qtbot: QtBot, bridge: Bridge) -> None:
    receiver = Receiver()
    bridge.query(lambda c: 1, receiver.take)
    bridge.close()
    bridge.query(lambda c: 2, receiver.take)
    qtbot.wait(50)
    assert receiver.got == []
