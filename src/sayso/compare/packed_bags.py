"""Bags of many threads in arrays, so that one is held against hundreds at once.

The overlaps are those of `sayso.compare.bags.overlap`, to the last bit: weights are summed as whole numbers.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.compare.bags import KIN, LEAST, WORD
from sayso.compare.ragged import Ragged
from sayso.compare.words import is_whole, kin_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from sayso.compare.bags import Bag

BITS = 64
"""Stems that are looked for at once, each by a bit of a number."""


class Stems:
    """Stems by numbers, from 1 in the order in which they come, with those that count as the same."""

    def __init__(self) -> None:
        """None at first."""
        self._numbers: dict[str, int] = {}
        self._kin: dict[str, list[int]] = defaultdict(list)  # those of each kin set
        self._whole: list[int] = []
        self._scratch: dict[str, NDArray[Any]] = {}

    def number(self, stem: str) -> int:
        """The number of a stem; the next one for a new stem."""
        number = self._numbers.get(stem)
        if number is None:
            number = self._numbers[stem] = len(self._numbers) + 1
            for name in kin_of(stem):
                self._kin[name].append(number)
            if is_whole(stem):
                self._whole.append(number)
        return number

    def kin(self, names: Iterable[str]) -> list[int]:
        """The numbers of all stems that are in one of these kin sets."""
        return [number for name in names for number in self._kin[name]]

    def alike(self, head: str) -> list[int]:
        """The numbers of all stems that count as one with `head`: `traces.counts_alike`."""
        return [self.number(head), *self.kin(kin_of(head)), *(self._whole if is_whole(head) else ())]

    def scratch(self, kind: str) -> NDArray[Any]:
        """An array of zeros with a place for each number; whoever writes into it puts the zeros back."""
        found = self._scratch.get(kind)
        if found is None or len(found) <= len(self._numbers):
            found = self._scratch[kind] = np.zeros(2 * len(self._numbers) + BITS, kind)
        return found


class PackedBags:
    """Bags by rows: the numbers of their stems, their weights in units, and their sums."""

    def __init__(self, stems: Stems) -> None:
        """No bags at first."""
        self._stems = stems
        self._held = Ragged(number="i4", units="i4")
        self._weights = Ragged(sum="i8")
        self._names: list[tuple[str, ...]] = []

    def append(self, bag: Bag) -> None:
        """Put a bag into the next row."""
        numbers = [self._stems.number(stem) for stem in bag.stems]
        self._held.append(number=[0, *numbers], units=[0, *bag.units])  # no row is empty
        self._weights.append(sum=[bag.weight])
        self._names.append(bag.stems)

    def overlaps(self, bag: Bag, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """The overlap of `bag` with the bag of each row."""
        mine = [self._stems.number(stem) for stem in bag.stems]
        places, starts = self._held.places(rows)
        numbers, units = self._held.take("number", places), self._held.take("units", places)
        held = self._stems.scratch("i4")
        held[mine] = bag.units
        shared = WORD * np.add.reduceat(np.minimum(held.take(numbers), units), starts, dtype=np.int64)
        held[mine] = 0
        if bag.kin:
            is_lesser = np.array([bag.stems <= self._names[row] for row in rows.tolist()])
            if is_lesser.any():
                shared += KIN * np.where(is_lesser, self._own_kin(bag, numbers, starts), 0)
            if not is_lesser.all():
                shared += KIN * np.where(is_lesser, 0, self._their_kin(bag, mine, numbers, units, starts))
        found: NDArray[np.float64] = shared / (
            WORD * np.maximum(np.minimum(self._weights.first("sum", rows), bag.weight), LEAST)
        )
        return found

    def _own_kin(self, bag: Bag, numbers: NDArray[Any], starts: NDArray[Any]) -> NDArray[Any]:
        """What of `bag` has kin in each row, but isn't there itself."""
        found = np.zeros(len(starts), np.int64)
        marks = self._stems.scratch("u8")
        telling = list(bag.kin)
        for first in range(0, len(telling), BITS):
            stems = telling[first : first + BITS]
            bits = np.left_shift(np.uint64(1), np.arange(len(stems), dtype=np.uint64))
            own = [self._stems.number(stem) for stem in stems]
            kin = [self._stems.kin(bag.kin[stem]) for stem in stems]
            for numbered, bit in zip(kin, bits, strict=True):
                marks[numbered] |= bit
            near = np.bitwise_or.reduceat(marks.take(numbers), starts)
            for numbered in kin:
                marks[numbered] = 0
            marks[own] = bits
            near &= ~np.bitwise_or.reduceat(marks.take(numbers), starts)
            marks[own] = 0
            found += ((near[:, None] & bits) != 0) @ np.array([bag.held[stem] for stem in stems])
        return found

    def _their_kin(
        self, bag: Bag, mine: list[int], numbers: NDArray[Any], units: NDArray[Any], starts: NDArray[Any]
    ) -> NDArray[Any]:
        """What of each row has kin in `bag`, but isn't there itself."""
        kin = self._stems.kin(bag.kin_names)
        near = self._stems.scratch("i4")
        near[kin] = 1
        near[mine] = 0
        found: NDArray[Any] = np.add.reduceat(near.take(numbers) * units, starts, dtype=np.int64)
        near[kin] = 0
        return found
