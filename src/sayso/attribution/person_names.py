"""Which tokens of a phrase are somebody's name.

In: the tokens of a phrase and its head. Out: the tokens of the person's name without titles, none if there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.attribution.phrases import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.attribution.offices import Offices
    from sayso.attribution.tree import Tree
    from sayso.model import Token

PARTICLES = frozenset((
    "al", "el", "de", "del", "la", "van", "von", "bin", "ben", "ibn", "abu", "abd", "der", "den", "di", "da", "dos",
    "st", "ul", "ur", "ter", "le",
))  # fmt: skip
"""Small words inside of names."""

_AFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_INSIDE = frozenset(("-", "–", "'", "’", "."))
_BEFORE_NAME = frozenset(("NOUN", "PROPN", "ADJ", "DET"))
_BRACKETS = frozenset("()")  # "Trade Administration (STA) chief Ana Ruiz"
LONGEST_BESIDE = 4
"""Words of a name set beside an office: "a spokesman, Juan Carlos de la Cruz" needs more, and is left to the parser."""


class PersonNames:
    """Finds the names in phrases of one text."""

    def __init__(self, tree: Tree, offices: Offices) -> None:
        """Keep what every rule reads."""
        self._tree = tree
        self._offices = offices

    def find(self, tokens: Sequence[Token], head: Token) -> Sequence[Token]:
        """The tokens of a person's name in the phrase: the tagger's PERSON at its head or set beside its head."""
        edge = self._at_edge(tokens)
        if edge:
            return edge
        starts = [head.index]
        starts += [child.index for child in self._tree.children(head.index, "appos")]
        for index in starts:
            run = self.run(tokens, index)
            if run and self._is_person(run, self._tree.tokens[index]):
                return run
        return self._set_beside(tokens, head)

    def _at_edge(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The name of two words or more that begins the phrase before a mark or clause, or ends it after an office.

        Whatever word the parser takes for the head: "Dora Wills, whose husband was killed", "producer Oren Koulis".
        """
        first = self._entity_run(tokens[0])
        if len(first) > 1 and first[-1].index < tokens[-1].index:
            after = self._tree.tokens[first[-1].index + 1]
            if (after.text in {",", "("} or after.lower in {"who", "whose"}) and not self._is_joined(tokens, first):
                return first
        last = self._entity_run(tokens[-1])
        before = [token for token in tokens if token.index < last[0].index] if len(last) > 1 else []
        office = bool(before) and plain(before[-1].text) in self._offices.titles
        nominal = all(token.pos in _BEFORE_NAME or token.text in _BRACKETS for token in before)
        return last if office and nominal else ()

    def _entity_run(self, token: Token) -> Sequence[Token]:
        """The tagger's person that `token` belongs to, without a possessive behind it."""
        if token.entity < 0:
            return ()
        entity = self._tree.analysis.entities[token.entity]
        run = self._tree.tokens[entity.tokens.start : entity.tokens.end]
        named = entity.label == "PERSON" and not self._is_elsewhere(run) and run[-1].tag != "POS"
        written = all(t.text[0].isupper() or t.text in _INSIDE or t.lower in PARTICLES for t in run)
        cut = max((n + 1 for n, t in enumerate(run[:-1]) if plain(t.text) in self._offices.titles), default=0)
        return run[cut:] if named and written else ()

    def _is_joined(self, tokens: Sequence[Token], name: Sequence[Token]) -> bool:
        """True for "Ana Ruiz, Omar Haddad and others": several, each read by itself."""
        return any(token.dep == "conj" and token.head in {t.index for t in name} for token in tokens)

    def _set_beside(self, tokens: Sequence[Token], head: Token) -> Sequence[Token]:
        """The name behind the last comma of "a spokeswoman for the port, Ana Ruiz", wherever the parser hangs it."""
        if plain(head.lemma) not in self._offices.classes or head.tag == "NNS":
            return ()
        while tokens and not tokens[-1].text[0].isalnum():
            tokens = tokens[:-1]
        commas = [position for position, token in enumerate(tokens) if token.text == "," and token.index > head.index]
        behind = [token for token in tokens[commas[-1] + 1 :] if token.text[0].isalnum()] if commas else []
        if not 2 <= len(behind) <= LONGEST_BESIDE or not all(
            token.text[0].isupper() or token.lower in PARTICLES for token in behind
        ):
            return ()
        run = self.run(tokens, behind[-1].index)
        return run if len(run) > 1 and not self._is_body_word(run[-1]) else ()

    def _is_body_word(self, token: Token) -> bool:
        word = plain(token.text)
        return word in self._offices.bodies or word in self._offices.documents or word in self._offices.seats

    def run(self, tokens: Sequence[Token], index: int) -> Sequence[Token]:
        """The name around `index`: proper nouns side by side, without titles before and a possessive after."""
        first, last = tokens[0].index, tokens[-1].index
        if not first <= index <= last or self._tree.tokens[index].pos not in {"PROPN", "NOUN"}:
            return ()
        if not self._tree.tokens[index].text[0].isupper():
            return ()
        start = end = index
        while end < last and self._joins(self._tree.tokens[end + 1], self._tree.tokens[end]):
            end += 1
        while start > first and self._joins(self._tree.tokens[start - 1], self._tree.tokens[start]):
            start -= 1
        run = list(self._tree.tokens[start : end + 1])
        cut = 0
        for position, token in enumerate(run[:-1]):
            if plain(token.text) in self._offices.titles:
                cut = position + 1
        run = self._of_entity(run[cut:])
        while run and (not run[-1].text[0].isalnum() or run[-1].tag == "POS"):
            run.pop()
        while run and not run[0].text[0].isalpha():
            run.pop(0)
        return run

    def _of_entity(self, run: list[Token]) -> list[Token]:
        """The part of the run that the tagger takes for a person, when it ends the run: "Rival | Ana Ruiz"."""
        if not run or run[-1].entity < 0:
            return run
        entity = self._tree.analysis.entities[run[-1].entity]
        inside = [token for token in run if token.entity == run[-1].entity]
        before = run[: len(run) - len(inside)]
        if entity.label != "PERSON" or not before or plain(before[-1].text) in self._offices.given:
            return run
        if len(inside) == 1 and len(before) == 1 and self._may_be_given(before[0]):
            return run  # the tagger took the surname alone
        return run if before[-1].lower in PARTICLES or before[-1].text in {"-", "."} else inside

    def _may_be_given(self, token: Token) -> bool:
        """True for a proper noun that names no body, state or people."""
        word, offices = token.lower, self._offices
        known = word in offices.bodies or word in offices.seats or word in offices.houses or word in offices.documents
        return token.text.istitle() and token.text.isalpha() and not known and word not in offices.proper_adjectives

    @staticmethod
    def _joins(token: Token, beside: Token) -> bool:
        if token.text in _INSIDE:
            return token.start == beside.end or token.end == beside.start
        if token.lower in PARTICLES or token.lower in _AFFIXES:
            return True
        return token.pos == "PROPN" and token.text[0].isupper() and token.tag != "POS"

    def _is_person(self, run: Sequence[Token], head: Token) -> bool:
        labels = {self._tree.analysis.entities[token.entity].label for token in run if token.entity >= 0}
        titled = self._has_title_before(run)
        if self._is_elsewhere(run) or (head.text.isupper() and len(head.text) <= 5 and len(run) == 1 and not titled):
            return False
        if plain(run[0].text) in self._offices.given and len(run) > 1:
            return True
        if "PERSON" in labels or titled or self._has_office_beside(head):
            return True
        if not labels and all(token.pos == "PROPN" and token.text.istitle() for token in run):
            return True  # a body of no fame is tagged as one as a rule; a surname often isn't
        if head.dep == "appos":
            return len(run) > 1 and not labels & {"ORG", "GPE"}
        return self._has_office_before(run)

    def _is_elsewhere(self, run: Sequence[Token]) -> bool:
        """True for a state, a house or a body."""
        words = " ".join(token.lower for token in run)
        known = words in self._offices.seats or words in self._offices.houses or words in self._offices.demonyms
        return known or plain(run[-1].text) in self._offices.bodies | self._offices.documents

    def _has_title_before(self, run: Sequence[Token]) -> bool:
        """True for "General Weiss"; not for "Marine Corps", where the tagger sees one name of a body."""
        before = self._tree.tokens[run[0].index - 1] if run[0].index else None
        if before is not None and before.entity >= 0 and before.entity == run[0].entity:
            return self._tree.analysis.entities[before.entity].label != "ORG" and self._is_title(before)
        return before is not None and self._is_title(before)

    def _is_title(self, before: Token) -> bool:
        return before.text[0].isupper() and plain(before.text) in self._offices.titles

    def _has_office_beside(self, head: Token) -> bool:
        """True for "Weiss, a professor at Leipzig,": bodies have no offices."""
        return any(
            plain(child.lemma) in self._offices.classes and plain(child.lemma) not in self._offices.bodies
            for child in self._tree.children(head.index, "appos")
        )

    def _has_office_before(self, run: Sequence[Token]) -> bool:
        """True for "spokesman Haddad": an office in small letters that belongs to the name."""
        if not run[0].index:
            return False
        token = self._tree.tokens[run[0].index - 1]
        return (
            token.pos == "NOUN"
            and token.lower in self._offices.classes
            and token.head in {t.index for t in run}
            and token.lower not in self._offices.bodies
        )
