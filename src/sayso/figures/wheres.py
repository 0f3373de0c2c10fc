"""The place where a number holds: the one tied to it, else the surest in its sentence, else the article's.

Drafts come in, a Where for each goes out. Numbers of the article's main event that name no place hold where that event
is. What this does not try: places told by an object ("the convoy" that waited in a town named before).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.figures.labels import heading_above
from sayso.figures.main_events import HARM, find_main_spot
from sayso.figures.poll_places import find_poll_spot, is_of_people
from sayso.figures.scenes import MUCH, is_of_local, share_of, speaking_tokens, takes_up_place, tells_harm
from sayso.figures.spots import COUNTRY, REGION, Part, Spot, find_spots
from sayso.figures.wordlists import listed
from sayso.model import Event, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.figures.drafts import Draft
    from sayso.figures.fields import Field
    from sayso.figures.whens import When
    from sayso.model import Place, Statement
    from sayso.spans import CharSpan

_POLLING = frozenset({Event.POLL, Event.VOTE})
_MOVING = frozenset({Event.EVACUATED, Event.DISPLACED, Event.SENT})
_ON_PATHS = _MOVING | {Event.DEPLOYED}
"""Events told with where they come from or go to."""
_TIED = 3
"""Tokens between a noun and the place tied to it: "600 troops in Freedonia" has one."""


@dataclass(frozen=True, slots=True)
class Where:
    """The words for a place, where they stand, what they resolve to, the rule."""

    words: str | None
    span: CharSpan | None
    place: Place | None
    rule: str
    where: str | None = None  # the field whose characters `span` counts; None: the number's own


NOWHERE = Where(None, None, None, "place.none")


class Wheres:
    """The places of an article's sentences, and those of its main event and its polls."""

    def __init__(self, fields: Sequence[Field], drafts: Sequence[Draft], statements: Iterable[Statement]) -> None:
        """Find the places of all sentences, then the main event's and the polls'; a source's own place is neither."""
        self._speaking = speaking = speaking_tokens(fields, statements)
        found = {(field, stretch.index): find_spots(field, stretch) for field in fields for stretch in field.stretches}
        self._spots = {
            (field.where, index): [spot for spot in spots if (field.where, spot.first) not in speaking]
            for (field, index), spots in found.items()
        }
        self._local = {
            (field.where, index): spot
            for (field, index), spots in found.items()
            for spot in spots
            if (field.where, spot.first) in speaking and is_of_local(field, spot)
        }
        self._main = self._main_spot(drafts) if tells_harm(drafts) else None
        if self._main is None and tells_harm(drafts):
            self._main = find_main_spot(fields, self._spots, drafts)
        self._polled = find_poll_spot(fields, self._spots, polls=any(draft.poll for draft in drafts))
        self._on_the_ground = share_of(drafts, HARM | _MOVING) >= MUCH
        self._of_polls = share_of(drafts, _POLLING) >= MUCH

    def read(self, draft: Draft, when: When, main_day: When) -> Where:
        """Where the draft's number holds. A number of another day than `main_day`, the main event's, is elsewhere."""
        found = self._find(draft, when, main_day)
        if found.span is not None and found.where not in {None, draft.mention.field.where}:
            return replace(found, span=None)  # named in the other field: its characters are not this one's
        return found

    def _find(self, draft: Draft, when: When, main_day: When) -> Where:
        """The place and where it is named, in whichever field that is."""
        if draft.event.event in _POLLING:
            return self._of_poll(draft)
        headed = self._of_heading(draft)
        if headed is not None:
            return headed
        war = _country_of_war(draft)
        if war is not None and (war.rule == "place.counted" or not _is_harm(draft) or _in_war(draft, when)):
            return war
        if (draft.mention.field.where, draft.mention.first) in self._speaking:
            return NOWHERE  # "several friends said": where those are who speak is not told
        return self._here(draft, when, main_day) or self._elsewhere(draft)

    def _of_heading(self, draft: Draft) -> Where | None:
        """The place that heads a list of labelled numbers, the longest that its heading names."""
        mention = draft.mention
        if draft.event.rule != "event.label":
            return None
        heading = heading_above(mention.field, mention)
        named = [] if heading is None else [one for one in mention.field.passage.places if heading.contains(one.span)]
        if not named:
            return None
        best = max(named, key=lambda one: one.span.end - one.span.start)
        return Where(best.span.of(mention.field.text), best.span, best.place, "place.heading", mention.field.where)

    def _here(self, draft: Draft, when: When, main_day: When) -> Where | None:
        """The place of the sentence or of the main event, the more exact of the two."""
        here = self._in_sentence(draft)
        main = self._main if _is_harm(draft) and _of_main_event(when, main_day) else None
        if main is not None and (here is None or (_refines(main, here) and not _moves(draft, here))):
            return _where(main, "place.main-event")
        return None if here is None else _where(here, "place.sentence")

    def _elsewhere(self, draft: Draft) -> Where:
        """The place of who speaks or of the sentences before."""
        local = self._local.get((draft.mention.field.where, draft.mention.stretch.index))
        if local is not None:
            return _where(local, "place.speaker")
        if takes_up_place(draft.mention):
            return self._taken_up(draft)
        if _is_harm(draft) or draft.event.event in _MOVING:
            return NOWHERE
        return self._from_before(draft)

    def _taken_up(self, draft: Draft) -> Where:
        """The town or region named last, which "the town" takes up."""
        mention = draft.mention
        for index in range(mention.stretch.index - 1, max(-1, mention.stretch.index - 1 - _BACK), -1):
            exact = [spot for spot in self._spots[mention.field.where, index] if spot.rank > COUNTRY and spot.part]
            if exact:
                return _where(max(exact, key=lambda spot: (spot.part, spot.rank)), "place.taken-up")
        return NOWHERE

    def _in_sentence(self, draft: Draft) -> Spot | None:
        mention = draft.mention
        spots = [spot for spot in self._spots[mention.field.where, mention.stretch.index] if spot.part > Part.ACTS]
        tied = _tied_to(draft, spots)
        if tied is not None and tied.rank > COUNTRY:
            return tied
        near = [spot for spot in spots if not _cut_off(draft, spot) and (not spot.heads or _is_on_scene(draft))]
        best = _innermost(max(near, key=lambda spot: _strength(draft, spot), default=None), near)
        if tied is not None:
            return best if best is not None and _lies_in(best, tied) and best.part >= Part.NEAR else tied
        own = self._behind(draft, best, near)
        if own is not None or best is None or mention.in_headline:
            return own or best
        stays = not _is_harm(draft) and draft.event.event not in _ON_PATHS
        weak = (best.part is Part.NAMES and best.rank == COUNTRY) or (best.part is Part.PATH and stays)
        return None if weak else best

    def _behind(self, draft: Draft, best: Spot | None, near: Sequence[Spot]) -> Spot | None:
        """The place behind the number where another number stands between `best` and it: "20 in Graz and 5 in Linz"."""
        mention = draft.mention
        if best is None or best.after > mention.first:
            return None
        numbers = mention.field.quantity_of
        told = any(index in numbers for index in range(mention.floor, best.first))
        between = any(index in numbers for index in range(best.after, mention.first))
        if not told or between:
            return None
        behind = (spot for spot in near if spot.first >= mention.after and spot.part >= Part.NEAR)
        return next((spot for spot in behind if spot.rank >= best.rank), None)

    def _main_spot(self, drafts: Sequence[Draft]) -> Spot | None:
        """The first exact place tied to a number of harm, in the body before the headline."""
        harmed = [draft for draft in drafts if draft.event.event in HARM]
        for draft in sorted(harmed, key=lambda draft: draft.mention.in_headline):
            here = self._in_sentence(draft)
            if here is not None and here.rank > COUNTRY and here.part >= Part.NEAR:
                return here
        return None

    def _from_before(self, draft: Draft) -> Where:
        """The place of the sentences right before in the paragraph, where one tells it; else that of the polls.

        Only where most numbers are of one scene: in an article on fighting or flight, or of polls.
        """
        mention = draft.mention
        field = mention.field
        back = _BACK if self._on_the_ground or draft.counted.rule == "counted.lasting" else 0
        for index in range(mention.stretch.index - 1, max(-1, mention.stretch.index - 1 - back), -1):
            if "\n\n" in field.text[field.stretches[index].span.start : mention.stretch.span.start]:
                break
            spots = self._spots[field.where, index]
            told = [spot for spot in spots if spot.part is Part.AT or (spot.part is Part.NAMES and spot.rank == REGION)]
            if told:
                return _where(max(told, key=lambda spot: spot.part), "place.sentence-before")
        return _where(self._polled, "place.poll") if self._polled is not None and self._of_polls else NOWHERE

    def _of_poll(self, draft: Draft) -> Where:
        """The place of the people asked or voting: in the sentence, for votes in those before, else the article's."""
        mention = draft.mention
        votes = draft.event.event is Event.VOTE
        for index in range(mention.stretch.index, max(-1, mention.stretch.index - (_BACK if votes else 0) - 1), -1):
            for spot in self._spots[mention.field.where, index]:
                if spot.rank >= REGION and is_of_people(mention.field, spot, votes=votes):
                    return _where(spot, "place.sentence" if index == mention.stretch.index else "place.sentence-before")
        return _where(self._polled, "place.poll") if self._polled is not None else NOWHERE


