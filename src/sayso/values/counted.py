"""The words that may be what a number counts: a guess from word order and endings, for stages that have no parse.

"2,000 Iranian troops in Syria" gives "Iranian troops". The phrase ends at its first plural noun, or at a word that no noun
phrase goes past.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from sayso.data import load_table
from sayso.model import QuantityKind
from sayso.values.lexer import HYPHENS, Kind, Tokens

if TYPE_CHECKING:
    from sayso.values.measures import Measure


@dataclass(frozen=True, slots=True)
class CountingWords:
    """The words of counting_words.toml."""

    stop: frozenset[str]
    casualty: frozenset[str]
    plurals: frozenset[str]
    attributive: frozenset[str]
    no_plurals: frozenset[str]
    demonyms: tuple[str, ...]
    heads: frozenset[str]


@cache
def counting_words() -> CountingWords:
    """The table, read once."""
    table = load_table("counting_words")
    return CountingWords(
        *(frozenset(table[name]["words"]) for name in ("stop", "casualty", "plurals", "attributive", "no_plurals")),
        demonyms=tuple(table["demonyms"]["endings"]),
        heads=frozenset(table["toll"]["heads"]),
    )


def is_plural(word: str) -> bool:
    """True when `word` (lower case) looks like a plural noun."""
    table = counting_words()
    if word in table.plurals or word.endswith(("men", "women", "children", "people", "folk")):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "'s", "ous")) and word not in table.no_plurals


LONGEST: Final = 7
"""Words of a counted phrase at most: longer runs of words without a plural are no phrase."""

DETERMINERS: Final = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "these", "those", "all", "this", "that", "my", "your"})


def find_counted(tokens: Tokens, measure: Measure, *, single: bool, start: int | None = None) -> tuple[int, int] | None:
    """The tokens of what `measure` counts, behind it, or None.

    `single` is true when one thing may be counted; `start` is where its words end, if not with its unit.
    """
    at = start = measure.last if start is None else start
    if tokens.words[at] in HYPHENS and tokens.hyphen(at):
        return (at + 1, at + 2) if tokens.kinds[at + 1] is Kind.WORD else None
    if tokens.words[at] == "in" and measure.unit.kind is QuantityKind.MONEY:
        at += 1
    if tokens.words[at] in {"more", "of", "other", "additional", "further", "such"} and tokens.words[at + 1] == "of":
        at += 1
    if tokens.words[at] == "of":
        at += 1
        if tokens.words[at] in {"them", "which", "whom", "us"}:
            return None
    while tokens.words[at] in DETERMINERS and at < start + 4:
        if at == start and measure.unit.name != "share" and measure.unit.name != "times":
            return None
        at += 1
    return _phrase(tokens, at, single=single)


def _phrase(tokens: Tokens, start: int, *, single: bool) -> tuple[int, int] | None:
    table = counting_words()
    last = start
    for at in range(start, start + LONGEST):
        word = tokens.words[at]
        if tokens.kinds[at] is not Kind.WORD:
            if _joins(tokens, at, start):
                continue
            break
        if word in table.stop or (word.endswith("ly") and at > start) or (at > start and tokens.line_start(at)):
            break
        if word in table.casualty and (at > start or not _adjective(tokens, at)):
            break
        if word.endswith("ed") and at > start and last > start and is_plural(tokens.words[at - 1]):
            break
        last = at + 1
        if not single and is_plural(word) and not _goes_on(tokens, at):
            break
    if last == start:
        return None
    return start, last


def _joins(tokens: Tokens, at: int, start: int) -> bool:
    """True for the hyphen of "pro-government fighters", the quote of “moderate” and the "&" of a name within a phrase."""
    if at == start:
        return tokens.words[at] in {'"', "“", "'", "‘"}
    return tokens.hyphen(at) or (tokens.words[at] in {"/", "&"} and tokens.glued(at)) or tokens.words[at] in {"”", "’"} and False


def _adjective(tokens: Tokens, at: int) -> bool:
    """True for the "wounded" of "30 wounded soldiers": a noun follows."""
    behind = tokens.words[at + 1]
    return tokens.kinds[at + 1] is Kind.WORD and behind not in counting_words().stop and (is_plural(behind) or is_plural(tokens.words[at + 2])) and behind not in counting_words().casualty


def _goes_on(tokens: Tokens, at: int) -> bool:
    """True when the plural at `at` only stands before the noun that is counted: "three arms dealers", "US troops' homes"."""
    behind = tokens.words[at + 1]
    if tokens.words[at] in counting_words().attributive:
        return tokens.kinds[at + 1] is Kind.WORD and is_plural(behind) and behind not in counting_words().stop
    return behind in {"'", "’"} and tokens.glued(at + 1)
