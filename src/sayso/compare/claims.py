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
from dataclasses import replace

from sayso.compare.answering import Entailment, Held, answer, hold
from sayso.compare.bounds import Side, side_of
from sayso.compare.compounds import read_numerals
from sayso.compare.datings import is_about, is_met_in_time
from sayso.compare.headline import sentence_spans
from sayso.compare.hours import compare_hours
from sayso.compare.moments import find_moments, is_other_moment
from sayso.compare.nothings import find_nothings
from sayso.compare.numerals import Mark, Numeral, same
from sayso.compare.records import is_breaker
from sayso.compare.scopes import is_other_scope
from sayso.compare.slots import Rarity, find_slots
from sayso.interval import Interval
from sayso.model import Comparator, Passage


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
    unmet = any(answer(h, told, rarity).verdict is Entailment.CONTRADICTS for h in heads if h.numeral.end <= ends)
    if unmet and any(one.verdict is Entailment.CONTRADICTS and one.head.numeral.end > ends for one in held):
        return Entailment.NEUTRAL, "The hypothesis sets a condition that the premise doesn't meet."
    held = [_broken(one, premise.text, hypothesis.text) for one in held]
    verdict, why = decide(held) if held else _by_time(premise.text, hypothesis.text)
    if verdict is Entailment.CONTRADICTS:
        sides = [side_of(head.numeral) for head in heads]
        is_unmet = is_met_in_time(premise.text, hypothesis.text) is False
        if not is_unmet and is_other_moment(find_moments(premise.text), find_moments(hypothesis.text), sides):
            return Entailment.NEUTRAL, "The two speak of different days of a number that grows."
        if is_other_scope(premise.text, hypothesis.text):
            return Entailment.NEUTRAL, "The two speak of different places, years or counts."
    return verdict, why


def _by_time(premise: str, hypothesis: str) -> tuple[Entailment, str]:
    """The verdict on a hypothesis whose only numbers are hours or dates."""
    match compare_hours(premise, hypothesis):
        case True:
            return Entailment.ENTAILS, "The premise gives the same hours."
        case False:
            return Entailment.CONTRADICTS, "The premise gives another end of the hours."
    is_met = is_met_in_time(premise, hypothesis) if is_about(premise, hypothesis) else None
    match is_met:
        case True:
            return Entailment.ENTAILS, "The premise's date lies where the hypothesis puts it."
        case False:
            return Entailment.CONTRADICTS, "The premise's date lies on the other side of the hypothesis's."
    return Entailment.NEUTRAL, "The hypothesis has no number to check."


def _broken(held: Held, premise: str, hypothesis: str) -> Held:
    """`held` borne out where the hypothesis claims more for whoever broke the record that the premise numbers."""
    h, told = held.head.numeral, held.told
    if held.verdict is not Entailment.CONTRADICTS or told is None or side_of(h) is not Side.ABOVE:
        return held
    if not same(h.value, told.numeral.value) or not is_breaker(premise, told.numeral.end, hypothesis, h.start):
        return held
    return replace(held, verdict=Entailment.ENTAILS)


_CONDITION = re.compile(r"\s*(?:After|Based\son|When|Once|Averaged\sover)\b[^,;]*[,;]")


def condition_end(text: str) -> int:
    """Where the clause ends that says after or on what the rest is claimed: "After 17 visits, ..."; 0 without one."""
    match = _CONDITION.match(text)
    return match.end() if match else 0


def claimed(passage: Passage) -> list[Numeral]:
    """The numbers of a sentence that claim something: no dates, years or names, no pronoun "one", no "Lantern 2"."""
    numerals = [_unbound(passage.text, n) for n in _numerals(passage)]
    silent = (Mark.DATE, Mark.YEAR, Mark.NAME, Mark.CLOCK)
    return [
        n for n in numerals if n.mark not in silent and n.surface.lower() != "one" and not _is_title(passage.text, n)
    ]


def _numerals(passage: Passage) -> list[Numeral]:
    """The numbers of a sentence in their order, with its counts of nothing."""
    told = read_numerals(passage)
    return sorted([*told, *find_nothings(passage.text)], key=lambda numeral: numeral.start)


_AVERAGED = re.compile(r"\b(?:averaged|spread|stretched|taken)\s$", re.IGNORECASE)


def _unbound(text: str, numeral: Numeral) -> Numeral:
    """`numeral` without the bound that "over" seems to set in "averaged over 40 voters", where it says across what."""
    if numeral.cue != "over" or not _AVERAGED.search(text[: numeral.start]):
        return numeral
    point = Interval.point(numeral.value)
    return replace(numeral, comparator=Comparator.EQUAL, cue="", stated=point, hard=point, soft=point)


def _is_title(text: str, numeral: Numeral) -> bool:
    """A small bare number behind a capital: "Lantern Bay 4 opened"."""
    if numeral.mark is not Mark.COUNT or numeral.value > 20 or not numeral.surface.isdigit():
        return False
    named = re.search(r"\b[A-Z][A-Za-z]+\s:?\s?$", text[max(0, numeral.start - 30) : numeral.start])
    return named is not None and not _COUNTED.match(text, numeral.end) and named.start() > 0


_COUNTED = re.compile(r"\s(?:(?:new|more|other|of)\s)?(?:[a-z]+s|people|men|women|children)\b")


def decide(held: Sequence[Held]) -> tuple[Entailment, str]:
    """The verdict of all numbers together: a contradiction first; then bounded numbers, then the others."""
    bounded = [one for one in held if one.is_bounded]
    for group in (bounded, [one for one in held if not one.is_bounded]):
        for verdict in (Entailment.CONTRADICTS, Entailment.NEUTRAL, Entailment.ENTAILS):
            found = [one for one in group if one.verdict is verdict]
            if found and not (verdict is Entailment.NEUTRAL and group is not bounded and bounded):
                return verdict, max(found, key=lambda one: one.fit).why
    return Entailment.NEUTRAL, "The hypothesis has no number to check."
