"""Whatever is typed: a sentence and an exit code, and no orders to a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from photoface.cli import cli
from photoface.domain.decisions import Decision, Kind
from photoface.domain.sentences import say
from photoface.services.library import open_library
from photoface.store import ledger
from tests.factory import add_photo, library_with_groups, make_face

_EVIL = "An\x1b]0;na\x9b"


@pytest.fixture
def run(tmp_path: Path):
    with open_library(tmp_path / "library") as library:
        ((_, faces),) = library_with_groups(library, [2])

        def older(connection) -> None:
            (key,) = connection.execute("SELECT face_key FROM faces WHERE id = ?", faces[:1])
            made = [
                Decision(Kind.PERSON_CREATED, person="u", value=_EVIL),
                Decision(Kind.IS_PERSON, key[0], "u"),
                Decision(Kind.ALBUM_CREATED, album="a", value=_EVIL),
                Decision(Kind.ALBUM_SEARCH, album="a", value="(" * 500),
            ]
            ledger.record(connection, say("Named {name}", name=_EVIL), made)
            add_photo(connection, "\x1b[2J.jpg", [make_face()])

        library.write(older).result()

    def run(*words: str) -> Result:
        return CliRunner().invoke(
            cli, [words[0], "--library", str(tmp_path / "library"), *words[1:]]
        )

    return run


@pytest.mark.parametrize(
    "words",
    [
        ("search", "(" * 500),
        ("search", "person:#99999999999999999999"),
        ("search", "others:99999999999999999999"),
        ("search", "a" * 100_000),
        ("search", "\udcff"),
        ("search", "a\0b"),
        ("search", "--save", "Deep", "(" * 500),
        ("search", "--save", "", "2019"),
        ("search", "--save", "\u200b", "2019"),
        ("search", "--save", "\udcff", "2019"),
        ("name", "1", "\0"),
        ("name", "1", "\u200b"),
        ("rename", "1", "\x1b"),
        ("draw", "1", "9", "9", "40", "40", "--name", "\udcff"),
    ],
)
def test_a_refusal_is_a_sentence_and_1(run, words) -> None:
    result = run(*words)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)  # no traceback
    assert result.output.strip().endswith((".", ")"))


def test_a_terminal_gets_no_orders_from_names_and_paths(run) -> None:
    shown = {
        "people": "An?]0;na?",
        "history": "Named An?]0;na?",
        "search": "/photos/?[2J.jpg",
    }
    for command, words in shown.items():
        result = run(command)
        assert words in result.output
        assert "\x1b" not in result.output
    albums = run("search", "--save", "New", "2019"), run("undo")
    assert [result.exit_code for result in albums] == [0, 0]
    people = json.loads(run("people", "--json").output.splitlines()[0])
    assert people["name"] == _EVIL  # as it is, in a notation


def test_albums_of_an_older_photoface_are_listed_and_shown_in_words(run, tmp_path: Path) -> None:
    def albums(*words: str) -> Result:
        return CliRunner().invoke(
            cli, ["albums", words[0], "--library", str(tmp_path / "library"), *words[1:]]
        )

    listed = albums("list")
    assert (listed.exit_code, listed.output.split("\t")[1:3]) == (0, ["An?]0;na?", "0 photos"])
    assert (albums("show", "1").exit_code, albums("rename", "1", "\x07").exit_code) == (1, 1)
    assert albums("make", "\x1b[1mSummer").output == "Made the album [1mSummer.\n"
