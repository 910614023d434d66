"""RAW files: the preview where it stands for the photo, else the pixels of the sensor."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from photoface.domain.photos import PHOTO_ENDINGS
from photoface.vision.decode import decode_photo
from photoface.vision.raw import RAW_ENDINGS
from tests.unit.vision.checks import assert_shows, likeness, refusal
from tests.unit.vision.pictures import stored_as, write_dng


class TestRaw:
    @pytest.mark.parametrize("with_preview", [True, False])
    @pytest.mark.parametrize("orientation", [1, 3, 6, 8])
    def test_a_raw_file_comes_out_upright(
        self, face_photo: Image.Image, tmp_path: Path, orientation: int, with_preview: bool
    ) -> None:
        stored = stored_as(face_photo, orientation)
        preview = stored if with_preview else None
        path = write_dng(tmp_path / "a.dng", stored, orientation=orientation, preview=preview)
        photo = decode_photo(path)
        assert (photo.width, photo.height) == face_photo.size
        assert photo.rgb.shape == ((320, 240, 3) if with_preview else (160, 120, 3))
        assert likeness(photo, face_photo) > 0.85
        assert likeness(photo, face_photo.transpose(Image.Transpose.ROTATE_180)) < 0.5

    def test_a_preview_that_is_too_small_is_not_taken_for_the_photo(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        thumb = face_photo.resize((60, 80))
        path = write_dng(tmp_path / "a.dng", face_photo, preview=thumb)
        assert decode_photo(path).rgb.shape == (160, 120, 3)
        assert decode_photo(path, longest_side=80).rgb.shape == (80, 60, 3)

    def test_a_preview_of_another_shape_is_not_taken_for_the_photo(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        path = write_dng(tmp_path / "a.dng", face_photo, preview=face_photo.crop((0, 0, 240, 240)))
        assert decode_photo(path).rgb.shape == (160, 120, 3)

    def test_a_preview_that_the_camera_turned_is_not_turned_again(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        stored = stored_as(face_photo, 6)
        path = write_dng(tmp_path / "a.dng", stored, orientation=6, preview=face_photo)
        assert_shows(decode_photo(path), face_photo)

    def test_a_picture_of_another_kind_with_a_raw_name_is_still_read(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        face_photo.save(tmp_path / "a.nef", "JPEG", quality=95)
        assert_shows(decode_photo(tmp_path / "a.nef"), face_photo)

    def test_a_raw_file_cut_short_is_refused_as_such(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        path = write_dng(tmp_path / "a.dng", face_photo)
        path.write_bytes(path.read_bytes()[:-60])
        assert refusal(path).startswith("This RAW file cannot be read")

    def test_a_raw_file_larger_than_the_limit_is_refused(
        self, face_photo: Image.Image, tmp_path: Path
    ) -> None:
        path = write_dng(tmp_path / "a.dng", face_photo)
        assert "too large: 240 x 320" in refusal(path, max_megapixels=0.05)

    def test_every_raw_ending_is_looked_at(self) -> None:
        assert RAW_ENDINGS <= PHOTO_ENDINGS
