"""`photoface search` and `photoface albums`."""

from __future__ import annotations

import json

import click

from photoface.cli.decide import say
from photoface.cli.run import COUNT, ID, echo, json_option, library_option, reading, writing
from photoface.services import albums as verbs
from photoface.services import browse
from photoface.services.library import Library
from photoface.services.search_photos import FoundPhotos, search_photos


@click.command()
@click.argument("words", nargs=-1)
@click.option("--limit", type=COUNT, help="Only the newest so many.")
@click.option("--save", metavar="NAME", help="Keep the search as a live album.")
@json_option
@library_option
def search(
    words: tuple[str, ...], limit: int | None, save: str | None, as_json: bool, library: str | None
) -> None:
    """Find photos: Anna AND Ben NOT Carl, person:"Anna Smith", exactly:Anna,Ben, others:2,
    faces:>=3, quality:>0.5, date:2019..2021, before:, after:, folder:, file:, album:,
    is:favourite, is:unnamed. Put the whole search in single quotes."""
    text = " ".join(words)
    with (reading if save is None else writing)(library) as opened:
        if save is not None:
            say(verbs.save_search(opened, save, text))
            return
        _print(opened, opened.read(lambda c: search_photos(c, text, limit=limit)), as_json)


def _print(library: Library, found: FoundPhotos, as_json: bool) -> None:
    ids = found.ids.tolist()
    for start in range(0, len(ids), 1000):
        some = ids[start : start + 1000]
        rows = library.read(lambda c, some=some: browse.photo_rows(c, some))  # type: ignore[misc]
        for photo in some:
            row = rows[photo]
            told = {"photo": photo, "path": row.path, "taken_at": row.taken_at,
                    "faces": row.face_count}  # fmt: skip
            echo(json.dumps(told) if as_json else row.path)


@click.group()
def albums() -> None:
    """Albums: list, show, make, fill, delete. (`search --save` makes a live one.)"""


@albums.command("list")
@json_option
@library_option
def list_albums(as_json: bool, library: str | None) -> None:
    """Every album with what it holds."""
    with reading(library) as opened:
        for card in opened.read(verbs.albums):
            search = card.search and opened.read(
                lambda c, text=card.search: verbs.shown_search(c, text)  # type: ignore[misc]
            )
            told = {"album": card.id, "name": card.name, "photos": card.photos, "search": search}
            line = f"{card.id}\t{card.name}\t{card.photos} photos\t{search or ''}".rstrip()
            echo(json.dumps(told) if as_json else line)


@albums.command("show")
@click.argument("album", type=ID)
@json_option
@library_option
def show_album(album: int, as_json: bool, library: str | None) -> None:
    """The photos of ALBUM."""
    with reading(library) as opened:
        _print(opened, opened.read(lambda c: verbs.album_photos(c, album)), as_json)


@albums.command("make")
@click.argument("name")
@click.argument("photos", nargs=-1, type=ID)
@library_option
def make_album(name: str, photos: tuple[int, ...], library: str | None) -> None:
    """A plain album NAME with PHOTOS (ids, as `search --json` prints them)."""
    with writing(library) as opened:
        say(verbs.create_album(opened, name, photos))


@albums.command("add")
@click.argument("album", type=ID)
@click.argument("photos", nargs=-1, required=True, type=ID)
@library_option
def add(album: int, photos: tuple[int, ...], library: str | None) -> None:
    """Put PHOTOS into ALBUM."""
    with writing(library) as opened:
        say(verbs.add_to_album(opened, album, photos))


@albums.command("remove")
@click.argument("album", type=ID)
@click.argument("photos", nargs=-1, required=True, type=ID)
@library_option
def remove(album: int, photos: tuple[int, ...], library: str | None) -> None:
    """Take PHOTOS out of ALBUM; they stay in the library."""
    with writing(library) as opened:
        say(verbs.remove_from_album(opened, album, photos))


@albums.command("rename")
@click.argument("album", type=ID)
@click.argument("name")
@library_option
def rename(album: int, name: str, library: str | None) -> None:
    """Give ALBUM another name."""
    with writing(library) as opened:
        say(verbs.rename_album(opened, album, name))


@albums.command("delete")
@click.argument("album", type=ID)
@library_option
def delete(album: int, library: str | None) -> None:
    """Forget ALBUM; its photos stay."""
    with writing(library) as opened:
        say(verbs.delete_album(opened, album))


@click.command()
@click.argument("photos", nargs=-1, required=True, type=ID)
@click.option("--not", "is_not", is_flag=True, help="Not any more.")
@library_option
def favourite(photos: tuple[int, ...], is_not: bool, library: str | None) -> None:
    """PHOTOS are favourites."""
    with writing(library) as opened:
        say(verbs.set_favourite(opened, photos, is_favourite=not is_not))
