"""Honest progress: a random check of shown names gives the share of right ones with an interval.

    sample = library.read(lambda c: draw_sample(c))
    for face in sample.faces: audit_answer(library, sample, face, is_right=...)
    library.read(progress)

Faces that the user confirmed one by one count as right; the sample is drawn from all the others,
without replacement. The answers are decisions, so they name the faces as well, and undo takes them
back.
"""

from __future__ import annotations

import random
import sqlite3
import uuid
from dataclasses import dataclass
from math import sqrt

from photoface.domain.decisions import Decision, Kind
from photoface.domain.sentences import say, sayn
from photoface.services import browse, history
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.services.name_people import own_people, shown_person
from photoface.store.ledger import Act
from photoface.store.sql import IN_FORCE

SAMPLE = 60
_Z = 1.96  # 95 %
#: Faces confirmed in one act, up to so many, were looked at one by one.
_A_LOOK = 8
#: A group of strangers that nobody named matters from this size on.
_MATTERS = 3


@dataclass(frozen=True, slots=True)
class AuditSample:
    """faces: ids in the order to ask; each is shown with the name it has now."""

    audit: str
    faces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with its 95 % interval, all 0..1."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class AuditProgress:
    """named: faces that show a name. looked_at: of these, confirmed one by one. checked, right: in
    the last audit. right_names: the share of shown names that are right; None before an audit.
    left: about how many faces that matter have no name or a wrong one. sentence: all in words."""

    named: int
    looked_at: int
    checked: int
    right: int
    right_names: Interval | None
    left: int
    sentence: str


def wilson(right: int, checked: int, population: int | None = None) -> Interval:
    """The score interval (Wilson 1927) of a share, for `checked` out of `population`.

    Checking a large part of a small population leaves less to chance: `checked` is worth
    checked * (population - 1) / (population - checked) then.
    """
    if checked == 0:
        return Interval(0.5, 0.0, 1.0)
    share, count = right / checked, float(checked)
    if population is not None:
        if checked >= population:
            return Interval(share, share, share)
        count *= (population - 1) / (population - checked)
    middle = (share + _Z**2 / (2 * count)) / (1 + _Z**2 / count)
    half = _Z * sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2)) / (1 + _Z**2 / count)
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


def draw_sample(
    connection: sqlite3.Connection, *, size: int = SAMPLE, seed: int | None = None
) -> AuditSample:
    """Faces to check: at random from those that show a name and were not looked at one by one."""
    chosen = random.Random(seed)
    faces = _unseen(connection)
    return AuditSample(uuid.uuid4().hex, tuple(chosen.sample(faces, min(size, len(faces)))))


def newest_audit(connection: sqlite3.Connection) -> str:
    """The audit that the last answer belongs to; a new one if there was none."""
    row = connection.execute(
        f"SELECT d.value FROM {IN_FORCE} WHERE d.kind = ? ORDER BY d.id DESC LIMIT 1",
        (Kind.AUDITED.value,),
    ).fetchone()
    return str(row[0]).partition(":")[0] if row else uuid.uuid4().hex


def unanswered(connection: sqlite3.Connection, sample: AuditSample) -> list[int]:
    """Faces of a sample that have no answer yet and still show a name, in the order to ask."""
    rows = connection.execute(
        f"SELECT f.id FROM {IN_FORCE} JOIN faces f ON f.face_key = d.face_key "
        "WHERE d.kind = ? AND substr(d.value, 1, ?) = ?",
        (Kind.AUDITED.value, len(sample.audit), sample.audit),
    )
    answered = {face for (face,) in rows}
    left = [face for face in sample.faces if face not in answered]
    shown = browse.face_rows(connection, left)
    return [face for face in left if face in shown and shown[face].person is not None]


def audit_answer(library: Library, sample: AuditSample, face: int, *, is_right: bool) -> Act | None:
    """Is the name that this face shows right? One undoable act, which decides the face as well."""

    def plan(connection: sqlite3.Connection) -> Plan:
        key, uid, name = shown_person(connection, face)
        word = "right" if is_right else "wrong"
        said = [Decision(Kind.AUDITED, key, uid, value=f"{sample.audit}:{word}")]
        if is_right:
            said.append(Decision(Kind.IS_PERSON, key, uid))
        else:
            uids = dict.fromkeys((*(own for _, own in own_people(connection, [face])), uid))
            said += [Decision(Kind.IS_NOT_PERSON, key, one) for one in uids]
        title = (
            say("Checked a face: {name} is right", name=name)
            if is_right
            else say("Checked a face: {name} is wrong", name=name)
        )
        return Plan(title, said)

    return history.perform(library, plan)


