"""Which tagged box is which face: programs do not agree how large a face is."""

from __future__ import annotations

from collections.abc import Sequence

from photoface.domain.geometry import Box

#: Boxes that overlap as much as two detectors would.
_SAME_IOU = 0.5
#: A whole head against eyes to mouth: up to three times the side.
_LARGEST_AREA_RATIO = 9.0


def match(tagged: Sequence[Box], faces: Sequence[Box]) -> list[int | None]:
    """For each tagged box the face it means, one to one, the best overlap first; None if none.

    Boxes that overlap by half are one face; so are boxes whose middles lie inside each other and
    whose sizes are within what programs draw.
    """
    pairs = sorted(
        (
            (tag.iou(face), -i, -j)
            for i, tag in enumerate(tagged)
            for j, face in enumerate(faces)
            if is_same_face(tag, face)
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for _, i, j in pairs:
        if -i not in found and -j not in found.values():
            found[-i] = -j
    return [found.get(i) for i in range(len(tagged))]


def is_same_face(one: Box, other: Box) -> bool:
    """Whether two boxes on one photo can mean the same face."""
    if min(one.area, other.area) <= 0:
        return False
    if one.iou(other) >= _SAME_IOU:
        return True
    ratio = max(one.area, other.area) / min(one.area, other.area)
    return ratio <= _LARGEST_AREA_RATIO and _holds_middle(one, other) and _holds_middle(other, one)


def _holds_middle(outer: Box, inner: Box) -> bool:
    x, y = inner.x + inner.w / 2, inner.y + inner.h / 2
    return outer.x <= x <= outer.x + outer.w and outer.y <= y <= outer.y + outer.h
