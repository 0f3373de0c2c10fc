"""Words around a number as a bag: stems with weights, compact enough for a million, and how far two bags overlap."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.compare.words import find_stems, find_words, is_common, kin_of

NEAR, MIDDLE, FAR = 6, 12, 0.3
"""Words from the number within which a word counts whole, and for 0.7; what it counts beyond."""

COMMON = 0.35
"""What a word counts that half of all news uses."""

UNITS = 1000
"""Units in which weights are summed: sums of whole numbers are the same in any order, one by one or many at once."""

WORD, KIN = 10, 4
"""What a word that both bags hold counts, and kin of it."""

LEAST = 2 * UNITS
"""Bags that weigh less than this are taken to weigh it: two words in common are no proof."""

_WEIGHTS = {(near, common): near * (COMMON if common else 1.0) for near in (1.0, 0.7, FAR) for common in (False, True)}


@dataclass(frozen=True)
class Bag:
    """Stems with their weights, in the order of the stems. Without slots: what it is compared by is kept with it."""

    stems: tuple[str, ...]
    weights: tuple[float, ...]
    total: float

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Bag:
        """The bag of a mapping from stem to weight."""
        ordered = sorted(weights.items())
        values = tuple(weight for _, weight in ordered)
        return cls(tuple(sys.intern(stem) for stem, _ in ordered), values, sum(values))

    @classmethod
    def joined(cls, bags: Iterable[Bag]) -> Bag:
        """All stems of several bags, each at its greatest weight."""
        weights: dict[str, float] = {}
        for bag in bags:
            for stem, weight in zip(bag.stems, bag.weights, strict=True):
                weights[stem] = max(weight, weights.get(stem, 0.0))
        return cls.of(weights)

    @functools.cached_property
    def units(self) -> tuple[int, ...]:
        """The weight of each stem in units."""
        return tuple(round(UNITS * weight) for weight in self.weights)

    @functools.cached_property
    def weight(self) -> int:
        """The sum of its weights in units."""
        return sum(self.units)

    @functools.cached_property
    def held(self) -> dict[str, int]:
        """The weight of each stem in units."""
        return dict(zip(self.stems, self.units, strict=True))

    @functools.cached_property
    def kin(self) -> dict[str, frozenset[str]]:
        """The kin sets of each stem that is in one."""
        return {stem: names for stem in self.stems if (names := kin_of(stem))}

    @functools.cached_property
    def kin_names(self) -> frozenset[str]:
        """The names of all its kin sets."""
        return frozenset().union(*self.kin.values())

    def telling(self, least: float) -> set[str]:
        """The stems that weigh more than `least`."""
        return {stem for stem, weight in zip(self.stems, self.weights, strict=True) if weight > least}


def bag_near(sentence: str, place: int) -> Bag:
    """The content words of `sentence`, weighed by how near they stand to a number at `place` in it."""
    stems, at = find_stems(sentence, place)
    weights: dict[str, float] = {}
    for index, stem in enumerate(stems):
        far = abs(index - at)
        weight = _WEIGHTS[1.0 if far <= NEAR else 0.7 if far <= MIDDLE else FAR, is_common(stem)]
        if weight > weights.get(stem, 0.0):
            weights[stem] = weight
    return Bag.of(weights)


@functools.lru_cache(maxsize=65536)
def headline_bag(headline: str) -> Bag:
    """The content words of a headline."""
    return Bag.of({word.stem: _WEIGHTS[1.0, is_common(word.stem)] for word in find_words(headline)})


def overlap(one: Bag, other: Bag) -> float:
    """How much of the lighter of two bags the other holds, 0 to 1; kin count for less than the same word. Symmetric."""
    if one.stems == other.stems:
        shared = WORD * sum(map(min, one.units, other.units))
    else:
        is_lighter = (one.weight, one.stems) <= (other.weight, other.stems)
        shared = _held(one, other) if is_lighter else _held(other, one)
    return shared / (WORD * max(min(one.weight, other.weight), LEAST))


def _held(one: Bag, other: Bag) -> int:
    """What of `one` stands in `other`."""
    ours, theirs = one.held, other.held
    shared = WORD * sum([min(ours[stem], theirs[stem]) for stem in ours.keys() & theirs.keys()])
    if one.kin and other.kin:
        names = other.kin_names
        shared += KIN * sum(
            [ours[stem] for stem, own in one.kin.items() if stem not in theirs and not own.isdisjoint(names)]
        )
    return shared
