"""Places in a sentence by the part that they play: where something is, where it comes from or goes to, or neither.

A field and a sentence come in, Spots in order go out. Known places are told apart by the words around them; a name
that no gazetteer has is a place after "in", "at" or "town of". What this does not try: which country an unknown name
lies in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from sayso.figures.datelines import end_of_dateline
from sayso.figures.place_names import find_unknown, is_title
from sayso.figures.wordlists import listed
from sayso.spans import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.figures.fields import Field, Stretch
    from sayso.model import Place, PlaceMention


class Part(IntEnum):
    """What part a place plays in its sentence; a higher one tells more surely where something is."""

    ACTS = 0  # "Russia said", "US-led", "the Ohio governor": no place where anything is
    NAMES = 1  # "the Linz bombing", "Ohio voters"
    PATH = 2  # "from Linz", "to Linz"
    BESIDE = 3  # "40 km south of Linz"
    NEAR = 4  # "near Linz"
    AT = 5  # "in Linz", "struck Linz"


COUNTRY, REGION, TOWN, SPOT = 1, 2, 3, 4
_RANKS = {"city": TOWN, "region": REGION, "country": COUNTRY}
_NEAR = frozenset({"near", "outside", "around", "off", "along"})
_AT = frozenset({"in", "at", "inside", "across", "within", "throughout", "on"})
_FROM = frozenset({"from", "to", "into", "toward", "towards", "out", "via", "between"})
_BY = frozenset({"by", "with", "against", "ally", "allies", "backer", "and", "or", "for"})
_DATING = frozenset({"after", "before", "since", "until", "as", "like"})
"""Words before a place that dates something or stands for others: "after the Ohio primary", "states such as Ohio"."""
_FOUGHT = frozenset({"battle", "battles", "fight", "fighting", "fights", "struggle"})
"""Nouns of fighting that a place behind "for" tells where it is: "died in the battle for Linz"."""
_STRIKES = frozenset({"shelling", "bombing", "bombardment", "siege", "storming", "blockade", "pounding"})
"""Nouns of striking whose "of" tells what is struck: "killed in the shelling of Linz"."""
_SITES = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place's words, what they resolve to, its part, its rank (4: a spot in a town, 1: a country), its tokens."""

    words: str
    span: CharSpan
    place: Place | None
    part: Part
    rank: int
    first: int
    after: int
    where: str = "text"  # the field whose characters `span` counts
    heads: bool = False  # it stands in the dateline: where the report was written, the number's place for want of one


def find_spots(field: Field, stretch: Stretch) -> list[Spot]:
    """The places that the sentence names, in order; coordinated ones are one spot."""
    title = is_title(field, stretch)
    named = (mention for mention in field.places_in(stretch) if mention.place.iso is not None or not title)
    spots = [spot for mention in named if (spot := _known(field, mention)) is not None]
    spots += _again(field, stretch)
    taken = {index for spot in spots for index in range(spot.first, spot.after)}
    for span in find_unknown(field, stretch):
        if not taken & set(range(span.start, span.end)):
            chars = field.characters(span.start, span.end)
            part = _part(field, span.start, span.end)
            spots.append(Spot(chars.of(field.text), chars, None, part, TOWN, span.start, span.end))
    told = [spot for spot in sorted(spots, key=lambda spot: spot.first) if not _in_brackets(field, stretch, spot)]
    ends = end_of_dateline(field)
    return [replace(spot, where=field.where, heads=spot.after <= ends) for spot in _joined(field, told)]


def _known(field: Field, mention: PlaceMention) -> Spot | None:
    covered = field.cover(mention.span)
    if mention.demonym or not covered:
        return None
    if mention.place.iso is None and _is_other_name(field, covered.start, covered.end):
        return None
    rank = _RANKS.get(mention.place.kind, SPOT if mention.place.iso else TOWN)
    part = _part(field, covered.start, covered.end)
    if rank >= TOWN and field.tokens[covered.end - 1].text in field.persons and not _is_led(field, covered.start):
        return None
    if mention.place.iso is None and part < Part.PATH:
        return None
    if _is_in_body(field, covered.start, covered.end) and not _is_led(field, covered.start):
        part = Part.ACTS
    if rank == COUNTRY and part is Part.AT and field.tokens[_before_modifiers(field, covered.start)].lower == "on":
        part = Part.NAMES  # "sanctions on Ruritania"
    if rank == COUNTRY and _leads_doing(field, covered.end):
        part = Part.ACTS
    return Spot(mention.surface, mention.span, mention.place, part, rank, covered.start, covered.end)


