"""Thumbnails: the visible ones first, never on the GUI thread, within a bound of memory."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator

import pytest
from PIL import Image
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from photoface.services.library import Library
from photoface.ui.thumbnails import Thumbnails, decode_jpeg


def jpeg(width: int = 320, height: int = 240) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(out, "JPEG")
    return out.getvalue()


class Source:
    """Hands out pictures when the gate is open, and remembers what was asked and where."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.threads: set[threading.Thread] = set()
        self.gate = threading.Event()
        self.gate.set()
        self.absent: set[int] = set()

    def __call__(self, id: int) -> bytes | None:
        self.gate.wait(5)
        self.asked.append(id)
        self.threads.add(threading.current_thread())
        return None if id in self.absent else jpeg()


@pytest.fixture
def source() -> Source:
    return Source()


Make = Callable[..., Thumbnails]


@pytest.fixture
def make(qtbot: QtBot, library: Library, source: Source) -> Iterator[Make]:
    made: list[Thumbnails] = []

    def thumbnails(**more: int) -> Thumbnails:
        made.append(Thumbnails(library, sources={"photo": source, "face": source}, **more))
        return made[-1]

    yield thumbnails
    source.gate.set()
    for each in made:
        each.close()


def test_a_miss_returns_nothing_at_once_and_arrives_later(
    qtbot: QtBot, make: Make, source: Source
) -> None:
    thumbnails = make()
    with qtbot.waitSignal(thumbnails.arrived) as told:
        assert thumbnails.pixmap("photo", 5, 160) is None
    assert told.args == ["photo", {5}]
    pixmap = thumbnails.pixmap("photo", 5, 160)
    assert pixmap is not None
    assert (pixmap.width(), pixmap.height()) == (160, 120)
    assert threading.main_thread() not in source.threads


def test_what_is_no_longer_shown_is_not_fetched(qtbot: QtBot, make: Make, source: Source) -> None:
    thumbnails, view = make(), QObject()
    source.gate.clear()
    thumbnails.focus(view, "photo", range(1000), 160)
    thumbnails.focus(view, "photo", range(5000, 5010), 160)
    source.gate.set()
    qtbot.waitUntil(lambda: all(thumbnails.pixmap("photo", 5000 + n, 160) for n in range(10)))
    assert len([id for id in source.asked if id < 1000]) <= 2  # those under way already


def test_the_most_wanted_come_first(qtbot: QtBot, make: Make, source: Source) -> None:
    thumbnails, view = make(), QObject()
    source.gate.clear()
    thumbnails.focus(view, "photo", [9, 8, 7, 1, 2, 3], 160)
    source.gate.set()
    qtbot.waitUntil(lambda: len(source.asked) == 6)
    assert set(source.asked[:3]) <= {9, 8, 7, 1}


def test_the_newest_question_goes_before_older_ones(
    qtbot: QtBot, make: Make, source: Source
) -> None:
    thumbnails = make()
    source.gate.clear()
    for id in range(20):
        thumbnails.pixmap("face", id, 96)
    source.gate.set()
    qtbot.waitUntil(lambda: len(source.asked) == 20)
    assert len([id for id in source.asked[:8] if id < 12]) <= 2  # those under way already


def test_few_pictures_are_converted_in_one_tick(qtbot: QtBot, make: Make, source: Source) -> None:
    thumbnails, view = make(), QObject()
    ticks: list[int] = []
    thumbnails.arrived.connect(lambda _, ids: ticks.append(len(ids)))
    thumbnails.focus(view, "photo", range(60), 80)
    qtbot.waitUntil(lambda: sum(ticks) == 60)
    assert max(ticks) <= 8


def test_memory_is_bounded_and_the_longest_unused_go(
    qtbot: QtBot, make: Make, source: Source
) -> None:
    one = 160 * 120 * 4
    thumbnails, view = make(cache=10 * one), QObject()
    for id in range(30):
        with qtbot.waitSignal(thumbnails.arrived):
            thumbnails.focus(view, "photo", [id], 160)
        thumbnails.pixmap("photo", 0, 160)  # used all the time
    kept = [id for id in range(30) if ("photo", id, 160) in thumbnails._cache]
    assert len(kept) == 10
    assert 0 in kept
    assert 29 in kept


def test_a_picture_that_was_not_there_is_fetched_once_it_is(
    qtbot: QtBot, make: Make, source: Source
) -> None:
    thumbnails = make()
    source.absent = {4}
    thumbnails.pixmap("photo", 4, 160)
    qtbot.waitUntil(lambda: source.asked == [4])
    qtbot.wait(50)
    thumbnails.pixmap("photo", 4, 160)
    qtbot.wait(30)
    assert source.asked == [4]  # not asked over and over
    source.absent = set()
    thumbnails.forget("photo", [4])
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.pixmap("photo", 4, 160)


def test_another_size_of_the_picture_stands_in(qtbot: QtBot, make: Make, source: Source) -> None:
    thumbnails = make()
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.pixmap("photo", 1, 80)
    source.gate.clear()
    stand_in = thumbnails.pixmap("photo", 1, 320)
    assert stand_in is not None
    assert stand_in.width() == 80


def test_a_broken_picture_leaves_its_placeholder(qtbot: QtBot, library: Library) -> None:
    asked: list[int] = []

    def source(id: int) -> bytes:
        asked.append(id)
        return b"no picture at all"

    thumbnails = Thumbnails(library, sources={"photo": source})
    thumbnails.pixmap("photo", 1, 160)
    qtbot.waitUntil(lambda: asked == [1])
    qtbot.wait(40)
    assert thumbnails.pixmap("photo", 1, 160) is None
    thumbnails.close()


def test_decoding_never_enlarges() -> None:
    image = decode_jpeg(jpeg(100, 50), 320)
    assert image is not None
    assert (image.width(), image.height()) == (100, 50)
