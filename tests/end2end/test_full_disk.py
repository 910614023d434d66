"""A library on a disk that fills up, or that may only be read: a sentence, and nothing lost."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.end2end.conftest import faces, run

pytestmark = [pytest.mark.usefixtures("models"), pytest.mark.slow]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 KB, for tests that run as root on Linux."""
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        _mount(folder, "size=600k", "tmpfs")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no small disk can be mounted here (it takes root on Linux)")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def remount(disk: Path) -> Callable[[str], None]:
    return lambda options: _mount(disk, f"remount,{options}", "tmpfs")


def _mount(folder: Path, options: str, name: str) -> None:
    command = ["mount", "-t", "tmpfs", "-o", options, name, str(folder)]
    subprocess.run(command, check=True, capture_output=True)


def _said(command: str, library: Path) -> str:
    """What a command that fails says: one sentence, no traceback."""
    done = run(*command.split(), "--library", library, check=1)
    assert "Traceback" not in done.stderr
    return done.stderr


def _fill(disk: Path) -> Path:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while True:
            file.write(bytes(1024))
    return filler


def test_a_scan_onto_a_full_disk_says_so_and_goes_on_when_there_is_room(
    album: Path, disk: Path, remount: Callable[[str], None]
):
    library = disk / "library"
    assert "There is no space left" in _said(f"scan {album}", library)
    remount("size=20m")
    assert "8 photos read" in run("scan", album, "--library", library).stdout
    assert len(faces(library)) == 6


def test_a_name_given_on_a_full_disk_is_refused_or_kept_never_half(
    album: Path, disk: Path, remount: Callable[[str], None]
):
    library = disk / "library"
    remount("size=20m")
    run("scan", album, "--library", library)
    group = faces(library)[0]["group"]
    filler = _fill(disk)
    for number in range(40):  # what is free inside the library's own files is used up first
        done = run("name", group, f"Eileen {number}", "--library", library, check=None)
        if done.returncode:
            break
    assert "no space left" in done.stderr
    assert "Traceback" not in done.stderr
    kept = {face["name"] for face in faces(library)}
    assert kept == {f"Eileen {number - 1}" if number else None}
    filler.unlink()
    run("name", group, "Eileen", "--library", library)
    assert {face["name"] for face in faces(library)} == {"Eileen"}


def test_a_library_on_a_disk_that_may_only_be_read_is_shown_and_not_changed(
    album: Path, disk: Path, remount: Callable[[str], None]
):
    library = disk / "library"
    remount("size=20m")
    run("scan", album, "--library", library)
    before = faces(library)
    remount("ro,size=20m")
    for command in (f"scan {album}", f"name {before[0]['group']} Eileen"):
        assert "cannot be written" in _said(command, library)
    assert faces(library) == before
    remount("rw,size=20m")
