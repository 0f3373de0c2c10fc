"""Who made the polls of an article.

The fields of an article come in; a name goes out for each number of a poll. What this does not try: two
polls told apart where a sentence names neither.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sayso.figures.phrases import find_after, find_before
from sayso.figures.poll_words import speaks_of_polls, words_of
from sayso.figures.wordlists import listed
from sayso.model import Event, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.figures.drafts import Draft
    from sayso.figures.fields import Field, Stretch
    from sayso.figures.mentions import Mention

_POLL = frozenset({"poll", "survey", "polls", "surveys"})
_MADE = 20
"""Tokens between "poll" and its maker: "a poll of 400 registered voters released on Friday by" has ten."""
_BESIDE = 6
"""Tokens between "polls" and a maker without a verb: "polls, among them one by" has five."""
_MAKERS = frozenset({"by", "from"})


class Pollsters:
    """Who made the polls of an article."""

    def __init__(self, fields: Sequence[Field]) -> None:
        """Find the names in the fields."""
        self._named: dict[tuple[str, int], str] = {}
        self._cut_off = {key for field in fields for key in _after_votes(field)}
        for field in fields:
            for stretch in field.stretches:
                name = _name_in(field, stretch)
                if name:
                    self._named[field.where, stretch.index] = name
        self.main = _fullest(list(self._named.values()))

    @staticmethod
    def is_bare(name: str) -> bool:
        """True for a source that is a poll without a name: "the survey", "a new poll"."""
        told = name.lower().split()
        return bool(set(told) & _POLL) and set(told) <= _POLL | listed("poll-adjectives") | {"the", "a", "this", "its"}

    @staticmethod
    def is_method(draft: Draft) -> bool:
        """True for how a poll was made: its sample, its margin of error."""
        count = draft.mention.quantity.kind is QuantityKind.COUNT
        return draft.event.event is Event.POLL and (count or draft.counted.rule == "counted.error-margin")

    def of(self, draft: Draft) -> str:
        """Who made the poll that the draft's number comes from; "" when none is named."""
        mention = draft.mention
        key = (mention.field.where, mention.stretch.index)
        if key in self._cut_off:
            return ""
        return self._named.get(key) or self._before(mention) or self.main

    def _before(self, mention: Mention) -> str:
        """The poll named last before the number, where the article speaks of it more than once."""
        for index in range(mention.stretch.index - 1, -1, -1):
            name = self._named.get((mention.field.where, index))
            if name is not None:
                alike = sum(other.split()[0] == name.split()[0] for other in self._named.values())
                return name if alike > 1 else ""
        return ""


def _after_votes(field: Field) -> Iterator[tuple[str, int]]:
    """The sentences after one that gives shares of votes counted, up to one that speaks of a poll again."""
    cut_off = False
    for stretch in field.stretches:
        shares = any(index in field.quantity_of for index in range(stretch.tokens.start, stretch.tokens.end))
        votes = shares and bool(words_of(field, stretch) & listed("ballots"))
        cut_off = (cut_off or votes) and not speaks_of_polls(field, stretch)
        if cut_off:
            yield field.where, stretch.index


def _fullest(names: list[str]) -> str:
    """The name met most often, in its longest form; "" for none."""
    if not names:
        return ""
    first = Counter(name.split()[0] for name in names).most_common(1)[0][0]
    return max((name for name in names if name.split()[0] == first), key=len)


def _name_in(field: Field, stretch: Stretch) -> str:
    for index in range(stretch.tokens.start, stretch.tokens.end):
        if field.tokens[index].lower not in _POLL:
            continue
        name = _made_by(field, stretch, index) or _before_poll(field, stretch, index)
        if name:
            return name
    return ""


def _made_by(field: Field, stretch: Stretch, poll: int) -> str:
    """The name after "poll by", "survey made by", "polls from"."""
    for index in range(poll + 1, min(stretch.tokens.end, poll + _MADE)):
        makes = field.tokens[index].lower in _MAKERS and (index <= poll + _BESIDE or _is_making(field, index))
        phrase = find_after(field, index + 1, stretch.tokens.end) if makes else None
        if phrase is not None and field.tokens[phrase.head].tag in {"NNP", "NNPS"}:
            return phrase.words(field)
    return ""


def _is_making(field: Field, index: int) -> bool:
    """True after a verb of making: "conducted by", "released on Friday by"."""
    return any(field.tokens[spot].lower in listed("poll-making") for spot in range(max(0, index - 4), index))


def _before_poll(field: Field, stretch: Stretch, poll: int) -> str:
    """The name before "poll": "a Lakeside University poll", or the subject of "carried out its poll"."""
    first = poll
    while first > stretch.tokens.start and _in_name(field, first - 1):
        first -= 1
    while first < poll and (
        field.tokens[first].lower in listed("poll-adjectives") or field.tokens[first].lower == "of"
    ):
        first += 1
    proper = [index for index in range(first, poll) if _is_proper(field, index)]
    if proper:
        return field.characters(first, poll + 1).of(field.text)
    verb = poll - 2
    if (
        verb > stretch.tokens.start
        and field.tokens[verb].lower in listed("taken")
        and field.tokens[poll - 1].tag == "PRP$"
    ):
        subject = find_before(field, verb, stretch.tokens.start)
        return subject.words(field) if subject else ""
    return ""


def _is_proper(field: Field, index: int) -> bool:
    token = field.tokens[index]
    place = index in field.place_of and not field.touches(index) and not field.touches(index - 1)
    return token.tag in {"NNP", "NNPS"} and sum(char.isalpha() for char in token.text) > 1 and not place


def _in_name(field: Field, index: int) -> bool:
    token = field.tokens[index]
    return (
        token.tag in {"NNP", "NNPS", "SYM"}
        or token.lower in {"of", "/", "-", "&"}
        or token.lower in listed("poll-adjectives")
    )
