"""What the answers to one question show of each other, as findings: agreement, tension, dispute, a toll that moved.

In comes a question, out comes one finding or none, with the words that show it. A dispute rests on hard intervals that
can't meet; where only what the words suggest can't meet, it is a tension and not called a dispute. What this does not
try: who is right.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence

from sayso.compare.matters import is_one_matter
from sayso.compare.quoting import evidence_of, who_says
from sayso.compare.standing import conflicts_of, is_same_source
from sayso.compare.traces import HARM, Trace, trace_of
from sayso.compare.voices import unattributed, voices_of
from sayso.model import Answer, Comparator, Evidence, Finding, FindingKind, Question, Standing

SHOWN = 12
"""Answers that a finding quotes at most."""

TOTALS = HARM | {"captured", "moved"}
"""Themes of running totals: they grow as reports come, so that a later number revises an earlier one."""

STOCKS = frozenset({"there"})
"""Themes of what is there at one time; another day's number is another state. All other themes are flows."""

COMPARED = 60
"""Different answers that are compared for a tension at most, the newest: what a reader can look through."""


def compare_question(question: Question, traces: Sequence[Trace] | None = None) -> Finding | None:
    """What the answers to a question show of each other; None where nothing is shown or one page alone answers.

    `traces` are those of its answers, in their order, where they are at hand.
    Example: "31" by the police and "44" by the port on one day -> a dispute, with both.
    """
    if len({answer.page or answer.article for answer in question.answers}) < 2:
        return None
    if question.standing is Standing.AGREE:
        return _agreement(question)
    if traces is None:
        traces = [trace_of(answer, with_words=False) for answer in question.answers]
    if question.standing is Standing.COMPATIBLE:
        return _tension(question, traces)
    return _conflict(question, traces)


def _agreement(question: Question) -> Finding | None:
    """An agreement of two voices at least on a number; that two speak of "thousands" shows nothing."""
    voices = voices_of(question.answers)
    first = voices[0].first if voices else question.answers[0]
    if len(voices) < 2 or first.figure.quantity.comparator is Comparator.VAGUE:
        return None
    silent, pages = len(unattributed(question.answers)), len({a.page or a.article for a in question.answers})
    without = f"; {silent} of {pages} pages give no source" if silent else ""
    number = first.figure.quantity.surface
    return Finding(
        kind=FindingKind.AGREEMENT,
        why=f"{len(voices)} independent voices give “{number}”, first {who_says(first)}{without}.",
        rule="question.agreement/1",
        body=_evidence([voice.first for voice in voices]),
        about=_about(question),
    )


def _tension(question: Question, traces: Sequence[Trace]) -> Finding | None:
    """A tension where two sources of one day suggest numbers that differ, though their words allow both."""
    pairs = itertools.combinations(traces[-COMPARED:], 2)
    found = next((pair for pair in pairs if _is_tension(*pair) and is_one_matter(*pair)), None)
    if found is None:
        return None
    one, other = (trace.answer for trace in found)
    return Finding(
        kind=FindingKind.TENSION,
        why=f"{_told(one)} and {_told(other)} can both hold, but suggest different numbers.",
        rule="question.tension/2",
        body=_evidence([one, other]),
        about=_about(question),
    )


def _is_tension(one: Trace, other: Trace) -> bool:
    a, b = one.answer, other.answer
    if a.article == b.article or a.published != b.published or is_same_source(a, b) or one.is_vague or other.is_vague:
        return False
    return not a.figure.quantity.soft.meets(b.figure.quantity.soft)


def _conflict(question: Question, traces: Sequence[Trace]) -> Finding | None:
    """A dispute of one moment, or numbers that time tells apart, each measure by its own rule of time."""
    is_moved = question.standing is Standing.REVISED
    told = sorted((t for t in traces if not t.is_vague), key=_when)[-COMPARED:]
    moved, held = conflicts_of(told)
    pairs = reversed(moved) if is_moved else iter(held)  # the newest revision, the oldest dispute
    pair = next((pair for pair in pairs if is_one_matter(*pair)), None)
    if pair is None:
        return None
    one, other = pair
    rule, why = _moved(one, other) if is_moved else ("question.disputed/3", "{} and {} can't both hold.")
    if not rule:
        return None
    others = [trace.answer for trace in told if trace is not one and trace is not other]
    return Finding(
        kind=FindingKind.REVISION if is_moved else FindingKind.DISPUTE,
        why=why.format(_told(one.answer), _told(other.answer)),
        rule=rule,
        body=_evidence([one.answer, other.answer, *_different(others)]),
        about=_about(question),
    )


def _moved(one: Trace, other: Trace) -> tuple[str, str]:
    """The rule by which a measure moved, and how that is told; none where it didn't.

    A running total is revised, a stock changes, a flow is compared with that of its own days alone.
    """
    way = "up" if (other.value or 0.0) >= (one.value or 0.0) else "down"
    if one.theme in TOTALS:
        return "question.revised/3", f"{{}} became {{}}: revised {way}."
    if one.theme in STOCKS:
        return "question.changed/2", f"{{}} became {{}}: what is there went {way}, or was counted anew."
    if one.answer.figure.as_of == other.answer.figure.as_of:
        return "question.corrected/2", f"{{}} became {{}}: corrected {way}."
    return "", ""


def _when(trace: Trace) -> tuple[dt.date, str]:
    return (trace.answer.published or trace.day or dt.date.min, trace.answer.id or trace.answer.article)


def _different(answers: Sequence[Answer]) -> list[Answer]:
    """One answer of each number that is given."""
    return list({answer.figure.quantity.stated: answer for answer in answers}.values())


def _told(answer: Answer) -> str:
    return f"“{answer.figure.quantity.surface}” ({who_says(answer)})"


def _about(question: Question) -> str:
    return f"{question.counted} in {question.place}" if question.place else question.counted


def _evidence(answers: Sequence[Answer]) -> tuple[Evidence, ...]:
    return tuple(evidence_of(answer) for answer in answers[:SHOWN])
