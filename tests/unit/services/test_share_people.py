"""The people of one library reach another: by content and overlap, and never over its own word."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from photoface.domain.decisions import Decision, Kind
from photoface.domain.errors import PhotofaceError
from photoface.domain.faces import FaceOrigin
from photoface.domain.geometry import Box
from photoface.services import history, name_people, share_people, write_tags
from photoface.services.find_photos import content_hash
from photoface.services.library import Library, open_library
from photoface.store import ledger
from photoface.store.added_faces import added
from photoface.store.told_faces import pairs_told, photos_told
from tests.unit.exchange.made import NAMES
from tests.unit.services.real_files import read_photo, said_by, save_photo, told

_BOXES = [Box(10 + 70 * i, 60, 40, 50) for i in range(5)]


def _moved(box: Box) -> Box:
    """What another detector says of the same face."""
    return Box(box.x + 3, box.y - 2, box.w + 2, box.h + 4)


@pytest.fixture
def album(tmp_path: Path) -> list[Path]:
    return [save_photo(tmp_path / "p" / f"{i}.jpg", seed=i) for i in range(3)]


def _fill(library: Library, album: list[Path]) -> None:
    """Everything that can be said, over three photos."""
    ids = [read_photo(library, photo, _BOXES) for photo in album]
    for number in range(3):
        name_people.name_faces(library, [row[number] for row in ids], NAMES[number])
    anna, zoe = (_person(library, NAMES[i]) for i in (0, 2))
    name_people.rename_person(library, anna, "Anna 安娜")
    name_people.set_cover(library, zoe, ids[1][2])
    name_people.hide_person(library, zoe)
    name_people.reject_faces(library, [ids[0][3]], anna)
    name_people.ignore_faces(library, [ids[1][3]])
    name_people.mark_not_a_face(library, [ids[2][3]])
    there = added(content_hash(str(album[0])), Box(350, 200, 30, 40), FaceOrigin.DRAWN)
    keys = [_key(library, face) for face in (ids[0][0], ids[1][1], ids[0][4], ids[1][4])]
    more = [
        there,
        Decision(Kind.DIFFERENT, keys[0], other=keys[1]),
        Decision(Kind.SAME, keys[2], other=keys[3]),
        Decision(Kind.TWICE_ALLOWED, keys[0]),
        Decision(Kind.PERSON_BORN, person=_uid(library, anna), value="1990-02-03"),
    ]
    library.write(lambda c: ledger.record(c, "More", more)).result()


def _person(library: Library, name: str) -> int:
    return library.read(
        lambda c: c.execute("SELECT id FROM people WHERE name = ?", (name,)).fetchone()[0]
    )


def _uid(library: Library, person: int) -> str:
    return library.read(
        lambda c: c.execute("SELECT uid FROM people WHERE id = ?", (person,)).fetchone()[0]
    )


def _key(library: Library, face: int) -> str:
    return library.read(
        lambda c: c.execute("SELECT face_key FROM faces WHERE id = ?", (face,)).fetchone()[0]
    )


def _people(library: Library) -> list[tuple]:
    return library.read(
        lambda c: c.execute(
            "SELECT uid, name, is_hidden, birth_date, cover_key IS NOT NULL FROM people "
            "WHERE is_present AND root_id = id ORDER BY uid"
        ).fetchall()
    )


def _words(library: Library) -> dict[str, list[tuple]]:
    """All but the boxes, which another detector puts elsewhere."""
    return {name: [row[1:] for row in rows] for name, rows in told(library).items()}


def test_everything_reaches_a_library_with_other_boxes_and_other_paths(
    tmp_path: Path, album: list[Path]
):
    with open_library(tmp_path / "old") as library:
        _fill(library, album)
        before, people, said = _words(library), _people(library), said_by(library)
        share_people.export_people(library, tmp_path / "people.json")
    elsewhere = shutil.copytree(album[0].parent, tmp_path / "another disk")
    backup = share_people.read_backup(tmp_path / "people.json")
    with open_library(tmp_path / "new") as library:
        for photo in album:
            read_photo(library, elsewhere / photo.name, [_moved(box) for box in _BOXES])
        dry = share_people.preview(library, backup)
        act, outcome = share_people.import_people(library, backup)
        assert (dry, outcome.contradictions) == (outcome, ())
        assert outcome.sentence == "3 people (3 new) for 13 faces."
        assert act is not None
        assert _words(library) == before
        assert _people(library) == people
        kinds = [kind for kind, _ in said_by(library)]
        assert sorted(kinds) == sorted(kind for kind, _ in said if kind != "person_created")
        assert [kind for *_, kind in library.read(pairs_told)] == [Kind.DIFFERENT, Kind.SAME]
        assert len(library.read(photos_told)) == 1
        again = share_people.import_people(library, backup)
        assert again[0] is None
        history.undo(library)
        assert {row[0] for rows in _words(library).values() for row in rows} == {"proposed"}


def test_photos_that_come_later_find_what_was_said_of_them(tmp_path: Path, album: list[Path]):
    with open_library(tmp_path / "old") as library:
        _fill(library, album)
        before = _words(library)
        share_people.export_people(library, tmp_path / "people.json")
    with open_library(tmp_path / "new") as library:
        backup = share_people.read_backup(tmp_path / "people.json")
        share_people.import_people(library, backup)
        for photo in album:
            read_photo(library, photo, [_moved(box) for box in _BOXES])
        assert _words(library) == before


def test_files_that_got_tags_since_are_still_found(tmp_path: Path, album: list[Path]):
    with open_library(tmp_path / "old") as library:
        _fill(library, album)
        before = _words(library)
        write_tags.write_tags(library, place="files")
        share_people.export_people(library, tmp_path / "people.json")
    backup = share_people.read_backup(tmp_path / "people.json")
    assert len(backup.aliases) == 3
    for name, is_first in (("reads first", True), ("takes over first", False)):
        with open_library(tmp_path / name) as library:
            if is_first:
                [read_photo(library, photo, _BOXES) for photo in album]
            share_people.import_people(library, backup)
            if not is_first:
                [read_photo(library, photo, _BOXES) for photo in album]
            assert _words(library) == before


def test_the_word_said_here_stands(tmp_path: Path, album: list[Path]):
    with open_library(tmp_path / "old") as library:
        _fill(library, album)
        share_people.export_people(library, tmp_path / "people.json")
    with open_library(tmp_path / "new") as library:
        ids = read_photo(library, album[0], _BOXES)
        name_people.name_faces(library, ids[:1], "Somebody")
        name_people.name_faces(library, ids[1:2], NAMES[1].upper())
        outcome = share_people.import_people(
            library, share_people.read_backup(tmp_path / "people.json")
        )[1]
        ((here, there),) = [(c.here, c.there) for c in outcome.contradictions]
        assert (here, there) == ("Somebody", "Anna 安娜")
        assert "1 contradicts your own" in outcome.sentence
        names = [row[1] for row in _words(library)["0.jpg"]]
        assert names[:3] == ["Somebody", NAMES[1].upper(), NAMES[2]]
        assert len(_people(library)) == 4  # the same name is the same person


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no people backup"),
        (b"{}", "no people backup"),
        (b"[" * 100_000, "no people backup"),
        (b'{"format": "photoface people", "version": 99}', "newer Photoface"),
        (b'{"format": "photoface people", "version": 1, "people": 3}', "damaged"),
        (b"\xff\xfe", "no people backup"),
    ],
)
def test_other_files_are_refused_in_words(content: bytes, words: str, tmp_path: Path):
    path = tmp_path / "people.json"
    path.write_bytes(content)
    with pytest.raises(PhotofaceError, match=words):
        share_people.read_backup(path)
