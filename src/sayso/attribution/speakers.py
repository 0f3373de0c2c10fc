"""Attributions in, their speakers out: whom each source's words name within the article.

Two passes. The first reads every name of headline and text, so that each party has its fullest name (mentions.py). The
second goes through a field in order and resolves pronouns and descriptions by what was mentioned before them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.attribution.cast import Party
from sayso.attribution.contents import QuotationIndex
from sayso.attribution.mentions import Mentions, clauseless
from sayso.attribution.offices import load_offices
from sayso.attribution.phrase_reader import RELATIVE, PhraseReader
from sayso.attribution.phrases import Kind, Phrase, plain
from sayso.attribution.resolution import (
    AHEAD,
    Memory,
    Mention,
    fits_pronoun,
    match_description,
    names_ahead,
)
from sayso.spans import CharSpan, cover

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sayso.attribution.tree import Tree
    from sayso.model import Attribution, Speaker, Token, Where
    from sayso.spans import Fragments

_DEEPEST = 20
LONGEST_CLAUSE = 5
"""Words of a clause before its object that a source is looked back over: "who twice led the raid"."""

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM"))
_POINTING = frozenset(("this", "these", "those"))  # "those who left": they take up nobody


def find_speakers(
    trees: Mapping[Where, Tree],
    quotations: Mapping[Where, QuotationIndex],
    attributions: Sequence[Attribution],
) -> tuple[Speaker | None, ...]:
    """The speaker of each of `attributions`, in their order; None where the words name nobody."""
    offices = load_offices()
    readers = {where: PhraseReader(tree, offices) for where, tree in trees.items()}
    mentions = Mentions(trees, quotations, readers, offices)
    found: dict[int, _Found] = {}
    for where in ("text", "headline"):
        found |= _FieldReader(where, trees[where], quotations[where], readers[where], mentions).find(attributions)
    return tuple(found[index].speaker() for index in range(len(attributions)))


@dataclass(frozen=True, slots=True)
class _Found:
    """Whom a source names, and the words that it was told from."""

    party: Party | None
    phrase: Phrase | None = None

    def speaker(self) -> Speaker | None:
        return self.party.speaker(self.phrase) if self.party is not None else None


@dataclass(frozen=True, slots=True)
class _Saying:
    """What a source's words stand in: the speaker around them, and what they say."""

    outer: Party | None
    said: Fragments


