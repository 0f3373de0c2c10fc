"""What a headline may get wrong though its number is borne out: the hedge it drops, the place, the speaker.

In come the findings on a headline's numbers, out come the same, each that is supported looked at again. Only plain
cases are told: a hedge that stands at every place of the number; another country and never the headline's; a named
person whom the body doesn't mention at all.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.compare.softened import dropped_claim, dropped_hedge
from sayso.compare.strangers import missing_speaker, other_speaker
from sayso.data import load_table
from sayso.model import Evidence, Figure, Finding, Part, Passage, PlaceMention, Statement, Verdict

SURE = 0.7
"""The score of a detail that fails: it leaves room for a body that says the same in other words."""


def check_details(
    findings: Sequence[Finding],
    headline: Passage,
    body: Passage,
    statements: Sequence[Statement],
    figures: Sequence[Figure],
) -> tuple[Finding, ...]:
    """`findings` on the numbers of `headline`; those that are supported, but drop a hedge or change a place, as such.

    Example: "9 Killed by Flood" over "The flood may have killed 9 people" -> unsupported, part hedge.
    """
    checked = []
    for finding in findings:
        is_open = finding.verdict is Verdict.SUPPORTED and finding.body
        faults = _faults(finding.body, headline, body, statements, figures) if is_open else iter(())
        fault = next(faults, None)
        checked.append(finding if fault is None else _failed(finding, fault))
    return tuple(checked)


Fault = tuple[Part, str]
"""The part that fails, and the reason as one sentence."""


def _faults(
    places: Sequence[Evidence],
    headline: Passage,
    body: Passage,
    statements: Sequence[Statement],
    figures: Sequence[Figure],
) -> Iterator[Fault]:
    """What the headline gets wrong about a number that the body gives at `places`, the plainest first."""
    if (words := dropped_hedge(places, headline)) is not None:
        yield Part.HEDGE, f"The body says “{words}”; the headline states it as a fact."
    if (words := dropped_claim(places, headline, body)) is not None:
        yield Part.HEDGE, f"The body tells it as a claim (“{words}”); the headline states it as a fact."
    if (place := other_country(places, headline, body, figures)) is not None:
        yield Part.PLACE, f"The body tells the number of {place}, a country that the headline does not name."
    if (name := missing_speaker(statements, headline, body)) is not None:
        yield Part.SPEAKER, f"The body does not mention {name}."
    if (names := other_speaker(places, headline, body, statements)) is not None:
        yield Part.SPEAKER, f"The body has it from {names[1]} and does not mention {names[0]}."


def _failed(finding: Finding, fault: Fault) -> Finding:
    part, why = fault
    verdict, version = (Verdict.CONTRADICTED, 1) if part is Part.PLACE else (Verdict.UNSUPPORTED, 2)
    return replace(finding, verdict=verdict, part=part, why=why, rule=f"headline.{part}/{version}", score=SURE)


def other_country(body: Sequence[Evidence], headline: Passage, text: Passage, figures: Sequence[Figure]) -> str | None:
    """The country where the body's number holds, where the headline names another that the body's lead doesn't."""
    named = {p.place.iso for p in headline.places if not p.demonym and _is_told_alone(p, text)}
    named |= countries_in(headline.text)
    told = {p.place.iso for p in text.places} | {p.place.iso for p in headline.places if p.demonym}
    if len(named) != 1 or not named.isdisjoint(told):
        return None
    spans = {(evidence.where, evidence.span) for evidence in body}
    places = [f.place_id for f in figures if (f.where, f.span) in spans and f.place_id is not None and f.place_id.iso]
    return places[0].name if places and all(place.iso not in named for place in places) else None


def _is_told_alone(mention: PlaceMention, text: Passage) -> bool:
    """True for a country, or for a city that the body never names."""
    if mention.place.kind == "country":
        return True
    return mention.place.kind == "city" and not re.search(rf"\b{re.escape(mention.surface)}\b", text.text)


AMBIGUOUS = frozenset({"Chad", "Georgia", "Jordan", "Turkey"})
"""Countries whose names are a person's, a state's or a bird's as well: taken only where they were read as places."""


@functools.cache
def _country_names() -> tuple[re.Pattern[str], dict[str, str]]:
    countries = {name: row[0] for name, row in load_table("governments")["countries"].items() if name not in AMBIGUOUS}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, countries))})\b"), countries


def countries_in(headline: str) -> set[str | None]:
    """The codes of the countries that `headline` names; a title in capitals hides them from a tagger of names.

    Example: "Kenya Floods Kill 45" -> {"KE"}.
    """
    pattern, countries = _country_names()
    return {countries[match.group()] for match in pattern.finditer(headline)}
