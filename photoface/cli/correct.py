"""Corrections: confirm, split, dates, pairs, drawn faces. Each is one undoable act."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from photoface.cli.decide import say
from photoface.cli.run import ID, echo, json_option, library_option, writing
from photoface.domain.geometry import Box
from photoface.services import browse, correct_people, draw_face, name_people
from photoface.services.library import Library
from photoface.services.split_person import (
    SplitDraft,
    apply_split,
    propose_split,
    split_effects,
)


@click.command()
@click.argument("person", type=ID)
@click.argument("faces", nargs=-1, type=ID)
@click.option("--all", "all_of_them", is_flag=True, help="Every face proposed for PERSON.")
@library_option
def confirm(person: int, faces: tuple[int, ...], all_of_them: bool, library: str | None) -> None:
    """FACES are PERSON."""
    with writing(library) as opened:
        if all_of_them:
            faces = tuple(opened.read(lambda c: browse.suggestions_of_person(c, person)))
        say(name_people.confirm_faces(opened, faces, person))


@click.command()
@click.option("--person", type=ID, help="Split this person ...")
@click.option("--group", type=ID, help="... or this group.")
@click.option("--parts", type=click.IntRange(2, 6), help="Into so many (default: as they look).")
@click.option("--move", "moves", multiple=True, metavar="FACE=PART", help="Move a face first.")
@click.option("--name", "names", multiple=True, metavar="PART=NAME", help="Who a part is.")
@click.option("--apply", "is_applied", is_flag=True, help="Do it; without, it is only shown.")
@json_option
@library_option
def split(
    person: int | None,
    group: int | None,
    parts: int | None,
    moves: tuple[str, ...],
    names: tuple[str, ...],
    is_applied: bool,
    as_json: bool,
    library: str | None,
) -> None:
    """Take a mixed person or group apart. Parts are counted from 0, the largest."""
    if (person is None) == (group is None):
        raise click.UsageError("Name either --person or --group.")
    with writing(library) as opened:
        draft = propose_split(opened, person=person, group=group, parts=parts).result()
        for face, part in map(_pair, moves):
            draft = _moved(draft, face, part)
        named = {_part(draft, part): name for part, name in map(_pair, names)}
        _show_split(opened, draft, named, as_json)
        if is_applied:
            say(apply_split(opened, draft, named))


def _moved(draft: SplitDraft, face: str, part: str) -> SplitDraft:
    if not any(int(face) in faces for faces in draft.parts):
        raise click.UsageError(f"Face {face} is not among those that are split.")
    return draft.moved([int(face)], _part(draft, part, new=1))


def _part(draft: SplitDraft, text: str, *, new: int = 0) -> int:
    """One of the parts there are, or of so many `new` ones."""
    if text.strip() not in map(str, range(len(draft.parts) + new)):
        raise click.UsageError(f"There is no part {text}.")
    return int(text)


def _pair(text: str) -> tuple[str, str]:
    first, sign, second = text.partition("=")
    if not sign or not first.strip().isdigit():
        raise click.UsageError(f"Write NUMBER=VALUE, not {text}.")
    return first, second


def _show_split(library: Library, draft: SplitDraft, names: dict[int, str], as_json: bool) -> None:
    effects = library.read(lambda c: split_effects(c, draft, names))
    if as_json:
        echo(json.dumps({**asdict(draft), "names": names, "effects": asdict(effects)}))
        return
    for number, part in enumerate(draft.parts):
        stays = " (stays)" if number == draft.keeps else ""
        echo(f"{number}{stays}\t{len(part)} faces\t{' '.join(map(str, part))}")
    for sentence in effects.sentences:
        echo(sentence)


@click.command("delete-person")
@click.argument("person", type=ID)
@library_option
def delete_person(person: int, library: str | None) -> None:
    """Forget PERSON but keep the faces."""
    with writing(library) as opened:
        say(correct_people.delete_person(opened, person))


@click.command("bring-back")
@click.argument("faces", nargs=-1, required=True, type=ID)
@library_option
def bring_back(faces: tuple[int, ...], library: str | None) -> None:
    """FACES are not ignored any more, and are faces."""
    with writing(library) as opened:
        say(name_people.restore_faces(opened, faces))


@click.command()
@click.argument("person", type=ID)
@click.argument("date")
@library_option
def born(person: int, date: str, library: str | None) -> None:
    """PERSON was born on DATE (2014-05-17, 2014-05 or 2014; "unknown" forgets it)."""
    with writing(library) as opened:
        say(correct_people.set_birth_date(opened, person, _known(date)))


@click.command()
@click.argument("person", type=ID)
@click.argument("date")
@library_option
def died(person: int, date: str, library: str | None) -> None:
    """PERSON died on DATE (like `born`)."""
    with writing(library) as opened:
        say(correct_people.set_death_date(opened, person, _known(date)))


def _known(date: str) -> str | None:
    return None if date == "unknown" else date


@click.command()
@click.argument("faces", nargs=-1, required=True, type=ID)
@library_option
def same(faces: tuple[int, ...], library: str | None) -> None:
    """FACES are one person, whoever that is."""
    with writing(library) as opened:
        say(correct_people.say_same(opened, faces))


@click.command()
@click.argument("one", type=ID)
@click.argument("other", type=ID)
@library_option
def different(one: int, other: int, library: str | None) -> None:
    """The faces ONE and OTHER are different people."""
    with writing(library) as opened:
        say(correct_people.say_different(opened, one, other))


@click.command()
@click.argument("face", type=ID)
@click.option("--not", "is_not", is_flag=True, help="Nobody is twice in it (takes it back).")
@library_option
def twice(face: int, is_not: bool, library: str | None) -> None:
    """One person may be twice in the photo of FACE: a mirror, a collage, a print."""
    with writing(library) as opened:
        verb = correct_people.forbid_twice if is_not else correct_people.allow_twice
        say(verb(opened, [face]))


@click.command()
@click.argument("person", type=ID)
@click.argument("face", type=ID)
@library_option
def cover(person: int, face: int, library: str | None) -> None:
    """Show FACE on the card of PERSON."""
    with writing(library) as opened:
        say(name_people.set_cover(opened, person, face))


@click.command()
@click.argument("person", type=ID)
@click.option("--show", is_flag=True, help="Put PERSON back.")
@library_option
def hide(person: int, show: bool, library: str | None) -> None:
    """Take PERSON off the People page."""
    with writing(library) as opened:
        say(name_people.hide_person(opened, person, hidden=not show))


@click.command()
@click.argument("photo", type=ID)
@click.argument("x", type=float)
@click.argument("y", type=float)
@click.argument("w", type=float)
@click.argument("h", type=float)
@click.option("--name", help="Who it is.")
@library_option
def draw(
    photo: int, x: float, y: float, w: float, h: float, name: str | None, library: str | None
) -> None:
    """There is a face in PHOTO at X Y W H (upright full-size pixels) that was not found."""
    with writing(library) as opened:
        drawn = draw_face.draw_face(opened, photo, Box(x, y, w, h), name)
        draw_face.LateFaces(opened).run()
        echo(f"{drawn.act.title}: face {drawn.face}.")
