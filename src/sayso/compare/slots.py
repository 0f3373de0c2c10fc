"""What a number counts, told by the words around it; and how well two numbers answer to the same words.

A slot is the place that a number fills in its sentence: the words right after it (what is counted), those before, and
the whole sentence. Two slots are compared without grammar, by shared stems and kin, so that it runs on any text. What
this does not try: to know who did what to whom.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.compare.numerals import Mark, Numeral
from sayso.compare.words import Word, are_kin, find_words
from sayso.spans import CharSpan

NEAR = 4
"""Content words on either side that may say what is counted: a headline has five or six in all."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A number in its place."""

    numeral: Numeral
    sentence: CharSpan
    order: int  # of the sentence in the text
    after: tuple[str, ...]  # stems that follow in the sentence, nearest first
    before: tuple[str, ...]  # stems that precede, nearest first
    stems: frozenset[str]  # of the whole sentence
    tight: bool = False  # the first word of `after` stands right behind the number


def find_slots(text: str, numerals: Sequence[Numeral], sentences: Sequence[CharSpan]) -> tuple[Slot, ...]:
    """The slots of `numerals`, which must be those of `text`; `sentences` cut it up, in order."""
    starts = [sentence.start for sentence in sentences]
    words: dict[int, tuple[Word, ...]] = {}
    slots = []
    for numeral in numerals:
        order = max(0, bisect_right(starts, numeral.start) - 1)
        sentence = sentences[order] if sentences else CharSpan(0, len(text))
        if order not in words:
            words[order] = find_words(text, start=sentence.start, end=max(sentence.end, numeral.end))
        slots.append(_slot(text, numeral, sentence, order, words[order]))
    return tuple(slots)


def _slot(text: str, numeral: Numeral, sentence: CharSpan, order: int, words: tuple[Word, ...]) -> Slot:
    after = [word for word in words if word.start >= numeral.end]
    before = [word for word in words if word.end <= numeral.start]
    tight = (
        bool(after)
        and re.fullmatch(r"[\s-]+(?:of\s|the\s|more\s|other\s)*", text[numeral.end : after[0].start]) is not None
    )
    return Slot(
        numeral,
        sentence,
        order,
        tuple(word.stem for word in after[:NEAR]),
        tuple(word.stem for word in reversed(before[-NEAR:])),
        frozenset(word.stem for word in words),
        tight,
    )


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a number of the body stands in the slot of one of the headline: each part, and their sum."""

    mark: float
    noun: float
    words: float
    lead: float

    @property
    def total(self) -> float:
        """All parts together."""
        return self.mark + self.noun + self.words + self.lead


COMPATIBLE = {
    frozenset({Mark.AGE, Mark.COUNT}): 0.0,
    frozenset({Mark.COUNT, Mark.ORDINAL}): 0.0,
    frozenset({Mark.COUNT, Mark.TIMES}): 0.5,
    frozenset({Mark.COUNT, Mark.NAME}): -0.5,
    frozenset({Mark.COUNT, Mark.CLOCK}): -1.0,
    frozenset({Mark.COUNT, Mark.DATE}): -1.0,
    frozenset({Mark.COUNT, Mark.YEAR}): -1.0,
    frozenset({Mark.AGE, Mark.ORDINAL}): -0.5,
}


def fit_of(head: Slot, body: Slot) -> Fit:
    """How well `body` answers to the slot of `head`; the larger, the better (about -3 to 8)."""
    return Fit(_mark(head.numeral, body.numeral), _noun(head, body), _shared(head, body), _lead(body))


def _mark(head: Numeral, body: Numeral) -> float:
    if head.mark is body.mark:
        if head.mark in (Mark.NAME, Mark.AGE, Mark.MONEY) and head.unit != body.unit:
            return 0.0 if head.mark is not Mark.NAME else -1.0
        return 1.0 if head.mark is Mark.COUNT else 2.0
    return COMPATIBLE.get(frozenset({head.mark, body.mark}), -2.0)


def _noun(head: Slot, body: Slot) -> float:
    """Whether the word that follows the headline's number follows the body's too: what is counted, or its unit."""
    if not head.after or not body.after:
        return 0.0
    best = 0.0
    for place, word in enumerate(head.after[:2]):
        for other_place, other in enumerate(body.after[:3]):
            if are_kin(word, other):
                near = 2.5 if place == 0 and other_place == 0 else 2.0 if place == 0 or other_place == 0 else 1.0
                best = max(best, near)
    return best


def _shared(head: Slot, body: Slot) -> float:
    """The part of the headline's words that stand in the body's sentence too, those near its number for more."""
    if not head.stems:
        return 0.0
    near = set(body.after) | set(body.before)
    hits = sum(_holds(near, stem) + 0.5 * _holds(body.stems, stem) for stem in head.stems)
    return 3.0 * hits / (1.5 * len(head.stems))


def _holds(stems: set[str] | frozenset[str], stem: str) -> bool:
    return stem in stems or any(are_kin(stem, other) for other in stems)


def _lead(body: Slot) -> float:
    """News tells first what its headline says."""
    return max(0.0, 0.75 - 0.25 * body.order)
