"""Two profiles in, the reason why they are one speaker out, or none.

Each rule says what the names have in common; `shared` adds what else must speak for it. The sentence of a `Likeness` is
the reason that users are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.attribution.offices import load_offices
from sayso.attribution.person_names import PARTICLES as NAME_PARTICLES
from sayso.attribution.same_names import same_body
from sayso.speakers.profiles import offices_apart
from sayso.speakers.sounds import affix, merged, same_given, sound, tells_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sayso.speakers.profiles import Profile


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two names are one speaker."""

    rule: str  # name and version
    why: str


def why_apart(first: Profile, second: Profile) -> str | None:
    """What forbids that the two are one speaker, in one sentence; None where nothing does."""
    if first.mixed or second.mixed:
        name = first.name if first.mixed else second.name
        return f"“{name}” stands for more than one speaker in this ledger."
    if first.group != second.group:
        return "One is a group and the other a person."
    if first.countries and second.countries and not first.countries & second.countries:
        return "They belong to different countries."
    return None if first.group else _persons_apart(first, second)


def _persons_apart(first: Profile, second: Profile) -> str | None:
    if affix(first.name) != affix(second.name):
        return "One is told from the other by “Jr.” or the like."
    if first.articles & second.articles:
        return "One article tells them apart."
    if offices_apart(first.role_words, second.role_words):
        return "Their offices have nothing in common."
    return _genders_apart(first, second)


def _genders_apart(first: Profile, second: Profile) -> str | None:
    given = load_offices().given
    told = {given[p.words[0]] for p in (first, second) if len(p.words) > 1 and p.words[0] in given}
    return "One is a woman's name and the other a man's." if len(told) > 1 else None


def alike(first: Profile, second: Profile) -> Likeness | None:
    """Why the two names are one speaker by the first rule that fits; None where no rule does.

    The caller asks `why_apart` first. The order of the two is of no matter.
    """
    first, second = sorted((first, second), key=lambda profile: (-len(profile.words), profile.name))
    rules = _OF_GROUPS if first.group else _OF_PERSONS
    for rule in rules:
        found = rule(first, second)
        if found is not None:
            return found
    return None


def shared(first: Profile, second: Profile) -> str | None:
    """What else the two have in common, in words: an office, a body, or a country with offices of one sort."""
    bodies = [(a, b) for a in sorted(first.affiliations) for b in sorted(second.affiliations) if _one_body(a, b)]
    if bodies:
        return f"both belong to “{bodies[0][0]}”"
    office = sorted((first.role_words & second.role_words) - _COMMON)
    countries = sorted(first.countries & second.countries)
    if office and (countries or not (first.affiliations and second.affiliations)):
        return f"both are “{office[0]}”"
    sorts = _sorts(first) & _sorts(second)
    if countries and (sorts or not _sorts(first) or not _sorts(second)):
        return f"both belong to {countries[0]}"
    return None


def _one_body(first: str, second: str) -> bool:
    return first == second or (min(len(first.split()), len(second.split())) > 1 and same_body(first, second))


def _sorts(profile: Profile) -> frozenset[str]:
    classes = load_offices().classes
    return frozenset(sort for word in profile.role_words for sort in classes.get(word, ()))


_SURNAME_FIRST = frozenset(("HU", "VN", "CN", "TW", "KR", "KP", "JP", "KH", "SG", "MN"))
"""Countries whose people put the surname first, and whose names papers turn round or don't."""

_COMMON = frozenset(
    (
        "man",
        "woman",
        "resident",
        "member",
        "worker",
        "official",
        "student",
        "mother",
        "father",
        "son",
        "democrat",
        "republican",
        "conservative",
        "liberal",
        "socialist",
        "independent",
    )
)
"""Words of office that thousands share."""


# --- persons -------------------------------------------------------------------------------------------------------


def _same_letters(first: Profile, second: Profile) -> Likeness | None:
    """The names have the same letters, apart from capitals, accents, full stops and hyphens."""
    ours, theirs = first.words, second.words
    beside = ours[0] == theirs[0] or ours[-1] == theirs[-1]
    if "".join(ours) != "".join(theirs) or min(len(ours), len(theirs)) < 2 or not beside:
        return None
    return Likeness("speaker.letters/1", "The names differ in accents, hyphens, stops or capitals alone.")


def _same_sound(first: Profile, second: Profile) -> Likeness | None:
    """The names are spellings of one name from another script, and the articles tell the same of both."""
    ours, theirs = merged(first.words), merged(second.words)
    if len(ours) < 2 or len(ours) != len(theirs):
        return None
    if any(sound(a) != sound(b) or _ends_apart(a, b) for a, b in zip(ours, theirs, strict=True)):
        return None
    told = shared(first, second)
    return Likeness("speaker.spelling/1", f"The names are spellings of one name, and {told}.") if told else None


def _ends_apart(first: str, second: str) -> bool:
    return first != second and tells_apart(first, second)


