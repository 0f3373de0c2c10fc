"""Feasts in, days out: fixed days, weekdays of a month, and days that move with Easter (table in times.toml)."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from sayso.data import load_table


def holiday(name: str, year: int) -> dt.date:
    """The day of the feast `name` in `year`. Raises: KeyError for a feast that the table lacks."""
    entry = _holidays()[name]
    if "easter" in entry:
        return easter(year) + dt.timedelta(days=entry["easter"])
    if "day" in entry:
        return dt.date(year, entry["month"], entry["day"])
    return _weekday_of_month(year, entry["month"], entry["weekday"], entry["nth"], entry.get("after", 0))


@cache
def _holidays() -> dict[str, dict[str, Any]]:
    return {entry["name"]: entry for entry in load_table("times")["holiday"]}


def _weekday_of_month(year: int, month: int, weekday: int, nth: int, after: int) -> dt.date:
    """The nth `weekday` of a month that lies more than `after` days into it; the last for nth -1."""
    if nth < 0:
        day = dt.date(year, month + 1, 1) - dt.timedelta(days=1)
        return day - dt.timedelta(days=(day.isoweekday() - weekday) % 7)
    day = dt.date(year, month, 1 + after)
    return day + dt.timedelta(days=(weekday - day.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar.

    Method: the anonymous algorithm of Nature, 20 April 1876, in Butcher's form. Example: 2018 -> 1 April 2018.
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)
