"""Attributions in, their speakers out: whom each source's words name within the article.

Two passes. The first reads every name of headline and text, so that each party has its fullest name. The second goes
through the article in order and resolves pronouns and descriptions by what was mentioned before them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.attribution.cast import Cast, Party
from sayso.attribution.contents import QuotationIndex
from sayso.attribution.offices import load_offices
from sayso.attribution.phrase_reader import PhraseReader
from sayso.attribution.phrases import Kind, Phrase
from sayso.attribution.resolution import (
    AHEAD,
    Memory,
    Mention,
    fits_pronoun,
    match_description,
    names_ahead,
)
from sayso.spans import TokenSpan, cover

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sayso.attribution.tree import Tree
    from sayso.model import Attribution, Speaker, Token, Where

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "agent", "poss", "appos", "ROOT"))
_ATTACHED = frozenset(("compound", "amod", "nmod", "npadvmod", "quantmod"))
_PLACING = frozenset(
    ("in", "at", "from", "to", "near", "into", "around", "across", "outside", "inside", "through", "of", "for", "on")
)
_DEEPEST = 20
_PEOPLE = frozenset(("PERSON",))


class SpeakerFinder:
    """Resolves the sources of one article."""

    def __init__(self, trees: Mapping[Where, Tree], quotations: Mapping[Where, QuotationIndex]) -> None:
        """Read all names of the article."""
        self._offices = load_offices()
        self._trees = trees
        self._quotations = quotations
        self._readers = {where: PhraseReader(tree, self._offices) for where, tree in trees.items()}
        self._cast = Cast()
        self._mentions: dict[Where, list[Mention]] = {"text": [], "headline": []}
        self._at: dict[tuple[Where, int], Party] = {}  # who is named at a position
        for where in ("text", "headline"):
            self._name(where)

    # --- first pass: names ---

    def _name(self, where: Where) -> None:
        tree = self._trees[where]
        for entity in tree.analysis.entities:
            if entity.label in _PEOPLE:
                self._add_person(where, entity.tokens)
            elif entity.label in {"GPE", "LOC", "ORG", "FAC"}:
                self._add_government(where, entity.tokens)
        for token in tree.tokens:
            if token.dep in {"nsubj", "nsubjpass"} and (where, token.start) not in self._at:
                self._add_subject(where, token)
        self._mentions[where].sort(key=lambda mention: mention.position)

    def _add_person(self, where: Where, tokens: TokenSpan) -> None:
        tree = self._trees[where]
        top = self._top(tree, tokens)
        anchor = tree.tokens[top].head if tree.tokens[top].dep == "appos" else top
        phrase = self._readers[where].read(tree.characters(self._noun_phrase(tree, anchor)))
        if phrase is None or phrase.kind is not Kind.PERSON:
            phrase = self._readers[where].read(tree.characters(tokens))
        if phrase is None or phrase.kind is not Kind.PERSON:
            return
        party = self._cast.add(phrase, where)
        self._remember(where, phrase.head, party)

    def _add_subject(self, where: Where, token: Token) -> None:
        """A person whom the tagger passed over, or somebody brought in without a name: "a diver", "one guard"."""
        known = token.lemma in self._offices.classes or token.lemma in self._offices.gendered
        if token.pos != "PROPN" and not (known and token.tag == "NN"):
            return
        tree = self._trees[where]
        phrase = self._readers[where].read(tree.characters(self._noun_phrase(tree, token.index)))
        if phrase is None or phrase.head != token.index:
            return
        if phrase.kind is Kind.PERSON or (phrase.kind is Kind.DESCRIPTION and phrase.indefinite and not phrase.plural):
            self._remember(where, token.index, self._cast.add(phrase, where))

    def _add_government(self, where: Where, tokens: TokenSpan) -> None:
        tree = self._trees[where]
        top = tree.tokens[self._top(tree, tokens)]
        above = tree.tokens[top.head]
        heads_story = top.text.isupper() and len(top.text) > 3 and tree.sentence(top.index).tokens.start == tokens.start
        if heads_story or top.dep in _ATTACHED or (top.dep == "pobj" and above.lower in _PLACING):
            return
        phrase = self._readers[where].read(tree.characters(tokens))
        if phrase is not None and phrase.kind is Kind.GOVERNMENT:
            self._remember(where, top.index, self._cast.add(phrase, where))

    @staticmethod
    def _top(tree: Tree, tokens: TokenSpan) -> int:
        inside = range(tokens.start, tokens.end)
        return next(
            (i for i in reversed(inside) if tree.tokens[i].head not in inside or tree.tokens[i].head == i), inside[-1]
        )

    @staticmethod
    def _noun_phrase(tree: Tree, head: int) -> TokenSpan:
        """The phrase of `head` without clauses behind it."""
        phrase = tree.phrase(head)
        end = phrase.end
        for child in tree.children(head, "relcl", "acl", "conj", "cc"):
            end = min(end, max(head + 1, tree.phrase(child.index).start))
        return TokenSpan(phrase.start, max(head + 1, end))

    def _remember(self, where: Where, index: int, party: Party, *, speaks: bool = False) -> Mention:
        tree = self._trees[where]
        token = tree.tokens[index]
        quoted = self._quotations[where].holding(token.start) is not None
        mention = Mention(token.start, token.sentence, party, token.dep in _SUBJECTS, speaks, quoted)
        self._mentions[where].append(mention)
        self._at[where, token.start] = party
        return mention

    # --- second pass: sources ---

    def find(self, attributions: Sequence[Attribution]) -> tuple[Speaker | None, ...]:
        """The speaker of each attribution, None where nobody is named."""
        found: dict[int, tuple[Party | None, Phrase | None]] = {}
        for where in ("text", "headline"):
            self._find_in(where, attributions, found)
        return tuple(self._speaker(*found[index]) for index in range(len(attributions)))

    @staticmethod
    def _speaker(party: Party | None, phrase: Phrase | None) -> Speaker | None:
        return party.speaker(phrase) if party is not None else None

    def _find_in(
        self,
        where: Where,
        attributions: Sequence[Attribution],
        found: dict[int, tuple[Party | None, Phrase | None]],
    ) -> None:
        memory = Memory(self._offices)
        waiting = list(self._mentions[where])
        ahead = list(waiting)
        last: Party | None = None
        for index in self._in_order(where, attributions):
            attribution = attributions[index]
            position = self._position(attribution)
            while waiting and waiting[0].position < position:
                memory.add(waiting.pop(0))
            outer = found.get(attribution.outer) if attribution.outer is not None else None
            party, phrase = self._resolve(where, attribution, memory, ahead, (outer[0] if outer else None, last))
            found[index] = (party, phrase)
            if party is not None and phrase is not None:
                mention = self._mention(where, phrase, party)
                memory.add(mention)
            if attribution.outer is None:
                last = party or last

    def _mention(self, where: Where, phrase: Phrase, party: Party) -> Mention:
        token = self._trees[where].tokens[phrase.head]
        quoted = self._quotations[where].holding(token.start) is not None
        return Mention(token.start, token.sentence, party, subject=True, speaks=True, quoted=quoted)

    def _in_order(self, where: Where, attributions: Sequence[Attribution]) -> list[int]:
        """Indices in order of the text, each after the one whose content it stands in."""

        def place(index: int) -> tuple[int, ...]:
            chain = [index]
            outer = attributions[index].outer
            while outer is not None and outer not in chain and len(chain) < _DEEPEST:
                chain.append(outer)
                outer = attributions[outer].outer
            return tuple(self._position(attributions[link]) for link in reversed(chain))

        return sorted((index for index, a in enumerate(attributions) if a.where == where), key=place)

    @staticmethod
    def _position(attribution: Attribution) -> int:
        spans = attribution.source or attribution.cue or attribution.content
        return spans[0].start

    def _resolve(
        self,
        where: Where,
        attribution: Attribution,
        memory: Memory,
        ahead: Sequence[Mention],
        near: tuple[Party | None, Party | None],
    ) -> tuple[Party | None, Phrase | None]:
        if not attribution.source:
            return (near[0] or near[1] if not attribution.cue else None), None
        parts = self._readers[where].parts(cover(attribution.source))
        read = [phrase for part in parts if (phrase := self._readers[where].read(part)) is not None]
        if not read:
            return None, None
        if len(read) > 1:
            return self._together([self._party(where, one, memory, ahead, near[0]) for one in read], where), read[0]
        phrase = read[0]
        if phrase.pronoun == "relative":
            antecedent = self._antecedent(where, phrase)
            if antecedent is None:
                return None, phrase
            phrase = antecedent
        return self._party(where, phrase, memory, ahead, near[0]), phrase

    @staticmethod
    def _together(parties: Sequence[Party], where: Where) -> Party:
        """Several who say one thing: "Ana Ruiz and Omar Haddad"."""
        names = list(dict.fromkeys(party.name for party in parties))
        name = " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
        first = parties[0]
        named = all(party.named for party in parties)
        return Party(Kind.DESCRIPTION, name, where, first.name_span, first.position, plural=True, named=named)

    def _antecedent(self, where: Where, phrase: Phrase) -> Phrase | None:
        """What "who" and "which" stand for: the noun that their clause hangs on."""
        tree = self._trees[where]
        for above in tree.ancestors(phrase.head):
            if above.dep == "relcl":
                noun = tree.tokens[above.head]
                return self._readers[where].read(tree.characters(self._noun_phrase(tree, noun.index)))
        return None

    def _party(
        self,
        where: Where,
        phrase: Phrase,
        memory: Memory,
        ahead: Sequence[Mention],
        outer: Party | None,
    ) -> Party:
        match phrase.kind:
            case Kind.PRONOUN:
                return self._of_pronoun(where, phrase, memory, outer)
            case Kind.PERSON:
                return self._named(where, phrase) or self._cast.add(phrase, where)
            case Kind.BODY:
                return self._by_surname(phrase) or self._cast.add(phrase, where)
            case Kind.GOVERNMENT:
                return self._government(where, phrase)
            case _:
                return self._of_description(where, phrase, memory, ahead)

    def _named(self, where: Where, phrase: Phrase) -> Party | None:
        """The party that the first pass found at this place; the source's words may tell a role more."""
        token = self._trees[where].tokens[phrase.head]
        party = self._at.get((where, token.start))
        if party is None or party.kind is not phrase.kind:
            return None
        party.learn(phrase)
        return party

    def _government(self, where: Where, phrase: Phrase) -> Party:
        """The state, under the longest of its own names; a headline keeps its own short form."""
        party = self._cast.add(phrase, where)
        if where == "headline" and phrase.names_state and party.name != phrase.name:
            own = Party(Kind.GOVERNMENT, phrase.name, where, phrase.name_span, phrase.span.start)
            own.learn(phrase)
            return own
        return party

    def _of_pronoun(self, where: Where, phrase: Phrase, memory: Memory, outer: Party | None) -> Party:
        if phrase.pronoun in {"self", "selves"}:
            found = outer
        else:
            token = self._trees[where].tokens[phrase.head]
            quoted = self._quotations[where].holding(token.start) is not None
            fits = fits_pronoun(phrase, self._offices)
            found = outer if outer is not None and not quoted and fits(outer) else None
            if found is None and phrase.pronoun != "you":
                found = memory.before(token.start, token.sentence, fits, quoted=quoted)
        if found is None:
            return self._described(where, phrase)
        if phrase.gender and found.gender is None:
            found.gender = phrase.gender
        return found

    def _of_description(self, where: Where, phrase: Phrase, memory: Memory, ahead: Sequence[Mention]) -> Party:
        surname = self._by_surname(phrase)
        if surname is not None:
            return surname
        if phrase.definite or phrase.kind is Kind.DOCUMENT:
            sentence = self._trees[where].tokens[phrase.head].sentence
            found = match_description(phrase, sentence, memory, self._offices)
            if found is not None:
                return found
            fits = names_ahead(phrase, self._offices)
            if not phrase.plural and phrase.definite:
                for mention in ahead:
                    if (
                        0 < mention.sentence - sentence <= AHEAD
                        and fits(mention.party)
                        and self._is_new(mention, ahead)
                    ):
                        return mention.party
        return self._described(where, phrase)

    def _by_surname(self, phrase: Phrase) -> Party | None:
        """The person that a bare surname names, where the tagger takes it for something else."""
        words = phrase.text.split()
        if not words or not words[0][0].isupper() or words[0].lower() == "the" or len(words) > 1:
            return None
        return self._cast.person_by_surname(words[0])

    @staticmethod
    def _is_new(mention: Mention, mentions: Sequence[Mention]) -> bool:
        """True when the party is named here for the first time."""
        return next(m for m in mentions if m.party is mention.party) is mention

    def _described(self, where: Where, phrase: Phrase) -> Party:
        return self._named(where, phrase) or self._cast.add(phrase, where)


def find_speakers(
    trees: Mapping[Where, Tree],
    quotations: Mapping[Where, QuotationIndex],
    attributions: Sequence[Attribution],
) -> tuple[Speaker | None, ...]:
    """The speaker of each of `attributions`, in their order; None where the words name nobody."""
    return SpeakerFinder(trees, quotations).find(attributions)
