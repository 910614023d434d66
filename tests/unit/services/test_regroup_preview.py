"""A dry run says what would change and changes nothing; applying it can be undone."""

from __future__ import annotations

import pytest

from photoface.domain.errors import PhotofaceError
from photoface.services import browse, history, name_people, regroup_preview
from photoface.services.group_faces import Grouper
from photoface.services.library import Library
from tests.factory import groups_of, library_of_people, names_of, regroup


@pytest.fixture
def people(library: Library) -> list[list[int]]:
    made = library_of_people(library, [10, 8, 6])
    regroup(library)
    return made


def run(library: Library, **how) -> regroup_preview.RegroupPreview:
    return regroup_preview.start_preview(library, **how).answer.result(timeout=120)


def shown(library: Library) -> list[tuple]:
    rows = library.read(browse.all_faces)
    return [(row.id, row.group, row.name, row.state) for row in rows]


def test_the_same_settings_would_change_nothing(library, people):
    preview = run(library)
    assert (preview.moved, preview.vanished, preview.created, preview.changes) == (0, 0, 0, ())


def test_a_stricter_threshold_takes_groups_apart_and_names_hold(library, people):
    name_people.name_faces(library, people[0][:6], "Anna")
    regroup(library)
    before = shown(library)
    fractions: list[float] = []
    preview = run(library, strictness=0.05, on_progress=fractions.append)
    assert shown(library) == before  # a dry run
    assert fractions[-1] <= 1.0
    assert preview.moved > 0
    assert preview.confirmed == 0
    assert preview.unnamed == 4  # Anna's proposals
    assert preview.sentence.startswith(f"Would move {preview.moved} faces, 0 confirmed; ")
    (anna,) = (change for change in preview.changes if change.name == "Anna")
    assert (anna.before, anna.after, anna.lost) == (10, 6, tuple(people[0][6:]))
    assert sum(len(change.gained) for change in preview.changes) == preview.moved

    act = regroup_preview.apply_preview(library, preview)
    assert act.title == "Grouped anew (average linkage, strictness +0.050)"
    assert names_of(library, people[0][:6]) == {("Anna", "confirmed")}
    assert len(groups_of(library, people[1])) == 8
    assert library.settings.grouping_strictness == 0.05

    history.undo(library)
    assert library.settings.grouping_strictness == 0.0
    Grouper(library).run()
    assert names_of(library, people[0]) == {("Anna", "confirmed"), ("Anna", "proposed")}
    assert len(groups_of(library, people[1])) == 1
    history.redo(library)
    assert library.settings.grouping_strictness == 0.05


def test_another_method_may_be_tried(library, people):
    preview = run(library, method="hdbscan")
    assert preview.order.method == "hdbscan"
    assert library.settings.grouping == "average_linkage"


@pytest.mark.parametrize("how", [{"method": "magic"}, {"strictness": 0.2}])
def test_what_does_not_exist_is_refused(library, people, how):
    with pytest.raises(PhotofaceError, match="average_linkage, hdbscan"):
        run(library, **how)
