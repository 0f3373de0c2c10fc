"""What the words around a name tell: office, gender, country, and the body that the office belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.attribution.phrases import POSSESSIVE, plain
from sayso.spans import TokenSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.attribution.offices import Country, Gender, Offices
    from sayso.attribution.tree import Tree
    from sayso.model import Token

_PARTY = re.compile(r"[A-Z](?:\s*-|$)")  # "(R-Utah)": a party and a state, no office
_OF_BODY = re.compile(r"\b(?:of|at|for|with|from)\s+(?:the\s+)?([A-Z][^,;()]*)")
_BODYS = re.compile(r"(?:the\s+)?([A-Z][\w.&’' -]*?)[’']s?\s+\w")
_PARTING = frozenset((",", "-", "–", "—", ";", "(", ")"))
_ARTICLES = frozenset(("the", "a", "an")) | POSSESSIVE
_NO_BODIES = frozenset((
    "city", "state", "federal", "local", "national", "majority", "minority", "press", "prime", "attorney", "managing",
    "executive", "communications", "presidential", "general", "former", "ex", "late", "then", "acting", "deputy",
    "top", "senior", "chief", "vice",
))  # fmt: skip
"""Words before an office that name no body: "deputy director", "city attorney"."""


class Roles:
    """Reads what stands around names of one text."""

    def __init__(self, tree: Tree, offices: Offices) -> None:
        """Keep what every rule reads."""
        self._tree = tree
        self._offices = offices

    def role(self, tokens: Sequence[Token], head: Token, name: Sequence[Token]) -> str | None:
        """The office told after the name, before it, or by the phrase that the name is set beside."""
        names = range(name[0].index, name[-1].index + 1)
        if head.index not in names:
            return self._title(tokens[0].index, name[0].index)
        for child in self._tree.children(head.index, "appos"):
            phrase = self._tree.phrase(child.index)
            whose = self._tree.tokens[phrase.start].lower in {"whose", "who", "which"}
            behind = phrase.start > name[-1].index and child.pos in {"NOUN", "PROPN"}
            if behind and not whose and not self._is_somebody(child):
                return self._office(self.words(phrase.start, min(phrase.end, tokens[-1].index + 1)))
        return self._title(tokens[0].index, name[0].index)

    def _title(self, start: int, end: int) -> str | None:
        """The office before a name: behind the last comma, dash or other name, if a noun ends it."""
        tokens = self._tree.tokens
        while end > start and not tokens[end - 1].text[0].isalnum():
            end -= 1
        for index in range(start, end):
            if tokens[index].text in _PARTING or tokens[index].dep == "cc" or self._is_somebody(tokens[index]):
                start = index + 1
        nominal = end > start and tokens[end - 1].pos in {"NOUN", "PROPN"}
        return self._office(self.words(start, end)) if nominal else None

    def _is_somebody(self, token: Token) -> bool:
        """True for another person's name: "President Ruiz, Speaker Haddad and others"."""
        entities = self._tree.analysis.entities
        return token.entity >= 0 and entities[token.entity].label == "PERSON"

    def _office(self, words: str | None) -> str | None:
        """The words, unless they are a mere "Mr." or "Republican"."""
        bare = words is not None and plain(words) in self._offices.honorifics.keys() | self._offices.proper_adjectives
        return None if bare else words

    def words(self, start: int, end: int) -> str | None:
        """The tokens' words on one line, without an article before and a clause behind; None if none is left."""
        tokens = self._tree.tokens
        while start < end and (tokens[start].lower in _ARTICLES or not tokens[start].text[0].isalnum()):
            start += 1
        while end > start and not tokens[end - 1].text[0].isalnum() and tokens[end - 1].tag != "POS":
            end -= 1
        for index in range(start, end):
            if tokens[index].dep in {"relcl", "acl"} or tokens[index].lower in {"who", "which"}:
                end = index
                break
        if start >= end:
            return None
        while end > start + 1 and plain(tokens[end - 1].text) in self._offices.honorifics:
            end -= 1
        words = " ".join(self._tree.characters(TokenSpan(start, end)).of(self._tree.text).split()).rstrip(" ,;:")
        return words if words and not _PARTY.match(words) else None

    def gender(self, before: Sequence[str], role: str | None, name: Sequence[Token]) -> Gender | None:
        """What a title, the word for the office or the given name tells; None where none does."""
        for word in before:
            gender = self._offices.honorifics.get(word)
            if gender:
                return gender
        for word in [*before, *re.findall(r"[\w-]+", (role or "").lower())]:
            if word in self._offices.gendered:
                return self._offices.gendered[word]
        whole = len(name) > 1 and name[1].start > name[0].end  # "Thomas-Greenfield" begins with no given name
        return self._offices.given.get(plain(name[0].text)) if whole else None

    def country(self, tokens: Sequence[Token]) -> Country | None:
        """The state that one of the words belongs to: "Iranian", "US"."""
        for position, token in enumerate(tokens):
            word = token.lower
            pair = f"{word} {tokens[position + 1].lower}" if position + 1 < len(tokens) else word
            for key in (pair, word):
                country = self._offices.demonyms.get(key)
                if country is None and token.text[0].isupper():
                    country = self._offices.seats.get(key)
                if country is not None:
                    return country
        return None

    def affiliation(self, role: str | None) -> str | None:
        """The body that a role belongs to: "head of the Orontes Observatory", "the port's harbour master"."""
        if not role:
            return None
        match = _OF_BODY.search(role) or _BODYS.match(role)
        if match:
            return match.group(1).strip()
        words = role.split()
        body = [index for index, word in enumerate(words) if plain(word) in self._offices.classes]
        lead = words[: body[0]] if body else []
        while lead and (plain(lead[-1]) in self._offices.proper_adjectives or plain(lead[-1]) in _NO_BODIES):
            lead.pop()
        named = all(word[0].isupper() for word in lead) and plain(lead[0]) not in _NO_BODIES if lead else False
        return " ".join(lead) if named else None
