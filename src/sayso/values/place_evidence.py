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
    proper: bool  # the tagger takes all its words for names

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
    preposition, kind_before, titled = _before(analysis, gazetteer, start)
    after = tokens[end].lower if end < len(tokens) and tokens[end].sentence == tokens[start].sentence else ""
    kinds = words["region"] | words["settlement"]
    return Evidence(
        label,
        exact,
        preposition,
        kind_before,
        after if after in kinds or _bearing(analysis, gazetteer, end) else "",
        titled,
        start > 0 and tokens[start - 1].lower in words["taken"],
        _linked(analysis, gazetteer, end),
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
    """True when the entity is the name itself, give or take "the", "'s" and kinds of place."""
    before = [token.lower for token in tokens[first:start]]
    after = [token.lower for token in tokens[end:last]]
    small = {"the", "'s", "’s", "'", "city", "province", "governorate", "town", "state", "region", ",", "-", "s"}
    return all(word in small for word in (*before, *after))


def _before(analysis: Analysis, gazetteer: Gazetteer, start: int) -> tuple[str, str, bool]:
    tokens, words = analysis.tokens, gazetteer.tables.words
    index = start - 1
    sentence = tokens[start].sentence
    if index > 0 and tokens[index].lower in words["held"] and tokens[index - 1].text == "-":
        return "", tokens[index].lower, False  # "regime-controlled Aleppo"
    titled = index >= 0 and tokens[index].sentence == sentence and tokens[index].lower.rstrip(".") in words["titles"]
    while index >= 0 and tokens[index].sentence == sentence:
        word = tokens[index].lower
        if word == "of" and index and tokens[index - 1].lower in words["region"] | words["settlement"]:
            return word, tokens[index - 1].lower, titled
        if word in words["before"]:
            return word, "", titled
        if word in words["settlement"] | words["region"] and index == start - 1 and not titled:
            return "", word, titled  # "the rebel-held town Madaya"
        if word not in words["side"] and word not in {"the", "a", "-", "“", '"', "of", "and"}:
            return "", "", titled
        if word == "and" and tokens[index - 1].lower not in words["side"]:
            return "", "", titled
        index -= 1
    return "", "", titled
