"""The keys by which answers that may belong together find each other, without comparing all with all.

A key joins what two threads must share to be linked (threads.py: unit, what is counted, days, and the theme or the
number) with one of a few words drawn from the answer by a fixed hash: the smallest of its words under eight orders.
Two answers that share a fifth of their words share a drawn one five times in six, and threads draw with each answer.
A key begins with its days, so that a ledger finds the keys of one week side by side; who looks for others looks under
the days before and after too (`probes_of`).
"""

from __future__ import annotations

import functools
import hashlib
from array import array
from collections.abc import Iterable

from sayso.compare.bags import headline_bag
from sayso.compare.traces import HARM, Trace
from sayso.compare.words import is_whole, kin_of

DRAWS = 12
"""Words drawn from each answer for the keys that it shares with answers of its theme."""

DRAWS_EQUAL = 6
"""Words drawn for the keys that it shares with answers of its number, whatever their theme."""

DAYS = 10
"""Width of a block in days: two answers of days no further apart (threads.MOST_DAYS) lie in one, or in neighbours."""

_SHIFT = 43
"""Bits of a key below its days."""

TELLING = 0.3
"""Words of less weight than this, far from the number and used by half of all news, are not drawn."""

_MASK = (1 << 64) - 1
_PRIME = 0x100000001B3


def keys_of(trace: Trace) -> list[int]:
    """The keys of one answer, in order, each of 63 bits; they depend on the answer alone."""
    stems = trace.words.telling(TELLING) | headline_bag(trace.answer.headline).telling(TELLING)
    numbers = [_known(stem) for stem in stems]
    drawn = [numbers[order.index(min(order))] for order in zip(*map(_orders, stems), strict=True)] or [0]
    counted, theme, value = (_known(text) for text in (_class_of(trace.head), _theme_of(trace), repr(trace.value)))
    unit, days = _known(trace.unit), _days(trace)
    keys = _mixed(_mix(unit, counted, theme, days == 0), drawn)
    if not trace.is_vague:
        keys |= _mixed(_mix(unit, counted, value, days == 0), drawn[:DRAWS_EQUAL])
    return sorted(days << _SHIFT | key >> (64 - _SHIFT) for key in keys)


def probes_of(keys: Iterable[int]) -> list[int]:
    """The keys under which others stand that may belong with one of `keys`: those of its days, and of those beside."""
    return sorted({near for key in keys for near in ((key - _STEP, key, key + _STEP) if key >= _STEP else (key,))})


_STEP = 1 << _SHIFT


@functools.lru_cache(maxsize=65536)
def _class_of(head: str) -> str:
    """One name for all words that count as one: "person" for everybody, else the first kin set, else the word."""
    return "person" if is_whole(head) else min(kin_of(head), default=head)


def _theme_of(trace: Trace) -> str:
    return trace.theme if trace.theme in HARM else "other"


def _days(trace: Trace) -> int:
    """The number of the block of days; 0 for what has no day."""
    return 0 if trace.is_standing or trace.day is None else trace.day.toordinal() // DAYS + 1


@functools.lru_cache(maxsize=1 << 17)
def _orders(stem: str) -> array[int]:
    """Where `stem` stands under each of the orders."""
    return array("Q", (_number(f"{draw}|{stem}") for draw in range(DRAWS)))


@functools.lru_cache(maxsize=1 << 17)
def _known(text: str) -> int:
    return _number(text)


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _mix(*parts: int) -> int:
    mixed = 0xCBF29CE484222325
    for part in parts:
        mixed = (mixed ^ part) * _PRIME & _MASK
        mixed ^= mixed >> 29
    return mixed


def _mixed(first: int, words: Iterable[int]) -> set[int]:
    """`_mix(first, word)` of each word."""
    begun = _mix(first)
    return {mixed ^ mixed >> 29 for word in words for mixed in ((begun ^ word) * _PRIME & _MASK,)}
