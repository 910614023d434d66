"""Face regions of Microsoft (Windows Photo Gallery, and digiKam beside its own): read only.

Schema: Microsoft "People Tagging Overview"; a rectangle is "left, top, width, height" in fractions
of the stored picture. A person without a rectangle is in the photo, nobody says where.
"""

from __future__ import annotations

from dataclasses import dataclass

from photoface.domain.geometry import Box
from photoface.exchange.regions import Region, checked, number, text
from photoface.exchange.xmp import Value, Xmp

_MP = "{http://ns.microsoft.com/photo/1.2/}"
_INFO = "{http://ns.microsoft.com/photo/1.2/t/RegionInfo#}"
_REGION = "{http://ns.microsoft.com/photo/1.2/t/Region#}"


@dataclass(frozen=True, slots=True)
class PeopleTags:
    faces: tuple[Region, ...] = ()
    names: tuple[str, ...] = ()  # people without a place


def read(xmp: Xmp) -> PeopleTags:
    told = xmp.value(f"{_MP}RegionInfo")
    listed = told.get(f"{_INFO}Regions") if isinstance(told, dict) else None
    entries = [entry for entry in listed if isinstance(entry, dict)] if listed else []
    faces, names = [], []
    for entry in entries:
        name = text(entry.get(f"{_REGION}PersonDisplayName"))
        area = _area(entry.get(f"{_REGION}Rectangle"))
        if area:
            faces.append(Region(area, name))
        elif name:
            names.append(name)
    return PeopleTags(tuple(faces), tuple(names))


def _area(value: Value | None) -> Box | None:
    parts = value.split(",") if isinstance(value, str) else []
    return checked(Box(*(number(part.strip()) for part in parts))) if len(parts) == 4 else None
