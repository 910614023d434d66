"""When a photo was taken and with what, from EXIF, XMP, IPTC or the RAW header.

A file's modification time is never used: copying changes it, and a wrong date is worse than none.
Blocks that are broken say nothing; the picture is good all the same.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import BinaryIO
from xml.parsers import expat

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from photoface.domain.photos import PhotoMetadata

NOTHING_SAID = PhotoMetadata(taken_at=None)
_FIRST_PHOTOGRAPH = 1826
_EXIF_DATES = (ExifTags.Base.DateTimeOriginal, ExifTags.Base.DateTimeDigitized)
_XMP_DATES = (
    "http://ns.adobe.com/exif/1.0/ DateTimeOriginal",
    "http://ns.adobe.com/photoshop/1.0/ DateCreated",
    "http://ns.adobe.com/exif/1.0/ DateTimeDigitized",
)
_XMP_MAKE = "http://ns.adobe.com/tiff/1.0/ Make"
_XMP_MODEL = "http://ns.adobe.com/tiff/1.0/ Model"
_IPTC_DATE, _IPTC_TIME = (2, 55), (2, 60)  # IPTC-IIM: date and time created
_DATE = re.compile(
    r"\s*(\d{4})(?:[-:/.]?(\d\d)(?:[-:/.]?(\d\d)(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d))?)?)?)?(?!\d)"
)


def metadata_of(image: Image.Image) -> PhotoMetadata:
    """What an opened picture says about itself: EXIF first, then XMP, then IPTC."""
    return first_said(_exif(image), _xmp(image), _iptc(image))


def tiff_metadata(file: BinaryIO) -> PhotoMetadata:
    """What the TIFF shell around most RAW formats says; nothing where there is no such shell."""
    exif = Image.Exif()
    try:
        file.seek(0)
        exif.load_from_fp(file)
        return _from_exif(exif)
    except Exception:  # broken EXIF raises anything
        return NOTHING_SAID


def first_said(*told: PhotoMetadata) -> PhotoMetadata:
    """The first date and the first camera of several sources, the most trusted one first."""
    dates = (each.taken_at for each in told)
    cameras = (each.camera for each in told)
    return PhotoMetadata(next(filter(None, dates), None), next(filter(None, cameras), None))


def local_time(text: object) -> str | None:
    """A date as EXIF, XMP or IPTC write it -> ISO 8601 local time, or None if it is not possible.

    The zone is dropped: the clock on the wall is what people remember. A scan of which only the
    year or the month is known stands at its first day.
    """
    match = _DATE.match(text) if isinstance(text, str) else None
    if not match:
        return None
    year, month, day, hour, minute, second = match.groups()
    clock = int(hour or 0), int(minute or 0), min(int(second or 0), 59)  # 60: a leap second
    try:
        moment = datetime(int(year), int(month or 1), int(day or 1), *clock)
    except ValueError:
        return None
    return moment.isoformat() if moment.year >= _FIRST_PHOTOGRAPH else None


def camera_name(make: object, model: object) -> str | None:
    """Maker and model as one name, the maker not said twice ("Canon", "Canon EOS R5")."""
    make, model = (_plain(value) for value in (make, model))
    if not model or not make or model.lower().startswith(make.split()[0].lower()):
        return model or make or None
    return f"{make} {model}"


def _plain(value: object) -> str:
    value = value.decode("latin-1") if isinstance(value, bytes) else value
    return value.replace("\0", " ").strip() if isinstance(value, str) else ""


def _exif(image: Image.Image) -> PhotoMetadata:
    try:
        return _from_exif(image.getexif())
    except Exception:  # broken EXIF raises anything
        return NOTHING_SAID


def _from_exif(exif: Image.Exif) -> PhotoMetadata:
    tags = {**exif, **exif.get_ifd(ExifTags.IFD.Exif)}  # TIFF/EP keeps all of them in one place
    dates = (local_time(tags.get(name)) for name in _EXIF_DATES)
    camera = camera_name(tags.get(ExifTags.Base.Make), tags.get(ExifTags.Base.Model))
    return PhotoMetadata(next(filter(None, dates), None), camera)


def _iptc(image: Image.Image) -> PhotoMetadata:
    """Dates are written 20240131 and 101500+0100."""
    if not isinstance(image, ImageFile.ImageFile):
        return NOTHING_SAID
    try:
        records = IptcImagePlugin.getiptcinfo(image) or {}
        date, time = (_plain(records.get(key)) for key in (_IPTC_DATE, _IPTC_TIME))
        return PhotoMetadata(local_time(f"{date} {time}"))
    except Exception:  # a broken block raises anything
        return NOTHING_SAID


def _xmp(image: Image.Image) -> PhotoMetadata:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    try:
        said = _Xmp().read(packet.encode() if isinstance(packet, str) else bytes(packet))
    except (expat.ExpatError, ValueError, TypeError):
        return NOTHING_SAID
    dates = (local_time(said.get(name)) for name in _XMP_DATES)
    camera = camera_name(said.get(_XMP_MAKE), said.get(_XMP_MODEL))
    return PhotoMetadata(next(filter(None, dates), None), camera)


class _Xmp:
    """Collects the few properties we want, written as attributes or as elements.

    Expat itself rather than ElementTree, because here a document type, and with it every entity
    trick, can be refused before it is read.
    """

    WANTED = frozenset((*_XMP_DATES, _XMP_MAKE, _XMP_MODEL))

    def __init__(self) -> None:
        self._said: dict[str, str] = {}
        self._inside: str | None = None

    def read(self, packet: bytes) -> dict[str, str]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(packet.strip(b"\0 \r\n\t"), True)
        return self._said

    def _refuse(self, *_: object) -> None:
        raise ValueError("XMP has no document type")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._inside = name if name in self.WANTED else None
        self._said |= {key: attributes[key] for key in self.WANTED & attributes.keys()}

    def _end(self, _: str) -> None:
        self._inside = None

    def _text(self, text: str) -> None:
        if self._inside:
            self._said[self._inside] = self._said.get(self._inside, "") + text
