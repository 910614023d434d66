"""Picasa's face tags: `.picasa.ini` in every folder, and the list of contacts.

Lines of a photo's section: `faces=rect64(3f845bcb59418507),8e62398ebda8c1a5;...`. The number is
left, top, right, bottom in 65535ths, leading zeros left out; the other is a contact's id. Names of
contacts stand in `[Contacts2]` of the same file (`id=Name;;`) or in Picasa's `contacts.xml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from photoface.domain.files import read_ordinary
from photoface.domain.geometry import Box
from photoface.domain.names import tidy
from photoface.domain.sentences import say
from photoface.exchange.regions import Region, checked
from photoface.exchange.xmp import TagsUnreadableError

INI_NAMES = (".picasa.ini", "picasa.ini", "Picasa.ini")
_FACE = re.compile(r"rect64\(([0-9a-fA-F]{1,16})\),([0-9a-fA-F]+)")
_SECTION = re.compile(r"\[(.*)\]$")
_NOBODY = "f" * 16  # a face that Picasa found and nobody named
_UNIT = 65535


@dataclass(frozen=True, slots=True)
class PicasaFolder:
    """Regions by file name (in lower case, Windows does not care), and the names of contacts."""

    faces: dict[str, list[tuple[Box, str]]] = field(default_factory=dict)
    contacts: dict[str, str] = field(default_factory=dict)

    def regions(self, name: str, contacts: Mapping[str, str]) -> list[Region]:
        """Faces of one photo. `contacts` of the folder itself come before those given."""
        known = {**contacts, **self.contacts}
        listed = self.faces.get(name.lower(), [])
        return [Region(area, known.get(contact)) for area, contact in listed]


def read_folder(folder: Path) -> PicasaFolder:
    """What Picasa wrote in this folder; nothing where there is no such file."""
    for name in INI_NAMES:
        try:
            content = read_ordinary(folder / name)
        except OSError:
            continue
        return read_ini(content.decode("utf-8", "replace"))
    return PicasaFolder()


def read_ini(content: str) -> PicasaFolder:
    """Python's own reader of such files refuses what Picasa writes (keys twice, bare lines)."""
    told = PicasaFolder()
    section = ""
    for line in content.lstrip("\ufeff").splitlines():
        if match := _SECTION.match(line.strip()):
            section = match[1]
        key, separator, value = line.strip().partition("=")
        if separator and section.lower() == "contacts2":
            told.contacts[key.lower()] = tidy(value.split(";")[0])
        elif separator and key.lower() == "faces":
            told.faces[section.lower()] = _faces(value)
    return told


def read_contacts(path: Path) -> dict[str, str]:
    """Names by id from Picasa's `contacts.xml`. Raises TagsUnreadableError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except (etree.XMLSyntaxError, ValueError, OSError) as error:
        raise TagsUnreadableError(
            say("Picasa's contacts in {path} cannot be read.", path=path)
        ) from error
    found = ((c.get("id"), c.get("name") or c.get("display")) for c in root.iter("contact"))
    return {str(i).lower(): tidy(str(n)) for i, n in found if i and n}


def _faces(value: str) -> list[tuple[Box, str]]:
    found = []
    for digits, contact in _FACE.findall(value):
        area = _area(digits)
        if area and contact.lower() != _NOBODY:
            found.append((area, contact.lower()))
    return found


def _area(digits: str) -> Box | None:
    number = int(digits, 16)
    left, top, right, bottom = ((number >> shift & 0xFFFF) / _UNIT for shift in (48, 32, 16, 0))
    return checked(Box(left, top, right - left, bottom - top))
