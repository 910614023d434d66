"""Corrections on the real command line, on a library of made-up people: each verb, and what holds
afterwards in a fresh process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from photoface.services.library import open_library
from tests.end2end.conftest import faces, run
from tests.factory import library_of_people, regroup

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Faces 1-9 are one person, 10-16 another, 17-20 a third; grouped, nobody named."""
    with open_library(tmp_path / "library") as library:
        assert library_of_people(library, [9, 7, 4])[2] == [17, 18, 19, 20]
        regroup(library)
    return tmp_path / "library"


def say(folder: Path, *words: object) -> str:
    return run(*words, "--library", folder).stdout.strip()


def told(folder: Path, *words: object) -> list[dict]:
    return [json.loads(line) for line in say(folder, *words, "--json").splitlines()]


def names(folder: Path) -> dict[int, tuple[str | None, str]]:
    return {face["face"]: (face["name"], face["state"]) for face in faces(folder)}


def test_name_by_question_correct_split_and_undo_everything(folder: Path):
    start = names(folder)
    (question,) = told(folder, "review")
    assert (question["kind"], question["decides"]) == ("who", 9)
    assert say(folder, "review", "--name", "Anna").endswith("Named 9 faces Anna.")
    group = faces(folder)[9]["group"]
    assert say(folder, "name", group, "Anna") == "Added 7 faces to Anna."

    (draft,) = told(folder, "split", "--person", 1)
    assert [sorted(part) for part in draft["parts"]] == [list(range(1, 10)), list(range(10, 17))]
    assert draft["effects"]["unnamed"] == 7
    assert names(folder)[12] == ("Anna", "confirmed")  # shown only
    say(folder, "split", "--person", 1, "--name", "1=Ben", "--move", "16=0", "--apply")
    assert names(folder)[12] == ("Ben", "confirmed")
    assert names(folder)[16] == ("Anna", "confirmed")

    assert say(folder, "reject", 1, 16) == "1 face not Anna."
    assert "0 confirmed" in say(folder, "regroup", "--apply")
    assert names(folder)[16] == ("Ben", "proposed")
    assert say(folder, "confirm", 2, "--all") == "Confirmed 1 face as Ben."
    say(folder, "ignore", 20)
    say(folder, "bring-back", 20)
    say(folder, "not-a-face", 19)
    say(folder, "same", 17, 18)
    say(folder, "different", 17, 1)
    say(folder, "born", 1, "1990")
    say(folder, "died", 1, "2019")
    say(folder, "cover", 1, 3)
    say(folder, "hide", 2)
    assert say(folder, "delete-person", 2) == "Deleted Ben, kept 7 faces."

    acts = told(folder, "history")
    assert acts[0]["title"] == "Deleted Ben, kept 7 faces"
    assert len(say(folder, "undo", "--times", 99).splitlines()) == len(acts) == 16
    assert "nothing to undo" in say(folder, "undo")
    say(folder, "regroup", "--apply")
    assert names(folder) == start


def test_contradictions_are_listed_and_settled(folder: Path):
    say(folder, "name", faces(folder)[0]["group"], "Anna")
    assert told(folder, "contradictions") == []
    say(folder, "born", 1, "2021")  # her photos are of 2020
    found = told(folder, "contradictions")
    assert len(found) == 9
    assert found[0]["kind"] == "outside_the_lifetime"
    say(folder, "contradictions", "--settle", 0, 2)
    assert told(folder, "contradictions") == []
    run("contradictions", "--settle", 5, 0, "--library", folder, check=2)


def test_audit_explain_and_mixed(folder: Path):
    say(folder, "name", faces(folder)[0]["group"], "Anna")
    say(folder, "name", faces(folder)[9]["group"], "Anna")
    say(folder, "regroup", "--apply")
    alarm = told(folder, "mixed")[0]
    assert (alarm["name"], alarm["size"]) == ("Anna", 16)
    (sample,) = told(folder, "audit", "--sample", "--size", 10, "--seed", 3)
    answers = [f"--{'right' if face < 10 else 'wrong'}={face}" for face in sample["faces"]]
    (done,) = told(folder, "audit", "--audit", sample["audit"], *answers)
    assert done["checked"] == 10
    assert done["right_names"]["low"] < done["right_names"]["share"] < 1
    (why,) = told(folder, "explain", 1)
    assert why["name"] == "Anna"
    assert why["reasons"][0].startswith("You said so on 20")
    assert "confirmed faces of Anna" in why["reasons"][1]
    assert "There is no face 99" in run("explain", 99, "--library", folder, check=1).stderr


def test_search_and_albums(folder: Path):
    say(folder, "name", faces(folder)[0]["group"], "Anna")
    found = told(folder, "search", "person:Anna AND date:2020")
    assert len(found) == 9
    assert len(say(folder, "search", "NOT anna").splitlines()) == 11
    say(folder, "search", "person:Anna", "--save", "All of Anna")
    say(folder, "albums", "make", "Best", found[0]["photo"], found[1]["photo"])
    say(folder, "favourite", found[0]["photo"])
    assert [(a["name"], a["photos"]) for a in told(folder, "albums", "list")] == [
        ("All of Anna", 9),
        ("Best", 2),
    ]
    assert len(told(folder, "search", "album:best is:favourite")) == 1
    say(folder, "albums", "delete", 2)
    say(folder, "undo")
    assert len(told(folder, "albums", "show", 2)) == 2


def test_wrong_use_is_said_in_words(folder: Path):
    assert "--person or --group" in run("split", "--library", folder, check=2).stderr
    said = run("split", "--person", 1, "--move", "x=1", "--library", folder, check=1)
    assert "no person 1" in said.stderr
    assert "no date" in run("born", 1, "soon", "--library", folder, check=1).stderr
