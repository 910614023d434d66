"""Every kind of photo comes out upright and right; everything else is refused with a sentence."""

from __future__ import annotations

import contextlib
import io
import json
import os
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from photoface.domain.errors import PhotoUnreadableError
from photoface.domain.photos import PHOTO_ENDINGS
from photoface.vision.decode import DecodedPhoto, decode_photo, looks_like_photo
from photoface.vision.raw import RAW_ENDINGS
from tests.unit.vision.pictures import stored_as, write_dng

SaveTurned = Callable[..., Path]

#: Endings that carry an orientation, with options that keep the pixels close to the original.
CARRIERS = {
    "jpg": {"quality": 95, "subsampling": 0},
    "png": {},
    "webp": {"lossless": True},
    "tif": {},
    "tiff": {"compression": "tiff_lzw"},
    "avif": {"quality": 95, "speed": 10},
    "heic": {"quality": 95},
}


def assert_shows(photo: DecodedPhoto, expected: Image.Image, tolerance: float = 4.0) -> None:
    """The pixels are those of `expected`, apart from what lossy compression changes."""
    columns, rows = photo.rgb.shape[1], photo.rgb.shape[0]
    wanted = np.asarray(expected.convert("RGB").resize((columns, rows), Image.Resampling.BOX))
    assert np.abs(photo.rgb.astype(int) - wanted).mean() < tolerance


def refusal(path: Path, **options: float) -> str:
    with pytest.raises(PhotoUnreadableError) as caught:
        decode_photo(path, **options)
    return caught.value.sentence


