"""What shows only when all parts are looked at together: pages that came twice, copies, questions, findings over pages.

Out of core: DuckDB counts and joins on disk where memory ends, the texts of likely copies lie in a file meanwhile, and
what Python holds is one number for each page that has a likely copy. The origins are those that a ledger in one file
gives the same pages, whatever the order in which they came (`sayso.origins`).
"""

from __future__ import annotations

import sqlite3
import tempfile
from functools import lru_cache
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sayso.archive.joined import VERSIONS, question_findings, version_findings
from sayso.archive.questions import Scratch, question_rows
from sayso.archive.settled import write_table
from sayso.compare.copies import CONTAINED, Shingles, are_copies, may_be_copies, shingles_of
from sayso.encode.json_bytes import parse_bytes
from sayso.store.columnar.connection import connect, failures_at
from sayso.store.columnar.store import ColumnarStore
from sayso.store.columnar.whole import stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.archive.rows import Row
    from sayso.store.columnar.files import Folder

WIDEST = 1_000
"""Pages that may hold a sampled run of words for it to make them likely copies: more hold it than any report has copies
in other words (equal texts count once), and what they share is a standing notice. Each costs the square of them."""

SHINGLES_HELD = 4_096
"""Texts whose shingles are held at once; likely copies stand beside each other in the order of the pairs."""

_DOUBLES = """
    WITH twice AS (SELECT id FROM all_pages GROUP BY id HAVING count(*) > 1)
    SELECT input, page_number FROM (
        SELECT input, page_number, row_number() OVER (PARTITION BY id ORDER BY refused, input, page_number) AS place
        FROM all_pages SEMI JOIN twice USING (id)
    ) WHERE place > 1 ORDER BY input, page_number
"""
_EQUAL = """
    CREATE TABLE equal_texts AS
    SELECT min(id) AS page, sample, count(*) AS pages FROM pages WHERE octet_length(sample) > 0 GROUP BY sample
"""
_SAMPLED = """
    CREATE TABLE sampled AS
    SELECT page, octet_length(sample) // 4 AS size,
           unnest([substr(hex(sample), 8 * n + 1, 8) for n in range(octet_length(sample) // 4)]) AS shingle
    FROM equal_texts
"""
_PAIRS = f"""
    CREATE TABLE pairs AS
    WITH told AS (SELECT shingle FROM sampled GROUP BY shingle HAVING count(*) BETWEEN 2 AND {WIDEST}),
         kept AS (SELECT * FROM sampled SEMI JOIN told USING (shingle))
    SELECT a.page AS one, b.page AS other, count(*) AS shared, any_value(a.size), any_value(b.size)
    FROM kept a JOIN kept b ON a.shingle = b.shingle AND a.page < b.page
    GROUP BY a.page, b.page HAVING count(*) >= {CONTAINED / 2} * least(any_value(a.size), any_value(b.size)) - 1
"""  # noqa: S608 - our own numbers
_TEXTS = "SELECT id, record FROM pages SEMI JOIN (SELECT one AS id FROM pairs UNION SELECT other FROM pairs) USING (id)"
_OTHERS = """
    SELECT e.page, p.id FROM equal_texts e JOIN pages p ON p.sample = e.sample WHERE e.pages > 1 AND p.id <> e.page
"""
_NUMBERS = "SELECT DISTINCT question FROM answers ORDER BY question"


def settle_ledger(folder: Folder) -> None:
    """Find pages that came twice and copies in a whole ledger, and write them in the place of what was found before.

    Raises: MissingExtraError without DuckDB; what reading and writing the ledger raise.
    """
    with connect(folder) as connection, failures_at(folder.address):
        doubles: list[Row] = [{"input": name, "page_number": number} for name, number in stream(connection, _DOUBLES)]
    write_table(folder, "doubles", doubles)
    with connect(folder) as connection, failures_at(folder.address):
        write_table(folder, "origins", _origins(connection))
    _group(folder)


def _group(folder: Folder) -> None:
    """Put all figures under questions; pages come in the order of day and id, as in a ledger of one file."""
    with tempfile.TemporaryDirectory(prefix="sayso-") as near, Scratch(Path(near, "threads.db")) as scratch:
        with ColumnarStore.open(folder.address) as store:
            for _, answers in groupby(store.view().answers_by_page(), key=lambda answer: answer.page):
                scratch.add(answers)
        write_table(folder, "answers", scratch.answers())
    with connect(folder) as connection, ColumnarStore.open(folder.address) as store, failures_at(folder.address):
        numbers = (number for (number,) in stream(connection, _NUMBERS))
        write_table(folder, "questions", question_rows(store.view().grouped_answers(), numbers))
    with connect(folder) as connection, ColumnarStore.open(folder.address) as store, failures_at(folder.address):
        versions = version_findings(stream(connection, VERSIONS), store.view())
        write_table(folder, "joined", chain(question_findings(store.view().grouped_answers()), versions))


def _origins(connection: Any) -> Iterator[Row]:
    """The origin of each page that has a copy, which is the first by id of all that are linked to it."""
    for statement in (_EQUAL, _SAMPLED, _PAIRS):
        connection.execute(statement)
    groups = _Groups()
    for one, other in stream(connection, _OTHERS):
        groups.join(one, other)
    with tempfile.TemporaryDirectory(prefix="sayso-") as near, _Texts(Path(near, "texts.db")) as texts:
        texts.keep(stream(connection, _TEXTS))
        for one, other, *likeness in stream(connection, "SELECT * FROM pairs ORDER BY one, other"):
            is_new = groups.root(one) != groups.root(other)
            if is_new and may_be_copies(*likeness) and are_copies(texts.shingles(one), texts.shingles(other)):
                groups.join(one, other)
    for page in sorted(groups.held):
        yield {"page": page, "origin": groups.root(page)}


class _Groups:
    """Pages that are joined two by two; the first by id stands for each group."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}

    def root(self, page: str) -> str:
        """The page that stands for the group of `page`."""
        while (above := self.held.get(page, page)) != page:
            self.held[page] = self.held.get(above, above)
            page = above
        return page

    def join(self, one: str, other: str) -> None:
        """Make the groups of both one."""
        low, high = sorted((self.root(one), self.root(other)))
        self.held[low] = self.held[high] = low


class _Texts:
    """Texts of pages in a file of their own, and the shingles of those asked for last."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute("CREATE TABLE texts (id TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID")
        self.shingles = lru_cache(SHINGLES_HELD)(self._shingles)

    def keep(self, rows: Iterator[tuple[str, str]]) -> None:
        """Keep the texts of pages, given as their records."""
        texts = ((page, parse_bytes(record)["text"].encode("utf-8", "surrogatepass")) for page, record in rows)
        self._connection.executemany("INSERT OR IGNORE INTO texts VALUES (?, ?)", texts)

    def _shingles(self, page: str) -> Shingles:
        (text,) = self._connection.execute("SELECT text FROM texts WHERE id = ?", (page,)).fetchone()
        return shingles_of(text.decode("utf-8", "surrogatepass"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._connection.close()
