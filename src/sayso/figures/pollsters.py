"""Who made the polls of an article.

The fields of an article come in; a name goes out for each number of a poll. What this does not try: two
polls told apart where a sentence names neither.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sayso.figures.phrases import find_after, find_before
from sayso.figures.wordlists import listed
from sayso.model import Event, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.figures.drafts import Draft
    from sayso.figures.fields import Field, Stretch

_POLL = frozenset({"poll", "survey", "polls", "surveys"})
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
    def names_poll(name: str) -> bool:
        """True for a source that is a poll: "the survey", "a new poll"."""
        return bool(set(name.lower().split()) & _POLL)

    @staticmethod
    def is_method(draft: Draft) -> bool:
        """True for how a poll was made: its sample, its margin of error."""
        count = draft.mention.quantity.kind is QuantityKind.COUNT
        return draft.event.event is Event.POLL and (count or draft.counted.rule == "counted.error-margin")

    def of(self, draft: Draft) -> str:
        """Who made the poll that the draft's number comes from; "" when none is named."""
        mention = draft.mention
        key = (mention.field.where, mention.stretch.index)
        return "" if key in self._cut_off else self._named.get(key, self.main)


def _after_votes(field: Field) -> Iterator[tuple[str, int]]:
    """The sentences after one that gives shares of votes counted, up to one that speaks of a poll again."""
    cut_off = False
    for stretch in field.stretches:
        told = {field.tokens[index].lower for index in range(stretch.tokens.start, stretch.tokens.end)}
        shares = any(index in field.quantity_of for index in range(stretch.tokens.start, stretch.tokens.end))
        cut_off = not told & listed("polls") and (cut_off or (shares and bool(told & listed("ballots"))))
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
    """The name after "poll by", "survey, conducted by the", "polls from"."""
    for index in range(poll + 1, min(stretch.tokens.end, poll + 8)):
        if field.tokens[index].lower in _MAKERS:
            phrase = find_after(field, index + 1, stretch.tokens.end)
            if phrase is not None and field.tokens[phrase.head].tag in {"NNP", "NNPS"}:
                return phrase.words(field)
            return ""
    return ""


def _before_poll(field: Field, stretch: Stretch, poll: int) -> str:
    """The name before "poll": "a Reuters/Ipsos poll", or the subject of "conducted its poll"."""
    first = poll
    while first > stretch.tokens.start and _in_name(field, first - 1):
        first -= 1
    while first < poll and (
        field.tokens[first].lower in listed("poll-adjectives") or field.tokens[first].lower == "of"
    ):
        first += 1
    proper = [index for index in range(first, poll) if field.tokens[index].tag in {"NNP", "NNPS"}]
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


def _in_name(field: Field, index: int) -> bool:
    token = field.tokens[index]
    return (
        token.tag in {"NNP", "NNPS", "SYM"}
        or token.lower in {"of", "/", "-", "&"}
        or token.lower in listed("poll-adjectives")
    )
