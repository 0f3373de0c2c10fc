"""What a body leaves open or tells as a claim, where its headline states a fact: "may have killed", "accused of".

In come the places of a number and the headline, out come the words that soften it, if all places have such. What this
does not try: irony, and hedges a sentence away.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from sayso.compare.words import are_kin, find_words
from sayso.data import load_table
from sayso.model import Evidence, Passage


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
