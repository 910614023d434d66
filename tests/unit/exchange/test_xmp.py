"""XMP is read however it is written, and what is not ours stays letter by letter."""

from __future__ import annotations

import pytest

from photoface.exchange.xmp import DC, TagsUnreadableError, Xmp
from tests.unit.exchange.made import packet

_OTHER = "{http://example.org/other/}"
_SUBJECT = f"{{{DC}}}subject"

_SPELLINGS = {
    "attributes": '<other:Thing other:a="1" other:b="2"/>',
    "resource": '<other:Thing rdf:parseType="Resource"><other:a>1</other:a><other:b>2</other:b>'
    "</other:Thing>",
    "nested description": '<other:Thing><rdf:Description other:a="1"><other:b>2</other:b>'
    "</rdf:Description></other:Thing>",
    "nested elements": "<other:Thing><rdf:Description><other:a>1</other:a><other:b>2</other:b>"
    "</rdf:Description></other:Thing>",
}


@pytest.mark.parametrize("spelling", _SPELLINGS)
def test_a_structure_is_the_same_however_it_is_written(spelling: str):
    xmp = Xmp.parse(packet(_SPELLINGS[spelling]))
    assert xmp.value(f"{_OTHER}Thing") == {f"{_OTHER}a": "1", f"{_OTHER}b": "2"}


def test_simple_values_lists_and_alternatives():
    inner = """<other:plain> text </other:plain>
    <dc:subject><rdf:Bag><rdf:li>a</rdf:li><rdf:li>b</rdf:li></rdf:Bag></dc:subject>
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">t</rdf:li></rdf:Alt></dc:title>
    <other:link rdf:resource="http://x/"/><other:empty/>"""
    xmp = Xmp.parse(packet(inner))
    assert xmp.value(f"{_OTHER}plain") == "text"
    assert xmp.value(_SUBJECT) == ["a", "b"]
    assert xmp.value(f"{{{DC}}}title") == ["t"]
    assert xmp.value(f"{_OTHER}link") == "http://x/"
    assert xmp.value(f"{_OTHER}empty") == ""
    assert xmp.value(f"{_OTHER}nothing") is None
    as_attribute = packet("").replace(b'rdf:about=""', b'rdf:about="" dc:subject="one"')
    assert Xmp.parse(as_attribute).value(_SUBJECT) == "one"


def test_what_is_not_ours_stays_as_it_was_written():
    foreign = (
        '<other:Deep other:line="a&#10;b&#9;c &quot;d&quot;"><rdf:Description><!-- why -->'
        "<other:x xml:lang='de'>é &lt;&amp;&gt; 😀</other:x></rdf:Description></other:Deep>"
        "<other:raw><![CDATA[<b>]]></other:raw>"
    )
    xmp = Xmp.parse(packet(foreign, about="uuid:1"))
    xmp.put(_SUBJECT, ["Anna"])
    xmp.put(f"{_OTHER}new", {f"{_OTHER}a": "1"})
    after = xmp.packet().decode()
    for part in ("a&#10;b&#9;c", "<!-- why -->", "é &lt;&amp;&gt; 😀", "<![CDATA[<b>]]>"):
        assert part in after
    again = Xmp.parse(after.encode())
    for name in ("Deep", "raw"):
        assert again.value(_OTHER + name) == Xmp.parse(packet(foreign)).value(_OTHER + name)
    xmp.remove(_SUBJECT)
    xmp.remove(f"{_OTHER}new")
    assert xmp.packet() == Xmp.parse(packet(foreign, about="uuid:1")).packet()


def test_all_descriptions_speak_of_the_same_thing():
    xmp = Xmp.parse(packet("", about="uuid:7"))
    xmp.put(_SUBJECT, ["Anna"])
    assert xmp.packet().count(b'rdf:about="uuid:7"') == 2


def test_a_property_is_replaced_where_it_stands():
    xmp = Xmp.parse(packet("<dc:subject><rdf:Seq><rdf:li>a</rdf:li></rdf:Seq></dc:subject>"))
    xmp.put(_SUBJECT, ["b", "c"])
    assert xmp.value(_SUBJECT) == ["b", "c"]
    assert xmp.packet().count(b"<dc:subject") == 1
    as_attribute = packet("").replace(b'rdf:about=""', b'rdf:about="" dc:subject="one"')
    other = Xmp.parse(as_attribute)
    other.put(_SUBJECT, ["two"])
    assert other.value(_SUBJECT) == ["two"]
    assert b"one" not in other.packet()


def test_text_that_xml_cannot_hold_does_not_break_the_packet():
    xmp = Xmp.empty()
    xmp.put(_SUBJECT, ["a\x00b\x1bc", "\ud800", "line\r\nbreak"])
    kept = Xmp.parse(xmp.packet()).value(_SUBJECT)
    assert kept[0] == "a\ufffdb\ufffdc"
    assert kept[1] == "\ufffd"


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"no xml",
        b"<x:xmpmeta",
        b"<a/>",
        packet("<other:open>"),
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + packet("<other:x>&a;</other:x>"),
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + packet(""),
    ],
)
def test_broken_and_hostile_packets_are_refused_in_words(broken: bytes):
    with pytest.raises(TagsUnreadableError, match="Its tags"):
        Xmp.parse(broken)


def test_padding_and_marks_around_a_packet_do_not_matter():
    xmp = Xmp.empty()
    xmp.put(_SUBJECT, ["x"])
    assert Xmp.parse(xmp.packet() + b" \n" * 500 + b"\0").value(_SUBJECT) == ["x"]
    assert Xmp.parse(xmp.packet().decode().encode("utf-16")).value(_SUBJECT) == ["x"]
