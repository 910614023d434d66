"""Pictures and packets for the tests of tags."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

#: Names that break naive programs: other scripts, right to left, emoji, markup, a comma.
NAMES = ("安娜", "عمر الخيام", "Zoë 😀👩‍👩‍👧", "<b>&\"'", "O'Neil, Jr.", "Ёлка", "ﬁ", "Anna")


def noise(width: int = 96, height: int = 64, seed: int = 0) -> Image.Image:
    rng = np.random.default_rng(seed)
    return Image.fromarray(rng.integers(0, 256, (height, width, 3), dtype=np.uint8))


def encoded(image: Image.Image, kind: str, *, orientation: int | None = None, **more) -> bytes:
    """The picture as a file of this kind, with a maker and a date in EXIF."""
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    exif.get_ifd(0x8769)[0x9003] = "2020:02:03 04:05:06"
    if orientation:
        exif[0x0112] = orientation
    file = io.BytesIO()
    image.save(file, kind, exif=exif, **more)
    return file.getvalue()


def packet(inner: str, *, about: str = "") -> bytes:
    """An XMP packet around one description's content."""
    return f"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="{about}"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:digiKam="http://www.digikam.org/ns/1.0/"
  xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
  xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
  xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
  xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"
  xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#"
  xmlns:MP="http://ns.microsoft.com/photo/1.2/"
  xmlns:MPRI="http://ns.microsoft.com/photo/1.2/t/RegionInfo#"
  xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#"
  xmlns:other="http://example.org/other/">
{inner}
</rdf:Description></rdf:RDF></x:xmpmeta>""".encode()


def region(name: str, x: float, y: float, w: float, h: float, kind: str = "Face") -> str:
    """A region as Lightroom writes it; x and y are the middle."""
    return f"""<rdf:li><rdf:Description mwg-rs:Name="{name}" mwg-rs:Type="{kind}">
<mwg-rs:Area stArea:x="{x}" stArea:y="{y}" stArea:w="{w}" stArea:h="{h}"
 stArea:unit="normalized"/></rdf:Description></rdf:li>"""


def regions(*listed: str, size: tuple[int, int] = (400, 300)) -> str:
    return f"""<mwg-rs:Regions rdf:parseType="Resource">
<mwg-rs:AppliedToDimensions stDim:w="{size[0]}" stDim:h="{size[1]}" stDim:unit="pixel"/>
<mwg-rs:RegionList><rdf:Bag>{"".join(listed)}</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>"""
