"""Answers made from a sentence with its number marked, for questions and what stands beside them."""

from __future__ import annotations

import datetime as dt

from sayso.interval import DayInterval
from sayso.model import Answer, Event, Figure, Stance, Where
from sayso.spans import CharSpan
from sayso.values import read_quantities

DAY = dt.date(2019, 5, 6)


def answer(
    marked: str,
    *,
    article: str = "a",
    counted: str = "people",
    event: Event = Event.KILLED,
    headline: str = "Ferry sinks off Cape Orla",
    where: Where = "text",
    at: int = 0,
    source: str = "",
    day: dt.date | None = DAY,
    published: dt.date | None = DAY,
    stance: Stance = Stance.ASSERTS,
    place: str | None = None,
) -> Answer:
    """The answer in `marked`, a sentence with its quantity in square brackets; `at` is where the sentence begins."""
    before, _, rest = marked.partition("[")
    number, _, after = rest.partition("]")
    sentence = before + number + after
    quantity = read_quantities(" " * at + sentence)
    held = next(q for q in quantity if q.span.start <= at + len(before) + len(number) - 1 < q.span.end)
    figure = Figure(
        id="f1",
        where=where,
        quantity=held,
        counted=counted,
        counted_span=None,
        event=event,
        place=place,
        place_span=None,
        place_id=None,
        as_of=DayInterval.day(day) if day else None,
        time_span=None,
        source=source,
        stance=stance,
        sentence=CharSpan(at, at + len(sentence)),
        statement=None,
    )
    return Answer(
        figure=figure, article=article, sentence=sentence, headline=headline, outlet=article, published=published
    )
