"""What a headline may get wrong though its number is borne out: the hedge it drops, the place, the speaker.

In come the findings on a headline's numbers, out come the same, each that is supported looked at again. Only plain
cases are told: a hedge that stands at every place of the number; another country and never the headline's; a named
person whom the body doesn't mention at all.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.compare.words import are_kin, find_words
from sayso.data import load_table
from sayso.model import Evidence, Figure, Finding, Part, Passage, Statement, Verdict

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
    stranger = missing_speaker(statements, headline, body)
    return tuple(_checked(finding, headline, body, figures, stranger) for finding in findings)


def _checked(
    finding: Finding, headline: Passage, body: Passage, figures: Sequence[Figure], stranger: str | None
) -> Finding:
    if finding.verdict is not Verdict.SUPPORTED or not finding.body:
        return finding
    if (words := dropped_hedge(finding.body, headline)) is not None:
        why = f"The body says “{words}”; the headline states it as a fact."
        return _failed(finding, Verdict.UNSUPPORTED, Part.HEDGE, why)
    if (words := dropped_claim(finding.body, headline, body)) is not None:
        why = f"The body tells it as a claim (“{words}”); the headline states it as a fact."
        return _failed(finding, Verdict.UNSUPPORTED, Part.HEDGE, why)
    if (place := other_country(finding.body, headline, body, figures)) is not None:
        why = f"The body tells the number of {place}, a country that the headline does not name."
        return _failed(finding, Verdict.CONTRADICTED, Part.PLACE, why)
    if stranger is not None:
        return _failed(finding, Verdict.UNSUPPORTED, Part.SPEAKER, f"The body does not mention {stranger}.")
    return finding


def _failed(finding: Finding, verdict: Verdict, part: Part, why: str) -> Finding:
    return replace(finding, verdict=verdict, part=part, why=why, rule=f"headline.{part}/1", score=SURE)


@functools.cache
def _hedges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load_table("hedged")
    marks = "|".join(map(re.escape, table["headline"]["marks"]))
    body, headline = ("|".join(table[name]["words"]) for name in ("body", "headline"))
    return re.compile(rf"\b(?:{body})\b", re.IGNORECASE), re.compile(rf"\b(?:{headline})\b|{marks}", re.IGNORECASE)


GOVERNED = 25
"""Characters behind a hedge in which the verb stands that it leaves open."""

NEAR = 40
"""Characters between a hedge and its number at most."""


def dropped_hedge(body: Sequence[Evidence], headline: Passage) -> str | None:
    """The words by which the body leaves its number open, where the headline doesn't; None where there are none."""
    hedged, left_open = _hedges()
    if left_open.search(headline.text):
        return None
    stems = {word.stem for word in find_words(headline.text)}
    found = [_hedge_before(hedged, evidence, stems) for evidence in body]
    return found[0] if all(words is not None for words in found) else None


_VERBLESS = re.compile(r"possibly|perhaps", re.IGNORECASE)


def _hedge_before(hedged: re.Pattern[str], evidence: Evidence, headline: set[str]) -> str | None:
    """The hedge by the number, where what it leaves open is what the headline tells: "may have killed" for "kills"."""
    before, number, after = evidence.sentence.partition(evidence.surface)
    clause = re.split(r"[,;.]|\sand\s|\sbut\s", after, maxsplit=1)[0]
    near = before[-NEAR:] + number + clause[:NEAR]
    match = hedged.search(near)
    if match is None or _VERBLESS.fullmatch(match.group()):
        return match.group() if match else None
    if before.startswith("If ") and "have" in match.group():
        return None  # "If they had waited, 9 could have ..." tells what did not happen
    left_open = find_words(near, start=match.start(), end=min(len(near), match.end() + GOVERNED))
    is_told = any(are_kin(word.stem, other) for word in left_open for other in headline)
    return match.group() if is_told else None


@functools.cache
def _claims() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load_table("hedged")
    claimed, unproved = ("|".join(table[name]["words"]) for name in ("claimed", "unproved"))
    return re.compile(rf"\b(?:{claimed})\b", re.IGNORECASE), re.compile(rf"\b(?:{unproved})\b", re.IGNORECASE)


GOVERNING = 120
"""Characters before a number in which the words stand that tell it as a claim."""

BEHIND = 200
"""Characters behind a number's sentence in which a text says that the number could not be checked."""


def dropped_claim(body: Sequence[Evidence], headline: Passage, text: Passage) -> str | None:
    """The words by which the body tells a number as what somebody claims, where the headline tells it as a fact.

    None where it doesn't, or where one place of the number is told flat.
    Example: "Governor Took $4M" over "The governor is accused of taking $4 million" -> "accused of".
    """
    _, left_open = _hedges()
    if left_open.search(headline.text):
        return None
    found = [_claim_of(evidence, text.text) for evidence in body]
    return found[0] if all(words is not None for words in found) else None


def _claim_of(evidence: Evidence, text: str) -> str | None:
    claimed, unproved = _claims()
    before = evidence.sentence.partition(evidence.surface)[0]
    match = claimed.search(re.split(r"\bbut\b|;", before)[-1][-GOVERNING:]) or unproved.search(
        text, evidence.span.end, evidence.span.end + BEHIND
    )
    return match.group() if match else None


def other_country(body: Sequence[Evidence], headline: Passage, text: Passage, figures: Sequence[Figure]) -> str | None:
    """The country where the body's number holds, where the headline names another that the body's lead doesn't."""
    named = {p.place.iso for p in headline.places if not p.demonym and p.place.kind == "country"}
    named |= countries_in(headline.text)
    told = {p.place.iso for p in text.places} | {p.place.iso for p in headline.places if p.demonym}
    if len(named) != 1 or not named.isdisjoint(told):
        return None
    spans = {(evidence.where, evidence.span) for evidence in body}
    places = [f.place_id for f in figures if (f.where, f.span) in spans and f.place_id is not None and f.place_id.iso]
    return places[0].name if places and all(place.iso not in named for place in places) else None


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


def missing_speaker(statements: Sequence[Statement], headline: Passage, body: Passage) -> str | None:
    """The named person whom the headline quotes and the body never mentions; None in all other cases."""
    words = {word.stem for word in find_words(body.text)}
    for statement in statements:
        speaker = statement.speaker
        if statement.where != "headline" or speaker is None or not speaker.named or speaker.group:
            continue
        is_label = not statement.cue or all(":" in span.of(headline.text) for span in statement.cue)
        if is_label and not _is_person(speaker.name, headline):
            continue  # "Mystery Solved: ..."
        name = find_words(speaker.name)
        if len(name) > 1 and words.isdisjoint(word.stem for word in name):
            return speaker.name
    return None


def _is_person(name: str, headline: Passage) -> bool:
    """True where the tagger takes `name` for a person's, or where it begins with a known given name."""
    people = {entity.span.of(headline.text) for entity in headline.analysis.entities if entity.label == "PERSON"}
    table = load_table("given_names")
    return name in people or name.split(maxsplit=1)[0].lower() in f"{table['masculine']} {table['feminine']}".split()
