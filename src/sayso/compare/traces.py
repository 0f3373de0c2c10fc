"""What of an answer is compared with others: its measure, its theme, what is counted, the words around it, its day.

In comes an Answer, out comes its Trace: small, so that a million fit in memory. Words weigh by how near they stand to
the number and by whether half of all news uses them; the weights are fixed, so that what is already in a ledger never
changes how two answers stand to each other.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, fields

from sayso.compare.bags import Bag, bag_near
from sayso.compare.words import are_kin, find_words, is_whole
from sayso.interval import Interval
from sayso.model import Answer, Comparator, Event, Quantity, QuantityKind

THEMES = {
    Event.EVACUATED: "moved",
    Event.DISPLACED: "moved",
    Event.SENT: "moved",
    Event.PRESENT: "there",
    Event.DEPLOYED: "there",
    Event.SIZE: "there",
}
"""Events that reports of one thing use by turns; any other event is a theme of its own."""

VAGUE_THEMES = frozenset({"other", "there"})
"""Themes that say too little to keep two figures apart."""

HARM = frozenset({"killed", "wounded", "casualties", "missing"})
"""Themes of tolls: they move as reports come."""

STANDING_FROM = 50_000
"""A toll from which on it is that of a whole war, not of one event."""

STANDING_SPAN = 200
"""Days from which on a figure speaks of a whole time, not of an event in it."""

_MOVED = re.compile(
    r"\b(?:previous|earlier|initial|latest|updated|revised|new)\s(?:death\s)?(?:toll|count|figure|estimate)|"
    r"\b(?:toll|count|number)\b[^.;]{0,60}\b(?:rose|risen|rises|reach(?:ed|es)?|climb(?:ed|s)?|jump(?:ed|s)?|was|at)\b|"
    r"\binitially\b|\bup\sfrom\b|\bso\sfar\b|\b(?:lower|higher)\s(?:death\s)?toll\b|\btoll\s(?:lower|higher)\b",
    re.IGNORECASE,
)
"""Words by which an article tells an older toll, or another source's, beside its own."""

_DISPUTING = re.compile(
    r"\b(?:contradict|disput|rebut|refut|challeng|reject)(?:ed|es|e|ing|s)?\b|"
    r"\b(?:rather than|contrary to|at odds with)\b",
    re.IGNORECASE,
)
"""Words that set one source's number against another's."""

_WAR = re.compile(r"\b(?:war|conflict|uprising|crisis)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|began|erupted|started|years?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What of one answer is compared with those of other articles: all that a ledger keeps of it for this."""

    unit: str
    theme: str
    head: str  # stem of the counted thing's last word
    value: float | None
    is_vague: bool
    is_standing: bool  # of a whole war or time: no day of its own
    is_lead: bool  # in the headline or the first lines
    is_moving: bool  # its sentence speaks of a toll that moves
    day: dt.date | None
    country: str  # ISO code of where it is, "" where that isn't told
    interval: Interval  # what the answer doesn't rule out; a vague word bounds from below alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace(Sign):
    """One answer as it is compared, with the words around it."""

    answer: Answer
    words: Bag


def _interval(quantity: Quantity) -> Interval:
    """What a quantity doesn't rule out. Of a time the full years are told: a "six-year" war may be in its seventh."""
    if quantity.kind is QuantityKind.DURATION and quantity.comparator is Comparator.EQUAL:
        low, high = quantity.hard.low, quantity.hard.high
        return Interval(low, high + 1, high_open=True) if low is not None and low == high else quantity.hard
    if quantity.comparator is Comparator.VAGUE and quantity.stated.low is not None:
        return Interval.at_least(quantity.stated.low)
    return quantity.hard


LEAD = 120
"""Characters from the start of a text within which its lead begins."""


NO_WORDS = Bag((), (), 0.0)


def trace_of(answer: Answer, *, with_words: bool = True) -> Trace:
    """The trace of `answer`; without the words around it where none are compared: those cost most of it."""
    figure, quantity = answer.figure, answer.figure.quantity
    value = quantity.stated.low if quantity.stated.low is not None else quantity.stated.high
    theme = THEMES.get(figure.event, str(figure.event))
    counted = find_words(figure.counted)
    return Trace(
        answer=answer,
        unit="count" if quantity.kind is QuantityKind.COUNT else quantity.unit,
        theme=theme,
        head=counted[-1].stem if counted else "",
        value=value,
        is_vague=quantity.comparator is Comparator.VAGUE,
        is_standing=is_standing(answer, value, theme),
        is_moving=_MOVED.search(answer.sentence) is not None,
        is_lead=figure.where == "headline" or figure.sentence.start < LEAD,
        day=day_of(answer),
        country=(figure.place_id and figure.place_id.iso) or "",
        interval=_interval(quantity),
        words=bag_near(answer.sentence, figure.span.start - figure.sentence.start) if with_words else NO_WORDS,
    )


def sign_of(sign: Sign) -> Sign:
    """The sign that a trace is, without its answer."""
    return Sign(**{each.name: getattr(sign, each.name) for each in fields(Sign)})


def is_disputing(trace: Trace) -> bool:
    """True where the sentence sets its number against somebody's: "16 died, contradicting the ministry"."""
    return _DISPUTING.search(trace.answer.sentence) is not None


def is_standing(answer: Answer, value: float | None, theme: str) -> bool:
    """True for the running totals of whole wars: "more than 90,000 killed since the war began"."""
    days = answer.figure.as_of
    if days is not None and days.days > STANDING_SPAN:
        return True
    if theme not in HARM | {"moved"} or value is None:
        return False
    is_of_war = value >= STANDING_FROM / 5 and _WAR.search(answer.sentence) and _SINCE.search(answer.sentence)
    return bool(is_of_war) or value >= STANDING_FROM


def day_of(answer: Answer) -> dt.date | None:
    """The day that an answer is about: its as-of day where one is told to the quarter, else the day of publication."""
    days = answer.figure.as_of
    return days.start if days is not None and days.days <= 100 else answer.published


def counts_alike(one: Sign, other: Sign) -> bool:
    """True where the two count one thing: the same word, kin, or both words for everybody."""
    if one.head == other.head:
        return True
    return are_kin(one.head, other.head) or (is_whole(one.head) and is_whole(other.head))


def is_same_value(one: Sign, other: Sign) -> bool:
    """True where both write the same number, or the same vague word's."""
    return one.value == other.value and one.is_vague is other.is_vague


def clashes(one: Sign, other: Sign) -> bool:
    """True for two themes that can't be one: the killed and the wounded."""
    return one.theme != other.theme and not VAGUE_THEMES & {one.theme, other.theme}
