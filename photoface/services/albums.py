"""Albums, live albums (saved searches) and favourites. Every change is one undoable act.

People in a saved search are kept by id, so that it goes on finding them under another name.
"""

from __future__ import annotations

import re
import sqlite3
import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from photoface.domain.decisions import Decision, Kind
from photoface.domain.errors import NotFoundError, PhotofaceError, SearchError
from photoface.domain.names import folded, tidy
from photoface.domain.sentences import say, sayn
from photoface.services import history
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.services.name_people import clean_name
from photoface.services.search_photos import FoundPhotos, search_photos
from photoface.services.search_query import condition, people_called
from photoface.services.search_words import rewritten
from photoface.store.ledger import Act


@dataclass(frozen=True, slots=True)
class AlbumCard:
    """An album for the screen. `search` is None for a plain one; `cover_photo` is the newest."""

    id: int
    name: str
    search: str | None
    photos: int
    cover_photo: int | None


def albums(connection: sqlite3.Connection) -> list[AlbumCard]:
    """Every album, by name, with what it holds now."""
    rows = connection.execute(
        "SELECT id, name, search FROM albums WHERE is_present ORDER BY name COLLATE NOCASE, id"
    ).fetchall()
    return [_card(connection, *row) for row in rows]


def album_count(connection: sqlite3.Connection) -> int:
    """How many albums there are, favourites aside."""
    return int(connection.execute("SELECT count(*) FROM albums WHERE is_present").fetchone()[0])


