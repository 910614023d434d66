"""The contact sheet: the people found, one row each, as a picture."""

from __future__ import annotations

import sqlite3
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from photoface.domain.errors import PhotofaceError
from photoface.services import browse, pictures
from photoface.services.library import Library

_TILE = 96
_GAP = 8
_FACES_IN_ROW = 10
_MOST_ROWS = 60
_LABEL_HEIGHT = 26
_PAPER, _INK, _FAINT = "#ffffff", "#202124", "#70757a"


def write(library: Library, out: Path) -> int:
    """Draw named people, then groups of two or more, by size, into a PNG or JPEG file.

    Returns how many people and groups were drawn. Raises PhotofaceError if `out` cannot be written.
    """
    rows = library.read(_rows)[:_MOST_ROWS]
    sheet = _draw(library, rows)
    try:
        sheet.save(out)
    except (OSError, ValueError) as error:
        raise PhotofaceError(f"{out} cannot be written: {error}.") from error
    return len(rows)


def _rows(connection: sqlite3.Connection) -> list[tuple[str, int, list[int]]]:
    """(label, number of faces, ids of the faces to draw) of each person and group."""
    people = [
        (card.name, browse.faces_of_person(connection, card.id))
        for card in browse.people_cards(connection)
    ]
    groups = [
        (f"Who is this? (group {card.id})", browse.faces_of_group(connection, card.id))
        for card in browse.group_cards(connection)[:_MOST_ROWS]
    ]
    return [(label, len(faces), faces[:_FACES_IN_ROW]) for label, faces in people + groups]


def _draw(library: Library, rows: list[tuple[str, int, list[int]]]) -> Image.Image:
    row_height = _LABEL_HEIGHT + _TILE + _GAP
    width = _GAP + _FACES_IN_ROW * (_TILE + _GAP)
    sheet = Image.new("RGB", (width, max(1, len(rows)) * row_height + _GAP), _PAPER)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=15)
    if not rows:
        draw.text((_GAP, _GAP), "No people found yet.", _FAINT, font)
    for number, (label, count, faces) in enumerate(rows):
        top = _GAP + number * row_height
        draw.text((_GAP, top), label, _INK, font)
        shown = f"{count} faces" if count != 1 else "1 face"
        draw.text((width - _GAP, top), shown, _FAINT, font, anchor="ra")
        for column, face in enumerate(faces):
            tile = _tile(library, face)
            sheet.paste(tile, (_GAP + column * (_TILE + _GAP), top + _LABEL_HEIGHT))
    return sheet


def _tile(library: Library, face: int) -> Image.Image:
    jpeg = pictures.face_thumb(library, face)
    if jpeg is None:
        return Image.new("RGB", (_TILE, _TILE), "#e8eaed")
    with Image.open(BytesIO(jpeg)) as image:
        return image.convert("RGB").resize((_TILE, _TILE), Image.Resampling.LANCZOS)
