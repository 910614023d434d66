"""Tags come in as decisions that never override the user's word, and a library can be rebuilt."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from photoface.domain.errors import PhotofaceError
from photoface.domain.geometry import Box
from photoface.domain.sentences import Sentence
from photoface.services import correct_people, history, import_tags, name_people, write_tags
from photoface.services.find_photos import content_hash, find_changes
from photoface.services.library import Library, open_library
from photoface.store import photos
from tests.unit.exchange.made import NAMES, packet, region, regions
from tests.unit.services.real_files import read_photo, said_by, save_photo, told

_ONE = Box(50, 60, 40, 50)
_TWO = Box(150, 60, 40, 50)
_THREE = Box(250, 60, 40, 50)


def _sidecar(photo: Path, inner: str) -> Path:
    path = photo.with_name(photo.name + ".xmp")
    path.write_bytes(packet(inner))
    return path


def _place(name: str, box: Box) -> str:
    x, y = (box.x + box.w / 2) / 400, (box.y + box.h / 2) / 300
    return region(name, x, y, box.w / 400, box.h / 300)


def _import(library: Library) -> import_tags.TagImport:
    return import_tags.apply(library, import_tags.find_tags(library))[1]


# ------------------------------------------------------------------------------------- coming in


def test_imported_names_are_one_act_that_undo_takes_back(library: Library, tmp_path: Path):
    photo = save_photo(tmp_path / "p" / "a.jpg")
    read_photo(library, photo, [_ONE, _TWO])
    _sidecar(photo, regions(_place("Anna", _ONE), _place("Ben", Box(300, 200, 30, 40))))
    before = told(library)
    found = import_tags.find_tags(library)
    dry = import_tags.preview(library, found)
    assert dry.sentence == "2 names for 2 faces."
    assert (dry.added, dry.new_people, told(library)) == (1, 2, before)
    act, outcome = import_tags.apply(library, found)
    assert outcome == dry
    assert act is not None
    assert act.title == "Imported 2 names for 2 faces"
    assert [row[1:4] for row in told(library)["a.jpg"]] == [
        ("confirmed", "Anna", "detected"), ("proposed", None, "detected"),
        ("confirmed", "Ben", "imported"),
    ]  # fmt: skip
    assert {origin for _, origin in said_by(library)} == {"imported"}
    after = told(library)
    history.undo(library)
    assert told(library) == before
    history.redo(library)
    assert told(library) == after
    assert _import(library).faces == 0  # nothing is new any more


def test_the_users_own_word_stands_and_contradictions_are_told(library: Library, tmp_path: Path):
    photo = save_photo(tmp_path / "p" / "a.jpg")
    one, two, three = read_photo(library, photo, [_ONE, _TWO, _THREE])
    name_people.name_faces(library, [one], "Anna")
    name_people.ignore_faces(library, [two])
    name_people.name_faces(library, [three], "Cleo")
    name_people.reject_faces(library, [three], _person(library, "Cleo"))
    inner = [_place("Beth", _ONE), _place("Ben", _TWO), _place("Cleo", _THREE)]
    _sidecar(photo, regions(*inner))
    before = told(library)
    outcome = _import(library)
    assert told(library) == before
    said = [(c.here, c.there) for _, c in outcome.contradictions]
    assert said == [("Anna", "Beth"), ("ignored", "Ben"), ("somebody else", "Cleo")]
    assert outcome.sentence == "0 names for 0 faces, 3 contradict your own and are left out."


def test_a_name_that_fits_what_the_user_said_is_no_contradiction(library: Library, tmp_path: Path):
    photo = save_photo(tmp_path / "p" / "a.jpg")
    one, two = read_photo(library, photo, [_ONE, _TWO])
    name_people.name_faces(library, [one], "Anna")
    name_people.reject_faces(library, [two], _person(library, "Anna"))
    _sidecar(photo, regions(_place("anna ", _ONE), _place("Ben", _TWO)))
    outcome = _import(library)
    assert (outcome.faces, outcome.known, outcome.contradictions) == (1, 1, ())
    assert [row[2] for row in told(library)["a.jpg"]] == ["Anna", "Ben"]


def test_a_later_import_may_change_an_earlier_one(library: Library, tmp_path: Path):
    photo = save_photo(tmp_path / "p" / "a.jpg")
    read_photo(library, photo, [_ONE])
    _sidecar(photo, regions(_place("Ann", _ONE)))
    _import(library)
    _sidecar(photo, regions(_place("Anna", _ONE)))
    assert _import(library).faces == 1
    assert told(library)["a.jpg"][0][2] == "Anna"


def test_one_name_and_one_face_mean_each_other(library: Library, tmp_path: Path):
    keyword = (
        "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Anna</rdf:li></rdf:Bag>"
        "</Iptc4xmpExt:PersonInImage>"
    )
    for name, boxes in (("one.jpg", [_ONE]), ("two.jpg", [_ONE, _TWO]), ("none.jpg", [])):
        photo = save_photo(tmp_path / "p" / name, seed=len(boxes))
        read_photo(library, photo, boxes)
        _sidecar(photo, keyword)
    outcome = _import(library)
    assert (outcome.faces, outcome.unplaced) == (1, 2)
    assert outcome.sentence == "1 name for 1 face, 2 names without a face."


def test_one_person_twice_in_a_photo_is_allowed_there(library: Library, tmp_path: Path):
    photo = save_photo(tmp_path / "p" / "mirror.jpg")
    read_photo(library, photo, [_ONE, _TWO])
    _sidecar(photo, regions(_place("Anna", _ONE), _place("Anna", _TWO)))
    _import(library)
    assert ("twice_allowed", "imported") in said_by(library)


def test_what_was_said_of_a_photo_is_not_said_again_by_an_import(library: Library, tmp_path: Path):
    photo = save_photo(tmp_path / "p" / "mirror.jpg")
    ids = read_photo(library, photo, [_ONE, _TWO])
    _sidecar(photo, regions(_place("Anna", _ONE), _place("Anna", _TWO)))
    _import(library)
    correct_people.forbid_twice(library, ids[:1])
    _sidecar(photo, regions(_place("Berta", _ONE), _place("Berta", _TWO)))
    _import(library)
    assert {row[2] for row in told(library)["mirror.jpg"]} == {"Berta"}
    assert [kind for kind, _ in said_by(library)].count("twice_allowed") == 1


def test_picasas_folder_notes_are_imported(library: Library, tmp_path: Path):
    photo = save_photo(tmp_path / "p" / "IMG_1.jpg")
    read_photo(library, photo, [_ONE])
    edges = (_ONE.x / 400, _ONE.y / 300, (_ONE.x + _ONE.w) / 400, (_ONE.y + _ONE.h) / 300)
    number = "".join(f"{round(edge * 65535):04x}" for edge in edges)
    (tmp_path / "p" / ".picasa.ini").write_text(
        f"[img_1.JPG]\nfaces=rect64({number}),abc\n[Contacts2]\nabc=Анна;;\n", encoding="utf-8"
    )
    _import(library)
    assert told(library)["IMG_1.jpg"][0][1:3] == ("confirmed", "Анна")


def test_damaged_sidecars_are_told_and_do_not_hide_the_rest(library: Library, tmp_path: Path):
    photos_made = [save_photo(tmp_path / "p" / name, seed=i) for i, name in enumerate(_TWO_NAMES)]
    for photo in photos_made:
        read_photo(library, photo, [_ONE])
        _sidecar(photo, regions(_place("Anna", _ONE)))
    damaged = photos_made[0].with_name("a.jpg.xmp")
    damaged.write_bytes(damaged.read_bytes()[:-60])
    outcome = _import(library)
    assert [Path(p.path).name for p in outcome.problems] == ["a.jpg.xmp"]
    assert [row[0][2] for row in told(library).values()] == [None, "Anna"]


_TWO_NAMES = ("a.jpg", "b.jpg")


# ------------------------------------------------------------------------------------- going out


def _say_everything(library: Library, ids: list[int]) -> None:
    """Faces 0..5: named one by one, named as a group, drawn upon, rejected, ignored, no face."""
    name_people.name_faces(library, ids[:1], NAMES[0])
    name_people.name_faces(library, ids[1:2], NAMES[2])
    name_people.reject_faces(library, ids[2:3], _person(library, NAMES[0]))
    name_people.ignore_faces(library, ids[3:4])
    name_people.mark_not_a_face(library, ids[4:5])


def _boxes(count: int) -> list[Box]:
    return [Box(10.25 + 62 * (i % 6), 8.5 + 55 * (i // 6), 30.5, 40.25) for i in range(count)]


@pytest.mark.parametrize("place", ["sidecars", "files"])
@pytest.mark.parametrize("ending", ["jpg", "png", "tif", "webp", "heic", "dng"])
def test_a_lost_library_is_rebuilt_from_its_photos(place: str, ending: str, tmp_path: Path):
    """All eight orientations, thirty faces a photo: names, states and boxes come back."""
    folder, boxes = tmp_path / "p", _boxes(30)
    turns = range(1, 9)
    for turn in turns:
        save_photo(folder / f"{turn}.{ending}", orientation=turn, seed=turn)
    with open_library(tmp_path / "old") as library:
        ids = [read_photo(library, folder / f"{turn}.{ending}", boxes) for turn in turns]
        for found in ids:
            _say_everything(library, found)
            for number, face in enumerate(found[6:], start=1):
                name_people.name_faces(library, [face], f"{NAMES[number % len(NAMES)]} {number}")
        before, said = told(library), said_by(library)
        done = write_tags.write_tags(library, place=place)
        assert done.problems == []
        assert len(done.written) == 8
        assert told(library) == before
    has_sidecars = place == "sidecars" or ending in ("heic", "dng")
    assert len(list(folder.glob("*.xmp"))) == (8 if has_sidecars else 0)
    with open_library(tmp_path / "new") as library:
        for turn in turns:
            read_photo(library, folder / f"{turn}.{ending}", boxes)
        outcome = _import(library)
        assert outcome.contradictions == ()
        assert told(library) == before
        assert said_by(library) == said


def test_drawn_faces_come_back_where_they_were_drawn(tmp_path: Path):
    from photoface.domain.decisions import Decision, Kind, Origin
    from photoface.domain.faces import FaceOrigin
    from photoface.store import ledger
    from photoface.store.added_faces import added

    photo = save_photo(tmp_path / "p" / "a.jpg", orientation=8)
    with open_library(tmp_path / "old") as library:
        read_photo(library, photo, [_ONE])
        there = added(content_hash(str(photo)), Box(301.5, 22.25, 33, 44), FaceOrigin.DRAWN)
        anna = Decision(Kind.PERSON_CREATED, person="u1", value="Anna", origin=Origin.DRAWN)
        name = Decision(Kind.IS_PERSON, there.face, "u1", origin=Origin.DRAWN)
        library.write(lambda c: ledger.record(c, "Drew", [there, anna, name])).result()
        before = told(library)
        assert before["a.jpg"][1][3] == "drawn"
        write_tags.write_tags(library, place="files")
    with open_library(tmp_path / "new") as library:
        read_photo(library, photo, [_ONE])
        _import(library)
        assert told(library) == before


def test_a_tagged_file_is_the_same_photo_and_nothing_is_read_again(
    library: Library, tmp_path: Path
):
    folder = tmp_path / "p"
    photo = save_photo(folder / "a.jpg")
    (face,) = read_photo(library, photo, [_ONE])
    name_people.name_faces(library, [face], "Anna")
    library.write(lambda c: photos.add_folder(c, str(folder))).result()
    old = photo.read_bytes()
    assert write_tags.write_tags(library, place="files").written == [str(photo)]
    assert photo.read_bytes() != old
    known = library.read(lambda c: photos.known_paths(c, str(folder)))
    assert list(find_changes(folder, known)) == []
    assert library.read(lambda c: photos.pending_photos(c, limit=9)) == []
    copy = folder / "from the backup drive.jpg"  # the same photo without tags
    copy.write_bytes(old)
    (found,) = find_changes(folder, known)
    assert library.write(lambda c: photos.add_files(c, [found])).result() == []
    assert len(told(library)) == 1
    written = write_tags.write_tags(library, place="files").written
    assert [Path(path).name for path in written] == ["from the backup drive.jpg"]
    assert write_tags.write_tags(library, place="files").written == []


def test_a_crash_between_file_and_library_loses_nothing(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The library is told of the new content before the file gets it."""
    folder = tmp_path / "p"
    photo = save_photo(folder / "a.jpg")
    (face,) = read_photo(library, photo, [_ONE])
    name_people.name_faces(library, [face], "Anna")
    before = told(library)
    monkeypatch.setattr(write_tags._Writer, "_know_again", lambda *_: None)  # killed here
    write_tags.write_tags(library, place="files")
    known = library.read(lambda c: photos.known_paths(c, str(folder)))
    (found,) = find_changes(folder, known)
    assert library.write(lambda c: photos.add_files(c, [found])).result() == []
    assert told(library) == before


