"""The number of a premise that answers to one of a hypothesis, and what follows for it.

In come the slots of both sentences (slots.py), out comes each number of the hypothesis held against the one of the
premise that best fits its place and value. What this does not try: several numbers at once (claims.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.compare.bounds import Side, side_of
from sayso.compare.derive import find_ways, is_convertible
from sayso.compare.likeness import AVERAGE, RANKS, given_in, is_comparable, is_scored, nearness, numbers_last, worth
from sayso.compare.numerals import Mark, same
from sayso.compare.rivals import in_question, is_part_of
from sayso.compare.slots import Fit, Rarity, Slot, fit_of
from sayso.compare.wholes import STRANGE, out_of_scope, strangeness
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
    kind = [slot for slot in told if is_comparable(head, slot)] or [slot for slot in told if numbers_last(head, slot)]
    if head.unit and any(slot.unit == head.unit for slot in kind):
        kind = [slot for slot in kind if not is_convertible(head, slot) or slot.unit == head.unit]
    kind = in_question(head, _of_one_scale(head, kind))
    fits = [(fit_of(head, slot, rarity), slot) for slot in kind]
    aside = out_of_scope(head, kind)
    scored = [
        (fit.total + nearness(head, slot) - strangeness(head, slot) - STRANGE * (slot in aside), fit, slot)
        for fit, slot in fits
    ]
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
    if is_part_of(held.head, held.told):
        return False
    is_alike = fit.noun >= SAME_NOUN and fit.words >= SAME_WORDS
    h, b = worth(held.head.numeral), given_in(held.head, held.told)
    if not held.is_bounded:
        is_name = held.head.numeral.mark in (Mark.ORDINAL, Mark.AGE)
        return is_alike and is_sole and not is_name and max(h, b) <= SLIP * min(h, b)
    return is_alike or (held.fit >= SURE and (max(h, b) <= FAR * min(h, b) or (b == 0 and fit.noun >= SAME_NOUN)))


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
