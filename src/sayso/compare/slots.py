"""What a number counts, told by the words around it; and how well two numbers answer to the same words.

A slot is the place that a number fills in its sentence: the words right after it (what is counted), those before, and
the whole sentence. Two slots are compared without grammar, by shared stems and kin, so that it runs on any text. What
this does not try: to know who did what to whom.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.compare.asides import Aside, asides_of
from sayso.compare.numerals import Mark, Numeral
from sayso.compare.words import Word, are_kin, find_words, kin_of
from sayso.spans import CharSpan

UNIT_STEMS = frozenset(
    [
        *("second", "minut", "minute", "hour", "day", "week", "month", "year", "decad", "decade", "century"),
        *("inch", "foot", "yard", "mile", "metr", "meter", "metre", "km", "kilometr", "kilometer", "kilometre", "mph"),
        *(
            "ounc",
            "ounce",
            "pound",
            "kilogram",
            "kg",
            "gram",
            "ton",
            "tonn",
            "tonne",
            "gallon",
            "acre",
            "degre",
            "degree",
        ),
        *("point", "percent", "time", "dollar", "euro"),
    ],
)
"""Stems of measures: a number that a measure follows counts that and nothing else."""

SHORT_UNITS = {
    "m": "metr", "ft": "foot", "mi": "mile", "yd": "yard", "km": "km", "kg": "kg", "lb": "pound", "lbs": "pound",
    "oz": "ounc", "h": "hour", "hr": "hour", "hrs": "hour", "min": "minut", "mins": "minut", "sec": "second",
    "secs": "second", "yr": "year", "yrs": "year",
}  # fmt: skip
"""Units written short, each with the stem of its word."""

_SHORT = re.compile(rf"[\s-](?P<unit>{'|'.join(SHORT_UNITS)})(?=[\s,;:.)]|$)(?!\.\d)")


@dataclass(frozen=True, slots=True)
class Slot:
    """A number in its place. `reach` gives each stem of the sentence with how near it stands: 1 beside it."""

    numeral: Numeral
    sentence: CharSpan
    order: int  # of the sentence in the text
    after: tuple[str, ...]  # stems that follow in the sentence, nearest first
    before: tuple[str, ...]  # stems that precede, nearest first
    reach: Mapping[str, float]
    tight: bool = False  # the first word of `after` stands right behind the number
    asides: frozenset[Aside] = frozenset()
    text: str = field(default="", repr=False, compare=False)  # in which it stands
    own: CharSpan = field(default_factory=lambda: CharSpan(0, 0))  # between its neighbours
    is_parted: bool = False  # a new clause begins behind the first word of `after`: "46 dead as ferries collide"
    short: str = ""  # the stem of a unit that is written short right behind the number: "2,917 m"

    @property
    def unit(self) -> str:
        """The measure that follows the number; "" for a count of things."""
        if _SECOND.match(self.text, self.numeral.end):
            return self.short
        return self.short or (self.after[0] if self.tight and self.after[0] in UNIT_STEMS else "")

    def __hash__(self) -> int:
        """By place: two slots of one text are the same when their numbers stand at the same place."""
        return hash((self.numeral.start, self.numeral.end, self.order))


BARRIERS = frozenset({Mark.COUNT, Mark.MONEY, Mark.PERCENT, Mark.AGE, Mark.SCORE, Mark.TIMES})
"""Marks of numbers that have a noun of their own: words beyond such a neighbour belong to it."""


def find_slots(text: str, numerals: Sequence[Numeral], sentences: Sequence[CharSpan]) -> tuple[Slot, ...]:
    """The slots of `numerals`, which must be those of `text`; `sentences` cut it up, in order."""
    starts = [sentence.start for sentence in sentences]
    words: dict[int, tuple[Word, ...]] = {}
    slots = []
    for index, numeral in enumerate(numerals):
        order = max(0, bisect_right(starts, numeral.start) - 1)
        sentence = sentences[order] if sentences else CharSpan(0, len(text))
        if order not in words:
            words[order] = find_words(text, start=sentence.start, end=max(sentence.end, numeral.end))
        left = max((n.end for n in numerals[:index] if n.mark in BARRIERS and n.end <= numeral.start), default=0)
        following = min((n.start for n in numerals[index + 1 :] if n.mark in BARRIERS), default=None)
        right = len(text) if following is None else _verb_before(text, following, words[order])
        slots.append(_slot(text, numeral, (sentence, order), words[order], own=CharSpan(left, max(left, right))))
    return tuple(slots)


def _verb_before(text: str, place: int, words: Sequence[Word]) -> int:
    """Where the word right before the number at `place` begins: it tells of that number, as in "injured 24"."""
    beside = [word.start for word in words if word.end <= place and not text[word.end : place].strip()]
    return max(beside, default=place)


FAR = 5
"""Words and breaks beyond which a word is far from a number, however far."""

FARTHEST = 100
"""Words on each side that may be about a number: more than a sentence holds, fewer than a list without a full stop."""

_SECOND = re.compile(r"(?<!\b[1a])\ssecond\s[a-z]")
"""The ordinal, which measures nothing: "9,250 second doses"."""

_BREAK = re.compile(r"[,;:—–]|\s-\s|\b(?:while|whereas|but|although|after|before|because)\b")
_CLAUSE = re.compile(r"[,;:]|\b(?:as|when|while|after|before|amid)\b", re.IGNORECASE)
_BEHIND = re.compile(r"[\s-]*(?:(?:of|the|more|other|additional|his|her|its|their)\s)*")


def _slot(
    text: str, numeral: Numeral, sentence: tuple[CharSpan, int], words: tuple[Word, ...], *, own: CharSpan
) -> Slot:
    """The slot of `numeral`; `own` is the stretch between its neighbours, where words are about it."""
    after = [word for word in words if word.start >= numeral.end][:FARTHEST]
    before = [word for word in words if word.end <= numeral.start][: -FARTHEST - 1 : -1]
    reach: dict[str, float] = {}
    for side in (after, before):
        for place, word in enumerate(side):
            ends = (numeral.end, word.start) if side is after else (word.end, numeral.start)
            near = 0.5 if place > FAR else _nearness(place + 2 * len(_BREAK.findall(text, *ends)))
            reach[word.stem] = max(near, reach.get(word.stem, 0.0))
    follows = tuple(word.stem for word in after if word.end <= own.end)[:5]
    precedes = tuple(word.stem for word in before if word.start >= own.start)[:5]
    unit = _SHORT.match(text, numeral.end) if numeral.mark is Mark.COUNT else None
    short = SHORT_UNITS[unit["unit"]] if unit else ""
    tight = bool(follows) and _BEHIND.fullmatch(text, numeral.end, after[0].start) is not None
    aside = asides_of(text, sentence[0].start, numeral)
    is_parted = len(follows) > 1 and _CLAUSE.search(text, after[0].end, after[1].start) is not None
    return Slot(numeral, *sentence, follows, precedes, reach, tight, aside, text, own, is_parted, short)


def _nearness(distance: int) -> float:
    return 1.0 if distance <= 2 else 0.75 if distance <= FAR else 0.5


@dataclass(frozen=True, slots=True)
class Rarity:
    """How telling each stem of a body is: those that stand in few of its sentences tell more."""

    spread: Mapping[str, int]  # stem -> sentences that hold it
    kin: Mapping[str, int]  # name of a kin set -> sentences that hold one of its words
    sentences: int

    @classmethod
    def of(cls, text: str, sentences: Sequence[CharSpan]) -> Rarity:
        """The rarity of the stems of `text`."""
        spread: Counter[str] = Counter()
        kin: Counter[str] = Counter()
        for sentence in sentences:
            stems = {word.stem for word in find_words(text, start=sentence.start, end=sentence.end)}
            spread.update(stems)
            kin.update({name for stem in stems for name in kin_of(stem)})
        return cls(spread, kin, max(1, len(sentences)))

    def weigh(self, stem: str) -> float:
        """What `stem` tells; 0 for one that the body lacks, with all its kin."""
        held = self.spread[stem] or max((self.kin[name] for name in kin_of(stem)), default=0)
        return math.log(1.5 + self.sentences / held) if held else 0.0


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


BARE_MONEY = 1e6
"""Sums from which on a sentence may leave the currency to the one beside it: "which value it at a billion"."""

COMPATIBLE = {
    frozenset({Mark.AGE, Mark.COUNT}): -1.0,
    frozenset({Mark.COUNT, Mark.ORDINAL}): 0.0,
    frozenset({Mark.COUNT, Mark.TIMES}): 0.5,
    frozenset({Mark.SCORE, Mark.PERCENT}): 0.5,
    frozenset({Mark.COUNT, Mark.NAME}): -0.5,
    frozenset({Mark.COUNT, Mark.CLOCK}): -1.0,
    frozenset({Mark.COUNT, Mark.DATE}): -1.0,
    frozenset({Mark.COUNT, Mark.YEAR}): -1.0,
}
"""What two different marks on the slots' numbers are worth; other pairs are worth -2."""


