"""What the user says about faces and people. Every function is one undoable act.

All take the library and return the act that was recorded (its `title` is what the history shows).
Names hang on faces and people, never on groups: naming a group confirms the faces it holds now.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Sequence, Sized

from photoface.domain import names
from photoface.domain.decisions import Decision, Kind, Origin
from photoface.domain.errors import NotFoundError, PhotofaceError
from photoface.domain.sentences import Sentence, say, sayn
from photoface.services import browse, history
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.store.ledger import Act
from photoface.store.sql import listed


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
        keys = face_keys(connection, faces)
        return Plan(
            confirmed_title(len(keys), name), [Decision(Kind.IS_PERSON, key, uid) for key in keys]
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
        return Plan(rejected_title(len(faces), name), decisions)

    return history.perform(library, plan)


def ignore_faces(library: Library, faces: Sequence[int]) -> Act | None:
    """Faces the user does not care about: out of the way, never lost (page Ignored)."""
    return history.perform(library, lambda c: _plan_ignoring(c, faces))


def ignore_groups(library: Library, groups: Sequence[int]) -> Act | None:
    """Ignore every face of these groups that is not named."""

    def plan(connection: sqlite3.Connection) -> Plan:
        return _plan_ignoring(connection, _open_faces(connection, *groups))

    return history.perform(library, plan)


def mark_not_a_face(library: Library, faces: Sequence[int]) -> Act | None:
    """The detector was wrong."""
    title = sayn("1 face marked as not a face", "{n} faces marked as not a face", len(faces))
    return history.perform(library, lambda c: plan_faces(c, faces, Kind.NOT_A_FACE, title))


def restore_faces(library: Library, faces: Sequence[int]) -> Act | None:
    """Take back "ignored" or "not a face"."""
    title = sayn("Brought back 1 face", "Brought back {n} faces", len(faces))
    return history.perform(library, lambda c: plan_faces(c, faces, Kind.RESTORED, title))


def merge_people(library: Library, source: int, target: int) -> Act | None:
    """Two people are one: everything of `source` now belongs to `target`."""
    return history.perform(library, lambda c: plan_merge(c, source, target))


def plan_merge(connection: sqlite3.Connection, source: int, target: int) -> Plan:
    """What makes `source` one with `target`; PhotofaceError if they are one already."""
    gone, gone_name = uid_and_name(connection, source)
    kept, kept_name = uid_and_name(connection, target)
    if gone == kept:
        raise PhotofaceError(say("{name} is one person already.", name=kept_name))
    return Plan(
        _merged([gone_name], kept_name),
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
        parts: list[str] = [name for _, name in gone] + ([face_count(faces)] if faces else [])
        merges = [Decision(Kind.PERSON_MERGED, person=uid, value=kept) for uid, _ in gone]
        names = [
            Decision(Kind.IS_PERSON, key, kept, origin=Origin.NAMED)
            for key in face_keys(connection, faces)
        ]
        return Plan(_merged(parts, kept_name), merges + names)

    return history.perform(library, plan)


def rename_person(library: Library, person: int, name: str) -> Act | None:
    """Give a person another name; the name of another person merges the two."""

    def plan(connection: sqlite3.Connection) -> Plan:
        clean = clean_name(name)
        uid, old_name = uid_and_name(connection, person)
        namesake = browse.person_named(connection, clean)
        if namesake is not None and namesake != browse.root_of_person(connection, person):
            return plan_merge(connection, person, namesake)
        return Plan(
            say("Renamed {old} to {new}", old=old_name, new=clean),
            [Decision(Kind.PERSON_RENAMED, person=uid, value=clean)],
        )

    return history.perform(library, plan)


def set_cover(library: Library, person: int, face: int) -> Act | None:
    """Show this face on the person's card."""

    def plan(connection: sqlite3.Connection) -> Plan:
        uid, name = uid_and_name(connection, person)
        (key,) = face_keys(connection, [face])
        title = say("Changed the cover of {name}", name=name)
        return Plan(title, [Decision(Kind.PERSON_COVER, key, uid)])

    return history.perform(library, plan)


def hide_person(library: Library, person: int, *, hidden: bool = True) -> Act | None:
    """Take a person off the People page, or put them back."""
    return hide_people(library, [person], hidden=hidden)


