"""Whom pronouns and bare descriptions name: the parties mentioned before them, nearest and most prominent first.

In: mentions in order of the text. Out: parties. Anonymous sources ("a medical source") are joined with nothing but a
later "the source"; two indefinite descriptions are always two parties.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.attribution.phrases import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sayso.attribution.cast import Party
    from sayso.attribution.offices import Gender, Offices
    from sayso.attribution.phrases import Phrase

REACH = 8
"""Sentences that a pronoun looks back. Of 40 articles read by hand none needed more than six."""

AHEAD = 3
"""Sentences that "the top officer" of a story's head looks ahead for the name that it stands for."""

_GENERIC_BODIES = frozenset((
    "group", "organisation", "organization", "agency", "body", "company", "firm", "paper", "newspaper", "network",
    "movement", "faction", "watchdog", "monitor", "outlet", "charity", "team", "institution", "giant", "broadcaster",
))  # fmt: skip
_PUBLIC = frozenset(("candidate", "lawmaker", "governor", "head", "business", "art", "sport", "minister"))
"""Classes of offices by which papers call well-known persons whose office they haven't told: "the former senator"."""

_GENERIC_STATES = frozenset(("country", "nation", "state", "government", "kingdom", "republic"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named at a position."""

    position: int
    sentence: int
    party: Party
    subject: bool
    speaks: bool  # the source of an attribution
    quoted: bool  # within quotation marks


class Memory:
    """The mentions of a text so far, and those to come."""

    def __init__(self, offices: Offices) -> None:
        """Begin with nothing mentioned."""
        self._offices = offices
        self._mentions: list[Mention] = []

    def add(self, mention: Mention) -> None:
        """Remember one more mention; they come in order of the text."""
        self._mentions.append(mention)

    def before(self, position: int, sentence: int, fits: Callable[[Party], bool], *, quoted: bool) -> Party | None:
        """The most prominent fitting party: of the same sentence its subjects, then sentence by sentence back."""
        for back in range(REACH):
            found = [m for m in self._of(sentence - back, position, quoted=quoted) if fits(m.party)]
            if back == 0:
                found = [m for m in found if m.subject or m.speaks]
            if found:
                return max(found, key=_prominence).party
        return None

    def _of(self, sentence: int, position: int, *, quoted: bool) -> Iterable[Mention]:
        for mention in reversed(self._mentions):
            if mention.sentence < sentence - 1:
                return
            if mention.sentence == sentence and mention.position < position and (quoted or not mention.quoted):
                yield mention

    def last(self, position: int, fits: Callable[[Party], bool]) -> Party | None:
        """The fitting party mentioned last before `position`, however far back."""
        for mention in reversed(self._mentions):
            if mention.position < position and fits(mention.party):
                return mention.party
        return None


def _prominence(mention: Mention) -> tuple[bool, bool, int]:
    return mention.speaks, mention.subject, -mention.position


def fits_pronoun(phrase: Phrase, offices: Offices) -> Callable[[Party], bool]:
    """What a party must be for the pronoun to name it."""
    match phrase.pronoun:
        case "masculine" | "feminine":
            return lambda party: is_human(party, offices) and _agrees(party.gender, phrase.gender)
        case "plural":
            return lambda party: party.is_group
        case _:
            return lambda party: not party.plural and not is_human(party, offices)


def _agrees(known: Gender | None, wanted: Gender | None) -> bool:
    return known is None or known == wanted


def is_human(party: Party, offices: Offices) -> bool:
    """True for persons and for descriptions of one."""
    if party.kind is Kind.PERSON:
        return True
    if party.kind is not Kind.DESCRIPTION or party.plural:
        return False
    words = party.nouns & (offices.classes.keys() | offices.gendered.keys() | offices.anonymous)
    return bool(words) or (not party.nouns & (offices.bodies | offices.documents) and any(map(_doer, party.nouns)))


def _doer(noun: str) -> bool:
    """True for nouns made like "baker" and "pianist": a claim or a plan is no "he"."""
    return noun.endswith(("er", "or", "ist", "ian", "man", "woman", "person", "eer", "ess", "ee", "ant"))


def match_description(phrase: Phrase, sentence: int, memory: Memory, offices: Offices) -> Party | None:
    """The party that a definite description takes up again: "the minister", "the officials", "the Observatory"."""
    noun = phrase.noun
    if phrase.possessed:
        return None
    if phrase.plural:
        return memory.last(
            phrase.span.start, lambda party: party.plural and noun in party.nouns and _no_clash(phrase, party)
        )
    if noun in offices.bodies and not (noun in offices.classes and phrase.gender):
        return _match_body(phrase, memory)
    same = memory.last(phrase.span.start, lambda party: _is_office(party, noun) and _suits(phrase, party))
    if same is not None:
        return same
    shared = memory.last(
        phrase.span.start,
        lambda party: (
            party.kind is Kind.PERSON
            and offices.shares_class(noun, frozenset(party.role_words))
            and _suits(phrase, party)
        ),
    )
    if shared is not None or not offices.classes.get(noun, frozenset()) & _PUBLIC:
        return shared
    return memory.before(
        phrase.span.start,
        sentence,
        lambda party: party.kind is Kind.PERSON and not party.role_words and _suits(phrase, party),
        quoted=False,
    )


def _is_office(party: Party, noun: str) -> bool:
    return not party.plural and (noun in party.role_words or noun in party.nouns) and party.kind is not Kind.BODY


def _match_body(phrase: Phrase, memory: Memory) -> Party | None:
    noun = phrase.noun
    named = memory.last(
        phrase.span.start,
        lambda party: (
            (party.kind is Kind.BODY and noun in party.name.lower().split())
            or (
                party.kind is Kind.DESCRIPTION and not party.plural and noun in party.nouns and _no_clash(phrase, party)
            )
        ),
    )
    if named is not None:
        return named
    if noun in _GENERIC_STATES and not phrase.modifiers:
        return memory.last(phrase.span.start, lambda party: party.kind is Kind.GOVERNMENT)
    if noun in _GENERIC_BODIES and not phrase.modifiers:
        return memory.last(phrase.span.start, lambda party: party.kind is Kind.BODY)
    return None


def _suits(phrase: Phrase, party: Party) -> bool:
    if phrase.gender and party.gender and phrase.gender != party.gender:
        return False
    return _no_clash(phrase, party)


def _no_clash(phrase: Phrase, party: Party) -> bool:
    """False when the two name different countries, or one is "former" or "another" and the other isn't."""
    if phrase.country and party.country and phrase.country != party.country:
        return False
    if party.kind is not Kind.DESCRIPTION:
        return True
    extra = phrase.modifiers - party.modifiers - {"same", "said"}
    return not extra or bool(phrase.modifiers & party.modifiers)


def names_ahead(phrase: Phrase, offices: Offices) -> Callable[[Party], bool]:
    """What a person named later must be for a description at a story's head to stand for him or her."""
    return lambda party: (
        party.kind is Kind.PERSON
        and offices.shares_class(phrase.noun, frozenset(party.role_words))
        and _suits(phrase, party)
    )
