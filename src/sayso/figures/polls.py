"""Polls in an article: which numbers are their results, whom they asked, what those numbers count.

The fields of an article come in, a PollStory goes out that tells of each mention whether it is a poll's or a vote's
number, and what it counts: the population asked, or the support that a candidate has in it. What this does not try:
telling two polls of one article apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.figures.candidates import find_candidate, find_leader
from sayso.figures.counted import phrase_after, read_counted
from sayso.figures.drafts import Counted, EventRead
from sayso.figures.poll_words import speaks_of_polls, words_of
from sayso.figures.populations import find_population
from sayso.figures.subjects import find_subject
from sayso.figures.wordlists import listed
from sayso.model import Event, QuantityKind
from sayso.spans import CharSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.figures.fields import Field
    from sayso.figures.mentions import Mention
    from sayso.figures.phrases import Phrase

_ERRORS = ("margin of error", "margins of error", "credibility interval", "sampling error", "error margin")
_NEAR_ERROR = 80
"""Characters between a margin of error and its number: "plus or minus 3.9 and 6.2 percent" has 30."""
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.SHARE, QuantityKind.POINT})
_WON = frozenset({"won", "defeated", "beat", "lost", "carried"})
_LEAD_NOUNS = frozenset({"lead", "margin", "edge", "advantage", "deficit", "gap"})
_BEFORE_SAMPLE = 12
"""Tokens before a sample in which a word of asking stands: "polling 900 adults by telephone, 620 of them farmers"."""
_BEFORE_POINTS = 25
"""Tokens before points in which a word of leading tells that they are a lead."""


@dataclass(frozen=True, slots=True)
class PollRead:
    """What a poll's or vote's number counts, and which of the two it is."""

    counted: Counted
    event: EventRead
    phrase: Phrase | None = None


class PollStory:
    """What an article says of polls and votes."""

    def __init__(self, fields: Sequence[Field]) -> None:
        """Look through the fields, headline first."""
        told = [speaks_of_polls(field, stretch) for field in fields for stretch in field.stretches]
        self.about_polls = sum(told) > 1 or any(told[:1])

    def read(self, mention: Mention) -> PollRead | None:
        """What the number counts, when it is a poll's or a vote's; None when it is neither."""
        words = words_of(mention.field, mention.stretch)
        if mention.quantity.kind is QuantityKind.COUNT:
            return self._sample(mention, words)
        if mention.quantity.kind not in _SHARES:
            return None
        of_polls = speaks_of_polls(mention.field, mention.stretch)
        by_points = mention.quantity.kind is QuantityKind.POINT or _is_paired(mention)
        won = bool(words & _WON) and (by_points or bool(words & listed("elections")))
        votes = bool(words & listed("ballots")) or won
        if _counts_votes(mention) or (votes and not of_polls):
            return _ballots(mention)
        opinion = len(words & listed("opinion")) > 1 and not words & listed("economy")
        return _result(mention) if of_polls or self.about_polls or opinion else None

    def _sample(self, mention: Mention, words: frozenset[str]) -> PollRead | None:
        if not self.about_polls or not words & listed("fieldwork"):
            return None
        counted, phrase = read_counted(mention)
        event = EventRead(Event.POLL, "event.poll-sample")
        if phrase is None:
            margin = _error_margin(mention)
            return PollRead(margin, event) if margin else None
        people = mention.lower(phrase.head) in listed("asked") | listed("persons")
        asked = people and _is_sampled(mention, words)
        return PollRead(counted, event, phrase) if counted is not None and asked else None


def _is_sampled(mention: Mention, words: frozenset[str]) -> bool:
    """True where words of asking lead to the number: "surveyed 900", "poll of 650", "out of 310 ..., the margin"."""
    before = {
        mention.lower(index) for index in range(max(mention.floor, mention.first - _BEFORE_SAMPLE), mention.first)
    }
    return bool(before & listed("fieldwork")) or ("out" in before and "margin" in words)


def _is_paired(mention: Mention) -> bool:
    """True for each of two shares against each other: "carried the state 66% to 30%"."""
    after = mention.lower(mention.after) in {"to", "-", "–"} and mention.after + 1 in mention.field.quantity_of
    before = mention.lower(mention.first - 1) in {"to", "-", "–"} and mention.first - 2 in mention.field.quantity_of
    return after or before


def _counts_votes(mention: Mention) -> bool:
    """True for a share of the vote: "19% of the popular vote"."""
    phrase = phrase_after(mention)
    return phrase is not None and mention.lower(phrase.head) in {"vote", "votes", "ballots"}


def _ballots(mention: Mention) -> PollRead:
    """A share of votes counted: of the noun after it, or of the votes for a candidate."""
    event = EventRead(Event.VOTE, "event.ballots")
    counted, phrase = read_counted(mention)
    if mention.quantity.kind is QuantityKind.POINT:
        counted, phrase = _lead(mention)
    elif phrase is None:
        name = find_candidate(mention)
        counted = Counted(f"votes for {name.words}" if name else "votes", None, "counted.votes")
    return PollRead(counted or Counted("votes", None, "counted.votes"), event, phrase)


def _result(mention: Mention) -> PollRead:
    phrase: Phrase | None = None
    counted = _error_margin(mention)
    if counted is None and mention.quantity.kind is QuantityKind.POINT:
        counted, phrase = _lead(mention)
    if counted is None:
        counted, phrase = _share(mention)
    return PollRead(counted, EventRead(Event.POLL, "event.poll"), phrase)


def _error_margin(mention: Mention) -> Counted | None:
    """The margin of error named before the number in its sentence."""
    start = mention.stretch.span.start
    before = mention.field.text[start : mention.quantity.span.start].lower()
    for words in _ERRORS:
        at = before.rfind(words)
        if at >= 0 and len(before) - at < _NEAR_ERROR:
            span = CharSpan(start + at, start + at + len(words))
            return Counted(span.of(mention.field.text), span, "counted.error-margin")
    return None


def _lead(mention: Mention) -> tuple[Counted | None, Phrase | None]:
    """The lead that a number of points is, with the name of the one who leads; else what the points measure."""
    counted, phrase = read_counted(mention)
    name = find_leader(mention)
    if phrase is not None and counted is not None:
        noun = mention.lower(phrase.head)
        if noun in _LEAD_NOUNS and name is not None:
            return Counted(f"{name.last} {noun}", counted.span, "counted.lead"), phrase
        return counted, phrase
    near = {mention.lower(index) for index in range(max(mention.floor, mention.first - _BEFORE_POINTS), mention.first)}
    measures = counted is not None and mention.lower(mention.first - 1) in {"of", "at", "to", "is", "was"}
    if near & listed("leads") and not measures:
        return Counted(f"{name.last} lead" if name else "lead", None, "counted.lead"), None
    return counted or find_subject(mention), None


def _share(mention: Mention) -> tuple[Counted, Phrase | None]:
    """The population that a share is of, or the support for a candidate in it."""
    counted, phrase = read_counted(mention)
    if phrase is not None and counted is not None and mention.lower(phrase.head) in listed("asked"):
        return Counted(counted.words, counted.span, "counted.population"), phrase
    population = find_population(mention)
    name = None if _rates(mention) else find_candidate(mention)
    if name is not None:
        among = f" among {population.words}" if population else ""
        return Counted(f"support for {name.words}{among}", None, "counted.support"), None
    if population is not None:
        return population, None
    return counted or Counted("respondents", None, "counted.default"), phrase if counted else None


def _rates(mention: Mention) -> bool:
    """True where shares tell how people rate somebody, not whom they choose: "would not support Cole"."""
    if mention.lower(mention.first - 1) == "(" or mention.lower(mention.after) in {")", "positive", "negative"}:
        return True
    told = _paragraph_words(mention)
    return bool(told & listed("rejection")) or {"not", "support"} <= told


def _paragraph_words(mention: Mention) -> frozenset[str]:
    """The words from the start of the paragraph to the end of the mention's sentence."""
    field = mention.field
    start = field.text.rfind("\n\n", 0, mention.stretch.span.start) + 1
    told: set[str] = set()
    for stretch in reversed(field.stretches[: mention.stretch.index + 1]):
        if stretch.span.start < start or mention.stretch.index - stretch.index > 4:
            break
        told |= words_of(field, stretch)
    return frozenset(told)
