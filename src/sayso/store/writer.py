"""Writes rows within a transaction of the embedded ledger."""

from __future__ import annotations

import datetime as dt
import struct
from itertools import count as count_from
from typing import TYPE_CHECKING, Any

from sayso.errors import StoreError, TooLargeError
from sayso.store.base import Judgement, Near, Put
from sayso.store.joined import JoinedTables
from sayso.store.keys import PAGES, RECORDS, page_key, records_of
from sayso.store.rows import ReadingRows, Row, clean, refusal_row, rows_of, unpack
from sayso.store.threads import ThreadTables

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from sayso.model import Reading, Refusal

_COLUMNS = "words, counted, names, places, spellings, headline, tags"
_SEARCHED = "FROM search_rows WHERE key BETWEEN ? AND ? ORDER BY key DESC"  # the index's own order
_INDEX = f"INSERT INTO search (rowid, {_COLUMNS}) SELECT place, {_COLUMNS} {_SEARCHED}"
_UNINDEX = f"INSERT INTO search (search, rowid, {_COLUMNS}) SELECT 'delete', place, {_COLUMNS} {_SEARCHED}"
_READER = "SELECT number FROM readers WHERE sayso = ? AND models = ? AND config = ?"
_KEEP_DIGEST = """
    INSERT OR IGNORE INTO earlier_readings (page, reading, sayso, config, read_at)
    SELECT p.id, p.reading, r.sayso, r.config, p.read_at
    FROM pages p JOIN readers r ON r.number = p.reader WHERE p.key = ?
"""
_SHARING = """
    SELECT p.id FROM shingles s CROSS JOIN pages p ON p.number = s.page
    WHERE s.shingle = ? AND p.id <> ? ORDER BY s.page LIMIT 1
"""
_NEAR = """
    SELECT p.id, p.origin, count(*) AS shared, length(p.sample) / 4
    FROM shingles s JOIN pages p ON p.number = s.page
    WHERE s.shingle IN (SELECT value FROM json_each(?)) AND p.id <> ?
    GROUP BY p.number ORDER BY shared DESC, p.id
"""


