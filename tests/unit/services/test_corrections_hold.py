"""Random users: whatever they do in whatever order, between re-scans, re-groupings, moved files and
crashes, no decision is lost or violated, and undo and redo are exact.

PHOTOFACE_SEQUENCES sets how many random sequences are run (a few by default).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from photoface.domain.decisions import Kind
from photoface.domain.errors import PhotofaceError
from photoface.domain.geometry import Box
from photoface.services import (
    albums,
    browse,
    conflicts,
    correct_people,
    history,
    name_people,
    review,
)
from photoface.services.conflicts import ContradictionKind
from photoface.services.draw_face import draw_face
from photoface.services.history import Plan
from photoface.services.library import open_library
from photoface.services.split_person import apply_split, propose_split
from photoface.store import faces as face_rows
from photoface.store import ledger, photos
from photoface.store.pairs import pairs_in_force
from tests import made_people
from tests.factory import EMBEDDER, add_photo, make_face, regroup

_SIZES = [5, 4, 3]
_SAY_NOTHING_OF_LINKS = (
    ContradictionKind.TWICE_IN_A_PHOTO,
    ContradictionKind.OUTSIDE_THE_LIFETIME,
)
_NAMES = st.sampled_from(["Anna", "Ben", "Carl"])
_FACE = st.integers(0, 13)
_FACES = st.lists(_FACE, min_size=1, max_size=4, unique=True)
_PHOTO = st.integers(0, 11)
_PICK = st.integers(0, 99)


class Users(RuleBasedStateMachine):
    """Twelve photos; the first two show two faces each. Faces are known by key, people by id."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.library = open_library(self.folder)
        self.vectors, self.truth = made_people.people(_SIZES, seed=4)
        self.shift = [0.0] * len(self.truth)
        self.library.write(lambda c: [self._add(c, n) for n in range(len(self.truth))]).result()
        self.keys = [k for (k,) in self._all("SELECT face_key FROM faces ORDER BY id")]
        regroup(self.library)
        self.start = self._partition()
        self.before = [self._state()]
        self.undone: list[dict[str, list]] = []
        self.written = 0

    def teardown(self) -> None:
        if not hasattr(self, "library"):
            return
        try:
            self._undo_everything()
        finally:
            self.library.close()
            shutil.rmtree(self.folder)

    def _undo_everything(self) -> None:
        while history.undo(self.library):
            pass
        assert self._state() == self.before[0]
        regroup(self.library)
        assert self._partition() == self.start

    # ----------------------------------------------------------------------------------- helpers

    def _add(self, connection: sqlite3.Connection, number: int, folder: str = "/photos") -> None:
        found = [make_face(10.0 + self.shift[number], vector=self.vectors[number])]
        if number < 2:
            other = self.vectors[-1 - number]
            found.append(make_face(200.0 + self.shift[number], vector=other))
        add_photo(connection, f"{number}.jpg", found, folder=folder)

    def _all(self, query: str, *values: object) -> list[tuple]:
        return self.library.read(lambda c: c.execute(query, values).fetchall())

    def _state(self) -> dict[str, list]:
        """Everything that follows from the ledger, and the vectors of what is there."""
        queries = {
            "faces": "SELECT f.face_key, f.state, f.person_id, f.origin, (SELECT group_concat("
            "b.person_id) FROM bans b WHERE b.face_id = f.id), EXISTS (SELECT 1 FROM vectors v "
            "WHERE v.face_id = f.id) FROM faces f ORDER BY 1",
            "people": "SELECT id, uid, name, root_id, is_hidden, cover_key, birth_date, death_date "
            "FROM people WHERE is_present ORDER BY id",
            "albums": "SELECT a.uid, a.name, a.search, o.content_hash FROM albums a LEFT JOIN "
            "album_photos p ON p.album_id = a.id LEFT JOIN photos o ON o.id = p.photo_id "
            "WHERE a.is_present ORDER BY 1, 4",
            "liked": "SELECT content_hash FROM photos WHERE is_favourite ORDER BY 1",
        }
        state = {name: self._all(query) for name, query in queries.items()}
        state["pairs"] = sorted(
            (*sorted((self._key(p.one), self._key(p.other))), p.kind)
            for p in self.library.read(pairs_in_force)
        )
        return state

    def _key(self, face: int) -> str:
        return self._all("SELECT face_key FROM faces WHERE id = ?", face)[0][0]

    def _partition(self) -> set[frozenset[str]]:
        groups: dict[int, set[str]] = {}
        for key, group in self._all("SELECT face_key, group_id FROM faces"):
            groups.setdefault(group, set()).add(key)
        return {frozenset(keys) for keys in groups.values()}

    def _ids(self, faces: list[int]) -> list[int]:
        """The faces as they are numbered now."""
        rows = dict(self._all("SELECT face_key, id FROM faces"))
        return [rows[self.keys[face]] for face in faces]

    def _people(self) -> list[int]:
        return [person for person, _ in self.library.read(browse.people_names)]

    def _person(self, pick: int) -> int:
        return self._people()[pick % len(self._people())]

    def _did(self, act: object) -> None:
        if act is not None:
            self.before.append(self._state())
            self.undone.clear()

    # -------------------------------------------------------------------------------- what is said

    @rule(name=_NAMES, faces=_FACES)
    def name(self, name: str, faces: list[int]) -> None:
        self._did(name_people.name_faces(self.library, self._ids(faces), name))

    @rule(name=_NAMES, face=_FACE)
    def name_group(self, name: str, face: int) -> None:
        row = self.library.read(lambda c: browse.face_rows(c, self._ids([face])))
        with contextlib.suppress(PhotofaceError):  # everything in it is named already
            group = next(iter(row.values())).group
            self._did(name_people.name_group(self.library, group or 0, name))

    @precondition(lambda self: self._people())
    @rule(faces=_FACES, pick=_PICK)
    def reject(self, faces: list[int], pick: int) -> None:
        person = self._person(pick)
        self._did(name_people.reject_faces(self.library, self._ids(faces), person))

    @rule(
        faces=_FACES,
        verb=st.sampled_from(["ignore_faces", "mark_not_a_face", "restore_faces"]),
    )
    def put_aside(self, faces: list[int], verb: str) -> None:
        self._did(getattr(name_people, verb)(self.library, self._ids(faces)))

    @rule(faces=_FACES)
    def take_name_off(self, faces: list[int]) -> None:
        self._did(correct_people.unname_faces(self.library, self._ids(faces)))

    @rule(
        pair=st.lists(_FACE, min_size=2, max_size=2, unique=True),
        verb=st.sampled_from(["say_different", "forget_pair"]),
    )
    def speak_of_pair(self, pair: list[int], verb: str) -> None:
        one, other = self._ids(pair)
        self._did(getattr(correct_people, verb)(self.library, one, other))

    @rule(faces=st.lists(_FACE, min_size=2, max_size=4, unique=True))
    def say_same(self, faces: list[int]) -> None:
        self._did(correct_people.say_same(self.library, self._ids(faces)))

    @rule(face=_FACE, verb=st.sampled_from(["allow_twice", "forbid_twice"]))
    def speak_of_mirrors(self, face: int, verb: str) -> None:
        self._did(getattr(correct_people, verb)(self.library, self._ids([face])))

    @precondition(lambda self: len(self._people()) > 1)
    @rule(a=_PICK, b=_PICK)
    def merge(self, a: int, b: int) -> None:
        with contextlib.suppress(PhotofaceError):  # one person already
            self._did(name_people.merge_people(self.library, self._person(a), self._person(b)))

    @precondition(lambda self: self._people())
    @rule(pick=_PICK, name=_NAMES, verb=st.sampled_from("rhdbDc"), face=_FACE)
    def change_person(self, pick: int, name: str, verb: str, face: int) -> None:
        person, library = self._person(pick), self.library
        match verb:
            case "r":
                self._did(name_people.rename_person(library, person, name))
            case "h":
                self._did(name_people.hide_person(library, person))
            case "d":
                self._did(correct_people.delete_person(library, person))
            case "b" | "D":
                year = str(2015 + pick % 10)
                verb = "set_birth_date" if verb == "b" else "set_death_date"
                with contextlib.suppress(PhotofaceError):  # died before the birth
                    self._did(getattr(correct_people, verb)(library, person, year))
            case "c":
                self._did(name_people.set_cover(library, person, self._ids([face])[0]))

    @rule(face=_FACE, parts=st.integers(2, 4), move=_PICK, name=st.none() | _NAMES)
    def split(self, face: int, parts: int, move: int, name: str | None) -> None:
        row = next(
            iter(self.library.read(lambda c: browse.face_rows(c, self._ids([face]))).values())
        )
        how = {"person": row.person} if row.person is not None else {"group": row.group}
        with contextlib.suppress(PhotofaceError):  # a single face
            draft = propose_split(self.library, parts=parts, **how).result()
            moved = draft.parts[0][move % len(draft.parts[0])]
            draft = draft.moved([moved], to=move % len(draft.parts))
            names = {len(draft.parts) - 1: name} if name else {}
            self._did(apply_split(self.library, draft, names))
            groups = self.library.read(lambda c: browse.face_rows(c, sum(draft.parts, ())))
            shown = [{groups[f].group for f in part} for part in draft.parts]
            leaving = [g for number, g in enumerate(shown) if number != draft.keeps]
            assert all(len(group) == 1 for group in leaving)  # at once

    @rule(is_yes=st.booleans(), pick=_PICK)
    def answer(self, is_yes: bool, pick: int) -> None:
        asked = self.library.read(lambda c: review.next_questions(c, limit=3))
        asked = [q for q in asked if q.other is not None]
        if asked:
            question = asked[pick % len(asked)]
            self._did(review.answer(self.library, question, is_yes))
            after = self.library.read(lambda c: review.next_questions(c, limit=50))
            assert question.key not in {q.key for q in after}

    @rule(way=_PICK)
    def settle(self, way: int) -> None:
        found = self.library.read(conflicts.contradictions)
        if found:
            chosen = found[way % len(found)]
            way %= len(chosen.settlements)
            self._did(conflicts.settle(self.library, chosen, way))
            assert chosen not in self.library.read(conflicts.contradictions)

    @rule(photo=_PHOTO, left=st.integers(300, 700), name=st.none() | _NAMES)
    def draw(self, photo: int, left: int, name: str | None) -> None:
        (number,) = self._all("SELECT id FROM photos WHERE content_hash = ?", f"hash-{photo}.jpg")
        try:
            drawn = draw_face(self.library, number[0], Box(left, 100.0, 50.0, 60.0), name)
        except PhotofaceError:  # there is one already
            return
        seen = make_face(vector=self.vectors[photo])  # what the vision child does then
        self.library.write(
            lambda c: face_rows.put_vector(c, drawn.face, seen, EMBEDDER, is_placed_anew=False)
        ).result()
        self._did(drawn.act)

    @rule(
        photos=st.lists(_PHOTO, min_size=1, max_size=3, unique=True), verb=st.sampled_from("nard")
    )
    def file_away(self, photos: list[int], verb: str) -> None:
        rows = dict(self._all("SELECT content_hash, id FROM photos"))
        ids = [rows[f"hash-{photo}.jpg"] for photo in photos]
        cards = self.library.read(albums.albums)
        with contextlib.suppress(PhotofaceError):  # the name is taken
            if verb == "n":
                self._did(albums.create_album(self.library, f"Album {photos[0]}", ids))
            elif verb == "a" or not cards:
                self._did(albums.set_favourite(self.library, ids, is_favourite=photos[0] % 2 == 0))
            elif verb == "r":
                self._did(albums.remove_from_album(self.library, cards[0].id, ids))
            else:
                self._did(albums.delete_album(self.library, cards[0].id))

    # ------------------------------------------------------------------------- what happens to it

    @rule()
    def undo(self) -> None:
        act = history.undo(self.library)
        assert (act is not None) == (len(self.before) > 1)
        if act is not None:
            self.undone.append(self.before.pop())
            assert self._state() == self.before[-1]

    @rule()
    def redo(self) -> None:
        act = history.redo(self.library)
        assert (act is not None) == bool(self.undone)
        if act is not None:
            self.before.append(self.undone.pop())
            assert self._state() == self.before[-1]

    @rule()
    def restart(self) -> None:
        self.library.close()
        self.library = open_library(self.folder)
        assert self._state() == self.before[-1]

    @rule(photo=_PHOTO, shift=st.floats(-4, 4))
    def scan_again(self, photo: int, shift: float) -> None:
        """The detector puts the boxes elsewhere; the faces stay, with all that was said of them."""
        self.shift[photo] = shift
        self.library.write(lambda c: self._add(c, photo, self._folder_of(photo))).result()
        assert self._state() == self.before[-1]

    def _folder_of(self, photo: int) -> str:
        rows = self._all("SELECT path FROM photo_paths WHERE path LIKE ?", f"%/{photo}.jpg")
        return rows[-1][0].rpartition("/")[0]

    @rule(photo=_PHOTO, to=st.sampled_from(["/photos", "/elsewhere", "/photos/deep"]))
    def move_file(self, photo: int, to: str) -> None:
        old = f"{self._folder_of(photo)}/{photo}.jpg"
        file = photos.FoundFile(f"{to}/{photo}.jpg", f"hash-{photo}.jpg", 1000, 5)

        def change(connection: sqlite3.Connection) -> None:
            photos.mark_missing(connection, [old])
            photos.add_files(connection, [file])

        self.library.write(change).result()
        assert self._state() == self.before[-1]

    @rule(photo=_PHOTO)
    def forget_and_find_again(self, photo: int) -> None:
        """The photo's rows are lost and made anew, as after a lost database."""
        self.shift[photo] = 0.0  # of which nothing was said has its key from its place

        def change(connection: sqlite3.Connection) -> None:
            content = (f"hash-{photo}.jpg",)
            connection.execute("DELETE FROM photos WHERE content_hash = ?", content)
            self._add(connection, photo)

        self.library.write(change).result()
        rows = self._all(
            "SELECT f.id FROM faces f WHERE f.origin = 'drawn' AND NOT EXISTS "
            "(SELECT 1 FROM vectors v WHERE v.face_id = f.id)"
        )
        seen = make_face(vector=self.vectors[photo])
        for (face,) in rows:  # late faces are embedded after a scan
            self.library.write(
                lambda c, f=face: face_rows.put_vector(c, f, seen, EMBEDDER, is_placed_anew=False)
            ).result()
        assert self._state() == self.before[-1]

    @rule(name=_NAMES, faces=_FACES)
    def crash_in_an_act(self, name: str, faces: list[int]) -> None:
        """The process dies inside the transaction: nothing of it is left."""
        ids = self._ids(faces)

        def plan(connection: sqlite3.Connection) -> Plan:
            keys = name_people.face_keys(connection, ids)
            uid, _, made = name_people.person_to_name(connection, name)
            said = [*made, *(name_people.Decision(Kind.IS_PERSON, key, uid) for key in keys)]
            ledger.record(connection, "Lost", said)
            raise KeyboardInterrupt

        with contextlib.suppress(KeyboardInterrupt):
            history.perform(self.library, plan)
        assert self._state() == self.before[-1]

    @rule(method=st.sampled_from(["average_linkage", "average_linkage", "hdbscan"]))
    def group_anew(self, method: str) -> None:
        regroup(self.library, method=method)
        assert self._state() == self.before[-1]
        self._check_grouping()

    # ----------------------------------------------------------------------------- what must hold

    def _check_grouping(self) -> None:
        group = dict(self._all("SELECT id, group_id FROM faces"))
        person = dict(
            self._all("SELECT face_id, person_id FROM person_faces WHERE state = 'confirmed'")
        )
        owner: dict[int, int] = {}
        for face, who in person.items():
            assert owner.setdefault(group[face], who) == who
        is_torn = any(
            c.kind
            not in (ContradictionKind.TWICE_IN_A_PHOTO, ContradictionKind.OUTSIDE_THE_LIFETIME)
            for c in self.library.read(conflicts.contradictions)
        )
        for pair in self.library.read(pairs_in_force):
            together = group[pair.one] == group[pair.other] is not None
            one, other = person.get(pair.one), person.get(pair.other)
            if pair.kind is Kind.DIFFERENT:
                assert not together or (one is not None and one == other)
            elif not is_torn and None not in (group[pair.one], group[pair.other]):
                assert together

    @invariant()
    def nobody_is_shown_as_somebody_denied(self) -> None:
        if not hasattr(self, "library"):
            return
        wrong = self._all(
            "SELECT f.face_id FROM person_faces f JOIN bans b ON b.face_id = f.face_id "
            "JOIN people p ON p.id = b.person_id AND p.root_id = f.person_id "
            "WHERE f.state = 'proposed'"
        )
        assert wrong == []

    @invariant()
    def nothing_that_was_said_is_lost(self) -> None:
        if not hasattr(self, "library"):
            return
        ((written, acts),) = self._all(
            "SELECT count(*), (SELECT count(*) FROM acts WHERE state = 'done') FROM decisions"
        )
        assert written >= self.written
        assert acts == len(self.before) - 1
        self.written = written

    @invariant()
    def the_tables_equal_a_fold_from_scratch(self) -> None:
        if not hasattr(self, "library"):
            return
        now = self._state()

        def fold_all(connection: sqlite3.Connection) -> None:
            for (act,) in connection.execute("SELECT id FROM acts").fetchall():
                ledger.fold_act(connection, act)

        self.library.write(fold_all).result()
        assert self._state() == now


TestUsers = Users.TestCase
TestUsers.settings = settings(
    max_examples=int(os.environ.get("PHOTOFACE_SEQUENCES", "15")),
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_the_random_users_see_people_that_group_well():
    """Without this the machine above would test nothing but single faces."""
    vectors, truth = made_people.people(_SIZES, seed=4)
    similarity = vectors @ vectors.T
    same = truth[:, None] == truth
    assert similarity[same].min() > np.quantile(similarity[~same], 0.99)