_BACK = 3
"""Sentences back in which a place still holds."""

_LONG = 60
"""Days beyond which a number is that of a war, not of one event."""

_TO_WAR = 5
"""Tokens between a country and its war: "Ruritania's nine-year border war" has five."""


def _where(spot: Spot, rule: str) -> Where:
    return Where(spot.words, spot.span, spot.place, rule, spot.where)


def _tied_to(draft: Draft, spots: Sequence[Spot]) -> Spot | None:
    """The place right after the number or its noun: "600 troops in Freedonia", "200 evacuated from Linz"."""
    after = draft.phrase.after if draft.phrase else draft.mention.after
    stem = draft.phrase.stem if draft.phrase else after
    after = max(after, (draft.event.cue or 0) + 1) if draft.event.rule.endswith("-after") else after
    moving = draft.event.event in _ON_PATHS and draft.event.rule != "event.counted-noun"
    for spot in spots:
        close = 0 < spot.first - after <= _TIED or stem <= spot.first < after
        if close and (spot.part >= Part.NEAR or (moving and spot.part is Part.PATH)):
            nested = [other for other in spots if 0 <= other.first - spot.after <= 1 and other.part >= Part.NEAR]
            return max([spot, *nested], key=lambda other: other.rank)
    return None


def _innermost(best: Spot | None, spots: Sequence[Spot]) -> Spot | None:
    """The first of places told one inside the other: "Altona" of "Altona in the Hamburg area"."""
    for spot in spots if best is not None else ():
        if (
            best is not None
            and spot.part >= Part.NEAR
            and 0 < best.first - spot.after <= _TIED
            and spot.rank >= best.rank
        ):
            return spot
    return best


