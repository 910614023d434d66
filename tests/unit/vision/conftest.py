"""Pictures made on the spot, of a face that may be shown."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import ExifTags, Image
from skimage.data import astronaut

from tests.unit.vision.pictures import stored_as, write_dng


@pytest.fixture(scope="session")
def face_photo() -> Image.Image:
    """The astronaut's head and shoulders, 240 x 320: taller than wide, no symmetry."""
    return Image.fromarray(astronaut()[0:320, 100:340])


@pytest.fixture
def save_turned(tmp_path: Path) -> Callable[..., Path]:
    """save_turned(upright, orientation, ending, **options) -> the file, EXIF included."""

    def save(upright: Image.Image, orientation: int, ending: str, **options: object) -> Path:
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = orientation
        path = tmp_path / f"turned_{orientation}.{ending}"
        stored_as(upright, orientation).save(path, exif=exif, **options)
        return path

    return save


@pytest.fixture(scope="session")
def small_photos(
    face_photo: Image.Image, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """The bytes of a tiny photo by ending, for tests that damage them."""
    tiny = face_photo.resize((48, 64))
    photos = {}
    for ending in ("jpg", "png", "gif", "webp", "tif", "bmp", "avif", "heic", "jp2", "ico", "tga"):
        buffer = io.BytesIO()
        tiny.save(buffer, Image.registered_extensions()[f".{ending}"])
        photos[ending] = buffer.getvalue()
    dng = write_dng(tmp_path_factory.mktemp("raw") / "a.dng", tiny, preview=tiny)
    return photos | {"dng": dng.read_bytes()}
