"""Threads in arrays, so that one is scored against hundreds at once.

The scores are those of `sayso.compare.threads.link_score`, to the last bit: the same sums in the same order.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.compare import threads as rules
from sayso.compare.packed_bags import PackedBags, Stems
from sayso.compare.ragged import Ragged
from sayso.compare.traces import VAGUE_THEMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from sayso.compare.threads import Thread
    from sayso.compare.traces import Sign

    Rows = NDArray[np.intp]
    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float64]

STANDING, MOVES, LEADS = 1, 2, 4
"""Flags of a thread."""

NO_DAY = -(10**7)
"""The day of a thread that tells of none."""

NO_VALUE = math.inf
"""The value of an answer that tells none: no number that is told is infinite."""


class PackedThreads:
    """Threads by their numbers, packed."""

    def __init__(self) -> None:
        """None at first."""
        self._stems = Stems()
        self._rows: dict[int, int] = {}
        self._names: dict[str, int] = {}  # units and articles, each by a number
        self._themes: dict[str, int] = {}  # each theme's bit
        self._threads = Ragged(unit="i4", article="i4", day="i4", themes="i8", flags="i1")
        self._signs = Ragged(head="i4", value="f8", low="f8", high="f8")
        self._words = PackedBags(self._stems)
        self._headlines = PackedBags(self._stems)

    def __contains__(self, number: object) -> bool:
        return number in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, number: int, thread: Thread) -> None:
        """Pack a thread, which need not have its answers, under a number that isn't in yet."""
        self._rows[number] = len(self._rows)
        self._threads.append(
            unit=[self._name(thread.first.unit)],
            article=[self._name(thread.article)],
            day=[NO_DAY if thread.day is None else thread.day],
            themes=[self._bits(thread.themes)],
            flags=[STANDING * thread.first.is_standing | MOVES * thread.moves | LEADS * thread.leads],
        )
        signs, ends = thread.signs, [_ends(sign) for sign in thread.signs]
        self._signs.append(
            head=[self._stems.number(sign.head) for sign in signs],
            value=[math.nan if sign.is_vague else _value(sign) for sign in signs],
            low=[low for low, _ in ends],
            high=[high for _, high in ends],
        )
        self._words.append(thread.words)
        self._headlines.append(thread.headline)

    def articles(self, numbers: Sequence[int]) -> list[int]:
        """A number for the article of each of these threads."""
        rows = np.array([self._rows[number] for number in numbers], np.intp)
        found: list[int] = self._threads.first("article", rows).tolist()
        return found

    def scores(self, thread: Thread, numbers: Sequence[int]) -> list[tuple[int, float]]:
        """Those of `numbers`, which must be in, whose score with `thread` is above 0; none is of its own article."""
        rows = np.array([self._rows[number] for number in numbers], np.intp)
        places = self._may_link(thread, rows).nonzero()[0]
        points = self._points(thread, rows.take(places))
        is_left = 1.0 + rules.HEADLINES + points > 0
        places, points = places[is_left], points[is_left]
        words = self._words.overlaps(thread.words, rows.take(places))
        is_left = words + rules.HEADLINES + points > 0
        places, points, words = places[is_left], points[is_left], words[is_left]
        shared = words + rules.HEADLINES * self._headlines.overlaps(thread.headline, rows.take(places))
        scores = shared + points
        is_linked = scores > 0
        if not thread.first.is_standing:
            is_linked &= shared >= rules.LEAST_SHARED
        found = places[is_linked].tolist()
        return [(numbers[place], score) for place, score in zip(found, scores[is_linked].tolist(), strict=True)]

    def _may_link(self, thread: Thread, rows: Rows) -> Flags:
        """Which rows are of the same measure and days, count the same, and tell of another article."""
        first = self._threads.first
        is_open: Flags = first("unit", rows) == self._name(thread.first.unit)
        is_open &= (first("flags", rows) & STANDING) == STANDING * thread.first.is_standing
        is_open &= first("article", rows) != self._name(thread.article)
        is_open &= self._apart(thread, rows) <= rules.MOST_DAYS
        alike = self._stems.scratch("?")
        for sign in thread.signs:
            alike[self._stems.alike(sign.head)] = True
        places, starts = self._signs.places(rows)
        is_open &= np.logical_or.reduceat(alike.take(self._signs.take("head", places)), starts)
        alike[:] = False
        return is_open

    def _points(self, thread: Thread, rows: Rows) -> Floats:
        """What counts for and against each row, beside words: `link_score`; that of one that is never linked is low."""
        themes, mine, vague = self._threads.first("themes", rows), self._bits(thread.themes), self._bits(VAGUE_THEMES)
        shares_theme = (themes & mine) != 0
        is_equal, is_large, is_same = self._numbers(thread, rows)
        points = np.where(is_equal, np.where(is_large, rules.EQUAL, rules.EQUAL_FEW), 0.0)
        points += np.where(is_same, rules.SAME_THING, 0.0)
        leads = (self._threads.first("flags", rows) & LEADS != 0) & thread.leads
        points += np.where(leads, rules.LEADS, 0.0)
        points -= np.where(shares_theme, 0.0, rules.OTHER_THEME)
        points -= self._against(thread, rows, is_equal, leads) + np.where(is_equal, rules.LINK, rules.LINK_UNEQUAL)
        may_be_one = shares_theme | (is_equal & (((themes | mine) & vague) != 0))
        return np.where(may_be_one, points, rules.NEVER)

    def _numbers(self, thread: Thread, rows: Rows) -> tuple[Flags, Flags, Flags]:
        """Which rows have a number in common with `thread`, which one of ten or more, which the same telling thing."""
        places, starts = self._signs.places(rows)
        values, heads, lows, highs = (self._signs.take(name, places) for name in ("value", "head", "low", "high"))
        equal, large, same = (np.zeros(len(places), bool) for _ in range(3))
        for sign in thread.signs:
            if not sign.is_vague:
                found = values == _value(sign)
                equal |= found
                large |= found & ((sign.value or 0.0) >= rules.LARGE)
            if rules.is_telling(sign.head):
                low, high = _ends(sign)
                is_met = np.maximum(lows, low) <= np.minimum(highs, high)
                same |= (heads == self._stems.number(sign.head)) & is_met
        is_equal, is_large, is_same = (np.logical_or.reduceat(each, starts) for each in (equal, large, same))
        return is_equal, is_large, is_same

    def _against(self, thread: Thread, rows: Rows, is_equal: Flags, leads: Flags) -> Floats | float:
        """What the days between count against each row."""
        if thread.first.is_standing:
            return -rules.STANDING
        apart = self._apart(thread, rows)
        moves = (self._threads.first("flags", rows) & MOVES != 0) | thread.moves
        steps = np.where(moves, rules.DAY_APART, rules.STEADY_APART) * apart
        return np.where(is_equal, rules.DAY_APART * apart, steps + np.where(leads, 0.0, rules.BURIED))

    def _apart(self, thread: Thread, rows: Rows) -> NDArray[Any]:
        """The days between `thread` and each row."""
        days = self._threads.first("day", rows)
        return np.where(days == NO_DAY, 0, abs(days - (days if thread.day is None else thread.day)))

    def _name(self, told: str) -> int:
        return self._names.setdefault(told, len(self._names))

    def _bits(self, themes: Iterable[str]) -> int:
        """Themes as bits."""
        return sum(1 << self._themes.setdefault(theme, len(self._themes)) for theme in themes)


def _value(sign: Sign) -> float:
    return NO_VALUE if sign.value is None else sign.value


def _ends(sign: Sign) -> tuple[float, float]:
    """The least and the greatest number that an answer doesn't rule out."""
    held = sign.interval
    low = -math.inf if held.low is None else math.nextafter(held.low, math.inf) if held.low_open else held.low
    high = math.inf if held.high is None else math.nextafter(held.high, -math.inf) if held.high_open else held.high
    return low, high
