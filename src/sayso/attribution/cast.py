"""The parties that an article names: each person, government, body and description once, under its fullest name.

In: phrases, one by one. Out: parties, joined by name. Pronouns and bare descriptions are resolved in resolution.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sayso.attribution.offices import load_offices
from sayso.attribution.phrases import Kind, Phrase, plain
from sayso.attribution.same_names import is_longer, same_body, same_person, spelt_alike, surname
from sayso.model import Speaker, Where
from sayso.spans import CharSpan

if TYPE_CHECKING:
    from sayso.attribution.offices import Country, Gender

_SMALL_WORDS = frozenset((
    "the", "a", "an", "some", "one", "several", "many", "two", "three", "his", "her", "its", "their", "other",
    "another",
))  # fmt: skip


_FULL_NAME = (2, 3)  # words


@dataclass(slots=True)
class Form:
    """One way in which a person is named: how often, and where first."""

    count: int
    span: CharSpan | None
    where: Where


@dataclass(slots=True, eq=False)
class Party:
    """Somebody or something that an article names. Grows while the article is read, and is never kept beyond it."""

    kind: Kind
    name: str
    where: Where
    name_span: CharSpan | None
    position: int
    roles: list[str] = field(default_factory=list)
    role_words: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)  # heads of the descriptions that named it
    modifiers: set[str] = field(default_factory=set)
    gender: Gender | None = None
    plural: bool = False
    country: Country | None = None
    affiliation: str | None = None
    named: bool = True
    forms: dict[str, Form] = field(default_factory=dict)  # the names that a person goes by, in order
    key: str = ""  # of a government: what tells it from others
    spoke: bool = False  # a source of the article so far
    names_state: bool = False  # its name is the state's own, not its seat's

    @property
    def is_group(self) -> bool:
        """True for governments, bodies and plurals."""
        return self.plural or self.kind in {Kind.GOVERNMENT, Kind.BODY}

    def learn(self, phrase: Phrase) -> None:
        """Take over what one more phrase tells of the party."""
        if phrase.role and phrase.kind is Kind.PERSON and phrase.role not in self.roles:
            self.roles.append(phrase.role)
        self.role_words |= phrase.role_words
        self.gender = self.gender or phrase.gender
        self.country = self.country or phrase.country
        self.affiliation = self.affiliation or phrase.affiliation

    def speaker(self, phrase: Phrase | None = None) -> Speaker:
        """The party as it goes into a statement; a role that the statement's own words tell comes first."""
        own = phrase.role if phrase is not None and (phrase.kind is Kind.PERSON or phrase.role_words) else None
        role = (own or (max(self.roles, key=len) if self.roles else None)) if self.kind is Kind.PERSON else None
        return Speaker(
            name=self.name,
            role=role,
            affiliation=(phrase.affiliation if phrase else None) or self.affiliation,
            country=self.country.iso if self.country else None,
            group=self.is_group,
            named=self.named,
            mention=self.name_span,
            mention_where=self.where,
        )


