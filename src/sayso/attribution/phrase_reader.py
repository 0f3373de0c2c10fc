"""The words of a source, read: pronoun, person, government, body, document or description, and what they tell.

In: a stretch of a text that names somebody. Out: a Phrase. Whom it names is told in cast.py and resolution.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sayso.attribution.body_names import body_name
from sayso.attribution.person_names import PersonNames
from sayso.attribution.phrases import POSSESSIVE, PRONOUNS, Kind, Phrase, plain
from sayso.attribution.roles import Roles
from sayso.spans import CharSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.attribution.offices import Gender, Offices
    from sayso.attribution.tree import Tree
    from sayso.model import Token

_DATELINE = re.compile(r"^[A-ZÀ-Þ][\w’'./,() -]{0,60}?\((?:[A-Z][\w ]+)\)\s*[-–—]+\s*")
_INDEFINITE = frozenset((
    "a", "an", "some", "several", "many", "one", "two", "three", "four", "five", "another", "few", "most", "any",
    "other", "others", "all", "dozens", "hundreds", "both",
))  # fmt: skip
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_BESIDE = frozenset((",", "(", "–", "—", ";", ":"))
RELATIVE = frozenset(("who", "which", "that", "whose", "whom"))
"""Words that begin a clause behind a noun."""

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"))
_COMMON = frozenset(("NOUN", "ADJ", "VERB", "ADV", "NUM", "ADP"))


class PhraseReader:
    """Reads phrases of one text."""

    def __init__(self, tree: Tree, offices: Offices) -> None:
        """Keep what every rule reads."""
        self._tree = tree
        self._offices = offices
        self._names = PersonNames(tree, offices)
        self._roles = Roles(tree, offices)

    def read(self, span: CharSpan) -> Phrase | None:
        """What the words at `span` name; None when they hold no token."""
        tokens = self._tokens(span)
        if not tokens:
            return None
        head = self._head(tokens)
        if len(tokens) == 1 and head.lower in PRONOUNS and (head.text == "I" or not head.text.isupper()):
            return self._pronoun(head, span)
        name = self._names.find(tokens, head)
        if name:
            return self._person(tokens, head, name, span)
        return self._other(tokens, head, span)

    def parts(self, span: CharSpan) -> tuple[CharSpan, ...]:
        """The phrases of "Ana Ruiz and the mayor", each by itself; the whole where it names one party."""
        tokens = self._tokens(span)
        if not tokens:
            return ()
        head = self._head(tokens)
        joined = [token for token in self._joined(head) if token.index <= tokens[-1].index]
        if not joined or not all(self._is_party(token) for token in (head, *joined)):
            return (span,)
        starts = [tokens[0].start, *(self._tree.characters(self._tree.phrase(token.index)).start for token in joined)]
        ends = [self._before_joint(start) for start in starts[1:]] + [tokens[-1].end]
        return tuple(CharSpan(start, end) for start, end in zip(starts, ends, strict=True) if start < end)

    def _joined(self, head: Token) -> list[Token]:
        """The heads that are joined to `head` by commas and "and", in order."""
        found: list[Token] = []
        waiting = [head]
        while waiting:
            joined = self._tree.children(waiting.pop().index, "conj")
            found += joined
            waiting += joined
        return sorted(found, key=lambda token: token.index)

    def _is_party(self, token: Token) -> bool:
        """True for a name, and for an office or body told with an article of its own."""
        if token.pos == "PROPN":
            return True
        known = plain(token.lemma) in self._offices.classes or plain(token.lemma) in self._offices.bodies
        return known and bool(self._tree.children(token.index, "det", "poss"))

    def _before_joint(self, position: int) -> int:
        """Where the phrase before the joint ends: before its "and" and comma."""
        index = self._tree.first_at(position) - 1
        while index > 0 and (self._tree.tokens[index].dep == "cc" or self._tree.tokens[index].text in {",", "&"}):
            index -= 1
        return self._tree.tokens[max(0, index)].end

    # --- which word is the head ---

    def _tokens(self, span: CharSpan) -> Sequence[Token]:
        match = _DATELINE.match(span.of(self._tree.text))
        if match and match.end() < len(span):
            span = CharSpan(span.start + match.end(), span.end)
        within = self._tree.within(span)
        return self._tree.tokens[within.start : within.end]

    def _head(self, tokens: Sequence[Token]) -> Token:
        inside = range(tokens[0].index, tokens[-1].index + 1)
        tops = [token for token in tokens if token.head not in inside or token.head == token.index]
        nominal = [token for token in tops if token.pos in _NOMINAL]
        return (nominal or tops or list(tokens))[0]

    # --- pronouns ---

    def _pronoun(self, head: Token, span: CharSpan) -> Phrase:
        stands = PRONOUNS[head.lower]
        gender: Gender | None = "masculine" if stands == "masculine" else "feminine" if stands == "feminine" else None
        return Phrase(
            kind=Kind.PRONOUN,
            text=head.text,
            span=span,
            head=head.index,
            gender=gender,
            plural=stands in {"plural", "selves"},
            pronoun=stands,
        )

    # --- persons ---

    def _person(self, tokens: Sequence[Token], head: Token, name: Sequence[Token], span: CharSpan) -> Phrase:
        text = self._tree.text
        name_span = CharSpan(name[0].start, name[-1].end)
        role = self._roles.role(tokens, head, name)
        before = [plain(token.text) for token in tokens if token.index < name[0].index]
        words = {*before, *(plain(word) for word in re.findall(r"[\w.-]+", role or ""))}
        return Phrase(
            kind=Kind.PERSON,
            text=span.of(text),
            span=span,
            head=name[-1].index,
            name=" ".join(name_span.of(text).split()),
            name_span=name_span,
            role=role,
            role_words=self._offices.offices_among(words),
            gender=self._roles.gender(before, role, name),
            country=self._roles.country([token for token in tokens if token not in name]),
            affiliation=self._roles.affiliation(role),
            noun=plain(name[-1].text),
        )

    # --- everybody else ---

    def _other(self, tokens: Sequence[Token], head: Token, span: CharSpan) -> Phrase:
        core = self._core(tokens, head)
        bare = self._bare_name(core)
        key = bare.lower()
        seat = self._offices.seats.get(key)
        house = self._offices.houses.get(key)
        common = self._common(core, head, span)
        if seat and bare[:1].isupper():
            own = key in self._offices.own_names
            return Phrase(
                kind=Kind.GOVERNMENT,
                name=bare,
                name_span=self._span_of(core),
                country=seat,
                key=key if own else seat.iso,
                names_state=key in self._offices.states,
                **common,
            )
        if house and bare[:1].isupper():
            return Phrase(kind=Kind.BODY, name=bare, name_span=self._span_of(core), country=house, **common)
        country = self._roles.country(core)
        if plain(head.lower) in self._offices.documents or common["noun"] in self._offices.documents:
            return Phrase(kind=Kind.DOCUMENT, country=country, **common)
        name = None if self._is_adjectival(head) else body_name(self._tree, core, head)
        name = name or self._body_beside(tokens, head)
        if name is not None:
            words = " ".join(name.of(self._tree.text).split())
            return Phrase(kind=Kind.BODY, name=words, name_span=name, country=country, **common)
        noun = str(common["noun"])
        return Phrase(
            kind=Kind.DESCRIPTION,
            country=country,
            gender=self._offices.gendered.get(noun),
            role=self._roles.words(core[0].index, core[-1].index + 1),
            role_words=self._offices.offices_among({noun}),
            **common,
        )

    def _common(self, core: Sequence[Token], head: Token, span: CharSpan) -> dict[str, Any]:
        """What every phrase without a person's name tells."""
        before = [token for token in core if token.index < head.index and token.pos != "DET"]
        return {
            "text": CharSpan(max(core[0].start, span.start), min(core[-1].end, span.end)).of(self._tree.text),
            "span": span,
            "head": head.index,
            "plural": self._is_plural(head),
            "definite": core[0].lower in _DEFINITE,
            "possessed": core[0].lower in POSSESSIVE,
            "indefinite": core[0].lower in _INDEFINITE,
            "noun": plain(head.lemma or head.text),
            "is_common": self._begins_sentence(core[0]) and self._is_known_word(core[0]),
            "modifiers": frozenset(plain(token.text) for token in before),
            "compounds": frozenset(plain(token.text) for token in before if token.pos == "NOUN"),
        }

    def _begins_sentence(self, token: Token) -> bool:
        """True where a capital letter tells nothing."""
        return self._tree.sentence(token.index).tokens.start == token.index or token.text.islower()

    def _is_known_word(self, token: Token) -> bool:
        """False for names that the tagger takes for common words at the head of a sentence."""
        word = plain(token.lemma or token.text)
        offices = self._offices
        if token.lower in offices.proper_adjectives:
            return False
        known = (
            word in offices.classes or word in offices.bodies or word in offices.documents or word in offices.anonymous
        )
        return known or token.tag in {"NNS", "JJ", "VBG", "CD"}

    def _is_plural(self, head: Token) -> bool:
        """True for plurals and for two joined by "and", unless these are two offices of one: "the star and author"."""
        if head.tag in {"NNS", "NNPS"}:
            return True
        joined = self._tree.children(head.index, "conj")
        one = plain(head.lemma) in self._offices.classes
        return any(
            not one or other.pos == "PROPN" or other.tag == "NNS" or self._tree.children(other.index, "det", "poss")
            for other in joined
        )

    def _core(self, tokens: Sequence[Token], head: Token) -> Sequence[Token]:
        """The phrase up to what is set beside it: before the first comma, bracket, relative pronoun or participle."""
        end = len(tokens)
        for position, token in enumerate(tokens):
            if token.index > head.index and (
                token.text in _BESIDE or token.lower in RELATIVE or token.dep in {"relcl", "acl"}
            ):
                end = position
                break
        return tokens[:end] or tokens

    @staticmethod
    def _bare_name(core: Sequence[Token]) -> str:
        words = [token.text for token in core]
        if words and words[0].lower() == "the":
            words = words[1:]
        return " ".join(words)

    @staticmethod
    def _span_of(core: Sequence[Token]) -> CharSpan:
        first = 1 if core[0].lower == "the" and len(core) > 1 else 0
        return CharSpan(core[first].start, core[-1].end)

    def _is_adjectival(self, head: Token) -> bool:
        """True for "the Republican", "Democrats", "Americans": people described, no body."""
        words = {head.lower, head.lower.removesuffix("s"), plain(head.lemma)}
        return bool(words & self._offices.proper_adjectives)

    def _body_beside(self, tokens: Sequence[Token], head: Token) -> CharSpan | None:
        """The name set beside a body: "the plant's operator, Nordkraft"."""
        if plain(head.lemma) not in self._offices.bodies:
            return None
        for child in self._tree.children(head.index, "appos"):
            run = self._names.run(tokens, child.index)
            if run and child.index > head.index:
                return CharSpan(run[0].start, run[-1].end)
        return None
