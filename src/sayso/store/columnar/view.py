"""Reads a Parquet ledger. `View` of base.py tells what each method does."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sayso.errors import NotFoundError
from sayso.query import RecordKind
from sayso.store import values
from sayso.store.base import Hits
from sayso.store.columnar import whole
from sayso.store.columnar.connection import failures_at
from sayso.store.columnar.counts import read_stats
from sayso.store.columnar.dump import ordered_records
from sayso.store.columnar.findings import FINDINGS, FINDINGS_ON
from sayso.store.columnar.latest import read_latest
from sayso.store.columnar.match import condition
from sayso.store.columnar.tokens import Tokens
from sayso.store.levels import search_levels
from sayso.store.plain import PlainLooks
from sayso.store.rows import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sayso.answers import FoundFinding, Latest, Record, Said, Stats
    from sayso.model import Answer, Refusal
    from sayso.query import Search
    from sayso.store.base import Entry

_HAS = """
    SELECT 1 FROM pages p
    WHERE p.article = $article AND p.digest = $digest
      AND coalesce(p.sayso = $sayso, true) AND coalesce(p.config = $config, true)
      AND NOT EXISTS (SELECT 1 FROM refusals r WHERE r.page = p.id AND r.code = 'engine')
    LIMIT 1
"""
_LACKS = """
    SELECT 1 FROM pages
    WHERE article = $article AND digest = $digest
      AND (coalesce(published IS NULL OR (published_from = 'given' AND published <> $day::DATE), false)
           AND $day IS NOT NULL OR outlet IS NULL AND $outlet IS NOT NULL)
    LIMIT 1
"""
_NAMES = """
    WITH mine (canonical) AS (SELECT canonical FROM judgements WHERE undone = 0 AND name = $name UNION SELECT $name)
    SELECT canonical FROM mine WHERE canonical <> $name
    UNION
    SELECT name FROM judgements WHERE undone = 0 AND name <> $name AND canonical IN (SELECT canonical FROM mine)
    ORDER BY 1
"""
_COPIES = """
    SELECT origin, article FROM pages WHERE NOT refused AND origin IN
        (SELECT origin FROM pages WHERE NOT refused GROUP BY origin HAVING count(*) > 1)
    ORDER BY origin, article, id
"""
_REFUSALS = 'SELECT code, what, "where", mend, detail FROM refusals {} ORDER BY "where", code, id'
_SEARCH = """
    SELECT hit.id, {columns} FROM (
        SELECT * FROM {table}
        WHERE ({matches}) AND coalesce(published >= $1, $1 IS NULL)
          AND coalesce(published <= $2, $1 IS NULL OR $2 IS NULL) AND confidence >= $3
        ORDER BY published DESC NULLS LAST, input DESC, page_number DESC, number DESC LIMIT {most}
    ) hit LEFT JOIN origins o ON o.page = hit.page
    ORDER BY published DESC NULLS LAST, input DESC, page_number DESC, number DESC
"""

_UNGROUPED = "SELECT count(DISTINCT page) FROM figures f ANTI JOIN answers a ON a.figure = f.id"
_GROUPED = """
    SELECT a.question, {columns}
    FROM answers a JOIN figures t ON t.id = a.figure AND t.published IS NOT DISTINCT FROM a.published
    LEFT JOIN origins o ON o.page = t.page {where}
    ORDER BY a.question, t.published NULLS FIRST, t.input, t.page_number, t.number
"""
_BY_PAGE = """
    SELECT {columns} FROM figures t LEFT JOIN origins o ON o.page = t.page
    ORDER BY t.published NULLS FIRST, t.page, t.input, t.page_number, t.number
"""
_PAGE = "{of}.article, {of}.page, {of}.page_headline, {of}.outlet, {of}.published::VARCHAR"
_ORIGIN = "coalesce(o.origin, {of}.page_origin)"
COLUMNS = {
    RecordKind.FIGURE: f"{{of}}.record, {{of}}.id, {{of}}.sentence, {_PAGE}, {_ORIGIN}",
    RecordKind.STATEMENT: f"{{of}}.record, {{of}}.id, {{of}}.content, {_PAGE}, {_ORIGIN}",
}
"""What an answer or a statement is made from, in the order of `values.ANSWER` and `values.SAID`."""

_EVERY = """
    SELECT {columns} FROM {table} t LEFT JOIN origins o ON o.page = t.page
    ORDER BY published NULLS FIRST, input, page_number, number