def plain_albums(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """(id, name) of every album that photos can be put into, by name."""
    return connection.execute(
        "SELECT id, name FROM albums WHERE is_present AND search IS NULL "
        "ORDER BY name COLLATE NOCASE, id"
    ).fetchall()


def album_card(connection: sqlite3.Connection, album: int) -> AlbumCard:
    """One album with what it holds now; NotFoundError if there is no such album."""
    return _card(connection, album, *_row(connection, album))


def favourites(connection: sqlite3.Connection) -> FoundPhotos:
    """Every favourite, newest first."""
    return search_photos(connection, "is:favourite")


def album_photos(connection: sqlite3.Connection, album: int) -> FoundPhotos:
    """The photos of an album, newest first; NotFoundError if there is no such album."""
    _, search = _row(connection, album)
    return _found(connection, album, search)


def shown_search(connection: sqlite3.Connection, search: str) -> str:
    """A saved search with the names that people have now; who cannot be found by the name alone
    stays a number."""
    names = dict(connection.execute("SELECT id, name FROM people").fetchall())

    def name(person: str) -> str:
        if not re.fullmatch(r"#\d+", person):
            return person
        found = people_called(connection, person)
        shown = names[found[0]] if found else person
        is_plain = tidy(shown) == shown != "" and not set('",') & set(shown)
        is_alone = is_plain and people_called(connection, shown) == found
        return shown if is_alone else person

    return rewritten(search, name)


def present_search(connection: sqlite3.Connection, search: str) -> str:
    """A saved search with the people whom its chips mean now, after merges."""
    return rewritten(search, lambda person: _pinned(connection, person))


def create_album(library: Library, name: str, photos: Sequence[int] = ()) -> Act | None:
    """A plain album with these photos."""

    def plan(connection: sqlite3.Connection) -> Plan:
        clean = _free_name(connection, name)
        uid = uuid.uuid4().hex
        made = Decision(Kind.ALBUM_CREATED, album=uid, value=clean)
        title = say("Made the album {name}", name=clean)
        return Plan(title, [made, *_adding(connection, uid, photos)])

    return history.perform(library, plan)


def save_search(library: Library, name: str, search: str) -> Act | None:
    """A live album: it shows what this search finds at any time."""

    def plan(connection: sqlite3.Connection) -> Plan:
        clean = _free_name(connection, name)
        uid = uuid.uuid4().hex
        kept = _kept(connection, search)
        return Plan(
            say("Saved the search {name}", name=clean),
            [
                Decision(Kind.ALBUM_CREATED, album=uid, value=clean),
                Decision(Kind.ALBUM_SEARCH, album=uid, value=kept),
            ],
        )

    return history.perform(library, plan)


def change_search(library: Library, album: int, search: str) -> Act | None:
    """A live album searches for something else from now on; PhotofaceError for a plain one."""

    def plan(connection: sqlite3.Connection) -> Plan:
        name, before = _row(connection, album)
        if before is None:
            raise PhotofaceError(say("{name} is a plain album: it has no search.", name=name))
        kept = _kept(connection, search)
        decision = Decision(Kind.ALBUM_SEARCH, album=_uid(connection, album), value=kept)
        changed = [decision] if kept != before else []
        return Plan(say("Changed the search of {name}", name=name), changed)

    return history.perform(library, plan)


def add_to_album(library: Library, album: int, photos: Sequence[int]) -> Act | None:
    """Put photos into a plain album; those that are in it already stay where they are."""

    def plan(connection: sqlite3.Connection) -> Plan:
        name, search = _row(connection, album)
        if search is not None:
            raise PhotofaceError(say("{name} is a saved search: it fills itself.", name=name))
        inside = _inside(connection, album)
        new = [photo for photo in photos if photo not in inside]
        title = sayn("Added 1 photo to {name}", "Added {n} photos to {name}", len(new), name=name)
        return Plan(title, _adding(connection, _uid(connection, album), new))

    return history.perform(library, plan)


def remove_from_album(library: Library, album: int, photos: Sequence[int]) -> Act | None:
    """Take photos out of a plain album; the photos themselves stay."""

    def plan(connection: sqlite3.Connection) -> Plan:
        name, _ = _row(connection, album)
        uid = _uid(connection, album)
        gone = [photo for photo in photos if photo in _inside(connection, album)]
        return Plan(
            sayn(
                "Took 1 photo out of {name}", "Took {n} photos out of {name}", len(gone), name=name
            ),
            [
                Decision(Kind.ALBUM_REMOVED, photo=content, album=uid)
                for photo in gone
                for content in _contents(connection, photo)
            ],
        )

    return history.perform(library, plan)


def rename_album(library: Library, album: int, name: str) -> Act | None:
    """Give an album another name."""

    def plan(connection: sqlite3.Connection) -> Plan:
        old, _ = _row(connection, album)
        clean = _free_name(connection, name, but=album)
        uid = _uid(connection, album)
        return Plan(
            say("Renamed the album {old} to {new}", old=old, new=clean),
            [Decision(Kind.ALBUM_RENAMED, album=uid, value=clean)],
        )

    return history.perform(library, plan)


def delete_album(library: Library, album: int) -> Act | None:
    """Forget an album; its photos stay."""

    def plan(connection: sqlite3.Connection) -> Plan:
        name, _ = _row(connection, album)
        return Plan(
            say("Deleted the album {name}", name=name),
            [Decision(Kind.ALBUM_DELETED, album=_uid(connection, album))],
        )

    return history.perform(library, plan)


def set_favourite(
    library: Library, photos: Sequence[int], *, is_favourite: bool = True
) -> Act | None:
    """Make these photos favourites, or take that back."""

    def plan(connection: sqlite3.Connection) -> Plan:
        kind = Kind.PHOTO_LIKED if is_favourite else Kind.PHOTO_UNLIKED
        title = (
            sayn("Made 1 photo a favourite", "Made {n} photos favourites", len(photos))
            if is_favourite
            else sayn(
                "1 photo no longer a favourite", "{n} photos no longer favourites", len(photos)
            )
        )
        return Plan(title, [Decision(kind, photo=_content(connection, one)) for one in photos])

    return history.perform(library, plan)


def favourites_among(connection: sqlite3.Connection, photos: Sequence[int]) -> set[int]:
    """Which of these photos are favourites."""
    rows = connection.execute("SELECT id FROM photos WHERE is_favourite")
    return {photo for (photo,) in rows}.intersection(photos)


def _card(connection: sqlite3.Connection, album: int, name: str, search: str | None) -> AlbumCard:
    ids: list[int] = []
    with suppress(SearchError):  # an older Photoface saved any search; opening the album says why
        ids = _found(connection, album, search).ids.tolist()
    return AlbumCard(album, name, search, len(ids), ids[0] if ids else None)


def _found(connection: sqlite3.Connection, album: int, search: str | None) -> FoundPhotos:
    """What an album holds; nothing of a plain one that was deleted a moment ago."""
    if search is None:
        return search_photos(connection, album=album)
    return search_photos(connection, search)


def _row(connection: sqlite3.Connection, album: int) -> tuple[str, str | None]:
    row = connection.execute(
        "SELECT name, search FROM albums WHERE id = ? AND is_present", (album,)
    ).fetchone()
    if row is None:
        raise NotFoundError(say("There is no album {album}.", album=album))
    return row[0], row[1]


def _uid(connection: sqlite3.Connection, album: int) -> str:
    return str(connection.execute("SELECT uid FROM albums WHERE id = ?", (album,)).fetchone()[0])


def _free_name(connection: sqlite3.Connection, name: str, *, but: int | None = None) -> str:
    clean = clean_name(name)
    rows = connection.execute("SELECT id, name FROM albums WHERE is_present").fetchall()
    if any(folded(known) == folded(clean) and album != but for album, known in rows):
        raise PhotofaceError(say("There is an album {name} already.", name=clean))
    return clean


def _inside(connection: sqlite3.Connection, album: int) -> set[int]:
    rows = connection.execute("SELECT photo_id FROM album_photos WHERE album_id = ?", (album,))
    return {photo for (photo,) in rows}


def _adding(connection: sqlite3.Connection, uid: str, photos: Sequence[int]) -> list[Decision]:
    return [
        Decision(Kind.ALBUM_ADDED, photo=_content(connection, photo), album=uid) for photo in photos
    ]


def _content(connection: sqlite3.Connection, photo: int) -> str:
    row = connection.execute(
        "SELECT content_hash FROM photos WHERE id = ?", (int(photo),)
    ).fetchone()
    if row is None:
        raise NotFoundError(say("There is no photo {photo}.", photo=photo))
    return str(row[0])


def _contents(connection: sqlite3.Connection, photo: int) -> list[str]:
    """The photo's content, and what it was before it was edited."""
    content = _content(connection, photo)
    rows = connection.execute(
        "SELECT content_hash FROM photo_heirs WHERE heir_hash = ?", (content,)
    )
    return [content, *(earlier for (earlier,) in rows)]


def _kept(connection: sqlite3.Connection, search: str) -> str:
    """A search as it is saved; SearchError if it could never be answered."""
    condition(connection, search)
    return present_search(connection, search)


def _pinned(connection: sqlite3.Connection, person: str) -> str:
    found = people_called(connection, person)
    return f"#{found[0]}" if found else person
