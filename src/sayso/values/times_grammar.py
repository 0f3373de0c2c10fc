"""What a construction is: a pattern over word classes, and the function that reads a value from what it matched.

A pattern names classes of times.toml in capitals ("DET? ORD QUARTER"); macros stand for parts that return. A group
`(?P<span>...)` marks the words of the expression where the pattern also asks for words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.interval import DayInterval
from sayso.model import TimeKind
from sayso.values.calendar_periods import Period
from sayso.values.times_context import Context
from sayso.values.times_words import Words, load_lexicon

MACROS = {
    "NUMBER": "(?:(?:DAYNUM|YEARNUM|DIGITS)SLASH?|CARD(?:DASH?CARD)*)",
    "ANDHALF": "(?:AND AN HALF)",
    "QUANTITY": "(?:NUMBER ANDHALF?|AN? (?:FEW|COUPLE OF?)|HALF AN?|AN HALF|AN)",
    "UNITWORD": "[UNIT UNITS SECONDW QUARTER QUARTERS]",
    "YEAREXP": "(?:YEARNUM)",
    "MONTHNAME": "(?:(?:MONTH|MAYISH) DOT?)",
    "WEEKDAYNAME": "(?:WEEKDAY|WEEKDAYABBR DOT?)",
    "ORDINAL": "(?:ORD|SECONDW|ORDNUM)",
    "HYPHEN": "DASH?",
    "POSSESSIVE": "(?:APOS YEARS?)",
    "SEASONNAME": "(?:SEASON|FALL)",
    "VERYEARLY": "(?:EARLY DASH?|DET? PARTOF OF|EARLIER IN?)",
    "LEADS": "(?:(?:AT|MORE|LEAD|TO)* LEAD)",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The value read from a match; `period` is set where later words may step from it ("a day earlier")."""

    kind: TimeKind
    value: str
    days: DayInterval | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a construction in the words of a text."""

    words: Words
    match: re.Match[str]

    @property
    def start(self) -> int:
        """Index of the first word of the expression."""
        return self._span()[0]

    @property
    def end(self) -> int:
        """Index after its last word."""
        return self._span()[1]

    def _span(self) -> tuple[int, int]:
        return self.match.span("span") if "span" in self.match.re.groupindex else self.match.span()

    def has(self, group: str) -> bool:
        """True when the optional `group` matched."""
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def value(self, group: str) -> Any:
        """The lexicon's value of the first word of `group`."""
        return self.words.values[self.match.start(group)]

    def lower(self, group: str) -> str:
        """The first word of `group` in lower case."""
        return self.words.lowers[self.match.start(group)]

    def indices(self, group: str) -> range:
        """Indices of the words of `group`."""
        return range(*self.match.span(group))

    def before(self, steps: int = 1) -> str:
        """The lower-case word `steps` before the expression; "" past the text's start."""
        index = self.start - steps
        return self.words.lowers[index] if index >= 0 else ""

    def after(self, steps: int = 1) -> str:
        """The lower-case word `steps` after the expression; "" past the text's end."""
        index = self.end + steps - 1
        return self.words.lowers[index] if index < len(self.words.lowers) else ""

    def capital(self, index: int) -> bool:
        """True when the word at `index` begins with a capital."""
        return self.words.text[self.words.starts[index]].isupper()


Reader = Callable[[Hit, Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A construction: its name, its pattern and its reader, which may decline a match with None."""

    name: str
    pattern: str
    read: Reader


def dated(period: Period, kind: TimeKind = TimeKind.DATE) -> Reading:
    """The reading of a stretch of the calendar."""
    return Reading(kind, period.value, period.days, period)


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """`pattern` over the letters of word classes."""
    code = load_lexicon().code

    def expand(match: re.Match[str]) -> str:
        name = match.group()
        if name in code:
            return code[name]
        plural_free = name
        return f"(?:{re.sub(NAME, expand, MACROS[plural_free])})"

    return re.compile(re.sub(NAME, expand, pattern).replace(" ", ""))


NAME = r"[A-Z]{2,}"
