"""A reading as rows of a Parquet ledger: those of an export, and sayso's own behind them.

In: a reading with its page's number among those of its input. Out: rows, each with its table and month.
"""

from __future__ import annotations

import struct
from itertools import chain
from typing import TYPE_CHECKING, Any

from sayso.compare.copies import shingles_of
from sayso.encode import article_to_json
from sayso.export.tables import cell_of, refusal_of
from sayso.export.tables import rows_of as exported_rows
from sayso.store.base import Entry
from sayso.store.columnar.layout import month_of
from sayso.store.columnar.schema import SEARCHED
from sayso.store.rows import clean, page_id, text_of
from sayso.store.rows import rows_of as ledger_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.model import Reading, Refusal
    from sayso.store.columnar.tokens import Tokens

Row = dict[str, Any]
Filed = tuple[str, str, Row]
"""A table's name, a month, and a row."""


def filed_rows(
    reading: Reading, tokens: Tokens, *, name: str, number: int, origin: str | None = None
) -> Iterator[Filed]:
    """The rows of a reading, page `number` of the input called `name`. Without an `origin` the page is its own."""
    article = reading.article
    month, published = month_of(article.published), article.published and article.published.isoformat()
    entry = Entry(page_id(article), origin or page_id(article), reading)
    placed = {"input": name, "page_number": number}
    numbers = _Numbers()
    for table, exported in exported_rows(entry):
        row = exported | placed | {"number": numbers.next(table)}
        if table == "pages":
            row.update(_own_of_page(reading))
        elif table == "refusals":
            row.update(published=published, number=row["place"])
        else:
            row["page_headline"] = article.headline
        if table in {"statements", "figures"}:
            row.update(_searched(table, row, tokens), page_origin=entry.origin)
        yield table, month, row


class _Numbers:
    """Numbers the records of one page from 1, through all tables that have ids; the page itself is 0."""

    def __init__(self) -> None:
        self._last = -1

    def next(self, table: str) -> int:
        if table == "refusals":
            return 0
        self._last += 1
        return self._last


def loose_row(refusal: Refusal, *, name: str, number: int) -> Filed:
    """The row of a refusal that belongs to no page."""
    placed = {"input": name, "page_number": number, "number": 0, "published": None}
    return "refusals", month_of(None), {**refusal_of(refusal, page=None), **placed}


def _own_of_page(reading: Reading) -> Row:
    rows = ledger_rows(reading)
    sample = sorted(shingles_of(reading.article.text).sample) if reading.article.text else []
    return {
        "models": rows.reader["models"],
        "reading": rows.page["reading"],
        "record": text_of(article_to_json(reading.article)),
        "sample": struct.pack(f"<{len(sample)}I", *sample),
    }


def _searched(table: str, row: Row, tokens: Tokens) -> Row:
    """What a record is searched by, as tokens; the same texts as in the index of an embedded ledger."""
    is_figure = table == "figures"
    told = {
        "words": row["sentence" if is_figure else "content"],
        "counted": row["counted"] if is_figure else "",
        "names": row["names"],
        "places": row["places"] if is_figure else "",
        "spellings": row["spellings"],
        "headline": row["page_headline"],
        "tags": row["tags"],
    }
    return {f"in_{name}": tokens.of(clean(told[name])) for name in SEARCHED}


def texts_of(reading: Reading) -> Iterator[str]:
    """The texts that most of a reading's tokens come from: cut together, they are cut faster."""
    article = reading.article
    return chain((clean(article.text), clean(article.headline)))


def cells_of(row: Row, names: list[str]) -> list[Any]:
    """The values of columns, as a file can hold them."""
    return [cell_of(row, name) for name in names]
