"""Where the settings say so, tags follow the user's word by themselves."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from photoface.domain.geometry import Box
from photoface.services import history, name_people
from photoface.services.events import Trouble
from photoface.services.library import Library
from photoface.services.tag_keeper import TagKeeper
from tests.unit.services.real_files import read_photo, save_photo

_BOX = Box(50, 60, 40, 50)


@pytest.fixture
def album(library: Library, tmp_path: Path) -> tuple[list[Path], list[int]]:
    made = [save_photo(tmp_path / "p" / f"{i}.jpg", seed=i) for i in range(3)]
    return made, [read_photo(library, photo, [_BOX])[0] for photo in made]


def _choose(library: Library, place: str) -> None:
    library.save_settings(replace(library.settings, tags=place))


def _wait_for(condition) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def test_names_renamings_and_undo_are_written_by_themselves(library: Library, album):
    photos, faces = album
    _choose(library, "sidecars")
    keeper = TagKeeper(library, quiet_seconds=0.05)
    sidecars = [Path(f"{photo}.xmp") for photo in photos]
    try:
        name_people.name_faces(library, faces[:2], "Ann")
        _wait_for(lambda: sidecars[0].exists() and sidecars[1].exists())
        (person,) = library.read(lambda c: c.execute("SELECT id FROM people").fetchone())
        name_people.rename_person(library, person, "Anna")
        _wait_for(lambda: all(b'"Anna"' in path.read_bytes() for path in sidecars[:2]))
        history.undo(library)
        history.undo(library)
        _wait_for(lambda: all(b"Ann" not in path.read_bytes() for path in sidecars[:2]))
    finally:
        keeper.close()
    assert not sidecars[2].exists()


def test_off_means_that_nothing_is_written(library: Library, album):
    photos, faces = album
    keeper = TagKeeper(library, quiet_seconds=0.0)
    name_people.name_faces(library, faces, "Anna")
    keeper.close()
    assert not list(photos[0].parent.glob("*.xmp"))


def test_what_waits_is_written_before_the_end(library: Library, album):
    photos, faces = album
    _choose(library, "files")
    before = [photo.read_bytes() for photo in photos]
    keeper = TagKeeper(library, quiet_seconds=600)
    name_people.name_faces(library, faces, "Anna")
    keeper.close()
    assert all(b"Anna" in photo.read_bytes() for photo in photos)
    assert all(photo.read_bytes() != old for photo, old in zip(photos, before, strict=True))


def test_what_cannot_be_written_is_told(library: Library, album, monkeypatch):
    photos, faces = album
    _choose(library, "sidecars")
    told: list[str] = []
    library.events.subscribe(lambda e: told.append(e.sentence) if isinstance(e, Trouble) else None)
    Path(f"{photos[0]}.xmp").write_bytes(b"broken")
    keeper = TagKeeper(library, quiet_seconds=0.0)
    name_people.name_faces(library, faces, "Anna")
    keeper.close()
    assert len(told) == 1
    assert "Its tags are damaged" in told[0]
    assert Path(f"{photos[0]}.xmp").read_bytes() == b"broken"
    assert Path(f"{photos[1]}.xmp").exists()
