"""The lists of words that this package asks for, from the table figure_words.toml, each loaded once."""

from __future__ import annotations

import functools

from sayso.data import load_table
from sayso.errors import TableError


@functools.cache
def listed(name: str) -> frozenset[str]:
    """The words of the list `name`, in small letters. Raises: TableError if there is no such list."""
    found = _lists().get(name)
    if found is None:
        message = f"the table 'figure_words' has no list {name!r}"
        raise TableError(message, where="figure_words.toml", mend="Install sayso again.")
    return found


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for entry in load_table("figure_words")["list"]:
        if not all(entry.get(key) for key in ("name", "what", "words", "example", "origin")):
            message = f"a list of the table 'figure_words' lacks its name, use, words, example or origin: {entry}"
            raise TableError(message, where="figure_words.toml", mend="Give each [[list]] all five.")
        lists[entry["name"]] = frozenset(entry["words"].split())
    return lists
