"""Tolls as one CSV table in the manner of UCDP's georeferenced events: a row a question, low, best and high.

How the three are found follows UCDP's codebooks (GED Codebook, "best", "high", "low", "date_prec", "where_prec";
Battle-Related Deaths Codebook, "Best/Low/High Estimate"), as far as reports alone can tell:

- a report counts once, whoever reprints it; of one report's numbers for a question the newest counts;
- what is denied, doubted, feared or demanded is no estimate;
- where a toll moved as reports came, the newest day's numbers replace the earlier ones;
- `best` is the most reliable number. Which source is more reliable sayso doesn't judge, and where that can't be told
  UCDP "as a rule includes the lower figure": so `best` is the lowest number that all the estimates allow, or, where no
  number satisfies them all, the lowest estimate. "At least 12" and "14" give 14; "9" and "13", both firm, give 9;
- `low` and `high` are the lowest and highest numbers that an estimate gives. An end that the words leave open ("at
  least 12") is filled by the number itself, as UCDP does, and `open_above` or `open_below` says so.

What UCDP codes by hand and this leaves out: the parties, the type of violence, coordinates, and whether it was armed
force at all: every event of harm is listed, floods and accidents too.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.export.csv_tables import safe_cell
from sayso.export.questions import questions_of
from sayso.export.streams import stream_to
from sayso.interval import Interval
from sayso.model import Event, Stance, Standing
from sayso.store.rows import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sayso.interval import DayInterval
    from sayso.model import Answer, Place, Question
    from sayso.store.base import View

HARM = frozenset({Event.KILLED, Event.WOUNDED, Event.CASUALTIES, Event.MISSING, Event.CAPTURED, Event.DISPLACED})
ESTIMATES = frozenset({Stance.ASSERTS, Stance.BELIEVES})

COLUMNS = (
    "id", "event", "counted", "low", "best", "high", "open_below", "open_above", "standing", "number_of_sources",
    "number_of_pages", "source_article", "source_office", "source_date", "source_headline", "source_original",
    "date_start", "date_end", "date_prec", "where_prec", "where_coordinates", "adm_1", "country_iso", "geonames", "why",
    "figures",
)  # fmt: skip
"""In UCDP's words where it has them: an office is an outlet, an original is who gave the number."""

APART = "; "
WEEK, MONTH, YEAR = 7, 31, 366


@dataclass(frozen=True, slots=True)
class Estimate:
    """Low, best and high of a toll; an open end means that the words allow more, or less."""

    low: float
    best: float
    high: float
    open_below: bool
    open_above: bool


def write(view: View, out: Path | None) -> int:
    """Write the table to the file `out`, or to standard output, and count its rows."""
    rows = sorted(rows_of(questions_of(view)), key=lambda row: (row["date_start"] or "", row["id"]))
    with stream_to(out) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        writer.writerows([_cell(row[name]) for name in COLUMNS] for row in rows)
        text.detach()
    return len(rows)


def rows_of(questions: Iterable[Question]) -> Iterator[dict[str, Any]]:
    """The row of each question that asks after people harmed, and that an estimate answers."""
    for question in questions:
        answers = in_force(question)
        estimate = estimate_of(answers)
        if question.event in HARM and estimate is not None:
            yield _row(question, answers, estimate)


def in_force(question: Question) -> list[Answer]:
    """The newest estimate of each report; of a toll that moved, those of the newest day alone."""
    newest: dict[str, Answer] = {}
    for answer in sorted(question.answers, key=_moment):
        if answer.figure.stance in ESTIMATES and answer.figure.quantity.unit == "count":
            newest[answer.origin or answer.article] = answer
    answers = sorted(newest.values(), key=_moment)
    if question.standing is Standing.REVISED and answers:
        last = _moment(answers[-1])[0]
        answers = [answer for answer in answers if _moment(answer)[0] == last]
    return answers


def _moment(answer: Answer) -> tuple[dt.date, str, str, int]:
    figure = answer.figure
    day = answer.published or (figure.as_of.end if figure.as_of else dt.date.min)
    return day, answer.article, figure.where, figure.span.start


