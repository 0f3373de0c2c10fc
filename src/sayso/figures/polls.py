"""Polls in an article: which numbers are their results, whom they asked.

The fields of an article come in, a PollStory goes out that tells of each mention whether it is a poll's number, and what
it counts: the population asked, or the support that a candidate has in it. What this does not try: telling two polls of
one article apart by more than the sentence that names them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.figures.candidates import find_candidate, find_leader
from sayso.figures.counted import read_counted
from sayso.figures.drafts import Counted, EventRead
from sayso.figures.phrases import Phrase, find_after, find_before
from sayso.figures.wordlists import listed
from sayso.model import Event, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.figures.fields import Field, Stretch
    from sayso.figures.mentions import Mention

_ERRORS = ("margin of error", "margins of error", "credibility interval", "sampling error", "error margin")
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.SHARE, QuantityKind.POINT})
_CARRY = 12
"""Sentences that a population is carried over; a poll's results seldom run longer without naming whom they asked."""


@dataclass(frozen=True, slots=True)
class PollRead:
    """What a poll's number counts, and that it is a poll's or a vote's."""

    counted: Counted
    event: EventRead
    phrase: Phrase | None = None


class PollStory:
    """What an article says of polls and votes."""

    def __init__(self, fields: Sequence[Field]) -> None:
        """Look through the fields, headline first."""
        told = [_words(field, stretch) for field in fields for stretch in field.stretches]
        polls = sum(bool(words & listed("polls")) for words in told)
        self.about_polls = polls > 1 or bool(told and told[0] & listed("polls"))

    def read(self, mention: Mention) -> PollRead | None:
        """What the number counts, when it is a poll's or a vote's; None when it is neither."""
        words = _words(mention.field, mention.stretch)
        if mention.quantity.kind is QuantityKind.COUNT:
            return self._sample(mention, words)
        if mention.quantity.kind not in _SHARES:
            return None
        if words & listed("ballots") and not words & listed("polls"):
            return _ballots(mention)
        if (words & listed("polls") or self.about_polls or len(words & listed("opinion")) > 1) and not words & listed(
            "economy"
        ):
            return self._result(mention)
        return None

    def _sample(self, mention: Mention, words: frozenset[str]) -> PollRead | None:
        counted, phrase = read_counted(mention)
        if counted is None or phrase is None or not self.about_polls or not words & listed("fieldwork"):
            return None
        if mention.lower(phrase.head) not in listed("asked"):
            return None
        return PollRead(counted, EventRead(Event.POLL, "event.poll-sample"), phrase)

    def _result(self, mention: Mention) -> PollRead:
        event = EventRead(Event.POLL, "event.poll")
        phrase: Phrase | None = None
        counted = _error_margin(mention)
        if counted is None and mention.quantity.kind is QuantityKind.POINT:
            counted, phrase = _lead(mention)
        if counted is None:
            counted, phrase = _result_of(mention)
        return PollRead(counted, event, phrase)


def _words(field: Field, stretch: Stretch) -> frozenset[str]:
    return frozenset(field.tokens[index].lower for index in range(stretch.tokens.start, stretch.tokens.end))


def _ballots(mention: Mention) -> PollRead:
    event = EventRead(Event.VOTE, "event.ballots")
    counted, phrase = read_counted(mention)
    if mention.quantity.kind is QuantityKind.POINT:
        counted, phrase = _lead(mention)
    elif phrase is None:
        name = find_candidate(mention)
        counted = Counted(f"votes for {name.words}" if name else "votes", None, "counted.votes")
    return PollRead(counted or Counted("votes", None, "counted.votes"), event, phrase)


def _error_margin(mention: Mention) -> Counted | None:
    """The margin of error named before the number in its sentence."""
    text = mention.field.text
    start = mention.stretch.span.start
    before = text[start : mention.quantity.span.start].lower()
    for words in _ERRORS:
        at = before.rfind(words)
        if at >= 0 and len(before) - at < 80:  # "plus or minus 4.3 percent and 7.4 percent": both stand near it
            covered = mention.field.cover(type(mention.quantity.span)(start + at, start + at + len(words)))
            return Counted(words, mention.field.characters(covered.start, covered.end), "counted.error-margin")
    return None


