"""The honest ways from a body's numbers to a headline's: what sub-editors do before a number is called wrong.

In come slots, out come Ways: each names its rule, the numbers of the body that it took, and its cost, which grows with
what a reader has to do to follow it. What this does not try: to count the names in a list, or to chain two steps.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.compare.asides import Aside
from sayso.compare.contrasts import fates_of, is_mixed
from sayso.compare.numerals import Mark, Numeral, same
from sayso.compare.slots import Slot
from sayso.compare.words import are_kin, is_whole
from sayso.model import Comparator

ROUNDED = 0.12
"""The largest share by which a rounded number of two figures may differ ("$5M" for $4.6 million is 8 %)."""

ROUNDED_SMALL = 0.02
"""The same for numbers under 1000 that are written out: "71" for 70.9, but no "4" for 4.3."""

DAYS = {"second": 1 / 86400, "minut": 1 / 1440, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0,
        "month": 30.44, "year": 365.25, "decad": 3652.5, "decade": 3652.5}  # fmt: skip
METRES = {"inch": 0.0254, "foot": 0.3048, "yard": 0.9144, "mile": 1609.34, "metr": 1.0, "meter": 1.0, "metre": 1.0,
          "km": 1000.0, "kilometr": 1000.0, "kilometer": 1000.0, "kilometre": 1000.0}  # fmt: skip
GRAMS = {"ounc": 28.35, "ounce": 28.35, "pound": 453.6, "kilogram": 1000.0, "kg": 1000.0, "gram": 1.0, "ton": 907185.0,
         "tonn": 1e6, "tonne": 1e6, "stone": 6350.0}  # fmt: skip
SCALES = (DAYS, METRES, GRAMS)


@dataclass(frozen=True, slots=True)
class Way:
    """How the body gives the headline's number."""

    rule: str  # "same", "rounded", "sum", ...
    slots: tuple[Slot, ...]
    cost: float


def find_ways(head: Slot, body: Sequence[Slot], *, year: int | None = None) -> tuple[Way, ...]:
    """Every way from numbers of `body` to that of `head`, in the body's order; `year` is that of publication."""
    single = [way for slot in body if (way := from_one(head, slot)) is not None]
    return (*single, *from_two(head, body), *from_many(head, body), *from_years(head, body, year))


def from_one(head: Slot, slot: Slot) -> Way | None:
    """The way from one number of the body to the headline's, or None. The cheapest of those that lead there."""
    h, b = head.numeral, slot.numeral
    if same(h.value, b.value):
        return Way("same", (slot,), 0.0 if h.vague is b.vague else 0.4)
    for rule, cost, leads in (
        ("bound", 0.4, _is_within(h, b)),
        ("rounded", 0.3, _is_rounded(h, b)),
        ("vague", 0.5, h.comparator is Comparator.VAGUE and h.hard.holds(b.value)),
        ("rounded", 0.5, h.vague and h.mark is b.mark is Mark.PERCENT and h.soft.holds(b.value)),
        ("vague", 2.5, b.comparator is Comparator.VAGUE and b.hard.holds(h.value)),
        ("loose", 2.0, _is_loosely(h, b)),
        ("unit", 0.7, _is_converted(head, slot) or _is_metres(h, slot)),
    ):
        if leads:
            return Way(rule, (slot,), cost)
    return None


def _is_rounded(h: Numeral, b: Numeral) -> bool:
    if b.vague or b.grain >= h.grain or not h.value or h.mark in (Mark.AGE, Mark.ORDINAL, Mark.NAME, Mark.YEAR):
        return False
    is_share = h.mark is b.mark is Mark.PERCENT  # whole percents are how shares are rounded: "7%" for 7.2
    small = abs(h.value) < 1000 and h.comparator is Comparator.EQUAL and not is_share
    share = abs(h.value - b.value) / abs(h.value)
    return abs(h.value - b.value) <= 0.5 * h.grain + 1e-9 and share <= (ROUNDED_SMALL if small else ROUNDED)


def _is_within(h: Numeral, b: Numeral) -> bool:
    """A point of the body inside the bound that the headline sets, near enough for the bound to be about it."""
    if h.comparator in (Comparator.EQUAL, Comparator.VAGUE) or b.vague or not h.value:
        return False
    ratio = b.value / h.value
    if h.comparator in (Comparator.MORE, Comparator.AT_LEAST):
        return 1 <= ratio <= 1.5
    if h.comparator in (Comparator.LESS, Comparator.AT_MOST) or h.is_short_of:
        return 0.8 <= ratio <= 1
    return 0.9 <= ratio <= 1.1


def _is_loosely(h: Numeral, b: Numeral) -> bool:
    """A number that the body only bounds or rounds, so near that the two don't conflict: 58 for "nearly 60"."""
    if b.vague or b.comparator in (Comparator.EQUAL, Comparator.VAGUE):
        return False
    return b.hard.holds(h.value) and abs(h.value - b.value) <= ROUNDED * abs(b.value)