def estimate_of(answers: Sequence[Answer]) -> Estimate | None:
    """Low, best and high of the answers in force, or None where none of them gives a number of people."""
    intervals = [answer.figure.quantity.stated for answer in answers]
    known = [_ends(each) for each in intervals if each.low is not None or each.high is not None]
    if not known:
        return None
    lowest = min(low for low, _ in known)
    shared = _shared(intervals)
    return Estimate(
        low=lowest,
        best=lowest if shared is None or shared.low is None else _ends(shared)[0],
        high=max(high for _, high in known),
        open_below=any(each.low is None for each in intervals),
        open_above=any(each.high is None for each in intervals),
    )


def _ends(interval: Interval) -> tuple[float, float]:
    """The least and the greatest whole number of an interval; an open end is filled by the other. (12, ∞) -> 13, 13."""
    low = interval.low if interval.low is None else interval.low + interval.low_open
    high = interval.high if interval.high is None else interval.high - interval.high_open
    least = low if low is not None else high
    assert least is not None
    return least, least if high is None else max(least, high)


def _shared(intervals: Iterable[Interval]) -> Interval | None:
    """The numbers that all of `intervals` hold; None where there are none."""
    shared: Interval | None = Interval()
    for each in intervals:
        shared = shared and shared.intersection(each)
    return shared


def _row(question: Question, answers: list[Answer], estimate: Estimate) -> dict[str, Any]:
    place = next((a.figure.place_id for a in question.answers if a.figure.place_id is not None), None)
    days = question.days
    return {
        "id": question.id,
        "event": question.event.value,
        "counted": question.counted,
        "low": _number(estimate.low),
        "best": _number(estimate.best),
        "high": _number(estimate.high),
        "open_below": estimate.open_below,
        "open_above": estimate.open_above,
        "standing": question.standing and question.standing.value,
        "number_of_sources": len({answer.origin or answer.article for answer in question.answers}),
        "number_of_pages": len({answer.article for answer in question.answers}),
        "source_article": APART.join(_citation(answer) for answer in answers),
        "source_office": _joined(answer.outlet for answer in answers),
        "source_date": _joined(answer.published for answer in answers),
        "source_headline": _joined(answer.headline for answer in answers),
        "source_original": _joined(answer.figure.source for answer in answers),
        "date_start": days and days.start.isoformat(),
        "date_end": days and days.end.isoformat(),
        "date_prec": date_precision(days),
        "where_prec": place_precision(place),
        "where_coordinates": place.name if place else question.place,
        "adm_1": first_order(place),
        "country_iso": place and place.iso,
        "geonames": place and place.geonames,
        "why": question.why,
        "figures": _joined(answer.id for answer in question.answers),
    }


def date_precision(days: DayInterval | None) -> int | None:
    """UCDP's `date_prec`: 1 the day, 2 within 2 to 6 days, 3 the week, 4 the month, 5 longer; None: unknown."""
    if days is None or days.days > YEAR:
        return None
    bounds = (1, WEEK - 1, WEEK, MONTH, YEAR)
    return next(code for code, longest in enumerate(bounds, start=1) if days.days <= longest)


def place_precision(place: Place | None) -> int | None:
    """UCDP's `where_prec`: 1 a known point, 3 a district, 4 a province, 6 a country; None where no place is known."""
    if place is None or place.geonames is None:
        return None
    match place.kind:
        case "city":
            return 1
        case "region":
            return 3 if len(place.within) > 1 else 4
        case "country":
            return 6
    return None


def first_order(place: Place | None) -> str | None:
    """The province that a place lies in or is."""
    if place is None or place.kind == "country":
        return None
    named = (place.name, *place.within) if place.kind == "region" else place.within
    return named[-2] if len(named) > 1 else None


def _citation(answer: Answer) -> str:
    """Outlet, day and headline, as UCDP's `source_article` gives them."""
    day = answer.published.isoformat() if answer.published else ""
    return ", ".join(part for part in (answer.outlet or answer.article, day, answer.headline) if part)


def _joined(values: Iterable[object]) -> str:
    return APART.join(dict.fromkeys(str(value) for value in values if value))


def _number(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe_cell(" ".join(clean(value).split())) if isinstance(value, str) else value
