"""What the user says about faces and people. Every function is one undoable act.

All take the library and return the act that was recorded (its `title` is what the history shows).
Names hang on faces and people, never on groups: naming a group confirms the faces it holds now.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Sequence, Sized

from photoface.domain.decisions import Decision, Kind, Origin
from photoface.domain.errors import NotFoundError, PhotofaceError
from photoface.domain.words import counted
from photoface.services import browse, history
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.store.ledger import Act

_LONGEST_NAME = 200


def name_group(library: Library, group: int, name: str) -> Act | None:
    """Say who a group is. The name of an existing person adds the group to that person."""
    return name_groups(library, [group], name)


def name_groups(library: Library, groups: Sequence[int], name: str) -> Act | None:
    """Say that these groups are all one person, and who."""
    return history.perform(library, lambda c: _plan_naming(c, _open_faces(c, *groups), name))


def name_faces(library: Library, faces: Sequence[int], name: str) -> Act | None:
    """Say who these faces are (typed onto a face in the viewer, or drawn)."""
    return history.perform(library, lambda c: _plan_naming(c, faces, name, origin=Origin.CONFIRMED))


def confirm_faces(library: Library, faces: Sequence[int], person: int) -> Act | None:
    """Yes, these faces are this person."""

    def plan(connection: sqlite3.Connection) -> Plan:
        uid, name = uid_and_name(connection, person)
        return Plan(
            f"Confirmed {face_count(faces)} as {name}",
            [Decision(Kind.IS_PERSON, key, uid) for key in face_keys(connection, faces)],
        )

    return history.perform(library, plan)


def reject_faces(library: Library, faces: Sequence[int], person: int) -> Act | None:
    """These faces are not this person; they are never proposed for that person again."""

    def plan(connection: sqlite3.Connection) -> Plan:
        uid, name = uid_and_name(connection, person)
        decisions = [Decision(Kind.IS_NOT_PERSON, key, uid) for key in face_keys(connection, faces)]
        # A face may carry the name of a person that was merged into this one.
        decisions += [
            Decision(Kind.IS_NOT_PERSON, key, earlier)
            for key, earlier in own_people(connection, faces)
            if earlier != uid
        ]
        return Plan(f"{face_count(faces)} not {name}", decisions)

    return history.perform(library, plan)


def ignore_faces(library: Library, faces: Sequence[int]) -> Act | None:
    """Faces the user does not care about: out of the way, never lost (page Ignored)."""
    return history.perform(
        library, lambda c: _plan_state(c, faces, Kind.IGNORED, f"Ignored {face_count(faces)}")
    )


def ignore_group(library: Library, group: int) -> Act | None:
    """Ignore every face of a group that is not named."""
    return ignore_groups(library, [group])


def ignore_groups(library: Library, groups: Sequence[int]) -> Act | None:
    """Ignore every face of these groups that is not named."""

    def plan(connection: sqlite3.Connection) -> Plan:
        faces = _open_faces(connection, *groups)
        return _plan_state(connection, faces, Kind.IGNORED, f"Ignored {face_count(faces)}")

    return history.perform(library, plan)


def mark_not_a_face(library: Library, faces: Sequence[int]) -> Act | None:
    """The detector was wrong."""
    return history.perform(
        library,
        lambda c: _plan_state(
            c, faces, Kind.NOT_A_FACE, f"{face_count(faces)} marked as not a face"
        ),
    )


def restore_faces(library: Library, faces: Sequence[int]) -> Act | None:
    """Take back "ignored" or "not a face"."""
    return history.perform(
        library, lambda c: _plan_state(c, faces, Kind.RESTORED, f"Brought back {face_count(faces)}")
    )


def merge_people(library: Library, source: int, target: int) -> Act | None:
    """Two people are one: everything of `source` now belongs to `target`."""
    return history.perform(library, lambda c: plan_merge(c, source, target))


def plan_merge(connection: sqlite3.Connection, source: int, target: int) -> Plan:
    """What makes `source` one with `target`; PhotofaceError if they are one already."""
    gone, gone_name = uid_and_name(connection, source)
    kept, kept_name = uid_and_name(connection, target)
    if gone == kept:
        raise PhotofaceError(f"{kept_name} is one person already.")
    return Plan(
        f"Merged {gone_name} into {kept_name}",
        [Decision(Kind.PERSON_MERGED, person=gone, value=kept)],
    )


def merge_into(
    library: Library, target: int, *, people: Sequence[int] = (), groups: Sequence[int] = ()
) -> Act | None:
    """These people and these unnamed groups are all the person `target`, in one step."""

    def plan(connection: sqlite3.Connection) -> Plan:
        kept, kept_name = uid_and_name(connection, target)
        gone = [uid_and_name(connection, person) for person in people]
        gone = [(uid, name) for uid, name in gone if uid != kept]
        faces = _open_faces(connection, *groups) if groups else []
        parts = [name for _, name in gone] + ([face_count(faces)] if faces else [])
        merges = [Decision(Kind.PERSON_MERGED, person=uid, value=kept) for uid, _ in gone]
        names = [
            Decision(Kind.IS_PERSON, key, kept, origin=Origin.NAMED)
            for key in face_keys(connection, faces)
        ]
        return Plan(f"Merged {', '.join(parts)} into {kept_name}", merges + names)

    return history.perform(library, plan)


def rename_person(library: Library, person: int, name: str) -> Act | None:
    """Give a person another name; the name of another person merges the two."""

    def plan(connection: sqlite3.Connection) -> Plan:
        clean = clean_name(name)
        uid, old_name = uid_and_name(connection, person)
        namesake = browse.person_named(connection, clean)
        if namesake not in (None, browse.root_of_person(connection, person)):
            other, other_name = uid_and_name(connection, namesake or 0)
            return Plan(
                f"Merged {old_name} into {other_name}",
                [Decision(Kind.PERSON_MERGED, person=uid, value=other)],
            )
        return Plan(
            f"Renamed {old_name} to {clean}",
            [Decision(Kind.PERSON_RENAMED, person=uid, value=clean)],
        )

    return history.perform(library, plan)


def set_cover(library: Library, person: int, face: int) -> Act | None:
    """Show this face on the person's card."""

    def plan(connection: sqlite3.Connection) -> Plan:
        uid, name = uid_and_name(connection, person)
        (key,) = face_keys(connection, [face])
        return Plan(f"Changed the cover of {name}", [Decision(Kind.PERSON_COVER, key, uid)])

    return history.perform(library, plan)