"""


class ColumnarView(PlainLooks):
    """Reads through a connection of DuckDB in which the tables are views."""

    def __init__(self, connection: Any, where: str) -> None:
        """Keep the connection; `where` is named in errors."""
        self._connection = connection
        self._where = where
        self._tokens = Tokens()

    def has(self, article: str, digest: str, *, sayso: str | None = None, config: str | None = None) -> bool:
        """True when that page is in; one that a worker broke on isn't."""
        told = {"article": clean(article), "digest": digest, "sayso": sayso, "config": config}
        return bool(self._rows(_HAS, told))

    def lacks(self, article: str, digest: str, *, published: dt.date | None, outlet: str | None) -> bool:
        """True when the page was read without what is now given for it."""
        day = published and published.isoformat()
        told = {"article": clean(article), "digest": digest, "day": day, "outlet": outlet and clean(outlet)}
        return bool(self._rows(_LACKS, told))

    def input_mark(self, address: str, *, reader: str) -> str | None:
        """The mark of a file that was read to its end."""
        found = self._rows("SELECT mark FROM inputs WHERE address = ? AND reader = ?", [clean(address), reader])
        return found[0][0] if found else None

    def find_figures(self, search: Search) -> Hits[Answer]:
        """Figures that match, best first."""
        found = search_levels(_Finder(self, search, RecordKind.FIGURE), search, RecordKind.FIGURE)
        return Hits(tuple(map(values.answer, found.rows)), found.more, found.loosened)

    def find_statements(self, search: Search) -> Hits[Said]:
        """Statements that match, best first."""
        found = search_levels(_Finder(self, search, RecordKind.STATEMENT), search, RecordKind.STATEMENT)
        return Hits(tuple(map(values.said, found.rows)), found.more, found.loosened)

    def match(self, search: Search, kind: RecordKind, tried: str, most: int) -> dict[str, Any]:
        """The records of a kind that an expression matches, by id, newest first."""
        query = search.query
        met = condition(tried, self._tokens)
        matches = _numbered(met.sql, first=4)
        columns = COLUMNS[kind].format(of="hit")
        statement = _SEARCH.format(columns=columns, table=f"{kind.value}s", matches=matches, most=most)
        rows = self._rows(statement, [query.since, query.until, query.confidence, *met.values])
        return {row[0]: row[1:] for row in rows}

    def stands(self, tried: str) -> bool:
        """True when an expression matches any statement or figure."""
        met = condition(tried, self._tokens)
        return any(
            self._rows(f"SELECT 1 FROM {kind.value}s WHERE {met.sql} LIMIT 1", list(met.values))  # noqa: S608
            for kind in RecordKind
        )

    def answers(self) -> Iterator[Answer]:
        """Every figure, in order of publication."""
        return map(values.answer, self._every(RecordKind.FIGURE))

    def answers_by_page(self) -> Iterator[Answer]:
        """Every figure, page by page, in the order of day and id in which figures are put under questions."""
        columns = COLUMNS[RecordKind.FIGURE].format(of="t")
        return map(values.answer, self._stream(_BY_PAGE.format(columns=columns)))

    def statements(self) -> Iterator[Said]:
        """Every statement, in order of publication."""
        return map(values.said, self._every(RecordKind.STATEMENT))

    def _every(self, kind: RecordKind) -> Iterator[Any]:
        columns = COLUMNS[kind].format(of="t")
        return self._stream(_EVERY.format(columns=columns, table=f"{kind.value}s"))

    def findings(
        self, *, kind: str | None = None, verdict: str | None = None, limit: int = -1
    ) -> Iterator[FoundFinding]:
        """Findings, newest first."""
        told = {"kind": kind, "verdict": verdict, "limit": None if limit < 0 else limit}
        return map(values.found_finding, self._stream(FINDINGS.format(page=_PAGE.format(of="t")), told))

    def findings_on(self, pages: Iterable[str]) -> Iterator[FoundFinding]:
        """Findings made on these pages, newest first."""
        page = _PAGE.format(of="t")
        return map(values.found_finding, self._stream(FINDINGS_ON.format(page=page), {"pages": list(pages)}))

    def latest(self, limit: int) -> Latest:
        """The pages published last, and what was refused."""
        with failures_at(self._where):
            return read_latest(self._connection, limit)

    def ungrouped(self) -> int:
        """How many pages have figures that aren't under questions: those of a ledger that wasn't settled since."""
        return int(self._rows(_UNGROUPED)[0][0])

    def answers_beside(self, figures: Collection[str]) -> list[tuple[Answer, ...]] | None:
        """The answers to each question that these figures answer; None where one isn't under a question."""
        found = dict(
            self._rows("SELECT figure, question FROM answers WHERE figure IN (SELECT unnest(?))", [list(figures)])
        )
        if len(found) < len(set(figures)):
            return None
        return list(self._grouped("WHERE a.question IN (SELECT unnest(?))", [sorted(set(found.values()))]))

    def grouped_answers(self) -> Iterator[tuple[Answer, ...]]:
        """The answers to each question of the ledger."""
        return self._grouped("")

    def _grouped(self, where: str, told: Any = None) -> Iterator[tuple[Answer, ...]]:
        columns = COLUMNS[RecordKind.FIGURE].format(of="t")
        rows = self._stream(_GROUPED.format(columns=columns, where=where), told)
        for _, group in groupby(rows, key=lambda row: row[0]):
            yield tuple(values.answer(row[1:]) for row in group)

    def record(self, told: str) -> Record:
        """The record of an id, of the beginning of one, or of an article's id."""
        found = self._located(clean(told))
        if len(found) == 1:
            with failures_at(self._where):
                return whole.record(self._connection, *found[0])
        message = f"{'several records have' if found else 'no record has'} the id {told!r}"
        names = ", ".join(identity for _, identity in found)
        mend = f"Give one of: {names}." if found else "Ids stand in what `sayso ask` prints."
        raise NotFoundError(message, where=self._where, mend=mend)

    def _located(self, told: str) -> list[tuple[str, str]]:
        """Tables and ids of the records whose ids begin so, else of the pages of an article."""
        begins = "SELECT DISTINCT id FROM {} WHERE id BETWEEN ? AND ? LIMIT 3"  # "g" stands behind all of hexadecimal
        found = [
            (table, row[0])
            for table in (*values.KINDS, "joined")
            for row in self._rows(begins.format(table), [told, f"{told}g"])
        ]
        pages = "SELECT DISTINCT id FROM pages WHERE article = ? ORDER BY id"
        return found or [("pages", row[0]) for row in self._rows(pages, [told])]

    def figure_ids(self, page: str) -> tuple[str, ...]:
        """Ids of a page's figures, in the order of its reading."""
        rows = self._rows("SELECT id FROM figures WHERE page = ? ORDER BY input, page_number, number", [clean(page)])
        return tuple(row[0] for row in rows)

    def entries(self) -> Iterator[Entry]:
        """Every reading, in order of publication."""
        with failures_at(self._where):
            yield from whole.entries(self._connection)

    def refusals(self) -> Iterator[Refusal]:
        """Every refusal, by where it stands."""
        return map(values.refusal, self._stream(_REFUSALS.format("")))

    def loose_refusals(self) -> Iterator[Refusal]:
        """Refusals that belong to no page."""
        return map(values.refusal, self._stream(_REFUSALS.format("WHERE page IS NULL")))

    def copies(self) -> Iterator[tuple[str, ...]]:
        """Articles that share an origin."""
        for _, group in groupby(self._stream(_COPIES), key=lambda row: row[0]):
            yield tuple(row[1] for row in group)

    def names_of(self, speaker: str) -> tuple[str, ...]:
        """Names judged to be of one speaker with `speaker`."""
        return tuple(row[0] for row in self._rows(_NAMES, {"name": clean(speaker)}))

    def stats(self) -> Stats:
        """How much there is."""
        with failures_at(self._where):
            return read_stats(self._connection)

    def records(self) -> Iterator[dict[str, object]]:
        """Every record in an order of its own content."""
        with failures_at(self._where):
            yield from ordered_records(self._connection)

    def _rows(self, statement: str, told: Any = None) -> list[Any]:
        with failures_at(self._where):
            found: list[Any] = self._connection.execute(statement, told).fetchall()
            return found

    def _stream(self, statement: str, told: Any = None) -> Iterator[Any]:
        with failures_at(self._where):
            yield from whole.stream(self._connection, statement, told)


class _Finder:
    """What a search level by level asks of the view."""

    def __init__(self, view: ColumnarView, search: Search, kind: RecordKind) -> None:
        self._view, self._search, self._kind = view, search, kind

    def match(self, tried: str, most: int) -> dict[str, Any]:
        return self._view.match(self._search, self._kind, tried, most)

    def stands(self, tried: str) -> bool:
        return self._view.stands(tried)


def _numbered(sql: str, *, first: int) -> str:
    """A condition whose parameters are numbered from `first` up."""
    head, *rest = sql.split("?")
    return head + "".join(f"${first + place}{piece}" for place, piece in enumerate(rest))
