"""Whole readings of a Parquet ledger: of one page, or of all in order, without holding more than one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.answers import Record
from sayso.encode import article_from_json, parse_bytes, provenance_from_json
from sayso.model import Reading, Refusal
from sayso.store.base import Entry
from sayso.store.values import KINDS, MAKE

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH = 1_000
"""Rows fetched at once."""

_KEY = "published::VARCHAR, input, page_number"
_ORDER = "ORDER BY published NULLS FIRST, input, page_number, number"
_PAGE = f"SELECT {_KEY}, id, origin, record, sayso, models, config, read_at FROM pages"  # noqa: S608 - our own names
_REFUSAL = f'SELECT {_KEY}, code, what, "where", mend, detail FROM refusals WHERE page IS NOT NULL'  # noqa: S608

_JOINED = """
    SELECT p.id, j.record, p.published, p.input, p.page_number FROM joined j JOIN pages p ON p.id = j.page
    WHERE j.id = ? LIMIT 1
"""

Key = tuple[str | None, str, int]
"""Day, input and number of a page: what its records are put in order by."""


def stream(connection: Any, statement: str, told: Any = None) -> Iterator[Any]:
    """The rows of a statement, a batch at a time, through a cursor of its own."""
    with connection.cursor() as cursor:
        cursor.execute(statement, told)
        while rows := cursor.fetchmany(BATCH):
            yield from rows


def entries(connection: Any) -> Iterator[Entry]:
    """Every reading, in order of publication: the tables, each in that order, are read side by side."""
    records = {
        table: _Beside(stream(connection, f"SELECT {_KEY}, record FROM {table} {_ORDER}"))  # noqa: S608 - our own names
        for table in MAKE
    }
    refusals = _Beside(stream(connection, f"{_REFUSAL} {_ORDER}"))
    for row in stream(connection, f"{_PAGE} {_ORDER}"):
        key: Key = row[:3]
        found = {table: [each[3] for each in beside.take(key)] for table, beside in records.items()}
        yield Entry(row[3], row[4], _reading(row[5:], found, [each[3:] for each in refusals.take(key)]))


class _Beside:
    """Rows in the order of their pages, taken page by page."""

    def __init__(self, rows: Iterator[Any]) -> None:
        self._rows = rows
        self._ahead = next(rows, None)

    def take(self, key: Key) -> Iterator[Any]:
        """The rows of the page with that key."""
        while self._ahead is not None and self._ahead[:3] == key:
            yield self._ahead
            self._ahead = next(self._rows, None)


def _reading(page: tuple[Any, ...], records: dict[str, list[str]], refusals: list[Any]) -> Reading:
    record, sayso, models, config, read_at = page
    told = {"sayso": sayso, "models": parse_bytes(models), "config": config, "read_at": read_at}
    made: dict[str, Any] = {
        table: tuple(MAKE[table](parse_bytes(each)) for each in held) for table, held in records.items()
    }
    return Reading(
        article=article_from_json(parse_bytes(record)),
        **made,
        refusals=tuple(Refusal(*each) for each in refusals),
        provenance=provenance_from_json(told),
    )


def record(connection: Any, table: str, identity: str) -> Record:
    """The record with that id, with its page and the articles that share its origin."""
    column = "id" if table == "pages" else "page"
    item = "NULL" if table == "pages" else "record"
    place = f"SELECT {column}, {item}, published, input, page_number FROM {table} WHERE id = ? LIMIT 1"  # noqa: S608
    if table == "joined":
        place = _JOINED
    page, told, published, name, number = connection.execute(place, [identity]).fetchone()
    where = "WHERE published IS NOT DISTINCT FROM ? AND input = ? AND page_number = ?"
    at = [published, name, number]
    row = connection.execute(f"{_PAGE} {where}", at).fetchone()
    found = {
        each: [
            held[0]
            for held in connection.execute(f"SELECT record FROM {each} {where} ORDER BY number", at).fetchall()  # noqa: S608
        ]
        for each in MAKE
    }
    refusals = connection.execute(f"{_REFUSAL} AND {where.removeprefix('WHERE ')} ORDER BY number", at).fetchall()
    copies = connection.execute("SELECT article FROM pages WHERE origin = ? ORDER BY article", [row[4]]).fetchall()
    return Record(
        id=identity,
        kind="finding" if table == "joined" else KINDS[table],
        page=page,
        origin=row[4],
        item=None if table == "pages" else MAKE["findings" if table == "joined" else table](parse_bytes(told)),
        reading=_reading(row[5:], found, [each[3:] for each in refusals]),
        copies=tuple(each[0] for each in copies),
    )
