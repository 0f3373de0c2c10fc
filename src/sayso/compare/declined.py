"""Those who declined to say, and about what: one finding for each thing not told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.compare.claimed import keeps_back_words
from sayso.compare.denials import evidence_of, words_of
from sayso.model import Article, Finding, FindingKind, Stance, Statement

_PREPOSITIONS = r"(?:for|about|on|of|over|to|regarding|concerning|as\sto)"
_PARTING = re.compile(
    rf",?\s+(?:or|nor|and)\s+(?=(?:{_PREPOSITIONS}|whether|if|how|when|who|where|why|what|the|any|an?|its|his|her|their)\s)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:or\s|nor\s|and\s)?(?:(?:for|about|on|of|over|regarding|concerning|as\sto)\s|to\s(?=(?:the|an?|any|his|her|its|their)\s))?",
    re.IGNORECASE,
)


def find_declined(article: Article, statements: Iterable[Statement]) -> tuple[Finding, ...]:
    """One finding for each thing that a speaker of `article` declined to say, in order.

    Example: "Orme gave no details on the cost or on the number of ships" -> two, "the cost", "the number of ships".
    """
    return tuple(
        _finding(article, one, thing)
        for one in statements
        if one.stance is Stance.DECLINES and keeps_back_words(article, one)
        for thing in things_in(words_of(article, one))
    )


def things_in(words: str) -> tuple[str, ...]:
    """The things that the words of a refusal name, prepositions dropped: "for the cost or for the delay" -> two."""
    parts = (_LEADING.sub("", part.strip()).strip(" .,;") for part in _PARTING.split(words))
    return tuple(part for part in parts if part)


def _finding(article: Article, statement: Statement, thing: str) -> Finding:
    speaker = statement.speaker.name if statement.speaker else None
    who = speaker or "Somebody who is not named"
    text = article.characters(statement.where)
    how = " ".join(span.of(text) for span in statement.cue) or "did not say"
    return Finding(
        kind=FindingKind.DECLINED,
        why=f"{who} {how} “{thing}”.",
        rule="declined.thing/2",
        body=(evidence_of(article, statement),),
        speaker=speaker,
        about=thing,
        statement=statement.id,
    )