def _lead(mention: Mention) -> tuple[Counted | None, Phrase | None]:
    """The lead that a number of points is, with the name of the one who leads."""
    counted, phrase = read_counted(mention)
    name = find_leader(mention)
    nouns = {mention.lower(phrase.head)} if phrase else set()
    if phrase is not None and counted is not None and nouns & {"lead", "margin", "edge", "advantage", "deficit", "gap"}:
        words = f"{name.last} {mention.lower(phrase.head)}" if name else counted.words
        return Counted(words, counted.span, "counted.lead"), phrase
    near = {mention.lower(index) for index in range(max(mention.floor, mention.first - 25), mention.first)}
    if phrase is None and near & listed("leads") and (counted is None or counted.rule != "counted.measured-noun"):
        return Counted(f"{name.last} lead" if name else "lead", None, "counted.lead"), None
    return counted, phrase


def _result_of(mention: Mention) -> tuple[Counted, Phrase | None]:
    counted, phrase = read_counted(mention)
    if phrase is not None and counted is not None and mention.lower(phrase.head) in listed("asked"):
        return Counted(counted.words, counted.span, "counted.population"), phrase
    population = find_population(mention)
    name = find_candidate(mention)
    if name is not None:
        among = f" among {population.words}" if population else ""
        return Counted(f"support for {name.words}{among}", None, "counted.support"), None
    if population is not None:
        return population, None
    if counted is not None:
        return counted, phrase
    return Counted("respondents", None, "counted.default"), None


def find_population(mention: Mention) -> Counted | None:
    """Whom the poll asked: after "among" or "of" in the sentence, else in the sentences before it."""
    field = mention.field
    here = _populations(field, mention.stretch)
    behind = [phrase for phrase in here if phrase.first >= mention.after]
    ahead = [phrase for phrase in here if phrase.after <= mention.first]
    if behind or ahead:
        phrase = behind[0] if behind and _same_clause(mention, behind[0]) else (ahead or behind)[-1 if ahead else 0]
        return Counted(phrase.words(field), phrase.span(field), "counted.population")
    for stretch in reversed(field.stretches[max(0, mention.stretch.index - _CARRY) : mention.stretch.index]):
        found = _populations(field, stretch)
        if found:
            return _carried(mention, stretch, found[-1])
    return None


def _same_clause(mention: Mention, phrase: Phrase) -> bool:
    return not any(mention.lower(index) in {";", "while", "but"} for index in range(mention.after, phrase.first))


def _carried(mention: Mention, stretch: Stretch, phrase: Phrase) -> Counted:
    """The population of a sentence before; across a paragraph its noun alone, for the subgroup may be another."""
    field = mention.field
    between = field.text[stretch.span.end : mention.stretch.span.start]
    if "\n\n" in between or "\n\n" in field.text[stretch.span.start : mention.stretch.span.start]:
        return Counted(field.tokens[phrase.head].text, None, "counted.population-carried")
    return Counted(phrase.words(field), None, "counted.population-carried")


def _populations(field: Field, stretch: Stretch) -> list[Phrase]:
    found = []
    for index in range(stretch.tokens.start, stretch.tokens.end):
        token = field.tokens[index]
        if token.lower not in listed("asked") or not token.tag.startswith("NN"):
            continue
        phrase = find_before(field, index + 1, stretch.tokens.start)
        if phrase is None:
            continue
        lead = phrase.first - 1
        while lead > stretch.tokens.start and field.tokens[lead].tag in {"DT", "PRP$", "CD"}:
            lead -= 1
        before = field.tokens[lead].lower if lead >= stretch.tokens.start else ""
        if before in {"among", "of", "with", "surveyed", "surveying", "polled", "interviewed"}:
            found.append(phrase)
    return found


__all__ = ["PollRead", "PollStory", "find_after", "find_population"]
