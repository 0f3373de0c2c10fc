"""Constructions that name a date of the calendar: "27 October 2015", "Oct. 27", "10-30-89", "in 2011", "the 1980s"."""

from __future__ import annotations

import datetime as dt
import re

from sayso.model import TimeKind
from sayso.values.calendar_periods import Period, Unit
from sayso.values.times_context import Context
from sayso.values.times_grammar import Hit, Reading, Rule, dated
from sayso.values.times_tense import Tense

PIVOT = 50
"""Two-digit years from here on are of the 1900s: no news is older."""

ORDINAL_WORDS = re.compile(r"\d+")


def read_iso(hit: Hit, _: Context) -> Reading | None:
    """2015-10-27."""
    text = hit.lower("d")
    try:
        day = dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
    period = Period(Unit.DAY, day)
    if "t" in text:
        return Reading(TimeKind.TIME, text.upper(), period.days, period)
    return dated(period)


def read_numeric(hit: Hit, _: Context) -> Reading | None:
    """10-30-89 and 02/20/98: the month first, unless only the day can stand there."""
    first, second, year = (int(part) for part in re.split(r"[/.-]", hit.lower("d")))
    if "." in hit.lower("d") and (year < 100 or first > 31):
        return None  # section numbers and addresses
    year += 0 if year >= 100 else (1900 if year >= PIVOT else 2000)
    month, day = (second, first) if first > 12 or "." in hit.lower("d") else (first, second)
    try:
        return dated(Period(Unit.DAY, dt.date(year, month, day)))
    except ValueError:
        return None


def read_month_day(hit: Hit, ctx: Context) -> Reading | None:
    """Oct. 27, 2015; 27 October; Friday, Oct. 13."""
    month, day = hit.value("m"), ordinal(hit, "d")
    if day is None or not 1 <= day <= 31:
        return None
    year = int(hit.value("y")) if hit.has("y") else None
    return read_day(hit, ctx, year, month, day)


def read_day(hit: Hit, ctx: Context, year: int | None, month: int, day: int) -> Reading | None:
    """A day whose year may be open."""
    if year is not None:
        try:
            return dated(Period(Unit.DAY, dt.date(year, month, day)))
        except (ValueError, OverflowError):
            return None
    if ctx.reference is None:
        return Reading(TimeKind.DATE, f"XXXX-{month:02d}-{day:02d}") if day <= 31 else None
    days = [Period(Unit.DAY, one) for one in _same_days(ctx.reference.year, month, day)]
    weekday = hit.value("w") if hit.has("w") else None
    if weekday is not None:
        days = [one for one in days if one.first.isoweekday() == weekday] or days
    chosen = ctx.choose(days, ctx.tense(hit.start, hit.end))
    return dated(chosen) if chosen else None


def _same_days(year: int, month: int, day: int) -> list[dt.date]:
    found = []
    for candidate in (year - 1, year, year + 1):
        try:
            found.append(dt.date(candidate, month, day))
        except ValueError:
            continue
    return found


def ordinal(hit: Hit, group: str) -> int | None:
    """The number of "27", "27th" or "third"; "twenty-third" too."""
    total = 0
    for index in hit.indices(group):
        value, lower = hit.words.values[index], hit.words.lowers[index]
        digits = ORDINAL_WORDS.match(lower)
        if digits:
            return int(digits.group())
        if lower == "second":
            total += 2
        elif isinstance(value, int):
            total += value
    return total or None


def read_same_month_day(hit: Hit, ctx: Context) -> Reading | None:
    """The second day of "Oct. 10-12": the month of the first."""
    if ctx.last is None or ctx.last.unit is not Unit.DAY or ctx.last_at < hit.start - 4:
        return None
    try:
        return dated(Period(Unit.DAY, ctx.last.first.replace(day=int(hit.value("d")))))
    except ValueError:
        return None


def read_month_year(hit: Hit, _: Context) -> Reading | None:
    """October 2015."""
    return dated(Period.month(int(hit.value("y")), hit.value("m")))


def read_month_of_year(hit: Hit, ctx: Context) -> Reading | None:
    """January this year; October of next year."""
    if ctx.reference is None:
        return Reading(TimeKind.DATE, f"XXXX-{hit.value('m'):02d}")
    return dated(Period.month(ctx.reference.year + int(hit.value("step")), hit.value("m")))


def read_month(hit: Hit, ctx: Context) -> Reading | None:
    """In October; last October; next October; late November."""
    month = hit.value("m")
    if ctx.reference is None:
        return Reading(TimeKind.DATE, f"XXXX-{month:02d}")
    year = ctx.reference.year
    months = [Period.month(one, month) for one in (year - 1, year, year + 1)]
    if hit.has("step"):
        return _stepped(months, hit.value("step"), ctx)
    tense = ctx.tense(hit.start, hit.end)
    chosen = ctx.choose(months, tense)
    return dated(chosen) if chosen else None