class TestOrientation:
    @pytest.mark.parametrize("ending", CARRIERS)
    @pytest.mark.parametrize("orientation", range(1, 9))
    def test_every_orientation_of_every_format_that_carries_one_comes_out_upright(
        self, face_photo: Image.Image, save_turned: SaveTurned, orientation: int, ending: str
    ) -> None:
        photo = decode_photo(save_turned(face_photo, orientation, ending, **CARRIERS[ending]))
        assert (photo.width, photo.height) == face_photo.size
        assert photo.rgb.shape == (320, 240, 3)
        assert_shows(photo, face_photo)

    @pytest.mark.parametrize("orientation", range(1, 9))
    def test_a_scaled_down_photo_is_upright_and_knows_its_full_size(
        self, face_photo: Image.Image, save_turned: SaveTurned, orientation: int
    ) -> None:
        large = face_photo.resize((1201, 1601))
        photo = decode_photo(save_turned(large, orientation, "jpg"), longest_side=400)
        assert (photo.width, photo.height) == (1201, 1601)
        assert photo.rgb.shape == (401, 301, 3)
        assert photo.scale == 1201 / 301
        assert photo.scale_xy == (1201 / 301, 1601 / 401)
        assert_shows(photo, large)

    def test_an_orientation_that_only_xmp_knows_is_followed(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        path = tmp_path / "xmp.webp"
        xmp = b'<x tiff:Orientation="6"/>'
        stored_as(face_photo, 6).save(path, lossless=True, xmp=xmp)
        assert_shows(decode_photo(path), face_photo)

    @pytest.mark.parametrize("value", [0, 9, 65535])
    def test_an_orientation_that_does_not_exist_means_upright(
        self, face_photo: Image.Image, save_turned: SaveTurned, value: int
    ) -> None:
        assert_shows(decode_photo(save_turned(face_photo, value, "jpg")), face_photo)

    def test_broken_exif_does_not_cost_the_picture(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        path = tmp_path / "broken.jpg"
        face_photo.save(path, exif=b"Exif\0\0MM\0*\xff\xff\xff\xffrubbish", quality=95)
        assert_shows(decode_photo(path), face_photo)


class TestScaling:
    @pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tif", "avif", "heic", "bmp"])
    def test_the_longest_side_lies_between_what_was_asked_and_twice_of_it(
        self, face_photo: Image.Image, tmp_path: Path, ending: str
    ) -> None:
        path = tmp_path / f"large.{ending}"
        face_photo.resize((750, 1000)).save(path, **CARRIERS.get(ending, {}))
        for longest_side in (200, 333, 500, 999, 1600, 4000):
            photo = decode_photo(path, longest_side=longest_side)
            assert (photo.width, photo.height) == (750, 1000)
            at_least = min(longest_side, 1000)
            assert at_least <= max(photo.rgb.shape) < 2 * at_least
            assert_shows(photo, face_photo, tolerance=6)

    def test_a_jpeg_is_scaled_while_it_is_decoded(self, tmp_path: Path) -> None:
        path = tmp_path / "large.jpg"
        Image.effect_noise((4000, 3000), 60).convert("RGB").save(path)
        assert _seconds(path, longest_side=1000) < 0.7 * _seconds(path, longest_side=None)

    def test_pixels_are_contiguous_writable_bytes(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        face_photo.save(tmp_path / "photo.png")
        rgb = decode_photo(tmp_path / "photo.png").rgb
        assert rgb.dtype == np.uint8
        assert rgb.flags.c_contiguous
        assert rgb.flags.writeable


def _seconds(path: Path, *, longest_side: int | None) -> float:
    def once() -> float:
        begun = time.perf_counter()
        decode_photo(path, longest_side=longest_side)
        return time.perf_counter() - begun

    return min(once() for _ in range(3))


class TestColours:
    @pytest.mark.parametrize(
        ("mode", "ending"),
        [
            ("L", "png"), ("1", "png"), ("P", "gif"), ("CMYK", "jpg"), ("CMYK", "tif"),
            ("YCbCr", "tif"), ("LAB", "tif"), ("I;16", "png"), ("I;16", "tif"), ("I", "tif"),
            ("F", "tif"), ("LA", "png"), ("RGBA", "webp"), ("RGBA", "heic"),
        ],
    )  # fmt: skip
    def test_every_mode_becomes_rgb(
        self, face_photo: Image.Image, tmp_path: Path, mode: str, ending: str
    ) -> None:
        path = tmp_path / f"photo.{ending}"
        stored, expected = _in_mode(face_photo, mode)
        stored.save(path)
        assert_shows(decode_photo(path), expected, tolerance=8)

    @pytest.mark.parametrize(
        ("mode", "ending"), [("RGBA", "png"), ("LA", "png"), ("P", "gif"), ("P", "png")]
    )
    def test_transparency_lies_on_white(self, tmp_path: Path, mode: str, ending: str) -> None:
        path = tmp_path / f"clear.{ending}"
        if mode == "P":
            image = Image.new("P", (40, 40), 1)
            image.putpalette([0, 0, 0, 200, 0, 0])
            image.info["transparency"] = 1
        else:
            image = Image.new(mode, (40, 40))
        image.paste(0 if mode == "P" else "black", (0, 0, 40, 20))
        image.save(path)
        rgb = decode_photo(path).rgb
        assert rgb[:20].max() == 0
        assert rgb[20:].min() == 255

    def test_twelve_bits_in_sixteen_are_not_black(self, tmp_path: Path) -> None:
        ramp = np.linspace(0, 4095, 64 * 64).reshape(64, 64)
        Image.fromarray(ramp.astype(np.uint16)).save(tmp_path / "deep.tif")
        assert decode_photo(tmp_path / "deep.tif").rgb.max() == 255

    def test_values_that_are_no_numbers_do_no_harm(self, tmp_path: Path) -> None:
        values = np.linspace(0, 1, 400, dtype=np.float32).reshape(20, 20)
        values[0, :3] = np.nan, np.inf, -np.inf
        Image.fromarray(values).save(tmp_path / "float.tif")
        assert decode_photo(tmp_path / "float.tif").rgb[-1, -1].min() >= 254

    def test_a_colour_profile_is_applied(self, tmp_path: Path) -> None:
        path = tmp_path / "profile.png"
        Image.new("RGB", (8, 8), (250, 10, 10)).save(path, icc_profile=_red_and_green_swapped())
        red, green, _ = decode_photo(path).rgb[0, 0].tolist()
        assert green > 200 > 100 > red

    def test_a_broken_colour_profile_is_ignored(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        face_photo.save(tmp_path / "profile.png", icc_profile=b"rubbish")
        assert_shows(decode_photo(tmp_path / "profile.png"), face_photo)

    @pytest.mark.parametrize("ending", ["gif", "webp", "png", "tif", "mpo", "heic", "avif"])
    def test_of_several_pictures_in_a_file_the_first_is_read(
        self, face_photo: Image.Image, tmp_path: Path, ending: str
    ) -> None:
        path = tmp_path / f"several.{ending}"
        others = [Image.new("RGB", face_photo.size, colour) for colour in ("red", "blue")]
        face_photo.save(path, save_all=True, append_images=others)
        assert_shows(decode_photo(path), face_photo, tolerance=8)


def _in_mode(photo: Image.Image, mode: str) -> tuple[Image.Image, Image.Image]:
    """The photo in another mode, and what it should look like again."""
    grey = photo.convert("L")
    if mode == "LAB":
        profiles = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        lab = ImageCms.profileToProfile(photo, *profiles, outputMode="LAB")
        assert lab is not None
        return lab, photo
    if mode == "I;16":
        return Image.fromarray(np.asarray(grey).astype(np.uint16) * 257), grey
    if mode in ("I", "F"):
        return Image.fromarray(
            np.asarray(grey).astype({"I": np.int32, "F": np.float32}[mode])
        ), grey
    stored = photo.convert(mode)
    return stored, stored.convert("RGB")


def _red_and_green_swapped() -> bytes:
    """sRGB with its red and green primaries exchanged, and not called sRGB."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swap = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}
    head, table, rest = profile[:128], profile[128 : 128 + 400], profile[128 + 400 :]
    table = table.replace(b"rXYZ", b"....").replace(b"gXYZ", swap[b"gXYZ"])
    table = table.replace(b"....", swap[b"rXYZ"])
    return (head + table + rest).replace("sRGB".encode("utf-16-be"), "test".encode("utf-16-be"))


class TestRaw:
    @pytest.mark.parametrize("with_preview", [True, False])
    @pytest.mark.parametrize("orientation", [1, 3, 6, 8])
    def test_a_raw_file_comes_out_upright(
        self, face_photo: Image.Image, tmp_path: Path, orientation: int, with_preview: bool
    ) -> None:
        stored = stored_as(face_photo, orientation)
        preview = stored if with_preview else None
        path = write_dng(tmp_path / "a.dng", stored, orientation=orientation, preview=preview)
        photo = decode_photo(path)
        assert (photo.width, photo.height) == face_photo.size
        assert photo.rgb.shape == ((320, 240, 3) if with_preview else (160, 120, 3))
        assert _likeness(photo, face_photo) > 0.85
        assert _likeness(photo, face_photo.transpose(Image.Transpose.ROTATE_180)) < 0.5

    def test_a_preview_that_is_too_small_is_not_taken_for_the_photo(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        thumb = face_photo.resize((60, 80))
        path = write_dng(tmp_path / "a.dng", face_photo, preview=thumb)
        assert decode_photo(path).rgb.shape == (160, 120, 3)
        assert decode_photo(path, longest_side=80).rgb.shape == (80, 60, 3)

    def test_a_preview_of_another_shape_is_not_taken_for_the_photo(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        path = write_dng(tmp_path / "a.dng", face_photo, preview=face_photo.crop((0, 0, 240, 240)))
        assert decode_photo(path).rgb.shape == (160, 120, 3)

    def test_a_preview_that_the_camera_turned_is_not_turned_again(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        stored = stored_as(face_photo, 6)
        path = write_dng(tmp_path / "a.dng", stored, orientation=6, preview=face_photo)
        assert_shows(decode_photo(path), face_photo)

    def test_a_picture_of_another_kind_with_a_raw_name_is_still_read(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        face_photo.save(tmp_path / "a.nef", "JPEG", quality=95)
        assert_shows(decode_photo(tmp_path / "a.nef"), face_photo)

    def test_a_raw_file_cut_short_is_refused_as_such(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        path = write_dng(tmp_path / "a.dng", face_photo)
        path.write_bytes(path.read_bytes()[:-60])
        assert refusal(path).startswith("This RAW file cannot be read")

    def test_a_raw_file_larger_than_the_limit_is_refused(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        path = write_dng(tmp_path / "a.dng", face_photo)
        assert "too large: 240 x 320" in refusal(path, max_megapixels=0.05)

    def test_every_raw_ending_is_looked_at(self) -> None:
        assert RAW_ENDINGS <= PHOTO_ENDINGS


def _likeness(photo: DecodedPhoto, image: Image.Image) -> float:
    """Correlation, which does not mind LibRaw's idea of brightness."""
    wanted = np.asarray(image.resize(photo.rgb.shape[1::-1]))
    return float(np.corrcoef(photo.rgb.ravel(), wanted.ravel())[0, 1])


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
    def test_a_bomb_is_refused_before_it_is_decoded(self, tmp_path: Path, ending: str) -> None:
        path = tmp_path / f"bomb.{ending}"
        path.write_bytes(_bomb(ending))
        begun = time.perf_counter()
        assert refusal(path).startswith("The picture is too large")
        assert time.perf_counter() - begun < 0.5


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
    import zlib

    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    return bytes(data)


class TestNothingElseEscapes:
    """Whatever the bytes are: pixels or a PhotoUnreadableError."""

    STARTS = (
        b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM", b"II*\0", b"MM\0*",
        b"8BPS\0\x01", b"\0\0\0\x18ftypheic", b"\0\0\0\x1cftypavif", b"RIFF\x24\0\0\0WEBPVP8 ",
        b"P6 9 9 255 ", b"\0\0\x01\0\x01\0", b"\xff\x4f\xff\x51", b"icns", b"qoif", b"DDS ",
        b"\x01\xda", b"FUJIFILMCCD-RAW", b"\0\0\0\x18ftypcrx ",
    )  # fmt: skip

    @settings(max_examples=100, deadline=None)
    @given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400), ending=st.sampled_from(
        ["jpg", "png", "dng", "tga", "heic", "tif", "gif"]))  # fmt: skip
    def test_from_random_bytes(
        self, tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes, ending: str
    ) -> None:
        _decode_or_refuse(tmp_path_factory, start + rest, ending)

    @settings(max_examples=100, deadline=None)
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


def test_a_pool_of_threads_decodes_the_same_as_one(face_photo: Image.Image, tmp_path: Path) -> None:
    paths = [tmp_path / f"a.{ending}" for ending in CARRIERS for _ in range(4)]
    for path in set(paths):
        face_photo.save(path)
    alone = [decode_photo(path).rgb for path in paths]
    with ThreadPoolExecutor(8) as pool:
        together = [photo.rgb for photo in pool.map(decode_photo, paths)]
    assert all((one == other).all() for one, other in zip(alone, together, strict=True))


def test_other_threads_run_while_a_photo_is_decoded(tmp_path: Path) -> None:
    Image.effect_noise((3000, 3000), 60).convert("RGB").save(tmp_path / "large.jpg")
    ticks, done = [0], threading.Event()

    def tick() -> None:
        while not done.is_set():
            ticks[0] += 1
            time.sleep(0.001)

    ticker = threading.Thread(target=tick)
    ticker.start()
    decode_photo(tmp_path / "large.jpg")
    done.set()
    ticker.join()
    assert ticks[0] >= 5


class TestLooksLikePhoto:
    @pytest.mark.parametrize("ending", [*CARRIERS, "gif", "bmp", "jp2"])
    def test_a_photo_without_an_ending_is_recognized(
        self, face_photo: Image.Image, tmp_path: Path, ending: str
    ) -> None:
        face_photo.save(tmp_path / f"photo.{ending}")
        (tmp_path / f"photo.{ending}").rename(tmp_path / "photo")
        assert looks_like_photo(tmp_path / "photo")

    @pytest.mark.parametrize(
        "content", [b"", b"text", b"RIFF\0\0\0\0WAVEfmt ", b"\0\0\0\x18ftypmp42"]
    )
    def test_other_files_are_not(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "file").write_bytes(content)
        assert not looks_like_photo(tmp_path / "file")

    def test_neither_are_folders_nor_files_that_are_gone(self, tmp_path: Path) -> None:
        assert not looks_like_photo(tmp_path)
        assert not looks_like_photo(tmp_path / "gone")


_IN_A_CHILD = """
import json, resource, sys, time
from pathlib import Path
from photoface.domain.errors import PhotoUnreadableError
from photoface.vision.decode import decode_photo

for path in sorted(Path(sys.argv[1]).rglob("*")):
    if path.is_file():
        begun = time.perf_counter()
        try:
            photo = decode_photo(path, longest_side=1024)
            outcome = [photo.width, photo.height]
        except PhotoUnreadableError as error:
            outcome = error.sentence
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps([path.name, outcome, time.perf_counter() - begun, memory]), flush=True)
"""


@pytest.mark.data
def test_the_odd_collection_is_read_or_refused_without_crash_hang_or_flood(
    data_folder: Path,
) -> None:
    pytest.importorskip("resource", reason="memory is measured the way Unix does")
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


@pytest.mark.data
@pytest.mark.parametrize("shape", ["Landscape", "Portrait"])
def test_the_orientation_samples_all_show_the_same(data_folder: Path, shape: str) -> None:
    folder = data_folder / "odd" / "exif_orientation"
    first = Image.fromarray(decode_photo(folder / f"{shape}_1.jpg", longest_side=400).rgb)
    for orientation in range(2, 9):
        photo = decode_photo(folder / f"{shape}_{orientation}.jpg", longest_side=400)
        assert _likeness(photo, first) > 0.98


@pytest.mark.data
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_heic_that_turns_itself_is_not_turned_again_by_exif(
    data_folder: Path, tmp_path: Path, quarters: int
) -> None:
    path = data_folder / "odd" / "immich_formats" / "IMG_2682.heic"
    lying = Image.fromarray(decode_photo(path, longest_side=400).rgb)
    content = bytearray(path.read_bytes())
    content[content.index(b"irot") + 4] = quarters  # of a turn, counter-clockwise
    exif = content.index(b"\x01\x12\x00\x03\x00\x00\x00\x01")
    content[exif + 8 : exif + 10] = b"\0\x06"
    (tmp_path / "turned.heic").write_bytes(content)
    photo = decode_photo(tmp_path / "turned.heic", longest_side=400)
    assert (photo.width, photo.height) == ((4032, 3024) if quarters == 2 else (3024, 4032))
    assert _likeness(photo, lying.rotate(90 * quarters, expand=True)) > 0.95