class _FieldReader:
    """Resolves the sources of headline or text, in order."""

    def __init__(
        self, where: Where, tree: Tree, quotations: QuotationIndex, reader: PhraseReader, mentions: Mentions
    ) -> None:
        self._offices = load_offices()
        self._where, self._tree, self._quotations, self._reader = where, tree, quotations, reader
        self._mentions, self._cast = mentions, mentions.cast
        self._memory = Memory(self._offices)
        self._ahead: Sequence[Mention] = mentions.of(where)
        self._waiting: list[Mention | Token] = sorted([*self._ahead, *mentions.pronouns(where)], key=_place)

    def find(self, attributions: Sequence[Attribution]) -> dict[int, _Found]:
        """Index -> whom the source names, for each attribution of the field."""
        found: dict[int, _Found] = {}
        last: Party | None = None
        for index in self._in_order(attributions):
            attribution = attributions[index]
            self._remember_until(self._position(attribution))
            outer = found.get(attribution.outer) if attribution.outer is not None else None
            found[index] = self._resolve(attribution, outer.party if outer else None, last)
            party, phrase = found[index].party, found[index].phrase
            if party is not None and phrase is not None:
                self._memory.add(self._mentions.mention(self._where, phrase.head, party, speaks=True))
            if attribution.outer is None:
                last = party or last
        return found

    def _remember_until(self, position: int) -> None:
        """Remember what is mentioned before `position`, by name or by "he" and "she"."""
        while self._waiting and _place(self._waiting[0]) < position:
            waiting = self._waiting.pop(0)
            if isinstance(waiting, Mention):
                self._memory.add(waiting)
                continue
            phrase = self._reader.read(waiting.span)
            party = self._taken_up(phrase, ()) if phrase is not None else None
            if party is not None and phrase is not None:
                party.gender = party.gender or phrase.gender
                self._memory.add(self._mentions.mention(self._where, waiting.index, party, chain=True))

    def _in_order(self, attributions: Sequence[Attribution]) -> list[int]:
        """Indices in order of the text, each after the one whose content it stands in."""

        def place(index: int) -> tuple[int, ...]:
            chain = [index]
            outer = attributions[index].outer
            while outer is not None and outer not in chain and len(chain) < _DEEPEST:
                chain.append(outer)
                outer = attributions[outer].outer
            return tuple(self._position(attributions[link]) for link in reversed(chain))

        return sorted((index for index, a in enumerate(attributions) if a.where == self._where), key=place)

    @staticmethod
    def _position(attribution: Attribution) -> int:
        spans = attribution.source or attribution.cue or attribution.content
        return spans[0].start

    def _resolve(self, attribution: Attribution, outer: Party | None, last: Party | None) -> _Found:
        if not attribution.source:
            return _Found(outer or last if not attribution.cue else None)
        saying = _Saying(outer, attribution.content)
        parts = self._reader.parts(self._with_relative(self._in_one_sentence(attribution.source)))
        read = [phrase for part in parts if (phrase := self._reader.read(part)) is not None]
        if len(read) > 1:
            return _Found(self._together([self._party(one, saying) for one in read]), read[0])
        if not read:
            return _Found(None)
        phrase = read[0] if read[0].pronoun != "relative" else self._antecedent(read[0])
        return _Found(self._party(phrase, saying), phrase) if phrase is not None else _Found(None, read[0])

    def _in_one_sentence(self, source: Fragments) -> CharSpan:
        """The source up to the end of the sentence in which it begins."""
        tokens = self._tree.tokens
        sentences = [tokens[min(self._tree.first_at(span.start), len(tokens) - 1)].sentence for span in source]
        return cover(span for span, sentence in zip(source, sentences, strict=True) if sentence == sentences[0])

    def _with_relative(self, source: CharSpan) -> CharSpan:
        """The source from the noun on whose clause it ends: of "the union that called the action" the whole."""
        tokens, first = self._tree.tokens, self._tree.first_at(source.start)
        clause = [tokens[index] for index in range(max(0, first - LONGEST_CLAUSE), first)]
        while clause and not (clause[0].lower in RELATIVE and clause[0].index):
            clause.pop(0)
        if len(clause) < 2 or clause[-1].pos != "VERB" or any(not t.text[0].isalnum() for t in clause):
            return source
        start = clause[0].index
        while start and tokens[start - 1].pos in _NOMINAL:
            start -= 1
        return CharSpan(tokens[start].start, source.end) if start < clause[0].index else source

    def _together(self, parties: Sequence[Party]) -> Party:
        """Several who say one thing: "Ana Ruiz and Omar Haddad"."""
        names = list(dict.fromkeys(party.name for party in parties))
        name = " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
        first = parties[0]
        named = all(party.named for party in parties)
        return Party(Kind.DESCRIPTION, name, self._where, first.name_span, first.position, plural=True, named=named)

    def _antecedent(self, phrase: Phrase) -> Phrase | None:
        """What "who" and "which" stand for: the noun that their clause hangs on."""
        for above in self._tree.ancestors(phrase.head):
            if above.dep == "relcl":
                noun = self._tree.tokens[above.head]
                return self._reader.read(self._tree.characters(clauseless(self._tree, noun.index)))
        return None

    def _party(self, phrase: Phrase, saying: _Saying) -> Party:
        phrase = self._cast.as_person(phrase)
        match phrase.kind:
            case Kind.PRONOUN:
                return self._of_pronoun(phrase, saying)
            case Kind.PERSON:
                return self._named(phrase) or self._cast.add(phrase, self._where)
            case Kind.BODY:
                return self._by_surname(phrase) or self._cast.add(phrase, self._where)
            case Kind.GOVERNMENT:
                return self._by_surname(phrase) or self._government(phrase)
            case _:
                return self._of_description(phrase)

    def _named(self, phrase: Phrase) -> Party | None:
        """The party that the first pass found at this place; the source's words may tell a role more."""
        party = self._mentions.at(self._where, self._tree.tokens[phrase.head].start)
        if party is None or party.kind is not phrase.kind:
            return None
        party.learn(phrase)
        return party

    def _government(self, phrase: Phrase) -> Party:
        """The state, under the longest of its own names; a headline keeps its own short form."""
        party = self._cast.add(phrase, self._where)
        if self._where == "headline" and phrase.names_state and party.name != phrase.name:
            own = Party(Kind.GOVERNMENT, phrase.name, self._where, phrase.name_span, phrase.span.start)
            own.learn(phrase)
            return own
        return party

    def _of_pronoun(self, phrase: Phrase, saying: _Saying) -> Party:
        """Whom the pronoun stands for: the speaker around it first, where it may name that one."""
        outer, found = saying.outer, None
        if phrase.pronoun in {"self", "selves"}:
            found = outer
        elif phrase.text.lower() not in _POINTING:
            quoted = self._is_quoted(phrase)
            found = outer if outer is not None and not quoted and self._fits(phrase)(outer) else None
            found = found or (self._taken_up(phrase, saying.said) if phrase.pronoun != "you" else None)
        if found is None:
            return self._described(phrase)
        if phrase.gender and found.gender is None:
            found.gender = phrase.gender
        return found

    def _taken_up(self, phrase: Phrase, said: Fragments) -> Party | None:
        """The party that a pronoun takes up; nobody named in what is `said`: "Brandt was ill, he said" is another."""
        token = self._tree.tokens[phrase.head]
        fits = self._fits(phrase)
        later = self._named_after(token, fits)
        return later or self._memory.before(
            token.start, token.sentence, fits, quoted=self._is_quoted(phrase), gender=phrase.gender, apart=said
        )

    def _named_after(self, token: Token, fits: Callable[[Party], bool]) -> Party | None:
        """Of "Although she was tired, Ruiz said" the name behind the clause that begins the sentence."""
        clause = self._tree.tokens[token.head]
        if token.dep not in {"nsubj", "nsubjpass"} or clause.dep != "advcl" or clause.head < clause.index:
            return None
        for subject in self._tree.children(clause.head, "nsubj", "nsubjpass"):
            party = self._mentions.at(self._where, subject.start)
            if subject.index > clause.index and party is not None and party.kind is Kind.PERSON and fits(party):
                return party
        return None

    def _fits(self, phrase: Phrase) -> Callable[[Party], bool]:
        return fits_pronoun(phrase, self._offices)

    def _is_quoted(self, phrase: Phrase) -> bool:
        return self._quotations.holding(self._tree.tokens[phrase.head].start) is not None

    def _of_description(self, phrase: Phrase) -> Party:
        surname = self._by_surname(phrase) or self._set_behind(phrase)
        if surname is not None:
            return surname
        if phrase.definite or phrase.kind is Kind.DOCUMENT:
            sentence = self._tree.tokens[phrase.head].sentence
            found = match_description(phrase, sentence, self._memory, self._offices) or self._ahead_of(phrase, sentence)
            if found is None and phrase.definite and not phrase.plural and not phrase.modifiers:
                found = self._cast.body_with(phrase.noun)
            if found is not None:
                return found
        return self._described(phrase)

    def _set_behind(self, phrase: Phrase) -> Party | None:
        """The person whose name stands between commas behind an office: "the chief officer, Dr. Ana Ruiz, said"."""
        tokens, index = self._tree.tokens, self._tree.first_at(phrase.span.end)
        if phrase.plural or not phrase.role_words or index >= len(tokens) or tokens[index].text != ",":
            return None
        index += 1
        while index < len(tokens) and plain(tokens[index].text) in self._offices.titles | {"."}:
            index += 1
        if index >= len(tokens) or tokens[index].entity < 0:
            return None
        entity = self._tree.analysis.entities[tokens[index].entity]
        closed = entity.tokens.end < len(tokens) and tokens[entity.tokens.end].text == ","
        if entity.label != "PERSON" or entity.tokens.start != index or not closed:
            return None
        return self._mentions.at(self._where, tokens[entity.tokens.end - 1].start)

    def _ahead_of(self, phrase: Phrase, sentence: int) -> Party | None:
        """Who is named for the first time soon after "the top officer" at a story's head."""
        if phrase.plural or not phrase.definite:
            return None
        fits = names_ahead(phrase, self._offices)
        seen: set[int] = set()
        for mention in self._ahead:
            new = id(mention.party) not in seen
            seen.add(id(mention.party))
            if new and mention.sentence > sentence and fits(mention.party) and self._is_soon(phrase, mention):
                return mention.party
        return None

    def _is_soon(self, phrase: Phrase, mention: Mention) -> bool:
        """True within `AHEAD` sentences, and in the next paragraph however long the quotation that lies between."""
        between = self._tree.text[phrase.span.end : mention.position].split("\n")
        breaks = sum(bool(line.strip()) for line in between[1:])
        near = mention.sentence - self._tree.tokens[phrase.head].sentence <= AHEAD
        return near or (breaks <= 1 and self._only_quoted(phrase.span.end, mention.position))

    def _only_quoted(self, start: int, end: int) -> bool:
        """True when a quotation takes up most of the characters between."""
        quoted = sum(q.end - q.start for q in self._quotations.all if start <= q.start and q.end <= end)
        return 2 * quoted > end - start

    def _by_surname(self, phrase: Phrase) -> Party | None:
        """The person that a bare surname names, where the tagger takes it for something else."""
        words = phrase.text.removesuffix("’s").removesuffix("'s").split()
        if not words or not words[0][0].isupper() or words[0].lower() == "the" or len(words) > 1:
            return None
        return self._cast.person_by_surname(words[0])

    def _described(self, phrase: Phrase) -> Party:
        return self._named(phrase) or self._cast.add(phrase, self._where)


def _place(waiting: Mention | Token) -> int:
    return waiting.position if isinstance(waiting, Mention) else waiting.start