def _stepped(periods: list[Period], step: int, ctx: Context) -> Reading | None:
    day = ctx.reference
    assert day is not None
    if step == 0:
        return dated(next(one for one in periods if one.first.year == day.year))
    if step < 0:
        begun = [one for one in periods if one.last < day]
        return dated(begun[-1]) if begun else None
    ahead = [one for one in periods if one.first > day]
    return dated(ahead[0]) if ahead else None


def read_bare_mayish(hit: Hit, ctx: Context) -> Reading | None:
    """In May; since March: months that are other words too stand after a preposition."""
    return read_month(hit, ctx)


def read_year(hit: Hit, ctx: Context) -> Reading | None:
    """In 2011; the 1988 recapitalization. A number that counts something ("2000 people") is declined."""
    year = int(hit.value("y"))
    if counts_something(hit):
        return None
    return dated(Period.year(year))


COMPARATORS = frozenset({"than", "least", "about", "some", "nearly", "almost", "approximately", "roughly", "around", "over",
                         "to", "up", "only", "no", "number", "top", "no.", "$", "£", "€", "#", "us$", "room", "flight",
                         "resolution", "highway", "route", "model", "boeing"})
"""Words before a four-digit number that show a count or a name."""

PREPOSITIONS = frozenset({"in", "since", "of", "by", "until", "till", "from", "during", "for", "through", "throughout",
                          "and", "after", "before", "the", "year", "between", "early", "late", "mid", "(", "fiscal", "a",
                          "its", "their", "his", "last", "to", "-", "–", ","})
"""Words before a four-digit number that show a year."""


def counts_something(hit: Hit) -> bool:
    """True when the four digits of a possible year are a count or a part of a name."""
    before, after = hit.before(), hit.after()
    year = int(hit.value("y"))
    if hit.has("pre"):
        return False
    if before in COMPARATORS and not (before == "to" and hit.before(2).isdigit()):
        return True
    if after in {"%", "percent", "km", "miles", "metres", "meters", "feet", "points", "people", "hours", "gmt", "utc", "million", "billion"}:
        return True
    plural = after.isalpha() and after.endswith("s") and after not in {"was", "is", "has", "as", "its", "s", "this", "analysis", "crisis", "us"}
    if before in PREPOSITIONS:
        return (plural and before in {"of", "for", "and", ",", "-", "a", "between", "from", "the"} and not 1900 <= year <= 2100) or (
            plural and before in {"of", "and", ",", "after", "for", "from"} and after.islower() and not hit.capital(hit.end) and hit.after() not in TIMES_NOUNS and before != "the"
        )
    if not 1800 <= year <= 2100:
        return True
    return plural


TIMES_NOUNS = frozenset({"results", "earnings", "sales", "profits", "elections"})


def read_decade(hit: Hit, ctx: Context) -> Reading | None:
    """The 1980s; the '80s; the early 90s."""
    digits = re.sub(r"\D", "", hit.lower("d"))
    year = int(digits)
    if len(digits) == 2:
        if hit.before() in {"his", "her", "their", "in"} and hit.lower("d")[0].isdigit() and hit.before() != "in":
            return None  # a man in his 60s
        year += 1900 if year >= 20 or ctx.reference is None else 2000
    return dated(Period(Unit.DECADE, dt.date(year, 1, 1)))


def read_tens(hit: Hit, _: Context) -> Reading | None:
    """The nineties."""
    return dated(Period(Unit.DECADE, dt.date(1900 + hit.value("d"), 1, 1)))


def read_century(hit: Hit, _: Context) -> Reading | None:
    """The 20th century."""
    number = ordinal(hit, "d")
    if number is None or not 2 <= number <= 30:
        return None
    return dated(Period(Unit.CENTURY, dt.date((number - 1) * 100, 1, 1)))


def read_spelled_year(hit: Hit, _: Context) -> Reading | None:
    """Nineteen ninety-six; the year two thousand."""
    numbers = [hit.words.values[index] for index in hit.indices("n") if isinstance(hit.words.values[index], int)]
    if numbers[:2] == [2, 1000]:
        year = 2000 + sum(numbers[2:])
    elif numbers[0] in {18, 19, 20} and len(numbers) > 1 and numbers[1] >= 10:
        year = numbers[0] * 100 + sum(numbers[1:])
    else:
        return None
    return dated(Period.year(year)) if 1500 <= year <= 2100 else None


