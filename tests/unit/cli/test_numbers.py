"""Numbers that nothing can have are refused in words, before anything is done."""

import pytest
from click.testing import CliRunner, Result

from photoface.cli import cli
from photoface.services.library import Library, open_library
from tests.factory import library_of_people, regroup

_HUGE = str(2**63)


@pytest.fixture
def run(tmp_path):
    def run(*words: str) -> Result:
        return CliRunner().invoke(
            cli, [words[0], "--library", str(tmp_path / "library"), *words[1:]]
        )

    return run


@pytest.fixture
def group(tmp_path) -> int:
    """A group of the faces 1 to 8."""
    with open_library(tmp_path / "library") as library:
        library_of_people(library, [8])
        regroup(library)
        return _group_of_first(library)


def _group_of_first(library: Library) -> int:
    ((group,),) = library.read(
        lambda c: c.execute("SELECT group_id FROM faces WHERE id = 1").fetchall()
    )
    return int(group)


@pytest.mark.parametrize(
    "words",
    [
        ("name", _HUGE, "Anna"),
        ("not-a-face", "--", "-1"),
        ("undo", "--times", "0"),
        ("review", "--limit", "-5"),
        ("audit", "--sample", "--size", "-5"),
        ("contradictions", "--settle", "-1", "0"),
        ("groups", "--smallest", _HUGE),
    ],
)
def test_numbers_that_nothing_has_are_wrong_use(group, run, words):
    result = run(*words)
    assert result.exit_code == 2
    assert "is not in the range" in result.output


@pytest.mark.parametrize("wrong", ["--move=99=0", "--move=1=x", "--move=1=7", "--name=9=Anna"])
def test_a_split_speaks_of_faces_and_parts_that_are_there(group, run, wrong):
    result = run("split", "--group", str(group), "--parts", "2", wrong)
    assert (result.exit_code, "99" in result.output or "no part" in result.output) == (2, True)


def test_a_face_may_be_a_new_part(group, run):
    assert run("split", "--group", str(group), "--parts", "2", "--move=1=2").exit_code == 0
