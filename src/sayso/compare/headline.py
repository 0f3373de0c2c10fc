"""A headline against its own body: every number of the headline, and whether the body bears it out.

In come the two passages, out come findings, one for each number, worst part named. Uses texts, sentences and quantities
alone: no tree. What this does not try: claims without numbers (disputed.py finds a body that disputes its headline).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.compare.bounds import Bearing, bearing_of
from sayso.compare.compounds import read_numerals
from sayso.compare.contrasts import changed_word, is_exchanged
from sayso.compare.listed import counts_places, is_told_as_pair
from sayso.compare.numerals import Mark, Numeral, same
from sayso.compare.slots import Rarity, Slot, find_slots
from sayso.compare.unclaimed import is_unclaimed
from sayso.compare.weighing import Weighed, is_checked, is_slip, weigh
from sayso.model import Comparator, Evidence, Finding, FindingKind, Part, Passage, Verdict
from sayso.spans import CharSpan

CHANGED = 0.8
"""The score of a number that the body gives for another thing of the same kind."""

FLAG = 2.0
"""By how much another number must fit the headline's slot better before the headline is flagged."""

OPEN = 0.3
"""The highest score of a number that a body need not repeat."""

CERTAIN = 0.9
"""The score of a bound that the body turns round, of a number that it only denies, and of a slip of grammar."""


SPELLS = frozenset({"day", "night", "week", "month", "year"})
"""What a headline numbers and a body tells by its days: "for a third day" where it burned from Monday to Wednesday."""


RAISED = frozenset({"bounds", "counted", "number", "open", "sum"})
"""Rules of version 2: sums of one fate, "close to" from either side, names and titles left open, rivals and contrasts
told by the nearest words."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a headline's number comes to: the verdict, the part at fault, and the body's words that show it."""

    verdict: Verdict
    part: Part | None
    score: float
    slots: tuple[Slot, ...]
    rule: str


def sentence_spans(passage: Passage) -> tuple[CharSpan, ...]:
    """The sentences of a passage; the whole text where it has none."""
    return tuple(s.span for s in passage.analysis.sentences) or (CharSpan(0, len(passage.text)),)


def check_headline(
    headline: Passage, body: Passage, *, year: int | None = None, denied: Sequence[CharSpan] = ()
) -> tuple[Finding, ...]:
    """One finding for each number of `headline`, in its order; none when it has no number.

    `year` is that of publication, for "in 6 years" from "since 2011"; `denied` are stretches of the body that somebody
    denies, and that therefore bear nothing out. Example: "12 hurt" over "at least 12 people were injured" -> supported.
    """
    whole = [CharSpan(0, len(headline.text))]
    heads = find_slots(headline.text, read_numerals(headline), whole)
    spans = sentence_spans(body)
    given = find_slots(body.text, read_numerals(body), spans)
    slots = _own_slots(body, given, headline.text)
    asserted = [slot for slot in slots if not _lies_in(slot, denied)]
    rarity = Rarity.of(body.text, spans)
    checked = [head for head in heads if is_checked(head)]
    found = []
    for head in checked:
        others = [other for other in checked if other is not head]
        weighed = weigh(head, asserted, rarity, year=year, others=others)
        judged = judge(weighed, headline.text)
        if judged.verdict is Verdict.SUPPORTED:
            judged = _changed(weighed, judged, checked, asserted) or judged
        elif is_unclaimed(head, headline.text, is_given=weighed.way is not None) and judged.rule != "grammar":
            judged = Judgement(Verdict.UNCLEAR, None, min(judged.score, OPEN), (), "open")
        elif judged.rule == "number" and not judged.slots and is_told_as_pair(head, body.text):
            judged = replace(judged, verdict=Verdict.UNCLEAR, part=None, score=min(judged.score, OPEN), rule="open")
        elif len(asserted) < len(slots):
            judged = _only_denied(head, slots, rarity) or judged
        found.append(_finding(weighed, judged, headline, body))
    return tuple(found)