def _moves(draft: Draft, here: Spot) -> bool:
    """True for people told to move from the place: "evacuated from Altona"; "evacuees from Altona" may be anywhere."""
    return draft.event.event in _MOVING and here.part is Part.PATH and draft.event.rule != "event.counted-noun"


def _strength(draft: Draft, spot: Spot) -> tuple[bool, int, int, int]:
    """How surely the place is where the number holds: a town before a country, then part, rank and nearness.

    For people who move, where they come from is surer than a place that is only near.
    """
    part = int(spot.part)
    if draft.event.event in _ON_PATHS and spot.part is Part.PATH:
        part = int(Part.NEAR) + 1 if part < Part.NEAR else part
    exact = part >= Part.NEAR and spot.rank > COUNTRY
    return exact, part, spot.rank, -abs(spot.first - draft.mention.first)


def _cut_off(draft: Draft, spot: Spot) -> bool:
    """True for a place in a clause before the number's own: "talks in Geneva failed, in which thousands died"."""
    if spot.first >= draft.mention.first:
        return False
    mention = draft.mention
    for index in range(spot.after, mention.first):
        if mention.lower(index) == ";":
            return True
        if mention.lower(index) == "which" and mention.lower(index - 1) == "in":
            return index - spot.after > _TIED  # "the Linz fire, in which" is that of Linz
    return False


def _lies_in(inner: Spot, outer: Spot) -> bool:
    """True when the inner place is a part of the outer one, or no gazetteer knows the inner one."""
    if inner.rank <= outer.rank:
        return False
    if inner.place is None or inner.place.iso is None or outer.place is None:
        return True
    return inner.place.iso == outer.place.iso


def _refines(main: Spot, here: Spot) -> bool:
    """True where the main event's place is more exact than the sentence's, or that one tells no place of its own."""
    return main.rank >= here.rank if here.part < Part.NEAR else _lies_in(main, here)


def _is_harm(draft: Draft) -> bool:
    measures = draft.mention.quantity.kind is QuantityKind.MEASURE
    return draft.event.event in HARM or draft.event.event is Event.EVACUATED or measures


def _is_on_scene(draft: Draft) -> bool:
    """True for what a reporter at the place of the dateline tells of: harm, people who move or are there."""
    return draft.event.event in HARM | _ON_PATHS | {Event.PRESENT, Event.CAPTURED}


def _of_main_event(when: When, main_day: When) -> bool:
    """False for a number of another day, of a long time, or of what is to come."""
    if when.rule in {"as-of.ahead", "as-of.since", "as-of.past-at-large"}:
        return False
    return when.rule != "as-of.time" or when.days == main_day.days


def _in_war(draft: Draft, when: When) -> bool:
    """True for a toll of the war itself, not of one day: "have died in Ruritania's nine-year war"."""
    mention = draft.mention
    if when.days is None or when.days.days > _LONG:
        return True
    for index in range(mention.after, mention.limit):
        if mention.lower(index) in listed("wars"):
            opens = {mention.lower(spot) for spot in range(max(mention.after, index - _TO_WAR), index)}
            return bool(opens & {"in", "during", "since"})
    return False


def _country_of_war(draft: Draft) -> Where | None:
    """The country of the war that the sentence names, by its name or its people: "the Ruritanian conflict"."""
    mention = draft.mention
    field = mention.field
    wars = [index for index in range(mention.floor, mention.limit) if mention.lower(index) in listed("wars")]
    counted = range(draft.phrase.first, draft.phrase.after) if draft.phrase else range(0)
    for place in field.places_in(mention.stretch):
        first = field.cover(place.span).start
        told = bool(wars) or (draft.phrase is not None and mention.lower(draft.phrase.head) in listed("site-nouns"))
        if place.place.kind != "country":
            continue
        if told and first in counted:
            return Where(place.place.name, place.span, place.place, "place.counted")
        if any(0 < war - first <= _TO_WAR for war in wars):
            return Where(place.place.name, place.span, place.place, "place.war")
    return None
