"""The dateline that heads a story: place, date and agency, in the forms that agencies print.

In: the text of a body. Out: a `Dateline` and where it ends. Forms: "ROME (Agency) - ", "ROME, May 4 (Agency) — ",
"ROME, May 4, (Agencies): ", "ROME: ", "By Jane Doe, ROME — ", "Rome, May 4, AGENCY – ", "(Agency) - ", and a line that
is a date alone. A place in small letters counts only beside a date or an agency: "Sources: " is no dateline.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sayso.article.agencies import agency_names, is_agency
from sayso.model import Dateline

LOOK = 160
"""Characters in which a dateline must end; the longest seen (two cities with their states, date, agency) has 90."""

NOTE_LOOK = 200
"""Characters more where a note to editors stands before it."""

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAYS = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
DATE = (
    rf"(?i:(?:{_WEEKDAYS}\.?,?\s+)?(?:"
    rf"(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\.?(?:,?\s+\d{{4}})?"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{2}-\d{2})(?!\d))"
)
_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]*"
_CITY = rf"{_UPPER}(?:[ ]{_UPPER}){{0,4}}"
_PROPER = r"[A-Z][A-Za-zÀ-ÿ.'’\-]+"
_REGION = rf",\s(?!(?i:{_WEEKDAYS}|{_MONTHS})\b){_PROPER}(?:\s(?:and\s|of\s|the\s)*{_PROPER}){{0,3}}"
_PLACE = rf"{_CITY}(?:{_REGION})?(?:\s?/\s?{_CITY}(?:{_REGION})?)*"
_TITLE_CITY = r"(?!By\s)[A-ZÀ-Þ][a-zà-ÿ'’\-]+(?:[ \-](?:[a-z]{2,3}[ \-])?[A-ZÀ-Þ][a-zà-ÿ'’]+){0,3}"
_TITLE_PLACE = rf"{_TITLE_CITY}(?:\s?[,/\[]\s?{_TITLE_CITY}\]?)?"
_NOTE = r"\s*(?:\([^()]{15,200}\)\s*)?"  # "(Adds quotes in paragraph 3) ROME (Agency) - "
_BRACKETED = r"[(\[/](?P<agency>[A-Z][^()\[\]/\n]{1,39}|dpa)[)\]/]"
_SEPARATOR = r"(?:\s?[—–―]\s?|\s?--\s?|\s?-\s|\s?:\s|\.\s?[-—–]\s)"


class Found(NamedTuple):
    """A dateline, and where in the text it ends: what stands behind is the story."""

    dateline: Dateline
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    bare = "|".join(sorted((re.escape(name) for name in agency_names() if len(name) > 2), key=len, reverse=True))
    agency = rf"(?:{_BRACKETED}|(?P<bare>{bare}))"
    tail = rf"[,.]?\s?{agency}\.?{_SEPARATOR}"
    date = rf"[,.]\s(?P<date>{DATE})"
    byline = r"(?:[Bb][Yy]\s[A-Z][^,\n]{2,60},\s+)?"
    return tuple(
        re.compile(_NOTE + form)
        for form in (
            rf"(?P<bare>{bare})\s?[—–-]\s",
            rf"{byline}(?P<place>{_PLACE})(?:{date})?{tail}",
            rf"{byline}(?P<place>{_PLACE})(?:{date})?(?:[,.]?\s{_BRACKETED})\s",
            rf"{byline}(?P<place>{_PLACE})(?:{date})?,?{_SEPARATOR}",
            rf"{byline}(?P<place>{_TITLE_PLACE})(?:{date})?{tail}",
            rf"{byline}(?P<place>{_TITLE_PLACE}){date},?{_SEPARATOR}",
            rf"{agency}{_SEPARATOR}(?P<place>{_PLACE})(?:{date})?{_SEPARATOR}",
            rf"(?:[Bb][Yy]\s[A-Z][^,(\n]{{2,60}}\s)?{_BRACKETED}{_SEPARATOR}",
        )
    )


LABELS = frozenset({
    "ADVERTISEMENT", "ALERT", "ANALYSIS", "ANSWER", "BREAKING", "CAPTION", "COMMENT", "CORRECTION", "DISCLAIMER",
    "EDITOR", "EDITORIAL", "EXCLUSIVE", "EXPLAINER", "FACTBOX", "FILE", "GALLERY", "IMAGE", "INTERVIEW", "JUST",
    "LISTEN", "LIVE", "NEWS", "NOTE", "OPINION", "PHOTO", "PHOTOS", "PICTURES", "PODCAST", "Q", "QUESTION", "READ",
    "SOURCE", "SOURCES", "SPOILER", "TIMELINE", "UPDATE", "UPDATED", "VIDEO", "WARNING", "WATCH",
})  # fmt: skip
"""Words in capitals that head a line and name no place."""


def find_dateline(text: str) -> Found | None:
    """The dateline that `text` starts with, or None.

    Example: "ROME, May 4 (Agencies): Two ..." -> place "ROME", date "May 4", agency "Agencies", end 24.
    """
    start = text[: LOOK + NOTE_LOOK] if text.lstrip().startswith("(") else text[:LOOK]
    for pattern in _patterns():
        found = pattern.match(start)
        if found is None:
            continue
        groups = found.groupdict()
        place, date, agency = groups.get("place"), groups.get("date"), groups.get("agency") or groups.get("bare")
        if _holds(place, date, agency):
            return Found(Dateline(place, date, agency.strip() if agency else None), found.end())
    return None


def _holds(place: str | None, date: str | None, agency: str | None) -> bool:
    """Keeps out labels ("WATCH: ") and bracketed words that are no agency ("He (Smith) - ")."""
    if place is not None and place.split(",")[0].split()[0].strip(".:").upper() in LABELS:
        return False
    if agency is not None and (is_agency(agency) or (place is not None and place.split(",")[0].isupper())):
        return True
    if place is None or agency is not None:
        return False
    return date is not None or (place.split(",")[0].isupper() and len(place) > 2)


@cache
def _date_line() -> re.Pattern[str]:
    verbs = r"date of publication|first published|published|posted|updated|last (?:updated|modified)|date"
    lead = rf"(?i:(?:{verbs})(?:\s+(?:on|at))?:?\s+)?"
    clock = r"(?i:(?:\s*[,|\-–]?\s*(?:at\s)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,4}\)?)?))?"
    return re.compile(rf"\s*{lead}(?P<date>{DATE}){clock}")


def find_leading_date(text: str) -> tuple[str, int] | None:
    """The date that `text` starts with ("Sun 16 Apr 2017 ...", "Published 2 April 2017"), and where it ends."""
    found = _date_line().match(text[:LOOK])
    return (found["date"], found.end()) if found else None