def _own_slots(body: Passage, slots: Sequence[Slot], headline: str) -> list[Slot]:
    """The slots outside of the headline's own words, which a page may repeat atop its text: they bear nothing out."""
    words = r"\W+".join(map(re.escape, re.findall(r"\w+", headline)))
    repeats = [CharSpan(*match.span()) for match in re.finditer(words, body.text, re.IGNORECASE)] if words else []
    own = [slot for slot in slots if not _lies_in(slot, repeats)]
    return own or list(slots)


def _lies_in(slot: Slot, spans: Sequence[CharSpan]) -> bool:
    return any(span.start <= slot.numeral.start and slot.numeral.end <= span.end for span in spans)


def judge(weighed: Weighed, headline: str) -> Judgement:
    """What one number of `headline` comes to."""
    way = weighed.way
    score = 1 / (1 + math.exp(-(weighed.margin - FLAG)))
    if weighed.rival is not None and is_slip(weighed, headline):
        return Judgement(Verdict.CONTRADICTED, Part.NUMBER, max(score, CERTAIN), (weighed.rival,), "grammar")
    if turned := _turned(weighed):
        return Judgement(Verdict.CONTRADICTED, Part.COMPARATOR, max(score, CERTAIN), turned, "bounds")
    if way is not None and weighed.margin <= FLAG:
        return Judgement(Verdict.SUPPORTED, None, score, way.slots, way.rule)
    if is_open(weighed) and (not weighed.is_filled or is_a_few(weighed.head.numeral)):
        return Judgement(Verdict.UNCLEAR, None, min(score, OPEN), (), "open")
    return _flagged(weighed, score)


def _turned(weighed: Weighed) -> tuple[Slot, ...]:
    """The places where the body bounds the number from the other side; none where its best place doesn't."""
    head = weighed.head.numeral
    turned = tuple(slot for slot in weighed.alongside if bearing_of(head, slot.numeral) is Bearing.OPPOSED)
    return turned if weighed.way is not None and weighed.way.slots[0] in turned else ()


def _flagged(weighed: Weighed, score: float) -> Judgement:
    if weighed.rival is not None and weighed.is_filled:
        return Judgement(Verdict.CONTRADICTED, Part.NUMBER, score, (weighed.rival,), "number")
    if weighed.way is not None and is_ordinal_beside_count(weighed):
        return Judgement(Verdict.UNCLEAR, None, min(score, OPEN), (), "open")
    if weighed.way is not None:
        return Judgement(Verdict.UNSUPPORTED, Part.COUNTED, score, weighed.way.slots, "counted")
    return Judgement(Verdict.UNSUPPORTED, Part.NUMBER, score, (), "number")


def is_ordinal_beside_count(weighed: Weighed) -> bool:
    """True for the "26th loss" of a body that tells of "26 losses", or the other way round: one counts, one numbers."""
    slots = weighed.way.slots if weighed.way is not None else ()
    marks = {weighed.head.numeral.mark, *(slot.numeral.mark for slot in slots)}
    return Mark.ORDINAL in marks and len(marks) > 1


FEW = 10
"""Vague words that begin below it ("several", "a few") are no number that a body could contradict."""


def is_a_few(head: Numeral) -> bool:
    """True for "several" and the like; false for "dozens" and "scores", which tell an order of size."""
    return head.comparator is Comparator.VAGUE and (head.hard.low is None or head.hard.low < FEW)


def is_open(weighed: Weighed) -> bool:
    """True for numbers that a body need not repeat: days, years and hours that it tells as "Tuesday"; "several".

    A day that the body tells otherwise ("May 4" for "May 9") is not left open.
    """
    head, rival = weighed.head.numeral, weighed.rival
    if head.comparator is Comparator.VAGUE or (head.vague and head.mark is Mark.PERCENT):
        return True
    if weighed.way is None and counts_places(weighed.head):
        return True
    if head.mark is Mark.ORDINAL and weighed.way is None and not SPELLS.isdisjoint(weighed.head.after[:2]):
        return True
    is_time = head.mark in (Mark.DATE, Mark.CLOCK, Mark.YEAR)
    return is_time and weighed.way is None and (rival is None or rival.numeral.mark is not head.mark)


