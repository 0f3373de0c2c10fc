"""The tables that ship with sayso: words and what they mean, as TOML, each entry with an example and its origin."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from sayso.errors import TableError


def load_table(name: str) -> dict[str, Any]:
    """The table `name`.toml of this folder. Raises: TableError if it is missing or is no TOML."""
    path = files(__name__) / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        message = f"the table {name!r} can't be read: {error}"
        raise TableError(message, where=str(path), mend="Install sayso again.") from error
