"""Bags of many threads in arrays, so that some are held against hundreds at once.

The overlaps are those of `sayso.compare.bags.overlap`, to the last bit: weights are summed as whole numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.compare.bags import KIN, LEAST, WORD
from sayso.compare.ragged import Columns, Ragged
from sayso.compare.words import is_whole, kin_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from sayso.compare.bags import Bag
    from sayso.compare.ragged import Places

    Rows = NDArray[np.intp]

WHOLE = 1
"""The mark of words for everybody, beside those of kin sets: such words count as one where things are counted."""

BITS = 64
"""Marks that there is room for."""


class Stems:
    """Stems by numbers, from 1 in the order in which they come, with a bit for each kin set that a stem is in."""

    def __init__(self) -> None:
        """None at first."""
        self._numbers: dict[str, int] = {}
        self._sets: dict[str, int] = {}  # the bit of each kin set
        self._marks = Columns(kin="u8", alike="u8")
        self._marks.append(kin=0, alike=0)
        self._scratch = np.zeros(0, np.int32)

    def number(self, stem: str) -> int:
        """The number of a stem; the next one for a new stem."""
        number = self._numbers.get(stem)
        if number is None:
            number = self._numbers[stem] = len(self._numbers) + 1
            kin = self.marks(kin_of(stem))
            self._marks.append(kin=kin, alike=kin | WHOLE * is_whole(stem))
        return number

    def marks(self, sets: Iterable[str]) -> int:
        """The bits of these kin sets. There is room for 63."""
        marks = 0
        for name in sets:
            bit = self._sets.setdefault(name, len(self._sets) + 1)
            assert bit < BITS, "more kin sets than bits of a number: use two"
            marks |= 1 << bit
        return marks

    def kin(self, numbers: NDArray[Any]) -> NDArray[np.uint64]:
        """The marks of the kin sets of these stems."""
        return self._marks.take("kin", numbers)

    def alike(self, numbers: NDArray[Any]) -> NDArray[np.uint64]:
        """The same with that of words for everybody: stems that share one count as one (`traces.counts_alike`)."""
        return self._marks.take("alike", numbers)

    def places(self, count: int) -> tuple[NDArray[np.int32], int]:
        """Zeros with a place for each number, `count` times, and how far apart these are.

        Whoever writes into them puts the zeros back.
        """
        size = len(self._numbers) + 1
        if len(self._scratch) < count * size:
            self._scratch = np.zeros(2 * count * size, np.int32)
        return self._scratch, size


class PackedBags:
    """Bags by rows: the numbers of their stems, their weights in units, and their sums."""

    def __init__(self, stems: Stems) -> None:
        """No bags at first."""
        self._stems = stems
        self._held = Ragged(number="i4", units="i4")
        self._bags = Columns(weight="i8", kin="u8")
        self._names: list[tuple[str, ...]] = []

    def append(self, bag: Bag) -> None:
        """Put a bag into the next row."""
        numbers = [self._stems.number(stem) for stem in bag.stems]
        self._held.append(number=[0, *numbers], units=[0, *bag.units])  # no row is empty
        self._bags.append(weight=bag.weight, kin=self._stems.marks(bag.kin_names))
        self._names.append(bag.stems)

    def overlaps(self, ones: Rows, one: Rows, others: Rows) -> NDArray[np.float64]:
        """The overlaps of pairs of rows: of `ones[one[i]]` and `others[i]`; `one` goes up."""
        mine, theirs = self._held.places(ones), self._held.places(others)
        numbers, units = self._held.take("number", theirs), self._held.take("units", theirs)
        held, size = self._stems.places(len(ones))
        own = mine.each(np.arange(len(ones)) * size) + self._held.take("number", mine)
        held[own] = self._held.take("units", mine)
        shared_units = held.take(theirs.each(one * size) + numbers)
        held[own] = 0
        shared = WORD * _sums(np.minimum(shared_units, units), theirs)
        kin, other_kin = self._bags.take("kin", ones).take(one), self._bags.take("kin", others)
        weights, other_weights = self._bags.take("weight", ones).take(one), self._bags.take("weight", others)
        if ((kin != 0) & (other_kin != 0)).any():
            is_lighter = self._is_lighter(ones.take(one), others, weights, other_weights)
            marks = self._stems.kin(numbers)
            from_mine = self._own_kin(mine, one, other_kin) - _sums(shared_units * (marks != 0), theirs)
            is_kin = (shared_units == 0) & ((marks & theirs.each(kin)) != 0)
            shared += KIN * np.where(is_lighter, from_mine, _sums(units * is_kin, theirs))
        found: NDArray[np.float64] = shared / (WORD * np.maximum(np.minimum(weights, other_weights), LEAST))
        return found

    def _is_lighter(
        self, ones: Rows, others: Rows, weights: NDArray[Any], other_weights: NDArray[Any]
    ) -> NDArray[np.bool_]:
        """Which of `ones` is the lighter of a pair; of two that weigh the same, the one whose stems come first."""
        is_lighter: NDArray[np.bool_] = weights < other_weights
        for place in (weights == other_weights).nonzero()[0].tolist():
            is_lighter[place] = self._names[ones[place]] <= self._names[others[place]]
        return is_lighter

    def _own_kin(self, mine: Places, one: Rows, other_kin: NDArray[np.uint64]) -> NDArray[np.int64]:
        """For each pair the units of the first's stems that have kin in the second, or stand there themselves."""
        numbers, units = self._held.take("number", mine), self._held.take("units", mine)
        kin = self._stems.kin(numbers)
        found = np.zeros(len(one), np.int64)
        ends = one.searchsorted(np.arange(len(mine.starts) + 1)).tolist()
        for place, (start, size) in enumerate(zip(mine.starts.tolist(), mine.sizes.tolist(), strict=True)):
            own, pairs = slice(start, start + size), slice(ends[place], ends[place + 1])
            telling = kin[own].nonzero()[0]
            found[pairs] = ((other_kin[pairs, None] & kin[own][telling]) != 0) @ units[own][telling]
        return found


def _sums(values: NDArray[Any], places: Places) -> NDArray[np.int64]:
    found: NDArray[np.int64] = np.add.reduceat(values, places.starts, dtype=np.int64)
    return found