def test_undone_names_are_taken_out_again(library: Library, tmp_path: Path):
    photo = save_photo(tmp_path / "p" / "a.jpg")
    (face,) = read_photo(library, photo, [_ONE])
    original = photo.read_bytes()
    name_people.name_faces(library, [face], "Anna")
    write_tags.write_tags(library, place="files")
    history.undo(library)
    write_tags.write_tags(library, place="files")
    assert b"Anna" not in photo.read_bytes()
    assert len(photo.read_bytes()) < len(original) + 600  # an empty packet stays
    assert write_tags.write_tags(library, place="files").written == []


def test_an_existing_sidecar_is_kept_right_and_keeps_its_other_words(
    library: Library, tmp_path: Path
):
    photo = save_photo(tmp_path / "p" / "a.jpg")
    (face,) = read_photo(library, photo, [_ONE])
    sidecar = photo.with_name("a.xmp")
    sidecar.write_bytes(packet("<xmp:Rating>5</xmp:Rating>"))
    name_people.name_faces(library, [face], "Anna")
    written = write_tags.write_tags(library, place="files").written
    assert [Path(path).name for path in written] == ["a.jpg", "a.xmp"]
    assert b"<xmp:Rating>5</xmp:Rating>" in sidecar.read_bytes()
    assert b'mwg-rs:Name="Anna"' in sidecar.read_bytes()
    assert not photo.with_name("a.jpg.xmp").exists()