class EmbeddedWriter:
    """Writes through a connection that is in a transaction. `Writer` of base.py tells what each method does."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Keep the connection."""
        self._connection = connection
        self._unindexed: set[int] = set()  # keys of pages added

    def end(self) -> None:
        """Index what was added. The index wants its rows in order, the newest first: out of order each costs ten."""
        for key in sorted(self._unindexed, reverse=True):
            self._connection.execute(_INDEX, records_of(key))
        self._unindexed.clear()

    def put(self, reading: Reading) -> Put:
        """Add a reading; see `Writer.put`."""
        rows = rows_of(reading)
        count = sum(map(len, rows.records.values()))
        if count >= RECORDS:
            message = f"the page has {count:,} records; a ledger takes {RECORDS - 1:,} of one page"
            raise TooLargeError(message, where=reading.article.address, mend="Split the page.")
        identity = rows.page["id"]
        held = self._one("SELECT key, number, reading, origin, sample FROM pages WHERE id = ?", identity)
        if held is None:
            number = self._next_number()
            self._insert_reading(rows, key=page_key(reading.article.published, number), number=number)
            return Put.NEW
        key, number, digest, origin, sample = held
        if digest == rows.page["reading"]:
            return Put.SAME
        recut = self.text_of(identity) != reading.article.text
        if recut:
            self.set_sample(identity, ())
        rows.page.update(origin=origin, sample=b"" if recut else sample)
        self._remove(key)
        self._insert_reading(rows, key=page_key(reading.article.published, number), number=number)
        return Put.RECUT if recut else Put.REPLACED

    def _next_number(self) -> int:
        number = int(self._one("SELECT coalesce(max(number), 0) + 1 FROM pages")[0])
        if number >= PAGES:
            message = f"a ledger in one file holds {PAGES - 1:,} pages"
            raise StoreError(message, mend="Begin a second ledger, or read into a Parquet ledger.")
        return number

    def _insert_reading(self, rows: ReadingRows, *, key: int, number: int) -> None:
        self._insert("pages", [{"key": key, "number": number, "reader": self._reader(rows.reader), **rows.page}])
        place = count_from(key + 1)
        for table, records in rows.records.items():
            self._insert(table, [{"key": next(place), "page": key, **row} for row in records])
        self._insert("refusals", [{"page": key, **row} for row in rows.refusals])
        self._unindexed.add(key)

    def _reader(self, row: Row) -> int:
        found = self._one(_READER, *row.values())
        if found is None:
            self._insert("readers", [row])
            found = self._one(_READER, *row.values())
        return int(found[0])

    def _remove(self, key: int) -> None:
        self._connection.execute(_KEEP_DIGEST, (key,))
        if key in self._unindexed:
            self._unindexed.discard(key)
        else:
            self._connection.execute(_UNINDEX, records_of(key))
        self._connection.execute("DELETE FROM pages WHERE key = ?", (key,))

    def put_refusal(self, refusal: Refusal) -> bool:
        """Add a refusal that belongs to no page; see `Writer.put_refusal`."""
        return self._insert("refusals", [{"page": None, **refusal_row(refusal, page=None)}], "OR IGNORE") > 0

    def put_input(self, address: str, *, mark: str, reader: str, pages: int, refusals: int) -> None:
        """Note a file read to its end; see `Writer.put_input`."""
        now = dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat()
        counts = {"pages": pages, "refusals": refusals, "ended_at": now}
        self._insert("inputs", [{"address": clean(address), "mark": mark, "reader": reader, **counts}], "OR REPLACE")

    def put_earlier(self, page: str, *, reading: str, sayso: str, config: str) -> None:
        """Note the digest of an earlier reading; see `Writer.put_earlier`."""
        told = {"page": page, "reading": reading, "sayso": sayso, "config": config, "read_at": ""}
        self._insert("earlier_readings", [told], "OR IGNORE")

    def put_judgement(self, judgement: Judgement) -> None:
        """Note that two names are one speaker; see `Writer.put_judgement`."""
        self.undo_judgement(judgement.name)
        row = {name: clean(value) for name, value in judgement._asdict().items() if name != "undone"}
        self._insert("judgements", [row])

    def undo_judgement(self, name: str) -> bool:
        """Undo the judgement in force on a name; see `Writer.undo_judgement`."""
        statement = "UPDATE judgements SET undone = 1 WHERE name = ? AND undone = 0"
        return self._connection.execute(statement, (clean(name),)).rowcount > 0

    def joined_findings(self) -> JoinedTables:
        """The findings over several pages."""
        self.end()  # they search
        return JoinedTables(self._connection)

    def group_tables(self) -> ThreadTables:
        """The tables of threads and questions."""
        return ThreadTables(self._connection)

    def near(self, page: str, sample: Iterable[int]) -> Iterator[Near]:
        """Pages that share shingles; see `Writer.near`."""
        told = f"[{','.join(map(str, sample))}]"
        yield from (Near(*row) for row in self._connection.execute(_NEAR, (told, page)))

    def sharing(self, page: str, shingle: int) -> str | None:
        """The first other page, in order of arrival, that shares a shingle."""
        found = self._one(_SHARING, shingle, page)
        return str(found[0]) if found else None

    def text_of(self, page: str) -> str:
        """The text of a page."""
        (content,) = self._one("SELECT content FROM pages WHERE id = ?", page)
        return str(unpack(content)["text"])

    def set_sample(self, page: str, sample: Iterable[int]) -> None:
        """Index a page's sample; see `Writer.set_sample`."""
        number, held = self._one("SELECT number, sample FROM pages WHERE id = ?", page)
        gone = ((shingle, number) for (shingle,) in struct.iter_unpack("<I", held))
        self._connection.executemany("DELETE FROM shingles WHERE shingle = ? AND page = ?", gone)
        shingles = sorted(sample)
        self._connection.executemany("INSERT INTO shingles VALUES (?, ?)", ((shingle, number) for shingle in shingles))
        packed = struct.pack(f"<{len(shingles)}I", *shingles)
        self._connection.execute("UPDATE pages SET sample = ? WHERE number = ?", (packed, number))

    def origin_of(self, page: str) -> str:
        """The origin of a page."""
        return str(self._one("SELECT origin FROM pages WHERE id = ?", page)[0])

    def pages_of(self, origin: str) -> tuple[str, ...]:
        """Pages that share an origin, in order."""
        found = self._connection.execute("SELECT id FROM pages WHERE origin = ? ORDER BY id", (origin,))
        return tuple(row[0] for row in found)

    def set_origin(self, pages: Iterable[str], origin: str) -> None:
        """Give pages an origin."""
        self._connection.executemany("UPDATE pages SET origin = ? WHERE id = ?", ((origin, page) for page in pages))

    def _insert(self, table: str, rows: list[Row], conflict: str = "") -> int:
        if not rows:
            return 0
        names, marks = ", ".join(f'"{name}"' for name in rows[0]), ", ".join("?" * len(rows[0]))
        statement = f"INSERT {conflict} INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names are our own
        return self._connection.executemany(statement, [tuple(row.values()) for row in rows]).rowcount

    def _one(self, statement: str, *values: Any) -> Any:
        return self._connection.execute(statement, values).fetchone()
