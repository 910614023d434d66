"""Every flavour of face tags is understood; of several sources the right one counts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from photoface.domain.decisions import Origin
from photoface.domain.faces import FaceOrigin, FaceState
from photoface.domain.geometry import Box
from photoface.domain.tags import FaceTag, PersonTag, TagSource
from photoface.exchange import ms_photo, mwg_rs, people_keywords, picasa
from photoface.exchange.embedded import packets_in
from photoface.exchange.frames import Frame
from photoface.exchange.reading import Picasa, may_speak_of_people, tags_of
from photoface.exchange.regions import Region
from photoface.exchange.writing import put_tags
from photoface.exchange.xmp import Xmp
from tests.unit.exchange.made import packet, region, regions

_FRAME = Frame(400, 300)


def _names(tags) -> dict[str, list[float]]:
    return {f.person.name: [round(v) for v in f.box.as_list()] for f in tags.faces if f.person}


def _microsoft(*faces: tuple[str, str]) -> str:
    listed = "".join(
        f'<rdf:li MPReg:PersonDisplayName="{name}" MPReg:Rectangle="{place}"/>'
        if place
        else f'<rdf:li MPReg:PersonDisplayName="{name}"/>'
        for name, place in faces
    )
    return (
        '<MP:RegionInfo rdf:parseType="Resource"><MPRI:Regions><rdf:Bag>'
        f"{listed}</rdf:Bag></MPRI:Regions></MP:RegionInfo>"
    )


def test_regions_of_lightroom_digikam_and_exiftool_are_the_same():
    exiftool = """<mwg-rs:Regions rdf:parseType='Resource'>
    <mwg-rs:AppliedToDimensions rdf:parseType='Resource'><stDim:h>300</stDim:h>
    <stDim:unit>pixel</stDim:unit><stDim:w>400</stDim:w></mwg-rs:AppliedToDimensions>
    <mwg-rs:RegionList><rdf:Bag><rdf:li rdf:parseType='Resource'>
    <mwg-rs:Area rdf:parseType='Resource'><stArea:h>0.2</stArea:h><stArea:w>0.1</stArea:w>
    <stArea:x>0.5</stArea:x><stArea:y>0.5</stArea:y></mwg-rs:Area><mwg-rs:Name>Anna</mwg-rs:Name>
    <mwg-rs:Type>Face</mwg-rs:Type></rdf:li></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>"""
    lightroom = regions(region("Anna", 0.5, 0.5, 0.1, 0.2)).replace("<rdf:Bag>", "<rdf:Seq>")
    lightroom = lightroom.replace("</rdf:Bag>", "</rdf:Seq>")
    for inner in (exiftool, lightroom):
        told = mwg_rs.read(Xmp.parse(packet(inner)))
        assert told.made_for == (400, 300)
        (face,) = told.faces
        assert face.name == "Anna"
        np.testing.assert_allclose(face.area.as_list(), [0.45, 0.4, 0.1, 0.2])


def test_pets_focus_points_and_nonsense_are_no_faces():
    inner = regions(
        region("Rex", 0.5, 0.5, 0.1, 0.1, "Pet"),
        region("", 0.5, 0.5, 0.1, 0.1, "Focus"),
        region("Far", 4, 8, 8, 8),
        region("Flat", 0.5, 0.5, 0, 0.1),
        region("None", "nan", 0.5, 0.1, 0.1),
        region("Edge", 0.02, 0.5, 0.08, 0.1),
    )
    (face,) = mwg_rs.read(Xmp.parse(packet(inner))).faces
    assert face.name == "Edge"
    assert face.area.x == 0
    assert face.area.w == pytest.approx(0.06)


def test_areas_in_pixels_are_understood():
    inner = regions(region("Anna", 200, 150, 40, 60)).replace("normalized", "pixel")
    (face,) = mwg_rs.read(Xmp.parse(packet(inner))).faces
    np.testing.assert_allclose(face.area.as_list(), [0.45, 0.4, 0.1, 0.2])


def test_microsoft_regions_with_and_without_a_place():
    told = ms_photo.read(Xmp.parse(packet(_microsoft(("Anna", "0.1, 0.2, 0.3, 0.4"), ("Ben", "")))))
    (anna,) = told.faces
    assert anna.name == "Anna"
    np.testing.assert_allclose(anna.area.as_list(), [0.1, 0.2, 0.3, 0.4])
    assert told.names == ("Ben",)


def test_people_in_keywords_of_every_program():
    inner = """<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Anna</rdf:li></rdf:Bag>
    </Iptc4xmpExt:PersonInImage>
    <digiKam:TagsList><rdf:Seq><rdf:li>People/Family/Ben</rdf:li><rdf:li>Places/Rome</rdf:li>
    <rdf:li>People</rdf:li></rdf:Seq></digiKam:TagsList>
    <lr:hierarchicalSubject><rdf:Bag><rdf:li>People|Anna</rdf:li><rdf:li>People|Cleo</rdf:li>
    </rdf:Bag></lr:hierarchicalSubject>"""
    assert people_keywords.read(Xmp.parse(packet(inner))) == ["Anna", "Ben", "Cleo"]


def test_a_name_with_a_place_is_not_told_again_without():
    inner = regions(region("Anna", 0.5, 0.5, 0.1, 0.2)) + (
        "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>anna</rdf:li><rdf:li>Ben</rdf:li></rdf:Bag>"
        "</Iptc4xmpExt:PersonInImage>"
    )
    assert tags_of([Xmp.parse(packet(inner))], _FRAME, []).names == ("Ben",)


def test_the_most_trusted_source_counts_for_a_place_and_for_a_name():
    """Here the Microsoft regions were not turned with the picture; they must make no faces."""
    inner = regions(region("Anna", 0.2, 0.5, 0.1, 0.2)) + _microsoft(
        ("Ann", "0.15, 0.4, 0.1, 0.2"),
        ("Anna", "0.7, 0.4, 0.1, 0.2"),
        ("Ben", "0.8, 0.8, 0.1, 0.1"),
    )
    tags = tags_of([Xmp.parse(packet(inner))], _FRAME, [])
    assert _names(tags) == {"Anna": [60, 120, 40, 60], "Ben": [320, 240, 40, 30]}
    assert [tag.source for tag in tags.faces] == [TagSource.MWG, TagSource.MICROSOFT]


def test_a_person_twice_in_one_list_is_meant_twice():
    twice = regions(region("Anna", 0.2, 0.5, 0.1, 0.2), region("Anna", 0.8, 0.5, 0.1, 0.2))
    assert len(tags_of([Xmp.parse(packet(twice))] * 2, _FRAME, []).faces) == 2


def test_a_sidecar_counts_more_than_the_file():
    sidecar = Xmp.parse(packet(regions(region("Beth", 0.5, 0.5, 0.1, 0.2))))
    inside = Xmp.parse(packet(regions(region("Ann", 0.5, 0.5, 0.11, 0.2))))
    assert _names(tags_of([sidecar, inside], _FRAME, [])) == {"Beth": [180, 120, 40, 60]}


def test_places_in_a_cropped_picture_are_only_hints():
    inner = regions(region("Anna", 0.5, 0.5, 0.1, 0.2), size=(400, 150))
    (tag,) = tags_of([Xmp.parse(packet(inner))], _FRAME, []).faces
    assert not tag.is_placed_well


def test_another_program_renamed_somebody_after_we_wrote():
    face = FaceTag(
        Box(180, 120, 40, 60), FaceState.CONFIRMED, PersonTag("Ann", "u1"), TagSource.PHOTOFACE,
        origin=Origin.CONFIRMED, box_source=FaceOrigin.DETECTED,
    )  # fmt: skip
    xmp = Xmp.empty()
    put_tags(xmp, [face], _FRAME, twice_allowed=False)
    (tag,) = tags_of([xmp], _FRAME, []).faces
    assert (tag.person, tag.origin) == (PersonTag("Ann", "u1"), Origin.CONFIRMED)
    renamed = xmp.packet().replace(b'mwg-rs:Name="Ann"', b'mwg-rs:Name="Beth"')
    (tag,) = tags_of([Xmp.parse(renamed)], _FRAME, []).faces
    assert (tag.person, tag.origin) == (PersonTag("Beth"), Origin.IMPORTED)


_INI = """\ufeff[Picasa]
name=Summer
[IMG_1.JPG]
faces=rect64(4000400080008000),8e62398ebda8c1a5;rect64(1999199a33333333),ffffffffffffffff
backuphash=1
backuphash=2
a line that is no pair
[img_2.jpg]
faces=rect64(33334ccc6666),cb989580bc43a91
[Contacts2]
8e62398ebda8c1a5=Anna  Maria;;
"""


def test_picasas_notes_are_read_with_the_contacts(tmp_path: Path):
    (tmp_path / ".picasa.ini").write_text(_INI, encoding="utf-8")
    xml = (
        '<contacts><contact id="cb989580bc43a91" name="Zoë &amp; Co" modified_time="x"/></contacts>'
    )
    (tmp_path / "contacts.xml").write_text(xml, encoding="utf-8")
    folder = picasa.read_folder(tmp_path)
    contacts = picasa.read_contacts(tmp_path / "contacts.xml")
    (anna,) = folder.regions("IMG_1.jpg", contacts)  # the face that nobody named is left out
    assert anna.name == "Anna Maria"
    np.testing.assert_allclose(anna.area.as_list(), [0.25, 0.25, 0.25, 0.25], atol=1e-4)
    (zoe,) = folder.regions("IMG_2.JPG", contacts)
    assert zoe.name == "Zoë & Co"
    np.testing.assert_allclose(zoe.area.as_list(), [0, 0.2, 0.3, 0.2], atol=1e-4)
    assert folder.regions("other.jpg", contacts) == []
    assert picasa.read_folder(tmp_path / "nowhere").faces == {}


def test_picasa_looks_at_raw_files_upright_and_at_others_as_they_are_stored():
    frame = Frame(300, 400, 6)
    listed = [Region(Box(0.1, 0.2, 0.2, 0.1), "Anna")]
    for is_raw in (False, True):
        (tag,) = tags_of([], frame, [], Picasa(listed, is_upright=is_raw)).faces
        area = listed[0].area
        assert tag.box == (frame.pixels(area) if is_raw else frame.upright(area))


def test_packets_that_say_nothing_of_people_are_not_taken_apart():
    bare = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>'
    assert not may_speak_of_people(bare)
    assert may_speak_of_people(packet(regions()))
    assert may_speak_of_people(bare.decode().encode("utf-16"))


@pytest.mark.data
def test_the_curies_are_where_they_are_in_both_orientations(data_folder: Path):
    faces = data_folder / "odd" / "immich_metadata" / "faces"
    wanted = {"Marie Curie": [262, 146, 95, 139], "Pierre Curie": [537, 83, 81, 169]}
    for name, orientation in (("portrait.jpg", 1), ("portrait-orientation-6.jpg", 6)):
        packets = [Xmp.parse(p) for p in packets_in(faces / name)]
        tags = tags_of(packets, Frame(840, 700, orientation), [])
        assert _names(tags) == wanted
        assert tags.names == ()
