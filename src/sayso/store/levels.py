"""A search level by level, the same in every store: the strictest first, looser ones only while too little is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from sayso.store.match import Level, anywhere, begun_expression, expression, loose_expression, may_begin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.query import RecordKind, Search


class Matches(Protocol):
    """What a store does of a search."""

    def match(self, tried: str, most: int) -> dict[Any, Any]:
        """The records that an expression matches, by a key of theirs, best first, at most so many."""

    def stands(self, tried: str) -> bool:
        """True when an expression matches any record of any kind."""


class Matched(NamedTuple):
    """Records that match, best first, and how they came to match."""

    rows: list[Any]
    more: bool
    loosened: bool


def search_levels(store: Matches, search: Search, kind: RecordKind) -> Matched:
    """The records of a kind that match, at most as many as the query's limit."""
    limit = search.query.limit
    found: dict[Any, Any] = {}
    for tried in _expressions(store, search, kind):
        hits = store.match(tried, limit + 1 + len(found))  # those found match again
        found |= {key: row for key, row in hits.items() if key not in found}
        if len(found) > limit:
            break
    loose = None if found else loose_expression(search, kind)
    if loose:
        found = store.match(loose, limit + 1)
    rows = list(found.values())
    return Matched(rows[:limit], len(rows) > limit, bool(loose and rows))


def _expressions(store: Matches, search: Search, kind: RecordKind) -> Iterator[str]:
    """The expressions to try, from the strictest on; equal ones are left out."""
    yield from dict.fromkeys(expression(search, kind, level) for level in Level)
    unknown = [term for term in search.terms if may_begin(term) and not store.stands(anywhere(term))]
    begun = begun_expression(search, kind, unknown)
    if begun:
        yield begun
