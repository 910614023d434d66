"""From coordinates as tags hold them to upright pixels and back.

Tags hold fractions of a picture's sides. Of which picture: "region metadata is applied to the
stored image" (MWG Guidelines 2.0, 5.9), so before the EXIF orientation turns it; Microsoft regions
and Picasa's .ini do the same, except that Picasa looks at RAW files upright. Programs that got it
wrong exist, so the size that the tags were made for and the faces that were found have a say, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from photoface.domain.geometry import Box

#: EXIF orientation -> (swap x and y first, then mirror x, mirror y) from stored to upright.
_TURNS = {
    1: (False, False, False),
    2: (False, True, False),
    3: (False, True, True),
    4: (False, False, True),
    5: (True, False, False),
    6: (True, True, False),
    7: (True, True, True),
    8: (True, False, True),
}
_BACK = {6: 8, 8: 6}  # every other turn is its own way back
_SAME_SHAPE = 0.02  # relative difference of the ratio of the sides
#: The unusual frame has to explain the faces found this much better (sum of overlaps).
_CLEARLY_BETTER = 0.3


@dataclass(frozen=True, slots=True)
class Frame:
    """A photo's upright size in pixels, and the EXIF orientation (1..8) that made it upright."""

    width: int
    height: int
    orientation: int = 1

    @property
    def stored_size(self) -> tuple[int, int]:
        """Width and height as the pixels lie in the file."""
        swapped = _TURNS[self.orientation][0]
        return (self.height, self.width) if swapped else (self.width, self.height)

    def upright(self, area: Box) -> Box:
        """Fractions of the stored picture -> upright pixels."""
        return self.pixels(_turned(area, self.orientation))

    def pixels(self, area: Box) -> Box:
        """Fractions of the upright picture -> upright pixels."""
        return Box(
            area.x * self.width, area.y * self.height, area.w * self.width, area.h * self.height
        )

    def stored(self, box: Box) -> Box:
        """Upright pixels -> fractions of the stored picture."""
        width, height = self.width, self.height
        area = Box(box.x / width, box.y / height, box.w / width, box.h / height)
        return _turned(area, _BACK.get(self.orientation, self.orientation))


def upright_boxes(
    areas: Sequence[Box],
    frame: Frame,
    *,
    found: Sequence[Box] = (),
    made_for: tuple[float, float] | None = None,
    is_upright: bool = False,
) -> list[Box]:
    """Where tagged areas (fractions) lie in upright pixels.

    found: faces that a detector saw. made_for: width and height the tags were made for.
    is_upright: this writer is known to look at the picture upright.
    """
    stored = [frame.upright(area) for area in areas]
    upright = [frame.pixels(area) for area in areas]
    usual, unusual = (upright, stored) if is_upright else (stored, upright)
    said = says_upright(made_for, frame)
    if said is not None:
        return upright if said else stored
    gain = _explained(unusual, found) - _explained(usual, found)
    return unusual if gain > _CLEARLY_BETTER else usual


def has_kept_its_shape(made_for: tuple[float, float] | None, frame: Frame) -> bool:
    """False if the picture was cropped after the tags were made, so that places are wrong."""
    if made_for is None or min(made_for) <= 0:
        return True
    width, height = frame.stored_size
    return _is_same_shape(made_for, width / height) or _is_same_shape(made_for, height / width)


def says_upright(made_for: tuple[float, float] | None, frame: Frame) -> bool | None:
    """Whether tags made for this size look at the picture upright or as it is stored.

    None where the size does not tell.
    """
    if made_for is None or min(made_for) <= 0:
        return None
    stored_width, stored_height = frame.stored_size
    as_stored = _is_same_shape(made_for, stored_width / stored_height)
    as_upright = _is_same_shape(made_for, frame.width / frame.height)
    return None if as_stored == as_upright else as_upright


def _is_same_shape(size: tuple[float, float], ratio: float) -> bool:
    return abs(size[0] / size[1] / ratio - 1) < _SAME_SHAPE


def _explained(boxes: Sequence[Box], found: Sequence[Box]) -> float:
    return sum(max((box.iou(face) for face in found), default=0.0) for box in boxes)


def _turned(area: Box, orientation: int) -> Box:
    swap, mirror_x, mirror_y = _TURNS[orientation]
    x, y, w, h = (area.y, area.x, area.h, area.w) if swap else area.as_list()
    return Box(1 - x - w if mirror_x else x, 1 - y - h if mirror_y else y, w, h)
