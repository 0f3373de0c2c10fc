"""Windows of a text in, its scene out: the countries it speaks of, its persons' surnames, labels of unknown names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sayso.model import Analysis
from sayso.values.gazetteer import Entry
from sayso.values.place_evidence import PERSONS, PLACES
from sayso.values.place_windows import Window

KNOWN_TO_ALL = 300_000
"""People from which a city needs no evidence but its own name."""


@dataclass(slots=True)
class Scene:
    """What the whole text tells about its names."""

    countries: Counter[str] = field(default_factory=Counter)  # ISO code -> mentions
    surnames: frozenset[str] = frozenset()
    votes: Counter[str] = field(default_factory=Counter)  # name -> labels for a place less labels for something else

    def holds(self, entry: Entry) -> bool:
        """True for a place in a country that was told."""
        return self.countries[entry.place.iso or ""] > 0


def set_scene(analysis: Analysis, windows: list[Window]) -> Scene:
    """The scene of a text."""
    scene = Scene(surnames=find_surnames(analysis, windows), votes=count_votes(analysis, windows))
    for window in windows:
        if window.demonym:
            scene.countries[window.demonym] += 1
        elif window.entries:
            first = window.entries[0]
            large = first.own and first.people >= 3 * KNOWN_TO_ALL
            state = first.place.iso == "US" and first.place.kind == "region"
            if first.place.iso and (first.place.kind == "country" or large or state):
                scene.countries[first.place.iso] += 1
    return scene


def find_surnames(analysis: Analysis, windows: list[Window]) -> frozenset[str]:
    """Last words of the names of persons: "Clinton" where "Hillary Clinton" stands in the text."""
    tokens = analysis.tokens
    countries = {window.start for window in windows if window.demonym or is_country(window)}
    found = set()
    for entity in analysis.entities:
        indices = range(entity.tokens.start, entity.tokens.end)
        words = [tokens[index].text for index in indices if tokens[index].text[0].isupper()]
        if entity.label in PERSONS and len(words) > 1 and countries.isdisjoint(indices):
            found.add(words[-1])
    return frozenset(found)


def count_votes(analysis: Analysis, windows: list[Window]) -> Counter[str]:
    """For each name that the gazetteer lacks: how often the tagger took it for a place, less how often for another."""
    votes: Counter[str] = Counter()
    for window in windows:
        entity = analysis.tokens[window.end - 1].entity
        if not window.known and entity >= 0:
            votes[window.text] += 1 if analysis.entities[entity].label in PLACES else -1
    return votes


def is_country(window: Window) -> bool:
    """True when the window's name is a country's."""
    return any(entry.place.kind == "country" for entry in window.entries)
