"""Whether one sentence with numbers bears another out: entails, contradicts, or neither.

In come two passages, out comes a verdict and its reason. Each number of the hypothesis is held against the number of
the premise that stands in the same slot; near values help to find it, for a claim about 259 reviews is about the 257
that are told, not about the year. People read "over 900,000" as "just above 900,000", so a bound of the premise counts
as a point beside its number. What this does not try: claims without numbers beyond the words that they share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.compare.bounds import Side, side_of
from sayso.compare.derive import find_ways
from sayso.compare.headline import is_checked, sentence_spans
from sayso.compare.numerals import Mark, same
from sayso.compare.scanning import find_numerals
from sayso.compare.slots import Rarity, Slot, find_slots, fit_of
from sayso.model import Passage


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
    def why(self) -> str:
        """The reason, as one sentence."""
        if self.told is None:
            return f"The premise has no number that answers to “{self.head.numeral.surface}”."
        given, asked = self.told.numeral.surface, self.head.numeral.surface
        match self.verdict:
            case Entailment.ENTAILS:
                return f"The premise's “{given}” bears out “{asked}”."
            case Entailment.CONTRADICTS:
                return f"The premise's “{given}” can't hold with “{asked}”."
        return f"The premise's “{given}” neither bears out “{asked}” nor rules it out."


SURE = 3.0
"""The fit from which a number of the premise is taken to be about the same thing; below it nothing is contradicted."""


def compare_claims(premise: Passage, hypothesis: Passage) -> tuple[Entailment, str]:
    """How `premise` stands to `hypothesis`, and one sentence that says why.

    Example: "As of June, 35 cases were confirmed.", "There were more than 34 cases." -> ENTAILS.
    """
    spans = sentence_spans(premise)
    told = find_slots(premise.text, find_numerals(premise.text, premise.quantities), spans)
    heads = find_slots(
        hypothesis.text, find_numerals(hypothesis.text, hypothesis.quantities), sentence_spans(hypothesis)
    )
    rarity = Rarity.of(premise.text, spans)
    held = [hold(head, told, rarity) for head in heads if is_checked(head)]
    for verdict in (Entailment.CONTRADICTS, Entailment.NEUTRAL, Entailment.ENTAILS):
        found = [one for one in held if one.verdict is verdict]
        if found:
            return verdict, max(found, key=lambda one: one.fit).why
    return Entailment.NEUTRAL, "The hypothesis has no number to check."


def hold(head: Slot, told: Sequence[Slot], rarity: Rarity) -> Held:
    """The number of the premise that best answers to `head`, and what follows from it."""
    scored = [
        (fit_of(head, slot, rarity).total + nearness(head, slot), slot) for slot in told if is_comparable(head, slot)
    ]
    if not scored:
        return Held(head, None, 0.0, Entailment.NEUTRAL)
    fit, slot = max(scored, key=lambda pair: pair[0])
    verdict = stands(head, slot)
    if verdict is Entailment.CONTRADICTS:
        for other_fit, other in scored:
            if other_fit > fit - 0.5 and stands(head, other) is Entailment.ENTAILS:
                return Held(head, other, other_fit, Entailment.ENTAILS)
        if fit < SURE:
            return Held(head, slot, fit, Entailment.NEUTRAL)
    return Held(head, slot, fit, verdict)


def is_comparable(head: Slot, slot: Slot) -> bool:
    """True for numbers of one kind: money with money, shares with shares, ages with ages or counts of years."""
    h, b = head.numeral.mark, slot.numeral.mark
    if h is b:
        return h is not Mark.NAME or head.numeral.unit == slot.numeral.unit
    return {h, b} <= {Mark.COUNT, Mark.ORDINAL, Mark.AGE, Mark.TIMES}


def nearness(head: Slot, slot: Slot) -> float:
    """What near values add to the fit: a claim and its evidence speak of about as many."""
    h, b = head.numeral.value, slot.numeral.value
    share = abs(h - b) / max(abs(h), abs(b)) if h or b else 0.0
    return 2.0 if share <= 0.03 else 1.5 if share <= 0.1 else 0.75 if share <= 0.4 else 0.0 if share <= 0.8 else -1.0


def stands(head: Slot, slot: Slot) -> Entailment:
    """How a number of the premise stands to one of the hypothesis in the same slot."""
    h, b = head.numeral, slot.numeral
    side = _ranked(head, side_of(h))
    if side is Side.AT:
        if find_ways(head, [slot]) or h.soft.meets(b.hard):
            return Entailment.ENTAILS
        return Entailment.CONTRADICTS
    theirs = side_of(b)
    if same(h.value, b.value):
        return Entailment.ENTAILS if theirs is side or _is_closed(head) else Entailment.CONTRADICTS
    above = b.value > h.value
    return Entailment.ENTAILS if above is (side is Side.ABOVE) else Entailment.CONTRADICTS


def _is_closed(head: Slot) -> bool:
    stated = head.numeral.stated
    return not (stated.low_open or stated.high_open)


def _ranked(head: Slot, side: Side) -> Side:
    """In ranks, above is fewer: "ranked above 26th" is borne out by number 25."""
    is_rank = head.numeral.mark is Mark.ORDINAL or {"rank", "peak", "position"} & set(head.before[:2])
    if is_rank and head.numeral.cue in ("above", "higher than", "below", "lower than"):
        return {Side.ABOVE: Side.BELOW, Side.BELOW: Side.ABOVE}.get(side, side)
    return side
