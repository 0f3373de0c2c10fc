"""The first pass over an article: every name in it, so that each party has its fullest name before sources are read.

In: the trees of headline and text. Out: the cast, the mentions of each field in order, and who stands at a position.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.attribution.cast import Cast, Party
from sayso.attribution.phrases import Kind, plain
from sayso.attribution.resolution import Mention
from sayso.spans import TokenSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sayso.attribution.contents import QuotationIndex
    from sayso.attribution.offices import Offices
    from sayso.attribution.phrase_reader import PhraseReader
    from sayso.attribution.phrases import Phrase
    from sayso.attribution.tree import Tree
    from sayso.model import Token, Where

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "agent", "poss", "appos", "ROOT"))
_ATTACHED = frozenset(("compound", "amod", "nmod", "npadvmod", "quantmod"))
_PLACING = frozenset(
    ("in", "at", "from", "to", "near", "into", "around", "across", "outside", "inside", "through", "of", "for", "on")
)
_TOLD_TO = frozenset(("to", "with", "on", "by", "via", "for", "at"))
"""Words before a body that was spoken to or read: "in an interview with the Herald"; it is nobody's "the company"."""
_CHAINING = frozenset(("he", "she"))
_PLACES = frozenset(("GPE", "LOC", "ORG", "FAC"))


class Mentions:
    """All names of one article."""

    def __init__(
        self,
        trees: Mapping[Where, Tree],
        quotations: Mapping[Where, QuotationIndex],
        readers: Mapping[Where, PhraseReader],
        offices: Offices,
    ) -> None:
        """Read the names of both fields."""
        self.cast = Cast()
        self._trees, self._quotations, self._readers, self._offices = trees, quotations, readers, offices
        self._mentions: dict[Where, list[Mention]] = {"text": [], "headline": []}
        self._at: dict[tuple[Where, int], Party] = {}
        self._capital: dict[Where, frozenset[str]] = {}
        for where in ("text", "headline"):
            self._read(where)

    def of(self, where: Where) -> list[Mention]:
        """The mentions of a field, in order."""
        return self._mentions[where]

    def pronouns(self, where: Where) -> Iterator[Token]:
        """Every "he" and "she" that is a subject outside of quotations: it keeps up whom a text is about."""
        for token in self._trees[where].tokens:
            chains = token.lower in _CHAINING and token.dep in {"nsubj", "nsubjpass"}
            if chains and self._quotations[where].holding(token.start) is None:
                yield token

    def at(self, where: Where, position: int) -> Party | None:
        """Who is named by the token that begins at `position`."""
        return self._at.get((where, position))

    def mention(self, where: Where, index: int, party: Party, *, speaks: bool = False, chain: bool = False) -> Mention:
        """A mention of `party` by the token at `index`; `chain`: by a pronoun."""
        token = self._trees[where].tokens[index]
        quoted = self._quotations[where].holding(token.start) is not None
        return Mention(token.start, token.sentence, party, speaks or token.dep in _SUBJECTS, speaks, quoted, chain)

    def _read(self, where: Where) -> None:
        tree = self._trees[where]
        names = find_names(tree, self._offices)
        for tokens, label in names:
            if label == "PERSON":
                self._add_person(where, tokens)
        for token in tree.tokens:
            if token.dep in {"nsubj", "nsubjpass"} and (where, token.start) not in self._at:
                self._add_subject(where, token)
        for tokens, label in names:
            if label in _PLACES:
                self._add_body(where, tokens, label)
        self._mentions[where].sort(key=lambda mention: mention.position)

    def _add_person(self, where: Where, tokens: TokenSpan) -> None:
        phrase = self._person_around(where, tokens)
        if phrase is not None:
            self._remember(where, phrase.head, self.cast.add(phrase, where))

    def _person_around(self, where: Where, tokens: TokenSpan) -> Phrase | None:
        """The name at `tokens` with the offices around it; the name alone where its phrase is about somebody else."""
        tree, reader = self._trees[where], self._readers[where]
        top = _top(tree, tokens)
        anchor = tree.tokens[top].head if tree.tokens[top].dep == "appos" else top
        name = tree.characters(tokens)
        around = (tree.characters(clauseless(tree, index)) for index in (anchor, top))
        for span in dict.fromkeys((*around, name)):
            phrase = reader.read(span)
            named = phrase.name_span if phrase is not None and phrase.kind is Kind.PERSON else None
            if named is not None and named.overlaps(name):
                return phrase
        return None

    def _add_subject(self, where: Where, token: Token) -> None:
        """A person whom the tagger passed over, or somebody brought in without a name: "a diver", "one guard"."""
        known = token.lemma in self._offices.classes or token.lemma in self._offices.gendered
        tree = self._trees[where]
        if token.pos != "PROPN" and not (known and token.tag == "NN"):
            return
        if token.entity < 0 and begins(tree, token) and not known and token.text not in self._capitals(where):
            return  # "Discipline and hard work are ...": the capital letter tells nothing
        phrase = self._readers[where].read(tree.characters(clauseless(tree, token.index)))
        if phrase is None or phrase.head != token.index:
            return
        if phrase.kind is Kind.PERSON or (phrase.kind is Kind.DESCRIPTION and phrase.indefinite and not phrase.plural):
            self._remember(where, token.index, self.cast.add(phrase, where))

    def _capitals(self, where: Where) -> frozenset[str]:
        """Words that have a capital letter within a sentence of the field."""
        tree = self._trees[where]
        if where not in self._capital:
            inside = (token.text for token in tree.tokens if token.text[0].isupper() and not begins(tree, token))
            self._capital[where] = frozenset(inside)
        return self._capital[where]

    def _add_body(self, where: Where, tokens: TokenSpan, label: str) -> None:
        """A government that acts, or a named body that is more than the place or paper of somebody's words."""
        tree = self._trees[where]
        top = tree.tokens[_top(tree, tokens)]
        heads_story = top.text.isupper() and len(top.text) > 3 and tree.sentence(top.index).tokens.start == tokens.start
        if heads_story or (where, top.start) in self._at:
            return
        quoted = self._quotations[where].holding(top.start) is not None
        phrase = self._readers[where].read(tree.characters(tokens))
        phrase = self.cast.as_person(phrase) if phrase is not None else None
        if phrase is None or (phrase.kind is Kind.GOVERNMENT and self.cast.person_by_surname(phrase.name)):
            return
        acts = top.dep not in _ATTACHED and not _is_placed(tree, top)
        named = label == "ORG"
        spoken_to = quoted or top.dep == "dobj" or _is_told_to(tree, top)
        takes_part = acts if phrase.kind is Kind.GOVERNMENT else named and not spoken_to
        if phrase.kind is Kind.PERSON or (phrase.kind in {Kind.GOVERNMENT, Kind.BODY} and takes_part):
            self._remember(where, top.index, self.cast.add(phrase, where))

    def _remember(self, where: Where, index: int, party: Party) -> None:
        self._mentions[where].append(self.mention(where, index, party))
        self._at[where, self._trees[where].tokens[index].start] = party


