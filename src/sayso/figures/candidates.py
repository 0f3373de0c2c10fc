"""Whose support a poll's number tells: "Reed with 18 percent", "leads Cole, 51 percent to 42 percent".

A mention comes in, a Name goes out, or None when no person is named beside the number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.figures.wordlists import listed

if TYPE_CHECKING:
    from sayso.figures.mentions import Mention


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as it stands, without titles, and the tokens that it covers."""

    words: str
    last: str
    first: int
    after: int


def find_names(mention: Mention) -> list[Name]:
    """The names of persons in the sentence, in order."""
    names: list[Name] = []
    index = mention.floor
    while index < mention.limit:
        end = _name_end(mention, index)
        if end > index:
            names.append(_name(mention, index, end))
            index = end
        else:
            index += 1
    return [name for name in names if name.words]


def _name_end(mention: Mention, index: int) -> int:
    end = index
    while end < mention.limit and _in_name(mention, end):
        end += 1
    return end


def _in_name(mention: Mention, index: int) -> bool:
    token = mention.field.tokens[index]
    if index in mention.field.place_of or index in mention.field.time_of or index in mention.field.quantity_of:
        return False
    entities = mention.field.passage.analysis.entities
    label = entities[token.entity].label if token.entity >= 0 else ""
    if not token.text[:1].isupper():
        return False
    return label == "PERSON" or token.text in mention.field.persons


def _name(mention: Mention, first: int, end: int) -> Name:
    start = first
    while start < end and mention.lower(start) in listed("titles"):
        start += 1
    if start == end:
        return Name("", "", first, end)
    words = mention.field.characters(start, end).of(mention.field.text).removesuffix("'s").removesuffix("’s")
    return Name(words, words.split()[-1], start, end)


def find_candidate(mention: Mention) -> Name | None:
    """The person whose share the number is."""
    names = find_names(mention)
    before = [name for name in names if name.after <= mention.first]
    if not before:
        return None
    nearest = before[-1]
    if mention.lower(mention.first - 1) in {"'s", "’s", "'", "’"} and nearest.after == mention.first - 1:
        return nearest
    pair = _second_of_pair(mention, before)
    if pair is not None:
        return pair
    return nearest if _beside(mention, nearest) else _subject(mention, before)


def _second_of_pair(mention: Mention, names: list[Name]) -> Name | None:
    """For the second number of "51 percent to 42 percent": the second of two names."""
    if mention.lower(mention.first - 1) not in {"to", "-", "–"} or mention.first - 2 not in mention.field.quantity_of:
        return None
    clause = [name for name in names if not _cut_between(mention, name.after)]
    return clause[1] if len(clause) > 1 else None


def _cut_between(mention: Mention, start: int) -> bool:
    return any(mention.lower(index) in {"while", ";"} for index in range(start, mention.first))


def _beside(mention: Mention, name: Name) -> bool:
    token = mention.field.tokens[name.after - 1]
    between = range(name.after, mention.first)
    return token.dep != "dobj" and all(
        mention.lower(index) in listed("between-name-and-share") | {"by"} for index in between
    )


def _subject(mention: Mention, names: list[Name]) -> Name | None:
    """The name that is the subject of the clause that holds the number."""
    clause = [name for name in names if not _cut_between(mention, name.after)]
    if any(mention.lower(index) in {"said", "say", "says", "who"} for index in range(mention.after, mention.after + 2)):
        return None
    for name in clause:
        if any(mention.field.tokens[index].dep in {"nsubj", "nsubjpass"} for index in range(name.first, name.after)):
            return name
    return clause[0] if clause else None


def find_leader(mention: Mention) -> Name | None:
    """The one who leads by the number: the subject, or the object of "trails"."""
    names = find_names(mention)
    before = [name for name in names if name.after <= mention.first and not _cut_between(mention, name.after)]
    words = {mention.lower(index) for index in range(mention.floor, mention.first)}
    if words & listed("trails"):
        objects = [name for name in before if mention.field.tokens[name.after - 1].dep == "dobj"]
        return objects[-1] if objects else None
    return _subject(mention, before) if before else None
