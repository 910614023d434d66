"""Undo, redo and the fold: random sequences of acts never lose, break or revive a decision."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from photoface.domain.errors import NotFoundError, PhotofaceError
from photoface.services import browse, history, name_people
from photoface.services.group_faces import store_groups
from photoface.services.grouping_messages import GroupingDone
from photoface.services.library import Library, open_library
from photoface.store import face_verdicts, ledger
from tests.factory import add_photo, library_with_groups, make_face

_NAMES = st.sampled_from(["Anna", "anna ", "Ben", "Carl", "Dora"])
_FACES = st.lists(st.integers(0, 9), min_size=1, max_size=4, unique=True)


def snapshot(library: Library) -> dict[str, list]:
    """Everything that is a fold of the ledger."""
    queries = {
        "faces": "SELECT id, state, person_id FROM faces ORDER BY id",
        "people": "SELECT id, uid, is_present, name, root_id, is_hidden, cover_key FROM people "
        "WHERE is_present ORDER BY id",
        "bans": "SELECT face_id, person_id FROM bans ORDER BY 1, 2",
        "groups": "SELECT id, person_id FROM groups ORDER BY id",
    }
    return {
        name: library.read(lambda c, q=query: c.execute(q).fetchall())
        for name, query in queries.items()
    }


class LedgerMachine(RuleBasedStateMachine):
    """A user with ten faces in three groups, who does anything in any order."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.library = open_library(self.folder)
        made = library_with_groups(self.library, [5, 3, 2])
        self.faces = [face for _, faces in made for face in faces]
        self.before: list[dict] = [snapshot(self.library)]
        self.undone: list[dict] = []

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            shutil.rmtree(self.folder)

    def _did(self, act: object) -> None:
        if act is not None:
            self.before.append(snapshot(self.library))
            self.undone.clear()

    def _people(self) -> list[int]:
        return [person for person, _ in self.library.read(browse.people_names)]

    @rule(name=_NAMES, faces=_FACES)
    def name(self, name: str, faces: list[int]) -> None:
        chosen = [self.faces[i] for i in faces]
        self._did(name_people.name_faces(self.library, chosen, name))
        assert all(
            row.name.casefold() == name.strip().casefold()
            for row in self.library.read(lambda c: browse.face_rows(c, chosen)).values()
        )

    @rule(name=_NAMES, pick=st.integers(0, 9))
    def name_group(self, name: str, pick: int) -> None:
        row = self.library.read(lambda c: browse.face_rows(c, [self.faces[pick]]))
        group = row[self.faces[pick]].group
        with contextlib.suppress(NotFoundError):  # everything in it is named already
            self._did(name_people.name_group(self.library, group or 0, name))

    @precondition(lambda self: self._people())
    @rule(faces=_FACES, pick=st.integers(0, 9))
    def reject(self, faces: list[int], pick: int) -> None:
        person = self._people()[pick % len(self._people())]
        chosen = [self.faces[i] for i in faces]
        self._did(name_people.reject_faces(self.library, chosen, person))
        rows = self.library.read(lambda c: browse.face_rows(c, chosen))
        assert all(row.person != person for row in rows.values())

    @rule(faces=_FACES, verb=st.sampled_from(["ignore_faces", "mark_not_a_face", "restore_faces"]))
    def set_state(self, faces: list[int], verb: str) -> None:
        chosen = [self.faces[i] for i in faces]
        self._did(getattr(name_people, verb)(self.library, chosen))

    @precondition(lambda self: len(self._people()) > 1)
    @rule(a=st.integers(0, 9), b=st.integers(0, 9))
    def merge(self, a: int, b: int) -> None:
        people = self._people()
        try:
            self._did(
                name_people.merge_people(
                    self.library, people[a % len(people)], people[b % len(people)]
                )
            )
        except PhotofaceError:
            assert people[a % len(people)] == people[b % len(people)]

    @precondition(lambda self: self._people())
    @rule(name=_NAMES, pick=st.integers(0, 9))
    def rename(self, name: str, pick: int) -> None:
        people = self._people()
        self._did(name_people.rename_person(self.library, people[pick % len(people)], name))

    @rule()
    def undo(self) -> None:
        act = history.undo(self.library)
        assert (act is not None) == (len(self.before) > 1)
        if act is not None:
            self.undone.append(self.before.pop())
            assert snapshot(self.library) == self.before[-1]

    @rule()
    def redo(self) -> None:
        act = history.redo(self.library)
        assert (act is not None) == bool(self.undone)
        if act is not None:
            self.before.append(self.undone.pop())
            assert snapshot(self.library) == self.before[-1]

    @rule()
    def restart(self) -> None:
        self.library.close()
        self.library = open_library(self.folder)
        assert snapshot(self.library) == self.before[-1]

    @rule(pick=st.integers(0, 9))
    def scan_again(self, pick: int) -> None:
        """Re-detection moves the box a little; the face stays, with all that was said of it."""
        number = [0] * 5 + [1] * 3 + [2] * 2
        k = [0, 1, 2, 3, 4, 0, 1, 2, 0, 1][pick]
        found = [make_face(100.0 * k + 2)]
        self.library.write(lambda c: add_photo(c, f"{number[pick]}-{k}.jpg", found)).result()
        assert snapshot(self.library) == self.before[-1]

    @invariant()
    def the_tables_equal_a_fold_from_scratch(self) -> None:
        if not hasattr(self, "library"):
            return
        now = snapshot(self.library)

        def fold_all(connection) -> None:
            uids = [u for (u,) in connection.execute("SELECT uid FROM people")]
            keys = [k for (k,) in connection.execute("SELECT face_key FROM faces")]
            ledger.fold_people(connection, uids)
            face_verdicts.fold_faces(connection, keys)

        self.library.write(fold_all).result()
        assert snapshot(self.library) == now


