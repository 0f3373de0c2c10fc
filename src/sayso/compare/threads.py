"""The answers that one article gives to one question, and how likely two articles' threads belong together.

An article tells its toll in the headline, in the lead and again below, an earlier one beside it: these are one thread.
Threads, not single figures, are compared across articles, for they carry more words. What this does not try: more than
two articles at once (questions.py).
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.compare.traces import HARM, Trace, Words, clashes, counts_alike, headline_words, is_same_value
from sayso.compare.unions import Unions
from sayso.compare.words import are_kin, is_common, is_whole, kin_of

_MOVED = re.compile(
    r"\b(?:previous(?:ly)?|earlier|initial(?:ly)?|rises?|risen|rose|climb(?:s|ed)?|up\sfrom|toll|revised|so\sfar|updated|put\sthe)\b",
    re.IGNORECASE,
)
"""Words by which an article tells an older toll beside its own."""


@dataclass(frozen=True, slots=True)
class Thread:
    """An article's answers to one question; `words` are those around any of them, at their nearest."""

    article: str
    traces: tuple[Trace, ...]
    words: Words
    headline: Words

    @property
    def first(self) -> Trace:
        """The answer that stands first."""
        return self.traces[0]


def find_threads(traces: Sequence[Trace]) -> tuple[Thread, ...]:
    """The threads among `traces`, which must be those of one article, in order of their first answers."""
    ordered = sorted(
        traces, key=lambda t: (t.answer.figure.where, t.answer.figure.span.start, t.answer.figure.span.end)
    )
    unions = Unions(len(ordered))
    for one, other in itertools.combinations(range(len(ordered)), 2):
        if is_retold(ordered[one], ordered[other]):
            unions.join(one, other)
    return tuple(_thread([ordered[index] for index in group]) for group in unions.groups())


def _thread(traces: list[Trace]) -> Thread:
    words: dict[str, float] = {}
    for trace in traces:
        for stem, weight in trace.words:
            words[stem] = max(weight, words.get(stem, 0.0))
    answer = traces[0].answer
    return Thread(answer.article, tuple(traces), tuple(sorted(words.items())), headline_words(answer.headline))


EQUAL_SMALL, EQUAL_OTHER, EQUAL_SMALL_OTHER = 0.05, 0.25, 0.5
"""Shared words that make equal numbers of one article one thread: below ten; of other things; of other things below ten."""

LEAD_RETOLD, TOLL_MOVED, UNEQUAL = 0.05, 0.12, 0.6
"""The same for unequal numbers: headline and lead; tolls told as moving; any others that can both hold."""


def is_retold(one: Trace, other: Trace) -> bool:
    """True where one article gives the second answer to the question of the first."""
    a, b = one.answer.figure, other.answer.figure
    if one.unit != other.unit or one.is_standing is not other.is_standing or clashes(one, other):
        return False
    if a.where == b.where and a.sentence == b.sentence:
        return False
    shared, alike = overlap(one.words, other.words), counts_alike(one, other)
    if is_same_value(one, other):
        is_small = one.value is None or one.value < 10
        if alike:
            return not is_small or shared > EQUAL_SMALL
        return shared > (EQUAL_SMALL_OTHER if is_small else EQUAL_OTHER)
    if one.theme != other.theme or not alike:
        return False
    if one.is_standing or (one.is_lead and other.is_lead and a.where != b.where and shared > LEAD_RETOLD):
        return True
    return _is_toll_retold(one, other, shared) or (one.interval.meets(other.interval) and shared > UNEQUAL)


def _is_toll_retold(one: Trace, other: Trace, shared: float) -> bool:
    """An earlier toll beside the newest, or "dozens" beside "40" on the same day."""
    if one.theme not in HARM:
        return False
    if shared > TOLL_MOVED and (_MOVED.search(one.answer.sentence) or _MOVED.search(other.answer.sentence)):
        return True
    is_loose = (one.is_vague or other.is_vague) and is_whole(one.head) and is_whole(other.head)
    return is_loose and one.day == other.day and one.interval.meets(other.interval)


def overlap(one: Words, other: Words) -> float:
    """How much of the shorter of two sets of words the other holds, 0 to 1; kin count for less than the same word."""
    theirs = dict(other)
    shared = 0.0
    for stem, weight in one:
        if stem in theirs:
            shared += min(weight, theirs[stem])
        elif kin_of(stem) and any(are_kin(stem, their) for their in theirs):
            shared += 0.4 * weight
    least = min(sum(weight for _, weight in one), sum(weight for _, weight in other))
    return shared / max(least, 2.0)


HEADLINES, EQUAL, EQUAL_FEW, LEADS, STANDING, DAY_APART, OTHER_THEME = 0.5, 0.4, 0.25, 0.3, 0.3, 0.1, 0.3
SAME_THING = 0.25
"""What counts for and against two threads being one question, beside the words that they share (1 for all)."""

LINK, LINK_UNEQUAL = 0.7, 0.75
"""From which score on two threads are one question: with a number in common, and without."""

MOST_DAYS = 10
"""Days apart from which on two figures are about two events, whatever else they share."""

NEVER = -9.0


def link_score(one: Thread, other: Thread) -> float:
    """How likely two articles' threads are one question: above 0 they are linked. Symmetric."""
    a, b = one.first, other.first
    if a.unit != b.unit or a.is_standing is not b.is_standing or not _any(counts_alike, one, other):
        return NEVER
    shares_theme = not {t.theme for t in one.traces}.isdisjoint(t.theme for t in other.traces)
    equal = [x.value or 0.0 for x in one.traces for y in other.traces if is_same_value(x, y) and not x.is_vague]
    if not equal and not shares_theme:
        return NEVER
    score = overlap(one.words, other.words) + HEADLINES * overlap(one.headline, other.headline)
    score += (EQUAL if max(equal) >= 10 else EQUAL_FEW) if equal else 0.0
    score -= 0.0 if shares_theme else OTHER_THEME
    score += SAME_THING if _any(_is_same_thing, one, other) else 0.0
    score += LEADS if _leads(one) and _leads(other) else 0.0
    if a.is_standing:
        score += STANDING
    else:
        apart = days_apart(one, other)
        score -= DAY_APART * apart if apart <= MOST_DAYS else -NEVER
    return score - (LINK if equal else LINK_UNEQUAL)


def _is_same_thing(one: Trace, other: Trace) -> bool:
    """The same word for something that few stories count ("buses"), with numbers that can both hold."""
    is_telling = one.head == other.head and bool(one.head) and not is_whole(one.head) and not is_common(one.head)
    return is_telling and one.interval.meets(other.interval)


def days_apart(one: Thread, other: Thread) -> int:
    """Days between the first days of two threads; 0 where one has none."""
    ours, theirs = _day(one), _day(other)
    return 0 if ours is None or theirs is None else abs((ours - theirs).days)


def _day(thread: Thread) -> dt.date | None:
    return min((trace.day for trace in thread.traces if trace.day is not None), default=None)


def _leads(thread: Thread) -> bool:
    return any(trace.is_lead for trace in thread.traces)


def _any(test: Callable[[Trace, Trace], bool], one: Thread, other: Thread) -> bool:
    return any(test(x, y) for x in one.traces for y in other.traces)
