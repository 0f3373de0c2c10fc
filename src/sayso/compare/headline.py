"""A headline against its own body: every number of the headline, and whether the body bears it out.

In come the two passages, out come findings, one for each number. A number is first sought in the body, then in what
sub-editors make of a body's numbers (derive.py); what counts is that it stands in its slot (slots.py): "40% surcharge"
is not borne out by 40 restaurants where another number is the surcharge. What this does not try: claims without numbers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.compare.bounds import Bearing, bearing_of
from sayso.compare.derive import Way, find_ways
from sayso.compare.numerals import Mark, Numeral
from sayso.compare.scanning import find_numerals
from sayso.compare.slots import Rarity, Slot, find_slots, fit_of
from sayso.model import Comparator, Evidence, Finding, FindingKind, Part, Passage, Verdict
from sayso.spans import CharSpan

NO_SUPPORT = -3.0
"""The fit of a number that the body doesn't hold: that of the worst slot."""

SINGULAR = 1.0
"""The fit of "1" where the body has no such number: "a man" is one man."""

FLAG = 2.0
"""By how much another number must fit the headline's slot better before the headline is flagged."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A headline's number with the best that the body has for it and against it."""

    head: Slot
    way: Way | None
    support: float
    rival: Slot | None
    rival_fit: float

    @property
    def margin(self) -> float:
        """How much better another number fits its slot; the larger, the less is it borne out."""
        return self.rival_fit - self.support


def sentence_spans(passage: Passage) -> tuple[CharSpan, ...]:
    """The sentences of a passage; the whole text where it has none."""
    return tuple(s.span for s in passage.analysis.sentences) or (CharSpan(0, len(passage.text)),)


def check_headline(headline: Passage, body: Passage, *, year: int | None = None) -> tuple[Finding, ...]:
    """One finding for each number of `headline`, in its order; none when it has no number.

    `year` is that of publication, for "in 8 years" from "since 2005". Uses texts, sentences and quantities alone.
    """
    heads = find_slots(
        headline.text, find_numerals(headline.text, headline.quantities), [CharSpan(0, len(headline.text))]
    )
    spans = sentence_spans(body)
    slots = find_slots(body.text, find_numerals(body.text, body.quantities), spans)
    rarity = Rarity.of(body.text, spans)
    return tuple(judge(weigh(head, slots, rarity, year=year), headline, body) for head in heads if is_checked(head))


def is_checked(head: Slot) -> bool:
    """False for number words that headlines use for something else: "no one", "couple", "double"."""
    numeral = head.numeral
    return numeral.surface.lower() not in ("one", "first", "second") and not (
        numeral.vague and numeral.comparator is Comparator.EQUAL
    )


def is_rival(head: Slot, slot: Slot) -> bool:
    """False for what can't stand against a headline's number: a pronoun "one", "first" against a count, "a pair"."""
    numeral = slot.numeral
    if numeral.surface.lower() == "one" or (numeral.vague and numeral.comparator is Comparator.EQUAL):
        return False
    return numeral.mark is not Mark.ORDINAL or head.numeral.mark in (Mark.ORDINAL, Mark.NAME)


def weigh(head: Slot, body: Sequence[Slot], rarity: Rarity, *, year: int | None = None) -> Weighed:
    """The best way that `body` bears the number of `head` out, and the best other number for its slot."""
    ways = find_ways(head, body, year=year)
    fits = [(min(fit_of(head, slot, rarity).total for slot in way.slots) - way.cost, way) for way in ways]
    support, way = max(fits, key=lambda pair: pair[0], default=(NO_SUPPORT, None))
    if way is None and head.numeral.value == 1 and head.numeral.mark is Mark.COUNT:
        support = SINGULAR
    answering = {slot for found in ways for slot in found.slots}
    rivals = [
        (fit_of(head, slot, rarity).total, slot) for slot in body if slot not in answering and is_rival(head, slot)
    ]
    rival_fit, rival = max(rivals, key=lambda pair: pair[0], default=(NO_SUPPORT, None))
    return Weighed(head, way, support, rival, rival_fit)


def judge(weighed: Weighed, headline: Passage, body: Passage) -> Finding:
    """The finding for one number of a headline."""
    head, way = weighed.head.numeral, weighed.way
    score = 1 / (1 + math.exp(-(weighed.margin - FLAG)))
    if way is not None and len(way.slots) == 1:
        bearing = bearing_of(head, way.slots[0].numeral)
        if bearing is Bearing.OPPOSED:
            return _finding(weighed, headline, body, Verdict.CONTRADICTED, Part.COMPARATOR, max(score, 0.9), way.slots)
    if way is None or weighed.margin > FLAG:
        if weighed.rival is not None and weighed.rival_fit > 2:
            return _finding(weighed, headline, body, Verdict.CONTRADICTED, Part.NUMBER, score, (weighed.rival,))
        return _finding(weighed, headline, body, Verdict.UNSUPPORTED, Part.NUMBER, score, ())
    return _finding(weighed, headline, body, Verdict.SUPPORTED, None, score, way.slots)


def _finding(
    weighed: Weighed,
    headline: Passage,
    body: Passage,
    verdict: Verdict,
    part: Part | None,
    score: float,
    slots: Sequence[Slot],
) -> Finding:
    return Finding(
        kind=FindingKind.HEADLINE,
        why=_why(weighed.head.numeral, verdict, part, slots),
        rule=f"headline.{part or 'number'}/1",
        verdict=verdict,
        part=part,
        headline=evidence_of(headline, weighed.head),
        body=tuple(evidence_of(body, slot) for slot in slots),
        score=round(score, 4),
    )


def evidence_of(passage: Passage, slot: Slot) -> Evidence:
    """The number of `slot` and the sentence that holds it, as evidence."""
    span = slot.numeral.whole
    return Evidence(
        where=passage.where, span=span, surface=span.of(passage.text), sentence=slot.sentence.of(passage.text)
    )


def _why(head: Numeral, verdict: Verdict, part: Part | None, slots: Sequence[Slot]) -> str:
    given = " and ".join(f"“{slot.numeral.surface}”" for slot in slots)
    match verdict, part:
        case Verdict.SUPPORTED, _:
            return f"The headline's “{head.surface}” is borne out by the body's {given}."
        case Verdict.CONTRADICTED, Part.COMPARATOR:
            return f"The headline has “{head.surface}” where the body has {given}."
        case Verdict.CONTRADICTED, _:
            return f"Where the headline has “{head.surface}”, the body gives {given}."
        case _:
            return f"The body gives no “{head.surface}”, nor numbers that make it up."


def headline_verdict(findings: Sequence[Finding]) -> tuple[Verdict, float]:
    """The worst verdict among the findings on a headline and the highest score; unclear and 0 without any.

    Worst first: contradicted, unsupported, supported, unclear.
    """
    order = (Verdict.CONTRADICTED, Verdict.UNSUPPORTED, Verdict.SUPPORTED, Verdict.UNCLEAR)
    told = [finding for finding in findings if finding.kind is FindingKind.HEADLINE and finding.verdict is not None]
    if not told:
        return Verdict.UNCLEAR, 0.0
    worst = min((finding.verdict for finding in told if finding.verdict), key=order.index)
    return worst, max(finding.score for finding in told)
