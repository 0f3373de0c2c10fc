"""Threads in arrays, so that one is scored against hundreds at once.

The scores are those of `sayso.compare.threads.link_score`, to the last bit: the same sums in the same order.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from sayso.compare import threads as rules
from sayso.compare.links import Link
from sayso.compare.packed_bags import PackedBags, Stems
from sayso.compare.ragged import ROOM, Columns, Places, Ragged
from sayso.compare.traces import VAGUE_THEMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from sayso.compare.threads import Thread
    from sayso.compare.traces import Sign

    Numbers = NDArray[np.int64]
    Rows = NDArray[np.intp]
    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float64]

STANDING, MOVES, LEADS = 1, 2, 4
"""Flags of a thread."""

NO_DAY = -(10**7)
"""The day of a thread that tells of none."""

NO_VALUE = math.inf
"""The value of an answer that tells none: no number that is told is infinite."""


NO_ROW = -1
"""Where a thread stands that isn't in."""

SIGN = ("head", "is_telling", "value", "is_large", "low", "high")

AT_ONCE = 8
"""Threads that are scored at once: what is looked up for them then stays near the processor."""


class _Pairs(NamedTuple):
    """Pairs of threads by their rows: `ones[one[i]]` and `others[i]`."""

    ones: Rows
    one: Rows  # goes up
    others: Rows

    def where(self, is_left: Flags) -> _Pairs:
        """Those of which this is true."""
        return _Pairs(self.ones, self.one[is_left], self.others[is_left])


