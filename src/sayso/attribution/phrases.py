"""The types of the words that name a source: what they name, and what they tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.attribution.offices import Country, Gender
    from sayso.spans import CharSpan

PRONOUNS = {
    "he": "masculine", "him": "masculine", "his": "masculine", "himself": "masculine",
    "she": "feminine", "her": "feminine", "hers": "feminine", "herself": "feminine",
    "it": "thing", "its": "thing", "itself": "thing",
    "they": "plural", "them": "plural", "their": "plural", "themselves": "plural",
    "i": "self", "me": "self", "my": "self", "we": "selves", "us": "selves", "our": "selves",
    "you": "you", "your": "you",
    "who": "relative", "which": "relative", "that": "relative", "whom": "relative", "whose": "relative",
    "this": "thing", "these": "plural", "those": "plural",
}  # fmt: skip
"""What each pronoun stands for."""

POSSESSIVE = frozenset(("his", "her", "its", "their", "our", "my"))
"""Pronouns that stand before what they own: "his lawyer"."""


class Kind(StrEnum):
    """What sort of thing a phrase names."""

    PRONOUN = "pronoun"
    PERSON = "person"
    GOVERNMENT = "government"
    BODY = "body"  # a named organisation, outlet, house
    DOCUMENT = "document"
    DESCRIPTION = "description"  # "an Iranian official", "the officials", "rebels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A source's words, read."""

    kind: Kind
    text: str  # of a description: without what is set beside it
    span: CharSpan
    head: int  # index of the head token
    name: str = ""  # "Ana Ruiz", "Pentagon"; "" where it names nobody
    name_span: CharSpan | None = None
    role: str | None = None  # "head of the Orontes Observatory", "Finance Minister"
    role_words: frozenset[str] = frozenset()  # words of office in it: {"general", "chairman"}
    gender: Gender | None = None
    plural: bool = False
    definite: bool = False
    possessed: bool = False  # "his lawyer"
    indefinite: bool = False
    country: Country | None = None
    affiliation: str | None = None
    noun: str = ""  # lemma of the head noun, lower case
    modifiers: frozenset[str] = frozenset()  # lower-case words before the head, no determiner
    compounds: frozenset[str] = frozenset()  # nouns among the modifiers: "party" in "the party leader"
    pronoun: str = ""  # value of PRONOUNS
    key: str = ""  # of a government: ISO code, or its seat's name where that may be somebody else's
    names_state: bool = False  # of a government: named by the state's own name, not by its seat
    is_common: bool = False  # its first word is a common noun or adjective, whatever letter begins it


def plain(word: str) -> str:
    """`word` in lower case, without a full stop or hyphenated "ex-" around it."""
    return word.lower().strip(".,").removeprefix("ex-")
