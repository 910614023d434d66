"""A photo's date and camera are what its maker wrote, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from photoface.domain.errors import PhotoUnreadableError
from photoface.domain.photos import PhotoMetadata
from photoface.vision.decode import decode_photo
from photoface.vision.metadata import camera_name, local_time
from tests.unit.vision.pictures import write_dng

Save = Callable[..., Path]

_XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:tiff="http://ns.adobe.com/tiff/1.0/" {attributes}>{elements}</rdf:Description>
</rdf:RDF></x:xmpmeta>"""


@pytest.fixture
def save(face_photo: Image.Image, tmp_path: Path) -> Save:
    """save(taken=..., digitized=..., make=..., model=..., xmp=..., ending=...) -> the file."""

    def write(
        *, taken: str = "", digitized: str = "", make: str = "", model: str = "",
        xmp: str = "", ending: str = "jpg",
    ) -> Path:  # fmt: skip
        exif = Image.Exif()
        exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = make, model
        shot = exif.get_ifd(ExifTags.IFD.Exif)
        shot[ExifTags.Base.DateTimeOriginal] = taken
        shot[ExifTags.Base.DateTimeDigitized] = digitized
        path = tmp_path / f"photo.{ending}"
        options = {"xmp": xmp.encode()} if xmp else {}
        face_photo.save(path, exif=exif, **options)
        return path

    return write


def told(path: Path) -> PhotoMetadata:
    """What a photo says about itself, as a scan reads it."""
    return decode_photo(path).metadata


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "avif", "heic"])
def test_exif_tells_when_and_with_what(save: Save, ending: str) -> None:
    path = save(taken="2004:06:12 10:11:12", make="Canon", model="Canon EOS 5D", ending=ending)
    expected = PhotoMetadata("2004-06-12T10:11:12", "Canon EOS 5D")
    assert told(path) == expected


def test_a_tiff_that_keeps_all_tags_in_one_place_tells_too(
    face_photo: Image.Image, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.DateTimeOriginal] = "2004:06:12 10:11:12"
    face_photo.save(tmp_path / "photo.tif", exif=exif)
    assert told(tmp_path / "photo.tif").taken_at == "2004-06-12T10:11:12"


def test_the_moment_of_digitizing_stands_in_for_a_missing_moment_of_taking(save: Save) -> None:
    path = save(taken="0000:00:00 00:00:00", digitized="1999:12:31 23:59:58")
    assert told(path).taken_at == "1999-12-31T23:59:58"


@pytest.mark.parametrize(
    "xmp",
    [
        _XMP.format(attributes='exif:DateTimeOriginal="1955-07-01T12:30:00+02:00"', elements=""),
        _XMP.format(
            attributes='photoshop:DateCreated="1960-01-01"',
            elements="<exif:DateTimeOriginal>1955-07-01T12:30</exif:DateTimeOriginal>",
        ),
    ],
)
def test_xmp_tells_where_exif_does_not(save: Save, xmp: str) -> None:
    assert told(save(xmp=xmp)).taken_at == "1955-07-01T12:30:00"


def test_xmp_names_the_camera_where_exif_does_not(save: Save) -> None:
    xmp = _XMP.format(attributes='tiff:Make="LEICA" tiff:Model="M6"', elements="")
    assert told(save(xmp=xmp)).camera == "LEICA M6"


@pytest.mark.parametrize(
    "xmp",
    [
        "<not closed",
        '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + _XMP.format(
            attributes='exif:DateTimeOriginal="1955-07-01"', elements="&a;"
        ),
    ],
)  # fmt: skip
def test_broken_and_hostile_xmp_says_nothing(save: Save, xmp: str) -> None:
    assert told(save(xmp=xmp)) == PhotoMetadata(None, None)


def test_the_time_of_the_file_is_never_taken_for_the_time_of_the_photo(save: Save) -> None:
    assert told(save()) == PhotoMetadata(None, None)


@pytest.mark.parametrize("with_preview", [True, False])
def test_a_raw_file_tells_too(face_photo: Image.Image, tmp_path: Path, with_preview: bool) -> None:
    preview = face_photo if with_preview else None
    path = write_dng(tmp_path / "a.dng", face_photo, preview=preview)
    expected = PhotoMetadata("2020-02-03T04:05:06", "Tester One")
    assert told(path) == expected


def test_what_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PhotoUnreadableError):
        told(tmp_path / "gone.jpg")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2004:06:12 10:11:12", "2004-06-12T10:11:12"),
        ("2004:06:12 10:11:12\0", "2004-06-12T10:11:12"),
        ("2004-06-12T10:11:12.345+02:00", "2004-06-12T10:11:12"),
        ("2004-06-12T10:11", "2004-06-12T10:11:00"),
        ("20040612 101112+0100", "2004-06-12T10:11:12"),
        ("2004:06:12 24:00:00", None),
        ("2016:12:31 23:59:60", "2016-12-31T23:59:59"),
        ("1955-07", "1955-07-01T00:00:00"),
        ("1955", "1955-01-01T00:00:00"),
        ("0000:00:00 00:00:00", None),
        ("2004:13:12 10:11:12", None),
        ("2004:02:30 10:11:12", None),
        ("0001:01:01 00:00:00", None),
        ("    :  :     :  :  ", None),
        (" 070000+0000", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (b"2004:06:12", None),
    ],
)
def test_dates_are_read_as_cameras_write_them(text: object, moment: str | None) -> None:
    assert local_time(text) == moment


@given(st.datetimes(min_value=datetime(1826, 1, 1)))
def test_every_moment_survives_the_way_exif_writes_it(moment: datetime) -> None:
    assert local_time(f"{moment:%Y:%m:%d %H:%M:%S}") == f"{moment:%Y-%m-%dT%H:%M:%S}"


@given(st.text("0123456789:-/.T +Z\0", max_size=26))
def test_no_text_is_too_strange_for_a_date(text: str) -> None:
    assert local_time(text) is None or len(local_time(text) or "") == 19


@pytest.mark.parametrize(
    ("make", "model", "name"),
    [
        ("Canon", "Canon EOS R5", "Canon EOS R5"),
        ("NIKON CORPORATION", "NIKON D800", "NIKON D800"),
        ("SONY", "ILCE-7SM3\0\0", "SONY ILCE-7SM3"),
        ("", "Pixel 8", "Pixel 8"),
        ("Apple", None, "Apple"),
        (" ", "\0", None),
        (7, None, None),
    ],
)
def test_maker_and_model_make_one_name(make: object, model: object, name: str | None) -> None:
    assert camera_name(make, model) == name


@pytest.mark.data
@pytest.mark.parametrize(
    ("file", "taken_at"),
    [
        ("dates/date-priority-test.jpg", "2023-02-02T02:00:00"),
        ("dates/datetimeoriginal-gps.jpg", "2025-12-01T11:30:00"),
        ("dates/time-created.jpg", None),  # a time without a day
        ("dates/gps-datetime.jpg", None),  # only a satellite's clock, in another zone
        ("gps-position/empty_gps.jpg", "2025-06-01T16:59:26"),
    ],
)
def test_dates_of_the_samples(data_folder: Path, file: str, taken_at: str | None) -> None:
    assert told(data_folder / "odd" / "immich_metadata" / file).taken_at == taken_at
