"""What the search field holds beside typed text: people and conditions, as chips.

Each chip is a piece of the search language (`services/search_query`) with words for the screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from photoface.services.search_words import Token, tokens
from photoface.ui.models.cards import plain
from photoface.ui.models.known_people import KnownPerson
from photoface.ui.text import tr, trn

_DATE = re.compile(r"(?:1[89]|20)\d\d(?:-\d{2}(?:-\d{2})?)?")
_YEARS = re.compile(r"((?:1[89]|20)\d\d)\s*(?:-|–|\.\.)\s*((?:1[89]|20)\d\d)")  # noqa: RUF001
_COUNT = re.compile(r"\d{1,2}")
_NUMBER = re.compile(r"\d{1,9}")  # what Qt counts with; larger ones stay as they are


class Joint(StrEnum):
    """How a chip goes with those before it. Only people are joined by "or"."""

    AND = "and"
    OR = "or"
    NOT = "not"


_JOINTS = {"or": Joint.OR, "not": Joint.NOT}


@dataclass(frozen=True, slots=True)
class Term:
    """One chip: its piece of the search language and its words. `person` is an id; `is_exact`
    means that nobody else may be in the photo."""

    query: str
    words: str
    person: int | None = None
    cover: int | None = None
    joint: Joint = Joint.AND
    is_exact: bool = False

    @property
    def joints(self) -> tuple[Joint, ...]:
        """What the chip can be switched between."""
        if self.is_exact or self.query.startswith("others:"):
            return ()
        return tuple(Joint) if self.person is not None else (Joint.AND, Joint.NOT)


def person_term(person: KnownPerson, joint: Joint = Joint.AND) -> Term:
    return Term(f"person:#{person.id}", person.name, person.id, person.cover, joint)


def query_of(terms: Sequence[Term], typed: str = "") -> str:
    """The search that chips and typed text mean together.

    People are one group, so that "Anna or Ben, 2019" asks for the year of both.
    """
    people = [t for t in terms if t.person is not None and t.joint is not Joint.NOT]
    parts = [_people_query(people, is_exact=any(t.is_exact for t in terms))] if people else []
    for term in terms:
        if term.joint is Joint.NOT:
            parts.append(f"-{term.query}")
        elif term.person is None and not term.is_exact:
            parts.append(term.query)
    parts.append(_typed_query(typed) if terms else typed.strip())
    return " ".join(part for part in parts if part)


def _typed_query(typed: str) -> str:
    """Text behind chips; who types "or" is about to choose the next chip."""
    joint, rest = split_joint(typed)
    if joint is Joint.NOT:
        return f'-"{rest}"' if rest else ""
    return rest if joint is Joint.AND else ""


def _people_query(people: Sequence[Term], *, is_exact: bool) -> str:
    if is_exact:
        return "exactly:" + ",".join(f"#{term.person}" for term in people)
    words = [people[0].query]
    for term in people[1:]:
        words += ["OR", term.query] if term.joint is Joint.OR else [term.query]
    return f"({' '.join(words)})" if "OR" in words else " ".join(words)


def terms_of(search: str, people: Iterable[KnownPerson]) -> tuple[list[Term], str]:
    """The chips and the typed text that mean this search: `query_of` backwards.

    What no chips can say (brackets of another kind, a person who is gone) is typed text as a whole.
    Chips may stand in another order than the words did: all of them must hold.
    """
    known = {f"#{person.id}": person for person in people}
    terms: list[Term] = []
    typed: list[str] = []
    joint = Joint.AND
    for token in tokens(search):
        if token.kind != "word":
            joint = _JOINTS.get(token.kind, joint)
            continue
        chips = _chips_of(token, known, joint)
        terms += chips
        if not chips:
            typed.append(f'"{token.text}"' if token.is_quoted else token.text)
        joint = Joint.AND
    text = " ".join(typed)
    return (terms, text) if _asks(query_of(terms, text)) == _asks(search) else ([], search)


def _asks(search: str) -> list[list[Token]]:
    """What must all hold, sorted; a search with an "or" outside brackets is one piece."""
    pieces: list[list[Token]] = [[]]
    depth = 0
    for token in tokens(search):
        depth += (token.kind == "(") - (token.kind == ")")
        if depth <= 0 and token.kind == "or":
            return [tokens(search)]
        if depth > 0 or token.kind != "and":
            pieces[-1].append(token)
        if depth <= 0 and token.kind in ("word", ")"):
            pieces.append([])
    return sorted(pieces, key=repr)


def _chips_of(token: Token, known: Mapping[str, KnownPerson], joint: Joint) -> list[Term]:
    """None for a word that is no chip."""
    if token.key == "person":
        return [person_term(known[token.text], joint)] if token.text in known else []
    if token.key == "exactly":
        asked = [part.strip() for part in token.text.split(",")]
        found = [person_term(known[part]) for part in asked if part in known]
        return [*found, _exactly_term()]
    return [replace(_term(token.key, token.text), joint=joint)] if token.key else []


def chip_words(term: Term, *, is_first: bool) -> str:
    """What stands on a chip: "or Ben"."""
    if term.joint is Joint.NOT:
        return tr("not {name}", name=term.words)
    if is_first or term.person is None:
        return term.words
    if term.joint is Joint.OR:
        return tr("or {name}", name=term.words)
    return tr("and {name}", name=term.words)


def joint_words(joint: Joint) -> str:
    return {Joint.AND: tr("and"), Joint.OR: tr("or"), Joint.NOT: tr("not")}[joint]


def split_joint(typed: str) -> tuple[Joint, str]:
    """ "or be" -> (OR, "be"): how a chip chosen now would go with the others."""
    if typed.startswith("-") and len(typed) > 1:
        return Joint.NOT, typed[1:].strip()
    first, _, rest = typed.strip().partition(" ")
    for joint in Joint:
        if first.casefold() in (joint.value, joint_words(joint).casefold()) and " " in typed:
            return joint, rest.strip()
    return Joint.AND, typed.strip()


def offers(typed: str, people: Iterable[KnownPerson], terms: Sequence[Term]) -> list[Term]:
    """The chips that fit what was typed, the likeliest first. `people`: those whose name fits."""
    joint, text = split_joint(typed)
    taken = {term.person for term in terms}
    fitting = [person_term(person, joint) for person in people if person.id not in taken]
    others = [*_dates(text), *_counts(text, terms), *_keywords(text, terms), *_places(text)]
    if joint is Joint.NOT:
        others = [replace(t, joint=joint) for t in others if Joint.NOT in t.joints]
    queries = {term.query for term in terms}
    return fitting + [term for term in others if term.query not in queries]


def _term(key: str, text: str) -> Term:
    """A condition as a chip."""
    quoted = f'"{text}"' if key in ("folder", "file") else text
    return Term(f"{key}:{quoted}", condition_words(key, text))


def _dates(text: str) -> list[Term]:
    if years := _YEARS.fullmatch(text):
        return [_term("date", "..".join(years.groups()))]
    if not _DATE.fullmatch(text):
        return []
    return [_term("date", text), _term("date", f"{text}.."), _term("before", text)]


def _counts(text: str, terms: Sequence[Term]) -> list[Term]:
    if not _COUNT.fullmatch(text):
        return []
    found = [_term("faces", f">={int(text)}"), _term("faces", str(int(text)))]
    return [_term("others", text), *found] if _has_people(terms) and int(text) else found


def _keywords(text: str, terms: Sequence[Term]) -> list[Term]:
    known = [
        _term("is", "favourite"),
        _term("is", "unnamed"),
        _term("faces", "0"),
        Term("faces:>=2", tr("several faces")),
        _term("quality", ">=0.55"),
        _term("is", "missing"),
    ]
    if _has_people(terms):
        exact = [] if any(t.is_exact for t in terms) else [_exactly_term()]
        known = [*exact, _term("others", "1"), *known]
    needle = plain(text)
    return [term for term in known if not needle or needle in plain(term.words)]


def _exactly_term() -> Term:
    return Term("exactly", tr("nobody else"), is_exact=True)


def _places(text: str) -> list[Term]:
    clean = text.replace('"', "").strip()
    return [_term("folder", clean), _term("file", clean)] if len(clean) > 1 else []


def _has_people(terms: Sequence[Term]) -> bool:
    return any(t.person is not None and t.joint is not Joint.NOT for t in terms)


# ------------------------------------------------------------------------------- a search in words


def search_words(search: str) -> str:
    """A search (with people by name) as one says it: "Anna or Ben, not Carl, taken 2019"."""
    said: list[str] = []
    joint, has_people = "", False
    for token in tokens(search):
        if token.kind in ("or", "not"):
            joint = token.kind
        elif token.kind == "word":
            is_person = token.key == "person"
            words = condition_words(token.key, token.text)
            if joint:
                link = " " if joint == "or" else ", "
                words = f"{link}{joint_words(Joint(joint))} {words}"
            elif is_person and has_people:
                words = f" {joint_words(Joint.AND)} {words}"
            else:
                words = f", {words}"
            said.append(words)
            joint, has_people = "", is_person or has_people
    return "".join(said).strip(", ")


def condition_words(key: str, text: str) -> str:
    """What one piece of the search language asks for; what has no words stays as it is."""
    match key:
        case "" | "person":
            return text
        case "exactly":
            return tr("{people} and nobody else", people=", ".join(text.split(",")))
        case "date":
            return _date_words(text)
        case "before":
            return tr("before {date}", date=text)
        case "after":
            return tr("after {date}", date=text)
        case "folder":
            return tr("folder “{text}”", text=text)
        case "file":
            return tr("file name “{text}”", text=text)
        case "album":
            return tr("album “{text}”", text=text)
    return _number_words(key, text) or _kept_words().get((key, text)) or f"{key}:{text}"


def _date_words(text: str) -> str:
    first, dots, last = text.partition("..")
    if first and last:
        return tr("{first} to {last}", first=first, last=last)
    if dots:
        since, until = tr("since {date}", date=first), tr("until {date}", date=last)
        return since if first else until
    return tr("taken {date}", date=text)


def _number_words(key: str, text: str) -> str:
    least = text.removeprefix(">=")
    if not _NUMBER.fullmatch(least):
        return ""
    count = int(least)
    if key == "others":
        return trn("with at least {n} other", "with at least {n} others", count)
    if key != "faces":
        return ""
    if text.startswith(">="):
        return trn("{n} face or more", "{n} faces or more", count)
    return trn("exactly {n} face", "exactly {n} faces", count) if count else tr("no faces")


def _kept_words() -> dict[tuple[str, str], str]:
    return {
        ("is", "favourite"): tr("favourites"),
        ("is", "unnamed"): tr("faces without a name"),
        ("is", "missing"): tr("missing files"),
        ("quality", ">=0.55"): tr("a clear face"),
    }
