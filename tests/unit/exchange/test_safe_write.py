"""At every moment the old or the new file is there, whole; nothing but our tags changes."""

from __future__ import annotations

import hashlib
import os
import random
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from photoface.domain.errors import DiskFullError
from photoface.domain.files import sweep
from photoface.exchange import safe_write
from photoface.exchange.safe_write import (
    UNFINISHED,
    TagsNotWrittenError,
    replace_file,
    with_packet,
)
from photoface.services.find_photos import content_hash
from tests.unit.exchange.made import encoded, noise, packet

_WRITER = """
import sys
from pathlib import Path
from photoface.exchange.safe_write import replace_file
target, big = Path(sys.argv[1]), 2_000_000
print("ready", flush=True)
while True:
    for letter in b"ab":
        replace_file(target, bytes([letter]) * big)
"""


@pytest.mark.slow
def test_killed_at_any_moment_the_old_or_the_new_file_is_there(tmp_path: Path):
    """Fifty kills; a writer that never stops is started anew after each few of them."""
    target = tmp_path / "photo.jpg"
    target.write_bytes(b"a" * 2_000_000)
    rng = random.Random(4)
    for _ in range(50):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(target)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(rng.uniform(0, 0.02))
        writer.kill()
        writer.wait()
        writer.stdout.close()
        content = target.read_bytes()
        assert len(content) == 2_000_000
        assert len(set(content)) == 1
    sweep(tmp_path, UNFINISHED, now=time.time() + 4000)
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_unfinished_files_of_others_that_are_still_fresh_stay(tmp_path: Path):
    fresh = tmp_path / ".photoface-123"
    fresh.write_bytes(b"x")
    sweep(tmp_path, UNFINISHED, now=time.time())
    assert fresh.exists()


def test_permissions_and_links_stay(tmp_path: Path):
    target = tmp_path / "photo.jpg"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link = tmp_path / "link.jpg"
    link.symlink_to(target)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_when_the_last_check_fails_the_old_file_stays_and_nothing_lies_around(tmp_path: Path):
    target = tmp_path / "photo.jpg"
    target.write_bytes(b"old")

    def refuse() -> None:
        raise TagsNotWrittenError("changed meanwhile")

    with pytest.raises(TagsNotWrittenError, match="meanwhile"):
        replace_file(target, b"new", before=refuse)
    assert target.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [(28, DiskFullError, "no space"), (13, TagsNotWrittenError, "may be written")],
)
def test_a_full_disk_and_a_locked_folder_are_told_in_words(
    number: int, kind: type[Exception], words: str, tmp_path: Path, monkeypatch
):
    target = tmp_path / "photo.jpg"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(safe_write.os, "fsync", fail)
    with pytest.raises(kind, match=words):
        replace_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_the_library_can_know_the_new_content_before_it_is_written(tmp_path: Path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(encoded(noise(), "JPEG"))
    new = with_packet(path, packet("<dc:x>1</dc:x>"))
    assert content_hash(str(path)) != new.content_hash
    replace_file(path, new.content)
    assert content_hash(str(path)) == new.content_hash


def test_a_file_that_would_change_in_any_other_way_is_left_alone(tmp_path: Path, monkeypatch):
    path = tmp_path / "photo.jpg"
    path.write_bytes(encoded(noise(), "JPEG"))
    from photoface.exchange.containers import jpeg

    original = jpeg.splice

    def careless(data: bytes, xmp: bytes) -> bytes:
        new = bytearray(original(data, xmp))
        new[-40] ^= 0xFF  # one byte of the pixels
        return bytes(new)

    monkeypatch.setattr(jpeg, "splice", careless)
    with pytest.raises(TagsNotWrittenError, match="something else would have changed"):
        with_packet(path, packet(""))


@pytest.mark.parametrize("content", [b"words", b"", b"\xff\xd8\xff\xe0 broken", b"GIF89a...."])
def test_what_is_no_healthy_picture_is_left_alone(content: bytes, tmp_path: Path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    with pytest.raises(TagsNotWrittenError):
        with_packet(path, packet(""))


def test_a_damaged_picture_is_left_alone(tmp_path: Path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(encoded(noise(400, 300), "JPEG")[:9000])
    with pytest.raises(TagsNotWrittenError, match="damaged"):
        with_packet(path, packet(""))


@pytest.mark.data
def test_real_photos_keep_their_pixels_and_every_other_byte(data_folder: Path, tmp_path: Path):
    photos = sorted((data_folder / "multi").rglob("*.jpg"))[:20]
    assert len(photos) == 20
    for photo in photos:
        new = with_packet(photo, packet("<dc:x>1</dc:x>")).content
        (tmp_path / "new.jpg").write_bytes(new)
        with Image.open(photo) as a, Image.open(tmp_path / "new.jpg") as b:
            assert hashlib.sha256(a.tobytes()).digest() == hashlib.sha256(b.tobytes()).digest()
        old = photo.read_bytes()
        assert new[-len(old) + 4096 :] == old[4096:]
