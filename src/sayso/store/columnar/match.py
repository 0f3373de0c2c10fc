"""An expression of the embedded ledger's full-text search as a condition of DuckDB, on columns of tokens.

    words : "dock worker" AND (tags : "x" OR {counted names} : "ferr" *)

Pure functions from a string to a string with its values. A phrase stands in a column where its tokens follow each other
there, as in the index; a phrase without tokens stands nowhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.store.columnar.tokens import Tokens

_PIECE = re.compile(
    r"(?P<mark>[()]|AND\b|OR\b)|\s+|"
    r"(?:\{(?P<several>[\w ]+)\}|(?P<one>\w+)) : "
    r'"(?P<phrase>(?:[^"]|"")*)"(?P<begins> \*)?'
)


class Condition(NamedTuple):
    """A condition, and the values of its parameters in order."""

    sql: str
    values: tuple[str, ...]


def condition(expression: str, tokens: Tokens) -> Condition:
    """The condition that a record meets where `expression` matches it. Raises: ValueError for what is no expression."""
    told: list[str] = []
    values: list[str] = []
    for piece in _pieces(expression):
        if piece["phrase"] is None:
            told.append(piece["mark"])
            continue
        sql, needed = _leaf(piece, tokens)
        told.append(sql)
        values += needed
    return Condition(" ".join(told), tuple(values))


def _pieces(expression: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(expression):
        piece = _PIECE.match(expression, at)
        if piece is None:
            message = f"this is no expression from character {at} on: {expression!r}"
            raise ValueError(message)
        at = piece.end()
        if piece.group().strip():
            yield piece


def _leaf(piece: re.Match[str], tokens: Tokens) -> tuple[str, list[str]]:
    columns = (piece["several"] or piece["one"]).split()
    phrase = tokens.of(piece["phrase"].replace('""', '"'))
    if not phrase:
        return "FALSE", []
    sought = phrase.rstrip() if piece["begins"] else phrase
    return f"({' OR '.join(f'contains(in_{column}, ?)' for column in columns)})", [sought] * len(columns)
