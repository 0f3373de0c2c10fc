"""What sort of number a numeral is, told by the characters around it: an age, a date, a year, a score, a count."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.compare.numerals import Mark, Numeral
from sayso.model import Comparator

CURRENCIES = {
    **dict.fromkeys(("$", "us$", "us $"), "USD"),
    **dict.fromkeys(("₹", "rs", "rs."), "INR"),
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "a$": "AUD",
    "c$": "CAD",
}
CURRENCY_WORDS = {"dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "bucks": "USD"}
OLDEST = 120
"""No age is told above it."""

_MONTH = (
    r"(jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_OLD = re.compile(r"[\s-](year|month|week|day)s?[\s-]olds?\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:aged?|age\sof|turn(?:s|ed|ing)?|(?:dead|dies|died|dying|gone)\sat)(?:\sage)?\s$", re.IGNORECASE
)
_IN_COMMAS = re.compile(r"[A-Za-z’'.\"”)],\s\(?$|\w\s\($")
_AFTER_COMMAS = re.compile(r"[,;:.)]|\s(?:and|dies)\b|$")
_IS_NOW = re.compile(
    r"\b(?:is|was|he['’]s|she['’]s|i['’]m|now|just|only|at|when)(?:\s(?:just|only|now))?\s$", re.IGNORECASE
)
_CLOSES = re.compile(r"[,;.)!?—]|$")
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s(?:the\s)?$", re.IGNORECASE)
_MONTH_AFTER = re.compile(rf"\s(?:of\s)?{_MONTH}(?![a-z])", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d[–-]$")
_TIMES = re.compile(r"\s?(?:times|fold|x)\b|-fold\b", re.IGNORECASE)
_DOLLARS = re.compile(r"\s(?:US\s)?(dollars?|euros?|bucks)\b", re.IGNORECASE)
_OUT_OF = re.compile(
    r"\s?/\s?(5|10|100)\b(?!/)|\s(?:stars\s)?\(?\s?out\sof\s(?:a\spossible\s)?(4|5|10|100)\b", re.IGNORECASE
)
_WHOLE_OF = re.compile(r"\d\s?/\s?$|\bout\sof\s(?:a\spossible\s)?$")


_COUNTS = re.compile(
    r"\b(?:has|have|had|are|were|with|than|least|reached|reported|confirmed|recorded|some|about|nearly"
    r"|(?:total|tally|sum|number)\sof)\s$"
    r"|\bpopulation\s(?:of|was|is)\s$"
)
_PLURAL = re.compile(r"\s(?:[a-z]+\s)?[a-z]+s\b")
_OF_YEAR = re.compile(
    r"\s(?:[a-z]+\s)?(?:levels?|figures?|numbers|standards|prices|rates?|results|totals?|sales|terms|highs?|lows?)\b"
)
_PLURAL_NEAR = re.compile(
    r"\s(?!(?:was|is|has)\b)(?:[\w’'-]+\s){0,2}?(?:[a-z]{2,}(?<![su])s|people|men|women|children)\b"
)


def classify(text: str, numeral: Numeral, digits: str = "") -> Numeral:
    """`numeral` with the mark and unit that its surroundings give; money, percentages and names stay what they are."""
    if numeral.mark not in (Mark.COUNT, Mark.ORDINAL):
        return numeral
    before, after = text[max(0, numeral.start - 30) : numeral.start], text[numeral.end : numeral.end + 30]
    mark, unit = _score(numeral, before, after) or _time(numeral, before, after, digits) or (numeral.mark, numeral.unit)
    if mark is numeral.mark and _TIMES.match(after):
        mark = Mark.TIMES
    elif mark is numeral.mark and (money := _DOLLARS.match(after)):
        mark, unit = Mark.MONEY, CURRENCY_WORDS[money[1].lower()]
    return replace(numeral, mark=mark, unit=unit)


def _score(numeral: Numeral, before: str, after: str) -> tuple[Mark, str] | None:
    """So many of so many, "7.2/10"; the whole of one is a name and no number."""
    if whole := _OUT_OF.match(after):
        return Mark.SCORE, whole[1] or whole[2]
    if numeral.value in (4, 5, 10, 100) and _WHOLE_OF.search(before):
        return Mark.NAME, "/"
    return None


def _time(numeral: Numeral, before: str, after: str, digits: str) -> tuple[Mark, str] | None:
    """An age, a day of a month, or a year."""
    if old := _OLD.match(after):
        return Mark.AGE, "" if old[1].lower() == "year" else old[1].lower()
    if numeral.value <= 31 and (month := _MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after)):
        return Mark.DATE, month[1].lower()[:3]
    if numeral.value < 100 and _YEAR_BEFORE.search(before):
        return Mark.YEAR, ""
    if _is_age(numeral, before, after):
        return Mark.AGE, ""
    if not re.fullmatch(r"1[5-9]\d\d|20\d\d", digits) or _is_counted(numeral, before, after):
        return None
    return Mark.YEAR, ""


def _is_counted(numeral: Numeral, before: str, after: str) -> bool:
    """A number that looks like a year and counts: "had 1986 cases", "over 2000 people"; not "over 2015 levels"."""
    if _COUNTS.search(before) and (_PLURAL.match(after) or "population" in before):
        return True
    if numeral.cue in ("more than", "less than", "fewer than") and not _OF_YEAR.match(after):
        return True
    return numeral.cue in COUNTING and not _OF_YEAR.match(after) and _PLURAL_NEAR.match(after) is not None


COUNTING = frozenset({"more than", "fewer than", "less than", "at least", "at most", "no fewer than", "no more than",
                      "over", "under", "nearly", "almost", "up to", "as many as", "some", "an estimated"})  # fmt: skip
"""Words before a number that bound counts, and years only where what the year had is meant."""


def _is_age(numeral: Numeral, before: str, after: str) -> bool:
    """A number that says how old: "aged 12", "the boy, 9, was", "she was 46."."""
    if not 1 <= numeral.value < OLDEST or numeral.value != int(numeral.value):
        return False
    if _AGED.search(before):
        return True
    if numeral.comparator is not Comparator.EQUAL or numeral.mark is not Mark.COUNT:
        return False
    return bool(
        (_IN_COMMAS.search(before) and _AFTER_COMMAS.match(after)) or (_IS_NOW.search(before) and _CLOSES.match(after))
    )