def fit_of(head: Slot, body: Slot, rarity: Rarity, *, is_rival: bool = False) -> Fit:
    """How well `body` answers to the slot of `head`; the larger, the better (about -3 to 8).

    A rival must share what the headline's number counts: a word of its next clause is not enough.
    """
    return Fit(
        _mark(head, body),
        _noun(head, body, is_strict=is_rival and head.is_parted),
        _shared(head, body, rarity),
        _lead(body),
    )


def _mark(head: Slot, body: Slot) -> float:
    h, b = head.numeral, body.numeral
    if h.mark is b.mark:
        if h.mark in (Mark.NAME, Mark.AGE, Mark.MONEY) and h.unit != b.unit:
            return 0.0 if h.mark is not Mark.NAME else -1.0
        return 1.0 if h.mark is Mark.COUNT else 2.0
    if {h.mark, b.mark} == {Mark.MONEY, Mark.COUNT} and h.value == b.value >= BARE_MONEY:
        return 0.5
    if {h.mark, b.mark} == {Mark.AGE, Mark.COUNT}:
        counted = body if h.mark is Mark.AGE else head
        is_told_in_years = h.mark is Mark.AGE or "-" in b.surface
        return 1.0 if is_told_in_years and counted.unit == (h.unit or b.unit or "year") else -1.0
    return COMPATIBLE.get(frozenset({h.mark, b.mark}), -2.0)