def is_convertible(one: Slot, other: Slot) -> bool:
    """True for two numbers of units of one scale: hours and days, feet and metres."""
    return any(_unit(one, scale) and _unit(other, scale) for scale in SCALES)


def rate_of(head: Slot, slot: Slot) -> float:
    """How many of `head`'s units one of `slot`'s is: 60 for minutes and hours; 1 where they can't be converted."""
    for scale in SCALES:
        one, other = _unit(head, scale), _unit(slot, scale)
        if one and other:
            return other / one
    return 1.0


def _is_converted(head: Slot, slot: Slot) -> bool:
    """The same amount in another unit: "27 hours" for "more than a day"."""
    rate = rate_of(head, slot)
    if same(rate, 1.0) or not head.numeral.value:
        return False
    ratio = slot.numeral.value * rate / head.numeral.value
    return 0.95 <= ratio <= 1.05 or _is_rough(slot.numeral, ratio)


def _is_metres(h: Numeral, slot: Slot) -> bool:
    """True for "100m" over 100 metres, where it could be a hundred million."""
    is_short = h.mark is Mark.COUNT and h.surface.endswith("m")
    return is_short and slot.unit in METRES and same(slot.numeral.value * 1e6, h.value)


def _is_rough(b: Numeral, ratio: float) -> bool:
    """38 years for "nearly four decades"."""
    return b.comparator is Comparator.APPROXIMATE and 0.9 <= ratio <= (1.15 if b.is_short_of else 1.1)


def _unit(slot: Slot, scale: dict[str, float]) -> float | None:
    if slot.numeral.mark is Mark.AGE:
        return scale.get(slot.numeral.unit or "year") if scale is DAYS else None
    return scale.get(slot.short or slot.after[0]) if slot.short or (slot.after and slot.tight) else None


def from_two(head: Slot, body: Sequence[Slot]) -> Iterator[Way]:
    """Sums, differences and shares of two numbers that belong together, and "N others"."""
    if head.numeral.mark not in (Mark.COUNT, Mark.MONEY, Mark.PERCENT, Mark.ORDINAL):
        return
    for slot in body:
        if slot.numeral.mark is Mark.COUNT and not slot.numeral.vague:
            yield from _with_one(head, slot)
    for one, other in itertools.combinations(body, 2):
        if other.order - one.order <= 1 and (way := _of_pair(head, one, other)) is not None:
            yield way


def _with_one(head: Slot, slot: Slot) -> Iterator[Way]:
    """The ways by which a count has one more: "a foreman and two others", "twenty passengers and the driver"."""
    value, h = slot.numeral.value, head.numeral
    is_one_more = Aside.ONE_MORE in slot.asides and h.value >= SMALLEST_WITH_ONE
    if (_others(slot) or is_one_more) and same(value + 1, h.value):
        yield Way("one and others", (slot,), 1.0)
    if _others(head) and same(value - 1, h.value) and not _others(slot):
        yield Way("others", (slot,), 1.0)


def _of_pair(head: Slot, one: Slot, other: Slot) -> Way | None:
    """The way from two numbers, the first told before the second, to that of `head`."""
    h, a, b = head.numeral, one.numeral.value, other.numeral.value
    is_addable, is_part = _addable(one, other), Aside.PART in other.asides
    if (_suffer_alike(head, one, other) or _suffer_each(head, one, other)) and same(h.value, a + b):
        return Way("sum", (one, other), 0.0)
    if is_addable and _close(h, a + b) and not is_mixed(head, one, other):
        return Way("sum", (one, other), 1.0)
    if is_part and same(h.value, a - b):
        return Way("difference", (one, other), 1.0)
    if h.mark is Mark.PERCENT and one.order == other.order and _is_share_of(h, one, other):
        return Way("share", (one, other), 1.0)
    is_telling = min(a, b) > SMALLEST_TAKEN or Aside.GAIN in head.asides
    if (is_addable or is_part) and _close(h, abs(a - b)) and is_telling:
        return Way("difference", (one, other), 1.5)
    return None


SMALLEST_TAKEN = 20
"""Differences of smaller numbers come out by chance."""

SMALLEST_WITH_ONE = 3
"""A driver and one passenger are two: below this a number is too common for one more to tell anything."""

LONGEST = 8
"""Numbers that are summed at most: the incidents of a day's round-up."""


