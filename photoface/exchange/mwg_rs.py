"""Face regions of the Metadata Working Group (Guidelines 2.0, 5.9): what most programs speak.

digiKam, Lightroom, Picasa, Apple Photos, ACDSee and exiftool all write them, each in its own
spelling of XMP; `photoface.exchange.xmp` reads all of those.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from lxml import etree

from photoface.domain.geometry import Box
from photoface.exchange.frames import Frame, says_upright
from photoface.exchange.regions import Region, checked, number, text
from photoface.exchange.xmp import Value, Written, Xmp, build, items, value_of

_MWG = "{http://www.metadataworkinggroup.com/schemas/regions/}"
_AREA = "{http://ns.adobe.com/xmp/sType/Area#}"
_SIZE = "{http://ns.adobe.com/xap/1.0/sType/Dimensions#}"
_REGIONS, _LIST, _APPLIED = f"{_MWG}Regions", f"{_MWG}RegionList", f"{_MWG}AppliedToDimensions"
_OURS = {f"{_MWG}Name", f"{_MWG}Type", f"{_MWG}Area"}


@dataclass(frozen=True, slots=True)
class Regions:
    """`made_for`: width and height of the picture the regions were made for, if said."""

    faces: tuple[Region, ...] = ()
    made_for: tuple[float, float] | None = None


def read(xmp: Xmp) -> Regions:
    """Regions of people; those of pets, focus points and bar codes are left out."""
    told = xmp.value(_REGIONS)
    if not isinstance(told, dict):
        return Regions()
    made_for = size_of(told.get(_APPLIED))
    listed = told.get(_LIST)
    entries = listed if isinstance(listed, list) else [listed]
    faces = (_region(entry, made_for) for entry in entries)
    return Regions(tuple(face for face in faces if face), made_for)


def write(
    xmp: Xmp, faces: Sequence[Region], frame: Frame, *, keep: Callable[[Region], bool]
) -> None:
    """Write named faces, their areas in fractions of the stored picture.

    Regions that are no faces stay; of the faces that another program wrote, those that `keep`
    wants. What another program said of a region beside name and place stays with it.
    """
    made_for = read(xmp).made_for
    old = [(li, _region(value_of(li), made_for)) for li in items(_region_list(xmp))]
    kept = [li for li, region in old if region is None or keep(region)]
    if not faces and not kept:
        xmp.remove(_REGIONS)
        return
    if says_upright(made_for, frame):
        _turn(old, frame)
    gone = [(li, region) for li, region in old if li not in kept]
    new: list[Written] = [*kept, *(_written(face, _extra_of(face, gone)) for face in faces)]
    xmp.put(_REGIONS, {_APPLIED: size_value(frame.stored_size), _LIST: new})


def area_value(area: Box) -> dict[str, Written]:
    """An area as the structure `stArea`: its middle and its sides."""
    values = {"x": area.x + area.w / 2, "y": area.y + area.h / 2, "w": area.w, "h": area.h}
    numbers = {f"{_AREA}{name}": f"{v:.8f}" for name, v in values.items()}
    return {**numbers, f"{_AREA}unit": "normalized"}


def area_of(value: Value | None, made_for: tuple[float, float] | None = None) -> Box | None:
    """The area that a structure `stArea` says, None where it makes no sense."""
    if not isinstance(value, dict):
        return None
    x, y, w, h = (number(value.get(f"{_AREA}{name}")) for name in "xywh")
    if value.get(f"{_AREA}unit") == "pixel" and made_for:
        x, y, w, h = x / made_for[0], y / made_for[1], w / made_for[0], h / made_for[1]
    return checked(Box(x - w / 2, y - h / 2, w, h))


def size_value(size: tuple[int, int]) -> dict[str, Written]:
    width, height = size
    return {f"{_SIZE}w": str(width), f"{_SIZE}h": str(height), f"{_SIZE}unit": "pixel"}


def size_of(value: Value | None) -> tuple[float, float] | None:
    if not isinstance(value, dict):
        return None
    width, height = (number(value.get(f"{_SIZE}{side}")) for side in "wh")
    return (width, height) if isfinite(width * height) and min(width, height) > 0 else None


def _region(entry: Value | None, made_for: tuple[float, float] | None) -> Region | None:
    """A region of a person, or of nobody said (some programs leave the type out)."""
    if not isinstance(entry, dict) or (text(entry.get(f"{_MWG}Type")) or "Face") != "Face":
        return None
    area = area_of(entry.get(f"{_MWG}Area"), made_for)
    return Region(area, text(entry.get(f"{_MWG}Name"))) if area else None


def _turn(old: Sequence[tuple[etree._Element, Region | None]], frame: Frame) -> None:
    """Tell in the stored frame what a program told in the upright one: there is one for all."""
    for element, region in old:
        area = next(element.iter(f"{_MWG}Area"), None)
        if region is not None and area is not None:
            stored = frame.stored(frame.pixels(region.area))
            area.getparent().replace(area, build(f"{_MWG}Area", area_value(stored)))


def _region_list(xmp: Xmp) -> etree._Element | None:
    regions = xmp.element(_REGIONS)
    return None if regions is None else next(regions.iter(_LIST), None)


def _written(face: Region, extra: Mapping[str, Written]) -> dict[str, Written]:
    ours = {f"{_MWG}Name": face.name or "", f"{_MWG}Type": "Face"}
    return {f"{_MWG}Area": area_value(face.area), **ours, **extra}


def _extra_of(
    face: Region, old: Sequence[tuple[etree._Element, Region | None]]
) -> dict[str, Written]:
    """What the region that stood here before held beside name and place (a description, say)."""
    for element, region in old:
        if region and region.area.iou(face.area) > 0.5:
            told = value_of(element)
            fields = told if isinstance(told, dict) else {}
            elements = {str(e.tag): e for e in element.iter("{*}*")}
            extra = {name: elements.get(name, value) for name, value in fields.items()}
            return {name: value for name, value in extra.items() if name not in _OURS}
    return {}
