"""The word lists that the scanner of quantities asks: each a section of a table in sayso/data, with its example."""

from __future__ import annotations

from functools import cache
from typing import Any

from sayso.data import load_table
from sayso.errors import TableError

TABLES = ("not_quantities", "counting_words", "number_neighbours")


@cache
def listed(name: str) -> frozenset[str]:
    """The words of the list `name`. Raises: TableError if no table, or more than one, has it."""
    found: list[dict[str, Any]] = [table[name] for table in _tables() if name in table]
    if len(found) != 1:
        message = f"{len(found)} tables have a list {name!r}, not one"
        raise TableError(message, where=", ".join(f"{table}.toml" for table in TABLES), mend="Install sayso again.")
    return frozenset(found[0]["words"])


@cache
def _tables() -> tuple[dict[str, Any], ...]:
    return tuple(load_table(table) for table in TABLES)
