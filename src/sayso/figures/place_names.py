"""Names of places that no gazetteer has, told by the words before: "the town of Altona", "struck al-Zohra".

A field and a sentence come in, spans of tokens go out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.figures.wordlists import listed
from sayso.spans import TokenSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.figures.fields import Field, Stretch

_BEFORE = frozenset({"in", "at", "near", "outside", "inside", "from"})
_ARTICLES = frozenset(
    {"al", "el", "ar", "as", "ad", "an", "az", "ash", "deir", "tel", "tal", "bab", "ain", "umm", "abu", "kafr"}
)
_TITLE = 0.6
"""Share of words with capitals beyond which a sentence is a title; running text has under a third."""

_LONGEST = 6
"""Tokens of a name at most, hyphens counted: "Ain al-Zohra al-Kubra" has seven, most have three."""


def find_unknown(field: Field, stretch: Stretch) -> Iterator[TokenSpan]:
    """Names after a preposition of place, a noun of site or a verb of striking that no PlaceMention covers."""
    index = stretch.tokens.start
    if is_title(field, stretch):
        return
    while index < stretch.tokens.end - 1:
        first = _name_after(field, index, stretch.tokens.end)
        end = first
        while end < stretch.tokens.end and end - first < _LONGEST and _in_name(field, end):
            end += 1
        if end > first and _may_be_place(field, first, end):
            if end < stretch.tokens.end and _is_site(field, end):
                end += 1
            yield TokenSpan(first, end)
        index = max(end, index + 1) if end > first else index + 1


def is_title(field: Field, stretch: Stretch) -> bool:
    """True for a sentence in which most words have capitals, so that a capital tells nothing."""
    words = [field.tokens[index].text for index in range(stretch.tokens.start, stretch.tokens.end)]
    letters = [word for word in words if word[:1].isalpha()]
    return sum(word[0].isupper() for word in letters) > _TITLE * len(letters)


def _is_site(field: Field, index: int) -> bool:
    word = field.tokens[index].lower
    return word in listed("site-nouns") and word not in listed("directions")


def _name_after(field: Field, index: int, limit: int) -> int:
    """The token where a name may begin after the one at `index`; `limit` when none may."""
    word = field.tokens[index].text  # a capital here is a title's, in which every word looks like a name
    if index > 0 and field.tokens[index - 1].tag in {"NNP", "NNPS"} and word != "of":
        return limit
    site = word == "of" and index > 0 and field.tokens[index - 1].lower in listed("site-nouns")
    strikes = word in listed("striking") and field.tokens[index].tag.startswith("VB")
    if not (word in _BEFORE or site or strikes):
        return limit
    first = index + 1
    while first < limit and first - index < _LONGEST and _leads(field, first):
        first += 1
    skipped = first - index - 1
    return first if skipped == 0 or _fits_before_name(field, first - 1) else limit


def _leads(field: Field, index: int) -> bool:
    """True for a token that may stand between the preposition and the name: "the walled old town", "a border point"."""
    token = field.tokens[index]
    if token.text[:1].isupper() and token.tag in {"NNP", "NNPS"}:
        return False
    return token.tag in {"DT", "JJ", "VBN", "HYPH", "NN", "RB"} and token.lower not in _ARTICLES


def _fits_before_name(field: Field, index: int) -> bool:
    """True where the last word before the name is an article, an adjective, or a noun of site."""
    token = field.tokens[index]
    return token.tag in {"DT", "JJ", "VBN"} or token.lower in listed("site-nouns")


def _in_name(field: Field, index: int) -> bool:
    token = field.tokens[index]
    if index in field.time_of or index in field.quantity_of or index in field.place_of:
        return False
    if token.text[:1].isupper() and token.tag in {"NNP", "NNPS"}:
        return True
    tied = token.text == "-" or token.lower in _ARTICLES
    return tied and index + 1 < len(field.tokens) and (field.touches(index) or field.touches(index - 1))


def _may_be_place(field: Field, first: int, end: int) -> bool:
    """False for persons, days and bodies, as far as their names tell."""
    words = {field.tokens[index].lower for index in range(first, end)}
    words |= {word.removesuffix("s") for word in words}  # "ISILs", its apostrophe lost
    last = field.tokens[end - 1]
    if end < len(field.tokens) and end in field.place_of:
        return False  # "in Central Freedonia"
    if words & listed("not-places") or last.text == "-" or (last.text in field.persons and len(words) < 3):
        return False
    label = field.passage.analysis.entities[last.entity].label if last.entity >= 0 else ""
    arabic = bool(words & _ARTICLES)
    site = end < len(field.tokens) and _is_site(field, end)
    before = field.tokens[first - 1].lower
    held = field.touches(first - 3) and field.tokens[first - 2].text == "-" if first > 2 else False
    known = held or site or before in listed("site-nouns") or (before == "of" and first > 1)
    return known or arabic or label not in {"PERSON", "ORG", "NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"}