def _changed(weighed: Weighed, judged: Judgement, heads: Sequence[Slot], body: Sequence[Slot]) -> Judgement | None:
    """The judgement on a number that the body gives for something else: another thing, or another of the headline's."""
    head = weighed.head
    places = _places(head, body)
    if judged.rule != "same" or head.numeral.mark not in (Mark.COUNT, Mark.PERCENT, Mark.MONEY):
        return None
    for other in heads:
        if other.numeral.mark is head.numeral.mark and is_exchanged(head, other, places, _places(other, body)):
            return Judgement(Verdict.CONTRADICTED, Part.NUMBER, CERTAIN, tuple(places), "exchanged")
    if changed_word(head, places, body) is not None:
        return Judgement(Verdict.UNSUPPORTED, Part.COUNTED, CHANGED, tuple(places), "counted")
    return None


def _places(head: Slot, body: Sequence[Slot]) -> list[Slot]:
    h = head.numeral
    return [slot for slot in body if slot.numeral.mark is h.mark and same(slot.numeral.value, h.value)]


def _only_denied(head: Slot, slots: Sequence[Slot], rarity: Rarity) -> Judgement | None:
    """The judgement on a number that the body gives in a denial alone; None where it doesn't."""
    weighed = weigh(head, slots, rarity)
    if weighed.way is None or weighed.way.rule != "same" or weighed.margin > FLAG:
        return None
    return Judgement(Verdict.CONTRADICTED, Part.NUMBER, CERTAIN, weighed.way.slots, "denied")


def _finding(weighed: Weighed, judged: Judgement, headline: Passage, body: Passage) -> Finding:
    return Finding(
        kind=FindingKind.HEADLINE,
        why=_why(weighed.head.numeral, judged),
        rule=f"headline.{judged.rule.replace(' ', '-')}/{2 if judged.rule in RAISED else 1}",
        verdict=judged.verdict,
        part=judged.part,
        headline=evidence_of(headline, weighed.head),
        body=tuple(evidence_of(body, slot) for slot in judged.slots),
        score=round(judged.score, 4),
    )


def evidence_of(passage: Passage, slot: Slot) -> Evidence:
    """The number of `slot` and the sentence that holds it, as evidence."""
    span = slot.numeral.whole
    return Evidence(
        where=passage.where, span=span, surface=span.of(passage.text), sentence=slot.sentence.of(passage.text)
    )


HOW = {
    "same": "gives it",
    "rounded": "gives the number unrounded",
    "bound": "gives a number within that bound",
    "vague": "gives it in another word",
    "loose": "gives a number so near that the two don't conflict",
    "unit": "gives it in another unit",
    "sum": "gives numbers that add up to it",
    "share": "gives two numbers that make that share",
    "difference": "gives two numbers that differ by it",
    "one and others": "gives one and the others",
    "others": "gives the whole, one of them told apart",
    "years between": "names two years that lie so far apart",
    "years since": "names the year from which it counts",
}


def _why(head: Numeral, judged: Judgement) -> str:
    given = " and ".join(dict.fromkeys(f"“{slot.numeral.surface}”" for slot in judged.slots))
    told = {
        "bounds": f"The headline says “{head.surface}” where the body says {given}.",
        "open": f"The body doesn't say “{head.surface}”, nor another number in its place.",
        "denied": f"The body gives {given} only as what somebody denies.",
        "counted": f"The body's {given} counts something else than the headline's “{head.surface}”.",
        "exchanged": f"The body gives {given} for something that the headline gives another number for.",
        "grammar": f"“{head.surface}” doesn't fit the words of its own headline; the body gives {given}.",
    }
    if judged.rule in told:
        return told[judged.rule]
    if judged.verdict is Verdict.SUPPORTED:
        return f"The body {HOW[judged.rule]}: {given} for the headline's “{head.surface}”."
    if judged.slots:
        return f"Where the headline has “{head.surface}”, the body gives {given}."
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
