"""Folders by person: names that every system can hold, links and copies, nothing replaced."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from photoface.exchange.person_folders import ExportError, How, folder_names, put, unique
from tests.unit.exchange.made import NAMES


def test_every_name_becomes_a_folder_that_can_be_made(tmp_path: Path):
    hostile = ["../up", "a/b", "CON", "nul.txt", ".hidden", "dots...", "  ", "x" * 500, "é" * 300]
    people = list(enumerate([*NAMES, *hostile, "Anna", "ANNA"]))
    names = folder_names(people)
    assert len({name.casefold() for name in names.values()}) == len(people)
    for name in names.values():
        (tmp_path / name).mkdir()
        assert (tmp_path / name).parent == tmp_path
        assert not name.startswith(".")
        assert not name.endswith((".", " "))


def test_numbers_go_before_the_ending():
    taken: set[str] = set()
    assert [unique(n, taken) for n in ("a.jpg", "A.jpg", "a.jpg", "a (2).jpg")] == [
        "a.jpg", "A (2).jpg", "a (3).jpg", "a (2) (2).jpg",
    ]  # fmt: skip


@pytest.mark.parametrize("how", How)
def test_a_photo_is_put_once_and_never_over_another(how: How, tmp_path: Path):
    source = tmp_path / "photo.jpg"
    source.write_bytes(b"picture")
    target = tmp_path / "out" / "Anna" / "photo.jpg"
    assert put(source, target, how) is True
    assert target.read_bytes() == b"picture"
    assert target.is_symlink() == (how is How.SYMLINK)
    assert (target.stat().st_ino == source.stat().st_ino) == (how is not How.COPY)
    assert put(source, target, how) is False
    other = tmp_path / "other.jpg"
    other.write_bytes(b"something else")
    with pytest.raises(ExportError, match="something else"):
        put(other, target, how)
    assert target.read_bytes() == b"picture"
    assert [p.name for p in target.parent.iterdir()] == ["photo.jpg"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of this kind are not known there")
def test_a_pipe_or_a_circle_of_links_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "circle.jpg").symlink_to("circle.jpg")
    for source in ("pipe.jpg", "circle.jpg"):
        with pytest.raises(ExportError, match=r"could not be made \((it is a pipe|Too many)"):
            put(tmp_path / source, tmp_path / "out" / source, How.COPY)
        put(tmp_path / source, tmp_path / "linked" / source, How.SYMLINK)


def test_an_error_without_a_word_of_the_system_says_its_own(tmp_path: Path, monkeypatch):
    def refuse(*_: object) -> None:
        raise shutil.SpecialFileError("is special")

    monkeypatch.setattr(shutil, "copy2", refuse)
    (tmp_path / "a.jpg").touch()
    with pytest.raises(ExportError, match=r"\(is special\)"):
        put(tmp_path / "a.jpg", tmp_path / "out" / "a.jpg", How.COPY)
