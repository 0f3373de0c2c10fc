"""Whose word an answer is: who gave it first, who repeated it, who gave no source, and how many say so independently.

In come the answers to one question, out come their voices. Copies of one report are one voice. So are reports that give
one number by one source: a statement that ten papers quote is still one person's. A report that gives no source speaks
for its outlet: an outlet that says a thing twelve times is one voice. What this does not try: sources behind sources.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.compare.unions import Unions
from sayso.compare.words import find_words
from sayso.interval import Interval
from sayso.model import Answer, Stance


@dataclass(frozen=True, slots=True)
class Voice:
    """Those who say one thing on one word; `first` gave it first, in the order of day, then id."""

    first: Answer
    repeated: tuple[Answer, ...]  # of other pages, in the same order
    source: str  # the words of its source; "" where no page of it gives one

    @property
    def pages(self) -> int:
        """How many pages give it."""
        return 1 + len({_page(answer) for answer in self.repeated})


def voices_of(answers: Iterable[Answer]) -> tuple[Voice, ...]:
    """The voices among `answers` to one question, in the order in which they were first heard.

    Example: a police chief's "31", in two papers of one agency and in a third that quotes him -> one voice.
    """
    told = sorted((a for a in answers if a.figure.stance is not Stance.DENIES), key=_order)
    unions = Unions(len(told))
    for places in _alike(told):
        for one, other in itertools.pairwise(places):
            unions.join(one, other)
    for one, other in _namesakes(told):
        unions.join(one, other)
    return tuple(_voice([told[index] for index in group]) for group in unions.groups())


def _alike(told: Sequence[Answer]) -> Iterable[list[int]]:
    """The places of answers of one page, of copies, and of one source's same number: each group is one voice's."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, answer in enumerate(told):
        groups["page", _page(answer)].append(place)
        if answer.origin:
            groups["origin", answer.origin].append(place)
        if answer.outlet and not answer.figure.source:
            groups["outlet", answer.outlet, answer.figure.quantity.stated].append(place)
        if names := _names(answer):
            groups["names", answer.figure.quantity.stated, frozenset(names)].append(place)
    return groups.values()


def _namesakes(told: Sequence[Answer]) -> Iterator[tuple[int, int]]:
    """Answers with one number whose sources have two names, one of which holds the other; one of each name."""
    firsts: dict[Interval, dict[frozenset[str], int]] = defaultdict(dict)
    for place, answer in enumerate(told):
        if names := frozenset(_names(answer)):
            firsts[answer.figure.quantity.stated].setdefault(names, place)
    for named in firsts.values():
        for (ours, one), (theirs, other) in itertools.combinations(named.items(), 2):
            if ours < theirs or theirs < ours:
                yield one, other


def _names(answer: Answer) -> set[str]:
    """The stems of the names in a source: "a medical source" may be anybody, so it has none."""
    words = (w for w in find_words(answer.figure.source) if answer.figure.source[w.start].isupper())
    return {word.stem for word in words}


def unattributed(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The first answer of each page that never gives a source for its number, in the order of day, then id."""
    by_page: dict[str, list[Answer]] = {}
    for answer in sorted(answers, key=_order):
        by_page.setdefault(_page(answer), []).append(answer)
    return tuple(told[0] for told in by_page.values() if not any(answer.figure.source for answer in told))


def _voice(told: Sequence[Answer]) -> Voice:
    first = told[0]
    others = {_page(answer): answer for answer in reversed(told) if _page(answer) != _page(first)}
    sources = [answer.figure.source for answer in told if answer.figure.source]
    return Voice(first, tuple(sorted(others.values(), key=_order)), max(sources, key=len, default=""))


def _page(answer: Answer) -> str:
    return answer.page or answer.article


def _order(answer: Answer) -> tuple[dt.date, str, str, int]:
    return (answer.published or dt.date.max, answer.article, answer.figure.where, answer.figure.span.start)
