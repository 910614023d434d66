"""One XMP packet as a tree: asked for values, changed in places, everything else kept as it is.

XMP is a subset of RDF/XML that may be written in several ways: simple values as attributes or as
elements, structures as attributes, as `parseType="Resource"` or as a nested description. Reading
takes all of them (XMP specification part 1, annex C); writing uses the shortest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import TypeAlias

from lxml import etree

from photoface.domain.errors import PhotofaceError
from photoface.domain.sentences import say

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC = "http://purl.org/dc/elements/1.1/"
_XML = "http://www.w3.org/XML/1998/namespace"
_META = "adobe:ns:meta/"
#: Our own namespace (see `own_tags`). A URN: nobody can lose the domain.
OWN = "urn:uuid:6f1d3c1e-5f7b-4c55-9d5a-0f2a8c7e4b10#"
#: The prefixes that everybody uses; some programs look for them by name.
_PREFIXES = {
    "dc": DC,
    "photoface": OWN,
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
    "stArea": "http://ns.adobe.com/xmp/sType/Area#",
    "stDim": "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
}
for _prefix, _uri in _PREFIXES.items():
    etree.register_namespace(_prefix, _uri)

#: A property: text, a list (bag, sequence or alternatives) or a structure by qualified names.
Value = str | list["Value"] | dict[str, "Value"]
#: The same to be written; an element is what another program wrote and stays as it is.
Written: TypeAlias = "str | Sequence[Written] | Mapping[str, Written] | etree._Element"

_PARSER_CHOICES = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "strip_cdata": False,
}
_ARRAYS = tuple(f"{{{RDF}}}{kind}" for kind in ("Bag", "Seq", "Alt"))
_DESCRIPTION, _LI, _ABOUT, _RESOURCE, _PARSE_TYPE = (
    f"{{{RDF}}}{name}" for name in ("Description", "li", "about", "resource", "parseType")
)
_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_END = '\n<?xpacket end="w"?>'
#: Characters that XML 1.0 cannot hold at all.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class TagsUnreadableError(PhotofaceError):
    """The tags of a file (or in a sidecar) cannot be read."""


class Xmp:
    """An XMP packet. Names of properties are written `{namespace}name`."""

    def __init__(self, root: etree._Element, rdf: etree._Element) -> None:
        self._root = root
        self._rdf = rdf

    @classmethod
    def parse(cls, packet: bytes) -> Xmp:
        """Raises TagsUnreadableError if this is no XMP."""
        parser = etree.XMLParser(**_PARSER_CHOICES)
        try:
            root = etree.fromstring(_bare(packet), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise TagsUnreadableError(say("Its tags are damaged and cannot be read.")) from error
        if root.getroottree().docinfo.doctype:
            raise TagsUnreadableError(say("Its tags hold a document type, which tags never do."))
        rdf = root if root.tag == f"{{{RDF}}}RDF" else root.find(f".//{{{RDF}}}RDF")
        if rdf is None:
            raise TagsUnreadableError(say("Its tags are of a kind that is not known."))
        return cls(root, rdf)

    @classmethod
    def empty(cls) -> Xmp:
        root = etree.Element(f"{{{_META}}}xmpmeta", nsmap={"x": _META})
        rdf = etree.SubElement(root, f"{{{RDF}}}RDF", nsmap={"rdf": RDF})
        return cls(root, rdf)

    def packet(self) -> bytes:
        """UTF-8, with the marks that let programs find it in any file."""
        return (_BEGIN + etree.tostring(self._root, encoding="unicode") + _END).encode()

    def value(self, name: str) -> Value | None:
        """What a property holds, None if the packet does not have it."""
        for description in self._descriptions():
            if name in description.attrib:
                return str(description.get(name))
            for child in description.iterchildren(name):
                return value_of(child)
        return None

    def element(self, name: str) -> etree._Element | None:
        """The element of a property that is written as one."""
        return next((e for d in self._descriptions() for e in d.iterchildren(name)), None)

    def remove(self, name: str) -> None:
        """Take a property out, wherever and however it is written."""
        for description in self._descriptions():
            description.attrib.pop(name, None)
            for child in list(description.iterchildren(name)):
                _cut(child)
            if len(description) == 0 and "photoface" in description.nsmap:
                _cut(description)

    def put(self, name: str, value: Written, *, kind: str = "Bag") -> None:
        """Write a property in the place of the old one; lists become a Bag, Seq or Alt."""
        new = build(name, value, kind=kind)
        old = self.element(name)
        if old is None:
            self.remove(name)
            self._our_description().append(new)
        else:
            new.tail = old.tail
            old.getparent().replace(old, new)

    def _our_description(self) -> etree._Element:
        """Where new properties go: all of ours together, with every prefix declared once."""
        descriptions = self._descriptions()
        ours = [d for d in descriptions if "photoface" in d.nsmap]
        if not ours:
            about = next((d.get(_ABOUT) for d in descriptions if d.get(_ABOUT)), "")
            ours = [etree.SubElement(self._rdf, _DESCRIPTION, nsmap=_PREFIXES)]
            ours[0].set(_ABOUT, about)
        return ours[0]

    def _descriptions(self) -> list[etree._Element]:
        return list(self._rdf.iterchildren(_DESCRIPTION))


def _bare(packet: bytes) -> bytes:
    """UTF-8 without the padding around it (UTF-16 is allowed, and written by hardly anybody)."""
    if packet[:2] in (b"\xff\xfe", b"\xfe\xff"):
        packet = packet.decode("utf-16").encode()
    return packet.strip(b"\0 \t\r\n")


def value_of(element: etree._Element) -> Value:
    """What an element of a property (or an `rdf:li`) holds."""
    for array in element.iterchildren(*_ARRAYS):
        return [value_of(item) for item in array.iterchildren(_LI)]
    fields = dict(_fields(element))
    if fields or element.get(_PARSE_TYPE) == "Resource":
        return fields
    return element.get(_RESOURCE) or "".join(element.itertext()).strip()


def _fields(element: etree._Element) -> Iterator[tuple[str, Value]]:
    """Fields of a structure, however it is written."""
    for holder in (element, *element.iterchildren(_DESCRIPTION)):
        for name, value in holder.attrib.items():
            if not str(name).startswith((f"{{{RDF}}}", f"{{{_XML}}}")):
                yield str(name), str(value)
        for child in holder.iterchildren("{*}*"):
            if not str(child.tag).startswith(f"{{{RDF}}}"):
                yield str(child.tag), value_of(child)


def build(name: str, value: Written, *, kind: str = "Bag") -> etree._Element:
    if isinstance(value, etree._Element):
        return deepcopy(value)
    element = etree.Element(name)
    if isinstance(value, str):
        element.text = _clean(value)
    elif isinstance(value, Mapping):
        _build_fields(element, value)
    else:
        array = etree.SubElement(element, f"{{{RDF}}}{kind}")
        array.extend(build(_LI, item) for item in value)
    return element


def _build_fields(element: etree._Element, value: Mapping[str, Written]) -> None:
    """A structure in the short form: simple fields are attributes."""
    simple = {field: inner for field, inner in value.items() if isinstance(inner, str)}
    is_flat = len(simple) == len(value)
    holder = element if is_flat else etree.SubElement(element, _DESCRIPTION)
    for field, inner in simple.items():
        holder.set(field, _clean(inner))
    holder.extend(build(field, inner) for field, inner in value.items() if field not in simple)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def texts(value: Value | None) -> list[str]:
    """The texts of a list property, also where a program wrote a single one without a list."""
    if isinstance(value, str):
        return [value] if value else []
    return [item for item in value if isinstance(item, str) and item] if value else []


def items(element: etree._Element | None) -> Sequence[etree._Element]:
    """The `rdf:li` elements of a list property."""
    if element is None:
        return []
    return [li for array in element.iterchildren(*_ARRAYS) for li in array.iterchildren(_LI)]


def _cut(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
