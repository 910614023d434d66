"""Pillow and its plugins, set up once for the whole process, and its errors in plain words.

Three of Pillow's switches are global to the process, so they are set here, once, at import, and
never toggled: threads decode side by side.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import pillow_heif
from PIL import Image, ImageFile, UnidentifiedImageError

from photoface.domain.errors import PhotoUnreadableError, reason_of
from photoface.domain.sentences import say
from photoface.vision.files import SNIFFED_BYTES, is_jpeg_xl_start, is_picture_start

_log = logging.getLogger(__name__)

#: No picture larger than this is opened, nor one hidden inside another (icons, frames).
MOST_MEGAPIXELS = 400.0

#: What is tried, most frequent first. Left out on purpose: EPS (runs a program), WMF, MPEG and
#: the scientific stubs (no pixels), game textures and IPTC containers (no photos).
_FORMATS = (
    "JPEG MPO PNG HEIF AVIF WEBP GIF TIFF BMP DIB JPEG2000 PSD PPM ICO ICNS CUR PCX DCX SGI SUN "
    "DDS QOI FITS FLI MSP PIXAR XBM XPM"
)
#: Formats without a signature would take any bytes for a picture: only tried by their ending.
_FORMATS_BY_ENDING = {"tga": "TGA", "pcd": "PCD", "im": "IM", "spider": "SPIDER"}


def _set_up_pillow() -> tuple[str, ...]:
    """Register the plugins and make Pillow quiet; returns the formats this Pillow can open."""
    Image.init()
    pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = int(MOST_MEGAPIXELS * 1e6 / 2)  # Pillow refuses at twice this
    warnings.filterwarnings("ignore", module=r"PIL\.")  # broken tags; the file is judged by us
    return tuple(name for name in _FORMATS.split() if name in Image.OPEN)


_OPENABLE = _set_up_pillow()


def open_picture(file: BinaryIO, *, ending: str = "") -> ImageFile.ImageFile:
    """Read the header of a picture; no pixels are decoded yet.

    `ending` is that of the file's name, in lower case without the dot.
    """
    by_ending = _FORMATS_BY_ENDING.get(ending)
    formats = (*_OPENABLE, by_ending) if by_ending in Image.OPEN else _OPENABLE
    return Image.open(file, formats=formats)


def check_size(size: tuple[int, int], max_megapixels: float) -> None:
    """Refuse a picture whose header announces more pixels than wanted, before any are decoded."""
    if size[0] * size[1] > max_megapixels * 1e6:
        raise PhotoUnreadableError(
            say(
                "The picture is too large: {width} x {height} pixels, and at most "
                "{most} megapixels are opened.",
                width=size[0],
                height=size[1],
                most=f"{max_megapixels:g}",
            )
        )


@contextmanager
def refusals(file: BinaryIO) -> Iterator[None]:
    """Turn whatever decoding raises into a PhotoUnreadableError with one sentence.

    Decoders fed with broken bytes raise nearly anything (struct.error, KeyError, AssertionError,
    ZeroDivisionError ...), so everything is caught here; the original goes to the debug log and
    stays as `__cause__`.
    """
    try:
        yield
    except PhotoUnreadableError:
        raise
    except Exception as error:
        _log.debug("decoder failed", exc_info=True)
        raise PhotoUnreadableError(_sentence(error, file)) from error


def _sentence(error: Exception, file: BinaryIO) -> str:
    if isinstance(error, (Image.DecompressionBombError, Image.DecompressionBombWarning)):
        most = f"{MOST_MEGAPIXELS:g}"
        return say("The picture is too large: more than {most} megapixels.", most=most)
    if isinstance(error, MemoryError):
        return say("There is not enough memory to open this picture.")
    if isinstance(error, UnidentifiedImageError):
        return _unknown_kind(file)
    if isinstance(error, OSError) and error.errno:  # Pillow's own errors carry no number
        return say("The disk could not deliver the file ({reason}).", reason=reason_of(error))
    return say("The file is damaged and cannot be shown.")


def _unknown_kind(file: BinaryIO) -> str:
    file.seek(0)
    start = file.read(SNIFFED_BYTES)
    if is_jpeg_xl_start(start):
        return say("JPEG XL pictures are not supported yet.")
    if is_picture_start(start):
        return say("The file is damaged and cannot be shown.")
    return say("This is not a picture, or a kind of picture that is not supported.")
