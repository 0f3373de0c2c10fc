"""The table of cues: which words tie a source to a content, what they take, and with which stance."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.attribution.forms import plain_forms
from sayso.data import load_table
from sayso.errors import TableError
from sayso.model import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_STANCES = {
    "asserts": Stance.ASSERTS,
    "judges": Stance.ASSERTS,
    "believes": Stance.BELIEVES,
    "expects": Stance.EXPECTS,
    "demands": Stance.DEMANDS,
    "denies": Stance.DENIES,
    "doubts": Stance.DOUBTS,
    "declines": Stance.DECLINES,
    "seems": Stance.BELIEVES,
    "tells": Stance.ASSERTS,
}
_LEMMAS = {"hop": "hope", "retweete": "retweet", "lambaste": "lambast", "lai": "lay", "forese": "foresee"}
"""Lemmas that spaCy's rules get wrong for forms of these verbs ("hoped" -> "hop")."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that ties a source to a content: its class, its stance when not negated, and what it takes."""

    word: str
    group: str
    takes: frozenset[str]
    example: str

    @property
    def stance(self) -> Stance:
        """The stance of the plain word: negation and mood come from the sentence."""
        return _STANCES[self.group]


@dataclass(frozen=True, slots=True)
class CueTable:
    """All cues: verbs by lemma ("call", "call-for"), nouns by lemma, and the verbs that carry a noun."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, tuple[Cue, ...]]
    light: Mapping[str, Cue]

    def verb(self, lemma: str) -> Cue | None:
        """The verb's entry."""
        return self.verbs.get(_LEMMAS.get(lemma, lemma))

    def verb_of(self, word: str, lemma: str) -> Cue | None:
        """The entry of a word as it stands: by its lemma, else by the plain forms that it may have."""
        found = self.verb(lemma)
        if found is None:
            found = next((self.verbs[form] for form in plain_forms(word) if form in self.verbs), None)
        return found

    def noun(self, lemma: str) -> Cue | None:
        """The noun's first entry: as what is said, not as what one may be told."""
        entries = self.nouns.get(lemma)
        return entries[0] if entries else None


@cache
def load_cues() -> CueTable:
    """The table that ships. Raises: TableError if an entry is malformed or stands twice."""
    table = load_table("cues")
    verbs: dict[str, Cue] = {}
    nouns: dict[str, list[Cue]] = defaultdict(list)
    for group, entries in table.items():
        if group in {"nouns", "light"}:
            continue
        for cue in _entries(group, entries):
            if cue.word in verbs:
                message = f"the verb {cue.word!r} stands twice"
                raise TableError(message, where=f"cues.toml, {group}", mend="Keep one of the two entries.")
            verbs[cue.word] = cue
    for group, entries in table["nouns"].items():
        for cue in _entries(group, entries):
            nouns[cue.word].append(cue)
    light = {cue.word: cue for cue in _entries("asserts", table["light"])}
    return CueTable(verbs, {word: tuple(found) for word, found in nouns.items()}, light)


def _entries(group: str, entries: Mapping[str, object]) -> Iterator[Cue]:
    for word, entry in entries.items():
        match entry:
            case [str(takes), str(example)] if takes and example:
                yield Cue(word, group, frozenset(takes.split()), example)
            case _:
                message = f"the entry {word!r} needs what it takes and an example"
                raise TableError(message, where=f"cues.toml, {group}", mend='Write: word = ["clause", "A sentence."]')