def from_many(head: Slot, body: Sequence[Slot]) -> Iterator[Way]:
    """The sum over places or lines: of all counts of one thing that the text gives, each once, none left out.

    Example: "45 hurt in shelling" from "12 were hurt in Veld", "30 in Sund were hurt" and "three were hurt in Orla".
    """
    h = head.numeral
    if h.mark is not Mark.COUNT or h.value < 3 or h.vague:
        return
    alike = [slot for slot in body if slot.numeral.mark is Mark.COUNT and not slot.numeral.vague]
    parts = [slot for slot in alike if slot.numeral.value < h.value and _counts_as(head, slot)]
    parts = [slot for slot in alike if slot in parts or _goes_on(slot, parts)]
    once = list({(slot.numeral.value, slot.after[:1]): slot for slot in parts}.values())
    for told in (parts, once):
        if 3 <= len(told) <= LONGEST and same(sum(slot.numeral.value for slot in told), h.value):
            yield Way("sum", tuple(told), 1.0)
            return


def _goes_on(slot: Slot, parts: Sequence[Slot]) -> bool:
    """True for a number that leaves out what one before it counts: "five people in Veld, four in Sund"."""
    return any(_is_elliptic(part, slot) and part.numeral.end <= slot.numeral.start for part in parts)


def _counts_as(head: Slot, slot: Slot) -> bool:
    """True where the word that says what the headline's number counts, or suffers, stands beside the other's too."""
    telling = (*head.after[:2], *head.before[:1]) if head.tight else head.before[:1]
    beside = (*slot.after[:3], *slot.before[:1])
    return any(are_kin(word, other) for word in telling for other in beside)


def _is_share_of(h: Numeral, one: Slot, other: Slot) -> bool:
    """4,000 of 40,000 for "a tenth": two counts or two sums whose ratio the headline gives by the hundred."""
    a, b = sorted((one.numeral.value, other.numeral.value))
    if one.numeral.mark is not other.numeral.mark or one.numeral.mark not in (Mark.COUNT, Mark.MONEY) or a <= 0:
        return False
    share = 100 * a / b
    return h.soft.holds(share) if h.vague else abs(share - h.value) <= 0.5 * h.grain


def _close(h: Numeral, value: float) -> bool:
    if same(h.value, value):
        return True
    large = h.value >= 20
    return large and abs(h.value - value) <= 0.5 * h.grain and abs(h.value - value) <= ROUNDED * h.value


def _others(slot: Slot) -> bool:
    return bool(slot.after) and slot.after[0] in ("other", "another")


def _addable(one: Slot, other: Slot) -> bool:
    """Two counts that may be added: of one kind, and of one thing, or the second "others" of the first."""
    a, b = one.numeral, other.numeral
    if (
        a.mark is not b.mark
        or a.mark not in (Mark.COUNT, Mark.MONEY, Mark.PERCENT)
        or a.vague
        or b.vague
        or same(a.value, b.value)
    ):
        return False
    if a.mark is not Mark.COUNT:
        return True
    if _others(one) or _others(other):
        return True
    is_near = one.order == other.order
    if _is_elliptic(one, other) or (is_near and any(map(is_whole, (*one.after[:1], *other.after[:1])))):
        return True
    return any(are_kin(x, y) for x in one.after[:2] for y in other.after[:2])


def _suffer_alike(head: Slot, one: Slot, other: Slot) -> bool:
    """True where both numbers tell what the headline's suffered: "31 people had died" and "15 bodies were found"."""
    if not all(slot.numeral.mark is Mark.COUNT and not slot.numeral.vague and slot.tight for slot in (one, other)):
        return False
    if Aside.PART in other.asides or same(one.numeral.value, other.numeral.value):
        return False
    told = fates_of(head)
    return len(told) == 1 and fates_of(one) == told == fates_of(other)


def _suffer_each(head: Slot, one: Slot, other: Slot) -> bool:
    """True where the headline counts two fates and a sentence each: "10 killed and 15 hurt" for "25 killed, hurt"."""
    if one.order != other.order or any(
        slot.numeral.mark is not Mark.COUNT or slot.numeral.vague for slot in (one, other)
    ):
        return False
    told, first, second = (fates_of(slot) for slot in (head, one, other))
    return len(told) == 2 and told <= first | second and bool(first & told) and bool(second & told)


def _is_elliptic(one: Slot, other: Slot) -> bool:
    """True where the second number leaves out the thing that the first counts: "nine men in Veld and eight in Orla"."""
    return one.order == other.order and one.tight and not other.tight and not one.unit


def from_years(head: Slot, body: Sequence[Slot], year: int | None) -> Iterator[Way]:
    """Spans between two years, or from a year to the year of publication: "in 6 years" from "since 2011"."""
    h = head.numeral
    counts_years = h.mark is Mark.AGE or (bool(head.after) and head.after[0] == "year")
    if not counts_years or h.unit:
        return
    years = [slot for slot in body if slot.numeral.mark is Mark.YEAR and slot.numeral.value > 1000]
    for one, other in itertools.combinations(years, 2):
        if same(abs(one.numeral.value - other.numeral.value), h.value):
            yield Way("years between", (one, other), 1.5)
    for slot in years:
        if year is not None and 0 <= year - slot.numeral.value - h.value <= 1:
            yield Way("years since", (slot,), 1.0)
