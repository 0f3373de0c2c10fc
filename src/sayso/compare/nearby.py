"""Threads and keys held in memory while pages are grouped: neighbours in time are asked for again and again.

What is held never tells another thing than the tables from which it comes: who changes these without it says so.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from sayso.compare.blocks import probes_of
from sayso.compare.links import WINDOW
from sayso.compare.packed import PackedThreads
from sayso.compare.thread_json import thread_from_json

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from numpy.typing import NDArray

    from sayso.compare.threads import Thread

KEPT = 50_000
"""Threads that are held: some 40 MB."""

KEPT_KEYS = 200_000
"""Keys that are held: some 60 MB."""


class Asked(NamedTuple):
    """How tables are asked."""

    under: Callable[[Collection[int], int], Iterable[tuple[int, int]]]
    """Keys with the threads under each, so many of each at most, those that came last; in the order of their coming."""

    summaries: Callable[[Collection[int]], Iterable[tuple[int, Any]]]
    """Threads by number with what they are compared by, as JSON."""


class Nearby:
    """What is held of threads and keys."""

    def __init__(self) -> None:
        """Nothing at first."""
        self._packed = PackedThreads()
        self._under: dict[int, array[int]] = {}

    def forget_keys(self) -> None:
        """Hold no keys: threads have gone, or come by another way. What a number tells stays."""
        self._under.clear()

    def make_room(self) -> None:
        """Hold nothing where too much is held."""
        if len(self._packed) > KEPT:
            self._packed = PackedThreads()
        if len(self._under) > KEPT_KEYS:
            self._under.clear()

    def near(self, keys: Iterable[int], asked: Asked) -> NDArray[np.int64]:
        """The threads that share keys, a number for each key shared, `WINDOW` of each key at most."""
        probes = probes_of(keys)
        missing = [probe for probe in probes if probe not in self._under]
        if missing:
            self._under.update((probe, array("q")) for probe in missing)
            for probe, number in asked.under(missing, WINDOW):
                self._under[probe].append(number)
        held = [under[-WINDOW:] for probe in probes if (under := self._under[probe])]
        return np.frombuffer(b"".join(held), np.int64)

    def pack(self, threads: Iterable[tuple[int, Thread]]) -> None:
        """Take in new threads."""
        for number, thread in threads:
            self._packed.add(number, thread)

    def known(self, numbers: NDArray[np.int64], asked: Asked) -> PackedThreads:
        """Packed threads, with those of these numbers among them."""
        missing = self._packed.missing(numbers).tolist()
        if missing:
            for number, told in asked.summaries(missing):
                self._packed.add(number, thread_from_json(told))
        return self._packed

    def add_keys(self, keys: Mapping[int, Iterable[int]]) -> None:
        """Take in the keys of new threads; the tables are told beside."""
        for number, own in keys.items():
            for key in own:
                if (held := self._under.get(key)) is not None:
                    held.append(number)
                    del held[: -2 * WINDOW]
