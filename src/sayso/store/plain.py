"""Looks over a ledger made of what every store can do, for a store that has no quicker way of its own.

A store's View takes them over by naming `PlainLooks` among its bases. They read whole records where the embedded ledger
reads a few columns: fit for ledgers that are looked at now and then.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from sayso.answers import Latest, PageSeen
from sayso.query import RecordKind
from sayso.store.facets import MOST, count_facets, kinds_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from sayso.answers import Facets, FoundFinding, Said
    from sayso.model import Answer
    from sayso.query import Search
    from sayso.store.base import View
    from sayso.store.facets import Row


class PlainLooks:
    """`facets`, `findings_on` and `latest` of a View, by way of its other methods."""

    def facets(self: View, search: Search, *, most: int | None = None) -> Facets:
        """How many of the records that match have each value."""
        bounded = replace(search, query=replace(search.query, limit=(most or MOST) + 1))
        rows: dict[RecordKind, list[Row]] = {}
        for kind in kinds_of(search.query):
            if kind is RecordKind.FIGURE:
                rows[kind] = list(map(_of_answer, self.find_figures(bounded).found))
            else:
                rows[kind] = list(map(_of_said, self.find_statements(bounded).found))
        return count_facets(rows, most)

    def findings_on(self: View, pages: Iterable[str]) -> Iterator[FoundFinding]:
        """Findings made on these pages, newest first."""
        wanted = frozenset(pages)
        return (found for found in self.findings() if found.page in wanted)

    def latest(self: View, limit: int) -> Latest:
        """The pages published last, and what was refused: of when a page came in, a plain store tells nothing."""
        newest = sorted(self.entries(), key=lambda entry: _day(entry.reading.article.published), reverse=True)
        read = [
            PageSeen(
                page=entry.page,
                headline=entry.reading.article.headline,
                outlet=entry.reading.article.outlet,
                published=entry.reading.article.published,
                statements=len(entry.reading.statements),
                figures=len(entry.reading.figures),
            )
            for entry in newest
            if not entry.reading.refusals
        ]
        return Latest(read=tuple(read[:limit]), refused=tuple(islice(self.refusals(), limit)))


def _of_answer(answer: Answer) -> Row:
    figure = answer.figure
    event, stance = figure.event.value, figure.stance.value
    return figure.source or None, answer.outlet, figure.place, event, stance, _day(answer.published)[:7]


def _of_said(said: Said) -> Row:
    speaker = said.statement.speaker.name if said.statement.speaker else None
    return speaker, said.outlet, None, None, said.statement.stance.value, _day(said.published)[:7]


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
