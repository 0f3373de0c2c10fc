"""The parties that an article names: each person, government, body and description once, under its fullest name.

In: phrases, one by one. Out: parties, joined by name. Pronouns and bare descriptions are resolved in resolution.py.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.attribution.phrases import Kind, Phrase, plain
from sayso.model import Speaker, Where

if TYPE_CHECKING:
    from sayso.attribution.offices import Country, Gender
    from sayso.spans import CharSpan

_HONORIFIC_PARTS = re.compile(r"\b(?:al|el|abu|bin|ibn|ben)\b-?")
_VOWELS = re.compile(r"[aeiouyw\W_]+")
_AFFIX = re.compile(r",?\s+(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)


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
        found = self.known(phrase)
        if found is None:
            found = self._new(phrase, where)
        elif phrase.kind is Kind.GOVERNMENT:
            self._rename_state(found, phrase, where)
        elif phrase.kind is Kind.BODY and _is_longer(phrase.name, found.name):
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
        """The person whose name ends in `words`: of several the one that is named most."""
        parties = self._by_surname.get(_surname(words))
        return max(reversed(parties), key=_mentions) if parties else None

    def _known_person(self, phrase: Phrase) -> Party | None:
        candidates = self._by_surname.get(_surname(phrase.name), [])
        for party in sorted(reversed(candidates), key=_mentions, reverse=True):
            clash = party.gender and phrase.gender and party.gender != phrase.gender
            if same_person(party.name, phrase.name) and not (clash and len(phrase.name.split()) == 1):
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

    @staticmethod
    def _rename_state(party: Party, phrase: Phrase, where: Where) -> None:
        """A state goes by the longest of its own names in the article, and by its plain one where only a seat is named."""
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
            self._by_surname.setdefault(_surname(phrase.name), []).append(party)
        return party


def _mentions(party: Party) -> int:
    return sum(form.count for form in party.forms.values())


def name_person(party: Party) -> None:
    """Give the party its fullest name: the longest of those that begin as the most frequent full one does."""
    full = {name: form for name, form in party.forms.items() if len(name.split()) > 1}
    if not full:
        return
    first = max(full.items(), key=lambda item: item[1].count)[0].split()[0]
    name = max((n for n in full if n.split()[0] == first), key=lambda n: len(n.split()))
    party.name, party.name_span, party.where = name, full[name].span, full[name].where


def description_name(phrase: Phrase) -> str:
    """A description as a name: one line, its article in lower case, "the" kept only where nothing else is said."""
    words = " ".join(phrase.text.split()).strip(" ,;:")
    first, _, rest = words.partition(" ")
    if first.lower() in {
        "the",
        "a",
        "an",
        "some",
        "one",
        "several",
        "many",
        "two",
        "three",
        "his",
        "her",
        "its",
        "their",
        "other",
        "another",
    }:
        return f"{first.lower()} {rest}".strip()
    if first.istitle() and phrase.kind is Kind.DESCRIPTION and phrase.is_common:
        return f"{first.lower()} {rest}".strip()
    return words


def _fold(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.lower().replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace(".", "")


def _surname(name: str) -> str:
    words = _fold(_AFFIX.sub("", name)).replace("-", " ").split()
    return words[-1] if words else ""


def same_person(full: str, other: str) -> bool:
    """True when one name is the end of the other, or both begin alike: "Dunford", "J. Dunford", "Joseph Dunford"."""
    a, b = (_fold(_AFFIX.sub("", name)).replace("-", " ").split() for name in (full, other))
    if len(a) > 1 and len(b) > 1 and bool(_AFFIX.search(full)) != bool(_AFFIX.search(other)):
        return False  # father and son
    if len(a) < len(b):
        a, b = b, a
    if a[-len(b) :] == b:
        return True
    first_a, first_b = a[0], b[0]
    alike = first_a == first_b or first_a.startswith(first_b) or first_b.startswith(first_a)
    return len(b) > 1 and a[-1] == b[-1] and alike


def spelt_alike(full: str, other: str) -> bool:
    """True for two spellings of one transliterated name: "Rami Abdel Rahman", "Rami Abdurrahman"."""
    a, b = _fold(full).split(), _fold(other).split()
    if len(a) < 2 or len(b) < 2 or a[0][:3] != b[0][:3]:
        return False
    left, right = (_VOWELS.sub("", _HONORIFIC_PARTS.sub("", " ".join(words))) for words in (a, b))
    return len(left) > 4 and _near(re.sub(r"(.)\1", r"\1", left), re.sub(r"(.)\1", r"\1", right))


def _near(left: str, right: str) -> bool:
    """True when the two differ by one letter at most."""
    if left == right:
        return True
    if abs(len(left) - len(right)) > 1:
        return False
    short, long = sorted((left, right), key=len)
    for index, letter in enumerate(short):
        if letter != long[index]:
            rest = short[index:] if len(short) < len(long) else short[index + 1 :]
            return rest == long[index + 1 :]
    return True


def _body_words(name: str) -> list[str]:
    words = re.findall(r"[\w&]+", _fold(name))
    return [word for word in words if word not in {"the", "of", "for", "and", "s"}] or words


def same_body(full: str, other: str) -> bool:
    """True when one name holds all words of the other in order, or is made of its first letters."""
    a, b = _body_words(full), _body_words(other)
    if not a or not b:
        return False
    if len(a) < len(b):
        a, b, other = b, a, full
    if a[-len(b) :] == b or a[: len(b)] == b:
        return len(b) > 1 or len(a) == 1 or len(b[0]) > 3
    if len(b) == 1 and b[0] in a and len(b[0]) > 5 and full[0].isupper():
        return True  # "the Observatory" for "the Orontes Observatory for Human Rights"
    letters = "".join(word[0] for word in a)
    return (
        len(b) == 1
        and len(b[0]) > 1
        and other.strip(".").isupper()
        and b[0] in letters
        and len(letters) <= len(b[0]) + 1
    )


def _is_longer(new: str, old: str) -> bool:
    return len(_body_words(new)) > len(_body_words(old))
