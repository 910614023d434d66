"""What we write about the people in a photo, put into a packet that may hold anything else."""

from __future__ import annotations

from collections.abc import Sequence

from photoface.domain.faces import FaceState
from photoface.domain.tags import FaceTag
from photoface.exchange import mwg_rs, own_tags, people_keywords
from photoface.exchange.frames import Frame, upright_boxes
from photoface.exchange.matching import is_same_face
from photoface.exchange.regions import Region
from photoface.exchange.xmp import Xmp


def put_tags(xmp: Xmp, faces: Sequence[FaceTag], frame: Frame, *, twice_allowed: bool) -> None:
    """Make a packet say `faces`, and nothing of what we said in it before.

    Named faces become regions and keywords, which other programs read. Regions of other programs
    stay where the user has said nothing about that face.
    """
    named = [face for face in faces if face.state is FaceState.CONFIRMED and face.person]
    places_before = [tag.box for tag in own_tags.read(xmp, frame)]
    decided = [*places_before, *(face.box for face in faces)]
    made_for = mwg_rs.read(xmp).made_for

    def keep(region: Region) -> bool:
        (box,) = upright_boxes([region.area], frame, made_for=made_for)
        return not any(is_same_face(box, place) for place in decided)

    regions = [Region(frame.stored(f.box), f.person.name) for f in named if f.person]
    mwg_rs.write(xmp, regions, frame, keep=keep)
    people_keywords.write(xmp, list(dict.fromkeys(f.person.name for f in named if f.person)))
    own_tags.write(xmp, faces, frame, twice_allowed=twice_allowed)