def hide_person(library: Library, person: int, *, hidden: bool = True) -> Act | None:
    """Take a person off the People page, or put them back."""
    return hide_people(library, [person], hidden=hidden)


def hide_people(library: Library, people: Sequence[int], *, hidden: bool = True) -> Act | None:
    """Take people off the People page, or put them back, in one step."""

    def plan(connection: sqlite3.Connection) -> Plan:
        found = [uid_and_name(connection, person) for person in people]
        kind = Kind.PERSON_HIDDEN if hidden else Kind.PERSON_SHOWN
        who = found[0][1] if len(found) == 1 else f"{len(found)} people"
        verb = "Hid" if hidden else "Showed"
        return Plan(f"{verb} {who}", [Decision(kind, person=uid) for uid, _ in found])

    return history.perform(library, plan)


def _plan_naming(
    connection: sqlite3.Connection,
    faces: Sequence[int],
    name: str,
    *,
    origin: Origin = Origin.NAMED,
) -> Plan:
    uid, clean, decisions = person_to_name(connection, name, origin=origin)
    is_new = bool(decisions)
    decisions += [
        Decision(Kind.IS_PERSON, key, uid, origin=origin) for key in face_keys(connection, faces)
    ]
    count = face_count(faces)
    return Plan(f"Named {count} {clean}" if is_new else f"Added {count} to {clean}", decisions)


def person_to_name(
    connection: sqlite3.Connection, name: str, *, origin: Origin = Origin.NAMED
) -> tuple[str, str, list[Decision]]:
    """Uid and name of the person with this name, and the decision that makes one if there is none.

    Raises PhotofaceError if it is no name.
    """
    clean = clean_name(name)
    person = browse.person_named(connection, clean)
    if person is not None:
        return (*uid_and_name(connection, person), [])
    uid = uuid.uuid4().hex
    return uid, clean, [Decision(Kind.PERSON_CREATED, person=uid, value=clean, origin=origin)]


def _plan_state(
    connection: sqlite3.Connection, faces: Sequence[int], kind: Kind, title: str
) -> Plan:
    return Plan(title, [Decision(kind, key) for key in face_keys(connection, faces)])


def _open_faces(connection: sqlite3.Connection, *groups: int) -> list[int]:
    """Faces of groups that the user has not named; NotFoundError if there is no such group."""
    faces: list[int] = []
    for group in groups:
        rows = connection.execute(
            "SELECT id FROM faces WHERE group_id = ? AND state IN ('proposed', 'rejected') "
            "ORDER BY id",
            (group,),
        ).fetchall()
        if not rows:
            raise NotFoundError(f"There is no group {group} (the groups may have changed since).")
        faces += [row[0] for row in rows]
    return faces


def face_keys(connection: sqlite3.Connection, faces: Sequence[int]) -> list[str]:
    """The ledger's keys of these faces, in order; NotFoundError if one is not there."""
    keys = dict(
        row
        for start in range(0, len(faces), 500)
        for row in connection.execute(
            "SELECT id, face_key FROM faces WHERE id IN "
            f"({','.join('?' * len(faces[start : start + 500]))})",
            [int(face) for face in faces[start : start + 500]],
        )
    )
    missing = [face for face in faces if face not in keys]
    if missing:
        raise NotFoundError(f"There is no face {missing[0]}.")
    return [keys[face] for face in faces]


def own_people(connection: sqlite3.Connection, faces: Sequence[int]) -> list[tuple[str, str]]:
    """(face key, uid of the person it carries before merges) of the faces that carry one."""
    found = []
    for face in faces:
        found += connection.execute(
            "SELECT f.face_key, p.uid FROM faces f JOIN people p ON p.id = f.person_id "
            "WHERE f.id = ?",
            (int(face),),
        ).fetchall()
    return found


def uid_and_name(connection: sqlite3.Connection, person: int) -> tuple[str, str]:
    """Uid and name of a person after merges; NotFoundError if there is none."""
    root = browse.root_of_person(connection, person)
    row = connection.execute("SELECT uid, name FROM people WHERE id = ?", (root,)).fetchone()
    return row[0], row[1]


def clean_name(name: str) -> str:
    """A name without stray space; PhotofaceError if it is none."""
    clean = " ".join(name.split())
    if not clean:
        raise PhotofaceError("A name needs at least one letter.")
    if len(clean) > _LONGEST_NAME:
        raise PhotofaceError(f"A name may have {_LONGEST_NAME} letters at most.")
    return clean


def face_count(faces: Sized) -> str:
    """“1 face” or “41 faces”."""
    return counted(len(faces), "face")
