"""What a construction is: a pattern over word classes, and the function that reads a value from what it matched.

A pattern names classes of times.toml in capitals ("DET? ORD QUARTER"); macros stand for parts that return. A group
`(?P<span>...)` holds the words of the expression where the pattern also asks for words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.interval import DayInterval
from sayso.model import TimeKind
from sayso.values.calendar_periods import Period, Unit
from sayso.values.times_context import Context
from sayso.values.times_words import Words, load_lexicon, word_set

MACROS = {
    "NUMBER": "(?:(?:DAYNUM|YEARNUM|DIGITS)SLASH?|CARD(?:DASH?CARD){0,5})",
    "ANDHALF": "(?:AND AN HALF)",
    "QUANTITY": "(?:NUMBER ANDHALF?|AN? (?:FEW|COUPLE OF?)|HALF AN?|AN HALF|AN)",
    "UNTIL": "(?:(?:TO|OR|DASH) NUMBER)",
    "UNITWORD": "[UNIT UNITS]",
    "MONTHNAME": "(?:MONTH|MAYISH|MONTHABBR DOT?)",
    "WEEKDAYNAME": "(?:WEEKDAY|WEEKDAYABBR DOT)",
    "ANYWEEKDAY": "(?:WEEKDAY|WEEKDAYABBR DOT?)",
    "ORDINAL": "(?:ORD|SECONDW|ORDNUM)",
    "POSSESSIVE": "(?:APOS YEARS?)",
    "SEASONNAME": "(?:SEASON|FALL)",
    "PHASE": "(?:EARLY (?:DASH|IN)?|DET? PARTOF OF|EARLIER IN?)",
    "LEADS": "(?:(?:AT|MORE|LEAD){0,3} LEAD)",
    "STEP": "[THIS LAST NEXT]",
}
"""Parts that several patterns share. PHASE: "early", "the end of", "later in"; LEADS: "more than", "at least"."""

NAME = re.compile(r"[A-Z]{2,}")

UNITS = {unit.value: unit for unit in Unit} | {"2W": Unit.WEEK}
"""What the lexicon's letters for units stand for; a fortnight is counted in weeks."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The value read from a match; `period` is set where later words may step from it ("a day earlier")."""

    kind: TimeKind
    value: str
    days: DayInterval | None = None
    period: Period | None = None


NOTHING = Reading(TimeKind.DATE, "")
"""What is read from words that look like a time and are none ("a six-year-old girl"): they are passed over."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a construction in the words of a text."""

    words: Words
    match: re.Match[str]
    start: int  # index of the first word of the expression
    end: int  # index after its last word

    def has(self, group: str) -> bool:
        """True when the optional `group` stands in the pattern and matched."""
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

    def unit(self, group: str = "u") -> Unit:
        """The unit that the first word of `group` names."""
        return UNITS[self.value(group)]

    def step(self, group: str = "step") -> int:
        """The step that the first word of `group` names: -1, 0 or 1."""
        return int(self.value(group))

    def year(self, group: str = "y") -> int:
        """The year that `group` names in digits."""
        return int(self.value(group))

    def part(self) -> str:
        """The part of the day that group "p" names, as TIMEX3 has it ("TNI"); "" for none."""
        return f"T{self.value('p')}" if self.has("p") else ""

    def before(self, steps: int = 1) -> str:
        """The lower-case word `steps` before the expression; "" past the text's start."""
        index = self.start - steps
        return self.words.lowers[index] if index >= 0 else ""

    def after(self, steps: int = 1) -> str:
        """The lower-case word `steps` after the expression; "" past the text's end."""
        index = self.end + steps - 1
        return self.words.lowers[index] if index < len(self.words.lowers) else ""

    def is_name(self, index: int) -> bool:
        """True when the word at `index` is a word of no class that begins with a capital."""
        return 0 <= index < len(self.words.codes) and self.words.codes[index] == load_lexicon().code["NAME"]

    def is_number(self, index: int) -> bool:
        """True when the word at `index` is a number word."""
        return 0 <= index < len(self.words.codes) and self.words.codes[index] == load_lexicon().code["CARD"]

    def counts(self) -> bool:
        """True when a counted thing follows: "people", or a plural in lower case."""
        after = self.after()
        if after in word_set("counted"):
            return True
        plural = after.isalpha() and len(after) > 3 and after.endswith("s") and not after.endswith("ss")
        return plural and after not in word_set("no_plural") and not self.is_name(self.end)


Reader = Callable[[Hit, Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A construction: its name, its pattern and its reader, which may decline a match with None."""

    name: str
    pattern: str
    read: Reader


def dated(period: Period | None) -> Reading | None:
    """The reading of a stretch of the calendar; None for none."""
    return None if period is None else Reading(TimeKind.DATE, period.value, period.days, period)


def day_part(day: Period, part: str) -> Reading:
    """The reading of a day, or of a part of it ("TNI", "T14:30")."""
    kind = TimeKind.TIME if part else TimeKind.DATE
    return Reading(kind, day.value + part, day.days, day)


UNKNOWN = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}
"""TIMEX3 values of dates of which nothing but the unit is known."""


def undated(unit: Unit) -> Reading:
    """The reading of a date that can't be told because the day of writing isn't known."""
    return Reading(TimeKind.DATE, UNKNOWN.get(unit, "XXXX"))


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """`pattern` over the letters of word classes. Raises: KeyError for a name that is neither class nor macro."""
    code = load_lexicon().code

    def expand(match: re.Match[str]) -> str:
        name = match.group()
        return code[name] if name in code else f"(?:{NAME.sub(expand, MACROS[name])})"

    return re.compile(NAME.sub(expand, pattern).replace(" ", ""))
