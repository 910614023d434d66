"""Sidecars are found under both names, and each belongs to one photo."""

from __future__ import annotations

from pathlib import Path

from photoface.exchange.sidecars import new_sidecar_of, sidecars_of

_RAW = frozenset({"cr2", "nef"})


def _names(folder: Path, photo: str) -> list[str]:
    return [path.name for path in sidecars_of(folder / photo, raw_endings=_RAW)]


def _fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).touch()


def test_both_names_are_found_the_unmistakable_one_first(tmp_path: Path):
    _fill(tmp_path, "a.jpg", "a.jpg.xmp", "a.xmp", "b.JPG", "b.XMP", "c.jpg", "c.jpg.XMP", "d.jpg")
    assert _names(tmp_path, "a.jpg") == ["a.jpg.xmp", "a.xmp"]
    assert _names(tmp_path, "b.JPG") == ["b.XMP"]
    assert _names(tmp_path, "c.jpg") == ["c.jpg.XMP"]
    assert _names(tmp_path, "d.jpg") == []


def test_beside_a_raw_file_the_short_name_is_that_files(tmp_path: Path):
    _fill(tmp_path, "IMG_1.CR2", "IMG_1.JPG", "IMG_1.xmp", "IMG_1.JPG.xmp")
    assert _names(tmp_path, "IMG_1.CR2") == ["IMG_1.xmp"]
    assert _names(tmp_path, "IMG_1.JPG") == ["IMG_1.JPG.xmp"]


def test_a_new_sidecar_is_seen_at_once_and_its_name_leaves_no_doubt(tmp_path: Path):
    _fill(tmp_path, "a.jpg")
    assert _names(tmp_path, "a.jpg") == []
    new = new_sidecar_of(tmp_path / "a.jpg")
    assert new.name == "a.jpg.xmp"
    new.touch()
    assert _names(tmp_path, "a.jpg") == ["a.jpg.xmp"]


def test_a_folder_that_is_gone_has_none(tmp_path: Path):
    assert _names(tmp_path / "gone", "a.jpg") == []
