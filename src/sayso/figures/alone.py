"""What a number counts that stands alone: "the toll rose to 58", "some 900 stayed in the port".

A mention without a noun, its event and the drafts of the figures before it come in; a Counted goes out. It is named in
the same sentence, the sentences before, or the headline; a toll that names nothing counts people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.drafts import Counted
from sayso.figures.parts import is_total
from sayso.figures.phrases import find_after, find_before
from sayso.figures.purposes import find_purpose
from sayso.figures.wordlists import listed
from sayso.model import Event, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.figures.drafts import Draft
    from sayso.figures.mentions import Mention

OF_PEOPLE = frozenset(
    {Event.KILLED, Event.WOUNDED, Event.CASUALTIES, Event.MISSING, Event.CAPTURED, Event.DISPLACED, Event.EVACUATED}
)
"""Events that happen to people, so that a bare number of them counts people."""

_REACH = 3
"""Sentences looked back for the counted thing; further back another thing was meant in half of the cases read."""

_FAR = 40
"""Figures looked back for the counted thing; in an article of common length that is all of them."""

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.SHARE})
_NUMBER_OF = frozenset({"number", "numbers", "amount", "quantity", "total"})


def resolve_alone(mention: Mention, event: Event, earlier: Sequence[Draft]) -> Counted:
    """What the number counts, from its sentence, those before it, the headline, or its event."""
    return (
        _or_two(mention)
        or _in_all(mention)
        or _number_of(mention, mention.stretch.index)
        or (None if is_total(mention) else _coordinated(mention, event, earlier))
        or _earlier(mention, event, earlier)
        or _number_of(mention, mention.stretch.index - 1)
        or _forces_before(mention, event)
        or find_purpose(mention)
        or Counted(_default(mention, event), None, "counted.default")
    )


def _default(mention: Mention, event: Event) -> str:
    """What a number counts that nothing names."""
    if mention.quantity.kind is QuantityKind.COUNT:
        if mention.lower(mention.after) == "others":
            return "people"
        return {Event.VOTE: "votes", Event.SENT: "money", Event.SPENT: "money"}.get(event, "people")
    if mention.quantity.kind is QuantityKind.MEASURE:
        return _dimension(mention.quantity.unit)
    if mention.quantity.unit[:3].isupper():
        return "money"  # "50 cents a litre" is of money too
    kinds = {QuantityKind.MONEY: "money", QuantityKind.DURATION: "time"}
    return kinds.get(mention.quantity.kind, "share")


def _dimension(unit: str) -> str:
    """What a unit measures: lengths unless a list has it."""
    dimensions = {
        "area": listed("areas"),
        "weight": listed("weights"),
        "volume": listed("volumes"),
        "temperature": listed("temperatures"),
        "speed": listed("speeds"),
        "power": listed("powers"),
    }
    first = unit.replace("/", " ").split(maxsplit=1)[0].lower()
    return next((word for word, units in dimensions.items() if first in units), "distance")


def _forces_before(mention: Mention, event: Event) -> Counted | None:
    """The armed people named last before a number that tells how many are there, in its sentence or the one before."""
    if event not in {Event.PRESENT, Event.DEPLOYED, Event.SENT} or mention.quantity.kind is not QuantityKind.COUNT:
        return None
    field = mention.field
    start = field.stretches[max(0, mention.stretch.index - 1)].tokens.start
    for index in range(mention.first - 1, start - 1, -1):
        if field.tokens[index].lower in listed("forces") and field.tokens[index].tag in {"NNS", "NN"}:
            phrase = find_before(field, index + 1, start)
            if phrase is None:
                return None
            first = phrase.first + (field.tokens[phrase.first].tag == "VBN" and phrase.first < phrase.head)
            span = field.characters(first, phrase.after)  # "has sent | military advisers"
            return Counted(span.of(field.text), span, "counted.forces")
    return None


def _or_two(mention: Mention) -> Counted | None:
    """The noun of "a delegate or two"."""
    if mention.lower(mention.first - 1) != "or":
        return None
    phrase = find_before(mention.field, mention.first - 1, mention.floor)
    if phrase is None or mention.lower(phrase.first - 1) not in {"a", "an"}:
        return None
    return Counted(phrase.words(mention.field), phrase.span(mention.field), "counted.in-all")


def _in_all(mention: Mention) -> Counted | None:
    """The plural noun before a number set off by a mark: "the fewest ferries (31 in all)"."""
    if mention.lower(mention.first - 1) not in {"(", "—", "–", "-", ":", ","}:
        return None
    phrase = find_before(mention.field, mention.first - 1, mention.floor)
    dashed = _is_between_dashes(mention)
    if phrase is None or mention.in_headline or (mention.field.tokens[phrase.head].tag != "NNS" and not dashed):
        return None
    if mention.lower(phrase.head) != mention.field.tokens[phrase.head].text:
        return None
    closing = {mention.lower(mention.after), mention.lower(mention.after + 1)}
    if not dashed and not closing & {"in", "all", ")", "total", "altogether"}:
        return None
    first = phrase.first
    while first < phrase.head and mention.field.tokens[first].tag in {"JJS", "JJR"}:
        first += 1  # "the fewest ferries" are ferries
    span = mention.field.characters(first, phrase.after)
    return Counted(span.of(mention.field.text), span, "counted.in-all")


_DASHES = frozenset({"—", "–", "-"})
_ASIDE = 6
"""Tokens of an aside that gives a number: "- around 166,000 as of last April -" has five behind the number."""


def _is_between_dashes(mention: Mention) -> bool:
    """True for "troop strength - around 166,000 in April - lags"."""
    if mention.lower(mention.first - 1) not in _DASHES or mention.field.touches(mention.first - 1):
        return False
    return any(mention.lower(index) in _DASHES for index in range(mention.after, mention.after + _ASIDE))


def _number_of(mention: Mention, stretch: int) -> Counted | None:
    """The noun after "the number of" in the sentence with this index."""
    if stretch < 0:
        return None
    field = mention.field
    here = field.stretches[stretch]
    stop = mention.first if stretch == mention.stretch.index else here.tokens.end
    for index in range(stop - 2, here.tokens.start - 1, -1):
        if field.tokens[index].lower in _NUMBER_OF and field.tokens[index + 1].lower == "of":
            phrase = find_after(field, index + 2, stop)
            if phrase is not None and phrase.words(field).lower() not in {"dead", "wounded", "deaths", "injured"}:
                return Counted(phrase.words(field), phrase.span(field), "counted.number-of")
    return None


def _coordinated(mention: Mention, event: Event, earlier: Sequence[Draft]) -> Counted | None:
    """What the number before it in the same sentence counts: "killed 31 miners and injured 20"."""
    for draft in reversed(earlier):
        if draft.mention.field is not mention.field or draft.mention.stretch.index != mention.stretch.index:
            return None
        share = mention.quantity.kind in _SHARES
        if _is_tied(draft):
            continue
        if _alike(draft, mention) and (share or _fits(draft.event.event, event)):
            return Counted(_plural(draft, mention), None, "counted.coordinated")
    return None


def _plural(draft: Draft, mention: Mention) -> str:
    """What the draft counts, in the plural where it is one and the mention more: "one miner ... three others"."""
    words = draft.counted.words
    if draft.phrase is None or draft.mention.field.tokens[draft.phrase.head].tag != "NN":
        return words
    if mention.quantity.stated == draft.mention.quantity.stated:
        return words
    one = draft.mention.lower(draft.phrase.head)
    return "people" if one in listed("one-person") else f"{words}s"


def _earlier(mention: Mention, event: Event, earlier: Sequence[Draft]) -> Counted | None:
    """What an earlier figure of the same event counts, in the sentences before or the headline."""
    if event in OF_PEOPLE and event is not Event.CAPTURED:
        return None
    for draft in reversed(earlier[-_FAR:]):
        same_field = draft.mention.field is mention.field
        if same_field and mention.stretch.index - draft.mention.stretch.index > _REACH:
            continue
        if _is_tied(draft) or draft.counted.rule == "counted.default" or draft.event.event is not event:
            continue
        if _alike(draft, mention):
            rule = "counted.sentence-before" if same_field else "counted.headline"
            return Counted(draft.counted.words, None, rule)
    return None


def _is_tied(draft: Draft) -> bool:
    """True for "a two-man contest": what a hyphen ties is counted by no other number."""
    return draft.mention.lower(draft.mention.after) in {"-", "–"}


def _alike(draft: Draft, mention: Mention) -> bool:
    kinds = {draft.mention.quantity.kind, mention.quantity.kind}
    return kinds <= _SHARES or (len(kinds) == 1 and QuantityKind.DURATION not in kinds)


def _fits(earlier: Event, event: Event) -> bool:
    return earlier is event or {earlier, event} <= OF_PEOPLE
