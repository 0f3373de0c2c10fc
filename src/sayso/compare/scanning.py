"""Text to numerals: every number of a text, in order of appearance.

What this does not try: Roman numerals, and pronouns ("one" is read; its reader decides).
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable
from dataclasses import replace

from sayso.compare.marks import CURRENCIES, classify
from sayso.compare.number_words import alternatives, load_number_words, read_words
from sayso.compare.numerals import Mark, Numeral, grain_of, intervals
from sayso.compare.shares import OF_SHARES, is_bare_share, is_share
from sayso.interval import Interval
from sayso.model import Comparator, Quantity, QuantityKind
from sayso.spans import CharSpan

SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = load_number_words()
    ones = alternatives({word: n for word, n in words.ones.items() if n})
    tens, scale, ordinals = alternatives(words.tens), f"(?:{alternatives(words.scales)})", alternatives(words.ordinals)
    parts = {word: share for word, share in words.fractions.items() if word != "half"}
    word = rf"(?:(?:{tens})(?:[- ](?:{ones}))?|{ones})"
    return re.compile(
        rf"""
        (?=[\d.$£€¥₹'’]|\w?\s?\$|(?<!\w)\w)(?:  # where a number can begin: told quickly
        (?P<clock>(?<![\d.,$])\d{{1,2}}(?::\d\d)?\s?[ap]\.?m\b\.?|(?<![\d.,$])\d{{1,2}}:\d\d(?::\d\d)?(?!\d))
        |(?P<decade>(?<!\d)(?:1[5-9]|20)\d0s\b|['’]\d0s\b)
        |(?:(?P<cur>(?:(?<![A-Za-z])(?:US|HK|NZ|[ACS]))?\s?\$|[£€¥₹]|\bRs\.?)\s?)?
         (?P<digits>(?<!\d)(?<!\d[.,])(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<!\w)\.\d+))
         (?P<over>(?<!\d{{4}})[\s-](?:1/2|[13]/4|[12]/3)(?![\d/]))?  # "4-1/2 months"
         (?:(?P<nth>st|nd|rd|th)\b
          |(?P<short>(?:K|k|M|m|mn|B|b|bn|Bn|T|tn)(?![a-zA-Z]))
          |(?P<letter>[a-zA-Z](?=[\s,.;:!?)’'"-]|$))
         )?
         (?P<scales>(?:\+?[\s-]?(?:{scale}|(?:m|b|tr)illions|crores|lakhs)\b)+)?  # "21 hundreds flee" are two numbers
         (?P<pct>\s?%|[\s-]percent(?:age)?\b|\sper\scent\b|\spct\b|¢)?
        |(?P<nthword>\b(?:(?:{tens})-)?(?:{ordinals})\b)(?!-degree|-hand)
        |(?P<vague>\b(?:{alternatives(words.vague)})\b)
        |(?P<fraction>\bhalf\b(?!\s(?:of\s)?an?\s{scale})
          |\b(?:{alternatives(parts)})\b(?!\sof\san?\s{scale})(?=\s(?:of|as|more|less|since|from)\b|[.,;)]|$)
          |(?:{OF_SHARES})(?:{alternatives(parts)})\b(?!\sof\san?\s{scale}))
        |(?P<words>\b(?:(?:(?:half|quarter)\s(?:of\s)?)?an?\s(?={scale})|{word}[\s-](?={scale})|{word}\b)
          (?:\s?{scale}\b(?:\s(?:and\s)?(?={word}[\s-]{scale}|{word}\b))?(?:{word}\b)?)*
          (?P<wpct>[\s-]percent\b|\sper\scent\b)?)
        |(?P<group>\b(?:{alternatives({**words.groups, **words.times})})\b)
        )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def find_numerals(text: str, quantities: Iterable[Quantity] = ()) -> tuple[Numeral, ...]:
    """Every number of `text`, in order of appearance; bounds and units from `quantities` where one holds the number.

    Example: `find_numerals("Pilot, 44, one of 6 rescued")` -> 44 (age), 1 (count), 6 (count).
    """
    found = [numeral for match in _pattern().finditer(text) if (numeral := _read(text, match)) is not None]
    holders = tuple(quantities)
    ranged = _with_ranges(text, _with_shares(text, found))
    return tuple(_joined(text, numeral, holders) for numeral in ranged)


_COUNTED_SCORES = re.compile(
    r"\s(?:of|more|dead|killed|wounded|injured|hurt|missing|arrested|feared|in|at|after|as)\b|[.,;]|$",
    re.IGNORECASE,
)


def _read(text: str, match: re.Match[str]) -> Numeral | None:
    start, end, low = match.start(), match.end(), match.group().lower()
    if match["digits"]:
        return _read_digits(text, match)
    if match["clock"]:
        hour, minute, *_ = [*re.findall(r"\d+", low), "0"]
        return make_numeral(text, start, end, float(hour) + float(minute) / 100, Mark.CLOCK)
    if match["decade"]:
        return make_numeral(text, start, end, float(low[-3:-1]), Mark.YEAR, unit="decade")
    if match["nthword"]:
        return _read_ordinal(text, start, end)
    if match["words"]:
        mark = Mark.PERCENT if match["wpct"] else Mark.COUNT
        return classify(text, make_numeral(text, start, end, read_words(low), mark))
    return _read_loose(text, match)


def _read_ordinal(text: str, start: int, end: int) -> Numeral:
    """An ordinal, or the share that it opens a headline as: "Third of Voters Undecided"."""
    words = load_number_words()
    tens, _, last = text[start:end].lower().rpartition("-")
    if is_bare_share(text, start, end):
        return _share(make_numeral(text, start, end, 100 / words.ordinals[last], Mark.PERCENT))
    return make_numeral(text, start, end, words.ordinals[last] + words.tens.get(tens, 0), Mark.ORDINAL)


def _read_loose(text: str, match: re.Match[str]) -> Numeral | None:
    """A number by its words only: "dozens", "a third", "a couple"."""
    words = load_number_words()
    start, end, low = match.start(), match.end(), match.group().lower().replace("-", " ")
    if match["vague"]:
        if low == "scores" and not _COUNTED_SCORES.match(text, end):
            return None  # "striker scores late"
        least, most = words.vague[low]
        made = make_numeral(text, start, end, least, Mark.COUNT)
        held = Interval(least, most)
        return replace(
            made, stated=Interval.at_least(least), hard=held, soft=held, vague=True, comparator=Comparator.VAGUE
        )
    if match["fraction"]:
        value = float(words.fractions[low])
        return _share(make_numeral(text, start, end, value, Mark.PERCENT))
    mark = Mark.TIMES if low in words.times else Mark.COUNT
    value = words.times.get(low) or words.groups[low]
    return replace(make_numeral(text, start, end, float(value), mark), vague=True)


def _share(made: Numeral) -> Numeral:
    """A share by its words: as it is where they bound it, else a little to either side."""
    if made.comparator is not Comparator.EQUAL:
        return replace(made, vague=True)
    value = made.value
    return replace(made, vague=True, hard=Interval(value - 1, value + 1), soft=Interval(value - 3, value + 3))


_GROWN_ON = re.compile(
    r"(?<![A-Za-z])(?:[A-Z]{1,8}-|[A-Za-z]{1,4}|(?!(?i:post|pre|mid|under|over|sub|non|ages?|ex|top|big)-)[A-Z][a-z]{1,11}-)$"
)
"""Letters that make a number part of a name: "A12", "X-40", "Covid-19", but not "Under-21"."""


def _read_digits(text: str, match: re.Match[str]) -> Numeral:
    start, digits = match.start("digits"), match["digits"].replace(",", "")
    if re.fullmatch(r"\d{1,3}\.000", digits):
        digits = digits.replace(".", "")  # thousands as the continent parts them: nobody writes three zeros of decimals
    value = float(digits)
    if match["over"]:
        over, under = match["over"][1:].split("/")
        value += int(over) / int(under)
    factor = SHORT_SCALES.get((match["short"] or "").lower(), 1.0)
    for word in re.findall(r"[a-z]+", (match["scales"] or "").lower()):
        factor *= load_number_words().scales[word.removesuffix("s")]
    mark, unit = Mark.COUNT, ""
    if match["cur"]:
        start, mark, unit = match.start("cur"), Mark.MONEY, CURRENCIES.get(match["cur"].lower().strip(), match["cur"])
    elif match["pct"] == "¢":
        mark, unit, factor = Mark.MONEY, "USD", factor / 100
    elif match["pct"]:
        mark = Mark.PERCENT
    elif match["nth"]:
        mark = Mark.ORDINAL
    elif letters := _GROWN_ON.search(text[max(0, start - 16) : start]):
        mark, unit, start = Mark.NAME, letters[0].rstrip("-").upper(), start - len(letters[0])
    if match["letter"] and mark is Mark.COUNT:
        mark, unit = Mark.NAME, match["letter"].upper()
    grain = grain_of(digits) * factor
    made = make_numeral(text, start, match.end(), value * factor, mark, unit=unit, grain=grain)
    return classify(text, made, digits=match["digits"])


def make_numeral(
    text: str, start: int, end: int, value: float, mark: Mark, *, unit: str = "", grain: float = 0
) -> Numeral:
    """The numeral of `text[start:end]` with the comparator that stands around it."""
    comparator, cue, outer_start, outer_end = find_comparator(text, start, end)
    stated, hard, soft = intervals(value, comparator, cue)
    return Numeral(
        start=outer_start,
        end=outer_end,
        whole=CharSpan(outer_start, outer_end),
        surface=text[outer_start:outer_end].strip(),
        value=value,
        grain=grain or grain_of(f"{value:.0f}"),
        mark=mark,
        stated=stated,
        hard=hard,
        soft=soft,
        comparator=comparator,
        unit=unit,
        cue=cue,
    )


@functools.cache
def _comparators() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_number_words()
    between = r"(?:\s(?:the\sage\sof|age|a|an|the))?\s*[-–—]?\s*$"
    cues = rf"{alternatives(words.before)}|(?<=[a-z]s\s)top"
    before = rf"(?:^|[\s(—–-])(?:just\s|slightly\s|well\s|far\s)?(?P<cue>{cues}){between}"
    after = rf"\s?[—–-]?\s?(?P<cue>{alternatives(words.after)})\b"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def find_comparator(text: str, start: int, end: int) -> tuple[Comparator, str, int, int]:
    """The comparator around the number at `text[start:end]`, its words in lower case, and the span with them."""
    words, (before, after) = load_number_words(), _comparators()
    if match := before.search(text, max(0, start - 40), start):
        cue = " ".join(re.split(r"[\s-]+", match["cue"].lower()))
        return words.before["tops" if cue == "top" else cue], cue, match.start("cue"), end
    if match := after.match(text, end):
        cue = " ".join(match["cue"].lower().split())
        return words.after[cue], cue, start, match.end()
    return Comparator.EQUAL, "", start, end


def _with_shares(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """The numerals with each "one in five" as one share of a hundred; "3 in 10 days" stays two numbers."""
    shares: list[Numeral] = []
    for numeral in numerals:
        before = shares[-1] if shares else None
        if before is None or not is_share(text, before, numeral):
            shares.append(numeral)
            continue
        value = 100 * before.value / numeral.value
        made = make_numeral(text, before.start, numeral.end, value, Mark.PERCENT)
        hard, soft = Interval(value - 1, value + 1), Interval(value - 3, value + 3)
        shares[-1] = replace(made, vague=True, hard=hard, soft=soft) if made.cue == "" else replace(made, vague=True)
    return shares


def _with_ranges(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """The numerals with both ends of each range ("10 to 15", "between 200 and 250") bounded by the other."""
    joined = list(numerals)
    for index, (one, other) in enumerate(itertools.pairwise(numerals)):
        if one.vague or other.vague or not {one.mark, other.mark} <= {Mark.COUNT, Mark.MONEY, Mark.PERCENT, Mark.AGE}:
            continue
        link = text[one.end : other.start].lower().strip()
        before = text[max(0, one.start - 8) : one.start].lower()
        is_range = (link == "and" and "between" in before) or (link in ("to", "-", "–") and "from" not in before)
        if is_range and one.value < other.value and one.comparator is other.comparator is Comparator.EQUAL:
            joined[index] = _ranged(joined[index], one.value, other.value)
            joined[index + 1] = _ranged(other, one.value, other.value)
    return joined


def _ranged(numeral: Numeral, low: float, high: float) -> Numeral:
    whole = Interval(low, high)
    return replace(numeral, stated=whole, hard=whole, soft=whole, comparator=Comparator.RANGE)


_MEASURED = re.compile(
    r"[\s-](?:(?:second|minute|hour|day|week|month|year|decade|mile|metre|meter|kilomet(?:re|er)|pound|ton|tonne|acre)s?"
    r"|feet|inches)\sand\b"
)


def _is_two(text: str, quantity: Quantity) -> bool:
    """True where what was read as one range is a measure and a count: "for over 200 years and as many as 300 homes"."""
    is_range = quantity.comparator is Comparator.RANGE
    return is_range and _MEASURED.search(text, quantity.span.start, quantity.span.end) is not None


def _joined(text: str, numeral: Numeral, quantities: tuple[Quantity, ...]) -> Numeral:
    """`numeral` with the bounds that the quantity reader found, where one holds it and reads the same number."""
    quantity = next((q for q in quantities if q.span.start < numeral.end and numeral.start < q.span.end), None)
    if quantity is None or numeral.vague or numeral.mark is Mark.PERCENT or _is_two(text, quantity):
        return numeral
    if numeral.cue == "top" and quantity.comparator is Comparator.EQUAL:
        return numeral
    bounds = [bound for bound in (quantity.stated.low, quantity.stated.high) if bound is not None]
    if not any(abs(bound - numeral.value) < 1e-6 * max(1, abs(bound)) for bound in bounds):
        return numeral
    is_money = quantity.kind is QuantityKind.MONEY
    words = quantity.comparator_span
    return replace(
        numeral,
        start=min(numeral.start, quantity.span.start),
        end=max(numeral.end, quantity.number.end),
        whole=quantity.span,
        surface=quantity.surface,
        mark=Mark.MONEY if is_money else numeral.mark,
        unit=quantity.unit if is_money else numeral.unit,
        stated=quantity.stated,
        hard=quantity.hard,
        soft=quantity.soft,
        comparator=quantity.comparator,
        cue=words.of(text).lower() if words else "",
    )
