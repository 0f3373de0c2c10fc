"""Reads the embedded ledger. `View` of base.py tells what each method does."""

from __future__ import annotations

import datetime as dt
import json
from heapq import merge
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, TypeVar

from sayso.errors import NotFoundError
from sayso.query import RecordKind
from sayso.store import questions, values
from sayso.store.base import Entry, Hits
from sayso.store.counts import read_stats
from sayso.store.dump import ordered_records
from sayso.store.facets import count_facets, kinds_of, read_rows
from sayso.store.failures import failures_at
from sayso.store.headings import read_headings, read_part
from sayso.store.latest import read_latest
from sayso.store.match import Level, anywhere, begun_expression, expression, loose_expression, may_begin, places_of
from sayso.store.rows import clean
from sayso.store.threads import ThreadTables

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator

    from sayso.answers import Facets, FoundFinding, Heading, Latest, Record, Said, Stats
    from sayso.model import Answer, Refusal
    from sayso.query import Search

T = TypeVar("T")

_HAS = """
    SELECT 1 FROM pages p JOIN readers r ON r.number = p.reader
    WHERE p.article = ? AND p.digest = ? AND coalesce(r.sayso = ?, 1) AND coalesce(r.config = ?, 1)
      AND NOT EXISTS (SELECT 1 FROM refusals WHERE page = p.key AND code = 'engine')
"""
_LACKS = """
    SELECT 1 FROM pages
    WHERE article = ?1 AND digest = ?2
      AND (coalesce(published IS NULL OR (published_from = 'given' AND published <> ?3), 0) AND ?3 IS NOT NULL
           OR outlet IS NULL AND ?4 IS NOT NULL)
"""
_SEARCH = """
    SELECT search.rowid, {columns}
    FROM search CROSS JOIN {table} t ON t.key = -search.rowid CROSS JOIN pages p ON p.key = t.page  -- in this order
    WHERE search MATCH ? AND search.rowid BETWEEN ? AND ? AND t.confidence >= ?
    ORDER BY search.rowid LIMIT ?
"""
_ANYWHERE = "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1"
_BEGINS = "SELECT key, id FROM {} WHERE id BETWEEN ? AND ? LIMIT 3"  # ids end in hexadecimal: "g" stands after them all
_ARTICLE = "SELECT key, id FROM pages WHERE article = ? ORDER BY id"
_REFUSALS = 'SELECT code, what, "where", mend, detail FROM refusals {} ORDER BY "where", code, id'
_NAMES = """
    WITH mine (canonical) AS (SELECT canonical FROM judgements WHERE undone = 0 AND name = ?1 UNION SELECT ?1)
    SELECT canonical FROM mine WHERE canonical <> ?1
    UNION
    SELECT name FROM judgements WHERE undone = 0 AND name <> ?1 AND canonical IN (SELECT canonical FROM mine)
    ORDER BY 1
"""


