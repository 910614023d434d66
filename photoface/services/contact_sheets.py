"""The contact sheet: the people found, each with some faces, as one picture."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from photoface.domain.errors import PhotofaceError, reason_of
from photoface.domain.sentences import say
from photoface.services import browse, pictures
from photoface.services.library import Library
from resources import resource

_TILE = 96
_GAP = 8
_BLOCK_GAP = 28
_WIDTH = 1280
_FACES_IN_BLOCK = 11
_MOST_BLOCKS = 80
_LABEL_HEIGHT = 24
_PAPER, _INK, _FAINT = "#ffffff", "#202124", "#70757a"


@dataclass(frozen=True, slots=True)
class _Block:
    """One person or group: a label above a row of faces."""

    label: str
    count: int
    faces: list[int]

    @property
    def width(self) -> int:
        """Room for the faces, and for the label at least."""
        return max(len(self.faces), 2) * (_TILE + _GAP) - _GAP

    @property
    def caption(self) -> str:
        return f"{self.label} · {self.count}"


def write(library: Library, out: Path) -> int:
    """Draw named people, then groups of two or more, by size, into a PNG or JPEG file.

    Returns how many people and groups were drawn. Raises PhotofaceError if `out` cannot be written.
    """
    blocks = library.read(_blocks)[:_MOST_BLOCKS]
    sheet = _draw(library, blocks)
    try:
        sheet.save(out)
    except (OSError, ValueError) as error:
        raise PhotofaceError(
            say("{out} cannot be written: {reason}.", out=out, reason=reason_of(error))
        ) from error
    return len(blocks)


def _blocks(connection: sqlite3.Connection) -> list[_Block]:
    people = [
        _block(card.name, browse.faces_of_person(connection, card.id))
        for card in browse.people_cards(connection)
    ]
    groups = [
        _block(f"Group {card.id}", browse.faces_of_group(connection, card.id))
        for card in browse.group_cards(connection)[:_MOST_BLOCKS]
    ]
    return people + groups


def _block(label: str, faces: list[int]) -> _Block:
    return _Block(label, len(faces), faces[:_FACES_IN_BLOCK])


def _draw(library: Library, blocks: list[_Block]) -> Image.Image:
    places = _flow(blocks)
    height = (places[-1][1] if places else 0) + _LABEL_HEIGHT + _TILE + _BLOCK_GAP
    sheet = Image.new("RGB", (_WIDTH, height), _PAPER)
    if not blocks:
        ImageDraw.Draw(sheet).text((_GAP, _GAP), "No people found yet.", _FAINT, _font())
    for block, place in zip(blocks, places, strict=True):
        _draw_block(library, sheet, block, place)
    return sheet


def _flow(blocks: list[_Block]) -> list[tuple[int, int]]:
    """Left top corner of each block: side by side as long as they fit."""
    places = []
    left = top = _BLOCK_GAP
    for block in blocks:
        if left > _BLOCK_GAP and left + block.width > _WIDTH - _BLOCK_GAP:
            left, top = _BLOCK_GAP, top + _LABEL_HEIGHT + _TILE + _BLOCK_GAP
        places.append((left, top))
        left += block.width + _BLOCK_GAP
    return places


def _draw_block(
    library: Library, sheet: Image.Image, block: _Block, place: tuple[int, int]
) -> None:
    left, top = place
    ImageDraw.Draw(sheet).text((left, top), _shortened(block), _INK, _font())
    for column, face in enumerate(block.faces):
        corner = (left + column * (_TILE + _GAP), top + _LABEL_HEIGHT)
        sheet.paste(_tile(library, face), corner)


def _shortened(block: _Block) -> str:
    """The caption, cut where it would run into the next block."""
    caption = block.caption
    while _font().getlength(caption) > block.width and len(caption) > 1:
        caption = caption[:-2] + "…"
    return caption


@cache
def _font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The bundled font: it has the letters that people's names are written in."""
    return ImageFont.truetype(BytesIO(resource("fonts", "Inter-Regular.ttf").read_bytes()), 15)


def _tile(library: Library, face: int) -> Image.Image:
    jpeg = pictures.face_thumb(library, face)
    if jpeg is None:
        return Image.new("RGB", (_TILE, _TILE), "#e8eaed")
    with Image.open(BytesIO(jpeg)) as image:
        return image.convert("RGB").resize((_TILE, _TILE), Image.Resampling.LANCZOS)
