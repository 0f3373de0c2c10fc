"""A body that disputes its own headline's story: it calls it a hoax, untrue, made up, or tells who denies it.

A headline may sell as fact what its text debunks. This reads no grammar: the words that say "not so" must stand in two
sentences at least, one of them in the lead or about what the headline names, and the headline must not say so itself.
What this does not try: irony, or doubts that say less than "not so".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from sayso.compare.headline import sentence_spans
from sayso.compare.words import find_words, is_common
from sayso.data import load_table
from sayso.model import Evidence, Finding, FindingKind, Passage, Verdict
from sayso.spans import CharSpan

LEAD = 4
"""Sentences of the body in which a dispute need not name the headline's words to be about them."""

ABOUT = 0.2
"""The share of a headline's telling words that a sentence elsewhere must hold to be about it."""

ENOUGH = 2
"""Sentences that must say "not so": one may be a quotation, or about something else."""


class _Words(NamedTuple):
    """What the words of `disputes.toml` find."""

    false: re.Pattern[str]
    denied: re.Pattern[str]
    charges: re.Pattern[str]
    untrue: re.Pattern[str]


@functools.cache
def _words() -> _Words:
    table = load_table("disputes")
    told = {name: rf"\b(?:{'|'.join(table[name]['words'])})\b" for name in _Words._fields}
    return _Words(**{name: re.compile(words, re.IGNORECASE) for name, words in told.items()})


def check_dispute(headline: Passage, body: Passage) -> tuple[Finding, ...]:
    """One finding where `body` disputes the story of `headline`, else none.

    Example: "Town quarantined" over "The report is a hoax. ... No one was quarantined; it is untrue, the mayor said."
    """
    words = _words()
    if any(each.search(headline.text) for each in (words.false, words.denied, words.untrue)):
        return ()
    telling = {word.stem for word in find_words(headline.text) if not is_common(word.stem)}
    called = [(order, span) for order, span in enumerate(sentence_spans(body)) if _is_called_false(body.text, span)]
    about = [span for order, span in called if order < LEAD or _is_about(body.text, span, telling)]
    backed = [
        span
        for span in sentence_spans(body)
        if words.denied.search(body.text, *_ends(span)) and _is_about(body.text, span, telling)
    ]
    if not about or len(called) < ENOUGH:
        return ()
    return (_finding(headline, body, about, strength=len(called) + len(backed)),)


def _is_called_false(text: str, span: CharSpan) -> bool:
    """True for a sentence that says "not so", unless of charges: who is charged says that of them in every report."""
    words = _words()
    return bool(words.false.search(text, *_ends(span))) and not words.charges.search(text, *_ends(span))


def _ends(span: CharSpan) -> tuple[int, int]:
    return span.start, span.end


def _is_about(text: str, span: CharSpan, telling: set[str]) -> bool:
    stems = {word.stem for word in find_words(text, start=span.start, end=span.end)}
    return bool(telling) and len(stems & telling) >= ABOUT * len(telling)


def _finding(headline: Passage, body: Passage, spans: Sequence[CharSpan], *, strength: int) -> Finding:
    evidence = []
    for span in spans:
        match = _words().false.search(body.text, span.start, span.end)
        assert match is not None
        words = CharSpan(*match.span())
        evidence.append(
            Evidence(where=body.where, span=words, surface=words.of(body.text), sentence=span.of(body.text))
        )
    whole = CharSpan(0, len(headline.text))
    return Finding(
        kind=FindingKind.HEADLINE,
        why=f"The body itself says that the story is not so: “{evidence[0].surface}”.",
        rule="headline.disputed/3",
        verdict=Verdict.CONTRADICTED,
        headline=Evidence(where=headline.where, span=whole, surface=headline.text, sentence=headline.text),
        body=tuple(evidence),
        score=min(0.95, 0.5 + 0.1 * strength),
    )
