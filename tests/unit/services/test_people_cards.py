"""Counting people's faces from the indexes says what the view of faces and people says."""

from __future__ import annotations

import random
from sqlite3 import Connection

import numpy as np
import pytest

from photoface.services import browse, name_people
from photoface.services.library import Library

_LANDMARKS = np.zeros((5, 2), "<f4").tobytes()


def fill(library: Library, groups: int = 8, faces: int = 6) -> None:
    """Groups of faces, each face in a photo of its own."""

    def write(connection: Connection) -> None:
        for face in range(1, groups * faces + 1):
            group, day = (face - 1) // faces + 1, f"20{10 + face % 9}-03-{face % 27 + 1:02d}T10:00"
            connection.execute(
                "INSERT INTO photos (id, content_hash, taken_at, sort_time, added_at) "
                "VALUES (?, ?, ?, ?, ?)",
                (face, f"h{face}", day if face % 5 else None, day, day),
            )
            connection.execute(
                "INSERT INTO faces (id, photo_id, face_key, x, y, w, h, landmarks, score, "
                "group_id) VALUES (?, ?, ?, 0, 0, ?, ?, ?, 0.9, ?)",
                (face, face, f"h{face}:0,0,9,9", 20 + face, 20 + face, _LANDMARKS, group),
            )
        connection.execute(
            "INSERT INTO groups (id, size, cover_face_id) "
            "SELECT group_id, count(*), max(id) FROM faces GROUP BY group_id"
        )

    library.write(write).result()


def decide_at_random(library: Library, dice: random.Random) -> None:
    """Name, reject, ignore, merge, hide: whatever is possible now."""
    faces = dice.sample(range(1, 49), 3)
    people = [person for person, _ in library.read(browse.people_names)]
    match dice.randrange(6):
        case 0:
            name_people.name_faces(library, faces, dice.choice(["Anna", "Ben", "Carl", "Dora"]))
        case 1 if people:
            name_people.reject_faces(library, faces, dice.choice(people))
        case 2:
            name_people.ignore_faces(library, faces[:1])
        case 3 if len(people) > 1:
            name_people.merge_people(library, *dice.sample(people, 2))
        case 4 if people:
            name_people.hide_person(library, dice.choice(people), hidden=dice.random() < 0.5)
        case _:
            name_people.restore_faces(library, faces)


def expected(connection: Connection) -> dict[int, tuple[int, int, str | None, str | None]]:
    """The same from the view, slowly and plainly."""
    rows = connection.execute(
        "SELECT p.id, coalesce(sum(f.state = 'confirmed'), 0), "
        "coalesce(sum(f.state = 'proposed'), 0), substr(min(o.taken_at), 1, 10), "
        "substr(max(o.taken_at), 1, 10) FROM people p "
        "LEFT JOIN person_faces f ON f.person_id = p.id LEFT JOIN photos o ON o.id = f.photo_id "
        "WHERE p.is_present AND p.root_id = p.id GROUP BY p.id"
    )
    return {row[0]: tuple(row[1:]) for row in rows}


@pytest.mark.parametrize("seed", range(6))
def test_cards_count_what_the_view_counts_after_any_decisions(library: Library, seed: int) -> None:
    fill(library)
    dice = random.Random(seed)
    for _ in range(25):
        decide_at_random(library, dice)
    cards = library.read(lambda c: browse.people_cards(c, with_hidden=True))
    found = {c.id: (c.confirmed, c.proposed, c.first_seen, c.last_seen) for c in cards}
    assert found == library.read(expected)
    for card in cards:
        assert library.read(lambda c, card=card: browse.person_card(c, card.id)) == card
    known = library.read(lambda c: browse.names_and_covers(c, found))
    assert known == {c.id: (c.name, c.cover_face) for c in cards if not c.is_hidden}


@pytest.mark.parametrize("seed", range(6))
def test_a_cover_is_always_one_of_the_persons_faces(library: Library, seed: int) -> None:
    fill(library)
    dice = random.Random(seed)
    for _ in range(25):
        decide_at_random(library, dice)
    for card in library.read(lambda c: browse.people_cards(c, with_hidden=True)):
        faces = library.read(lambda c, card=card: browse.faces_of_person(c, card.id))
        assert card.cover_face in faces if faces else card.cover_face is None


