"""Our own namespace: what no standard can say, so that a library can be rebuilt from its photos.

`Faces` lists every face of which the user said something: where it is, its state (confirmed,
rejected, ignored, not a face), who it is and is not (name and id), how that was said, and who drew
the box. A URN names the namespace: nobody can lose the domain.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TypeVar

from photoface.domain.decisions import Origin
from photoface.domain.faces import FaceOrigin, FaceState
from photoface.domain.tags import FaceTag, PersonTag, TagSource
from photoface.exchange.frames import Frame, has_kept_its_shape
from photoface.exchange.mwg_rs import area_of, area_value, size_of, size_value
from photoface.exchange.regions import text
from photoface.exchange.xmp import OWN, Value, Written, Xmp

_FACES, _TWICE, _SIZE = f"{{{OWN}}}Faces", f"{{{OWN}}}TwiceAllowed", f"{{{OWN}}}MadeFor"
Choice = TypeVar("Choice", bound=Enum)


def read(xmp: Xmp, frame: Frame) -> list[FaceTag]:
    """The faces as they were told, in upright pixels."""
    entries = xmp.value(_FACES)
    made_for = size_of(xmp.value(_SIZE))
    is_placed_well = has_kept_its_shape(made_for, frame)
    found = [_read_face(entry, frame, is_placed_well) for entry in entries or []]
    return [face for face in found if face]


def is_twice_allowed(xmp: Xmp) -> bool:
    return xmp.value(_TWICE) == "True"


def write(xmp: Xmp, faces: Sequence[FaceTag], frame: Frame, *, twice_allowed: bool) -> None:
    """Write these faces; without any, nothing of ours is left in the packet."""
    if not faces:
        for name in (_FACES, _SIZE, _TWICE):
            xmp.remove(name)
        return
    told: list[Written] = [_written(face, frame) for face in faces]
    xmp.put(_FACES, told, kind="Seq")
    xmp.put(_SIZE, size_value(frame.stored_size))
    if twice_allowed:
        xmp.put(_TWICE, "True")
    else:
        xmp.remove(_TWICE)


def _written(face: FaceTag, frame: Frame) -> dict[str, Written]:
    told: dict[str, Written] = {
        f"{{{OWN}}}Area": area_value(frame.stored(face.box)),
        f"{{{OWN}}}State": face.state.value,
        f"{{{OWN}}}SaidBy": face.origin.value,
        f"{{{OWN}}}BoxSource": face.box_source.value,
    }
    if face.person:
        told |= _person_fields(face.person)
    if face.not_persons:
        told[f"{{{OWN}}}NotPersons"] = [_person_fields(p) for p in face.not_persons]
    return told


def _person_fields(person: PersonTag) -> dict[str, str]:
    named = {f"{{{OWN}}}Person": person.name}
    return {**named, f"{{{OWN}}}PersonId": person.uid} if person.uid else named


def _read_face(entry: Value, frame: Frame, is_placed_well: bool) -> FaceTag | None:
    fields = entry if isinstance(entry, dict) else {}
    area = area_of(fields.get(f"{{{OWN}}}Area"))
    state = _choice(FaceState, fields.get(f"{{{OWN}}}State"))
    if area is None or state is None:
        return None
    banned = fields.get(f"{{{OWN}}}NotPersons") or []
    return FaceTag(
        box=frame.upright(area),
        state=state,
        person=_person(fields),
        source=TagSource.PHOTOFACE,
        not_persons=tuple(p for b in banned if isinstance(b, dict) and (p := _person(b))),
        origin=_choice(Origin, fields.get(f"{{{OWN}}}SaidBy")) or Origin.IMPORTED,
        box_source=_choice(FaceOrigin, fields.get(f"{{{OWN}}}BoxSource")) or FaceOrigin.IMPORTED,
        is_placed_well=is_placed_well,
    )


def _person(fields: dict[str, Value]) -> PersonTag | None:
    name = text(fields.get(f"{{{OWN}}}Person"))
    return PersonTag(name, text(fields.get(f"{{{OWN}}}PersonId"))) if name else None


def _choice(kind: type[Choice], value: Value | None) -> Choice | None:
    """The member of an enumeration that a tag names; None for what a newer program may say."""
    try:
        return kind(text(value))
    except ValueError:
        return None
