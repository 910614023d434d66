"""Names of people without a place: IPTC "person shown", and keywords below "People".

Read from the IPTC Extension, and from the trees of keywords that digiKam, Lightroom, Windows and
Media Pro write. Written are the IPTC property and plain keywords, which every program can search.
"""

from __future__ import annotations

from collections.abc import Sequence

from photoface.domain.names import tidy
from photoface.exchange.xmp import DC, OWN, Xmp, texts

PERSON_IN_IMAGE = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}PersonInImage"
_SUBJECT = f"{{{DC}}}subject"
_TREES = (
    ("{http://www.digikam.org/ns/1.0/}TagsList", "/"),
    ("{http://ns.adobe.com/lightroom/1.0/}hierarchicalSubject", "|"),
    ("{http://ns.microsoft.com/photo/1.0/}LastKeywordXMP", "/"),
    ("{http://ns.iview-multimedia.com/mediapro/1.0/}CatalogSets", "|"),
)
_ROOTS = frozenset({"people", "personen", "personnes", "personas", "persone"})


def read(xmp: Xmp) -> list[str]:
    """Everybody who is said to be in the photo, each name once, in order."""
    names = texts(xmp.value(PERSON_IN_IMAGE))
    for name, separator in _TREES:
        names += [leaf for tag in texts(xmp.value(name)) if (leaf := _person(tag, separator))]
    return list(dict.fromkeys(filter(None, map(tidy, names))))


def write(xmp: Xmp, names: Sequence[str]) -> None:
    """Say that these people are in the photo, and no longer those whom only we said before."""
    _put(xmp, PERSON_IN_IMAGE, names, memory=f"{{{OWN}}}AddedPeople")
    _put(xmp, _SUBJECT, names, memory=f"{{{OWN}}}AddedKeywords")


def _put(xmp: Xmp, name: str, wanted: Sequence[str], *, memory: str) -> None:
    """What we add is remembered in the packet, so that nobody else's word is ever taken back."""
    before, ours_before = texts(xmp.value(name)), texts(xmp.value(memory))
    foreign = [text for text in before if text not in ours_before]
    ours = [text for text in wanted if text not in foreign]
    if [*foreign, *ours] != before:
        _put_list(xmp, name, [*foreign, *ours])
    if ours != ours_before:
        _put_list(xmp, memory, ours)


def _put_list(xmp: Xmp, name: str, values: Sequence[str]) -> None:
    if values:
        xmp.put(name, values)
    else:
        xmp.remove(name)


def _person(tag: str, separator: str) -> str | None:
    """The person at the end of a keyword path such as People/Family/Anna, else None."""
    parts = [part.strip() for part in tag.split(separator)]
    return parts[-1] if len(parts) > 1 and parts[0].casefold() in _ROOTS else None
