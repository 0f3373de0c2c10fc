"""A search as expressions of SQLite's full-text search: pure functions from values to strings.

A search is tried in levels, each looser than the one before, until enough is found:

    EXACT    every term stands in the record itself: in its words, names or places
    NEAR     also in the page's headline, in another spelling, by a word close to it
    BEGUN    a term that stands nowhere in the ledger also matches words that begin with it
    loose    all terms but one; only where nothing else was found
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from sayso.query import RecordKind
from sayso.store.keys import key_range
from sayso.store.rows import spelling_token, tag

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sayso.query import Search, Term

OWN = "{words names places}"
ANY = "{words names places headline}"

_TAGGED = ("tags : ", "(tags : ")

BEGINNING = 4
"""Letters of a term that other words may begin with; shorter ones begin too many."""


class Level(IntEnum):
    """How loosely a search is taken."""

    EXACT = 0
    NEAR = 1


def expression(search: Search, kind: RecordKind, level: Level) -> str:
    """The expression that records match at `level`."""
    return _expression(search, kind, [_term(term, kind, level) for term in search.terms])


def begun_expression(search: Search, kind: RecordKind, unknown: Collection[Term]) -> str | None:
    """The expression in which terms that stand nowhere match words that begin with them; None without such a term."""
    terms = [_begun(term) if term in unknown else _term(term, kind, Level.NEAR) for term in search.terms]
    return _expression(search, kind, terms) if unknown else None


def may_begin(term: Term) -> bool:
    """True for a term that is long enough for the words that begin with it to be few."""
    return len(term.word) >= BEGINNING and not term.events


def anywhere(term: Term) -> str:
    """The expression that records match in which a term stands as it was asked."""
    return _in(ANY, term.word)


def loose_expression(search: Search, kind: RecordKind) -> str | None:
    """The expression that all terms but one match, or None where no term can be spared.

    Of two terms none can; events and names, by their capitals, never can: they make the question.
    """
    terms = [_term(term, kind, Level.NEAR) for term in search.terms]
    spared = [number for number, term in enumerate(search.terms) if not term.events and not term.word[0].isupper()]
    if len(terms) < 3 or not spared:
        return None
    without = [_all(terms[:number] + terms[number + 1 :]) for number in spared]
    return _expression(search, kind, [_any(without)])


def keys_of(search: Search) -> tuple[int, int]:
    """The lowest and highest key that the search's days allow."""
    return key_range(search.query.since, search.query.until)


def _expression(search: Search, kind: RecordKind, terms: list[str]) -> str:
    """Filters and terms; the kind is asked for by itself where no tag among them tells it."""
    told = [*_filters(search, kind), *terms]
    tagged = any(each.startswith(_TAGGED) for each in told)
    return _all(told if tagged else [_tag(kind, "kind", kind.value), *told])


def _filters(search: Search, kind: RecordKind) -> Iterator[str]:
    query = search.query
    if query.event:
        yield _tag(kind, "event", query.event)
    if query.stance:
        yield _tag(kind, "stance", query.stance)
    if query.outlet:
        yield _tag(kind, "outlet", query.outlet)
    if search.speakers:
        yield _any(_all(_name(term, "names") for term in terms) for terms in search.speakers)
    if search.place:
        column = "places" if kind is RecordKind.FIGURE else "words"
        yield _all(_name(term, column) for term in search.place)


def _name(term: Term, column: str) -> str:
    return _any([_in(column, term.word), *_spelling(term, column)])


def _term(term: Term, kind: RecordKind, level: Level) -> str:
    if term.events:
        return _happened(term, kind, level)
    columns = OWN if level is Level.EXACT else ANY
    told = [_in(columns, word) for word in term.words]
    if level is Level.NEAR:
        told += _spelling(term, "{names places spellings}")
        told += [_in(columns, word) for word in term.near]
    return _any(told)


def _happened(term: Term, kind: RecordKind, level: Level) -> str:
    """A record of that event; one that names none counts where its words tell it, or, less exactly, its headline."""
    names = ["event", "told", "head"] if level is Level.NEAR else ["event", "told"]
    return _any(_tag(kind, name, event) for name in names for event in term.events)


def _begun(term: Term) -> str:
    return f"{_in(ANY, term.word)} *"


def _spelling(term: Term, columns: str) -> list[str]:
    return [_in(columns, spelling_token(term.spelling))] if term.spelling else []


def _tag(kind: RecordKind, name: str, value: str) -> str:
    return _in("tags", tag(kind.value, name, value))


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
