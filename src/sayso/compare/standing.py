"""How the answers to one question stand to each other: agree, compatible, revised, disputed.

Disputes rest on what the words rule out (`hard`), never on what they suggest. Tolls are running totals: they move as
reports come, so a later or a same source's other number is a revision; but what two camps count on one day, or two
counts of a whole war's dead, are no one toll that moved. Stocks (troops present) and flows differ at one
moment only where sources dispute. What this does not try: who is right.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from typing import Any

from sayso.compare.camps import are_opposed
from sayso.compare.quoting import who_says
from sayso.compare.traces import HARM, Trace, is_disputing
from sayso.compare.words import find_words
from sayso.interval import Interval
from sayso.model import Answer, Comparator, Standing

AGREEING = frozenset({Comparator.EQUAL, Comparator.AT_LEAST, Comparator.APPROXIMATE})
"""Comparators under which one number is read as the same answer: "at least 45", "45", "about 45"."""

_FROM_BELOW = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_FROM_ABOVE = frozenset({Comparator.LESS, Comparator.AT_MOST})

Pair = tuple[Trace, Trace]

MOST = 150
"""Answers that are held against each other: the time grows with their square, and what stands by then stands."""

MOVED = 1.25
"""A toll of one day that differs by this factor or more has moved; counts of one moment by two sources lie nearer."""


def compare_answers(traces: Sequence[Trace]) -> tuple[Standing | None, str]:
    """The standing of all answers together and one sentence that says why; None and "" for a single answer."""
    if len(traces) < 2:
        return None, ""
    if is_agreed(traces):
        return (
            Standing.AGREE,
            f"All give “{traces[0].answer.figure.quantity.surface}” or the same number in other words.",
        )
    moved, held = conflicts_of(_told_once(traces))
    if not moved and not held:
        return Standing.COMPATIBLE, "The numbers differ, but some number satisfies all of them."
    against = [pair for pair in held if _is_set_against(*pair)]
    if len(moved) >= len(held) and not against:
        return Standing.REVISED, _told(moved[0], "moved as reports came")
    return Standing.DISPUTED, _told((against or held)[0], "can't both hold")


def _told_once(traces: Sequence[Trace]) -> list[Trace]:
    """The answers without what one source says twice in one article; the first MOST of them, in their order."""
    seen: dict[tuple[str, Interval, str], Trace] = {}
    for trace in traces:
        seen.setdefault((trace.answer.article, trace.interval, trace.answer.figure.source), trace)
        if len(seen) == MOST:
            break
    return list(seen.values())


def is_agreed(traces: Sequence[Trace]) -> bool:
    """True where all hold one number: the same bound throughout, or "N", "at least N" and "about N" mixed."""
    first = traces[0]
    if any(t.value != first.value or t.is_vague is not first.is_vague for t in traces):
        return False
    comparators = {t.answer.figure.quantity.comparator for t in traces}
    return len(comparators) == 1 or comparators <= AGREEING


def conflicts_of(traces: Sequence[Trace]) -> tuple[list[Pair], list[Pair]]:
    """The pairs that conflict, in order: those whose difference is one of time, and the others.

    Of two articles, answers of one kind conflict with those of another alike: that is reckoned once.
    """
    articles: dict[str, int] = {}
    kinds: dict[Any, int] = {}
    told = [
        (trace, articles.setdefault(trace.answer.article, len(articles)), kinds.setdefault(_kind(trace), len(kinds)))
        for trace in traces
    ]
    known: dict[tuple[int, int], bool | None] = {}
    moved: list[Pair] = []
    held: list[Pair] = []
    for (one, article, kind), (other, other_article, other_kind) in itertools.combinations(told, 2):
        if article == other_article:
            is_moved = _moved(one, other)
        elif (kind, other_kind) in known:
            is_moved = known[kind, other_kind]
        else:
            is_moved = known[kind, other_kind] = _moved(one, other)
        if is_moved is not None:
            (moved if is_moved else held).append((one, other))
    return moved, held


def _moved(one: Trace, other: Trace) -> bool | None:
    """Whether time explains a conflict; None where there is none."""
    return is_revision(one, other) if conflict(one, other) else None


def _kind(trace: Trace) -> tuple[Any, ...]:
    """All that `conflict` and `is_revision` look at in answers of two articles."""
    answer = trace.answer
    figure = answer.figure
    about = (trace.interval, figure.quantity.comparator, trace.value, trace.is_vague, trace.theme in HARM)
    source = figure.source or (answer.outlet,)
    return (*about, answer.published, source, trace.is_moving, trace.is_standing)


def conflict(one: Trace, other: Trace) -> bool:
    """True where no number satisfies both; a headline that drops its own text's bound does not conflict with it.

    One that turns the bound round does: "over 4,000" above "fewer than 4,000".
    """
    if one.interval.meets(other.interval):
        return False
    return _are_opposed(one, other) or one.answer.article != other.answer.article or one.value != other.value


def _are_opposed(one: Trace, other: Trace) -> bool:
    """True where one bounds the number from below alone and the other from above alone."""
    bounds = {t.answer.figure.quantity.comparator for t in (one, other)}
    return bool(bounds & _FROM_BELOW) and bool(bounds & _FROM_ABOVE)


def _is_set_against(one: Trace, other: Trace) -> bool:
    """True where one article tells both, by two sources, and says that they don't agree."""
    a, b = one.answer, other.answer
    return a.article == b.article and not is_same_source(a, b) and (is_disputing(one) or is_disputing(other))


def is_revision(one: Trace, other: Trace) -> bool:
    """True where the difference is one of time: another day, one source at two moments, or a toll that moved."""
    a, b = one.answer, other.answer
    if a.article == b.article and (_are_opposed(one, other) or _is_set_against(one, other)):
        return False
    if a.published is not None and b.published is not None and a.published != b.published:
        return True
    if is_same_source(a, b) or _are_of_one_outlet(a, b):
        return True
    low, high = sorted((one.value or 0.0, other.value or 0.0))
    is_toll = one.theme in HARM and other.theme in HARM and not _are_two_counts(one, other)
    return is_toll and high >= MOVED * low and not (one.is_vague or other.is_vague)


def _are_two_counts(one: Trace, other: Trace) -> bool:
    """True for tolls of one day that nobody says have moved, by sources that face each other or of a whole war."""
    if one.is_moving or other.is_moving:
        return False
    return (one.is_standing and other.is_standing) or are_opposed(one.answer.figure.source, other.answer.figure.source)


def _are_of_one_outlet(one: Answer, other: Answer) -> bool:
    """True for two articles of one outlet that both give a number on its own word: the later one corrects the other."""
    is_own = not one.figure.source and not other.figure.source
    return is_own and bool(one.outlet) and one.outlet == other.outlet and one.article != other.article


def is_same_source(one: Answer, other: Answer) -> bool:
    """True where both name one source: the words of one's name that aren't a rank's are among the other's."""
    ours, theirs = _source_words(one.figure.source), _source_words(other.figure.source)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


@functools.lru_cache(maxsize=4096)
def _source_words(source: str) -> frozenset[str]:
    return frozenset(word.stem for word in find_words(source))


def _told(pair: tuple[Trace, Trace], how: str) -> str:
    one, other = (f"“{trace.answer.figure.quantity.surface}” ({who_says(trace.answer)})" for trace in pair)
    return f"{one} and {other} {how}."
