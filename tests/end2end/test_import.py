"""The importer with the real vision child: pause, stop, resume, crashes, slow files."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.pictures import make_photos
from photoface.domain.photos import PhotoState
from photoface.services.events import ProblemsChanged
from photoface.services.library import open_library
from photoface.services.workspace import Workspace
from photoface.store import photos

pytestmark = [pytest.mark.usefixtures("models"), pytest.mark.slow]
_SMALL = ((640, 480), (480, 640))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(open_library(tmp_path / "library"), groups_by_itself=False) as opened:
        yield opened


def _done(workspace: Workspace) -> int:
    return workspace.library.read(photos.count_by_state)[PhotoState.DONE]


def _settled(workspace: Workspace) -> int:
    """How many photos are done once the number has stood still for two seconds."""
    before = -1
    while (now := _done(workspace)) != before:
        before = now
        time.sleep(2.0)
    return now


def _wait_for(condition, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def test_pause_holds_resume_goes_on_and_stop_ends_within_a_second(
    workspace: Workspace, tmp_path: Path
):
    make_photos(tmp_path / "photos", 60, shapes=_SMALL)
    workspace.add_folder(tmp_path / "photos")
    _wait_for(lambda: _done(workspace) > 5)
    workspace.pause()
    held = _settled(workspace)  # what is in flight comes in
    assert held < 60
    time.sleep(1.0)
    assert _done(workspace) == held
    assert workspace.import_state.state == "paused"
    workspace.resume()
    _wait_for(lambda: _done(workspace) > held)
    start = time.monotonic()
    workspace.stop()
    assert workspace.importer.wait(5)
    assert time.monotonic() - start < 1.0
    assert 0 < _done(workspace) < 60
    workspace.start_import()
    assert workspace.importer.wait(120)
    assert _done(workspace) == 60


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The child dies or hangs on the file that the environment names, as a broken codec would."""
    monkeypatch.setattr(
        "photoface.services.reading_desk.VISION_CHILD", "tests.end2end.deadly_child:main"
    )
    return monkeypatch


def test_a_photo_that_kills_the_reader_twice_is_marked_failed_and_the_others_are_read(
    workspace: Workspace, tmp_path: Path, hostile: pytest.MonkeyPatch
):
    paths = make_photos(tmp_path / "photos", 12, shapes=_SMALL)
    hostile.setenv("DEADLY_PHOTO", str(paths[4]))
    workspace.add_folder(tmp_path / "photos")
    assert workspace.importer.wait(120)
    (problem,) = workspace.problems()
    assert problem.path == str(paths[4])
    assert "crashed the reader, twice" in problem.reason
    assert _done(workspace) == 11


def test_a_photo_that_gets_the_reader_killed_is_found_out_alone(
    workspace: Workspace, tmp_path: Path, hostile: pytest.MonkeyPatch
):
    """As the system does with a program that takes all memory."""
    paths = make_photos(tmp_path / "photos", 12, shapes=_SMALL)
    hostile.setenv("GREEDY_PHOTO", str(paths[4]))
    workspace.add_folder(tmp_path / "photos")
    assert workspace.importer.wait(120)
    assert [problem.path for problem in workspace.problems()] == [str(paths[4])]
    assert _done(workspace) == 11
    crashes = "SELECT count(*) FROM photos WHERE crashes > 0 AND state = 'done'"
    assert workspace.library.read(lambda c: c.execute(crashes).fetchone()[0]) == 0


def test_a_file_that_takes_for_ever_is_given_up_with_its_reason(
    workspace: Workspace, tmp_path: Path, hostile: pytest.MonkeyPatch
):
    paths = make_photos(tmp_path / "photos", 8, shapes=_SMALL)
    hostile.setenv("ENDLESS_PHOTO", str(paths[2]))
    workspace.library.save_settings(replace(workspace.library.settings, seconds_per_photo=3.0))
    workspace.add_folder(tmp_path / "photos")
    assert workspace.importer.wait(120)
    (problem,) = workspace.problems()
    assert (problem.path, problem.reason) == (str(paths[2]), "Reading it took more than 3 seconds.")
    assert _done(workspace) == 7
    told: list[object] = []
    workspace.library.events.subscribe(told.append)
    workspace.remove_folder(str(tmp_path / "photos"))
    assert ProblemsChanged(0) in told


def test_a_folder_that_vanishes_keeps_its_photos_and_comes_back(
    workspace: Workspace, tmp_path: Path
):
    make_photos(tmp_path / "usb", 4, shapes=_SMALL)
    workspace.add_folder(tmp_path / "usb")
    assert workspace.importer.wait(60)
    (tmp_path / "usb").rename(tmp_path / "unplugged")
    workspace.start_import()
    assert workspace.importer.wait(60)
    (folder,) = workspace.folders()
    assert (folder.state, folder.photos) == ("missing", 0)
    assert _done(workspace) == 4  # still known
    (tmp_path / "unplugged").rename(tmp_path / "usb")
    workspace.start_import()
    assert workspace.importer.wait(60)
    (folder,) = workspace.folders()
    assert (folder.state, folder.photos) == ("ok", 4)
    assert _done(workspace) == 4


def test_watching_notices_new_photos(workspace: Workspace, tmp_path: Path):
    make_photos(tmp_path / "photos", 2, shapes=_SMALL)
    workspace.add_folder(tmp_path / "photos")
    assert workspace.importer.wait(60)
    workspace.set_watching(True)
    make_photos(tmp_path / "photos", 4, shapes=_SMALL)
    _wait_for(lambda: _done(workspace) == 4)
