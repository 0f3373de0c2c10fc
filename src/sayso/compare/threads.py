"""The answers that one article gives to one question, and how likely two articles' threads belong together.

An article tells its toll in the headline, in the lead and again below, an earlier one beside it: these are one thread.
Threads, not single figures, are compared across articles, for they carry more words. What this does not try: more than
two articles at once (questions.py).
"""

from __future__ import annotations

import functools
import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sayso.compare.bags import Bag, headline_bag, overlap
from sayso.compare.traces import HARM, Sign, Trace, clashes, counts_alike, is_disputing, is_same_value, trace_of
from sayso.compare.unions import Unions
from sayso.compare.words import is_common, is_whole
from sayso.model import Answer, Place


@dataclass(frozen=True)
class Thread:
    """An article's answers to one question; `words` are those around any of them, at their nearest.

    Without slots: what of it is compared with many others is kept with it.

    `name` is made from where the first answer stands: threads are ordered by it, whichever came first.
    """

    article: str  # id of its page in a ledger, else of its article
    name: str
    signs: tuple[Sign, ...]
    words: Bag
    headline: Bag
    answers: tuple[Answer, ...] = ()  # in the order of `signs`; a ledger keeps them elsewhere

    @property
    def first(self) -> Sign:
        """The answer that stands first."""
        return self.signs[0]

    @functools.cached_property
    def day(self) -> int | None:
        """The first day that it tells of, as an ordinal; None for totals of whole wars, and where none is told."""
        if self.first.is_standing:
            return None
        return min((sign.day.toordinal() for sign in self.signs if sign.day is not None), default=None)

    @functools.cached_property
    def moves(self) -> bool:
        """True where the article speaks of a toll that moves: its number may be that of an event of days before."""
        return any(sign.is_moving for sign in self.signs)

    @functools.cached_property
    def leads(self) -> bool:
        """True where one of its answers stands in the headline or the lead."""
        return any(sign.is_lead for sign in self.signs)

    @functools.cached_property
    def country(self) -> str:
        """The ISO code of the one country that its answers are of; "" where none is told, or several are."""
        told = {sign.country for sign in self.signs if sign.country}
        return next(iter(told)) if len(told) == 1 else ""

    @functools.cached_property
    def themes(self) -> frozenset[str]:
        """The themes of its answers."""
        return frozenset(sign.theme for sign in self.signs)


def threads_of(answers: Iterable[Answer]) -> list[Thread]:
    """The threads of all answers, article by article in the order of their ids, whatever the order of `answers`."""
    by_article: dict[str, dict[str, Answer]] = defaultdict(dict)
    for answer in answers:
        by_article[article_of(answer)][place_of(answer)] = answer
    return [
        thread
        for article in sorted(by_article)
        for thread in find_threads([trace_of(answer) for answer in by_article[article].values()])
    ]


def article_of(answer: Answer) -> str:
    """What an answer's thread is of: two versions of a page in a ledger are two articles."""
    return answer.page or answer.article


def place_of(answer: Answer) -> str:
    """Where an answer stands, as a name that sorts by article, field and offset."""
    figure = answer.figure
    return SEPARATOR.join(
        (answer.article, answer.page, figure.where, f"{figure.span.start:08d}", f"{figure.span.end:08d}")
    )


SEPARATOR = "\x1f"


def find_threads(traces: Sequence[Trace]) -> tuple[Thread, ...]:
    """The threads among `traces`, which must be those of one article, in order of their first answers.

    First what is retold with the same number; then other numbers of one toll, where only one thread can be meant. Two
    figures of one sentence are never one thread, nor are what they are retold by.
    """
    ordered = sorted(
        traces, key=lambda t: (t.answer.figure.where, t.answer.figure.span.start, t.answer.figure.span.end)
    )
    groups = _Groups(ordered)
    pairs = list(itertools.combinations(range(len(ordered)), 2))
    for one, other in pairs:
        if is_retold(ordered[one], ordered[other]):
            groups.join(one, other)
    for one, other in pairs:
        if is_lead_retold(ordered[one], ordered[other]) and not groups.is_retold_in_text(one, other):
            groups.join(one, other)
    for one, other in pairs:
        if is_moved(ordered[one], ordered[other]):
            groups.join(one, other)
    loose = {groups.roots(a, b) for a, b in pairs if is_vague_retold(ordered[a], ordered[b])}
    partners = Counter(root for pair in loose for root in pair)
    for one, other in sorted(loose):
        if partners[one] == partners[other] == 1:
            groups.join(one, other)
    return tuple(_thread([ordered[index] for index in group]) for group in groups.unions.groups())