def test_off_is_off_and_a_dry_run_writes_nothing(library: Library, tmp_path: Path):
    photo = save_photo(tmp_path / "p" / "a.jpg")
    (face,) = read_photo(library, photo, [_ONE])
    name_people.name_faces(library, [face], "Anna")
    with pytest.raises(PhotofaceError, match="is off"):
        write_tags.write_tags(library)
    with pytest.raises(PhotofaceError, match="not to heaven"):
        write_tags.write_tags(library, place="heaven")
    before = photo.read_bytes()
    for place in ("files", "sidecars"):
        done = write_tags.write_tags(library, place=place, dry_run=True)
        assert len(done.written) == 1
    assert photo.read_bytes() == before
    assert [path.name for path in photo.parent.iterdir()] == ["a.jpg"]


def test_what_cannot_be_written_into_gets_a_sidecar_and_a_word(library: Library, tmp_path: Path):
    """A photo whose end is missing can be looked at, but its pixels cannot be compared."""
    photo = save_photo(tmp_path / "p" / "a.jpg", (800, 600))
    photo.write_bytes(photo.read_bytes()[:-2000])
    (face,) = read_photo(library, photo, [_ONE], size=(800, 600))
    name_people.name_faces(library, [face], "Anna")
    before = photo.read_bytes()
    done = write_tags.write_tags(library, place="files")
    assert [Path(path).name for path in done.written] == ["a.jpg.xmp"]
    assert "damaged" in done.problems[0].reason
    assert photo.read_bytes() == before


