"""Whom pronouns and bare descriptions name: the parties mentioned before them, nearest and most prominent first.

In: mentions in order of the text. Out: parties. Anonymous sources ("a medical source") are joined with nothing but a
later "the source"; two indefinite descriptions are always two parties.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.attribution.phrases import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sayso.attribution.cast import Party
    from sayso.attribution.offices import Country, Gender, Offices
    from sayso.attribution.phrases import Phrase
    from sayso.spans import CharSpan

REACH = 8
"""Sentences that a pronoun looks back. Of 40 articles read by hand none needed more than six."""

NEAR = 2
"""Sentences that "the company" looks back for one that has not spoken."""

FAR = 24
"""Sentences that "the singer" looks back for somebody whose trade isn't told: a quotation may lie between."""

LONGEST_TRADE = 4
"""Words of a role that names a trade: "currently the richest person in the world" names none."""

AHEAD = 3
"""Sentences that "the top officer" of a story's head looks ahead for the name that it stands for."""

_PUBLIC = frozenset(
    ("candidate", "lawmaker", "governor", "head", "business", "tycoon", "art", "sport", "media", "minister")
)
"""Classes of offices by which papers call well-known persons whose office they haven't told: "the former senator"."""

_TAKEN_UP = frozenset((Kind.PERSON, Kind.DESCRIPTION))
"""Kinds that a pronoun takes up from any place in the sentence before."""

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
    chain: bool = False  # by a pronoun: whom a text calls "he" it is about


class Memory:
    """The mentions of a text so far, and those to come."""

    def __init__(self, offices: Offices) -> None:
        """Begin with nothing mentioned."""
        self._offices = offices
        self._mentions: list[Mention] = []

    def add(self, mention: Mention) -> None:
        """Remember one more mention; they come in order of the text."""
        mention.party.spoke = mention.party.spoke or mention.speaks
        self._mentions.append(mention)

    def before(
        self,
        position: int,
        sentence: int,
        fits: Callable[[Party], bool],
        *,
        quoted: bool,
        gender: Gender | None = None,
        apart: Sequence[CharSpan] = (),
    ) -> Party | None:
        """The most prominent fitting party: of the same sentence its subjects, then sentence by sentence back.

        Governments and bodies must be subjects or speak: as a place or an object nobody takes them up by a pronoun.
        Mentions within `apart` are passed over.
        """
        for back in range(REACH):
            found = [
                m
                for m in self._of(sentence - back, position, quoted=quoted)
                if fits(m.party) and not any(span.start <= m.position < span.end for span in apart)
            ]
            if back == 0:
                found = [m for m in found if m.subject or m.speaks]
            found = [m for m in found if _is_in_play(m)]
            if found:
                return max(found, key=lambda mention: _prominence(mention, gender)).party
        return None

    def subject_before(self, position: int, sentence: int, fits: Callable[[Party], bool]) -> Party | None:
        """The fitting party that was a subject last, else the one mentioned last, `FAR` sentences back."""
        near = (m for m in self._mentions if sentence - FAR < m.sentence <= sentence and m.position < position)
        found = [m for m in near if not m.quoted and fits(m.party)]
        return max(found, key=lambda m: (m.speaks or m.subject, m.sentence, -m.position)).party if found else None

    def _of(self, sentence: int, position: int, *, quoted: bool) -> Iterable[Mention]:
        for mention in reversed(self._mentions):
            if mention.sentence < sentence - 1:
                return
            if mention.sentence == sentence and mention.position < position and (quoted or not mention.quoted):
                yield mention

    def likeliest(self, position: int, fits: Callable[[Party], bool], *, country: Country | None) -> Party | None:
        """The fitting party that is known to be of `country`, else that has spoken, else that was mentioned last."""
        found = [m for m in self._mentions if m.position < position and fits(m.party)]
        ours = [m for m in found if country is not None and m.party.country == country]
        spoke = [m for m in ours or found if m.party.spoke]
        return (spoke or ours or found)[-1].party if found else None

    def last(
        self, position: int, fits: Callable[[Party], bool], *, speaks: bool = False, since: int = 0
    ) -> Party | None:
        """The fitting party mentioned last before `position`, since that sentence; as a source if `speaks`."""
        for mention in reversed(self._mentions):
            if mention.sentence < since:
                return None
            if mention.position < position and (mention.speaks or not speaks) and fits(mention.party):
                return mention.party
        return None


