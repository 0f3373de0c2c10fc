"""Number words to numbers, and the tables of words that the other modules of numerals read."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.data import load_table
from sayso.model import Comparator


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of bounds.toml and numerals.toml, as the scanner of numerals needs them."""

    ones: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, float]
    ordinals: Mapping[str, int]
    groups: Mapping[str, int]
    times: Mapping[str, int]
    vague: Mapping[str, tuple[float, float]]
    fractions: Mapping[str, float]
    before: Mapping[str, Comparator]
    after: Mapping[str, Comparator]
    when: Mapping[str, Comparator]
    short_of: frozenset[str]
    other_work: frozenset[str]
    ceilings: frozenset[str]


@functools.cache
def load_number_words() -> NumberWords:
    """The tables, read once. Raises: TableError if one is missing or broken."""
    bounds, numerals = load_table("bounds"), load_table("numerals")
    return NumberWords(
        ones=numerals["ones"],
        tens=numerals["tens"],
        scales={word: scale for word, scale in numerals["scales"].items() if not word.endswith("s")},
        ordinals={word: value for word, value in numerals["ordinals"].items() if value <= 20},
        groups=bounds["groups"],
        times=bounds["times"],
        vague={word: (low, high) for word, (low, high) in bounds["vague"].items()},
        fractions=bounds["fractions"],
        before=_by_word(bounds["before"]),
        after=_by_word(bounds["after"]),
        when=_by_word(bounds["time"]),
        short_of=frozenset(bounds["kinds"]["short_of"]),
        other_work=frozenset(bounds["kinds"]["other_work"]),
        ceilings=frozenset(bounds["kinds"]["ceilings"]),
    )


def _by_word(table: Mapping[str, list[str]]) -> dict[str, Comparator]:
    return {word: Comparator(name) for name, words in table.items() for word in words}


def read_words(words: str) -> float:
    """The number that English number words name: "two hundred and fifty thousand" -> 250000."""
    table = load_number_words()
    total = current = 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in ("half", "quarter"):
            current = 0.5 if word == "half" else 0.25
        elif word in table.ones or word in table.tens:
            current += table.ones.get(word, table.tens.get(word, 0))
        elif word in table.scales and table.scales[word] <= 100:
            current = (current or 1) * table.scales[word]
        elif word in table.scales:
            total, current = total + (current or 1) * table.scales[word], 0.0
    return total + current


def alternatives(words: Mapping[str, object]) -> str:
    """A regular expression for any of `words`, the longest first; a space in one also matches a hyphen."""
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in sorted(words, key=lambda w: (-len(w), w)))
