"""Every number of a text, with what kind of number it is: the raw material of the check of a headline.

`values` reads quantities: counts and measures that claim how many. A headline's number may be an age, an ordinal, a
year or a name's as well ("Girl, 10", "5th senator", "G8"), and a wrong one is as wrong. So this reads all numerals, and
takes bounds and units from the quantities where one stands. What it does not try: Roman numerals, pronouns.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from sayso.interval import Interval
from sayso.model import Comparator, Quantity, QuantityKind


class Mark(StrEnum):
    """What sort of number it is."""

    COUNT = "count"  # also measures: their unit is the word that follows
    MONEY = "money"
    PERCENT = "percent"
    TIMES = "times"
    AGE = "age"
    ORDINAL = "ordinal"
    YEAR = "year"
    DATE = "date"
    CLOCK = "clock"
    NAME = "name"  # grown on to letters: "G8", "F-16"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number in a text: where it stands, its value and bounds, and what sort of number it is.

    `value` is the number that is written, in whole units ("$2.5M" is 2500000); `grain` the worth of its last written
    digit that isn't zero, by which a rounded number is told. `start`..`end` hold comparator, currency and percent sign.
    """

    start: int
    end: int
    surface: str
    value: float
    grain: float
    mark: Mark
    stated: Interval
    hard: Interval
    soft: Interval
    comparator: Comparator = Comparator.EQUAL
    unit: str = ""  # currency, letters of a name, unit of an age ("month")
    vague: bool = False  # "dozens", "a couple", "both": a number by its words only
    cue: str = ""  # the comparator's words, lower case


UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "lakh": 1e5,
    "crore": 1e7, "k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12, "score": 20.0,
    "decade": 10.0, "decades": 10.0, "century": 100.0, "centuries": 100.0,
}  # fmt: skip
WORDS: dict[str, float] = {word: float(n) for n, word in enumerate(UNITS)} | {
    word: float(10 * n) for n, word in enumerate(TENS, 2)
}
FRACTIONS = {
    "half": 0.5, "a third": 1 / 3, "one-third": 1 / 3, "one third": 1 / 3, "two-thirds": 2 / 3, "two thirds": 2 / 3,
    "a quarter": 0.25, "one-quarter": 0.25, "one quarter": 0.25, "three-quarters": 0.75, "three quarters": 0.75,
    "a fifth": 0.2, "one-fifth": 0.2,
}  # fmt: skip
GROUPS = {
    "both": 2, "couple": 2, "pair": 2, "twin": 2, "twins": 2, "twice": 2, "double": 2, "doubled": 2, "doubles": 2,
    "duo": 2, "trio": 3, "triple": 3, "tripled": 3, "triplets": 3, "triples": 3, "thrice": 3, "threefold": 3,
    "twofold": 2, "quadruple": 4, "quadrupled": 4, "quartet": 4, "fourfold": 4, "quintuplets": 5, "quintet": 5,
    "sextuplets": 6, "decade": 10, "century": 100,
}  # fmt: skip
TIMES_WORDS = frozenset("twice double doubled doubles triple tripled triples thrice threefold twofold fourfold".split())
VAGUE = {
    "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999), "thousands": (2e3, 99e3),
    "tens of thousands": (2e4, 99e3), "hundreds of thousands": (2e5, 999e3), "millions": (2e6, 999e6),
    "several": (3, 9), "a few": (2, 9), "a handful": (3, 9), "several dozen": (36, 99), "several hundred": (3e2, 999),
    "several thousand": (3e3, 9e3), "billions": (2e9, 999e9), "tens of millions": (2e7, 99e6),
    "hundreds of millions": (2e8, 999e6),
}  # fmt: skip
MONTHS = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
CURRENCIES = {"$": "USD", "us$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "a$": "AUD", "c$": "CAD"}
CURRENCY_WORDS = {
    "dollar": "USD",
    "dollars": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "pounds sterling": "GBP",
    "bucks": "USD",
}  # noqa: E501

COMPARATORS: dict[str, Comparator] = {
    **dict.fromkeys(("at least", "no fewer than", "no less than", "not less than", "minimum of"), Comparator.AT_LEAST),
    **dict.fromkeys(
        ("more than", "over", "above", "upward of", "upwards of", "in excess of", "greater than", "north of", "beyond",
         "well over", "exceeds", "exceeding", "tops", "topped", "past", "higher than", "later than", "older than"),
        Comparator.MORE,
    ),
    **dict.fromkeys(
        ("fewer than", "less than", "under", "below", "shy of", "lower than", "well under", "younger than", "short of",
         "fails to crack", "failed to crack", "fails to reach", "failed to reach"),
        Comparator.LESS,
    ),
    **dict.fromkeys(
        ("at most", "up to", "as many as", "as much as", "no more than", "not more than", "maximum of", "as high as",
         "not exceeding", "topping out at"),
        Comparator.AT_MOST,
    ),
    **dict.fromkeys(
        ("about", "around", "some", "roughly", "approximately", "nearly", "almost", "close to", "an estimated",
         "estimated", "circa", "approaching"),
        Comparator.APPROXIMATE,
    ),
}  # fmt: skip
SHORT_OF = frozenset({"nearly", "almost", "approaching", "close to"})
"""Approximators that stay below the number: "nearly 50" is not 51."""

AFTER: dict[str, Comparator] = {
    **dict.fromkeys(("or more", "or older", "and over", "and older", "plus", "and above", "or above"), Comparator.AT_LEAST),
    **dict.fromkeys(("or fewer", "or less", "or under", "or younger", "and under", "at most"), Comparator.AT_MOST),
    **dict.fromkeys(("or so", "-odd"), Comparator.APPROXIMATE),
    **dict.fromkeys(("at least",), Comparator.AT_LEAST),
}  # fmt: skip


@functools.cache
def _pattern() -> re.Pattern[str]:
    units, tens = "|".join(UNITS[1:]), "|".join(TENS)
    word = rf"(?:(?:{tens})(?:[- ](?:{units}))?|{units})"
    scale = r"(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore|score)"
    ordinals = "|".join(ORDINALS[1:])
    vague = "|".join(sorted(map(re.escape, VAGUE), key=len, reverse=True))
    fractions = "|".join(sorted(map(re.escape, FRACTIONS), key=len, reverse=True))
    return re.compile(
        rf"""
        (?P<clock>(?<![\d.,$])\d{{1,2}}(?::\d\d)?\s?[ap]\.?m\b\.?|(?<![\d.,$])\d{{1,2}}:\d\d(?::\d\d)?(?!\d))
        |(?P<decade>(?:(?<![\d])1[5-9]|20)?(?<=\d\d)\d0s\b|['’]\d0s\b)
        |(?:(?P<cur>(?:US|HK|NZ|[ACS])?\$|[£€¥₹]|\bRs\.?)\s?)?
         (?P<digits>(?<![\d])(?<!\d[.,])(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<!\w)\.\d+))
         (?:(?P<nth>st|nd|rd|th)\b
          |(?P<short>(?:K|k|M|m|mn|B|b|bn|Bn|T|tn)(?![a-zA-Z]))
          |(?P<after>[a-zA-Z](?=[\s,.;:!?)’'"-]|$))
         )?
         (?P<scales>(?:[\s-]{scale}\b)+)?
         (?P<pct>\s?%|[\s-]percent(?:age)?\b|\sper\scent\b|\spct\b|¢)?
        |(?P<nthword>\b(?:(?:{tens})-)?(?:{ordinals})\b)(?!-degree|-hand)
        |(?P<vague>\b(?:{vague})\b)
        |(?P<fraction>\b(?:{fractions})\b)(?!\san?\s{scale})
        |(?P<words>\b(?:(?:half\s)?an?\s(?={scale})|{word}[\s-](?={scale})|{word}\b)
          (?:\s?{scale}\b(?:\s(?:and\s)?(?={word}[\s-]{scale}|{word}\b))?(?:{word}\b)?)*
          (?P<wpct>[\s-]percent\b|\sper\scent\b)?)
        |(?P<group>\b(?:{"|".join(GROUPS)})\b)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@functools.cache
def _bounds() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = "|".join(sorted(map(re.escape, COMPARATORS), key=len, reverse=True))
    after = "|".join(sorted(map(re.escape, AFTER), key=len, reverse=True))
    between = r"(?:\s(?:the\sage\sof|age|a|an|the))?\s*[-–—]?\s*$"
    return (
        re.compile(rf"(?:^|[\s(—–-])(?P<cue>(?:just\s|slightly\s|well\s|far\s)?(?:{before})){between}", re.IGNORECASE),
        re.compile(rf"\s?[—–-]?\s?(?P<cue>{after})\b", re.IGNORECASE),
    )


_COUNTED_SCORES = re.compile(
    r"\s(?:of|more|dead|killed|wounded|injured|hurt|missing|arrested|feared|in|at|after|as)\b|[.,;]|$",
    re.IGNORECASE,
)


def find_numerals(text: str, quantities: Iterable[Quantity] = ()) -> tuple[Numeral, ...]:
    """Every number of `text`, in order of appearance; bounds and units from `quantities` where one holds the number.

    Example: `find_numerals("Girl, 10, one of 3 hurt")` -> 10 (age), 1 (count), 3 (count).
    """
    found: list[Numeral] = []
    for match in _pattern().finditer(text):
        numeral = _read(text, match)
        if numeral is not None:
            found.append(numeral)
    return _with_quantities(text, _with_ranges(text, found), tuple(quantities))


def _with_ranges(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """The numerals with both ends of each range ("10 to 15", "between 200 and 250") bounded by the other."""
    joined = list(numerals)
    for index in range(len(numerals) - 1):
        one, other = numerals[index], numerals[index + 1]
        link = text[one.end : other.start].lower().strip()
        before = text[max(0, one.start - 8) : one.start].lower()
        kinds = {one.mark, other.mark}
        if one.vague or other.vague or not kinds <= {Mark.COUNT, Mark.MONEY, Mark.PERCENT, Mark.AGE}:
            continue
        is_range = (link == "and" and "between" in before) or (link in ("to", "-", "–") and "from" not in before)
        if is_range and one.value < other.value and one.comparator is other.comparator is Comparator.EQUAL:
            whole = Interval(one.value, other.value)
            bounds = {"stated": whole, "hard": whole, "soft": whole, "comparator": Comparator.RANGE}
            joined[index], joined[index + 1] = replace(joined[index], **bounds), replace(other, **bounds)
    return joined


def _read(text: str, match: re.Match[str]) -> Numeral | None:
    kind = match.lastgroup
    if match["clock"]:
        digits = re.findall(r"\d+", match["clock"])
        value = float(digits[0]) + (float(digits[1]) / 100 if len(digits) > 1 else 0)
        return _numeral(text, match.start("clock"), match.end("clock"), value, Mark.CLOCK)
    if match["decade"]:
        value = float(re.sub(r"\D", "", match["decade"]))
        return _numeral(text, match.start("decade"), match.end("decade"), value % 100, Mark.YEAR, unit="decade")
    if match["digits"]:
        return _read_digits(text, match)
    if match["nthword"]:
        return _read_nth(text, match)
    if match["vague"]:
        if match["vague"].lower() == "scores" and not _COUNTED_SCORES.match(text, match.end()):
            return None  # "diet scores book deal"
        low, high = VAGUE[match["vague"].lower()]
        made = _numeral(text, match.start(), match.end(), low, Mark.COUNT)
        held = Interval(low, high)
        return replace(
            made, stated=Interval.at_least(low), hard=held, soft=held, vague=True, comparator=Comparator.VAGUE
        )
    if match["fraction"]:
        value = 100 * FRACTIONS[match["fraction"].lower()]
        made = _numeral(text, match.start(), match.end(), value, Mark.PERCENT)
        return replace(made, vague=True, hard=Interval(value - 1, value + 1), soft=Interval(value - 3, value + 3))
    if match["words"]:
        value = read_words(match["words"])
        mark = Mark.PERCENT if match["wpct"] else Mark.COUNT
        return _classify(text, _numeral(text, match.start(), match.end(), value, mark))
    if kind == "group" and match["group"]:
        low = match["group"].lower()
        mark = Mark.TIMES if low in TIMES_WORDS else Mark.COUNT
        return replace(_numeral(text, match.start(), match.end(), float(GROUPS[low]), mark), vague=True)
    return None


def _read_nth(text: str, match: re.Match[str]) -> Numeral | None:
    tens, _, last = match["nthword"].lower().rpartition("-")
    value = ORDINALS.index(last) + (WORDS[tens] if tens else 0)
    return _numeral(text, match.start(), match.end(), value, Mark.ORDINAL)


def _read_digits(text: str, match: re.Match[str]) -> Numeral:
    start, end = match.start("digits"), match.end()
    value = float(match["digits"].replace(",", ""))
    grain = _grain(match["digits"])
    for word in re.findall(r"[a-z]+", f"{match['short'] or ''} {match['scales'] or ''}".lower()):
        value, grain = value * SCALES[word], grain * SCALES[word]
    mark, unit = Mark.COUNT, ""
    before = text[max(0, start - 12) : start]
    if match["cur"]:
        start = match.start("cur")
        mark, unit = Mark.MONEY, CURRENCIES.get(match["cur"].lower().strip(), match["cur"].strip())
    elif match["pct"] == "¢":
        mark, unit, value, grain = Mark.MONEY, "USD", value / 100, grain / 100
    elif match["pct"]:
        mark = Mark.PERCENT
    elif match["nth"]:
        mark = Mark.ORDINAL
    elif letters := re.search(r"(?:^|[^A-Za-z])([A-Za-z]{1,4})-?$", before):
        glued = not before.endswith("-") or letters[1].isupper()
        if glued:
            mark, unit, start = Mark.NAME, letters[1].upper(), start - len(letters[0].lstrip(" (\"'“‘—–,/"))
    if match["after"] and mark is Mark.COUNT:
        mark, unit = Mark.NAME, match["after"].upper()
    made = _numeral(text, start, end, value, mark, unit=unit, grain=grain)
    return _classify(text, made, digits=match["digits"])


_AGE_BEFORE = r"\b(?:is|was|he['’]s|she['’]s|i['’]m|he is|she is|now|just|only|at|when)(?:\s(?:just|only|now))?\s$"


def _classify(text: str, numeral: Numeral, digits: str = "") -> Numeral:
    """`numeral` with the mark that its surroundings give: an age, a date, a year; money and percent stay."""
    if numeral.mark not in (Mark.COUNT, Mark.ORDINAL):
        return numeral
    before, after = text[max(0, numeral.start - 30) : numeral.start], text[numeral.end : numeral.end + 30]
    if age := re.match(r"[\s-](year|month|week|day)s?[\s-]olds?\b", after, re.IGNORECASE):
        return replace(numeral, mark=Mark.AGE, unit="" if age[1].lower() == "year" else age[1].lower())
    named_age = re.search(
        r"\b(?:aged?|turn(?:s|ed|ing)?|(?:dead|dies|died|dying|gone)\sat)(?:\sage)?\s$", before, re.IGNORECASE
    )
    if named_age and numeral.value < 130:
        return replace(numeral, mark=Mark.AGE)
    plain = numeral.comparator is Comparator.EQUAL and 1 <= numeral.value < 120
    if (
        plain
        and re.search(r"[A-Za-z’'.\"”)],\s\(?$|\w\s\($", before)
        and re.match(r"[,;:.)]|\s(?:and|dies)\b|$", after)
    ):
        return replace(numeral, mark=Mark.AGE)
    if plain and re.search(_AGE_BEFORE, before, re.IGNORECASE) and re.match(r"[,;.)!?—]|$", after):
        return replace(numeral, mark=Mark.AGE)
    if re.search(rf"\b{MONTHS}\s(?:the\s)?$", before, re.IGNORECASE) and numeral.value <= 31:
        return replace(numeral, mark=Mark.DATE)
    if re.match(rf"\s(?:of\s)?{MONTHS}\b", after, re.IGNORECASE) and numeral.value <= 31:
        return replace(numeral, mark=Mark.DATE)
    if re.fullmatch(r"1[5-9]\d\d|20\d\d", digits):
        return replace(numeral, mark=Mark.YEAR)
    if re.match(r"\s?(?:times|fold|x)\b|-fold\b", after, re.IGNORECASE):
        return replace(numeral, mark=Mark.TIMES)
    if money := re.match(r"\s(?:US\s)?(dollars?|euros?|bucks)\b", after, re.IGNORECASE):
        return replace(numeral, mark=Mark.MONEY, unit=CURRENCY_WORDS[money[1].lower()])
    return numeral


def read_words(words: str) -> float:
    """The number that English number words name: "two hundred and fifty thousand" -> 250000."""
    total = current = 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word == "half":
            current = 0.5
        elif word in WORDS:
            current += WORDS[word]
        elif word == "hundred" or word == "dozen" or word == "score":
            current = (current or 1) * SCALES[word]
        elif word in SCALES:
            total, current = total + (current or 1) * SCALES[word], 0.0
    return total + current


def _grain(digits: str) -> float:
    """The worth of the last written digit that isn't zero: "3.7" -> 0.1, "200" -> 100, "1,250" -> 10."""
    whole, _, decimals = digits.replace(",", "").partition(".")
    if decimals:
        return 10.0 ** -len(decimals)
    bare = whole.rstrip("0")
    return 10.0 ** (len(whole) - len(bare)) if bare else 1.0


def _numeral(text: str, start: int, end: int, value: float, mark: Mark, *, unit: str = "", grain: float = 0) -> Numeral:
    grain = grain or _grain(f"{value:.0f}")
    comparator, cue, outer_start, outer_end = _comparator(text, start, end)
    stated, hard, soft = intervals(value, comparator, cue)
    return Numeral(
        start=outer_start, end=outer_end, surface=text[outer_start:outer_end].strip(), value=value, grain=grain,
        mark=mark, stated=stated, hard=hard, soft=soft, comparator=comparator, unit=unit, cue=cue,
    )  # fmt: skip


def _comparator(text: str, start: int, end: int) -> tuple[Comparator, str, int, int]:
    before, after = _bounds()
    if match := before.search(text, max(0, start - 40), start):
        cue = re.sub(r"^(?:just|slightly|well|far)\s", "", match["cue"].lower())
        return COMPARATORS[cue], cue, match.start("cue"), end
    if match := after.match(text, end):
        cue = match["cue"].lower()
        return AFTER[cue], cue, start, match.end()
    return Comparator.EQUAL, "", start, end


def same(one: float, other: float) -> bool:
    """True for two numbers that are written the same, but for the error of floating point."""
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def intervals(value: float, comparator: Comparator, cue: str = "") -> tuple[Interval, Interval, Interval]:
    """What is stated, what the words don't rule out, and what they suggest, for a number with a comparator."""
    point, size = Interval.point(value), abs(value)
    match comparator:
        case Comparator.MORE:
            stated = Interval.at_least(value, is_open=True)
            return stated, stated, Interval(value, value + 0.25 * size, low_open=True) if size else stated
        case Comparator.AT_LEAST:
            return Interval.at_least(value), Interval.at_least(value), Interval(value, value + 0.25 * size)
        case Comparator.LESS:
            stated = Interval.at_most(value, is_open=True)
            return stated, stated, Interval(value - 0.25 * size, value, high_open=True) if size else stated
        case Comparator.AT_MOST:
            return Interval.at_most(value), Interval.at_most(value), Interval(value - 0.25 * size, value)
        case Comparator.APPROXIMATE:
            if cue in SHORT_OF:
                return point, Interval(value - 0.2 * size, value), Interval(value - 0.1 * size, value)
            return (
                point,
                Interval(value - 0.25 * size, value + 0.25 * size),
                Interval(value - 0.1 * size, value + 0.1 * size),
            )
        case _:
            return point, point, point


def _with_quantities(text: str, numerals: list[Numeral], quantities: tuple[Quantity, ...]) -> tuple[Numeral, ...]:
    merged: list[Numeral] = []
    for numeral in numerals:
        holder = next((q for q in quantities if q.span.start < numeral.end and numeral.start < q.span.end), None)
        merged.append(numeral if holder is None else _joined(text, numeral, holder))
    return tuple(merged)


def _joined(text: str, numeral: Numeral, quantity: Quantity) -> Numeral:
    """`numeral` with the bounds that the quantity reader found, where both read the same number."""
    bounds = [bound for bound in (quantity.stated.low, quantity.stated.high) if bound is not None]
    if (
        numeral.vague
        or numeral.mark is Mark.PERCENT
        or not any(abs(b - numeral.value) < 1e-6 * max(1, abs(b)) for b in bounds)
    ):
        return numeral
    mark, unit = numeral.mark, numeral.unit
    if quantity.kind is QuantityKind.MONEY:
        mark, unit = Mark.MONEY, quantity.unit
    words = quantity.comparator_span
    return replace(
        numeral,
        start=quantity.span.start, end=quantity.span.end, surface=quantity.surface, mark=mark, unit=unit,
        stated=quantity.stated, hard=quantity.hard, soft=quantity.soft, comparator=quantity.comparator,
        cue=words.of(text).lower() if words else "",
    )  # fmt: skip
