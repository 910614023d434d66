"""Whichever way a name comes in, control characters stay outside; older names go on working."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from photoface.domain.decisions import Decision, Kind
from photoface.domain.errors import PhotofaceError
from photoface.domain.geometry import Box
from photoface.domain.sentences import say
from photoface.exchange import people_backup, people_keywords, picasa
from photoface.exchange.regions import text
from photoface.services import albums, browse, import_tags, name_people, share_people
from photoface.services.draw_face import draw_face
from photoface.services.library import Library
from photoface.services.search_photos import search_photos
from photoface.services.split_person import apply_split, propose_split
from photoface.store import ledger
from tests.factory import groups_of, library_of_people, library_with_groups, names_of, person_named
from tests.unit.services.real_files import read_photo, save_photo

_EVIL = "An\0na\x1b[31m \u202e\u200dX"
_CLEAN = "Anna[31m \u200dX"
_NOTHING = ["\0", "\u200b\u200d", "\x1b", " \ufeff "]
_BOX = Box(50, 60, 40, 50)


def _everybody(library: Library) -> list[str]:
    return [name for _, name in library.read(browse.people_names)]


def test_names_that_are_said(library: Library) -> None:
    ((group, _), (_, (face, *_))) = library_with_groups(library, [2, 2])
    act = name_people.name_group(library, group, _EVIL)
    assert act is not None
    assert act.title == f"Named 2 faces {_CLEAN}"
    name_people.name_faces(library, [face], _EVIL)  # the same person
    assert _everybody(library) == [_CLEAN]
    name_people.rename_person(library, 1, f"{_EVIL}\x7f2")
    assert _everybody(library) == [f"{_CLEAN}2"]
    photo = library.read(lambda c: browse.face_rows(c, [face]))[face].photo
    draw_face(library, photo, Box(300, 300, 40, 50), f"{_EVIL}2\n")
    albums.create_album(library, _EVIL)
    albums.save_search(library, f"{_EVIL}2", "2019")
    albums.rename_album(library, 1, f"{_EVIL}1")
    assert [card.name for card in library.read(albums.albums)] == [f"{_CLEAN}1", f"{_CLEAN}2"]
    assert _everybody(library) == [f"{_CLEAN}2"]


@pytest.mark.parametrize("nothing", ["", *_NOTHING])
def test_a_name_with_nothing_to_see_is_refused(library: Library, nothing: str) -> None:
    ((group, (face, *_)),) = library_with_groups(library, [2])
    name_people.name_faces(library, [face], "Anna")
    for say_it in (
        lambda: name_people.name_group(library, group, nothing),
        lambda: name_people.rename_person(library, 1, nothing),
        lambda: albums.create_album(library, nothing),
        lambda: albums.save_search(library, nothing, "2019"),
    ):
        with pytest.raises(PhotofaceError, match="at least one letter"):
            say_it()


def test_parts_of_a_split_with_one_name_are_one_person(library: Library) -> None:
    (faces,) = library_of_people(library, [6])
    name_people.name_faces(library, faces, "Old")
    draft = propose_split(library, person=1, parts=3).result()
    apply_split(library, draft, {0: "Anna", 1: "Old", 2: "an\0na"})
    assert _everybody(library) == ["Anna", "Old"]


def test_names_in_files(library: Library, tmp_path: Path) -> None:
    assert text(_EVIL) == _CLEAN
    assert [text(nothing) for nothing in _NOTHING] == [None] * 4
    photo = save_photo(tmp_path / "p" / "a.jpg")
    read_photo(library, photo, [_BOX])
    notes = "[a.jpg]\nfaces=rect64(33330ccc4ccc3fff),7;rect64(99990ccc4ccc3fff),8\n"
    notes += f"[Contacts2]\n7={_EVIL};;\n8=\u200b;;\n"
    assert picasa.read_ini(notes).contacts == {"7": _CLEAN, "8": ""}
    photo.with_name(".picasa.ini").write_text(notes, encoding="utf-8")
    import_tags.apply(library, import_tags.find_tags(library))
    assert _everybody(library) == [_CLEAN]


def test_names_in_keywords() -> None:
    class Told:
        def value(self, name: str) -> list[str]:
            return [_EVIL, *_NOTHING] if name == people_keywords.PERSON_IN_IMAGE else []

    assert people_keywords.read(Told()) == [_CLEAN]  # type: ignore[arg-type]


def test_names_in_a_people_backup(library: Library, tmp_path: Path) -> None:
    photo = save_photo(tmp_path / "p" / "a.jpg")
    faces = read_photo(library, photo, [_BOX, Box(150, 60, 40, 50)])
    name_people.name_faces(library, faces[:1], "Anna")
    name_people.name_faces(library, faces[1:], "Ben")
    told = json.loads(people_backup.dump(library.read(share_people.gather)))
    for person, name in zip(told["people"], (_EVIL, "\u200b"), strict=True):
        person |= {"name": name, "uid": f"other-{person['uid']}"}
    for face in told["faces"]:
        face["person"] = f"other-{face['person']}"
    library.write(lambda c: ledger.undo(c) and ledger.undo(c)).result()
    backup = people_backup.load(json.dumps(told).encode())
    share_people.import_people(library, backup)
    assert _everybody(library) == [_CLEAN]
    told["people"][0]["name"] = 5
    with pytest.raises(PhotofaceError, match="damaged"):
        people_backup.load(json.dumps(told).encode())


def test_a_name_that_an_older_photoface_took_goes_on_working(library: Library) -> None:
    ((_, faces), (group, more)) = library_with_groups(library, [2, 2])
    keys = library.read(lambda c: name_people.face_keys(c, faces))
    made = [Decision(Kind.PERSON_CREATED, person="u", value=_EVIL)]
    made += [Decision(Kind.IS_PERSON, key, "u") for key in keys]
    library.write(lambda c: ledger.record(c, say("Named {name}", name=_EVIL), made)).result()
    assert person_named(library, _EVIL) == person_named(library, _CLEAN) == 1
    name_people.name_group(library, group, _EVIL)  # chosen from the names on offer
    assert names_of(library, [*faces, *more]) == {(_EVIL, "confirmed")}
    assert groups_of(library, more) == {group}
    name_people.rename_person(library, 1, "Anna")
    assert _everybody(library) == ["Anna"]


def test_an_album_of_an_older_photoface_is_found_by_what_is_seen_of_its_name(library) -> None:
    library_with_groups(library, [2])
    albums.create_album(library, _CLEAN, [1])
    library.write(lambda c: c.execute("UPDATE albums SET name = ?", (_EVIL,))).result()
    found = library.read(lambda c: search_photos(c, f'album:"{_CLEAN}"'))
    assert found.ids.tolist() == [1]
    with pytest.raises(PhotofaceError, match="already"):
        albums.create_album(library, _CLEAN)