class EmbeddedView:
    """Reads through a connection."""

    def __init__(self, connection: sqlite3.Connection, where: str) -> None:
        """Keep the connection; `where` is named in errors."""
        self._connection = connection
        self._where = where

    def has(self, article: str, digest: str, *, sayso: str | None = None, config: str | None = None) -> bool:
        """True when that page is in; one that a worker broke on is to be tried again, and isn't."""
        return bool(self._rows(_HAS, clean(article), digest, sayso, config))

    def lacks(self, article: str, digest: str, *, published: dt.date | None, outlet: str | None) -> bool:
        """True when the page was read without what is now given for it."""
        day = published and published.isoformat()
        return bool(self._rows(_LACKS, clean(article), digest, day, outlet and clean(outlet)))

    def input_mark(self, address: str, *, reader: str) -> str | None:
        """The mark of a file that was read to its end."""
        found = self._rows("SELECT mark FROM inputs WHERE address = ? AND reader = ?", clean(address), reader)
        return found[0][0] if found else None

    def find_figures(self, search: Search) -> Hits[Answer]:
        """Figures that match, best first."""
        return self._find(search, RecordKind.FIGURE, values.ANSWER, values.answer)

    def find_statements(self, search: Search) -> Hits[Said]:
        """Statements that match, best first."""
        return self._find(search, RecordKind.STATEMENT, values.SAID, values.said)

    def _find(self, search: Search, kind: RecordKind, columns: str, make: Callable[[Any], T]) -> Hits[T]:
        limit = search.query.limit
        found: dict[int, Any] = {}
        for tried in self._expressions(search, kind):
            found.update(self._match(search, kind, columns, tried, seen=found))
            if len(found) > limit:
                break
        loose = None if found else loose_expression(search, kind)
        if loose:
            found = self._match(search, kind, columns, loose, seen={})
        rows = list(found.values())
        return Hits(tuple(make(row) for row in rows[:limit]), len(rows) > limit, bool(loose and rows))

    def _expressions(self, search: Search, kind: RecordKind) -> Iterator[str]:
        """The expressions to try, from the strictest on; equal ones are left out."""
        yield from dict.fromkeys(expression(search, kind, level) for level in Level)
        unknown = [term for term in search.terms if may_begin(term) and not self._rows(_ANYWHERE, anywhere(term))]
        begun = begun_expression(search, kind, unknown)
        if begun:
            yield begun

    def _match(
        self, search: Search, kind: RecordKind, columns: str, tried: str, *, seen: dict[int, Any]
    ) -> dict[int, Any]:
        statement = _SEARCH.format(columns=columns, table=f"{kind.value}s")
        most = search.query.limit + 1 + len(seen)  # those seen match again
        rows = self._rows(statement, tried, *places_of(search), search.query.confidence, most)
        return {row[0]: row[1:] for row in rows if row[0] not in seen}

    def answers(self) -> Iterator[Answer]:
        """Every figure, in order of publication."""
        return map(values.answer, self._stream(f"SELECT {values.ANSWER} {values.FROM_FIGURES} ORDER BY t.key"))

    def statements(self) -> Iterator[Said]:
        """Every statement, in order of publication."""
        return map(values.said, self._stream(f"SELECT {values.SAID} {values.FROM_STATEMENTS} ORDER BY t.key"))

    def findings(
        self, *, kind: str | None = None, verdict: str | None = None, limit: int = -1
    ) -> Iterator[FoundFinding]:
        """Findings, newest first."""
        told = {name: value for name, value in (("t.kind", kind), ("t.verdict", verdict)) if value is not None}
        wanted = " AND ".join(f"{name} = ?" for name in told) or "1"  # so that an index serves
        found = self._findings(wanted, wanted, *told.values(), limit=limit)
        return islice(found, None if limit < 0 else limit)

    def findings_on(self, pages: Iterable[str]) -> Iterator[FoundFinding]:
        """Findings made on these pages, newest first."""
        named = "(SELECT key FROM pages WHERE id IN (SELECT value FROM json_each(?)))"
        joined = f"t.key IN (SELECT finding FROM joined_pages WHERE page IN {named})"  # noqa: S608 - names are our own
        return self._findings(f"t.page IN {named}", joined, json.dumps(list(pages)))

    def _findings(self, within: str, joined: str, *bound: Any, limit: int = -1) -> Iterator[FoundFinding]:
        """Findings within a page where the first holds, over several pages where the second does, newest page first."""
        selects = (
            f"SELECT p.key, {values.FOUND} {values.FROM_FINDINGS} WHERE {within} ORDER BY t.key DESC LIMIT ?",
            f"SELECT p.key, {values.FOUND} {values.FROM_JOINED} WHERE {joined} ORDER BY t.page DESC, t.id LIMIT ?",
        )
        streams = [self._stream(select, *bound, limit) for select in selects]
        return (values.found_finding(row[1:]) for row in merge(*streams, key=lambda row: -row[0]))

    def facets(self, search: Search, *, most: int | None = None) -> Facets:
        """How many of the records that match have each value."""
        return count_facets({kind: self._facet_rows(search, kind, most) for kind in kinds_of(search.query)}, most)

    def _facet_rows(self, search: Search, kind: RecordKind, most: int | None) -> list[Any]:
        told: dict[str, Any] = {"places": places_of(search), "confidence": search.query.confidence, "most": most}
        found = read_rows(self._rows, kind, self._expressions(search, kind), **told)
        loose = None if found else loose_expression(search, kind)
        return read_rows(self._rows, kind, [loose], **told) if loose else found

    def latest(self, limit: int) -> Latest:
        """The pages that came in last, and what was refused."""
        with failures_at(self._where):
            return read_latest(self._connection, limit)

    def record(self, told: str) -> Record:
        """The record of an id, of the beginning of one, or of an article's id."""
        table, key, identity = self._locate(clean(told))
        with failures_at(self._where):
            return values.record(self._connection, table, key, identity=identity)

    def _locate(self, told: str) -> tuple[str, int, str]:
        found = [
            (table, *row)
            for table in (*values.KINDS, "joined")
            for row in self._rows(_BEGINS.format(table), told, f"{told}g")
        ]
        found = found or [("pages", *row) for row in self._rows(_ARTICLE, told)]
        if len(found) == 1:
            return found[0]
        message = f"{'several records have' if found else 'no record has'} the id {told!r}"
        mend = (
            f"Give one of: {', '.join(row[2] for row in found)}." if found else "Ids stand in what `sayso ask` prints."
        )
        raise NotFoundError(message, where=self._where, mend=mend)

    def figure_ids(self, page: str) -> tuple[str, ...]:
        """Ids of a page's figures, in the order of its reading."""
        rows = self._rows(f"SELECT t.id {values.FROM_FIGURES} WHERE p.id = ? ORDER BY t.key", clean(page))
        return tuple(row[0] for row in rows)

    def entries(self) -> Iterator[Entry]:
        """Every reading, in order of publication."""
        for key, identity, origin in self._stream("SELECT key, id, origin FROM pages ORDER BY key"):
            yield Entry(identity, origin, values.reading(self._connection, key))

    def refusals(self) -> Iterator[Refusal]:
        """Every refusal, by where it stands."""
        return map(values.refusal, self._stream(_REFUSALS.format("")))

    def loose_refusals(self) -> Iterator[Refusal]:
        """Refusals that belong to no page."""
        return map(values.refusal, self._stream(_REFUSALS.format("WHERE page IS NULL")))

    def copies(self) -> Iterator[tuple[str, ...]]:
        """Articles that share an origin."""
        rows = self._stream(
            "SELECT origin, article FROM pages WHERE refused = 0 AND origin IN "
            "(SELECT origin FROM pages GROUP BY origin HAVING count(*) > 1) ORDER BY origin, article, id"
        )
        for _, group in groupby(rows, key=lambda row: row[0]):
            yield tuple(row[1] for row in group)

    def names_of(self, speaker: str) -> tuple[str, ...]:
        """Names judged to be of one speaker with `speaker`."""
        return tuple(row[0] for row in self._rows(_NAMES, clean(speaker)))

    def ungrouped(self) -> int:
        """How many pages still have figures that aren't under questions."""
        with failures_at(self._where):
            return questions.count_ungrouped(self._connection)

    def placed_answers(self, page: int) -> list[tuple[int, Answer]]:
        """The figures of a page, each with its place among the page's records."""
        with failures_at(self._where):
            return ThreadTables(self._connection).answers_of(page)

    def answers_beside(self, figures: Collection[str]) -> list[tuple[Answer, ...]] | None:
        """The answers to each question that figures with these ids answer."""
        with failures_at(self._where):
            return questions.read_questions(self._connection, figures)

    def grouped_answers(self) -> Iterator[tuple[Answer, ...]]:
        """The answers to each question of the ledger."""
        with failures_at(self._where):
            yield from questions.read_all_questions(self._connection)

    def headings(self, figures: Collection[str]) -> dict[str, Heading]:
        """The question of each of these figures."""
        with failures_at(self._where):
            return read_headings(self._connection, figures)

    def part_of(self, question: int, *, pages: int, skip: int) -> tuple[list[Answer], bool]:
        """What some pages answer to a question, those published last."""
        with failures_at(self._where):
            return read_part(self._connection, question, pages=pages, skip=skip)

    def stats(self) -> Stats:
        """How much there is."""
        with failures_at(self._where):
            return read_stats(self._connection)

    def records(self) -> Iterator[dict[str, object]]:
        """Every record in an order of its own content."""
        return ordered_records(self._connection)

    def _rows(self, statement: str, *bound: Any) -> list[Any]:
        with failures_at(self._where):
            return self._connection.execute(statement, bound).fetchall()

    def _stream(self, statement: str, *bound: Any) -> Iterator[Any]:
        with failures_at(self._where):
            yield from self._connection.execute(statement, bound)
