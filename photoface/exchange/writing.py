"""What we write about the people in a photo, put into a packet that may hold anything else."""

from __future__ import annotations

from collections.abc import Sequence

from photoface.domain.faces import FaceState
from photoface.domain.geometry import Box
from photoface.domain.tags import FaceTag
from photoface.exchange import mwg_rs, own_tags, people_keywords
from photoface.exchange.frames import Frame, upright_boxes
from photoface.exchange.matching import is_same_face
from photoface.exchange.regions import Region
from photoface.exchange.xmp import Xmp

#: A region that lies exactly where we put one before is ours.
_SAME_PLACE_IOU = 0.9


def put_tags(xmp: Xmp, faces: Sequence[FaceTag], frame: Frame, *, twice_allowed: bool) -> None:
    """Make a packet say `faces`, and nothing of what only we said in it before.

    Named faces become regions and keywords, which other programs read. A region of another program
    stays as it is where it says the same, or where the user has said nothing about that face.
    """
    named = [face for face in faces if face.state is FaceState.CONFIRMED and face.person]
    kept = _kept_regions(xmp, faces, frame)
    told = [box for region, box in kept if region.name]
    new = [f for f in named if not any(is_same_face(f.box, box) for box in told)]
    regions = [Region(frame.stored(f.box), f.person.name) for f in new if f.person]
    mwg_rs.write(xmp, regions, frame, keep=lambda region: any(region == k for k, _ in kept))
    people_keywords.write(xmp, list(dict.fromkeys(f.person.name for f in named if f.person)))
    own_tags.write(xmp, faces, frame, twice_allowed=twice_allowed)


def _kept_regions(xmp: Xmp, faces: Sequence[FaceTag], frame: Frame) -> list[tuple[Region, Box]]:
    """Regions of other programs that stay, with their places in upright pixels."""
    ours_before = [tag.box for tag in own_tags.read(xmp, frame)]
    there = mwg_rs.read(xmp)
    areas = [region.area for region in there.faces]
    boxes = upright_boxes(areas, frame, found=ours_before, made_for=there.made_for)
    return [
        (region, box)
        for region, box in zip(there.faces, boxes, strict=True)
        if not any(box.iou(place) > _SAME_PLACE_IOU for place in ours_before)
        and _is_undisputed(region, box, faces)
    ]


def _is_undisputed(region: Region, box: Box, faces: Sequence[FaceTag]) -> bool:
    said = [face for face in faces if is_same_face(box, face.box)]
    return all(f.state is FaceState.CONFIRMED and _name(f) == region.name for f in said)


def _name(face: FaceTag) -> str | None:
    return face.person.name if face.person else None
