"""Tags go out and come back the same; what other programs wrote stays."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoface.domain.decisions import Origin
from photoface.domain.faces import FaceOrigin, FaceState
from photoface.domain.geometry import Box
from photoface.domain.tags import FaceTag, PersonTag, TagSource
from photoface.exchange import mwg_rs, people_keywords
from photoface.exchange.frames import Frame
from photoface.exchange.reading import tags_of
from photoface.exchange.safe_write import with_packet
from photoface.exchange.writing import put_tags
from photoface.exchange.xmp import DC, OWN, Xmp, texts
from tests.unit.exchange.made import NAMES, encoded, noise, packet, region, regions
from tests.unit.vision.pictures import stored_as

_SUBJECT = f"{{{DC}}}subject"


def _tag(left: float, name: str | None = None, **more) -> FaceTag:
    values = {
        "state": FaceState.CONFIRMED if name else FaceState.IGNORED,
        "person": PersonTag(name, f"id-{name}") if name else None,
        "source": TagSource.PHOTOFACE,
        "origin": Origin.CONFIRMED,
        "box_source": FaceOrigin.DETECTED,
    }
    return FaceTag(Box(left, 40.25, 41.5, 52.75), **{**values, **more})


def _crowd(count: int) -> list[FaceTag]:
    """Faces in every state, with difficult names."""
    made = []
    for number in range(count):
        name = f"{NAMES[number % len(NAMES)]} {number}"
        states = [
            _tag(50.0 * number, name),
            _tag(50.0 * number, name, origin=Origin.NAMED, box_source=FaceOrigin.DRAWN),
            _tag(50.0 * number),
            _tag(50.0 * number, state=FaceState.NOT_A_FACE),
            _tag(
                50.0 * number,
                state=FaceState.REJECTED,
                not_persons=(PersonTag(NAMES[0], "n1"), PersonTag(NAMES[1], "n2")),
            ),
        ]
        made.append(states[number % 5] if number % 3 else states[0])
    return made


def _same(one: FaceTag, other: FaceTag) -> None:
    np.testing.assert_allclose(one.box.as_list(), other.box.as_list(), atol=0.01)
    for field in ("state", "person", "not_persons", "origin", "box_source", "source"):
        assert getattr(one, field) == getattr(other, field), field


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_crowd_goes_out_and_comes_back(orientation: int):
    frame = Frame(1600, 1200, orientation)
    crowd = _crowd(31)
    xmp = Xmp.empty()
    put_tags(xmp, crowd, frame, twice_allowed=True)
    back = tags_of([Xmp.parse(xmp.packet())], frame, [])
    assert back.twice_allowed
    for one, other in zip(back.faces, crowd, strict=True):
        _same(one, other)
    assert len(xmp.packet()) < 32_000  # half of what a JPEG can hold


_words = st.text(min_size=1, max_size=20).map(lambda t: " ".join(t.split())).filter(bool)


@settings(max_examples=60, deadline=None)
@given(
    names=st.lists(_words, min_size=1, max_size=5, unique_by=str.casefold),
    orientation=st.integers(1, 8),
    left=st.floats(0, 300),
)
def test_any_name_and_any_place_come_back(names, orientation, left):
    clean = [name for name in names if name.isprintable()]
    frame = Frame(700, 500, orientation)
    told = [_tag(left + 60 * i, name) for i, name in enumerate(clean)]
    xmp = Xmp.empty()
    put_tags(xmp, told, frame, twice_allowed=False)
    back = tags_of([Xmp.parse(xmp.packet())], frame, []).faces
    for one, other in zip(back, told, strict=True):
        _same(one, other)


def test_saying_it_again_changes_nothing_and_taking_it_back_leaves_nothing():
    foreign = packet("<dc:subject><rdf:Bag><rdf:li>Rome</rdf:li></rdf:Bag></dc:subject>")
    xmp = Xmp.parse(foreign)
    frame = Frame(1600, 1200, 6)
    put_tags(xmp, _crowd(12), frame, twice_allowed=True)
    first = xmp.packet()
    again = Xmp.parse(first)
    put_tags(again, _crowd(12), frame, twice_allowed=True)
    assert again.packet() == first
    put_tags(again, [], frame, twice_allowed=False)
    assert again.packet() == Xmp.parse(foreign).packet()


def test_a_renamed_person_leaves_no_old_keyword_but_foreign_ones_stay():
    inner = "<dc:subject><rdf:Bag><rdf:li>Rome</rdf:li><rdf:li>Ben</rdf:li></rdf:Bag></dc:subject>"
    xmp = Xmp.parse(packet(inner))
    frame = Frame(400, 300)
    put_tags(xmp, [_tag(10, "Ann"), _tag(200, "Ben")], frame, twice_allowed=False)
    assert texts(xmp.value(_SUBJECT)) == ["Rome", "Ben", "Ann"]
    put_tags(xmp, [_tag(10, "Anna")], frame, twice_allowed=False)
    assert texts(xmp.value(_SUBJECT)) == ["Rome", "Ben", "Anna"]  # Ben was there before us
    assert texts(xmp.value(people_keywords.PERSON_IN_IMAGE)) == ["Anna"]


def test_regions_of_other_programs_stay_where_the_user_said_nothing():
    inner = regions(
        region("Rex", 0.9, 0.9, 0.1, 0.1, "Pet"),
        region("Ann", 0.08, 0.22, 0.12, 0.2),  # the same face, by another box
        region("Beth", 0.55, 0.22, 0.12, 0.2),  # the user says: Ben
        region("Cleo", 0.8, 0.8, 0.1, 0.2),
    )
    xmp = Xmp.parse(packet(inner))
    told = [_tag(10, "Ann"), _tag(200, "Ben"), _tag(100, state=FaceState.NOT_A_FACE)]
    put_tags(xmp, told, Frame(400, 300), twice_allowed=False)
    found = {r.name: r.area for r in mwg_rs.read(xmp).faces}
    assert set(found) == {"Ann", "Ben", "Cleo"}
    assert found["Ann"].x == pytest.approx(0.02)  # as it was
    assert found["Ben"].x == pytest.approx(0.5)
    assert b'"Rex"' in xmp.packet()


def test_what_another_program_said_of_a_region_stays_with_it():
    beth = region("Beth", 0.55, 0.22, 0.12, 0.2).replace(
        'mwg-rs:Type="Face"', 'mwg-rs:Type="Face" mwg-rs:Description="in a red hat"'
    )
    xmp = Xmp.parse(packet(regions(beth)))
    put_tags(xmp, [_tag(200, "Ben")], Frame(400, 300), twice_allowed=False)
    assert [r.name for r in mwg_rs.read(xmp).faces] == ["Ben"]
    assert b"in a red hat" in xmp.packet()


def test_regions_that_were_told_upright_are_told_as_stored_from_now_on():
    """There is one size for all regions, so those that stay are turned with it."""
    frame = Frame(300, 400, 6)
    xmp = Xmp.parse(packet(regions(region("Cleo", 0.8, 0.8, 0.1, 0.2), size=(300, 400))))
    before = tags_of([xmp], frame, []).faces[0].box
    put_tags(xmp, [_tag(10, "Ann")], frame, twice_allowed=False)
    told = mwg_rs.read(xmp)
    assert told.made_for == (400, 300)
    cleo = next(r for r in told.faces if r.name == "Cleo")
    np.testing.assert_allclose(frame.upright(cleo.area).as_list(), before.as_list(), atol=0.01)


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_exiftool_reads_the_same_regions_keywords_and_states(kind: str, tmp_path: Path):
    frame = Frame(1600, 300, 6)
    crowd = _crowd(27)
    xmp = Xmp.empty()
    put_tags(xmp, crowd, frame, twice_allowed=False)
    path = tmp_path / f"photo.{kind.lower()}"
    path.write_bytes(encoded(stored_as(noise(1600, 300), 6), kind, orientation=6))
    path.write_bytes(with_packet(path, xmp.packet()).content)
    told = _exiftool(path)
    named = [face for face in crowd if face.person]
    assert told["RegionInfo"]["AppliedToDimensions"] == {"W": 300, "H": 1600, "Unit": "pixel"}
    for one, face in zip(told["RegionInfo"]["RegionList"], named, strict=True):
        area = frame.stored(face.box)
        assert (one["Name"], one["Type"]) == (face.person.name, "Face")
        middle = [one["Area"][k] for k in "XYWH"]
        wanted = [area.x + area.w / 2, area.y + area.h / 2, area.w, area.h]
        np.testing.assert_allclose(middle, wanted, atol=1e-6)
    names = [face.person.name for face in named]
    assert told["Subject"] == told["PersonInImage"] == names
    assert [face["State"] for face in told["Faces"]] == [face.state.value for face in crowd]
    assert OWN not in told


def _exiftool(path: Path) -> dict:
    command = ["exiftool", "-struct", "-json", "-XMP:all", "-charset", "filename=utf8", str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    return json.loads(done.stdout)[0]
