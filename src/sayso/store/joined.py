"""Findings over several pages, as the embedded ledger keeps and makes them (`migrations/0003_joined.sql`)."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any

from sayso.encode import finding_to_json
from sayso.store import values
from sayso.store.keys import PAGE_BITS, RECORD_BITS
from sayso.store.rows import clean, finding_id, tag, text_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable

    from sayso.model import Answer, Finding, Reading

NEAR_DAYS = 10
"""Days between a denial and the figure that it is about, at most: those that one story is told in."""

MOST = 40
"""Figures that a denial is held against at most, the newest."""

MOST_DENIALS = 5
"""Pages with denials that new figures are held against at most, the newest."""

_VERSIONS = """
    SELECT o.key, o.id FROM pages p JOIN pages o ON o.article = p.article OR o.url = p.url
    WHERE p.key = ? AND o.refused = 0 ORDER BY o.published, o.read_at, o.id
"""
_FIGURES = f"""
    SELECT {values.ANSWER}
    FROM search CROSS JOIN figures t ON t.key = -search.rowid CROSS JOIN pages p ON p.key = t.page
    WHERE search MATCH ? AND search.rowid BETWEEN ? AND ? ORDER BY search.rowid LIMIT ?
"""  # noqa: S608 - names are our own
_DENIALS = """
    SELECT t.page FROM search CROSS JOIN statements t ON t.key = -search.rowid
    WHERE search MATCH ? AND search.rowid BETWEEN ? AND ? AND t.page NOT IN (SELECT page FROM ungrouped)
    ORDER BY search.rowid
"""  # read as far as is needed: thousands of copies may deny one thing
_JOINED = """
    INSERT OR IGNORE INTO joined (id, page, subject, kind, verdict, part, why, rule, score, record)
    VALUES (?, (SELECT max(key) FROM pages WHERE id IN (SELECT value FROM json_each(?))), ?, ?, ?, ?, ?, ?, ?, ?)
"""
_PAGES = """
    INSERT OR IGNORE INTO joined_pages SELECT j.key, p.key FROM joined j, pages p
    WHERE j.id = ? AND p.id IN (SELECT value FROM json_each(?))
"""


class JoinedTables:
    """Reads what findings over several pages are made from, and writes them; `JoinedFindings` tells what each does."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Keep the connection."""
        self._connection = connection
        self._denials: dict[tuple[str, int, int], list[int]] = {}  # copies of a page ask the same

    def put(self, subject: str, findings: Iterable[tuple[Finding, Collection[str]]]) -> None:
        """Write the findings made from `subject`, each with the ids of its pages, in the place of earlier ones."""
        self._connection.execute("DELETE FROM joined WHERE subject = ?", (subject,))
        for finding, pages in findings:
            told, identity, ids = finding_to_json(finding), finding_id(finding, subject), json.dumps(sorted(pages))
            plain = [told[name] for name in ("kind", "verdict", "part")]
            row = (identity, ids, subject, *plain, clean(finding.why), finding.rule, finding.score, text_of(told))
            self._connection.execute(_JOINED, row)
            self._connection.execute(_PAGES, (identity, ids))

    def questions(self) -> list[int]:
        """The numbers of all questions with two answers or more."""
        return [number for (number,) in self._connection.execute("SELECT number FROM questions ORDER BY number")]

    def versions(self, page: int) -> list[tuple[int, str]]:
        """Keys and ids of the pages of one address or article, a page itself among them, the oldest first."""
        return self._connection.execute(_VERSIONS, (page,)).fetchall()

    def reading(self, page: int) -> Reading:
        """The whole reading of a page."""
        return values.reading(self._connection, page)

    def identity(self, page: int) -> str:
        """The id of a page."""
        return str(self._connection.execute("SELECT id FROM pages WHERE key = ?", (page,)).fetchone()[0])

    def denies(self, page: int) -> bool:
        """True for a page that tells of a denial."""
        select = "SELECT 1 FROM statements WHERE page = ? AND stance = 'denies' LIMIT 1"
        return self._connection.execute(select, (page,)).fetchone() is not None

    def figures_about(self, words: Iterable[str], page: int) -> list[Answer]:
        """Figures of the days around a page that count one of `words` in a place that is one of `words`."""
        anyone = _anyone(words)
        if not anyone:
            return []
        rows = self._connection.execute(_FIGURES, (f"counted : {anyone} AND places : {anyone}", *_around(page), MOST))
        return [values.answer(row) for row in rows]

    def denials_about(self, pairs: Iterable[tuple[str, str]], page: int) -> list[int]:
        """Grouped pages of the days around that deny something with both words of a pair: the thing and the place."""
        both = [(_anyone([thing]), _anyone([place])) for thing, place in pairs]
        told = " OR ".join(f"({thing} AND {place})" for thing, place in both if thing and place)
        if not told:
            return []
        match = f"tags : {tag('statement', 'stance', 'denies')} AND words : ({told})"
        asked = (match, *_around(page))
        if asked not in self._denials:
            rows = self._connection.execute(_DENIALS, asked)
            newest = itertools.islice(itertools.groupby(row[0] for row in rows), MOST_DENIALS)
            self._denials[asked] = [found for found, _ in newest]
        return [found for found in self._denials[asked] if found != page]


def _anyone(words: Iterable[str]) -> str:
    """An expression of the index that one of `words`, which are letters and figures alone, satisfies."""
    told = sorted({word for word in words if word.isalnum()})
    return f"({' OR '.join(map(json.dumps, told))})" if told else ""


def _around(page: int) -> tuple[int, int]:
    """The places in the index between which records of the days around a page stand."""
    day: Any = page >> PAGE_BITS + RECORD_BITS
    return -((day + NEAR_DAYS + 1) << PAGE_BITS + RECORD_BITS), -((day - NEAR_DAYS) << PAGE_BITS + RECORD_BITS)