def read_short_year(hit: Hit, _: Context) -> Reading | None:
    """The summer of '98; since '94."""
    year = int(hit.lower("y")[1:])
    return dated(Period.year(year + (1900 if year >= PIVOT else 2000)))


def read_ordinal_day(hit: Hit, ctx: Context) -> Reading | None:
    """On the 27th: of the month told last, or of this one."""
    day = ordinal(hit, "d")
    if day is None or not 1 <= day <= 31 or _names_a_thing(hit):
        return None
    if ctx.reference is None:
        return Reading(TimeKind.DATE, f"XXXX-XX-{day:02d}")
    months = [Period.around(ctx.reference, Unit.MONTH).shift(step) for step in (-1, 0, 1)]
    days = []
    for month in months:
        try:
            days.append(Period(Unit.DAY, month.first.replace(day=day)))
        except ValueError:
            continue
    tense = ctx.tense(hit.start, hit.end)
    chosen = ctx.choose(days, tense if tense is not Tense.UNKNOWN else Tense.PAST)
    return dated(chosen) if chosen else None


def _names_a_thing(hit: Hit) -> bool:
    after = hit.after()
    return (after.isalpha() and after not in FOLLOWERS) or after in {"-", "–", "%"}


FOLLOWERS = frozenset({"and", "or", "to", "when", "by", "with", "at", "in", "after", "before", "but", "as", "was", "is",
                       "will", "the", "for", "that", "it", "he", "they", "she", "said", "killed", "wounded", "on", "near"})
"""Words after "the 27th" that show that no noun follows."""


RULES = (
    Rule("date.iso", "(?P<d>ISODATE)", read_iso),
    Rule("date.numeric", "(?P<d>NUMDATE)", read_numeric),
    Rule(
        "date.month-day",
        "(?:(?P<w>WEEKDAYNAME) COMMA?)? VERYEARLY? (?P<m>MONTHNAME) (?:DET? (?P<d>DAYNUM|ORDNUM|ORDINAL(?:DASH?ORDINAL)?))"
        "(?!DASH?UNIT)(?:COMMA? (?P<y>YEARNUM)(?![PERCENT]))?",
        read_month_day,
    ),
    Rule(
        "date.day-month",
        "(?:(?P<w>WEEKDAYNAME) COMMA?)? DET? (?P<d>DAYNUM|ORDNUM) OF? (?P<m>MONTHNAME)(?!DAYNUM)(?:COMMA? (?P<y>YEARNUM))?",
        read_month_day,
    ),
    Rule(
        "date.day-of-same-month",
        "(?:MONTHNAME) DAYNUM (?:DASH|TO|AND|COMMA AND?) (?P<span>(?P<d>DAYNUM))(?![WORD UNITS UNIT PERCENT MONTH])",
        read_same_month_day,
    ),
    Rule("date.month-year", "VERYEARLY? (?P<m>MONTHNAME) (?:COMMA|OF)? (?P<y>YEARNUM)", read_month_year),
    Rule("date.month-of-year", "VERYEARLY? (?P<m>MONTHNAME) OF? (?:DET)? (?P<step>[THIS LAST NEXT]) (?:UNIT)", read_month_of_year),
    Rule("date.month", "VERYEARLY? (?:(?P<step>[LAST NEXT THIS]) PAST?)? (?P<m>MONTH DOT?)", read_month),
    Rule(
        "date.month-mayish",
        "(?:VERYEARLY|(?P<step>[LAST NEXT THIS])) (?P<m>MAYISH DOT?)",
        read_bare_mayish,
    ),
    Rule("date.month-mayish-after", "[IN OF AND TO BEFORE] (?P<span>(?P<m>MAYISH DOT?))", read_bare_mayish),
    Rule("date.year", "(?P<pre>VERYEARLY|DET? FISCAL UNIT?|DET UNIT)? (?P<y>YEARNUM)(?!DASH?(?:UNITWORD|OLD))", read_year),
    Rule("date.decade", "DET? VERYEARLY? (?P<d>DECADE)", read_decade),
    Rule("date.tens", "DET VERYEARLY? (?P<d>TENS)", read_tens),
    Rule("date.century", "DET? VERYEARLY? (?P<d>ORDINAL) DASH? UNIT", read_century),
    Rule("date.spelled-year", "(?:DET UNIT)? (?P<n>CARD CARD(?:DASH? CARD)?)(?!DASH?(?:UNITWORD|CARD))", read_spelled_year),
    Rule("date.short-year", "(?P<y>SHORTYEAR)", read_short_year),
    Rule("date.ordinal-day", "(?P<span>DET (?P<d>ORDNUM))", read_ordinal_day),
)
