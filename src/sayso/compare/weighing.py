"""A headline's number against all that the body has: the best for it, and the best against it.

A number is first sought in the body, then in what sub-editors make of a body's numbers (derive.py); what counts is that
it stands in its slot (slots.py): "30 ferries" is not borne out by 30 lorries where another number counts the
ferries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.compare.asides import Aside
from sayso.compare.derive import Way, find_ways
from sayso.compare.numerals import Mark, same
from sayso.compare.slots import Fit, Rarity, Slot, fit_of
from sayso.model import Comparator

NO_SUPPORT = -3.0
"""The fit of a number that the body doesn't hold: that of the worst slot."""

SINGULAR = 1.0
"""The fit of "1" where the body has no such number: "a man" is one man."""

SAME_NOUN, SAME_SLOT = 1.6, 4.0
"""The fits, of noun and in all, from which another number is taken to stand in the headline's slot."""

ALONGSIDE = 0.3
"""The fit of words from which a number of the same value is shown beside the best one."""


LEANING = frozenset({Aside.PART, Aside.GAIN})
PLAIN = frozenset({"same", "rounded", "bound"})
"""Ways by which the body gives a number itself; a part of it, or what came on top, then tells nothing against it."""


OF_ONE_KIND, NEARLY_NOUN = 2.0, 1.0
"""The fit of two sums or two shares, worth more than that of two counts; and the fit of noun that is enough then."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A headline's number with the best that the body has for it and against it."""

    head: Slot
    way: Way | None
    support: float
    alongside: tuple[Slot, ...]  # other places of the body that give the number too, fitting nearly as well
    rival: Slot | None
    rival_fit: Fit | None

    @property
    def margin(self) -> float:
        """How much better another number fits its slot; the larger, the less is it borne out."""
        return (self.rival_fit.total if self.rival_fit else NO_SUPPORT) - self.support

    @property
    def is_filled(self) -> bool:
        """True where another number surely stands in the slot: it counts what the headline's number counts."""
        fit = self.rival_fit
        if fit is None or fit.total < SAME_SLOT:
            return False
        return fit.noun >= SAME_NOUN or (fit.mark >= OF_ONE_KIND and fit.noun >= NEARLY_NOUN)


def weigh(
    head: Slot, body: Sequence[Slot], rarity: Rarity, *, year: int | None = None, others: Sequence[Slot] = ()
) -> Weighed:
    """The best way that `body` bears the number of `head` out, and the best other number for its slot.

    `others` are the other numbers of the headline: a number of the body that one of them gives tells against none.
    """
    ways = find_ways(head, body, year=year)
    fits = [(min(_fit(head, slot, rarity, way) for slot in way.slots) - way.cost, way) for way in ways]
    support, way = max(fits, key=lambda pair: pair[0], default=(NO_SUPPORT, None))
    if way is None and head.numeral.value == 1 and head.numeral.mark is Mark.COUNT:
        support = SINGULAR
    answering = {slot for found in ways for slot in found.slots}
    is_given = any(way.rule in PLAIN for way in ways)
    rivals = [
        (fit_of(head, slot, rarity, is_rival=True), slot)
        for slot in body
        if slot not in answering and is_rival(head, slot) and not (is_given and _is_spoken_for(slot, others))
    ]
    rival_fit, rival = max(rivals, key=lambda pair: pair[0].total, default=(None, None))
    near = [found.slots[0] for found in ways if len(found.slots) == 1 and found.rule == "same"]
    near = [slot for slot in near if fit_of(head, slot, rarity).words >= ALONGSIDE]
    best = way.slots if way is not None and len(way.slots) == 1 else ()
    return Weighed(head, way, support, tuple(dict.fromkeys((*best, *near))), rival, rival_fit)


def _is_spoken_for(slot: Slot, others: Sequence[Slot]) -> bool:
    """True for a part, for what came on top, and for a number that the headline gives as well, for something else."""
    b = slot.numeral
    given = (other.numeral for other in others)
    return bool(slot.asides & LEANING) or any(h.mark is b.mark and same(h.value, b.value) for h in given)


def _fit(head: Slot, slot: Slot, rarity: Rarity, way: Way) -> float:
    """How well a slot of `way` fits; in another unit the same amount has another noun, which tells nothing."""
    fit = fit_of(head, slot, rarity)
    return fit.total - min(0.0, fit.noun) if way.rule == "unit" else fit.total


def is_checked(head: Slot) -> bool:
    """False for number words that headlines use for something else: "no one", "first", "couple", "double"."""
    numeral = head.numeral
    is_group = numeral.vague and numeral.comparator is Comparator.EQUAL and numeral.mark is not Mark.PERCENT
    return numeral.surface.lower().split()[0] not in ("one", "first", "second") and not is_group


def is_rival(head: Slot, slot: Slot) -> bool:
    """False for what can't stand against a headline's number: a pronoun "one", "first" against a count, "a pair"."""
    numeral = slot.numeral
    if numeral.surface.lower() == "one" or (numeral.vague and numeral.comparator is Comparator.EQUAL):
        return False
    return numeral.mark is not Mark.ORDINAL or head.numeral.mark in (Mark.ORDINAL, Mark.NAME)


_ORDINAL = re.compile(r"(\d+)(st|nd|rd|th)", re.IGNORECASE)


def is_slip(weighed: Weighed, headline: str) -> bool:
    """True where the headline's own grammar gives its number the lie: "4rd", or "1 divers" over a count of divers."""
    head, rival = weighed.head, weighed.rival
    if match := _ORDINAL.fullmatch(head.numeral.surface):
        return match[2].lower() != ordinal_ending(int(match[1]))
    if head.numeral.value != 1 or head.numeral.mark is not Mark.COUNT or rival is None or not head.tight:
        return False
    word = re.match(r"[\s-]+(?:[A-Z][\w’'-]*\s)?(\w+)", headline[head.numeral.end :])
    is_plural = word is not None and re.search(r"[a-z]{2}(?<![su]s)s$|men$|children$|people$", word[1].lower())
    return bool(is_plural) and bool(set(head.after[:2]) & set(rival.after[:2]))


def ordinal_ending(number: int) -> str:
    """The ending of an ordinal in digits. Example: 21 -> "st", 12 -> "th"."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
