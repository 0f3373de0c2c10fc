"""Dates as machines and page heads write them, to a day and, where told, a time with its zone."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

EARLIEST = dt.date(1990, 1, 1)
"""Before this no page was on the web: an earlier date is a default ("1970-01-01") or a mistake."""

MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH}[\s,-]+(\d{{4}})\b", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)


class Moment(NamedTuple):
    """A day, and the time of that day with its zone where both are told."""

    day: dt.date
    time: dt.datetime | None


def read_moment(text: str) -> Moment | None:
    """The day and time that `text` states, or None. Example: "2024-03-12T08:30:00+01:00" -> 12 March, 08:30 +01:00."""
    text = " ".join(text.split())[:80]
    iso = _ISO.match(text)
    if iso is not None:
        year, month, day, hour, minute, second, zone = iso.groups()
        return _moment((int(year), int(month), int(day)), (hour, minute, second), zone)
    return _read_words(text)


def read_local_time(text: str) -> dt.datetime | None:
    """The date and time that `text` states without a zone, in ISO form, or None."""
    iso = _ISO.fullmatch(" ".join(text.split())[:40])
    if iso is None or iso[4] is None or iso[7] is not None:
        return None
    try:
        return dt.datetime(*(int(part or 0) for part in iso.groups()[:6]))  # type: ignore[arg-type]  # noqa: DTZ001 - no zone is told
    except ValueError:
        return None


def _read_words(text: str) -> Moment | None:
    if found := _DAY_MONTH.search(text):
        date = int(found[3]), MONTHS[found[2].lower()], int(found[1])
    elif found := _MONTH_DAY.search(text):
        date = int(found[3]), MONTHS[found[1].lower()], int(found[2])
    else:
        return None
    clock = _CLOCK.search(text, found.end())
    if clock is None:
        return _moment(date, (None, None, None), None)
    hour = int(clock[1])
    if clock[4]:
        hour = hour % 12 + (12 if clock[4][0] in "pP" else 0)
    return _moment(date, (str(hour), clock[2], clock[3]), clock[5])


def _moment(date: tuple[int, int, int], clock: tuple[str | None, ...], zone: str | None) -> Moment | None:
    try:
        day = dt.date(*date)
    except ValueError:
        return None
    if day < EARLIEST:
        return None
    hour, minute, second = clock
    if hour is None or minute is None or zone is None:
        return Moment(day, None)
    try:
        time = dt.datetime(*date, int(hour), int(minute), int(second or 0), tzinfo=_zone(zone))
    except ValueError:
        return Moment(day, None)
    return Moment(day, time)


def _zone(text: str) -> dt.timezone:
    if text[0] not in "+-":
        return dt.UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    return dt.timezone(-offset if text[0] == "-" else offset)