def test_a_sidecar_that_cannot_be_read_is_told_in_plain_words(library: Library, tmp_path: Path):
    photo = save_photo(tmp_path / "p" / "a.jpg")
    (face,) = read_photo(library, photo, [_ONE])
    name_people.name_faces(library, [face], "Anna")
    sidecar = photo.with_name("a.jpg.xmp")
    sidecar.mkdir()
    (problem,) = write_tags.write_tags(library, place="sidecars").problems
    assert problem.path == str(sidecar)
    assert problem.reason.startswith("It cannot be read (")
    assert "Errno" not in problem.reason
    assert str(sidecar) not in problem.reason


def test_a_file_that_another_program_changes_meanwhile_is_left_alone(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    photo = save_photo(tmp_path / "p" / "a.jpg")
    (face,) = read_photo(library, photo, [_ONE])
    name_people.name_faces(library, [face], "Anna")
    real = write_tags.with_packet

    def edited_meanwhile(path: Path, xmp: bytes):
        made = real(path, xmp)
        with photo.open("ab") as file:
            file.write(b"an edit")
        os.utime(photo)
        return made

    monkeypatch.setattr(write_tags, "with_packet", edited_meanwhile)
    done = write_tags.write_tags(library, place="files")
    assert photo.read_bytes().endswith(b"an edit")
    assert "changed since it was read" in done.problems[0].reason


def test_an_edit_that_was_not_read_yet_is_never_taken_for_the_photo_that_was(
    library: Library, tmp_path: Path
):
    photo = save_photo(tmp_path / "p" / "a.jpg")
    (face,) = read_photo(library, photo, [_ONE])
    name_people.name_faces(library, [face], "Anna")
    save_photo(photo, (200, 100), seed=9)
    edited = photo.read_bytes()
    for place in ("files", "sidecars"):
        done = write_tags.write_tags(library, place=place)
        assert photo.read_bytes() == edited
        assert "scan it first" in done.problems[0].reason
        assert not list(photo.parent.glob("*.xmp"))
    assert library.read(photos.aliases) == {}


def test_only_the_photos_asked_for_are_written(library: Library, tmp_path: Path):
    made = [save_photo(tmp_path / str(i) / "a.jpg", seed=i) for i in range(2)]
    ids = [read_photo(library, photo, [_ONE])[0] for photo in made]
    name_people.name_faces(library, ids, "Anna")
    done = write_tags.write_tags(library, place="sidecars", folders=[str(tmp_path / "1")])
    assert done.written == [f"{made[1]}.xmp"]
    done = write_tags.write_tags(library, place="sidecars", photo_ids=[1])
    assert done.written == [f"{made[0]}.xmp"]


def _person(library: Library, name: str) -> int:
    (found,) = library.read(
        lambda c: c.execute("SELECT id FROM people WHERE name = ?", (name,)).fetchone()
    )
    return found


def test_the_outcome_can_be_printed_as_json(library: Library, tmp_path: Path):
    from dataclasses import asdict

    photo = save_photo(tmp_path / "p" / "a.jpg")
    read_photo(library, photo, [_ONE])
    _sidecar(photo, regions(_place("Anna", _ONE)))
    assert json.loads(json.dumps(asdict(_import(library))))["faces"] == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of this kind are not known there")
def test_pipes_and_a_folder_that_is_gone_are_told_and_not_waited_for(
    library: Library, tmp_path: Path
):
    photos_of = [save_photo(tmp_path / p / "a.jpg", seed=i) for i, p in enumerate("pqr")]
    for photo in photos_of:
        (face,) = read_photo(library, photo, [_ONE])
        name_people.name_faces(library, [face], "Anna")
    pipe, beside, gone = photos_of
    pipe.unlink()
    os.mkfifo(pipe)
    os.mkfifo(beside.with_name("a.jpg.xmp"))
    gone.rename(tmp_path / "elsewhere.jpg")
    gone.parent.rmdir()
    for report in (import_tags.find_tags(library), write_tags.write_tags(library, place="files")):
        assert [Path(p.path).parent.name for p in report.problems] == ["p", "q", "r"]
        assert "a pipe" in report.problems[0].reason
        assert isinstance(report.problems[1].reason.values["reason"], Sentence)
        assert "a pipe" in report.problems[1].reason
