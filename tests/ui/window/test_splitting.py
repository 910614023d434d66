"""A split on its way from the board to the person's page, in the whole window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from photoface.domain.errors import DiskFullError
from photoface.domain.sentences import say
from photoface.services import browse, history, name_people
from photoface.services.history import Act
from photoface.services.library import Connection, Library
from photoface.ui.main_window import MainWindow
from photoface.ui.models import split_board
from photoface.ui.models.split_board import SplitBoard, SplitOrder
from photoface.ui.pages.people import PeoplePage
from photoface.ui.pages.person import PersonPage
from photoface.ui.pages.split import SplitPage
from tests.factory import library_of_people, person_named

STAY, LEAVE = 7, 5


@pytest.fixture
def people(library: Library) -> list[list[int]]:
    """Faces of two people; somebody called one face of each Anna, and the others are proposed."""
    found = library_of_people(library, [STAY, LEAVE])
    faces = [face for part in found for face in part]
    name_people.name_faces(library, [found[0][0], found[1][0]], "Anna")
    library.write(lambda c: _group(c, faces)).result()
    return found


def _group(connection: Connection, faces: list[int]) -> None:
    anna = browse.person_named(connection, "Anna")
    connection.execute(
        "INSERT INTO groups (id, size, person_id, cover_face_id) VALUES (99, ?, ?, ?)",
        (len(faces), anna, faces[0]),
    )
    connection.executemany("UPDATE faces SET group_id = 99 WHERE id = ?", [(f,) for f in faces])


@pytest.fixture
def anna(library: Library, people: list[list[int]]) -> int:
    return person_named(library, "Anna")


@pytest.fixture
def person(window: MainWindow, anna: int, qtbot: QtBot) -> PersonPage:
    """Her page, with ten suggestions."""
    window.open_page("person", anna)
    page = window.current_page()
    assert isinstance(page, PersonPage)
    qtbot.waitUntil(lambda: len(page.suggestions.model.ids) == STAY + LEAVE - 2)
    qtbot.waitUntil(lambda: len(page.faces.model.ids) == STAY + LEAVE)
    return page


@pytest.fixture
def board(window: MainWindow, person: PersonPage, qtbot: QtBot) -> SplitPage:
    """The two of them in two parts, the second called Berta."""
    person.split()
    page = window.current_page()
    assert isinstance(page, SplitPage)
    qtbot.waitUntil(lambda: page.board is not None)
    assert page.board is not None
    assert [len(part) for part in page.board.draft.parts] == [STAY, LEAVE]
    page._take_name(1, "Berta")
    return page


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Nothing is written before this is set."""
    ready = Event()

    def late(write: Callable[..., Act | None]) -> Callable[..., Act | None]:
        def wait_and_write(*how: object) -> Act | None:
            assert ready.wait(20)
            return write(*how)

        return wait_and_write

    monkeypatch.setattr(split_board, "apply_split", late(split_board.apply_split))
    yield ready
    ready.set()


def test_a_split_is_seen_before_it_is_written(
    window: MainWindow, board: SplitPage, person: PersonPage, people: list[list[int]],
    library: Library, disk: Event, qtbot: QtBot,
) -> None:  # fmt: skip
    before = history.status(library).undo
    board.apply()
    assert window.current_page() is person
    assert person.faces.isVisible()
    assert set(person.faces.model.ids.tolist()) == set(people[0])
    assert person.suggestions.model.ids.tolist() == []  # who stays was confirmed by it
    person.faces.feed.reload()
    qtbot.wait(150)  # the library still says otherwise
    assert set(person.faces.model.ids.tolist()) == set(people[0])
    assert history.status(library).undo == before
    assert not window.toast.isVisible()
    disk.set()
    qtbot.waitUntil(lambda: person.tabs.tabText(1) == f"Faces  {STAY}")
    assert window.toast.isVisible()
    assert history.status(library).undo == f"Split Anna into 2, {LEAVE} faces moved"
    assert set(person.faces.model.ids.tolist()) == set(people[0])