def _is_in_body(field: Field, first: int, after: int) -> bool:
    """True for a place in the name of a body: "the Lakeside Post", "Lakeside University"."""
    number = field.tokens[first].entity
    if number < 0 or after >= len(field.tokens) or field.tokens[after].entity != number:
        return False
    return field.passage.analysis.entities[number].label == "ORG" and field.tokens[after].text[:1].isupper()


def _does(word: str) -> bool:
    """True for nouns that a country's name before them tells the doer of: "in US airstrikes"."""
    return word in listed("event-nouns") | listed("forces") | listed("speaking")


def _leads_doing(field: Field, after: int) -> bool:
    """True where a noun of doing follows, its modifiers skipped: "the US | latest airstrike", "U.S. | air strikes"."""
    for token in field.tokens[after : after + _ADJECTIVES + 1]:
        if _does(token.lower):
            return True
        if token.tag not in {"JJ", "JJS", "JJR", "NN"}:
            return False
    return False


_ADJECTIVES = 2
"""Modifiers at most between a country and what it does: "US latest deadly airstrike"."""


def _is_led(field: Field, first: int) -> bool:
    """True where a preposition of place or a verb of striking leads to the name: no person is meant then."""
    index = _before_modifiers(field, first)
    if index > 0 and field.tokens[index].lower == "of":
        return field.tokens[index - 1].lower in listed("site-nouns") | {"out"}
    return index >= 0 and field.tokens[index].lower in _AT | _NEAR | listed("striking")


def _again(field: Field, stretch: Stretch) -> list[Spot]:
    """Places named by a word that names one elsewhere in the passage, where the finder of places left it out."""
    found = []
    for index in range(stretch.tokens.start, stretch.tokens.end):
        place = field.known_places.get(field.tokens[index].text)
        person = field.tokens[index].text in field.persons and place is not None and place.kind == "city"
        if place is not None and index not in field.place_of and not person:
            span = field.characters(index, index + 1)
            rank = _RANKS.get(place.kind, SPOT)
            found.append(Spot(span.of(field.text), span, place, _part(field, index, index + 1), rank, index, index + 1))
    return found


def _is_other_name(field: Field, first: int, after: int) -> bool:
    """True for a name that no gazetteer has and that is a person's, a body's, or a day's."""
    words = {field.tokens[index].lower for index in range(first, after)}
    last = field.tokens[after - 1]
    label = field.passage.analysis.entities[last.entity].label if last.entity >= 0 else ""
    if last.lower in listed("site-nouns"):
        return False
    return label in {"PERSON", "ORG", "NORP"} or bool(words & listed("not-places")) or last.text in field.persons


def _part(field: Field, first: int, after: int) -> Part:
    """The part that the place plays, told by the words before and after it."""
    if _heads_compound(field, after):
        return Part.ACTS
    following = _part_after(field, after)
    index = _before_modifiers(field, first)
    word = field.tokens[index].lower if index >= 0 else ""
    last = field.tokens[after - 1]
    struck = last.dep == "nsubjpass" and field.tokens[last.head].lower in listed("striking")
    if struck or following is Part.AT or word in listed("striking"):
        return Part.AT
    if word in _NEAR or word in _AT:
        here = Part.NEAR if word in _NEAR else Part.AT
        return Part.NAMES if following is Part.NAMES else here
    if word == "of":
        return _part_of(field, index)
    return _part_otherwise(field, index, following)


def _part_otherwise(field: Field, index: int, following: Part | None) -> Part:
    """The part of a place behind no preposition of place; `index` is the token before it."""
    word = field.tokens[index].lower if index >= 0 else ""
    if word in _DATING:
        return Part.ACTS
    if word == "for" and index > 0 and field.tokens[index - 1].lower in _FOUGHT:
        return Part.NEAR
    if word in _FROM or (index >= 0 and field.tokens[index].tag.startswith("VB")):
        return Part.PATH
    return Part.ACTS if following is Part.ACTS or word in _BY else Part.NAMES


