"""The tables of titles, given names and seats of government, ready to be asked by word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from sayso.data import load_table
from sayso.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Gender = Literal["masculine", "feminine"]


@dataclass(frozen=True, slots=True)
class Country:
    """A state: its plain name and ISO code."""

    name: str
    iso: str


@dataclass(frozen=True, slots=True)
class Offices:
    """What single words tell about a speaker: class of office, gender, kind of body, country."""

    classes: Mapping[str, frozenset[str]]  # "general" -> {"military"}
    titles: frozenset[str]  # words that may stand before a name
    honorifics: Mapping[str, Gender | None]  # "mrs" -> feminine
    gendered: Mapping[str, Gender]  # "spokeswoman" -> feminine
    given: Mapping[str, Gender]  # "hannah" -> feminine
    bodies: frozenset[str]
    documents: frozenset[str]
    anonymous: frozenset[str]
    proper_adjectives: frozenset[str]
    seats: Mapping[str, Country]  # "tehran", "iran", "kremlin" -> their state
    states: frozenset[str]  # those of the seats that name the state itself: "iran", "u.s."
    own_names: frozenset[str]  # seats that keep their name: "washington"
    short: Mapping[str, str]  # offices written short: "gov" -> "governor"
    generic: frozenset[str]  # words that name anybody of their class: "officer", "lawmaker"
    body_classes: Mapping[str, frozenset[str]]  # "ministry" -> {"state"}; "any" fits every body
    houses: Mapping[str, Country]  # "pentagon" -> the state it belongs to; it keeps its own name
    demonyms: Mapping[str, Country]  # "iranian" -> Iran

    def offices_among(self, words: Iterable[str]) -> frozenset[str]:
        """The words of office among `words`, those written short also in full: {"gov"} -> {"gov", "governor"}."""
        found = {word for word in words if word in self.classes}
        return frozenset(found | {self.short[word] for word in found if word in self.short})

    def may_be_called(self, name: str, noun: str) -> bool:
        """True when a body of that name may be taken up by `noun`: no word of the name tells another sort of body."""
        wanted, told = self._sorts(noun), self._sorts(name)
        return "any" in wanted or bool(wanted and (not told - {"any"} or wanted & told))

    def is_called(self, name: str, noun: str) -> bool:
        """True when a body of that name is of the sort that `noun` tells, or nothing tells and it may be a company."""
        wanted, told = self._sorts(noun), self._sorts(name)
        return bool(wanted & told) or ("business" in wanted and not told)

    def _sorts(self, words: str) -> frozenset[str]:
        return frozenset(sort for word in words.lower().split() for sort in self.body_classes.get(word, ()))

    def shares_class(self, word: str, others: frozenset[str]) -> bool:
        """True when `word` may name the same person as one of `others`."""
        if word in others:
            return True
        own = self.classes.get(word, frozenset())
        return word in self.generic and any(own & self.classes.get(other, frozenset()) for other in others)


@cache
def load_offices() -> Offices:
    """The tables that ship. Raises: TableError if one is malformed."""
    titles, states, given = load_table("titles"), load_table("governments"), load_table("given_names")
    classes: dict[str, set[str]] = {}
    for name, entry in titles["classes"].items():
        for word in entry["words"]:
            classes.setdefault(word, set()).add(name)
    before = titles["before"]
    honorifics: dict[str, Gender | None] = dict.fromkeys(before["either"])
    honorifics |= dict.fromkeys(before["masculine"], "masculine") | dict.fromkeys(before["feminine"], "feminine")
    seats, names, demonyms = _countries(states)
    return Offices(
        classes={word: frozenset(names) for word, names in classes.items()},
        titles=frozenset(honorifics) | frozenset(classes) - frozenset(titles["classes"]["people"]["words"]),
        honorifics=honorifics,
        gendered={word: gender for gender in _GENDERS for word in titles["gendered"][gender]},
        given={word: gender for gender in _GENDERS for word in given[gender].split()},
        bodies=frozenset(titles["bodies"]["words"]),
        documents=frozenset(titles["documents"]["words"]),
        anonymous=frozenset(titles["anonymous"]["words"]),
        proper_adjectives=frozenset(titles["proper_adjectives"]["words"]) | frozenset(demonyms),
        seats=seats,
        states=names,
        own_names=frozenset(states["own_names"]["words"]),
        short=dict(titles["abbreviations"]),
        generic=frozenset(titles["generic"]["words"]),
        body_classes=_body_classes(),
        houses={name.lower(): _by_iso(seats, entry[0], name) for name, entry in states["houses"].items()},
        demonyms=demonyms,
    )


def _body_classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, entry in load_table("body_classes").items():
        for word in entry["words"]:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


_GENDERS: tuple[Gender, Gender] = ("masculine", "feminine")


def _countries(states: Mapping[str, Any]) -> tuple[dict[str, Country], frozenset[str], dict[str, Country]]:
    """Seats and names to states, which of them are names, demonyms to states."""
    seats: dict[str, Country] = {}
    names: set[str] = set()
    demonyms: dict[str, Country] = {}
    for name, (iso, places, others, people) in states["countries"].items():
        country = Country(name, iso)
        own = [word.lower() for word in (name, *others.split("|")) if word]
        for word in (*own, *(place.lower() for place in places.split("|") if place)):
            if word in seats:
                message = f"{word!r} stands for two states"
                raise TableError(message, where="governments.toml", mend="Keep one of the two entries.")
            seats[word] = country
        names.update(own)
        demonyms |= {word.lower(): country for word in people.split("|") if word}
    return seats, frozenset(names), demonyms


def _by_iso(seats: Mapping[str, Country], iso: str, name: str) -> Country:
    for country in seats.values():
        if country.iso == iso:
            return country
    message = f"the house {name!r} belongs to no state of the table"
    raise TableError(message, where="governments.toml", mend="Use the code of a state that stands above.")
