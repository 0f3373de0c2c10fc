"""dateparser: dates found in text by its search, resolved against the day of writing."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import TYPE_CHECKING, Any

from peers.adapters.serve import Row, serve

if TYPE_CHECKING:
    from collections.abc import Callable


def dates() -> Callable[[Row], Row]:
    """What finds the dates of a row."""
    search_dates = import_module("dateparser.search").search_dates

    def read(row: Row) -> Row:
        settings: dict[str, Any] = {"RETURN_AS_TIMEZONE_AWARE": False}
        if row.get("reference"):
            settings["RELATIVE_BASE"] = _day(row["reference"])
        found, position = [], 0
        for words, moment in search_dates(row["text"], languages=["en"], settings=settings) or ():
            start = row["text"].find(words, position)
            if start >= 0:
                position = start + len(words)
                found.append({"start": start, "end": position, "value": moment.date().isoformat()})
        return {"expressions": found}

    return read


def _day(told: str) -> dt.datetime:
    form = "%Y-%m-%d" if told[4] == "-" else "%d-%m-%Y"
    return dt.datetime.strptime(told[:10], form)  # noqa: DTZ007 - a day has no zone


serve(("dateparser",), "search_dates in English, relative to the day of writing", {"dates": dates})
