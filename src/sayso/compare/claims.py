"""Whether one sentence with numbers bears another out: entails, contradicts, or neither.

In come two passages, out comes a verdict and its reason. Each number of the hypothesis is held against the number of
the premise that stands in the same slot; near values help to find it, for a claim about 212 visits is about the 208
that are told, not about the year. People read "over 600,000" as "just above 900,000", so a bound of the premise counts
as a point beside its number. Numbers with a bound decide; plain ones only where nothing else does, for a sentence's
other numbers are mostly names and dates. What this does not try: claims without numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.compare.bounds import Side, side_of
from sayso.compare.derive import find_ways, is_convertible
from sayso.compare.headline import sentence_spans
from sayso.compare.moments import find_moments, is_other_moment
from sayso.compare.numerals import Mark, Numeral, same
from sayso.compare.scanning import find_numerals
from sayso.compare.slots import Fit, Rarity, Slot, find_slots, fit_of
from sayso.model import Comparator, Passage


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

SAME_NOUN, SAME_WORDS = 1.5, 2.3
"""The fits of noun and words from which two numbers are surely about one thing, whatever they are."""

FAR = 50
"""Numbers that differ by more than this factor are hardly about one thing."""


def compare_claims(premise: Passage, hypothesis: Passage) -> tuple[Entailment, str]:
    """How `premise` stands to `hypothesis`, and one sentence that says why.

    Example: "By June the vet had seen 72 foxes.", "The vet saw more than 70 foxes." -> ENTAILS.
    """
    spans = sentence_spans(premise)
    told = find_slots(premise.text, claimed(premise), spans)
    heads = find_slots(hypothesis.text, claimed(hypothesis), sentence_spans(hypothesis))
    rarity = Rarity.of(premise.text, spans)
    held = [hold(head, told, rarity) for head in heads]
    ends = condition_end(hypothesis.text)
    failing = {one.head.numeral.end <= ends for one in held if one.verdict is Entailment.CONTRADICTS}
    if failing == {True, False}:
        return Entailment.NEUTRAL, "The hypothesis sets a condition that the premise doesn't meet."
    verdict, why = decide(held)
    if verdict is Entailment.CONTRADICTS and is_other_moment(
        find_moments(premise.text), find_moments(hypothesis.text), [side_of(head.numeral) for head in heads]
    ):
        return Entailment.NEUTRAL, "The two speak of different days of a number that grows."
    return verdict, why


_CONDITION = re.compile(r"\s*(?:After|Based\son|When|Once|Averaged\sover)\b[^,;]*[,;]")


def condition_end(text: str) -> int:
    """Where the clause ends that says after or on what the rest is claimed: "After 17 visits, ..."; 0 without one."""
    match = _CONDITION.match(text)
    return match.end() if match else 0


def claimed(passage: Passage) -> list[Numeral]:
    """The numbers of a sentence that claim something: no dates, years or names, no pronoun "one", no "Lantern 2"."""
    numerals = find_numerals(passage.text, passage.quantities)
    silent = (Mark.DATE, Mark.YEAR, Mark.NAME, Mark.CLOCK)
    return [
        n for n in numerals if n.mark not in silent and n.surface.lower() != "one" and not _is_title(passage.text, n)
    ]


def _is_title(text: str, numeral: Numeral) -> bool:
    """A small bare number behind a capital: "Lantern Bay 4 opened"."""
    if numeral.mark is not Mark.COUNT or numeral.value > 20 or not numeral.surface.isdigit():
        return False
    named = re.search(r"\b[A-Z][A-Za-z]+\s:?\s?$", text[max(0, numeral.start - 30) : numeral.start])
    return named is not None and not re.match(r"\s[a-z]+s\b", text[numeral.end :]) and named.start() > 0


def decide(held: Sequence[Held]) -> tuple[Entailment, str]:
    """The verdict of all numbers together: a contradiction first; then bounded numbers, then the others."""
    bounded = [one for one in held if one.is_bounded]
    for group in (bounded, [one for one in held if not one.is_bounded]):
        for verdict in (Entailment.CONTRADICTS, Entailment.NEUTRAL, Entailment.ENTAILS):
            found = [one for one in group if one.verdict is verdict]
            if found and not (verdict is Entailment.NEUTRAL and group is not bounded and bounded):
                return verdict, max(found, key=lambda one: one.fit).why
    return Entailment.NEUTRAL, "The hypothesis has no number to check."


def hold(head: Slot, told: Sequence[Slot], rarity: Rarity) -> Held:
    """The number of the premise that best answers to `head`, and what follows from it."""
    fits = [(fit_of(head, slot, rarity), slot) for slot in told if is_comparable(head, slot)]
    if not fits:
        return Held(head, None, 0.0, Entailment.NEUTRAL)
    scored = [(fit.total + nearness(head, slot), fit, slot) for fit, slot in fits]
    score, fit, slot = max(scored, key=lambda triple: triple[0])
    held = Held(head, slot, score, stands(head, slot))
    if held.verdict is not Entailment.CONTRADICTS:
        return held
    for other_score, _, other in scored:
        if other_score > score - 0.5 and stands(head, other) is Entailment.ENTAILS:
            return Held(head, other, other_score, Entailment.ENTAILS)
    return held if is_sure(held, fit) else Held(head, slot, score, Entailment.NEUTRAL)


def is_sure(held: Held, fit: Fit) -> bool:
    """True where the two numbers are surely about one thing, so that one can contradict the other.

    Ordinals name one of several ("the third bridge" beside "the second"), and so do ages: these contradict nothing.
    """
    if held.told is None or (held.head.numeral.mark in (Mark.ORDINAL, Mark.AGE) and not held.is_bounded):
        return False
    if fit.noun >= SAME_NOUN and fit.words >= SAME_WORDS:
        return True
    h, b = worth(held.head.numeral), worth(held.told.numeral)
    return held.is_bounded and held.fit >= SURE and max(h, b) <= FAR * min(h, b)


def is_comparable(head: Slot, slot: Slot) -> bool:
    """True for numbers of one kind: money with money, shares with shares, ages with ages or counts of years."""
    h, b = head.numeral, slot.numeral
    if h.mark is b.mark is Mark.COUNT and slot.unit != head.unit:
        return is_convertible(head, slot)
    if h.mark is b.mark:
        return h.mark not in (Mark.NAME, Mark.SCORE) or h.unit == b.unit
    marks = {h.mark, b.mark}
    if Mark.ORDINAL in marks:
        return _ranks_with(head, slot)
    if marks == {Mark.MONEY, Mark.COUNT}:
        bare = slot if b.mark is Mark.COUNT else head
        return min(h.value, b.value) >= 1e5 and not bare.tight  # "80 crore": money without its sign
    return marks == {Mark.SCORE, Mark.PERCENT} or marks <= {Mark.COUNT, Mark.AGE, Mark.TIMES}


def _ranks_with(head: Slot, slot: Slot) -> bool:
    """A rank with a bare number: "14th" with "number 13"; or the sixth novel for "more than five novels"."""
    if slot.numeral.mark is Mark.ORDINAL and head.numeral.mark is Mark.COUNT:
        return side_of(head.numeral) is Side.ABOVE and bool(head.after) and head.after[0] in slot.after[:2]
    return slot.numeral.mark is Mark.COUNT and bool(slot.before) and slot.before[0] in RANKS


def nearness(head: Slot, slot: Slot) -> float:
    """What near values add to the fit: a claim and its evidence speak of about as many."""
    h, b = worth(head.numeral), worth(slot.numeral)
    share = abs(h - b) / max(abs(h), abs(b)) if h or b else 0.0
    return 2.0 if share <= 0.03 else 1.5 if share <= 0.1 else 0.75 if share <= 0.4 else 0.0 if share <= 0.8 else -1.0


RANKS = frozenset({"number", "no", "rank", "peak", "position", "place"})


def worth(numeral: Numeral) -> float:
    """The value that is compared: scores and percentages by the hundred, all else as it is."""
    return numeral.value * 100 / float(numeral.unit) if numeral.mark is Mark.SCORE else numeral.value


def stands(head: Slot, slot: Slot) -> Entailment:
    """How a number of the premise stands to one of the hypothesis in the same slot."""
    h, b = head.numeral, slot.numeral
    side = _ranked(head, side_of(h))
    if side is Side.AT:
        if same(worth(h), worth(b)) or find_ways(head, [slot]) or h.soft.meets(b.hard):
            return Entailment.ENTAILS
        return Entailment.CONTRADICTS
    asked, given = worth(h), worth(b)
    if same(asked, given):
        return Entailment.ENTAILS if side_of(b) is side or _is_closed(head) else Entailment.CONTRADICTS
    above = given > asked
    return Entailment.ENTAILS if above is (side is Side.ABOVE) else Entailment.CONTRADICTS


def _is_closed(head: Slot) -> bool:
    stated = head.numeral.stated
    return not (stated.low_open or stated.high_open)


def _ranked(head: Slot, side: Side) -> Side:
    """In ranks, above is fewer: "ranked above 14th" is borne out by number 13."""
    is_rank = head.numeral.mark is Mark.ORDINAL or not RANKS.isdisjoint(head.before[:2])
    if is_rank and head.numeral.cue in ("above", "higher than", "below", "lower than"):
        return {Side.ABOVE: Side.BELOW, Side.BELOW: Side.ABOVE}.get(side, side)
    return side
