"""A search as expressions of SQLite's full-text search: pure functions from values to strings.

A search is tried in levels, each looser than the one before, until enough is found:

    EXACT    every term stands in the record itself: in its words, names or places
    NEAR     also in the page's headline, also in another spelling
    BEGUN    also words that begin with a term
    loose    all terms but one; only where nothing else was found
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from sayso.model import Event
from sayso.query import RecordKind
from sayso.store.keys import key_range
from sayso.store.rows import spelling_token, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.query import Search, Term

OWN = "{words names places}"
ANY = "{words names places headline}"

BEGINNING = 4
"""Letters of a term that other words may begin with; shorter ones begin too many."""


class Level(IntEnum):
    """How loosely a search is taken."""

    EXACT = 0
    NEAR = 1
    BEGUN = 2


def expressions(search: Search, kind: RecordKind) -> Iterator[str]:
    """The expressions of each level, in order; equal ones are left out."""
    seen = set()
    for level in Level:
        expression = _all([*_filters(search, kind), *(_term(term, kind, level) for term in search.terms)])
        if expression not in seen:
            seen.add(expression)
            yield expression


def loose_expression(search: Search, kind: RecordKind) -> str | None:
    """The expression that all terms but one match, or None where no term can be spared.

    Of two terms none can; events and names, by their capitals, never can: they make the question.
    """
    terms = [_term(term, kind, Level.NEAR) for term in search.terms]
    spared = [number for number, term in enumerate(search.terms) if not term.events and not term.word[0].isupper()]
    if len(terms) < 3 or not spared:
        return None
    without = [_all(terms[:number] + terms[number + 1 :]) for number in spared]
    return _all([*_filters(search, kind), _any(without)])


def keys_of(search: Search) -> tuple[int, int]:
    """The lowest and highest key that the search's days allow."""
    return key_range(search.query.since, search.query.until)


def _filters(search: Search, kind: RecordKind) -> Iterator[str]:
    query = search.query
    yield _tag("kd", kind.value)
    if query.event:
        yield _tag("ev", query.event.value)
    if query.stance:
        yield _tag("st", query.stance.value)
    if query.outlet:
        yield _tag("ou", query.outlet)
    if search.speakers:
        yield _any(_all(_name(term, "names") for term in terms) for terms in search.speakers)
    if search.place:
        column = "places" if kind is RecordKind.FIGURE else "words"
        yield _all(_name(term, column) for term in search.place)


def _name(term: Term, column: str) -> str:
    return _any([_in(column, term.word), *_spelling(term, column)])


def _term(term: Term, kind: RecordKind, level: Level) -> str:
    columns = OWN if level is Level.EXACT else ANY
    told = [_in(columns, word) for word in term.words]
    if level >= Level.NEAR:
        told += _spelling(term, "{names places spellings}")
    if level >= Level.BEGUN and len(term.word) >= BEGINNING:
        told.append(f"{_in(columns, term.word)} *")
    if term.events and kind is RecordKind.FIGURE:
        return _event(term, told)
    return _any(told)


def _event(term: Term, told: list[str]) -> str:
    """A figure of that event, or one whose event the reader couldn't name and whose words tell it."""
    named = [_tag("ev", event.value) for event in term.events]
    unnamed = _all([_tag("ev", Event.OTHER.value), _any(told)])
    return _any([*named, unnamed])


def _spelling(term: Term, columns: str) -> list[str]:
    return [_in(columns, spelling_token(term.spelling))] if term.spelling else []


def _tag(name: str, value: str) -> str:
    return _in("tags", tag(name, value))


def _in(columns: str, words: str) -> str:
    quoted = words.replace('"', '""')
    return f'{columns} : "{quoted}"'


def _all(expressions: Iterable[str]) -> str:
    return _joined(" AND ", expressions)


def _any(expressions: Iterable[str]) -> str:
    return _joined(" OR ", expressions)


def _joined(operator: str, expressions: Iterable[str]) -> str:
    told = list(dict.fromkeys(expressions))
    return told[0] if len(told) == 1 else f"({operator.join(told)})"
