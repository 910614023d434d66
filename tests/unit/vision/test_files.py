"""Photos are told from other files by their first bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from photoface.vision.files import looks_like_photo
from tests.unit.vision.checks import CARRIERS


class TestLooksLikePhoto:
    @pytest.mark.parametrize("ending", [*CARRIERS, "gif", "bmp", "jp2"])
    def test_a_photo_without_an_ending_is_recognized(
        self, face_photo: Image.Image, tmp_path: Path, ending: str
    ) -> None:
        face_photo.save(tmp_path / f"photo.{ending}")
        (tmp_path / f"photo.{ending}").rename(tmp_path / "photo")
        assert looks_like_photo(tmp_path / "photo")

    @pytest.mark.parametrize(
        "content", [b"", b"text", b"RIFF\0\0\0\0WAVEfmt ", b"\0\0\0\x18ftypmp42"]
    )
    def test_other_files_are_not(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "file").write_bytes(content)
        assert not looks_like_photo(tmp_path / "file")

    def test_neither_are_folders_nor_files_that_are_gone(self, tmp_path: Path) -> None:
        assert not looks_like_photo(tmp_path)
        assert not looks_like_photo(tmp_path / "gone")
