"""When a photo was taken and with what, from EXIF, XMP, IPTC or the RAW header.

A file's modification time is never used: copying changes it, and a wrong date is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from xml.parsers import expat

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from photoface.domain.photos import PhotoMetadata

_FIRST_PHOTOGRAPH = 1826
_XMP_DATES = (
    "http://ns.adobe.com/exif/1.0/ DateTimeOriginal",
    "http://ns.adobe.com/photoshop/1.0/ DateCreated",
    "http://ns.adobe.com/exif/1.0/ DateTimeDigitized",
)
_XMP_MAKE = "http://ns.adobe.com/tiff/1.0/ Make"
_XMP_MODEL = "http://ns.adobe.com/tiff/1.0/ Model"
_DATE = re.compile(
    r"\s*(\d{4})(?:[-:/.]?(\d{2})(?:[-:/.]?(\d{2})(?:[T\s]+(\d{2}):?(\d{2})(?::?(\d{2}))?)?)?)?"
)


def metadata_of(image: Image.Image) -> PhotoMetadata:
    """What an opened picture says about itself: EXIF first, then XMP, then IPTC.

    Dates are tried in the order taken, digitized; the first possible one wins. Unreadable blocks
    are passed over.
    """
    exif, taken = _exif_tags(image)
    xmp = _xmp_values(image)
    dates = [
        taken.get(ExifTags.Base.DateTimeOriginal),
        taken.get(ExifTags.Base.DateTimeDigitized),
        *(xmp.get(name) for name in _XMP_DATES),
        *_iptc_dates(image),
    ]
    camera = camera_name(exif.get(ExifTags.Base.Make), exif.get(ExifTags.Base.Model))
    return PhotoMetadata(
        taken_at=next(filter(None, map(local_time, dates)), None),
        camera=camera or camera_name(xmp.get(_XMP_MAKE), xmp.get(_XMP_MODEL)),
    )


def local_time(text: object) -> str | None:
    """A date as EXIF, XMP or IPTC write it -> ISO 8601 local time, or None if it is not possible.

    The zone is dropped: the clock on the wall is what people remember. A scan that only knows the
    year or the month stands at its first day.
    """
    match = _DATE.match(text if isinstance(text, str) else "")
    if not match:
        return None
    year, month, day, hour, minute, second = match.groups(default="")
    try:
        moment = datetime(
            int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0),
            min(int(second or 0), 59),
        )  # fmt: skip
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
    return value.replace("\0", " ").strip() if isinstance(value, str) else ""


def _exif_tags(image: Image.Image) -> tuple[Mapping[int, Any], Mapping[int, Any]]:
    """The main EXIF tags, and those about the taking of the photo."""
    try:
        exif = image.getexif()
        return exif, exif.get_ifd(ExifTags.IFD.Exif)
    except Exception:  # broken EXIF raises anything; then it says nothing
        return {}, {}


def _xmp_values(image: Image.Image) -> dict[str, str]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    try:
        return _Xmp().read(packet.encode() if isinstance(packet, str) else bytes(packet))
    except (expat.ExpatError, ValueError, TypeError):
        return {}


class _Xmp:
    """Collects the few properties we want, written as attributes or as elements.

    Expat itself rather than ElementTree, because only here a document type, and with it every
    entity trick, can be refused before it is read.
    """

    WANTED = frozenset((*_XMP_DATES, _XMP_MAKE, _XMP_MODEL))

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._inside: str | None = None

    def read(self, packet: bytes) -> dict[str, str]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(packet.strip(b"\0 \r\n\t"), True)
        return self._values

    def _refuse(self, *_: object) -> None:
        raise ValueError("XMP has no document type")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._inside = name if name in self.WANTED else None
        self._values |= {key: attributes[key] for key in self.WANTED & attributes.keys()}

    def _end(self, _: str) -> None:
        self._inside = None

    def _text(self, text: str) -> None:
        if self._inside:
            self._values[self._inside] = self._values.get(self._inside, "") + text


def _iptc_dates(image: Image.Image) -> Iterator[str]:
    """Date and time created (IPTC-IIM 2:55 and 2:60), written as 20240131 and 101500+0100."""
    if not isinstance(image, ImageFile.ImageFile):
        return
    try:
        records = IptcImagePlugin.getiptcinfo(image) or {}
        date, time = (_latin(records.get(key)) for key in ((2, 55), (2, 60)))
    except Exception:  # a broken block says nothing
        return
    yield f"{date} {time}".strip()


def _latin(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else ""
