"""The alarm for people and groups that look like more than one person."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from photoface.domain.decisions import Decision, Kind
from photoface.domain.sentences import say
from photoface.services import browse, history
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.services.name_people import face_keys
from photoface.services.review import by_typicality
from photoface.store.ledger import Act
from photoface.store.sql import IN_FORCE

_ALARM = 0.3
_WHOLE = "whole"  # marks a "same" that speaks of a whole group


@dataclass(frozen=True, slots=True)
class MixedAlarm:
    """A person or an unnamed group that looks like more than one person."""

    person: int | None
    group: int
    name: str | None
    cover_face: int | None
    size: int
    probability: float


def mixed_alarms(connection: sqlite3.Connection, *, least: float = _ALARM) -> list[MixedAlarm]:
    """People and groups that look like two, those with the most faces at stake first."""
    rows = connection.execute(
        "SELECT p.id, g.id, p.name, g.cover_face_id, g.size, g.mixed FROM groups g "
        "LEFT JOIN people q ON q.id = g.person_id LEFT JOIN people p ON p.id = q.root_id "
        "AND p.is_present WHERE g.mixed >= ? AND g.size > 3 "
        "ORDER BY g.mixed * g.size DESC, g.id",
        (least,),
    ).fetchall()
    seen = _groups_said_to_be_one(connection)
    return [MixedAlarm(*row) for row in rows if row[1] not in seen]


def dismiss_alarm(library: Library, alarm: MixedAlarm) -> Act | None:
    """It is one person: the two faces of the group that look least alike are the same."""

    def plan(connection: sqlite3.Connection) -> Plan:
        ordered = by_typicality(
            connection, alarm.group, browse.faces_of_group(connection, alarm.group)
        )
        first, last = face_keys(connection, [ordered[0], ordered[-1]])
        title = (
            say("{name} is one person", name=alarm.name)
            if alarm.name
            else say("A group is one person")
        )
        return Plan(title, [Decision(Kind.SAME, first, other=last, value=_WHOLE)])

    return history.perform(library, plan)


def _groups_said_to_be_one(connection: sqlite3.Connection) -> set[int]:
    """Groups of which the user said that they look mixed but are not."""
    rows = connection.execute(
        f"SELECT f.group_id FROM {IN_FORCE} "
        "JOIN faces f ON f.face_key = d.face_key JOIN faces o ON o.face_key = d.other_key "
        "WHERE d.kind = ? AND d.value = ? AND f.group_id = o.group_id",
        (Kind.SAME.value, _WHOLE),
    )
    return {group for (group,) in rows}