def _heads_compound(field: Field, after: int) -> bool:
    """True for "US-led", "Ohio governor", "Florida Sen. Reed": the place only tells whose they are."""
    if after >= len(field.tokens):
        return False
    token = field.tokens[after]
    stretch = field.stretch_at(after)
    if stretch is not None and stretch.source == after:
        return False  # the source that ends a headline
    if token.tag == "NN" and token.lower.endswith(("man", "woman")):
        return True  # "the Ohio committeeman"
    tied = field.touches(after - 1) and token.text in {"-", "–"}
    return tied or token.lower in listed("titles") | listed("speaking")


def _part_after(field: Field, after: int) -> Part | None:
    """What the word after a place tells of its part, if anything."""
    if after >= len(field.tokens):
        return None
    token = field.tokens[after]
    if token.lower in listed("holding") and not (
        after + 1 < len(field.tokens) and field.tokens[after + 1].tag == "VBN"
    ):
        return Part.AT
    if token.tag.startswith("VB") or token.tag == "MD":
        return Part.ACTS
    people = token.lower in listed("persons") | listed("asked")
    return Part.NAMES if people and token.tag in _SITES else None


def _before_modifiers(field: Field, first: int) -> int:
    """The token before a place and its modifiers: "in" of "in the walled northern town"."""
    index = first - 1
    while index >= 0 and (
        field.tokens[index].tag in {"DT", "JJ", "VBN", "HYPH", "POS"}
        or _is_modifier(field, index)
        or (index in field.place_of and field.tokens[index + 1].tag == "POS")
    ):
        index -= 1
    if index > 0 and field.is_bare_possessive(index):
        return _before_modifiers(field, index)
    return index


def _is_modifier(field: Field, index: int) -> bool:
    token = field.tokens[index]
    if token.tag == "NN" and (field.touches(index) or field.tokens[index + 1].lower in listed("site-nouns")):
        return True
    return token.lower in listed("site-nouns") and field.tokens[index + 1].lower != "of"


def _part_of(field: Field, of: int) -> Part:
    """The part after "of": "the town of Linz" has the town's part; "south of Linz" is elsewhere."""
    noun = of - 1
    word = field.tokens[noun].lower if noun >= 0 else ""
    if word in listed("directions") or word == "out":
        return Part.PATH if word == "out" else Part.BESIDE
    if word in _STRIKES:
        return Part.AT
    if word not in listed("site-nouns"):
        person = noun >= 0 and field.tokens[noun].text in field.persons
        return Part.ACTS if person else Part.NAMES  # "Ada Reed of Ohio"
    index = _before_modifiers(field, noun)
    lead = field.tokens[index].lower if index >= 0 else ""
    if lead in _AT or lead in listed("striking") or word in {"street", "streets"}:
        return Part.AT  # "took to the streets of Linz" too
    if lead == "of" and index < of:
        return _part_of(field, index)
    return Part.NEAR if lead in _NEAR else Part.PATH if lead in _FROM else Part.NAMES


def _in_brackets(field: Field, stretch: Stretch, spot: Spot) -> bool:
    before = field.text[stretch.span.start : spot.span.start]
    return before.rfind("(") > before.rfind(")")


def _joined(field: Field, spots: list[Spot]) -> Iterator[Spot]:
    """Spots with coordinated neighbours of one kind joined, "Linz and Graz"; a country's own town shares its part."""
    waiting: Spot | None = None
    for spot in spots:
        current = spot
        if waiting is not None and waiting.rank == COUNTRY and spot.first == waiting.after and spot.part <= Part.NAMES:
            current = replace(spot, part=waiting.part)
        if waiting is not None and _coordinated(field, waiting, spot):
            span = CharSpan(waiting.span.start, spot.span.end)
            waiting = replace(waiting, words=span.of(field.text), span=span, after=spot.after)
            continue
        if waiting is not None:
            yield waiting
        waiting = current
    if waiting is not None:
        yield waiting


def _coordinated(field: Field, left: Spot, right: Spot) -> bool:
    between = [field.tokens[index].lower for index in range(left.after, right.first)]
    if right.after < len(field.tokens) and field.tokens[right.after].tag in {"NNP", "NNPS"}:
        return False  # "Altona and Linz Grand Hotel"
    return between in (["and"], [",", "and"]) and (left.rank == right.rank or None in {left.place, right.place})