def hide_people(library: Library, people: Sequence[int], *, hidden: bool = True) -> Act | None:
    """Take people off the People page, or put them back, in one step."""

    def plan(connection: sqlite3.Connection) -> Plan:
        found = [uid_and_name(connection, person) for person in people]
        kind = Kind.PERSON_HIDDEN if hidden else Kind.PERSON_SHOWN
        who = found[0][1] if len(found) == 1 else people_count(len(found))
        title = say("Hid {who}", who=who) if hidden else say("Showed {who}", who=who)
        return Plan(title, [Decision(kind, person=uid) for uid, _ in found])

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
    title = (
        named_title(len(faces), clean)
        if is_new
        else sayn("Added 1 face to {name}", "Added {n} faces to {name}", len(faces), name=clean)
    )
    return Plan(title, decisions)


def named_title(faces: int, name: str) -> Sentence:
    """What the history says where so many faces got a new name."""
    return sayn("Named 1 face {name}", "Named {n} faces {name}", faces, name=name)


def confirmed_title(faces: int, name: str) -> Sentence:
    """What the history says where so many faces were confirmed."""
    return sayn("Confirmed 1 face as {name}", "Confirmed {n} faces as {name}", faces, name=name)


def rejected_title(faces: int, name: str) -> Sentence:
    """What the history says where so many faces are not this person."""
    return sayn("1 face not {name}", "{n} faces not {name}", faces, name=name)


def _merged(gone: Sequence[str], kept: str) -> Sentence:
    return say("Merged {who} into {name}", who=gone, name=kept)


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


def plan_faces(
    connection: sqlite3.Connection, faces: Sequence[int], kind: Kind, title: Sentence
) -> Plan:
    """The same word on each of these faces; NotFoundError if one is not there."""
    return Plan(title, [Decision(kind, key) for key in face_keys(connection, faces)])


def _plan_ignoring(connection: sqlite3.Connection, faces: Sequence[int]) -> Plan:
    title = sayn("Ignored 1 face", "Ignored {n} faces", len(faces))
    return plan_faces(connection, faces, Kind.IGNORED, title)


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
            raise NotFoundError(
                say("There is no group {group} (the groups may have changed since).", group=group)
            )
        faces += [row[0] for row in rows]
    return faces


def face_keys(connection: sqlite3.Connection, faces: Sequence[int]) -> list[str]:
    """The ledger's keys of these faces, in order; NotFoundError if one is not there."""
    keys = dict(
        connection.execute(
            "SELECT f.id, f.face_key FROM json_each(?) k JOIN faces f ON f.id = k.value",
            [listed(faces)],
        ).fetchall()
    )
    missing = [face for face in faces if face not in keys]
    if missing:
        raise NotFoundError(say("There is no face {face}.", face=missing[0]))
    return [keys[face] for face in faces]


def own_people(connection: sqlite3.Connection, faces: Sequence[int]) -> list[tuple[str, str]]:
    """(face key, uid of the person it carries before merges) of the faces that carry one."""
    rows: list[tuple[str, str]] = connection.execute(
        "SELECT f.face_key, p.uid FROM json_each(?) k JOIN faces f ON f.id = k.value "
        "JOIN people p ON p.id = f.person_id ORDER BY k.key",
        [listed(faces)],
    ).fetchall()
    return rows


def uid_and_name(connection: sqlite3.Connection, person: int) -> tuple[str, str]:
    """Uid and name of a person after merges; NotFoundError if there is none."""
    root = browse.root_of_person(connection, person)
    row = connection.execute("SELECT uid, name FROM people WHERE id = ?", (root,)).fetchone()
    return row[0], row[1]


def shown_person(connection: sqlite3.Connection, face: int) -> tuple[str, str, str]:
    """Key of a face, uid and name of the person it shows; NotFoundError if it shows none."""
    (key,) = face_keys(connection, [face])
    person = browse.face_rows(connection, [face])[face].person
    if person is None:
        raise NotFoundError(say("This face shows no name any more."))
    return key, *uid_and_name(connection, person)


def clean_name(name: str) -> str:
    """A name as it is kept (`names.tidy`); PhotofaceError if it is none."""
    clean = names.tidy(name)
    if not clean:
        raise PhotofaceError(say("A name needs at least one letter."))
    if len(clean) > names.LONGEST:
        raise PhotofaceError(say("A name may have {most} letters at most.", most=names.LONGEST))
    return clean


def people_count(people: int) -> Sentence:
    """“1 person” or “41 people”."""
    return sayn("1 person", "{n} people", people)


def face_count(faces: Sized) -> Sentence:
    """“1 face” or “41 faces”."""
    return sayn("1 face", "{n} faces", len(faces))
