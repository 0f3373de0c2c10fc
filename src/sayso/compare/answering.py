"""The number of a premise that answers to one of a hypothesis, and what follows for it.

In come the slots of both sentences (slots.py), out comes each number of the hypothesis held against the one of the
premise that best fits its place and value. What this does not try: several numbers at once (claims.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.compare.asides import Aside
from sayso.compare.bounds import Side, side_of
from sayso.compare.derive import find_ways, is_convertible, rate_of
from sayso.compare.numerals import Mark, Numeral, same
from sayso.compare.slots import Fit, Rarity, Slot, fit_of
from sayso.compare.words import kin_of, stem
from sayso.model import Comparator


class Entailment(StrEnum):
    """How a premise stands to a hypothesis."""

    ENTAILS = "entails"
    CONTRADICTS = "contradicts"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Held:
    """A number of the hypothesis, held against the one of the premise that answers to it."""

    head: Slot
    told: Slot | None
    fit: float
    verdict: Entailment

    @property
    def is_bounded(self) -> bool:
        """True where the hypothesis bounds its number: "more than 71"."""
        return self.head.numeral.comparator not in (Comparator.EQUAL, Comparator.VAGUE)

    @property
    def why(self) -> str:
        """The reason, as one sentence."""
        asked = self.head.numeral.surface
        if self.told is None:
            return f"The premise has no number that answers to “{asked}”."
        given = self.told.numeral.surface
        match self.verdict:
            case Entailment.ENTAILS:
                return f"The premise's “{given}” bears out “{asked}”."
            case Entailment.CONTRADICTS:
                return f"The premise's “{given}” can't hold with “{asked}”."
        return f"The premise's “{given}” neither bears out “{asked}” nor rules it out."


SURE = 2.5
"""The fit from which a bounded number is taken to be about the same thing; below it nothing is contradicted."""

AVERAGE = "averag"
"""The stem of the word by which a score out of ten is told from the share of those who approve."""

NEARLY = 1.0
"""How much worse than the best a number may fit and still be the one that is meant."""

SAME_NOUN, SAME_WORDS = 1.5, 2.3
"""The fits of noun and words from which two numbers are surely about one thing, whatever they are."""

FAR = 50
"""Numbers that differ by more than this factor are hardly about one thing."""

SLIP = 1000
"""The same for numbers without a bound: millions for billions is a slip of scale, three for 870,000 is none."""


@dataclass(frozen=True, slots=True)
class Answering:
    """The number of the premise that best answers to one of the hypothesis, how it fits, and what follows."""

    slot: Slot | None
    fit: Fit | None
    score: float
    verdict: Entailment
    is_sole: bool  # the premise has no other of its kind


def answer(head: Slot, told: Sequence[Slot], rarity: Rarity) -> Answering:
    """The number of the premise that best answers to `head`; of nearly equal ones, one that bears it out."""
    kind = [slot for slot in told if is_comparable(head, slot)]
    if head.unit and any(slot.unit == head.unit for slot in kind):
        kind = [slot for slot in kind if not is_convertible(head, slot) or slot.unit == head.unit]
    kind = _of_one_scale(head, kind)
    fits = [(fit_of(head, slot, rarity), slot) for slot in kind]
    scored = [(fit.total + nearness(head, slot) - strangeness(head, slot), fit, slot) for fit, slot in fits]
    if not scored:
        return Answering(None, None, 0.0, Entailment.NEUTRAL, is_sole=False)
    best = max(score for score, _, _ in scored)
    near = [(score, fit, slot) for score, fit, slot in scored if score > best - NEARLY]
    for score, fit, slot in sorted(near, key=lambda triple: -triple[0]):
        if stands(head, slot) is Entailment.ENTAILS:
            return Answering(slot, fit, score, Entailment.ENTAILS, is_sole=len(scored) == 1)
    score, fit, slot = max(near, key=lambda triple: triple[0])
    return Answering(slot, fit, score, stands(head, slot), is_sole=len(scored) == 1)


def _of_one_scale(head: Slot, kind: list[Slot]) -> list[Slot]:
    """Of scores and shares those that are told as `head` is; an average is a score, however it is told."""
    if head.numeral.mark not in (Mark.PERCENT, Mark.SCORE) and not is_scored(head):
        return kind
    is_score = AVERAGE in head.before[:2] or is_scored(head)
    wanted = Mark.SCORE if is_score else head.numeral.mark
    alike = [slot for slot in kind if slot.numeral.mark is wanted]
    return alike or kind


def hold(head: Slot, told: Sequence[Slot], rarity: Rarity) -> Held:
    """What follows for `head` from the number of the premise that answers to it; a contradiction only where sure."""
    found = answer(head, told, rarity)
    held = Held(head, found.slot, found.score, found.verdict)
    if found.fit is None or found.verdict is not Entailment.CONTRADICTS:
        return held
    is_certain = is_sure(held, found.fit, is_sole=found.is_sole)
    return held if is_certain else Held(head, found.slot, found.score, Entailment.NEUTRAL)


def is_sure(held: Held, fit: Fit, *, is_sole: bool) -> bool:
    """True where the two numbers are surely about one thing, so that one can contradict the other.

    A number without a bound must be the sole one of its kind, for it may be any of several. Ordinals and ages name one
    of several ("the third bridge" beside "the second"): they contradict nothing.
    """
    if held.told is None:
        return False
    is_alike = fit.noun >= SAME_NOUN and fit.words >= SAME_WORDS
    h, b = worth(held.head.numeral), given_in(held.head, held.told)
    if not held.is_bounded:
        is_name = held.head.numeral.mark in (Mark.ORDINAL, Mark.AGE)
        return is_alike and is_sole and not is_name and max(h, b) <= SLIP * min(h, b)
    return is_alike or (held.fit >= SURE and (max(h, b) <= FAR * min(h, b) or (b == 0 and fit.noun >= SAME_NOUN)))


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
        return side_of(head.numeral) is Side.ABOVE and bool(head.after) and head.after[0] in slot.after[:2]
    return slot.numeral.mark is Mark.COUNT and bool(slot.before) and slot.before[0] in RANKS


def is_scored(head: Slot) -> bool:
    """True for a bare number behind a word for scores: "scored below 60", "a rating of 7.1"."""
    is_bare = head.numeral.mark is Mark.COUNT and (not head.tight or head.after[0] == stem("based"))
    return is_bare and any("rating" in kin_of(word) for word in head.before[:1])


def nearness(head: Slot, slot: Slot) -> float:
    """What near values add to the fit: a claim and its evidence speak of about as many."""
    h, b = worth(head.numeral), given_in(head, slot)
    share = abs(h - b) / max(abs(h), abs(b)) if h or b else 0.0
    return 2.0 if share <= 0.03 else 1.5 if share <= 0.1 else 0.75 if share <= 0.4 else 0.0 if share <= 0.8 else -1.0


STRANGE = 1.5
"""What it takes from a number's fit that it is of another year, or what came on top where all are asked for."""


