"""Rows of the embedded ledger as values: the columns that each value is made from, and how."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sayso.answers import FoundFinding, Record, Said
from sayso.encode import (
    article_from_json,
    figure_from_json,
    finding_from_json,
    parse_bytes,
    provenance_from_json,
    statement_from_json,
)
from sayso.model import Answer, Figure, Finding, Reading, Refusal, Statement
from sayso.store.keys import records_of
from sayso.store.rows import unpack

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from sayso.answers import Kind

_PAGE = "p.article, p.id, p.headline, p.outlet, p.published, p.origin"
ANSWER = f"t.record, t.id, t.sentence, {_PAGE}"
SAID = f"t.record, t.id, t.content, {_PAGE}"
FOUND = f"t.record, t.id, {_PAGE}"
KINDS: dict[str, Kind] = {"pages": "page", "statements": "statement", "figures": "figure", "findings": "finding"}
"""The tables whose records have ids, and what one of their records is called."""

FROM_FIGURES = "FROM figures t JOIN pages p ON p.key = t.page"
FROM_STATEMENTS = "FROM statements t JOIN pages p ON p.key = t.page"
FROM_FINDINGS = "FROM findings t JOIN pages p ON p.key = t.page"
FROM_JOINED = "FROM joined t JOIN pages p ON p.key = t.page"


def answer(row: tuple[Any, ...]) -> Answer:
    """The answer of a row of ANSWER."""
    record, identity, sentence, article, page, headline, outlet, published, origin = row
    return Answer(
        figure=figure_from_json(parse_bytes(record)),
        article=article,
        sentence=sentence,
        headline=headline,
        outlet=outlet,
        published=_day(published),
        origin=origin,
        id=identity,
        page=page,
    )


def said(row: tuple[Any, ...]) -> Said:
    """The statement of a row of SAID."""
    record, identity, content, article, page, headline, outlet, published, origin = row
    return Said(
        id=identity,
        statement=statement_from_json(parse_bytes(record)),
        content=content,
        article=article,
        page=page,
        headline=headline,
        outlet=outlet,
        published=_day(published),
        origin=origin,
    )


def found_finding(row: tuple[Any, ...]) -> FoundFinding:
    """The finding of a row of FOUND."""
    record, identity, article, page, headline, outlet, published, _ = row
    return FoundFinding(
        id=identity,
        finding=finding_from_json(parse_bytes(record)),
        article=article,
        page=page,
        headline=headline,
        outlet=outlet,
        published=_day(published),
    )


def refusal(row: tuple[str, str, str, str, str]) -> Refusal:
    """The refusal of its five columns."""
    return Refusal(*row)


def _day(told: str | None) -> dt.date | None:
    return dt.date.fromisoformat(told) if told else None


MAKE: dict[str, Callable[[Any], Statement | Figure | Finding]] = {
    "statements": statement_from_json,
    "figures": figure_from_json,
    "findings": finding_from_json,
}
"""What makes a record of each table from its JSON."""


def reading(connection: sqlite3.Connection, page: int) -> Reading:
    """The whole reading of the page with that key."""
    content, read_at, sayso, models, config = connection.execute(
        "SELECT p.content, p.read_at, r.sayso, r.models, r.config "
        "FROM pages p JOIN readers r ON r.number = p.reader WHERE p.key = ?",
        (page,),
    ).fetchone()
    told = {"sayso": sayso, "models": parse_bytes(models), "config": config, "read_at": read_at}
    refusals = connection.execute(
        'SELECT code, what, "where", mend, detail FROM refusals WHERE page = ? ORDER BY place', (page,)
    )
    return Reading(
        article=article_from_json(unpack(content)),
        statements=tuple(statement_from_json(each) for each in _records(connection, "statements", page)),
        figures=tuple(figure_from_json(each) for each in _records(connection, "figures", page)),
        findings=tuple(finding_from_json(each) for each in _records(connection, "findings", page)),
        refusals=tuple(map(refusal, refusals)),
        provenance=provenance_from_json(told),
    )


def _records(connection: sqlite3.Connection, table: str, page: int) -> list[Any]:
    statement = f"SELECT record FROM {table} WHERE key BETWEEN ? AND ? ORDER BY key"  # noqa: S608 - our own names
    return [parse_bytes(row[0]) for row in connection.execute(statement, records_of(page))]


def record(connection: sqlite3.Connection, table: str, key: int, *, identity: str) -> Record:
    """The record of a table with that key, with its page and the articles that share its origin."""
    page = key if table == "pages" else _page_of(connection, table, key)
    name, origin = connection.execute("SELECT id, origin FROM pages WHERE key = ?", (page,)).fetchone()
    copies = connection.execute("SELECT article FROM pages WHERE origin = ? ORDER BY article", (origin,))
    return Record(
        id=identity,
        kind=KINDS.get(table, "finding"),
        page=name,
        origin=origin,
        item=_item(connection, table, key),
        reading=reading(connection, page),
        copies=tuple(row[0] for row in copies),
    )


def _page_of(connection: sqlite3.Connection, table: str, key: int) -> int:
    (page,) = connection.execute(f"SELECT page FROM {table} WHERE key = ?", (key,)).fetchone()  # noqa: S608
    return int(page)


def _item(connection: sqlite3.Connection, table: str, key: int) -> Statement | Figure | Finding | None:
    """The record with that key, or None for a page."""
    if table == "pages":
        return None
    (record,) = connection.execute(f"SELECT record FROM {table} WHERE key = ?", (key,)).fetchone()  # noqa: S608
    make = MAKE["findings" if table == "joined" else table]
    return make(parse_bytes(record))
