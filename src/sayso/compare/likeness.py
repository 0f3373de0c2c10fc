"""Which numbers of two sentences can be held against each other at all, and how near their values lie.

In come two slots, out come plain answers: whether both tell one kind of thing, what the one is worth in the unit of the
other. What this does not try: to choose among several (answering.py).
"""

from __future__ import annotations

from sayso.compare.bounds import Side, side_of
from sayso.compare.derive import is_convertible, rate_of
from sayso.compare.numerals import Mark, Numeral
from sayso.compare.slots import Slot
from sayso.compare.words import are_kin, kin_of, stem

AVERAGE = "averag"
"""The stem of the word by which a score out of ten is told from the share of those who approve."""

RANKS = frozenset({"number", "no", "rank", "peak", "position", "place"})


def is_comparable(head: Slot, slot: Slot) -> bool:
    """True for numbers of one kind: money with money, shares with shares, ages with ages or counts of years."""
    h, b = head.numeral, slot.numeral
    if h.mark is b.mark is Mark.COUNT and slot.unit != head.unit:
        return is_convertible(head, slot)
    if h.mark is b.mark:
        return h.mark not in (Mark.NAME, Mark.SCORE) or h.unit == b.unit
    return _is_told_alike(head, slot)


def _is_told_alike(head: Slot, slot: Slot) -> bool:
    """True for numbers of two kinds by which one thing may be told: a score by the hundred, money without its sign."""
    h, b = head.numeral, slot.numeral
    marks = {h.mark, b.mark}
    if marks == {Mark.COUNT, Mark.SCORE}:
        return b.mark is Mark.SCORE and is_scored(head) and h.value <= float(b.unit)
    if Mark.ORDINAL in marks:
        return _ranks_with(head, slot)
    if marks == {Mark.MONEY, Mark.COUNT}:
        bare = slot if b.mark is Mark.COUNT else head
        return min(h.value, b.value) >= 1e5 and not bare.tight  # "80 crore": money without its sign
    if marks == {Mark.SCORE, Mark.PERCENT}:
        return AVERAGE in head.before[:2] or head.numeral.mark is Mark.SCORE or b.unit == "100"
    return marks <= {Mark.COUNT, Mark.AGE, Mark.TIMES}


def _ranks_with(head: Slot, slot: Slot) -> bool:
    """A rank with a bare number: "14th" with "number 13"; or the sixth novel for "more than five novels"."""
    if slot.numeral.mark is Mark.ORDINAL and head.numeral.mark is Mark.COUNT:
        is_last = slot.numeral.value > 1  # a first one is the first of any number
        return is_last and side_of(head.numeral) is Side.ABOVE and bool(head.after) and head.after[0] in slot.after[:2]
    return slot.numeral.mark is Mark.COUNT and bool(slot.before) and slot.before[0] in RANKS


def numbers_last(head: Slot, slot: Slot) -> bool:
    """True where an ordinal numbers the last of what is counted: "her fourth title" for "fewer than five titles"."""
    is_pair = head.numeral.mark is Mark.COUNT and slot.numeral.mark is Mark.ORDINAL and head.tight
    return is_pair and slot.numeral.value > 1 and any(are_kin(head.after[0], word) for word in slot.after[:3])


def is_scored(head: Slot) -> bool:
    """True for a bare number behind a word for scores: "scored below 60", "a rating of 7.1"."""
    is_bare = head.numeral.mark is Mark.COUNT and (not head.tight or head.after[0] == stem("based"))
    return is_bare and any("rating" in kin_of(word) for word in head.before[:1])


def nearness(head: Slot, slot: Slot) -> float:
    """What near values add to the fit: a claim and its evidence speak of about as many."""
    h, b = worth(head.numeral), given_in(head, slot)
    share = abs(h - b) / max(abs(h), abs(b)) if h or b else 0.0
    return 2.0 if share <= 0.03 else 1.5 if share <= 0.1 else 0.75 if share <= 0.4 else 0.0 if share <= 0.8 else -1.0


def worth(numeral: Numeral) -> float:
    """The value that is compared: scores and percentages by the hundred, all else as it is."""
    return numeral.value * 100 / float(numeral.unit) if numeral.mark is Mark.SCORE else numeral.value


def given_in(head: Slot, slot: Slot) -> float:
    """The value of `slot` in the unit of `head`: 180 for three hours held against minutes."""
    if head.numeral.mark is Mark.COUNT and slot.numeral.mark is Mark.SCORE:
        return slot.numeral.value
    return worth(slot.numeral) * rate_of(head, slot)