class _Groups:
    """The answers of one article in groups, no group with two different numbers of one sentence."""

    def __init__(self, traces: Sequence[Trace]) -> None:
        self.unions = Unions(len(traces))
        figures = [trace.answer.figure for trace in traces]
        self._sentences = [
            {(figure.where, figure.sentence): trace.value} for figure, trace in zip(figures, traces, strict=True)
        ]
        self._in_text = [figure.where == "text" for figure in figures]

    def roots(self, one: int, other: int) -> tuple[int, int]:
        """The groups of both, the smaller first."""
        a, b = sorted((self.unions.root(one), self.unions.root(other)))
        return a, b

    def is_retold_in_text(self, one: int, other: int) -> bool:
        """True where the headline's one of the two already has its like in the text."""
        return all(self._in_text[root] for root in self.roots(one, other))

    def join(self, one: int, other: int) -> None:
        """Make both groups one, unless they have different numbers of one sentence."""
        a, b = self.roots(one, other)
        ours, theirs = self._sentences[a], self._sentences[b]
        if a != b and all(theirs.get(sentence, value) == value for sentence, value in ours.items()):
            root = self.unions.join(a, b)
            self._sentences[root] = ours | theirs
            self._in_text[root] = self._in_text[a] or self._in_text[b]


def _thread(traces: list[Trace]) -> Thread:
    answers = tuple(trace.answer for trace in traces)
    words = traces[0].words if len(traces) == 1 else Bag.joined(trace.words for trace in traces)
    return Thread(
        article=article_of(answers[0]),
        name=place_of(answers[0]),
        signs=tuple(traces),
        words=words,
        headline=headline_bag(answers[0].headline),
        answers=answers,
    )


LARGE = 10
"""From which number on it is telling that two articles give the same."""

EQUAL_SMALL, EQUAL_OTHER, EQUAL_SMALL_OTHER = 0.05, 0.25, 0.5
"""Shared words that make equal numbers of one article one thread: below ten; of other things; both."""

TOLD_TWICE = 0.3
"""Shared words from which one number is told twice though its event is read as another."""

LEAD_RETOLD, TOLL_MOVED, UNEQUAL = 0.05, 0.12, 0.6
"""The same for unequal numbers: headline and lead; tolls told as moving; any others that can both hold."""


def is_retold(one: Trace, other: Trace) -> bool:
    """True where one article gives the first answer again in the second: one number, or two that can both hold."""
    is_equal, alike = is_same_value(one, other), counts_alike(one, other)
    if is_equal and alike and (one.value or 0) >= LARGE and _is_told_twice(one, other):
        return True
    if not _may_retell(one, other):
        return False
    if is_equal:
        is_small = one.value is None or one.value < LARGE
        if alike:
            return not is_small or overlap(one.words, other.words) > EQUAL_SMALL
        return overlap(one.words, other.words) > (EQUAL_SMALL_OTHER if is_small else EQUAL_OTHER)
    if one.theme != other.theme or not alike:
        return False
    return one.is_standing or (one.interval.meets(other.interval) and overlap(one.words, other.words) > UNEQUAL)


def _is_told_twice(one: Trace, other: Trace) -> bool:
    """A number of ten or more told twice in nearly the same words, even in one run-on sentence or of another event."""
    a, b = one.answer.figure, other.answer.figure
    if one.unit != other.unit or one.is_standing is not other.is_standing:
        return False
    if a.where == b.where and a.sentence == b.sentence:
        return one.theme == other.theme and one.head == other.head
    return overlap(one.words, other.words) > TOLD_TWICE


def is_lead_retold(one: Trace, other: Trace) -> bool:
    """True for the headline's number and the lead's other one, of the same things on one day."""
    if not (one.is_lead and other.is_lead) or one.answer.figure.where == other.answer.figure.where:
        return False
    return _is_unequal_toll(one, other) and overlap(one.words, other.words) > LEAD_RETOLD


def is_moved(one: Trace, other: Trace) -> bool:
    """True for an earlier toll, or another source's, told beside the newest: "an earlier toll of 9"."""
    if not _is_unequal_toll(one, other):
        return False
    if is_whole(one.head) and is_whole(other.head) and (is_disputing(one) or is_disputing(other)):
        return True
    return (one.is_moving or other.is_moving) and overlap(one.words, other.words) > TOLL_MOVED


def are_apart(one: Place | None, other: Place | None) -> bool:
    """True for two places of which neither can hold the other: two countries, two cities."""
    if one is None or other is None or one.name == other.name:
        return False
    if one.iso != other.iso:
        return one.iso is not None and other.iso is not None
    return one.kind == other.kind == "city" and one.name not in other.within and other.name not in one.within


def is_vague_retold(one: Trace, other: Trace) -> bool:
    """True for "dozens" beside "40" of the same day, where both count everybody."""
    is_loose = one.is_vague is not other.is_vague and is_whole(one.head) and is_whole(other.head)
    return is_loose and _is_unequal_toll(one, other) and one.interval.meets(other.interval)


