"""Review without a window: questions, alarms, contradictions, explanations, audits, dry runs."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import asdict

import click

from photoface.cli.decide import say
from photoface.cli.run import COUNT, ID, echo, json_option, library_option, reading, writing
from photoface.domain.errors import PhotofaceError
from photoface.domain.questions import Question, QuestionKind
from photoface.domain.settings import GROUPING_METHODS
from photoface.services import audit, conflicts, explain, mixed_people, regroup_preview, review
from photoface.services.audit import AuditSample
from photoface.services.library import Library
from photoface.services.regroup_preview import PreviewRun, RegroupPreview

_LOOK_SECONDS = 0.2


@click.command("review")
@click.option("--limit", type=COUNT, default=1, help="How many questions.")
@click.option(
    "--answer", "said", type=click.Choice(["yes", "no"]), help="Answer the first question."
)
@click.option("--name", help="Answer the first question, which asks who it is.")
@json_option
@library_option
def review_command(
    limit: int, said: str | None, name: str | None, as_json: bool, library: str | None
) -> None:
    """The question that settles the most faces now."""
    with (writing if said or name else reading)(library) as opened:
        questions = opened.read(lambda c: review.next_questions(c, limit=limit))
        for question in questions:
            echo(json.dumps(asdict(question)) if as_json else _in_words(question))
        if not questions:
            echo("Nothing to ask.", err=True)
        elif name:
            say(review.answer_who(opened, questions[0], name))
        elif said:
            say(review.answer(opened, questions[0], said == "yes"))


def _in_words(question: Question) -> str:
    one = f"{question.one.name or f'group {question.one.group}'} ({question.one.size} faces)"
    if question.other is None:
        likely = ", ".join(f"{c.name} ({100 * c.probability:.0f} %)" for c in question.choices)
        ending = f" Perhaps {likely}." if likely else ""
        return f"Who is {one}? This decides {question.decides} faces.{ending}"
    other = question.other.name or f"group {question.other.group} ({question.other.size} faces)"
    verb = "Are" if question.kind is QuestionKind.SAME_GROUP else "Is"
    ending = "one person" if question.kind is QuestionKind.SAME_GROUP else ""
    text = f"{verb} {one} {'and' if ending else 'the same as'} {other} {ending}".rstrip() + "?"
    return f"{text} This decides {question.decides} faces ({100 * question.probability:.0f} %)."


@click.command()
@json_option
@library_option
def mixed(as_json: bool, library: str | None) -> None:
    """People and groups that look like more than one person."""
    with reading(library) as opened:
        for alarm in opened.read(mixed_people.mixed_alarms):
            who = f"person {alarm.person} ({alarm.name})" if alarm.name else f"group {alarm.group}"
            line = f"{who}\t{alarm.size} faces\t{100 * alarm.probability:.0f} %"
            echo(json.dumps(asdict(alarm)) if as_json else line)


@click.command()
@click.option("--settle", nargs=2, type=ID, metavar="NUMBER WAY", help="Take a way out.")
@json_option
@library_option
def contradictions(settle: tuple[int, int] | None, as_json: bool, library: str | None) -> None:
    """What was said both ways, and how to settle it."""
    with (writing if settle else reading)(library) as opened:
        found = opened.read(conflicts.contradictions)
        if settle:
            number, way = settle
            if number >= len(found) or way >= len(found[number].settlements):
                raise click.UsageError("There is no such contradiction or way out.")
            say(conflicts.settle(opened, found[number], way))
            return
        for number, one in enumerate(found):
            echo(json.dumps(asdict(one)) if as_json else f"{number}: {one.sentence}")
            for way, settlement in enumerate(one.settlements):
                if not as_json:
                    echo(f"   {way}: {settlement.title}")


@click.command("explain")
@click.argument("face", type=ID)
@json_option
@library_option
def explain_command(face: int, as_json: bool, library: str | None) -> None:
    """Why FACE has its name, and what would change it."""
    with reading(library) as opened:
        why = opened.read(lambda c: explain.explain_face(c, face))
    if as_json:
        echo(json.dumps(asdict(why)))
        return
    echo(f"{why.name or 'nobody yet'} ({why.state.value})")
    for near in why.nearest:
        echo(f"like face {near.face} ({near.similarity:.3f})")
    for sentence in (*why.reasons, *why.changes):
        echo(sentence)


@click.command("audit")
@click.option("--size", type=COUNT, default=audit.SAMPLE, help="How many faces to check.")
@click.option("--seed", type=int, help="Draw the same faces again.")
@click.option("--sample", "is_sample", is_flag=True, help="Draw faces to check, print them.")
@click.option("--audit", "of_audit", help="Which sample the answers belong to (default: the last).")
@click.option("--right", multiple=True, type=ID, metavar="FACE", help="This face's name is right.")
@click.option("--wrong", multiple=True, type=ID, metavar="FACE", help="This face's name is wrong.")
@json_option
@library_option
def audit_command(
    size: int,
    seed: int | None,
    is_sample: bool,
    of_audit: str | None,
    right: tuple[int, ...],
    wrong: tuple[int, ...],
    as_json: bool,
    library: str | None,
) -> None:
    """How many shown names are right, from a random check, and how much is left."""
    with (writing if right or wrong else reading)(library) as opened:
        if is_sample:
            sample = opened.read(lambda c: audit.draw_sample(c, size=size, seed=seed))
            line = f"{sample.audit}: {' '.join(map(str, sample.faces))}"
            echo(json.dumps(asdict(sample)) if as_json else line)
            return
        if right or wrong:
            name = of_audit or opened.read(audit.newest_audit)
            _answer(opened, AuditSample(name, (*right, *wrong)), right)
        done = opened.read(audit.progress)
        echo(json.dumps(asdict(done)) if as_json else done.sentence)


def _answer(library: Library, sample: AuditSample, right: tuple[int, ...]) -> None:
    for face in sample.faces:
        audit.audit_answer(library, sample, face, is_right=face in right)


@click.command()
@click.option("--method", type=click.Choice(GROUPING_METHODS))
@click.option("--strictness", type=float, help="Added to the similarity of one person (0 usual).")
@click.option("--apply", "is_applied", is_flag=True, help="Do it; without, it is a dry run.")
@json_option
@library_option
def regroup(
    method: str | None,
    strictness: float | None,
    is_applied: bool,
    as_json: bool,
    library: str | None,
) -> None:
    """Group anew, perhaps otherwise: what would change, then --apply."""
    with (writing if is_applied else reading)(library) as opened:
        run = regroup_preview.start_preview(
            opened, method=method, strictness=strictness, on_progress=_tell_progress
        )
        preview = _answer_of(run)
        if as_json:
            numbers = {"moved", "confirmed", "named", "unnamed", "vanished", "created"}
            told: dict[str, object] = {name: getattr(preview, name) for name in sorted(numbers)}
            told["changes"] = [asdict(change) for change in preview.changes]
            echo(json.dumps(told))
        else:
            echo(preview.sentence)
        if is_applied:
            say(regroup_preview.apply_preview(opened, preview))


def _tell_progress(fraction: float) -> None:
    if sys.stderr.isatty():
        click.echo(f"\rGrouping the faces: {fraction:4.0%} ", nl=fraction >= 1, err=True)


def _answer_of(run: PreviewRun) -> RegroupPreview:
    """What would change. Ctrl+C ends the run; nothing has changed then."""
    try:
        while True:  # a wait without an end would not hear Ctrl+C on Windows
            with suppress(TimeoutError):
                return run.answer.result(timeout=_LOOK_SECONDS)
    except KeyboardInterrupt:
        run.cancel()
        raise PhotofaceError("Stopped; the groups are as they were.") from None
