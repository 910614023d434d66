"""From an opened picture to upright 8-bit sRGB pixels, no larger than needed."""

from __future__ import annotations

import io
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageCms, ImageFile

from photoface.domain.errors import PhotoUnreadableError
from photoface.domain.sentences import say
from photoface.vision.heif import turns_itself

#: How to bring a picture upright, by EXIF orientation (Exif 2.32, tag 0x0112).
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SRGB = ImageCms.createProfile("sRGB")
_END_OF_JPEG = b"\xff\xd9"


def draft(image: Image.Image, longest_side: int | None) -> tuple[int, int] | None:
    """Let the decoder itself scale down, where it can (JPEG by 2, 4, 8; HEIF thumbnails).

    The longest side stays at least `longest_side`. Returns the full size (width, height) before
    orientation if the decoder will scale, None if it will not.
    """
    full, wanted = image.size, longest_side or max(image.size)
    if wanted >= max(full):
        return None
    width, height = (max(1, side * wanted // max(full)) for side in full)
    image.draft(None, (width, height))
    return full if image.size != full else None


def load(image: ImageFile.ImageFile, file: BinaryIO) -> tuple[ImageFile.ImageFile, bool]:
    """Decode. Returns the picture and whether its file was cut short.

    The rule for files that break off (a copy that was interrupted, a bad card): they are shown as
    far as they go if at least half of the rows are there, and refused otherwise. What is broken
    behind the last pixel (a missing end mark) is not worth a word.
    """
    try:
        image.load()
        return image, False
    except OSError as error:
        if "truncated" not in str(error).lower():
            raise
    cut_short = bool(image.tile)  # else every pixel was read, and what follows them is broken
    if cut_short and image.format in ("JPEG", "MPO"):
        image = _with_end_mark(file)
    image.tile = []  # ask for no more pixels than there are; raises again if there are none
    image.load()
    if cut_short:
        _check_half_is_there(image)
    return image, cut_short


def shrink(image: Image.Image, longest_side: int | None) -> Image.Image:
    """Average whole blocks of pixels, the longest side staying at least `longest_side`."""
    factor = max(image.size) // (longest_side or max(image.size))
    return Image.Image.reduce(image, factor) if factor > 1 else image


def to_blendable(image: Image.Image) -> Image.Image:
    """Palette, 1-bit and deep pictures to modes whose pixels can be averaged."""
    if image.mode[0] in "IF":
        return _to_eight_bits(image)
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image.convert("L") if image.mode == "1" else image


def to_srgb(image: Image.Image, icc_profile: bytes | None) -> Image.Image:
    """Any mode that can be averaged to RGB: transparency on white, wide gamut and CMYK by profile.

    A profile that cannot be used is ignored, as every viewer does.
    """
    if image.mode == "RGBA":
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image).convert("RGB")
    if icc_profile and image.mode in ("RGB", "CMYK"):
        try:
            return _by_profile(image, icc_profile)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return image if image.mode == "RGB" else image.convert("RGB")


def orientation(image: Image.Image, file: BinaryIO) -> int:
    """EXIF (or XMP) orientation 1..8 of a *loaded* picture; 1 where nothing sensible is said.

    Loaded, because Pillow turns TIFF while loading and then says 1, and because PNG may carry
    EXIF behind the pixels. For HEIC pillow-heif always says 1 and keeps the truth aside.
    """
    try:
        value = int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # broken EXIF raises anything; the pixels are good all the same
        return 1
    if image.format == "HEIF" and not turns_itself(file):
        value = image.info.get("original_orientation") or 1
    return value if value in _UPRIGHT else 1


def stored_orientation(image: Image.Image) -> int:
    """EXIF (or XMP) orientation 1..8 of a picture that is *not* loaded, as the file tells it."""
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
        value = int(image.info.get("original_orientation") or value)
    except Exception:  # broken EXIF raises anything; the pixels are good all the same
        return 1
    return value if value in _UPRIGHT else 1


def turn_upright(image: Image.Image, exif_orientation: int) -> Image.Image:
    method = _UPRIGHT.get(exif_orientation)
    return image if method is None else image.transpose(method)


def is_on_its_side(exif_orientation: int) -> bool:
    """Whether bringing the picture upright swaps width and height."""
    return exif_orientation >= 5


def _with_end_mark(file: BinaryIO) -> ImageFile.ImageFile:
    """The same JPEG with an end mark behind what is there: libjpeg fills the rest with grey."""
    file.seek(0)
    whole = Image.open(io.BytesIO(file.read() + _END_OF_JPEG), formats=["JPEG"])
    whole.load()
    return whole


def _check_half_is_there(image: Image.Image) -> None:
    """Rows that were never written have one colour from end to end; those of a photo do not.

    Looks at a sample, because the picture may be huge.
    """
    rows = min(image.height, 512)
    sample = np.asarray(image.resize((64, rows), Image.Resampling.NEAREST))
    written = (sample != sample[:, :1]).reshape(rows, -1).any(axis=1)
    if written.mean() < 0.5:
        raise PhotoUnreadableError(say("The file is cut short: most of the picture is missing."))


def _to_eight_bits(image: Image.Image) -> Image.Image:
    """16 bit, 32 bit and float to grey, by the next power of two above the brightest pixel.

    So 12 bits stored in 16 do not come out black, and full 16-bit pictures lose their low byte.
    """
    values: NDArray[np.float32] = np.array(image, dtype=np.float32)
    np.nan_to_num(values, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
    values -= min(0.0, float(values.min()))
    high = 2.0 ** np.ceil(np.log2(max(float(values.max()), 1e-6)))
    if image.mode[0] == "I":
        high = max(high, 256.0)
    values *= 256.0 / high
    return Image.fromarray(values.clip(0, 255).astype(np.uint8))


def _by_profile(image: Image.Image, icc_profile: bytes) -> Image.Image:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(icc_profile))
    if image.mode == "RGB" and "srgb" in ImageCms.getProfileDescription(profile).lower():
        return image
    converted = ImageCms.profileToProfile(image, profile, _SRGB, outputMode="RGB")
    return converted if converted is not None else image.convert("RGB")
