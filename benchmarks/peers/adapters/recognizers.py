"""Recognizers-Text: numbers, ranges, units and dates, by Microsoft's tables of expressions (2019)."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import TYPE_CHECKING, Any

from peers.adapters.serve import Row, serve

if TYPE_CHECKING:
    from collections.abc import Callable


def quantities() -> Callable[[Row], Row]:
    """What finds the quantities of a row."""
    number, units = import_module("recognizers_number"), import_module("recognizers_number_with_unit")
    english = import_module("recognizers_text").Culture.English

    with_unit = (units.recognize_currency, units.recognize_dimension, units.recognize_temperature, units.recognize_age)
    alone = (number.recognize_percentage, number.recognize_number)

    def read(row: Row) -> Row:
        found: list[Row] = []
        for recognize in (*with_unit, *alone):
            for hit in recognize(row["text"], english):
                told = _quantity(hit)
                if told and not any(told["start"] < f["end"] and f["start"] < told["end"] for f in found):
                    found.append(told)
        return {"quantities": found}

    return read


def _quantity(hit: Any) -> Row | None:
    resolution = hit.resolution or {}
    try:
        value = float(str(resolution.get("value", "")).rstrip("%"))
    except ValueError:
        return None
    unit = resolution.get("unit") or ("%" if hit.type_name == "percentage" else None)
    return {"start": hit.start, "end": hit.end + 1, "low": value, "high": value, "unit": unit}


def dates() -> Callable[[Row], Row]:
    """What finds the dates of a row."""
    recognize_datetime = import_module("recognizers_date_time").recognize_datetime
    english = import_module("recognizers_text").Culture.English

    def read(row: Row) -> Row:
        reference = _day(row.get("reference"))
        hits = recognize_datetime(row["text"], english, reference=reference)
        return {"expressions": [_expression(hit, reference) for hit in hits]}

    return read


def _expression(hit: Any, reference: dt.datetime | None) -> Row:
    """Its TIMEX value; where that leaves the year open, the one of its dates that is nearest to the day of writing."""
    values = (hit.resolution or {}).get("values") or [{}]
    told = min(values, key=lambda each: _distance(_moment(each), reference))
    timex, moment = told.get("timex") or "", _moment(told)
    if "(" in timex or "WXX" in timex or not timex:
        value = moment[:10]
    else:
        value = timex.replace("XXXX", moment[:4]) if moment[:4].isdigit() else timex
    return {"start": hit.start, "end": hit.end + 1, "value": value}


def _moment(told: Row) -> str:
    return str(told.get("start") or told.get("value") or "")


def _distance(moment: str, reference: dt.datetime | None) -> float:
    try:
        return abs((dt.datetime.fromisoformat(moment[:10]) - reference).days) if reference else 0.0
    except ValueError:
        return float("inf")


def _day(told: str | None) -> dt.datetime | None:
    if not told:
        return None
    form = "%Y-%m-%d" if told[4] == "-" else "%d-%m-%Y"
    return dt.datetime.strptime(told[:10], form)  # noqa: DTZ007 - a day has no zone


serve(
    ("recognizers-text-suite",),
    "percentages, numbers and units, longest first; dates against the day of writing",
    {
        "quantities": quantities,
        "dates": dates,
    },
)
