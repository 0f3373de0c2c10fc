"""The words of a source, read: pronoun, person, government, body, document or description, and what they tell.

In: a stretch of a text that names somebody. Out: a Phrase. Whom it names is told in cast.py and resolution.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sayso.spans import CharSpan, TokenSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.attribution.offices import Country, Gender, Offices
    from sayso.attribution.tree import Tree
    from sayso.model import Token

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

_DATELINE = re.compile(r"^[A-ZÀ-Þ][\w’'./,() -]{0,60}?\((?:[A-Z][\w ]+)\)\s*[-–—]+\s*")
_PARTY = re.compile(r"[A-Z]-[A-Z]")  # "(R-Utah)": a party and a state, no office
_CONNECTORS = frozenset(("of", "for", "and", "the", "de", "on", "in", "&", "'s", "’s", "al", "el", "to", "-", "'", "’"))
_PARTICLES = frozenset(
    (
        "al",
        "el",
        "de",
        "del",
        "la",
        "van",
        "von",
        "bin",
        "ben",
        "ibn",
        "abu",
        "abd",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "st",
        "ul",
        "ur",
        "ter",
        "le",
    )
)
_AFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_INDEFINITE = frozenset(
    (
        "a",
        "an",
        "some",
        "several",
        "many",
        "one",
        "two",
        "three",
        "four",
        "five",
        "another",
        "few",
        "most",
        "any",
        "other",
        "others",
        "all",
        "dozens",
        "hundreds",
        "both",
    )
)
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_POSSESSIVE = frozenset(("his", "her", "its", "their", "our", "my"))
_PLAIN_OFFICES = frozenset(
    (
        "city",
        "state",
        "federal",
        "local",
        "national",
        "majority",
        "minority",
        "press",
        "prime",
        "attorney",
        "managing",
        "executive",
        "communications",
        "presidential",
        "general",
    )
)
_FORMER = frozenset(("former", "ex", "late", "then", "acting", "deputy", "top", "senior", "chief", "vice"))


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
    name: str = ""  # "Joseph Dunford", "Pentagon"; "" where it names nobody
    name_span: CharSpan | None = None
    role: str | None = None  # "chairman of the Joint Chiefs of Staff", "Defense Secretary"
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
    pronoun: str = ""  # value of PRONOUNS
    key: str = ""  # of a government: ISO code, or its seat's name where that may be somebody else's
    names_state: bool = False  # of a government: named by the state's own name, not by its seat
    is_common: bool = False  # its first word is a common noun or adjective, whatever letter begins it


def plain(word: str) -> str:
    """`word` in lower case, without a full stop or hyphenated "ex-" around it."""
    return word.lower().strip(".,").removeprefix("ex-")


class PhraseReader:
    """Reads phrases of one text."""

    def __init__(self, tree: Tree, offices: Offices) -> None:
        """Keep what every rule reads."""
        self._tree = tree
        self._offices = offices

    def read(self, span: CharSpan) -> Phrase | None:
        """What the words at `span` name; None when they hold no token."""
        tokens = self._tokens(span)
        if not tokens:
            return None
        head = self._head(tokens)
        if len(tokens) == 1 and head.lower in PRONOUNS and (head.text == "I" or not head.text.isupper()):
            return self._pronoun(head, span)
        name = self._name_tokens(tokens, head)
        if name:
            return self._person(tokens, head, name, span)
        return self._other(tokens, head, span)

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
        nominal = [token for token in tops if token.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}]
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

    def _name_tokens(self, tokens: Sequence[Token], head: Token) -> Sequence[Token]:
        """The tokens of a person's name in the phrase: the tagger's PERSON at its head or set beside its head."""
        starts = [head.index]
        starts += [child.index for child in self._tree.children(head.index, "appos")]
        for index in starts:
            run = self._proper_run(tokens, index)
            if run and self._is_person(run, self._tree.tokens[index]):
                return run
        return self._set_beside(tokens, head)

    def _set_beside(self, tokens: Sequence[Token], head: Token) -> Sequence[Token]:
        """The name behind the last comma of "a spokeswoman for the port, Ana Ruiz", wherever the parser hangs it."""
        if plain(head.lemma) not in self._offices.classes or head.tag == "NNS":
            return ()
        while tokens and not tokens[-1].text[0].isalnum():
            tokens = tokens[:-1]
        commas = [position for position, token in enumerate(tokens) if token.text == "," and token.index > head.index]
        behind = [token for token in tokens[commas[-1] + 1 :] if token.text[0].isalnum()] if commas else []
        if not 2 <= len(behind) <= 4 or not all(
            token.text[0].isupper() or token.lower in _PARTICLES for token in behind
        ):
            return ()
        run = self._proper_run(tokens, behind[-1].index)
        return run if len(run) > 1 and not self._is_body_word(run[-1]) else ()

    def _is_body_word(self, token: Token) -> bool:
        word = plain(token.text)
        return word in self._offices.bodies or word in self._offices.documents or word in self._offices.seats

    def _proper_run(self, tokens: Sequence[Token], index: int) -> Sequence[Token]:
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
        return run if before[-1].lower in _PARTICLES or before[-1].text in {"-", "."} else inside

    @staticmethod
    def _joins(token: Token, beside: Token) -> bool:
        if token.text in {"-", "–", "'", "’", "."}:
            return token.start == beside.end or token.end == beside.start
        if token.lower in _PARTICLES or token.lower in _AFFIXES:
            return True
        return token.pos == "PROPN" and token.text[0].isupper() and token.tag != "POS"

    def _is_person(self, run: Sequence[Token], head: Token) -> bool:
        labels = [self._tree.analysis.entities[token.entity].label for token in run if token.entity >= 0]
        before = run[0].index - 1
        titled = (
            before >= 0
            and plain(self._tree.tokens[before].text) in self._offices.titles
            and self._tree.tokens[before].text[0].isupper()
        )
        words = " ".join(token.lower for token in run)
        if words in self._offices.seats or words in self._offices.houses or words in self._offices.demonyms:
            return False
        if plain(run[-1].text) in self._offices.bodies or plain(run[-1].text) in self._offices.documents:
            return False
        if head.text.isupper() and len(head.text) <= 5 and len(run) == 1 and not titled:
            return False
        if plain(run[0].text) in self._offices.given and len(run) > 1:
            return True
        if "PERSON" in labels or self._has_office_beside(head):
            return True
        if not labels and all(token.pos == "PROPN" and token.text.istitle() for token in run):
            return True  # a body of no fame is tagged as one as a rule; a surname often isn't
        role = head.dep != "appos" and self._lower_role_before(run)
        return (
            titled
            or bool(role)
            or (head.dep == "appos" and len(run) > 1 and "ORG" not in labels and "GPE" not in labels)
        )

    def _has_office_beside(self, head: Token) -> bool:
        """True for "Weiss, a professor at Leipzig,": bodies have no offices."""
        return any(
            plain(child.lemma) in self._offices.classes and plain(child.lemma) not in self._offices.bodies
            for child in self._tree.children(head.index, "appos")
        )

    def _lower_role_before(self, run: Sequence[Token]) -> bool:
        before = run[0].index - 1
        if before < 0:
            return False
        token = self._tree.tokens[before]
        return (
            token.pos == "NOUN"
            and token.lower in self._offices.classes
            and token.head in {t.index for t in run}
            and token.lower not in self._offices.bodies
        )

    def _person(self, tokens: Sequence[Token], head: Token, name: Sequence[Token], span: CharSpan) -> Phrase:
        text = self._tree.text
        name_span = CharSpan(name[0].start, name[-1].end)
        role = self._role(tokens, head, name)
        before = [plain(token.text) for token in tokens if token.index < name[0].index]
        words = {word for word in before if word in self._offices.classes}
        words |= {plain(word) for word in re.findall(r"[\w.-]+", role or "")} & set(self._offices.classes)
        return Phrase(
            kind=Kind.PERSON,
            text=span.of(text),
            span=span,
            head=name[-1].index,
            name=" ".join(name_span.of(text).split()),
            name_span=name_span,
            role=role,
            role_words=frozenset(words),
            gender=self._gender(before, role, name),
            country=self._country(tokens, name),
            affiliation=self._affiliation(role),
            noun=plain(name[-1].text),
        )

    def _role(self, tokens: Sequence[Token], head: Token, name: Sequence[Token]) -> str | None:
        """The office told after the name, before it, or by the phrase that the name is set beside."""
        names = range(name[0].index, name[-1].index + 1)
        if head.index not in names:
            return self._without_article(tokens[0].index, name[0].index)
        for child in self._tree.children(head.index, "appos"):
            phrase = self._tree.phrase(child.index)
            if child.index > name[-1].index and phrase.start > name[-1].index and child.pos in {"NOUN", "PROPN"}:
                return self._without_article(phrase.start, min(phrase.end, tokens[-1].index + 1))
        title = self._without_article(tokens[0].index, name[0].index)
        bare = title is not None and plain(title) in self._offices.honorifics.keys() | self._offices.proper_adjectives
        return None if bare else title

    def _without_article(self, start: int, end: int) -> str | None:
        """The words of these tokens on one line, without an article before and a clause behind; None if none is left."""
        tokens = self._tree.tokens
        while start < end and (
            tokens[start].lower in {"the", "a", "an"} | _POSSESSIVE or not tokens[start].text[0].isalnum()
        ):
            start += 1
        while end > start and not tokens[end - 1].text[0].isalnum() and tokens[end - 1].tag != "POS":
            end -= 1
        for index in range(start, end):
            if tokens[index].dep == "relcl" or tokens[index].lower in {"who", "which"}:
                end = index
                break
        if start >= end:
            return None
        while end > start + 1 and plain(tokens[end - 1].text) in self._offices.honorifics:
            end -= 1
        if start < end and _PARTY.match(tokens[start].text):
            return None
        words = " ".join(self._tree.characters(TokenSpan(start, end)).of(self._tree.text).split()).rstrip(" ,;:")
        return words or None

    def _gender(self, before: Sequence[str], role: str | None, name: Sequence[Token]) -> Gender | None:
        for word in before:
            gender = self._offices.honorifics.get(word)
            if gender:
                return gender
        for word in [*before, *re.findall(r"[\w-]+", (role or "").lower())]:
            if word in self._offices.gendered:
                return self._offices.gendered[word]
        return self._offices.given.get(plain(name[0].text)) if len(name) > 1 else None

    def _country(self, tokens: Sequence[Token], name: Sequence[Token]) -> Country | None:
        skip = {token.index for token in name}
        return self._country_of([token for token in tokens if token.index not in skip])

    def _country_of(self, tokens: Sequence[Token]) -> Country | None:
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

    def _affiliation(self, role: str | None) -> str | None:
        """The body that a role belongs to: "chairman of the Joint Chiefs of Staff", "the Guard's deputy leader"."""
        if not role:
            return None
        match = re.search(r"\b(?:of|at|for|with|from)\s+(?:the\s+)?([A-Z][^,;()]*)", role)
        if match:
            return match.group(1).strip()
        match = re.match(r"(?:the\s+)?([A-Z][\w.&’' -]*?)[’']s?\s+\w", role)
        if match:
            return match.group(1).strip()
        words = role.split()
        body = [index for index, word in enumerate(words) if plain(word) in self._offices.classes]
        lead = words[: body[0]] if body else []
        while lead and plain(lead[-1]) in self._offices.proper_adjectives | _FORMER | _PLAIN_OFFICES:
            lead.pop()
        if lead and all(word[0].isupper() for word in lead) and plain(lead[0]) not in _FORMER:
            if " ".join(lead).lower() not in self._offices.demonyms:
                return " ".join(lead)
        return None

    # --- everybody else ---

    def _other(self, tokens: Sequence[Token], head: Token, span: CharSpan) -> Phrase:
        core = self._core(tokens, head)
        bare = self._bare_name(core)
        key = bare.lower()
        seat = self._offices.seats.get(key)
        house = self._offices.houses.get(key)
        common = dict(
            text=CharSpan(core[0].start, core[-1].end).of(self._tree.text),
            span=span,
            head=head.index,
            plural=self._is_plural(head),
            definite=core[0].lower in _DEFINITE,
            possessed=core[0].lower in _POSSESSIVE,
            indefinite=core[0].lower in _INDEFINITE,
            noun=plain(head.lemma or head.text),
            is_common=self._begins_sentence(core[0]) and self._is_known_word(core[0]),
            modifiers=frozenset(plain(token.text) for token in core if token.index < head.index and token.pos != "DET"),
        )
        if seat and self._alone(core, bare):
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
        if house and self._alone(core, bare):
            return Phrase(kind=Kind.BODY, name=bare, name_span=self._span_of(core), country=house, **common)
        country = self._country_of(core)
        if plain(head.lower) in self._offices.documents or common["noun"] in self._offices.documents:
            return Phrase(kind=Kind.DOCUMENT, country=country, **common)
        name = None if self._is_adjectival(head) else self._body_name(core, head)
        name = name or self._body_beside(tokens, head)
        if name is not None:
            words = " ".join(name.of(self._tree.text).split())
            return Phrase(kind=Kind.BODY, name=words, name_span=name, country=country, **common)
        noun = str(common["noun"])
        return Phrase(
            kind=Kind.DESCRIPTION,
            country=country,
            gender=self._offices.gendered.get(noun),
            role=self._without_article(core[0].index, core[-1].index + 1),
            role_words=frozenset({noun} & set(self._offices.classes)),
            **common,
        )

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
                token.text in {",", "(", "–", "—", ";", ":"}
                or token.lower in {"who", "which"}
                or token.dep in {"relcl", "acl"}
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
    def _alone(core: Sequence[Token], bare: str) -> bool:
        return bool(bare) and bare[0].isupper()

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
            run = self._proper_run(tokens, child.index)
            if run and child.index > head.index:
                return CharSpan(run[0].start, run[-1].end)
        return None

    def _body_name(self, core: Sequence[Token], head: Token) -> CharSpan | None:
        """The capitalised name that holds the head: "Syrian Observatory for Human Rights", "Jaish al-Islam"."""
        if not head.text[0].isupper() and not head.text[0].isdigit():
            for child in self._tree.children(head.index, "appos"):
                if child.pos == "PROPN" and child.index <= core[-1].index:
                    return self._body_name(core, child)
            return None
        if head.pos not in {"PROPN", "NOUN", "ADJ", "X", "NUM"} or (
            head.pos != "PROPN" and head.entity < 0 and head.start == core[0].start
        ):
            return None
        if head.tag in {"NNS"} and head.entity < 0:
            return None
        position = head.index - core[0].index
        start = end = position
        while end + 1 < len(core) and self._continues(core, end + 1, 1):
            end += 1
        while start > 0 and self._continues(core, start - 1, -1):
            start -= 1
        while core[end].lower in _CONNECTORS and end > position:
            end -= 1
        while core[start].lower in _CONNECTORS and start < position:
            start += 1
        return CharSpan(core[start].start, core[end].end)

    @staticmethod
    def _continues(core: Sequence[Token], position: int, step: int) -> bool:
        token = core[position]
        if token.lower in _CONNECTORS:
            beyond = position + step
            while 0 <= beyond < len(core) and core[beyond].lower in _CONNECTORS:
                beyond += step
            if not 0 <= beyond < len(core):
                return False
            known = token.lower not in {"in", "on", "to", "the"} or core[position - 1].lower in {"of", "for"}
            return core[beyond].text[0].isupper() and known and not core[beyond].lower.endswith("-based")
        return token.text[0].isupper() or token.text[0].isdigit()
