"""What merging people and groups into a person would do, before it is done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from photoface.domain.sentences import Sentence, say, sayn
from photoface.services import browse
from photoface.services.explain import load_cohort
from photoface.services.group_faces import newest_embedder
from photoface.store.faces import load_vectors
from photoface.store.sql import LISTED, listed

#: So many faces of each side say whether the two are alike.
_COMPARED = 200


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do. name: who is left. faces: that go to them, in so many photos.
    doubles: photos that would show one person twice. denied: faces said not to be the other.
    probability: that both sides are one person, None where no vectors say so. sentence: in words.
    """

    name: str
    faces: int
    photos: int
    doubles: int
    denied: int
    probability: float | None
    sentence: str


def merge_into_preview(
    connection: sqlite3.Connection,
    target: int,
    *,
    people: Sequence[int] = (),
    groups: Sequence[int] = (),
) -> MergePreview:
    """What it would mean if these people and unnamed groups were all the person `target`.

    NotFoundError if one of the people is unknown.
    """
    kept = browse.person_card(connection, target)
    gone = [browse.person_card(connection, person) for person in people]
    gone = [card for card in gone if card.id != kept.id]
    faces = [face for card in gone for face in browse.faces_of_person(connection, card.id)]
    faces += [face for group in groups for face in browse.faces_of_group(connection, group)]
    staying = browse.faces_of_person(connection, kept.id)
    preview = MergePreview(
        kept.name,
        len(faces),
        _count(connection, "SELECT count(DISTINCT photo_id) FROM faces WHERE id IN ", faces),
        _doubles(connection, faces, staying),
        _denied(connection, faces, kept.id)
        + sum(_denied(connection, staying, card.id) for card in gone),
        _likeness(connection, faces, staying),
        "",
    )
    return replace(preview, sentence=_sentence(preview, [card.name for card in gone]))


def _sentence(preview: MergePreview, gone: Sequence[str]) -> Sentence:
    return say("{parts}.", parts=tuple(_parts(preview, gone)))


def _parts(preview: MergePreview, gone: Sequence[str]) -> Iterator[Sentence]:
    name = preview.name
    if gone:
        yield sayn(
            "1 face of {gone} goes to {name}",
            "{n} faces of {gone} go to {name}",
            preview.faces,
            gone=gone,
            name=name,
        )
    else:
        yield sayn("1 face goes to {name}", "{n} faces go to {name}", preview.faces, name=name)
    if preview.doubles:
        yield sayn(
            "1 photo would show {name} twice",
            "{n} photos would show {name} twice",
            preview.doubles,
            name=name,
        )
    if preview.denied:
        yield sayn(
            "1 face was said not to be the other",
            "{n} faces were said not to be the other",
            preview.denied,
        )


def _doubles(connection: sqlite3.Connection, faces: list[int], staying: list[int]) -> int:
    """Photos with faces of both sides."""
    row = connection.execute(
        f"SELECT count(*) FROM (SELECT photo_id FROM faces WHERE id IN {LISTED} "
        f"INTERSECT SELECT photo_id FROM faces WHERE id IN {LISTED})",
        (listed(faces), listed(staying)),
    ).fetchone()
    return int(row[0])


def _denied(connection: sqlite3.Connection, faces: list[int], person: int) -> int:
    """Faces that were said not to be this person."""
    row = connection.execute(
        "SELECT count(DISTINCT b.face_id) FROM bans b JOIN people p ON p.id = b.person_id "
        f"AND p.root_id = ? WHERE b.face_id IN {LISTED}",
        (person, listed(faces)),
    ).fetchone()
    return int(row[0])


def _count(connection: sqlite3.Connection, question: str, faces: list[int]) -> int:
    return int(connection.execute(question + LISTED, [listed(faces)]).fetchone()[0])


def _likeness(connection: sqlite3.Connection, faces: list[int], staying: list[int]) -> float | None:
    """P(one person) of the two sides, by how close strangers come."""
    embedder = newest_embedder(connection)
    one, other = (
        load_vectors(connection, embedder, faces=sorted(side[:_COMPARED]))
        for side in (faces, staying)
    )
    if len(one.face) == 0 or len(other.face) == 0:
        return None
    cohort = load_cohort(connection, one.vector.shape[1])
    rows = connection.execute(
        f"SELECT DISTINCT group_id FROM faces WHERE id IN {LISTED} AND group_id IS NOT NULL",
        [listed((*faces, *staying))],
    )
    inside = np.isin(cohort.group, [group for (group,) in rows])
    return cohort.likeness(one.vector, other.vector, inside)