def _middle_name(first: Profile, second: Profile) -> Likeness | None:
    """One name has middle names or initials that the other leaves out, and the articles tell the same of both."""
    ours, theirs = first.words, second.words
    if len(theirs) < 2 or ours == theirs or len(ours) < max(3, len(theirs)) or ours[-1] != theirs[-1]:
        return None
    given = ours[0] == theirs[0] or (len(theirs[0]) == 1 and ours[0][0] == theirs[0] and len(theirs) == 2)
    middle = _begin_alike(ours[1:-1], theirs[1:-1])
    told = shared(first, second) if given and middle else None
    return Likeness("speaker.middle-name/1", f"One name leaves out a middle name, and {told}.") if told else None


def _begin_alike(more: Sequence[str], fewer: Sequence[str]) -> bool:
    """True where each of `fewer` is one of `more`, or its initial, in order."""
    waiting = list(more)
    for word in fewer:
        while waiting and not (waiting[0].startswith(word) or word.startswith(waiting[0])):
            waiting.pop(0)
        if not waiting:
            return False
        waiting.pop(0)
    return True


def _short_form(first: Profile, second: Profile) -> Likeness | None:
    """One given name is the short form or the initial of the other, and the articles tell the same of both."""
    ours, theirs = first.words, second.words
    if len(ours) < 2 or len(theirs) != len(ours) or ours[1:] != theirs[1:]:
        return None
    initial = min(len(ours[0]), len(theirs[0])) == 1 and ours[0][0] == theirs[0][0]
    told = shared(first, second) if initial or same_given(ours[0], theirs[0]) else None
    return Likeness("speaker.short-form/1", f"One given name is short for the other, and {told}.") if told else None


def _other_order(first: Profile, second: Profile) -> Likeness | None:
    """The names hold the same words in another order, in a country that puts the surname first."""
    if len(first.words) < 2 or first.words == second.words or sorted(first.words) != sorted(second.words):
        return None
    if not first.countries & second.countries & _SURNAME_FIRST:
        return None
    told = shared(first, second)
    return Likeness("speaker.order/1", f"The names hold the same words in another order, and {told}.") if told else None


def _surname(first: Profile, second: Profile) -> Likeness | None:
    """One name is the other's surname, and the articles tell the same body of both, or the same office and country."""
    ours, theirs = merged(first.words), merged(second.words)
    bare = all(word in NAME_PARTICLES for word in theirs[:-1]) and ours[-len(theirs) : -1] == theirs[:-1]
    if not bare or len(ours) < len(theirs) + 1 or len(theirs[-1]) < 3:
        return None
    if sound(ours[-1]) != sound(theirs[-1]) or _ends_apart(ours[-1], theirs[-1]):
        return None
    told = shared(first, second)
    office = (first.role_words & second.role_words) - _COMMON and first.countries & second.countries
    firm = told if office or first.affiliations & second.affiliations else None
    return Likeness("speaker.surname/1", f"One name is the other's surname, and {firm}.") if firm else None


# --- bodies and governments ----------------------------------------------------------------------------------------


def _same_body_letters(first: Profile, second: Profile) -> Likeness | None:
    """The names have the same letters, apart from "the", marks, and what British and American spelling differ in."""
    ours, theirs = (as_american("".join(word for word in p.words if word != "the")) for p in (first, second))
    if ours != theirs:
        return None
    return Likeness("body.letters/1", "The names differ in “the”, marks, capitals or British spelling alone.")


def as_american(letters: str) -> str:
    """Letters of a name as American papers write them."""
    for british, american in (
        ("isation", "ization"),
        ("centre", "center"),
        ("defence", "defense"),
        ("labour", "labor"),
    ):
        letters = letters.replace(british, american)
    return letters


def _same_state(first: Profile, second: Profile) -> Likeness | None:
    """Both are names of one state."""
    offices = load_offices()
    ours, theirs = (profile.name.casefold().removeprefix("the ") for profile in (first, second))
    known = ours in offices.states and theirs in offices.states and offices.seats[ours] == offices.seats[theirs]
    return Likeness("body.state/1", f"Both are names of {offices.seats[ours].name}.") if known else None


def _acronym(first: Profile, second: Profile) -> Likeness | None:
    """One name is made of the other's first letters, and an article writes both together: "Name (ABC)"."""
    full = " ".join(word for word in first.words if word not in {"of", "for", "the", "and", "on"})
    if second.spelt_out != {full}:
        return None
    return Likeness("body.acronym/1", f"An article writes “{first.name} ({second.name})”.")


_OF_PERSONS: tuple[Callable[[Profile, Profile], Likeness | None], ...] = (
    _same_letters, _same_sound, _middle_name, _short_form, _other_order, _surname,
)  # fmt: skip
_OF_GROUPS: tuple[Callable[[Profile, Profile], Likeness | None], ...] = (_same_body_letters, _same_state, _acronym)
