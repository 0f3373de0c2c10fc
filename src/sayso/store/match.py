"""A search as expressions of SQLite's full-text search: pure functions from values to strings.

A search is tried in levels, each looser than the one before, until enough is found:

    EXACT    every term stands in the record itself: in its words, names or places
    NEAR     also in the page's headline, in another spelling, by a word close to it; one term at least in the record
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

OWN = "{words counted names places}"
TOLD = "{words counted names}"  # by the record's own words: many records have the page's place
PAGE = "{places headline}"
ANY = "{words counted names places headline}"

_TAGGED = ("tags : ", "(tags : ")

BEGINNING = 4
"""Letters of a term that other words may begin with; shorter ones begin too many."""


class Level(IntEnum):
    """How loosely a search is taken."""

    EXACT = 0
    NEAR = 1


def expression(search: Search, kind: RecordKind, level: Level) -> str:
    """The expression that records match at `level`."""
    if level is Level.EXACT:
        return _expression(search, kind, [_exact(term, kind) for term in search.terms])
    return _expression(search, kind, _near_terms(search, kind))


def begun_expression(search: Search, kind: RecordKind, unknown: Collection[Term]) -> str | None:
    """The expression in which terms that stand nowhere match words that begin with them; None without such a term."""
    terms = [_begun(term) if term in unknown else _near(term, kind) for term in search.terms]
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
    terms = [_near(term, kind) for term in search.terms]
    spared = [number for number, term in enumerate(search.terms) if not term.events and not term.word[0].isupper()]
    if len(terms) < 3 or not spared:
        return None
    without = [_all(terms[:number] + terms[number + 1 :]) for number in spared]
    return _expression(search, kind, [_any(without)])


def places_of(search: Search) -> tuple[int, int]:
    """The first and last place in the index that the search's days allow: a record's is minus its key."""
    lowest, highest = key_range(search.query.since, search.query.until)
    return -highest, -lowest


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


def _exact(term: Term, kind: RecordKind) -> str:
    if term.events:
        return _any(_happened(term, kind))
    return _any([_in(OWN, term.word), *_stance(term, kind)])


def _near_terms(search: Search, kind: RecordKind) -> list[str]:
    """Every term anywhere, and one of them in what the record itself tells: a single term there."""
    told = _any(each for term in search.terms for each in _told(term, kind)) if search.terms else ""
    terms = [_near(term, kind) for term in search.terms] if len(search.terms) > 1 else []
    return [*terms, told] if told else []


def _near(term: Term, kind: RecordKind) -> str:
    told = _told(term, kind)
    if term.events:
        return _any([*told, *(_tag(kind, "head", event) for event in term.events)])
    return _any([*told, *(_in(PAGE, word) for word in (term.word, *term.near)), *_spelling(term, "places")])


def _told(term: Term, kind: RecordKind) -> list[str]:
    """What in the record itself stands for a term. Kindred words do so as what is counted; elsewhere they mean more."""
    if term.events:
        return _happened(term, kind)
    words = [*(_in(TOLD, word) for word in (term.word, *term.near)), *_stance(term, kind)]
    return [*words, *(_in("counted", word) for word in term.same), *_spelling(term, "{names spellings}")]


def _happened(term: Term, kind: RecordKind) -> list[str]:
    """A record of that event, or one that names none and whose words tell it."""
    return [_tag(kind, name, event) for name in ("event", "told") for event in term.events]


def _stance(term: Term, kind: RecordKind) -> list[str]:
    return [_tag(kind, "stance", term.stance)] if term.stance else []


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