def progress(connection: sqlite3.Connection) -> AuditProgress:
    """How much is right, by the last audit, and how much is left to do."""
    named = connection.execute("SELECT count(*) FROM person_faces").fetchone()[0]
    unseen = len(_unseen(connection))
    checked, right = _last_audit(connection)
    share = None
    wrong = 0.0
    if checked and named:
        # What was drawn has been looked at since: it belongs to the population it was drawn from.
        part = wilson(right, checked, unseen + checked)
        share = _of_all(part, named, unseen)
        wrong = (1 - part.share) * unseen
    left = round(_nameless(connection) + _strays(connection) + wrong)
    looked_at = named - unseen
    return AuditProgress(
        named, looked_at, checked, right, share, left, _sentence(share, left, named)
    )


def _of_all(part: Interval, named: int, unseen: int) -> Interval:
    """The share among all shown names: those looked at are right."""
    seen = (named - unseen) / named
    rest = unseen / named
    return Interval(*(seen + rest * value for value in (part.share, part.low, part.high)))


def _unseen(connection: sqlite3.Connection) -> list[int]:
    """Faces that show a name and were not confirmed one by one."""
    rows = connection.execute(
        "WITH close AS MATERIALIZED (SELECT act_id FROM decisions WHERE kind = 'is_person' "
        "GROUP BY act_id HAVING count(*) <= ?) "
        "SELECT p.face_id FROM person_faces p JOIN faces f ON f.id = p.face_id "
        f"WHERE p.state = 'proposed' OR NOT EXISTS (SELECT 1 FROM {IN_FORCE} "
        "JOIN people q ON q.uid = d.person_uid AND q.root_id = p.person_id "
        "WHERE d.face_key = f.face_key AND d.kind = 'is_person' AND d.origin = 'confirmed' "
        "AND d.act_id IN close) "
        "ORDER BY p.face_id",
        (_A_LOOK,),
    )
    return [face for (face,) in rows]


def _last_audit(connection: sqlite3.Connection) -> tuple[int, int]:
    """(checked, right) of the newest audit with an answer in force."""
    rows = connection.execute(
        f"SELECT d.face_key, d.value FROM {IN_FORCE} WHERE d.kind = ? ORDER BY d.id",
        (Kind.AUDITED.value,),
    ).fetchall()
    if not rows:
        return 0, 0
    newest = rows[-1][1].partition(":")[0]
    words = {key: value.partition(":")[2] for key, value in rows if value.startswith(newest)}
    return len(words), sum(word == "right" for word in words.values())


def _nameless(connection: sqlite3.Connection) -> int:
    """Faces in groups that are large enough to be somebody, and have no name."""
    row = connection.execute(
        "SELECT coalesce(sum(size), 0) FROM groups WHERE person_id IS NULL AND size >= ?",
        (_MATTERS,),
    ).fetchone()
    return int(row[0])


def _strays(connection: sqlite3.Connection) -> float:
    """Faces in smaller groups, as far as they are likely to be somebody who has a name."""
    row = connection.execute(
        "SELECT coalesce(sum(size * p), 0) FROM (SELECT a.size, max(gp.probability) AS p FROM ("
        "SELECT first AS one, second AS other, probability FROM group_pairs UNION ALL "
        "SELECT second, first, probability FROM group_pairs) gp "
        "JOIN groups b ON b.id = gp.other AND b.person_id IS NOT NULL "
        "JOIN groups a ON a.id = gp.one AND a.person_id IS NULL AND a.size < ? GROUP BY a.id)",
        (_MATTERS,),
    ).fetchone()
    return float(row[0])


def _sentence(share: Interval | None, left: int, named: int) -> str:
    rest = (
        sayn("about 1 face left that matters", "about {n} faces left that matter", left)
        if left
        else say("nothing left that matters")
    )
    if named == 0:
        return say("Nobody has a name yet; {rest}.", rest=rest)
    if share is None:
        return sayn(
            "1 face has a name, not checked yet; {rest}.",
            "{n} faces have a name, not checked yet; {rest}.",
            named,
            rest=rest,
        )
    return say(
        "About {share} % (±{spread}) of shown names are right; {rest}.",
        share=f"{100 * share.share:.0f}",
        spread=f"{50 * (share.high - share.low):.1f}",
        rest=rest,
    )
