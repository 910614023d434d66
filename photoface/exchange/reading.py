"""Everything that is said about the people in one photo, from all the places it may stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from photoface.domain.decisions import Origin
from photoface.domain.faces import FaceState
from photoface.domain.geometry import Box
from photoface.domain.names import folded
from photoface.domain.tags import FaceTag, PersonTag, PhotoTags, TagSource
from photoface.exchange import ms_photo, mwg_rs, own_tags, people_keywords
from photoface.exchange.frames import Frame, has_kept_its_shape, upright_boxes
from photoface.exchange.matching import is_same_face
from photoface.exchange.regions import Region
from photoface.exchange.xmp import OWN, Xmp


@dataclass(frozen=True, slots=True)
class Picasa:
    """What Picasa's .ini says of a photo; of RAW files it speaks upright."""

    regions: Sequence[Region] = ()
    is_upright: bool = False


#: A packet that says anything about people names one of these.
_NAMESPACES = (
    b"metadataworkinggroup.com/schemas/regions",
    b"ns.microsoft.com/photo/1",
    b"Iptc4xmpExt",
    b"digikam.org/ns",
    b"ns.adobe.com/lightroom",
    b"ns.iview-multimedia.com",
    OWN.encode(),
)


def may_speak_of_people(packet: bytes) -> bool:
    """Whether a packet is worth taking apart (most are not; UTF-16 ones always are)."""
    return packet[:1] in (b"\xff", b"\xfe") or any(name in packet for name in _NAMESPACES)


def tags_of(
    packets: Sequence[Xmp], frame: Frame, found: Sequence[Box], picasa: Picasa | None = None
) -> PhotoTags:
    """The tags of one photo. `packets`: sidecars first, they are the newer ones.

    found: faces that a detector saw, in upright pixels. Of several tags for one face, or of one
    name at several places, the one from the most trusted source counts.
    """
    picasa = picasa or Picasa()
    mwg = [_mwg(xmp, frame, found) for xmp in packets]
    own = [_own(xmp, frame, regions) for xmp, regions in zip(packets, mwg, strict=True)]
    microsoft = [_microsoft(xmp, frame, found) for xmp in packets]
    faces = _once([*own, *mwg, *microsoft, _picasa(picasa, frame, found)])
    placed = {folded(face.person.name) for face in faces if face.person}
    names = dict.fromkeys(chain.from_iterable(map(_names, packets)))
    return PhotoTags(
        faces=tuple(faces),
        names=tuple(name for name in names if folded(name) not in placed),
        twice_allowed=any(map(own_tags.is_twice_allowed, packets)),
    )


def _own(xmp: Xmp, frame: Frame, regions: Sequence[FaceTag]) -> list[FaceTag]:
    """Our own tags. We write regions along with them, so where a region has another name now,
    another program was told so later."""
    return [_renamed(tag, regions) for tag in own_tags.read(xmp, frame)]


def _renamed(tag: FaceTag, regions: Sequence[FaceTag]) -> FaceTag:
    here = [region for region in regions if is_same_face(region.box, tag.box)]
    if tag.person is None or not here:
        return tag
    region = max(here, key=lambda r: r.box.iou(tag.box))
    if _has_same_name(tag, region):
        return tag
    return replace(tag, person=region.person, origin=Origin.IMPORTED)


def _mwg(xmp: Xmp, frame: Frame, found: Sequence[Box]) -> list[FaceTag]:
    told = mwg_rs.read(xmp)
    areas = [region.area for region in told.faces]
    boxes = upright_boxes(areas, frame, found=found, made_for=told.made_for)
    is_placed_well = has_kept_its_shape(told.made_for, frame)
    return _named(told.faces, boxes, TagSource.MWG, is_placed_well=is_placed_well)


def _microsoft(xmp: Xmp, frame: Frame, found: Sequence[Box]) -> list[FaceTag]:
    regions = ms_photo.read(xmp).faces
    boxes = upright_boxes([region.area for region in regions], frame, found=found)
    return _named(regions, boxes, TagSource.MICROSOFT)


def _picasa(picasa: Picasa, frame: Frame, found: Sequence[Box]) -> list[FaceTag]:
    areas = [region.area for region in picasa.regions]
    boxes = upright_boxes(areas, frame, found=found, is_upright=picasa.is_upright)
    return _named(picasa.regions, boxes, TagSource.PICASA)


def _named(
    regions: Sequence[Region],
    boxes: Sequence[Box],
    source: TagSource,
    *,
    is_placed_well: bool = True,
) -> list[FaceTag]:
    return [
        FaceTag(box, FaceState.CONFIRMED, PersonTag(r.name), source, is_placed_well=is_placed_well)
        for r, box in zip(regions, boxes, strict=True)
        if r.name
    ]


def _names(xmp: Xmp) -> list[str]:
    return [*people_keywords.read(xmp), *ms_photo.read(xmp).names]


def _once(said: Sequence[Sequence[FaceTag]]) -> list[FaceTag]:
    """Of several sources the first one that speaks; what one source says twice, it may mean."""
    kept: list[FaceTag] = []
    for tags in said:
        kept += [tag for tag in tags if not any(_says_the_same(tag, other) for other in kept)]
    return kept


def _says_the_same(tag: FaceTag, other: FaceTag) -> bool:
    return is_same_face(tag.box, other.box) or _has_same_name(tag, other)


def _has_same_name(tag: FaceTag, other: FaceTag) -> bool:
    if tag.person is None or other.person is None:
        return False
    return folded(tag.person.name) == folded(other.person.name)