def test_undoing_a_split_that_is_still_being_written_brings_everybody_back(
    window: MainWindow, board: SplitPage, person: PersonPage, people: list[list[int]],
    disk: Event, qtbot: QtBot,
) -> None:  # fmt: skip
    board.apply()
    window.bridge.undo()
    disk.set()
    everybody = {face for part in people for face in part}
    qtbot.waitUntil(lambda: set(person.faces.model.ids.tolist()) == everybody)
    qtbot.waitUntil(lambda: len(person.suggestions.model.ids) == STAY + LEAVE - 2)


def test_a_split_that_cannot_be_written_leads_back_to_the_board(
    window: MainWindow, board: SplitPage, person: PersonPage, people: list[list[int]],
    library: Library, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot,
) -> None:  # fmt: skip
    def no_space(*_: object) -> None:
        raise DiskFullError(say("There is no space left for the library."))

    monkeypatch.setattr(split_board, "apply_split", no_space)
    as_it_was, before = board.board, history.status(library).undo
    with qtbot.waitSignal(window.bridge.trouble) as trouble:
        board.apply()
        assert window.current_page() is person
    assert trouble.args == ["There is no space left for the library."]
    assert window.current_page() is board
    assert board.board is as_it_was
    assert [c.name.text() for c in board.columns if c.isVisible()] == ["Anna", "Berta"]
    assert [set(c.grid.faces.ids.tolist()) for c in board.columns if c.isVisible()] == [
        set(part) for part in people
    ]
    assert history.status(library).undo == before
    board.leave()
    qtbot.waitUntil(lambda: len(person.faces.model.ids) == STAY + LEAVE)


def test_a_split_begun_on_the_people_page_is_seen_there_at_once(
    window: MainWindow, anna: int, library: Library, disk: Event, qtbot: QtBot
) -> None:
    window.open_page("people")
    people = window.current_page()
    assert isinstance(people, PeoplePage)
    qtbot.waitUntil(lambda: people.model.card(anna) is not None)
    people.split(anna)
    page = window.current_page()
    qtbot.waitUntil(lambda: page.board is not None)
    page.apply()
    assert window.current_page() is people
    assert people.model.card(anna).faces == STAY
    assert not window.toast.isVisible()
    disk.set()
    qtbot.waitUntil(window.toast.isVisible)
    qtbot.waitUntil(lambda: len(people.model.ids) == 2)  # all cards are read again
    assert {people.model.row(n).faces for n in range(2)} == {STAY, LEAVE}
    assert people.model.card(anna).faces == STAY


def test_a_split_of_a_group_leaves_the_part_that_stays(
    window: MainWindow, people: list[list[int]], library: Library, qtbot: QtBot
) -> None:
    history.undo(library)  # nobody has a name
    library.write(lambda c: c.execute("UPDATE groups SET person_id = NULL")).result()
    window.open_page("person", -99)
    person = window.current_page()
    qtbot.waitUntil(lambda: len(person.group.model.ids) == STAY + LEAVE)
    window.open_page("split", SplitOrder(-99))
    page = window.current_page()
    qtbot.waitUntil(lambda: page.board is not None)
    page._take_name(0, "Anna")  # still the group's, whoever they are
    page.apply()
    assert set(person.group.model.ids.tolist()) == set(people[0])
    qtbot.waitUntil(lambda: history.status(library).undo is not None)
    qtbot.waitUntil(lambda: len(library.read(lambda c: browse.faces_of_group(c, 99))) == STAY)


def test_a_part_stays_where_it_has_the_persons_own_name(board: SplitPage) -> None:
    made = board.board
    assert isinstance(made, SplitBoard)
    first, second = map(list, made.draft.parts)
    assert made.parted("Anna") == (first, second)
    assert made.named(1, "an\0na").parted("Anna") == (first + second, [])
    assert made.named(0, "Clara").parted("Anna") == ([], first + second)