class Cast:
    """The parties of one article."""

    def __init__(self) -> None:
        """Begin with an empty stage."""
        self.parties: list[Party] = []
        self._by_surname: dict[str, list[Party]] = {}

    def add(self, phrase: Phrase, where: Where) -> Party:
        """The party that a naming phrase is about: one that is known under that name, or a new one."""
        found = self.known(phrase) or (self._known_by_given_name(phrase) if where == "text" else None)
        if found is None:
            found = self._new(phrase, where)
        elif phrase.kind is Kind.GOVERNMENT:
            self._rename_state(found, phrase, where)
        elif phrase.kind is Kind.BODY and is_longer(phrase.name, found.name):
            found.name, found.name_span, found.where = phrase.name, phrase.name_span, where
        if phrase.kind is Kind.PERSON:
            form = found.forms.setdefault(phrase.name, Form(0, phrase.name_span, where))
            form.count += 1
            name_person(found)
        found.learn(phrase)
        return found

    def known(self, phrase: Phrase) -> Party | None:
        """The party that already stands under the phrase's name."""
        if phrase.kind is Kind.PERSON:
            return self._known_person(phrase)
        if phrase.kind is Kind.GOVERNMENT:
            return next((p for p in self.parties if p.kind is Kind.GOVERNMENT and p.key == phrase.key), None)
        if phrase.kind is Kind.BODY:
            return next(
                (p for p in reversed(self.parties) if p.kind is Kind.BODY and same_body(p.name, phrase.name)), None
            )
        return None

    def person_by_surname(self, words: str) -> Party | None:
        """The person whose name ends in `words`: of several the one that is named most, and first."""
        parties = self._by_surname.get(surname(words))
        return max(parties, key=_mentions) if parties else None

    def as_person(self, phrase: Phrase) -> Phrase:
        """A body's phrase as a person's where a word of its name alone, or with another, names somebody.

        "Linus Holm" beside "Holm says", and "Fahmi" beside "Minister Fahmi Rasul": the tagger took one for a body.
        """
        words = phrase.name.split()
        if phrase.kind is not Kind.BODY or not words or not all(word.istitle() for word in words):
            return phrase
        if len(words) == 1:
            named = bool(self.person_by_surname(words[0]) or self._person_by_given_name(words[0]))
        else:
            alone = {party.name for party in self.parties if party.kind is Kind.PERSON}
            given = words[0] in alone and plain(words[0]) in load_offices().given
            named = len(words) in _FULL_NAME and (words[-1] in alone or given)
        return _untitled(replace(phrase, kind=Kind.PERSON)) if named else phrase

    def body_with(self, noun: str) -> Party | None:
        """The one body whose name ends in `noun`: "the zoo" of an article headed "The Arnhem Zoo ..."."""
        found = [p for p in self.parties if p.kind is Kind.BODY and p.name.lower().split()[-1:] == [noun]]
        return found[0] if len(found) == 1 and len(found[0].name.split()) > 1 else None

    def _person_by_given_name(self, word: str) -> Party | None:
        """The one person whose full name begins with `word`."""
        found = [p for p in self.parties if p.kind is Kind.PERSON and p.name.split()[0] == word != p.name]
        return found[0] if len(found) == 1 else None

    def _known_person(self, phrase: Phrase) -> Party | None:
        candidates = self._by_surname.get(surname(phrase.name), [])
        for party in sorted(candidates, key=_mentions, reverse=True):
            clash = _clash(party, phrase) and len(phrase.name.split()) == 1
            if same_person(party.name, phrase.name) and not clash:
                return party
        for party in self.parties:
            if party.kind is Kind.PERSON and spelt_alike(party.name, phrase.name):
                return party
        first = [
            p
            for p in self.parties
            if p.kind is Kind.PERSON and len(phrase.name.split()) == 1 and p.name.split()[0] == phrase.name
        ]
        return first[-1] if first else None

    def _known_by_given_name(self, phrase: Phrase) -> Party | None:
        """Who was called by the given name alone so far: "the senator's niece, Mary", then "Mary Tolland"."""
        words = phrase.name.split()
        if phrase.kind is not Kind.PERSON or len(words) < 2:
            return None
        for party in self.parties:
            if party.kind is Kind.PERSON and party.name == words[0] and not _clash(party, phrase):
                self._by_surname.setdefault(surname(phrase.name), []).append(party)
                return party
        return None

    @staticmethod
    def _rename_state(party: Party, phrase: Phrase, where: Where) -> None:
        """A state goes by the longest of its own names in the article, by its plain one where only a seat is named."""
        if phrase.names_state and where == "text" and (not party.names_state or len(phrase.name) > len(party.name)):
            party.name, party.name_span, party.where, party.names_state = phrase.name, phrase.name_span, where, True

    def _new(self, phrase: Phrase, where: Where) -> Party:
        party = Party(
            kind=phrase.kind,
            name=phrase.name or description_name(phrase),
            where=where,
            name_span=phrase.name_span or phrase.span,
            position=phrase.span.start,
            plural=phrase.plural,
            named=bool(phrase.name),
            nouns={phrase.noun} if phrase.noun else set(),
            modifiers=set(phrase.modifiers),
            key=phrase.key,
            names_state=phrase.names_state,
        )
        if (
            phrase.kind is Kind.GOVERNMENT
            and not phrase.names_state
            and phrase.country
            and phrase.key == phrase.country.iso
        ):
            party.name = phrase.country.name
        self.parties.append(party)
        if phrase.kind is Kind.PERSON:
            self._by_surname.setdefault(surname(phrase.name), []).append(party)
        return party


def _clash(party: Party, phrase: Phrase) -> bool:
    return bool(party.gender and phrase.gender and party.gender != phrase.gender)


def _untitled(phrase: Phrase) -> Phrase:
    """The phrase with its name cut to what stands behind titles: "Major-Gen Gopal Govind"."""
    titles, words = load_offices().titles, phrase.name.split()
    while len(words) > 1 and all(plain(part) in titles for part in words[0].split("-")):
        words.pop(0)
    name, span = " ".join(words), phrase.name_span
    if len(words) == len(phrase.name.split()):
        return phrase
    return replace(phrase, name=name, name_span=CharSpan(span.end - len(name), span.end) if span else None)


def _mentions(party: Party) -> int:
    return sum(form.count for form in party.forms.values())


def name_person(party: Party) -> None:
    """Give the party its fullest name: the longest of those that begin as the most frequent full one does.

    A headline's goes only where the text has none: headlines shorten names.
    """
    full = {name: form for name, form in party.forms.items() if len(name.split()) > 1}
    full = {name: form for name, form in full.items() if form.where == "text"} or full
    if not full:
        return
    first = max(full.items(), key=lambda item: item[1].count)[0].split()[0]
    name = max((n for n in full if n.split()[0] == first), key=lambda n: len(n.split()))
    party.name, party.name_span, party.where = name, full[name].span, full[name].where


def description_name(phrase: Phrase) -> str:
    """A description as a name: one line, its article in lower case, "the" kept only where nothing else is said."""
    words = " ".join(phrase.text.split()).strip(" ,;:-–—")
    first, _, rest = words.partition(" ")
    small = first.lower() in _SMALL_WORDS or (first.istitle() and phrase.kind is Kind.DESCRIPTION and phrase.is_common)
    return f"{first.lower()} {rest}".strip() if small else words
