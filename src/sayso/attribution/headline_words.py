"""The table of headline words, ready to be asked."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from sayso.data import load_table


@dataclass(frozen=True, slots=True)
class HeadlineWords:
    """Words that tell, in a headline, who says what; headline_words.toml says of each set what it is."""

    kickers: frozenset[str]
    topics: frozenset[str]
    sources: frozenset[str]
    bare: frozenset[str]
    events: frozenset[str]
    speech: frozenset[str]
    outlets: frozenset[str]
    saying: frozenset[str]
    weak: frozenset[str]
    also_nouns: frozenset[str]
    auxiliaries: frozenset[str]
    determiners: frozenset[str]
    conjunctions: frozenset[str]
    after_passive: frozenset[str]


@cache
def load_headline_words() -> HeadlineWords:
    """The table that ships. Raises: TableError if it can't be read."""
    table = load_table("headline_words")
    return HeadlineWords(**{field.name: frozenset(table[field.name]["words"]) for field in fields(HeadlineWords)})