def find_names(tree: Tree, offices: Offices) -> list[tuple[TokenSpan, str]]:
    """The names of a field with their kinds, in order: pieces of one compound that the tagger split are one name."""
    found: dict[TokenSpan, list[str]] = {}
    for entity in tree.analysis.entities:
        found.setdefault(_whole(tree, entity.tokens, offices), []).append(entity.label)
    for title, name in pairwise(tree.tokens):
        if (
            title.text[0].isupper()
            and plain(title.text) in offices.titles
            and name.entity < 0
            and _is_name(name, title)
        ):
            found.setdefault(_whole(tree, TokenSpan(name.index, name.index + 1), offices), []).append("PERSON")
    return [(tokens, _label(tree.tokens[tokens.end - 1], labels, offices)) for tokens, labels in sorted(found.items())]


def _is_name(name: Token, title: Token) -> bool:
    """True for the word behind a title that belongs to it."""
    return (
        name.pos == "PROPN" and name.text.istitle() and title.head in {name.index, name.head} and title.pos == "PROPN"
    )


def _whole(tree: Tree, tokens: TokenSpan, offices: Offices) -> TokenSpan:
    """`tokens` with the capitalised words beside them that the parser ties to them as parts of one compound."""
    start, end, words = tokens.start, tokens.end, tree.tokens
    while end < len(words) and words[end - 1].dep == "compound" and words[end - 1].head == end:
        if not _capital(words[end]) or plain(words[end].text) in offices.titles:
            break
        end += 1
    while start and words[start - 1].dep == "compound" and start <= words[start - 1].head < end:
        if not _capital(words[start - 1]) or plain(words[start - 1].text) in offices.titles:
            break
        start -= 1
    return TokenSpan(start, end)


def _capital(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[0].isupper()


def _label(last: Token, labels: list[str], offices: Offices) -> str:
    """The kind of a name whose pieces have several: its last word tells a body, else one piece a person."""
    if len(labels) == 1:
        return labels[0]
    if plain(last.text) in offices.bodies or plain(last.text) in offices.body_classes:
        return "ORG"
    return "PERSON" if "PERSON" in labels else labels[-1]


def begins(tree: Tree, token: Token) -> bool:
    """True for the first word of a sentence, also behind a quotation mark."""
    start = tree.sentence(token.index).tokens.start
    return all(not other.text[0].isalnum() for other in tree.tokens[start : token.index])


def _top(tree: Tree, tokens: TokenSpan) -> int:
    inside = range(tokens.start, tokens.end)
    return next(
        (i for i in reversed(inside) if tree.tokens[i].head not in inside or tree.tokens[i].head == i), inside[-1]
    )


def _is_placed(tree: Tree, top: Token) -> bool:
    """True for "in Brazil" and for "in Salvador, Brazil"."""
    while top.dep == "appos" and top.head != top.index:
        top = tree.tokens[top.head]
    return top.dep == "pobj" and tree.tokens[top.head].lower in _PLACING


def _is_told_to(tree: Tree, top: Token) -> bool:
    return top.dep == "pobj" and tree.tokens[top.head].lower in _TOLD_TO


def clauseless(tree: Tree, head: int) -> TokenSpan:
    """The phrase of `head` without clauses behind it and what is joined to it."""
    phrase = tree.phrase(head)
    end = phrase.end
    for child in tree.children(head, "relcl", "acl", "conj", "cc"):
        end = min(end, max(head + 1, tree.phrase(child.index).start))
    return TokenSpan(phrase.start, max(head + 1, end))
