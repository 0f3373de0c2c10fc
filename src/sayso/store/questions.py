"""Questions as the embedded ledger keeps them, read: which figures answer one."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sayso.store import values
from sayso.store.threads import OF_ALL, OF_QUESTIONS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

    from sayso.model import Answer

_UNGROUPED = """
    SELECT 1 FROM ungrouped u JOIN figures f ON f.page = u.page
    WHERE f.id IN (SELECT value FROM json_each(?)) LIMIT 1
"""
_WAITING = """
    SELECT (SELECT count(*) FROM ungrouped) + (EXISTS (SELECT 1 FROM gone_threads) OR EXISTS (SELECT 1 FROM stale))
"""
_OF_FIGURES = """
    SELECT DISTINCT h.question FROM figures f CROSS JOIN threads h ON h.page = f.page
    WHERE f.id IN (SELECT value FROM json_each(?)) AND f.key - f.page IN (SELECT value FROM json_each(h.figures))
"""


def read_questions(connection: sqlite3.Connection, figures: Collection[str]) -> list[tuple[Answer, ...]] | None:
    """The answers to each question that figures with these ids answer; None where one is of a page not grouped."""
    told = json.dumps(sorted(figures))
    if connection.execute(_UNGROUPED, (told,)).fetchone():
        return None
    numbers = sorted(number for (number,) in connection.execute(_OF_FIGURES, (told,)))
    rows = connection.execute(OF_QUESTIONS, (json.dumps(numbers),)).fetchall()
    return list(_grouped(sorted(rows, key=lambda row: row[0])))


def read_all_questions(connection: sqlite3.Connection) -> Iterator[tuple[Answer, ...]]:
    """The answers to each question of the ledger."""
    return _grouped(connection.execute(OF_ALL))


def _grouped(rows: Iterable[Any]) -> Iterator[tuple[Answer, ...]]:
    for _, group in groupby(rows, key=lambda row: row[0]):
        yield tuple(values.answer(tuple(row[1:])) for row in group)


def count_ungrouped(connection: sqlite3.Connection) -> int:
    """How many pages have figures that aren't under questions; those gone, or to be written anew, count as one."""
    return int(connection.execute(_WAITING).fetchone()[0])
