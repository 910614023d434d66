"""How a scan ends: well, or with an exit code that says that something is left."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from photoface.cli.scan import _summarize
from photoface.services.library import Library, open_library
from photoface.store import photos
from tests.factory import add_photo, make_face


@pytest.fixture
def half_read(tmp_path: Path):
    """One photo was read, another one waits."""
    with open_library(tmp_path / "library") as library:

        def fill(connection) -> None:
            add_photo(connection, "read.jpg", [make_face()])
            late = photos.FoundFile(
                "/photos/late.jpg", "hash-late", 1000, 1_600_000_000_000_000_000
            )
            photos.add_files(connection, [late])

        library.write(fill).result()
        yield library


def ends_well(library: Library, *, had_trouble: bool) -> bool:
    workspace = SimpleNamespace(library=library, problems=list, provider_sentence="")
    return _summarize(workspace, was_interrupted=False, had_trouble=had_trouble)


def test_a_scan_that_trouble_cut_short_does_not_end_well(half_read: Library) -> None:
    assert not ends_well(half_read, had_trouble=True)


def test_photos_that_wait_for_their_disk_do_not_spoil_a_scan(half_read: Library) -> None:
    assert ends_well(half_read, had_trouble=False)


def test_a_folder_that_could_not_be_walked_does_not_end_well(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        assert not ends_well(library, had_trouble=True)
