"""What is seen in folders: new, changed, gone, back, unreadable, and what is left alone."""

import os
from pathlib import Path

import pytest

from photoface.domain.errors import FolderGoneError
from photoface.services.find_photos import Gone, Returned, Unreadable, content_hash, find_changes
from photoface.store.photos import FoundFile, KnownPath

_JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000")


def _write(path: Path, content: bytes = _JPEG) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _known(path: Path, *, missing: bool = False) -> KnownPath:
    status = path.stat()
    return KnownPath(1, status.st_size, status.st_mtime_ns, missing)


def test_photos_are_found_in_order_and_other_files_left_alone(tmp_path: Path):
    names = ["b/2.PNG", "a/1.jpg", "a/notes.txt", "a/clip.mp4", "c/.hidden.jpg", ".trash/x.jpg"]
    for name in names:
        _write(tmp_path / name)
    _write(tmp_path / "b" / "no-ending")
    _write(tmp_path / "b" / "words", b"only words")
    found = list(find_changes(tmp_path, {}))
    assert [str(Path(f.path).relative_to(tmp_path)) for f in found] == [
        "a/1.jpg",
        "b/2.PNG",
        "b/no-ending",
    ]
    assert found[0].content_hash == content_hash(str(tmp_path / "a/1.jpg"))


def test_what_is_known_is_not_read_again_and_changes_are_noticed(tmp_path: Path):
    same, changed, back = (_write(tmp_path / n) for n in ("same.jpg", "changed.jpg", "back.jpg"))
    known = {str(same): _known(same), str(changed): _known(changed)}
    known[str(back)] = _known(back, missing=True)
    known[str(tmp_path / "gone.jpg")] = KnownPath(9, 1, 1, False)
    known[str(tmp_path / "long-gone.jpg")] = KnownPath(9, 1, 1, True)
    _write(changed, _JPEG + b"more")
    found = list(find_changes(tmp_path, known))
    assert [type(f) for f in found] == [Returned, FoundFile, Gone]
    assert [Path(f.path).name for f in found] == ["back.jpg", "changed.jpg", "gone.jpg"]


def test_the_librarys_own_folder_and_loops_are_skipped(tmp_path: Path):
    _write(tmp_path / "library" / "thumb.jpg")
    _write(tmp_path / "photos" / "1.jpg")
    os.symlink(tmp_path, tmp_path / "photos" / "loop")
    found = list(find_changes(tmp_path, {}, skip=tmp_path / "library"))
    assert [Path(f.path).name for f in found] == ["1.jpg"]


def test_pipes_and_devices_are_never_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.jpg")
    assert list(find_changes(tmp_path, {})) == []


def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path):
    with pytest.raises(FolderGoneError, match="not plugged in"):
        list(find_changes(tmp_path / "usb", {}))


def test_cancelling_ends_the_walk_without_calling_anything_gone(tmp_path: Path):
    for number in range(5):
        _write(tmp_path / f"{number}.jpg")
    known = {str(tmp_path / "gone.jpg"): KnownPath(9, 1, 1, False)}
    assert list(find_changes(tmp_path, known, is_cancelled=lambda: True)) == []


def test_names_that_are_no_text_are_told_and_not_entered(tmp_path: Path):
    folder = os.fsencode(tmp_path)
    _write(tmp_path / "fine.jpg")
    try:
        os.mkdir(folder + b"/d\xff")
    except OSError:
        pytest.skip("this system has no such names")
    for name in (b"caf\xe9.jpg", b"d\xff/inside.jpg"):
        _write(Path(os.fsdecode(folder + b"/" + name)))
    found = list(find_changes(tmp_path, {}))
    told = [f for f in found if isinstance(f, Unreadable)]
    assert [Path(f.path).name for f in told] == ["d\ufffd", "caf\ufffd.jpg"]
    assert "another name" in told[0].reason
    assert [Path(f.path).name for f in found if isinstance(f, FoundFile)] == ["fine.jpg"]