def _noun(head: Slot, body: Slot, *, is_strict: bool) -> float:
    """Whether the words that say what the headline's number counts stand beside the body's too."""
    best = max(
        (
            weight * near * (1.0 if word == other else 0.9)
            for word, weight in _telling(head, is_strict=is_strict)
            for other, near in _beside(body)
            if are_kin(word, other)
        ),
        default=0.0,
    )
    both_count = head.numeral.mark is Mark.COUNT and body.numeral.mark is Mark.COUNT
    if best < 1 and both_count and head.unit != body.unit:
        return -1.0
    return best


def _telling(head: Slot, *, is_strict: bool) -> list[tuple[str, float]]:
    """The words that say what the headline's number counts: those right behind it, or else the verb before it."""
    if head.tight:
        weights = (2.5,) if is_strict else (2.5, 2.0)
        return [*zip(head.after, weights, strict=False), *zip(head.before, (1.0,), strict=False)]
    return list(zip(head.before, (2.0, 1.0), strict=False))


def _beside(body: Slot) -> list[tuple[str, float]]:
    after = zip(body.after, (1.0, 0.9, 0.6), strict=False) if body.tight else zip(body.after, (0.6,), strict=False)
    return [*after, *zip(body.before, (0.8, 0.5), strict=False)]


def _shared(head: Slot, body: Slot, rarity: Rarity) -> float:
    """The share of the headline's words, by what they tell, that stand near the body's number too."""
    got = all_told = 0.0
    for stem in head.reach:
        told = rarity.weigh(stem)
        all_told += told
        if told:
            got += told * _reached(body.reach, stem)
    return 3.0 * got / all_told if all_told else 0.0


def _reached(reach: Mapping[str, float], stem: str) -> float:
    if stem in reach:
        return reach[stem]
    kin = kin_of(stem)
    if not kin:
        return 0.0
    return max((0.8 * near for other, near in reach.items() if not kin.isdisjoint(kin_of(other))), default=0.0)


def _lead(body: Slot) -> float:
    """News tells first what its headline says."""
    return max(0.0, 1.0 - 0.25 * body.order)
