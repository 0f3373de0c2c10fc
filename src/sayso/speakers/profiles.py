"""Readings in, profiles out: each named speaker once a name, with what all articles tell of it.

An anonymous source ("a medical source") has no profile, so nothing can join it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sayso.attribution.offices import load_offices
from sayso.speakers.sounds import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.model import Reading, Speaker

_ACRONYM = re.compile(
    r"\b((?:[A-Z][\w’'-]+|of|for|the|and|on)(?: (?:[A-Z][\w’'-]+|of|for|the|and|on)){1,9}) \(([A-Z]{3,8})\)"
)
_POSSESSIVE = re.compile(r"['’]s?$")
FEWEST = 0.25
"""Share of what articles tell of a name from which it counts. In 800 articles slips of reading stayed below a tenth."""

_WORD = re.compile(r"[\w-]+")


@dataclass(slots=True)
class Profile:
    """What a ledger knows of the speakers of one name."""

    name: str
    group: bool
    statements: int = 0
    offices: Counter[frozenset[str]] = field(default_factory=Counter)  # words of office, one set a role
    told_countries: Counter[str] = field(default_factory=Counter)
    affiliations: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    spelt_out: set[str] = field(default_factory=set)  # names that an article writes before "(NAME)"

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name in plain letters."""
        return plain_words(self.name)

    @property
    def role_words(self) -> frozenset[str]:
        """Every word of office."""
        return frozenset(word for words in self.offices for word in words)

    @property
    def countries(self) -> frozenset[str]:
        """The countries that articles tell, without those that few tell: "Trump's Russian adviser" makes nobody one."""
        return frozenset(name for name, count in self.told_countries.items() if self._many(count, self.told_countries))

    @property
    def mixed(self) -> bool:
        """True where the name stands for more than one: of two states, or of offices that have nothing in common."""
        told = Counter({words: count for words, count in self.offices.items() if words})
        main = max(told, key=lambda words: (told[words], sorted(words)), default=frozenset())
        apart = sum(count for words, count in told.items() if offices_apart(main, words))
        return len(self.countries) > 1 or self._many(apart, told)

    @staticmethod
    def _many(count: int, told: Counter[Any]) -> bool:
        """True for so many of what was told that they are no slip."""
        return count > 0 and count >= FEWEST * told.total()

    def learn(self, speaker: Speaker, article: str) -> None:
        """Take over what one statement tells of its speaker."""
        self.statements += 1
        self.articles.add(article)
        self.offices[office_words(speaker.role)] += 1
        if speaker.country:
            self.told_countries[speaker.country] += 1
        body = " ".join(plain_words(_POSSESSIVE.sub("", speaker.affiliation or "")))
        if body and not {body, body.removesuffix("s")} & (load_offices().seats.keys() | load_offices().demonyms.keys()):
            self.affiliations.add(body)


def read_profiles(readings: Iterable[Reading]) -> tuple[Profile, ...]:
    """The profiles of all named speakers of `readings`, in order of name; the order of readings is of no matter."""
    found: dict[str, Profile] = {}
    spelt: dict[str, set[str]] = {}
    for reading in readings:
        for statement in reading.statements:
            speaker = statement.speaker
            if speaker is None or not speaker.named or not _is_one(speaker):
                continue
            profile = found.setdefault(speaker.name, Profile(speaker.name, speaker.group))
            profile.learn(speaker, reading.article.id)
        for full, short in _ACRONYM.findall(reading.article.text):
            spelt.setdefault(short, set()).add(_ending(full, short))
    for name, profile in found.items():
        profile.spelt_out = {full for full in spelt.get(name.replace(".", ""), ()) if full}
    return tuple(found[name] for name in sorted(found))


def _is_one(speaker: Speaker) -> bool:
    """False for "Ana Ruiz and Omar Haddad", who speak together; a body with "and" in its name goes with them."""
    return " and " not in speaker.name


def _ending(full: str, short: str) -> str:
    """The end of `full` whose first letters are `short`: "the World Health Organization" -> without its article."""
    words = [word for word in plain_words(full) if word not in {"of", "for", "the", "and", "on"}]
    ending = words[-len(short) :]
    return " ".join(ending) if "".join(word[0] for word in ending) == short.casefold() else ""


def office_words(role: str | None) -> frozenset[str]:
    """The words of office in a role, short ones in full: "Gov. and senator" -> {"governor", "senator"}."""
    offices = load_offices()
    words = {word.casefold().strip(".-") for word in _WORD.findall(role or "")}
    found = offices.offices_among(words)
    return frozenset(found - offices.short.keys())


def offices_apart(first: frozenset[str], second: frozenset[str]) -> bool:
    """True for offices that no one person is likely to hold: a goalkeeper and a minister, a bishop and a doctor."""
    if not first or not second:
        return False
    classes = load_offices().classes
    ours, theirs = (frozenset(c for word in words for c in classes.get(word, ())) for words in (first, second))
    return not ours & theirs and not (ours & _PUBLIC and theirs & _PUBLIC)


_PUBLIC = frozenset((
    "minister", "head", "lawmaker", "governor", "candidate", "diplomat", "official", "spokesman", "tycoon", "business",
    "activist", "military", "rebel", "law",
))  # fmt: skip
"""Classes of public life, between which one person moves: a senator becomes a minister, a general a president."""