class PackedThreads:
    """Threads by their numbers, packed."""

    def __init__(self) -> None:
        """None at first."""
        self._stems = Stems()
        self._rows = np.full(ROOM, NO_ROW, np.intp)  # by number
        self._numbers: list[int] = []  # by row
        self._names: dict[str, int] = {}  # units, articles and countries, each by a number
        self._themes: dict[str, int] = {}  # each theme's bit
        self._threads = Columns(unit="i4", article="i4", country="i4", day="i4", themes="i8", flags="i1")
        self._signs = Ragged(head="i4", is_telling="?", value="f8", is_large="?", low="f8", high="f8")
        self._words = PackedBags(self._stems)
        self._headlines = PackedBags(self._stems)

    def __len__(self) -> int:
        return len(self._numbers)

    def missing(self, numbers: Numbers) -> Numbers:
        """Those of `numbers` that aren't in."""
        found: Numbers = numbers[self._rows.take(numbers, mode="clip") == NO_ROW]
        return found

    def add(self, number: int, thread: Thread) -> None:
        """Pack a thread, which need not have its answers, under a number that isn't in yet."""
        while number >= len(self._rows) - 1:  # the last place stays free: it stands for all numbers beyond
            self._rows = np.concatenate([self._rows, np.full(len(self._rows), NO_ROW, np.intp)])
        self._rows[number] = len(self._numbers)
        self._numbers.append(number)
        self._threads.append(
            unit=self._name(thread.first.unit),
            article=self._name(thread.article),
            country=self._name(thread.country),
            day=NO_DAY if thread.day is None else thread.day,
            themes=self._bits(thread.themes),
            flags=STANDING * thread.first.is_standing | MOVES * thread.moves | LEADS * thread.leads,
        )
        signs, ends = thread.signs, [_ends(sign) for sign in thread.signs]
        self._signs.append(
            head=[self._stems.number(sign.head) for sign in signs],
            is_telling=[rules.is_telling(sign.head) for sign in signs],
            value=[math.nan if sign.is_vague else _value(sign) for sign in signs],
            is_large=[(sign.value or 0.0) >= rules.LARGE for sign in signs],
            low=[low for low, _ in ends],
            high=[high for _, high in ends],
        )
        self._words.append(thread.words)
        self._headlines.append(thread.headline)

    def articles(self, numbers: Sequence[int]) -> list[int]:
        """A number for the article of each of these threads."""
        found: list[int] = self._threads.take("article", self._rows.take(numbers)).tolist()
        return found

    def links(self, numbers: Sequence[int], others: Sequence[Numbers]) -> list[Link]:
        """The links of these threads, each with those of its `others` whose score with it is above 0.

        All must be in. None is linked to one of its own article.
        """
        found: list[Link] = []
        for first in range(0, len(numbers), AT_ONCE):
            found += self._links(np.array(numbers[first : first + AT_ONCE]), others[first : first + AT_ONCE])
        return found

    def _links(self, numbers: Numbers, others: Sequence[Numbers]) -> list[Link]:
        pairs = _Pairs(
            ones=self._rows.take(numbers),
            one=np.repeat(np.arange(len(numbers)), [len(each) for each in others]),
            others=self._rows.take(np.concatenate(others)),
        )
        pairs = pairs.where(self._may_link(pairs))
        pairs = pairs.where(self._count_alike(pairs))
        points = self._points(pairs)
        is_left = 1.0 + rules.HEADLINES + points > 0
        pairs, points = pairs.where(is_left), points[is_left]
        if not len(points):
            return []
        words = self._words.overlaps(*pairs)
        is_left = words + rules.HEADLINES + points > 0
        pairs, points, words = pairs.where(is_left), points[is_left], words[is_left]
        if not len(points):
            return []
        shared = words + rules.HEADLINES * self._headlines.overlaps(*pairs)
        scores = shared + points
        is_standing = (self._own("flags", pairs) & STANDING) != 0
        is_linked = (scores > 0) & ((shared >= rules.LEAST_SHARED) | is_standing)
        pairs, scores = pairs.where(is_linked), scores[is_linked]
        return [
            Link(score, one, self._numbers[other])
            for score, one, other in zip(
                scores.tolist(), numbers.take(pairs.one).tolist(), pairs.others.tolist(), strict=True
            )
        ]

    def _own(self, column: str, pairs: _Pairs) -> NDArray[Any]:
        """What a column tells of the first of each pair."""
        return self._threads.take(column, pairs.ones).take(pairs.one)

    def _other(self, column: str, pairs: _Pairs) -> NDArray[Any]:
        """What a column tells of the second of each pair."""
        return self._threads.take(column, pairs.others)

    def _may_link(self, pairs: _Pairs) -> Flags:
        """Which pairs are of one measure, of no two countries and of near days, and of two articles."""
        is_open: Flags = self._own("unit", pairs) == self._other("unit", pairs)
        is_open &= ((self._own("flags", pairs) ^ self._other("flags", pairs)) & STANDING) == 0
        is_open &= self._own("article", pairs) != self._other("article", pairs)
        country, other_country, none = self._own("country", pairs), self._other("country", pairs), self._name("")
        is_open &= (country == other_country) | (country == none) | (other_country == none)
        is_open &= self._apart(pairs) <= rules.MOST_DAYS
        return is_open

    def _count_alike(self, pairs: _Pairs) -> Flags:
        """Which pairs count the same somewhere."""
        found = np.zeros(len(pairs.one), bool)
        places = self._signs.places(pairs.others)
        heads = self._signs.take("head", places)
        marks = self._stems.alike(heads)
        for sign in self._own_signs(pairs, places):
            is_alike = (sign["head"] == heads) | ((self._stems.alike(sign["head"]) & marks) != 0)
            found |= _any(is_alike & sign["is_there"], places)
        return found

    def _own_signs(self, pairs: _Pairs, places: Places) -> Iterator[dict[str, NDArray[Any]]]:
        """The first sign of the first of each pair, for each sign of the second; then the second one, and so on."""
        mine = self._signs.places(pairs.ones)
        owner = places.each(pairs.one)
        for nth in range(int(mine.sizes.max(initial=0))):
            is_there = mine.sizes > nth
            at = Places(mine.at.take(mine.starts + np.where(is_there, nth, 0)), mine.starts, mine.sizes)
            yield {
                "is_there": is_there.take(owner),
                **{name: self._signs.take(name, at).take(owner) for name in SIGN},
            }

    def _points(self, pairs: _Pairs) -> Floats:
        """What counts for and against each pair beside words, as in `link_score`; low for those never linked."""
        mine, themes, vague = self._own("themes", pairs), self._other("themes", pairs), self._bits(VAGUE_THEMES)
        shares_theme = (themes & mine) != 0
        is_equal, is_large, is_same = self._agree(pairs)
        points = np.where(is_equal, np.where(is_large, rules.EQUAL, rules.EQUAL_FEW), 0.0)
        points += np.where(is_same, rules.SAME_THING, 0.0)
        leads = (self._own("flags", pairs) & self._other("flags", pairs) & LEADS) != 0
        points += np.where(leads, rules.LEADS, 0.0)
        points -= np.where(shares_theme, 0.0, rules.OTHER_THEME)
        points -= self._against(pairs, is_equal, leads) + np.where(is_equal, rules.LINK, rules.LINK_UNEQUAL)
        may_be_one = shares_theme | (is_equal & (((themes | mine) & vague) != 0))
        return np.where(may_be_one, points, rules.NEVER)

    def _agree(self, pairs: _Pairs) -> tuple[Flags, Flags, Flags]:
        """Which pairs have a number in common, which one of ten or more, which the same telling thing."""
        equal, large, same = (np.zeros(len(pairs.one), bool) for _ in range(3))
        places = self._signs.places(pairs.others)
        other = {name: self._signs.take(name, places) for name in ("value", "head", "low", "high")}
        for sign in self._own_signs(pairs, places):
            is_equal = (other["value"] == sign["value"]) & sign["is_there"]
            equal |= _any(is_equal, places)
            large |= _any(is_equal & sign["is_large"], places)
            is_met = np.maximum(other["low"], sign["low"]) <= np.minimum(other["high"], sign["high"])
            is_same = (other["head"] == sign["head"]) & sign["is_telling"] & sign["is_there"]
            same |= _any(is_same & is_met, places)
        return equal, large, same

    def _against(self, pairs: _Pairs, is_equal: Flags, leads: Flags) -> Floats:
        """What the days between count against each pair."""
        apart, flags = self._apart(pairs), self._own("flags", pairs)
        moves = ((flags | self._other("flags", pairs)) & MOVES) != 0
        steps = np.where(moves, rules.DAY_APART, rules.STEADY_APART) * apart
        told = np.where(is_equal, rules.DAY_APART * apart, steps + np.where(leads, 0.0, rules.BURIED))
        return np.where((flags & STANDING) != 0, -rules.STANDING, told)

    def _apart(self, pairs: _Pairs) -> NDArray[Any]:
        """The days between the two of each pair."""
        mine, days = self._own("day", pairs), self._other("day", pairs)
        return np.where((days == NO_DAY) | (mine == NO_DAY), 0, abs(days - mine))

    def _name(self, told: str) -> int:
        return self._names.setdefault(told, len(self._names))

    def _bits(self, themes: Iterable[str]) -> int:
        """Themes as bits."""
        return sum(1 << self._themes.setdefault(theme, len(self._themes)) for theme in themes)


def _any(flags: Flags, places: Places) -> Flags:
    found: Flags = np.logical_or.reduceat(flags, places.starts) if len(flags) else flags
    return found


def _value(sign: Sign) -> float:
    return NO_VALUE if sign.value is None else sign.value


def _ends(sign: Sign) -> tuple[float, float]:
    """The least and the greatest number that an answer doesn't rule out."""
    held = sign.interval
    low = -math.inf if held.low is None else math.nextafter(held.low, math.inf) if held.low_open else held.low
    high = math.inf if held.high is None else math.nextafter(held.high, -math.inf) if held.high_open else held.high
    return low, high
