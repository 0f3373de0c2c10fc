"""Whether a ledger holds what it should after all the kills: every page once, and what is read without kills."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from sayso.store.columnar.connection import connect
from sayso.store.columnar.files import Folder
from soak.pages import url_of

TABLES = ("pages", "statements", "figures", "findings", "refusals")
LEFT_OUT = {"read_at", "page_number"}
"""Columns that may differ between two readings of one page: when it was read."""


def faults(ledger: Path, files: list[Path], count: int) -> list[str]:
    """What is wrong with a ledger of `count` pages, in words; empty where nothing is."""
    found = []
    with connect(Folder(str(ledger))) as connection:
        found += _lost_or_doubled(connection, count)
        for table in TABLES[1:]:
            (doubled,) = _one(connection, f"SELECT count(*) - count(DISTINCT id) FROM all_{table}")  # noqa: S608 - ours
            if doubled:
                found.append(f"{doubled} rows of {table} stand twice")
        for (where,) in connection.execute("SELECT \"where\" FROM all_refusals WHERE code = 'engine'").fetchall():
            found.append(f"a page was refused for its worker's end: {where}")
    if list(Path(ledger, "failed").glob("*.json")):
        found.append("some files failed")
    if list(Path(ledger, "staged").rglob("*.zip")):
        found.append("bundles are left over")
    return found + _unlike(ledger, files[len(files) // 2])


def _lost_or_doubled(connection: Any, count: int) -> list[str]:
    held = [url for (url,) in connection.execute("SELECT url FROM all_pages").fetchall()]
    wanted = {url_of(number) for number in range(count)}
    told = {
        "pages lost": len(wanted - set(held)),
        "pages doubled": len(held) - len(set(held)),
        "pages that were not given": len(set(held) - wanted),
    }
    return [f"{number} {what}" for what, number in told.items() if number]


def _unlike(ledger: Path, file: Path) -> list[str]:
    """How the records of one file differ from those of a run of it alone, without a kill."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "sayso", "archive", str(file), "--out", folder, "--no-settle", "--quiet"]
        subprocess.run(command, check=True)
        with connect(Folder(folder)) as alone, connect(Folder(str(ledger))) as whole:
            return [
                f"{table} of {file.name} differ"
                for table in TABLES
                if _rows(alone, table, None)
                != _rows(whole, table, _one(alone, "SELECT any_value(input) FROM all_pages")[0])
            ]


def _rows(connection: Any, table: str, name: str | None) -> list[tuple[Any, ...]]:
    where = "" if name is None else f"WHERE input = '{name}'"
    rows = connection.execute(f"SELECT * FROM all_{table} {where}")  # noqa: S608 - ours
    kept = [place for place, column in enumerate(rows.description) if column[0] not in LEFT_OUT]
    return sorted(tuple(str(row[place]) for place in kept) for row in rows.fetchall())


def _one(connection: Any, query: str) -> tuple[Any, ...]:
    row: tuple[Any, ...] = connection.execute(query).fetchone()
    return row
