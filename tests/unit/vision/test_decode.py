"""Every kind of photo comes out upright, scaled and coloured as it should."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from photoface.vision import pixels
from photoface.vision.decode import decode_photo
from tests.unit.vision.checks import CARRIERS, assert_shows, likeness
from tests.unit.vision.pictures import stored_as

SaveTurned = Callable[..., Path]


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

    def test_a_jpeg_is_scaled_while_it_is_decoded(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        decoded: list[tuple[int, int]] = []
        to_blendable = pixels.to_blendable
        monkeypatch.setattr(
            pixels, "to_blendable", lambda image: decoded.append(image.size) or to_blendable(image)
        )
        Image.effect_noise((4000, 3000), 60).convert("RGB").save(tmp_path / "large.jpg")
        decode_photo(tmp_path / "large.jpg", longest_side=1000)
        assert decoded == [(1000, 750)]

    def test_pixels_are_contiguous_writable_bytes(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        face_photo.save(tmp_path / "photo.png")
        rgb = decode_photo(tmp_path / "photo.png").rgb
        assert rgb.dtype == np.uint8
        assert rgb.flags.c_contiguous
        assert rgb.flags.writeable


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


@pytest.mark.data
@pytest.mark.parametrize("shape", ["Landscape", "Portrait"])
def test_the_orientation_samples_all_show_the_same(data_folder: Path, shape: str) -> None:
    folder = data_folder / "odd" / "exif_orientation"
    first = Image.fromarray(decode_photo(folder / f"{shape}_1.jpg", longest_side=400).rgb)
    for orientation in range(2, 9):
        photo = decode_photo(folder / f"{shape}_{orientation}.jpg", longest_side=400)
        assert likeness(photo, first) > 0.98


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
    assert likeness(photo, lying.rotate(90 * quarters, expand=True)) > 0.95