def strangeness(head: Slot, slot: Slot) -> float:
    """What is taken from the fit of a number that its own words set apart from the one that is asked for.

    Example: "55,000 in the census of 2010" is set apart from "over 56,000 in 2016", "7 new cases" from "13 cases".
    """
    asked, given = _years(head.reach), _years((*slot.after, *slot.before))
    is_dated_otherwise = bool(asked) and bool(given) and asked.isdisjoint(given)
    is_gain = Aside.GAIN in slot.asides and Aside.GAIN not in head.asides
    return STRANGE * (is_dated_otherwise + is_gain)


def _years(stems: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for stem in stems if stem.isdigit())


RANKS = frozenset({"number", "no", "rank", "peak", "position", "place"})


def worth(numeral: Numeral) -> float:
    """The value that is compared: scores and percentages by the hundred, all else as it is."""
    return numeral.value * 100 / float(numeral.unit) if numeral.mark is Mark.SCORE else numeral.value


def given_in(head: Slot, slot: Slot) -> float:
    """The value of `slot` in the unit of `head`: 180 for three hours held against minutes."""
    if head.numeral.mark is Mark.COUNT and slot.numeral.mark is Mark.SCORE:
        return slot.numeral.value
    return worth(slot.numeral) * rate_of(head, slot)


def stands(head: Slot, slot: Slot) -> Entailment:
    """How a number of the premise stands to one of the hypothesis in the same slot."""
    h, b = head.numeral, slot.numeral
    side = _ranked(head, side_of(h))
    if side is Side.AT:
        if same(worth(h), given_in(head, slot)) or find_ways(head, [slot]) or h.soft.meets(b.hard):
            return Entailment.ENTAILS
        return Entailment.CONTRADICTS
    asked, given = worth(h), given_in(head, slot)
    if same(asked, given):
        return Entailment.ENTAILS if side_of(b) is side or _is_closed(head) else Entailment.CONTRADICTS
    above = given > asked
    return Entailment.ENTAILS if above is (side is Side.ABOVE) else Entailment.CONTRADICTS


def _is_closed(head: Slot) -> bool:
    stated = head.numeral.stated
    return not (stated.low_open or stated.high_open)


def _ranked(head: Slot, side: Side) -> Side:
    """In ranks, above is fewer: "ranked above 14th" is borne out by number 13."""
    if _is_rank(head) and head.numeral.cue in RANKED:
        return {Side.ABOVE: Side.BELOW, Side.BELOW: Side.ABOVE}.get(side, side)
    return side


RANKED = frozenset({"above", "higher than", "below", "lower than"})


def _is_rank(head: Slot) -> bool:
    return head.numeral.mark is Mark.ORDINAL or not RANKS.isdisjoint(head.before[:2])
