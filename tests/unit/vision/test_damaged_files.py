"""What cannot be read is refused with a sentence; nothing crashes, hangs or floods memory."""

from __future__ import annotations

import contextlib
import io
import json
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from photoface.domain.errors import PhotoUnreadableError
from photoface.vision.decode import decode_photo
from tests.unit.vision.checks import assert_shows, refusal


class TestFilesCutShort:
    @pytest.mark.parametrize("progressive", [False, True])
    def test_a_jpeg_is_shown_as_far_as_it_goes_and_says_so(
        self, face_photo: Image.Image, tmp_path: Path, progressive: bool
    ) -> None:
        path = tmp_path / "short.jpg"
        face_photo.save(path, quality=95, progressive=progressive)
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * 0.85)])
        photo = decode_photo(path)
        assert photo.note == "The file is cut short: a part of the picture is missing."
        half = photo.rgb[:160].astype(int)
        assert np.abs(half - np.asarray(face_photo)[:160]).mean() < 8

    def test_a_png_is_shown_as_far_as_it_goes_and_says_so(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        path = tmp_path / "short.png"
        face_photo.save(path)
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * 0.8)])
        photo = decode_photo(path)
        assert photo.note is not None
        assert (photo.rgb[:160] == np.asarray(face_photo)[:160]).all()

    @pytest.mark.parametrize("ending", ["jpg", "png", "bmp"])
    def test_with_most_rows_missing_it_is_refused(
        self, face_photo: Image.Image, tmp_path: Path, ending: str
    ) -> None:
        path = tmp_path / f"short.{ending}"
        face_photo.save(path)
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * 0.3)])
        assert refusal(path) == "The file is cut short: most of the picture is missing."

    def test_a_missing_end_mark_is_not_worth_a_word(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        face_photo.save(tmp_path / "short.png")
        whole = (tmp_path / "short.png").read_bytes()
        (tmp_path / "short.png").write_bytes(whole[:-8])
        photo = decode_photo(tmp_path / "short.png")
        assert photo.note is None
        assert_shows(photo, face_photo)


class TestRefusals:
    def test_a_file_that_is_gone(self, tmp_path: Path) -> None:
        assert refusal(tmp_path / "gone.jpg") == "The file is not there any more."

    def test_a_folder_called_like_a_photo(self, tmp_path: Path) -> None:
        (tmp_path / "a.jpg").mkdir()
        assert refusal(tmp_path / "a.jpg") == "This is a folder, not a file."

    def test_an_empty_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.jpg").touch()
        assert refusal(tmp_path / "a.jpg") == "The file is empty."

    def test_a_file_we_may_not_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def forbidden(*_: object) -> int:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("photoface.vision.files.os.open", forbidden)
        assert refusal(tmp_path / "a.jpg") == "Photoface is not allowed to read this file."

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    def test_a_pipe_is_refused_at_once(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.jpg")
        assert refusal(tmp_path / "a.jpg").startswith("This is not an ordinary file")

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
    def test_an_endless_device_is_refused_at_once(self, tmp_path: Path) -> None:
        (tmp_path / "a.jpg").symlink_to("/dev/zero")
        assert refusal(tmp_path / "a.jpg").startswith("This is not an ordinary file")

    def test_text_called_like_a_photo(self, tmp_path: Path) -> None:
        (tmp_path / "a.jpg").write_text("not a picture at all")
        assert refusal(tmp_path / "a.jpg").startswith("This is not a picture")

    def test_jpeg_xl(self, tmp_path: Path) -> None:
        (tmp_path / "a.jxl").write_bytes(b"\xff\x0a\xfa\x1f" + bytes(40))
        assert refusal(tmp_path / "a.jxl") == "JPEG XL pictures are not supported yet."

    def test_a_damaged_photo(self, face_photo: Image.Image, tmp_path: Path) -> None:
        (tmp_path / "a.heic").write_bytes(b"\0\0\0\x18ftypheic" + bytes(60))
        assert refusal(tmp_path / "a.heic") == "The file is damaged and cannot be shown."

    def test_a_disk_that_fails(
        self, face_photo: Image.Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise OSError(5, "Input/output error")

        face_photo.save(tmp_path / "a.jpg")
        monkeypatch.setattr("photoface.vision.codecs.Image.open", fail)
        assert refusal(tmp_path / "a.jpg").startswith("The disk could not deliver the file")

    def test_a_picture_above_the_limit_says_how_large_it_is(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        face_photo.save(tmp_path / "a.png")
        sentence = refusal(tmp_path / "a.png", max_megapixels=0.05)
        assert "240 x 320 pixels" in sentence
        assert "at most 0.05 megapixels" in sentence

    @pytest.mark.parametrize("ending", ["gif", "bmp", "png", "tga"])
    def test_a_bomb_is_refused_before_it_is_decoded(
        self, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / f"bomb.{ending}"
        path.write_bytes(_bomb(ending))
        monkeypatch.setattr("photoface.vision.pixels.load", lambda *_: pytest.fail("decoded"))
        assert refusal(path).startswith("The picture is too large")


_GIF_FRAME = b",\0\0\0\0\xff\xff\xff\xff\0\x02\x02L\x01\0;"


def _bomb(ending: str) -> bytes:
    """A header that announces 65,000 x 65,000 pixels or so, and next to nothing behind it."""
    if ending == "gif":
        return b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0) + bytes(6) + _GIF_FRAME
    if ending == "bmp":
        return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + struct.pack(
            "<IiiHHIIiiII", 40, 65000, 65000, 1, 24, 0, 0, 0, 0, 0, 0
        )  # fmt: skip
    if ending == "tga":
        return struct.pack("<BBBHHBHHHHBB", 0, 0, 2, 0, 0, 0, 0, 0, 65000, 65000, 24, 0)
    small = io.BytesIO()
    Image.new("L", (1, 1)).save(small, "PNG")
    data = bytearray(small.getvalue())
    data[16:24] = struct.pack(">II", 65000, 65000)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    return bytes(data)


class TestNothingElseEscapes:
    """Whatever the bytes are: pixels or a PhotoUnreadableError. The same bytes in every run."""

    STARTS = (
        b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM", b"II*\0", b"MM\0*",
        b"8BPS\0\x01", b"\0\0\0\x18ftypheic", b"\0\0\0\x1cftypavif", b"RIFF\x24\0\0\0WEBPVP8 ",
        b"P6 9 9 255 ", b"\0\0\x01\0\x01\0", b"\xff\x4f\xff\x51", b"icns", b"qoif", b"DDS ",
        b"\x01\xda", b"FUJIFILMCCD-RAW", b"\0\0\0\x18ftypcrx ",
    )  # fmt: skip

    @settings(max_examples=100, deadline=None, derandomize=True)
    @given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400), ending=st.sampled_from(
        ["jpg", "png", "dng", "tga", "heic", "tif", "gif"]))  # fmt: skip
    def test_from_random_bytes(
        self, tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes, ending: str
    ) -> None:
        _decode_or_refuse(tmp_path_factory, start + rest, ending)

    @settings(max_examples=100, deadline=None, derandomize=True)
    @given(data=st.data())
    def test_from_photos_that_are_cut_and_scribbled_on(
        self,
        tmp_path_factory: pytest.TempPathFactory,
        small_photos: dict[str, bytes],
        data: st.DataObject,
    ) -> None:
        ending = data.draw(st.sampled_from(sorted(small_photos)))
        content = bytearray(small_photos[ending])
        for _ in range(data.draw(st.integers(0, 6))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        end = data.draw(st.integers(1, len(content)))
        _decode_or_refuse(tmp_path_factory, bytes(content[:end]), ending)


def _decode_or_refuse(factory: pytest.TempPathFactory, content: bytes, ending: str) -> None:
    path = factory.getbasetemp() / f"any.{ending}"
    path.write_bytes(content)
    with contextlib.suppress(PhotoUnreadableError):
        assert decode_photo(path, longest_side=64, max_megapixels=20).rgb.ndim == 3


_IN_A_CHILD = """
import json, re, sys, time
from pathlib import Path
from photoface.domain.errors import PhotoUnreadableError
from photoface.vision.decode import decode_photo

def peak_megabytes():
    # Not ru_maxrss: a child starts with its parent's there.
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024

for path in sorted(Path(sys.argv[1]).rglob("*")):
    if path.is_file():
        begun = time.perf_counter()
        try:
            photo = decode_photo(path, longest_side=1024)
            outcome = [photo.width, photo.height]
        except PhotoUnreadableError as error:
            outcome = error.sentence
        memory = peak_megabytes()
        print(json.dumps([path.name, outcome, time.perf_counter() - begun, memory]), flush=True)
"""


@pytest.mark.data
def test_the_odd_collection_is_read_or_refused_without_crash_hang_or_flood(
    data_folder: Path,
) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("memory is measured the way Linux does")
    child = [sys.executable, "-W", "error::ResourceWarning", "-c", _IN_A_CHILD]
    ran = subprocess.run(
        [*child, str(data_folder / "odd")], capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert "Warning" not in ran.stderr
    outcomes = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(outcomes) == sum(path.is_file() for path in (data_folder / "odd").rglob("*"))
    by_name = {name: outcome for name, outcome, _, _ in outcomes}
    assert sum(isinstance(outcome, list) for outcome in by_name.values()) >= 180
    assert by_name["decompression_bomb.gif"].startswith("The picture is too large")
    assert by_name["8bit-sRGB.jxl"] == "JPEG XL pictures are not supported yet."
    assert max(seconds for _, _, seconds, _ in outcomes) < 5
    assert max(memory for _, _, _, memory in outcomes) < 600
