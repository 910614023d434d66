"""RAW files of cameras, through LibRaw: the embedded preview where it is large enough."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from PIL import Image

from photoface.domain.errors import PhotoUnreadableError
from photoface.domain.photos import PhotoMetadata
from photoface.domain.sentences import say
from photoface.vision import pixels
from photoface.vision.codecs import check_size
from photoface.vision.files import SNIFFED_BYTES, is_picture_start, is_tiff_start
from photoface.vision.metadata import first_said, metadata_of, tiff_metadata

if TYPE_CHECKING:
    from rawpy import RawPy

_ENDINGS = (
    "3fr arw cr2 cr3 crw dcr dng erf fff iiq kdc mef mos mrw nef nrw orf pef raf rw2 rwl "
    "sr2 srf srw x3f"
)
RAW_ENDINGS = frozenset(_ENDINGS.split())
#: LibRaw's `flip` -> EXIF orientation.
_ORIENTATIONS = {0: 1, 3: 3, 5: 8, 6: 6}
#: A preview may be trimmed by a few pixels; one of another shape shows another picture.
_SAME_SHAPE = 0.02


class NotRawError(Exception):
    """The name says RAW, but the file is a picture of another kind (a renamed JPEG)."""


@dataclass(frozen=True, slots=True)
class RawPicture:
    """Upright RGB, the upright full size (width, height), and what the file says about itself."""

    image: Image.Image
    full_size: tuple[int, int]
    metadata: PhotoMetadata


def read_raw(file: BinaryIO, *, longest_side: int | None, max_megapixels: float) -> RawPicture:
    """The preview if it has the shape of the photo and is large enough, else half-size pixels.

    Half-size (one pixel from every four of the sensor) is sharp enough for faces and screens and
    takes a quarter of the time; so the result may be smaller than `longest_side`.
    Raises NotRawError, or PhotoUnreadableError.
    """
    with _opened(file) as raw:
        return _read(raw, file, longest_side, max_megapixels)


def read_raw_orientation(file: BinaryIO) -> int:
    """EXIF orientation 1..8 of the sensor's picture. Raises as `read_raw` does."""
    with _opened(file) as raw:
        return _orientation(raw)


@contextmanager
def _opened(file: BinaryIO) -> Iterator[RawPy]:
    """The file in LibRaw, whose errors become those of `read_raw`."""
    import rawpy

    try:
        with rawpy.imread(file) as raw:
            yield raw
    except rawpy.LibRawError as error:
        raise _refusal(file) from error


def _orientation(raw: RawPy) -> int:
    return _ORIENTATIONS.get(raw.sizes.flip, 1)


def _refusal(file: BinaryIO) -> Exception:
    file.seek(0)
    start = file.read(SNIFFED_BYTES)
    if is_picture_start(start) and not is_tiff_start(start):
        file.seek(0)
        return NotRawError()
    return PhotoUnreadableError(
        say("This RAW file cannot be read: it is damaged, or its camera is not supported.")
    )


def _read(
    raw: RawPy, file: BinaryIO, longest_side: int | None, max_megapixels: float
) -> RawPicture:
    stored = (raw.sizes.width, raw.sizes.height)
    check_size(stored, max_megapixels)
    turn = _orientation(raw)
    full = stored[::-1] if pixels.is_on_its_side(turn) else stored
    preview = _preview(raw)
    metadata = _metadata(raw, file, preview)
    image = _upright_preview(preview, stored, turn, longest_side) if preview else None
    if image is None:
        image = Image.fromarray(raw.postprocess(half_size=True, use_camera_wb=True))
    return RawPicture(pixels.shrink(image, longest_side), full, metadata)


def _preview(raw: RawPy) -> Image.Image | None:
    """The largest picture inside, its pixels not decoded yet, or None."""
    import rawpy

    try:
        thumb = raw.extract_thumb()
        if isinstance(thumb.data, bytes):
            return Image.open(io.BytesIO(thumb.data), formats=["JPEG"])
        return Image.fromarray(thumb.data)
    except (rawpy.LibRawError, OSError, ValueError, TypeError):
        return None  # none, or none that can be read: the sensor's pixels are still there


def _upright_preview(
    preview: Image.Image, stored: tuple[int, int], turn: int, longest_side: int | None
) -> Image.Image | None:
    """The preview, brought upright, or None if it does not stand for the whole photo."""
    lying = preview.size if _is_portrait(preview.size) == _is_portrait(stored) else None
    shape = lying or preview.size[::-1]
    if abs(shape[0] * stored[1] / (shape[1] * stored[0]) - 1) > _SAME_SHAPE:
        return None
    if max(shape) < min(longest_side or max(stored), max(stored) // 2):
        return None
    try:
        pixels.draft(preview, longest_side)
        image = preview.convert("RGB")
    except (OSError, SyntaxError, ValueError):
        return None
    return pixels.turn_upright(image, turn) if lying else image  # some cameras turn it themselves


def _is_portrait(size: tuple[int, int]) -> bool:
    return size[1] > size[0]


def _metadata(raw: RawPy, file: BinaryIO, preview: Image.Image | None) -> PhotoMetadata:
    in_preview = metadata_of(preview) if preview else PhotoMetadata(None)
    return first_said(tiff_metadata(file), in_preview, PhotoMetadata(_shutter_time(raw)))


def _shutter_time(raw: RawPy) -> str | None:
    """LibRaw's date: it also reads the formats that hide theirs. 1970 means that there is none."""
    import rawpy

    try:
        moment = raw.other.timestamp
    except (rawpy.LibRawError, AttributeError, ValueError, OverflowError, OSError):
        return None  # an older rawpy, or a date that no calendar knows
    return moment.isoformat() if moment.year > 1970 else None