def _is_in_play(mention: Mention) -> bool:
    """True for who may be taken up by a pronoun: somebody, or a government or body that speaks or acts."""
    party = mention.party
    acts = mention.subject and (party.kind is Kind.GOVERNMENT or len(party.name.split()) > 1)
    return mention.speaks or party.kind in _TAKEN_UP or acts


def _prominence(mention: Mention, gender: Gender | None) -> tuple[bool, bool, bool, bool, int]:
    """Who speaks goes first, then whom the gender is known to fit, whom a pronoun named, subjects, who stands first."""
    known = gender is not None and mention.party.gender == gender
    return mention.speaks, known, mention.chain, mention.subject, -mention.position


def fits_pronoun(phrase: Phrase, offices: Offices) -> Callable[[Party], bool]:
    """What a party must be for the pronoun to name it."""
    match phrase.pronoun:
        case "masculine" | "feminine":
            return lambda party: is_human(party, offices) and _agrees(party.gender, phrase.gender)
        case "plural":
            return lambda party: party.is_group and (party.kind is not Kind.BODY or party.spoke)
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
    if (noun in offices.bodies or noun in offices.body_classes) and not (noun in offices.classes and phrase.gender):
        return _match_body(phrase, sentence, memory, offices)
    same = memory.last(phrase.span.start, lambda party: _is_office(party, noun) and _suits(phrase, party))
    if same is not None:
        return same
    shared = memory.likeliest(
        phrase.span.start, lambda party: _shares_office(phrase, party, offices), country=phrase.country
    )
    if shared is not None or not offices.classes.get(noun, frozenset()) & _PUBLIC:
        return shared
    return memory.subject_before(
        phrase.span.start,
        sentence,
        lambda party: party.kind is Kind.PERSON and not _has_trade(party) and _suits(phrase, party),
    )


def _shares_office(phrase: Phrase, party: Party, offices: Offices) -> bool:
    """True for a person whose office may go by the words: "the officer" or "the military official" for a general."""
    if party.kind is not Kind.PERSON or not _suits(phrase, party):
        return False
    sorts = {sort for word in party.role_words for sort in offices.classes.get(word, ())}
    if phrase.compounds - sorts:
        return False  # "the party leader" is no governor, whom "the leader" may name
    return bool(phrase.modifiers & sorts) or offices.shares_class(phrase.noun, frozenset(party.role_words))


def _has_trade(party: Party) -> bool:
    """True for somebody whose office or trade is told in a few words: longer ones tell something else."""
    return bool(party.role_words) or any(len(role.split()) <= LONGEST_TRADE for role in party.roles)


def _is_office(party: Party, noun: str) -> bool:
    return not party.plural and (noun in party.role_words or noun in party.nouns) and party.kind is not Kind.BODY


def _match_body(phrase: Phrase, sentence: int, memory: Memory, offices: Offices) -> Party | None:
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
    if noun not in offices.body_classes or phrase.modifiers:
        return None

    def fits(party: Party) -> bool:
        return party.kind is Kind.BODY and offices.may_be_called(party.name, noun)

    def fits_silent(party: Party) -> bool:
        return party.kind is Kind.BODY and offices.is_called(party.name, noun)

    return memory.last(phrase.span.start, fits, speaks=True) or memory.last(
        phrase.span.start, fits_silent, since=sentence - NEAR
    )


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
