"""A photo file -> upright RGB pixels and what the file says about itself, or one sentence why not.

Safe to call from several threads at once; Pillow, libheif and LibRaw let go of the interpreter
while they decode. A file that takes for ever is the business of whoever started the process.
"""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile

from photoface.domain.photos import PhotoMetadata
from photoface.domain.sentences import say
from photoface.vision import pixels
from photoface.vision.codecs import MOST_MEGAPIXELS, check_size, open_picture, refusals
from photoface.vision.files import SNIFFED_BYTES, is_raw_start, open_photo
from photoface.vision.metadata import NOTHING_SAID, metadata_of
from photoface.vision.raw import (
    RAW_ENDINGS,
    NotRawError,
    read_raw,
    read_raw_orientation,
)

_CUT_SHORT = say("The file is cut short: a part of the picture is missing.")
#: Larger pictures are decoded one at a time, so that several at once do not fill the memory.
_LARGE_PIXELS = 64_000_000
_one_large_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True, eq=False)
class DecodedPhoto:
    """Upright pixels and how they relate to the full picture.

    rgb: uint8, shape (rows, columns, 3), C-contiguous, sRGB, writable.
    width, height: the upright full size in pixels; rgb may be smaller.
    scale: width / columns. Multiply by it to get from rgb to full-size pixels.
    note: a sentence for the user where the picture could be read only in part.
    """

    rgb: NDArray[np.uint8]
    width: int
    height: int
    scale: float
    metadata: PhotoMetadata = NOTHING_SAID
    note: str | None = None


def decode_photo(
    path: Path | str, *, longest_side: int | None = None, max_megapixels: float = MOST_MEGAPIXELS
) -> DecodedPhoto:
    """Read one photo, upright.

    longest_side: scale down while decoding (much faster), the longest side of the result staying
    at least this long where the file has as much; None: all pixels.
    max_megapixels: larger pictures are refused from their header; at most MOST_MEGAPIXELS.
    Of animations and bursts the first picture is read. A RAW file gives its preview or half-size
    pixels, see `vision.raw`.
    Raises PhotoUnreadableError with one sentence for the user.
    """
    with open_photo(path) as file, refusals(file):
        if _is_raw(path, file):
            with contextlib.suppress(NotRawError):
                return _decode_raw(file, longest_side, max_megapixels)
        with _open(path, file) as image:
            check_size(image.size, max_megapixels)
            with _turn_for(image.size):
                return _decode(image, file, longest_side)


def read_orientation(path: Path | str) -> int:
    """The EXIF orientation (1..8) from the stored picture to what `decode_photo` gives.

    From the header alone. Coordinates in tags are those of the stored picture, also in HEIC, where
    EXIF repeats what the file itself does.
    Raises PhotoUnreadableError where the file cannot be opened as a photo.
    """
    with open_photo(path) as file, refusals(file):
        if _is_raw(path, file):
            with contextlib.suppress(NotRawError):
                return read_raw_orientation(file)
        with _open(path, file) as image:
            return pixels.stored_orientation(image)


def _decode(image: ImageFile.ImageFile, file: BinaryIO, longest_side: int | None) -> DecodedPhoto:
    before = pixels.draft(image, longest_side)
    image, cut_short = pixels.load(image, file)
    orientation = pixels.orientation(image, file)
    full = before or image.size
    small = pixels.shrink(pixels.to_blendable(image), longest_side)
    rgb = pixels.to_srgb(small, image.info.get("icc_profile"))
    return _photo(
        pixels.turn_upright(rgb, orientation),
        full[::-1] if pixels.is_on_its_side(orientation) else full,
        metadata_of(image),
        note=_CUT_SHORT if cut_short else None,
    )


def _decode_raw(file: BinaryIO, longest_side: int | None, max_megapixels: float) -> DecodedPhoto:
    raw = read_raw(file, longest_side=longest_side, max_megapixels=max_megapixels)
    return _photo(raw.image, raw.full_size, raw.metadata)


def _photo(
    image: Image.Image, full: tuple[int, int], metadata: PhotoMetadata, note: str | None = None
) -> DecodedPhoto:
    rgb = np.array(image)  # a copy of its own: writable, and free of Pillow's memory
    return DecodedPhoto(rgb, *full, full[0] / rgb.shape[1], metadata, note)


def _open(path: Path | str, file: BinaryIO) -> ImageFile.ImageFile:
    return open_picture(file, ending=_ending(path))


def _is_raw(path: Path | str, file: BinaryIO) -> bool:
    start = file.read(SNIFFED_BYTES)
    file.seek(0)
    return _ending(path) in RAW_ENDINGS or is_raw_start(start)


def _ending(path: Path | str) -> str:
    return Path(path).suffix.lower().removeprefix(".")


def _turn_for(size: tuple[int, int]) -> contextlib.AbstractContextManager[object]:
    large = size[0] * size[1] > _LARGE_PIXELS
    return _one_large_at_a_time if large else contextlib.nullcontext()