def expected_company(connection: Connection, person: int) -> dict[int, int]:
    """Who shares photos with a person, from the view."""
    rows = connection.execute(
        "SELECT b.person_id, count(DISTINCT b.photo_id) FROM person_faces a "
        "JOIN person_faces b ON b.photo_id = a.photo_id "
        "WHERE a.person_id = ?1 AND b.person_id <> ?1 GROUP BY b.person_id",
        (person,),
    )
    return dict(rows)


@pytest.mark.parametrize("seed", range(6))
def test_company_is_what_the_view_says_after_any_decisions(library: Library, seed: int) -> None:
    fill(library)
    library.write(lambda c: c.execute("UPDATE faces SET photo_id = 1 + id % 11")).result()
    dice = random.Random(seed)
    for _ in range(25):
        decide_at_random(library, dice)
    for person, _ in library.read(browse.people_names):
        found = dict(library.read(lambda c, person=person: browse.people_with(c, person)))
        assert found == library.read(lambda c, person=person: expected_company(c, person))


def test_a_chosen_cover_wins(library: Library) -> None:
    fill(library)
    name_people.name_group(library, 1, "Anna")
    (anna,) = library.read(browse.people_cards)
    name_people.set_cover(library, anna.id, 2)
    assert library.read(browse.people_cards)[0].cover_face == 2


def test_groups_as_a_table_are_the_groups_as_cards(library: Library) -> None:
    fill(library)
    name_people.name_group(library, 3, "Anna")
    cards = library.read(browse.group_cards)
    table = library.read(browse.group_table)
    rows = zip(table.ids.tolist(), table.sizes.tolist(), table.covers.tolist(), strict=True)
    assert list(rows) == [(card.id, card.size, card.cover_face) for card in cards]
    assert not len(library.read(lambda c: browse.group_table(c, smallest=99)).ids)


def test_several_cards_are_one_step_in_the_history(library: Library) -> None:
    fill(library)
    act = name_people.name_groups(library, [1, 2], "Anna")
    assert act is not None
    assert act.title == "Named 12 faces Anna"
    name_people.name_group(library, 3, "Ben")
    by_name = {card.name: card for card in library.read(browse.people_cards)}
    act = name_people.merge_into(
        library, by_name["Anna"].id, people=[by_name["Ben"].id], groups=[4]
    )
    assert act is not None
    assert act.title == "Merged Ben, 6 faces into Anna"
    (anna,) = library.read(browse.people_cards)
    assert anna.confirmed == 24
    act = name_people.hide_people(library, [anna.id])
    assert act is not None
    assert act.title == "Hid Anna"
    act = name_people.ignore_groups(library, [5, 6])
    assert act is not None
    assert act.title == "Ignored 12 faces"


def test_merging_a_person_into_itself_changes_nothing(library: Library) -> None:
    fill(library)
    name_people.name_group(library, 1, "Anna")
    (anna,) = library.read(browse.people_cards)
    assert name_people.merge_into(library, anna.id, people=[anna.id]) is None


def test_a_group_is_nobodys_when_its_last_named_face_is_gone(library: Library) -> None:
    """Before the next grouping: else it would be a person's who was undone, and shown nowhere."""
    fill(library, groups=2)
    name_people.name_faces(library, [1, 2], "Anna")
    name_people.name_faces(library, [3], "Ben")

    def forget(photo: int) -> tuple[list[int], list[tuple[str, int, int]]]:
        library.write(lambda c: c.execute("DELETE FROM photos WHERE id = ?", (photo,))).result()
        groups = [card.id for card in library.read(browse.group_cards)]
        people = library.read(browse.people_cards)
        return groups, sorted((card.name, card.confirmed, card.proposed) for card in people)

    assert forget(1) == ([2], [("Anna", 1, 3), ("Ben", 1, 0)])
    assert forget(2) == ([2], [("Anna", 0, 0), ("Ben", 1, 3)])
    assert forget(3) == ([2, 1], [("Anna", 0, 0), ("Ben", 0, 0)])
