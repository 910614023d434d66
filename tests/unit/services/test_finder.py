"""The finder registers what lies in folders, and always comes to an end."""

import os
import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from photoface.services import find_photos, finder
from photoface.services.find_photos import Unreadable
from photoface.services.finder import Finder, FindingEnded
from photoface.services.library import Library
from photoface.store import photos


def _walk(library: Library, folder: Path) -> FindingEnded:
    """Walk a folder of the library; what the finder says at the end."""
    library.write(lambda c: photos.add_folder(c, str(folder))).result()
    inbox: queue.Queue[object] = queue.Queue()
    Finder(library, inbox.put).start([folder])
    while not isinstance(message := inbox.get(timeout=10), FindingEnded):
        pass
    return message


def test_an_error_of_ours_ends_the_walk_in_words(library, tmp_path, monkeypatch, caplog):
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(finder, "find_changes", fails)
    (sentence,) = _walk(library, tmp_path).trouble
    assert "see log" in sentence
    assert "the finder failed" in caplog.text
    caplog.clear()


def test_a_file_from_the_far_future_is_known_again(library: Library, tmp_path: Path):
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "late.jpg").write_bytes(b"late")
    os.utime(folder / "late.jpg", (12_000_000_000, 12_000_000_000))  # the year 2350
    assert _walk(library, folder).trouble == ()
    assert len(library.read(lambda c: photos.known_paths(c, str(folder)))) == 1
    known = library.read(lambda c: photos.known_paths(c, str(folder)))
    assert list(find_photos.find_changes(folder, known)) == []


def test_what_can_be_read_again_or_is_gone_is_no_problem_any_more(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "photos"
    locked = folder / "locked"
    locked.mkdir(parents=True)
    reason = "You have no permission to read this."
    findings = [Unreadable(str(locked), reason), Unreadable(str(folder / "gone.jpg"), reason)]
    monkeypatch.setattr(finder, "find_changes", lambda *_, **__: iter(findings))
    _walk(library, folder)
    assert len(library.read(photos.problems)) == 2
    monkeypatch.setattr(finder, "find_changes", lambda *_, **__: iter(findings[:1]))
    _walk(library, folder)
    assert [p.path for p in library.read(photos.problems)] == [str(locked)]
    monkeypatch.setattr(finder, "find_changes", find_photos.find_changes)
    _walk(library, folder)
    assert library.read(photos.problems) == []


def test_what_is_found_in_a_folder_that_was_removed_meanwhile_is_not_taken_in(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    found = photos.FoundFile(str(tmp_path / "1.jpg"), "one", 100, 1)

    def removed_while_it_looks(*_: object, **__: object) -> Iterator[photos.FoundFile]:
        library.write(lambda c: photos.forget_folder(c, str(tmp_path))).result()
        yield found

    monkeypatch.setattr(finder, "find_changes", removed_while_it_looks)
    assert _walk(library, tmp_path).trouble == ()
    assert library.read(lambda c: photos.known_paths(c, str(tmp_path))) == {}
