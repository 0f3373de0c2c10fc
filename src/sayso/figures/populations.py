"""Whom a poll asked: "among likely voters", "52 percent of farmers", "surveyed 900 adults".

A mention of a poll's share comes in, a Counted goes out: the population of its own sentence, else that of the results
before it. Across a paragraph the noun alone is carried, for the subgroup may be another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.drafts import Counted
from sayso.figures.phrases import Phrase, find_after, find_before
from sayso.figures.poll_words import speaks_of_polls
from sayso.figures.wordlists import listed
from sayso.model import QuantityKind

if TYPE_CHECKING:
    from sayso.figures.fields import Field, Stretch
    from sayso.figures.mentions import Mention

_CARRY = 12
"""Sentences that a population is carried over; a poll's results seldom run longer without naming whom they asked."""

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.SHARE})
_BEFORE = frozenset({"among", "of", "with", "surveyed", "surveying", "polled", "interviewed"})


def find_population(mention: Mention) -> Counted | None:
    """Whom the poll asked: in the mention's sentence, else in the sentences before it."""
    field = mention.field
    here = _populations(field, mention.stretch)
    behind = [phrase for phrase in here if phrase.first >= mention.after and _same_clause(mention, phrase)]
    ahead = [phrase for phrase in here if phrase.after <= mention.first]
    near = behind[:1] or ahead[-1:] or [phrase for phrase in here if phrase.first >= mention.after][:1]
    if near:
        return Counted(near[0].words(field), near[0].span(field), "counted.population")
    return _from_before(mention)


def _same_clause(mention: Mention, phrase: Phrase) -> bool:
    return not any(mention.lower(index) in {";", "while", "but"} for index in range(mention.after, phrase.first))


def _from_before(mention: Mention) -> Counted | None:
    """The population of the nearest sentence before that gives shares of one; else of one that speaks of polls."""
    field = mention.field
    before = field.stretches[max(0, mention.stretch.index - _CARRY) : mention.stretch.index]
    for asks in (_gives_shares, speaks_of_polls):
        for stretch in reversed(before):
            found = _populations(field, stretch) if asks(field, stretch) else []
            if found:
                return _carried(mention, stretch, found[-1])
    return None


def _gives_shares(field: Field, stretch: Stretch) -> bool:
    numbers = {field.quantity_of.get(index) for index in range(stretch.tokens.start, stretch.tokens.end)}
    return any(number is not None and field.passage.quantities[number].kind in _SHARES for number in numbers)


def _carried(mention: Mention, stretch: Stretch, phrase: Phrase) -> Counted:
    field = mention.field
    if "\n\n" in field.text[stretch.span.start : mention.stretch.span.start]:
        return Counted(field.tokens[phrase.head].text, None, "counted.population-noun")
    return Counted(phrase.words(field), None, "counted.population-carried")


def _populations(field: Field, stretch: Stretch) -> list[Phrase]:
    """The phrases in the sentence that name people asked, each after "among", "of" or a verb of asking."""
    found = []
    for index in range(stretch.tokens.start, stretch.tokens.end):
        token = field.tokens[index]
        if token.lower not in listed("asked") or not token.tag.startswith("NN"):
            continue
        phrase = find_before(field, index + 1, stretch.tokens.start)
        if phrase is not None and _asked(field, stretch, phrase):
            longer = find_after(field, phrase.first, stretch.tokens.end)
            found.append(longer if longer is not None and longer.head == phrase.head else phrase)
    return found


def _asked(field: Field, stretch: Stretch, phrase: Phrase) -> bool:
    lead = phrase.first - 1
    while lead > stretch.tokens.start and field.tokens[lead].tag in {"DT", "PRP$", "CD", "JJ", "RB", "``", "''"}:
        lead -= 1
    return lead >= stretch.tokens.start and field.tokens[lead].lower in _BEFORE