TestLedger = LedgerMachine.TestCase
TestLedger.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_a_regrouping_never_touches_a_decision(library):
    import numpy as np

    made = library_with_groups(library, [5, 3])
    faces = [face for _, ids in made for face in ids]
    name_people.name_group(library, made[0][0], "Anna")
    anna = library.read(browse.people_names)[0][0]
    name_people.reject_faces(library, [faces[1]], anna)
    name_people.ignore_faces(library, [faces[6]])
    decided = snapshot(library)["faces"]
    rng = np.random.default_rng(7)
    for _ in range(20):
        result = GroupingDone(
            np.array(faces), rng.integers(0, 3, len(faces)), np.ones(len(faces), np.float32)
        )
        library.write(lambda c, r=result: store_groups(c, r)).result()
        assert snapshot(library)["faces"] == decided
        rows = library.read(lambda c: browse.face_rows(c, faces))
        assert rows[faces[1]].person is None
        assert rows[faces[0]].name == "Anna"


def test_groups_keep_their_ids_where_their_members_stay(library):
    import numpy as np

    made = library_with_groups(library, [5, 3])
    (a, first), (b, second) = made
    faces = first + second
    labels = np.array([1, 1, 1, 1, 2, 0, 0, 0])  # one face leaves the first group
    done = GroupingDone(np.array(faces), labels, np.ones(8, np.float32))
    library.write(lambda c: store_groups(c, done)).result()
    rows = library.read(lambda c: browse.face_rows(c, faces))
    assert [rows[face].group for face in faces[:4]] == [a] * 4
    assert [rows[face].group for face in second] == [b] * 3
    assert rows[first[4]].group not in (a, b)
    sizes = library.read(lambda c: dict(c.execute("SELECT id, size FROM groups")))
    assert sizes == {a: 4, b: 3, rows[first[4]].group: 1}


def test_history_is_readable_and_a_new_act_drops_what_was_undone(library):
    ((group, faces),) = library_with_groups(library, [4])
    name_people.name_group(library, group, "Anna")
    name_people.ignore_faces(library, faces[:1])
    history.undo(library)
    assert history.status(library).redo == "Ignored 1 face"
    name_people.mark_not_a_face(library, faces[:1])
    assert history.redo(library) is None
    assert [act.title for act in history.acts(library)] == [
        "1 face marked as not a face",
        "Named 4 faces Anna",
    ]