def _is_unequal_toll(one: Trace, other: Trace) -> bool:
    is_near = one.day is None or other.day is None or abs((one.day - other.day).days) <= 1
    is_toll = one.theme == other.theme and one.theme in HARM and one.value != other.value
    return is_near and is_toll and _may_retell(one, other) and counts_alike(one, other)


def _may_retell(one: Trace, other: Trace) -> bool:
    a, b = one.answer.figure, other.answer.figure
    if one.unit != other.unit or one.is_standing is not other.is_standing or clashes(one, other):
        return False
    if are_apart(a.place_id, b.place_id):
        return False
    return a.where != b.where or a.sentence != b.sentence


HEADLINES, EQUAL, EQUAL_FEW, LEADS, STANDING, DAY_APART, OTHER_THEME = 0.5, 0.45, 0.25, 0.3, 0.3, 0.07, 0.2
SAME_THING, BURIED, STEADY_APART = 0.3, 0.2, 0.3
"""What counts for and against two threads being one question, beside the words that they share (1 for all)."""

LINK, LINK_UNEQUAL = 0.5, 0.58
"""From which score on two threads are one question: with a number in common, and without."""

LEAST_SHARED = 0.35
"""What two threads must share in words of text and headline at least, whatever else they share."""

MOST_DAYS = 10
"""Days apart from which on two figures are about two events, whatever else they share."""

NEVER = -9.0


def link_score(one: Thread, other: Thread) -> float:
    """How likely two articles' threads are one question: above 0 they are linked. Symmetric.

    What costs little is asked first, and no more than is needed to tell that it is not above 0. `packed.py` reckons the
    same of many at once.
    """
    a, b = one.first, other.first
    if a.unit != b.unit or a.is_standing is not b.is_standing or are_abroad(one, other):
        return NEVER
    apart = days_apart(one, other)
    if apart > MOST_DAYS or not _any(counts_alike, one, other):
        return NEVER
    equal = [x.value or 0.0 for x in one.signs for y in other.signs if is_same_value(x, y) and not x.is_vague]
    shares_theme = not one.themes.isdisjoint(other.themes)
    if not shares_theme and (not equal or not _any(_may_be_one_theme, one, other)):
        return NEVER
    points = _points_for(one, other, equal) - (0.0 if shares_theme else OTHER_THEME)
    points -= _points_of_time(one, other, apart, is_equal=bool(equal)) + (LINK if equal else LINK_UNEQUAL)
    if 1.0 + HEADLINES + points <= 0:
        return NEVER  # whatever their words share
    words = overlap(one.words, other.words)
    if words + HEADLINES + points <= 0:
        return NEVER  # whatever their headlines share
    shared = words + HEADLINES * overlap(one.headline, other.headline)
    return NEVER if shared < LEAST_SHARED and not a.is_standing else shared + points


def _points_for(one: Thread, other: Thread, equal: Sequence[float]) -> float:
    points = (EQUAL if max(equal) >= LARGE else EQUAL_FEW) if equal else 0.0
    points += SAME_THING if _any(_is_same_thing, one, other) else 0.0
    return points + (LEADS if one.leads and other.leads else 0.0)


def _points_of_time(one: Thread, other: Thread, apart: int, *, is_equal: bool) -> float:
    """What the days between two threads count against them; totals of whole wars have none."""
    if one.first.is_standing:
        return -STANDING
    if is_equal:
        return DAY_APART * apart
    is_steady = not one.moves and not other.moves
    are_buried = not (one.leads and other.leads)
    return (STEADY_APART if is_steady else DAY_APART) * apart + (BURIED if are_buried else 0.0)


def _may_be_one_theme(one: Sign, other: Sign) -> bool:
    return not clashes(one, other)


def _is_same_thing(one: Sign, other: Sign) -> bool:
    """The same word for something that few stories count ("ferries"), with numbers that can both hold."""
    return one.head == other.head and is_telling(one.head) and one.interval.meets(other.interval)


def is_telling(head: str) -> bool:
    """True for a word for something that few stories count."""
    return bool(head) and not is_whole(head) and not is_common(head)


def days_apart(one: Thread, other: Thread) -> int:
    """Days between the first days of two threads; 0 where one has none."""
    return 0 if one.day is None or other.day is None else abs(one.day - other.day)


def are_abroad(one: Thread, other: Thread) -> bool:
    """True where each is of one country, and these are two: what happens in two countries is two events."""
    return bool(one.country and other.country) and one.country != other.country


def _any(test: Callable[[Sign, Sign], bool], one: Thread, other: Thread) -> bool:
    if len(one.signs) == len(other.signs) == 1:
        return test(one.signs[0], other.signs[0])
    return any(test(x, y) for x in one.signs for y in other.signs)
