"""Which files of a Parquet ledger count, and what they are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sayso.encode.json_bytes import bytes_of, parse_bytes
from sayso.errors import NotALedgerError, SchemaVersionError, StoreAccessError
from sayso.ids import make_id
from sayso.store.columnar.schema import FORMAT

if TYPE_CHECKING:
    import datetime as dt

    from sayso.store.columnar.files import Folder

MARK = "ledger.json"
UNDATED = "none"
"""What stands for the month of pages without a day."""

_PART = re.compile(r"(?P<input>[\w-]+)\.(?P<turn>\d+)\.(?:parquet|json)")


class Part(NamedTuple):
    """The name of what one input gave, the `turn`th time it was read: a later turn takes the place of the earlier."""

    input: str
    turn: int

    @property
    def name(self) -> str:
        """The name of its files, without their ending."""
        return f"{self.input}.{self.turn}"


def input_name(address: str) -> str:
    """What an input is called in the ledger."""
    return make_id("input", address)


def month_of(published: dt.date | None) -> str:
    """The month by which a record is filed."""
    return published.strftime("%Y-%m") if published else UNDATED


def part_of(name: str) -> Part | None:
    """The part that a file's name tells, or None for another file."""
    found = _PART.fullmatch(name)
    return Part(found["input"], int(found["turn"])) if found else None


def live_parts(folder: Folder) -> dict[str, Part]:
    """The parts that count, by their inputs' names: of each input the last turn that was ended."""
    live: dict[str, Part] = {}
    for name in folder.names("inputs"):
        part = part_of(name)
        if part is not None and (part.input not in live or live[part.input].turn < part.turn):
            live[part.input] = part
    return live


def live_files(folder: Folder, table: str, live: dict[str, Part]) -> list[str]:
    """The files of a table that count, in order of month and name."""
    files = []
    for month in folder.names(table):
        for name in folder.names(table, month):
            part = part_of(name)
            if part is not None and live.get(part.input) == part:
                files.append(folder.path(table, month, name))
    return files


def is_ledger(folder: Folder) -> bool:
    """True for a folder that holds a Parquet ledger."""
    return folder.holds(MARK)


Columns = dict[str, dict[str, str]]
"""Tables, each with its columns and their types, in order."""


def begin_ledger(folder: Folder, columns: Columns) -> None:
    """Make a folder a Parquet ledger with these tables, or make sure that it is one this sayso can add to."""
    if is_ledger(folder):
        check_ledger(folder)
        return
    if folder.names():
        message = "the folder holds other things than a ledger"
        raise NotALedgerError(message, where=folder.address, mend="Name a folder that is empty or isn't there yet.")
    folder.write(bytes_of({"ledger": "sayso", "format": FORMAT, "tables": columns}), MARK)


def check_ledger(folder: Folder) -> Columns:
    """The columns of a folder that is a ledger of this format.

    Raises: StoreAccessError where nothing is there, NotALedgerError, SchemaVersionError for a newer sayso's.
    """
    if not is_ledger(folder):
        if not folder.names():
            message = "there is no ledger here"
            mend = "Make one first: sayso archive FILES --out FOLDER."
            raise StoreAccessError(message, where=folder.address, mend=mend)
        message = "the folder is no Parquet ledger"
        raise NotALedgerError(message, where=folder.address, mend="Give another with --ledger.")
    try:
        told = parse_bytes(folder.read(MARK))
        known, columns = int(told["format"]), dict(told["tables"])
    except (ValueError, KeyError, TypeError) as error:
        message = f"{MARK} can't be read"
        raise NotALedgerError(message, where=folder.address, mend="Restore it, or make the ledger anew.") from error
    if known > FORMAT:
        message = f"the ledger has format {known}; this sayso knows up to {FORMAT}"
        raise SchemaVersionError(message, where=folder.address, mend="Install a newer sayso.")
    return columns
