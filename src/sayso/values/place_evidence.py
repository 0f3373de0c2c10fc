"""Words around a name in, evidence out: how much speaks for a place, and of which kind.

The tagger's labels err on names that it never saw, so prepositions ("near X"), kinds of place ("the town of X", "X
province") and the company of known places ("A and X") count beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Analysis, Token
from sayso.values.gazetteer import Gazetteer

PLACES = frozenset({"GPE", "LOC", "FAC"})
PERSONS = frozenset({"PERSON"})
THINGS = frozenset({"ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE", "TIME", "MONEY", "QUANTITY"})


REACH = 8
"""Words before a name that are looked through for its preposition."""

FILLERS = frozenset({"the", "a", "-", "“", '"'})
"""Words between a preposition and a name that change nothing."""

KINDS_IN_NAMES = frozenset({"city", "province", "governorate", "town", "state", "region"})
"""Kinds of place that the tagger takes into a name."""

REGIONS = frozenset(
    {"province", "governorate", "region", "state", "countryside", "oblast", "provinces", "governorates"}
)
"""Kinds of place that make a name the region's, not the city's."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words beside a name say."""

    label: str  # the tagger's label of the name's last word, "" for none
    exact: bool  # the label's name is this one, no longer one
    preposition: str  # "near", through "the", "northern" and the like; "" for none
    kind_before: str  # "town" in "the town of X"; "" for none
    kind_after: str  # "province" in "X province"; "" for none
    titled: bool  # a title stands before it
    taken: bool  # the object of a verb like "enter" or "seize"
    linked: bool  # "-backed" follows: a link to the place, nothing that is there
    modifies: bool  # a noun in small letters follows: "the Karbuna stronghold"
    given: bool  # the name is a person's first name too
    proper: bool  # the tagger takes all its words for names

    @property
    def says_region(self) -> bool:
        """True when the kind beside the name is a region's."""
        return self.kind_after in REGIONS or self.kind_before in REGIONS

    @property
    def is_person(self) -> bool:
        """True for a person's name, or a part of one."""
        return self.label in PERSONS or self.titled

    @property
    def in_longer_name(self) -> bool:
        """True for a part of a longer name of something that is no place ("Texas Tribune")."""
        return not self.exact and self.label in THINGS | PERSONS


def gather(analysis: Analysis, gazetteer: Gazetteer, start: int, end: int) -> Evidence:
    """The evidence around the tokens from `start` to `end`."""
    tokens, words = analysis.tokens, gazetteer.tables.words
    inside = tokens[start:end]
    entity = next((token.entity for token in reversed(inside) if token.entity >= 0), -1)
    label, exact = "", True
    if entity >= 0:
        found = analysis.entities[entity]
        label = found.label
        exact = _same(tokens, found.tokens.start, found.tokens.end, start, end)
    preposition, kind_before = _before(tokens, gazetteer, start)
    after = tokens[end].lower if end < len(tokens) and tokens[end].sentence == tokens[start].sentence else ""
    kinds = words["region"] | words["settlement"]
    return Evidence(
        label,
        exact,
        preposition,
        kind_before,
        after if after in kinds or _bearing(analysis, gazetteer, end) else "",
        _titled(tokens, gazetteer, start),
        start > 0 and tokens[start - 1].lower in words["taken"],
        _linked(analysis, gazetteer, end),
        end < len(tokens) and tokens[end].pos == "NOUN" and tokens[end].text.islower(),
        inside[-1].lower in words["given"],
        all(token.pos in {"PROPN", "ADP", "DET", "PUNCT", "PART", "ADJ", "X"} for token in inside)
        and any(token.pos == "PROPN" for token in inside),
    )


def _bearing(analysis: Analysis, gazetteer: Gazetteer, end: int) -> bool:
    """True before "south of"."""
    tokens = analysis.tokens
    if end + 1 >= len(tokens):
        return False
    return tokens[end].lower in gazetteer.tables.words["bearing"] and tokens[end + 1].lower == "of"


def _linked(analysis: Analysis, gazetteer: Gazetteer, end: int) -> bool:
    tokens, linked = analysis.tokens, gazetteer.tables.words["linked"]
    if end and "-" in tokens[end - 1].text:
        return tokens[end - 1].lower.rpartition("-")[2] in linked
    return end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end + 1].lower in linked


def _same(tokens: tuple[Token, ...], first: int, last: int, start: int, end: int) -> bool:
    """True when the entity holds no other name: "the", "'s", kinds of place and distances beside it change nothing."""
    others = (*tokens[first:start], *tokens[end:last])
    return not any(token.text[0].isupper() and token.lower not in KINDS_IN_NAMES for token in others)


def _titled(tokens: tuple[Token, ...], gazetteer: Gazetteer, start: int) -> bool:
    before = tokens[start - 1] if start else None
    if before is None or before.sentence != tokens[start].sentence:
        return False
    return before.lower.rstrip(".") in gazetteer.tables.words["titles"]


def _before(tokens: tuple[Token, ...], gazetteer: Gazetteer, start: int) -> tuple[str, str]:
    """The preposition and the kind of place before a name: ("of", "town") in "the town of X"; "" for none."""
    words = gazetteer.tables.words
    kinds = words["region"] | words["settlement"]
    index = _skip_back(tokens, words["side"], start)
    if index < 0:
        return "", ""
    word, before = tokens[index].lower, tokens[index - 1].lower if index else ""
    if word in words["held"] and before == "-":
        return "", word  # "army-controlled Hama"
    if word == "of":
        return word, before if before in kinds else ""
    if word in kinds and index == start - 1:
        return "", word  # "the rebel-held town Karbuna"
    return (word, "") if word in words["before"] else ("", "")


def _skip_back(tokens: tuple[Token, ...], sides: frozenset[str], start: int) -> int:
    """Index of the word before a name, past "the" and "northern"; -1 at the sentence's start."""
    for index in range(start - 1, max(-1, start - REACH), -1):
        if tokens[index].sentence != tokens[start].sentence:
            return -1
        word = tokens[index].lower
        and_sides = word == "and" and index > 0 and tokens[index - 1].lower in sides
        if word not in sides and word not in FILLERS and not and_sides:
            return index
    return -1
