"""Analysis in, places out: names of countries, regions, cities and lesser places, and the people named after countries.

Names come from the gazetteer; names that it lacks are places when the words beside them say so ("the village of X").
What is not tried: addresses, and places told by events ("at the scene").
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Analysis, Place, PlaceMention
from sayso.spans import CharSpan
from sayso.values.gazetteer import Entry, Gazetteer
from sayso.values.place_choice import KNOWN_TO_ALL, Scene, choose, is_firm, lies_in
from sayso.values.place_evidence import PERSONS, PLACES, THINGS, Evidence, gather
from sayso.values.place_windows import Window, find_windows

__all__ = ["Gazetteer", "find_places"]

FIRM_FOR_UNKNOWN = frozenset({"in", "near", "outside", "inside", "around", "across"})
"""Prepositions after which a name that nobody knows is a place, unless the tagger says otherwise."""


def find_places(analysis: Analysis, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Places named in the text, in order of appearance, none over another.

    Spans are half-open code points of the text; "Idlib province" is one mention, of the region. A place that the
    gazetteer lacks has neither ISO code nor GeoNames id. `demonym` marks "Iranian", and countries within the name of
    something else ("US Central Command"): a link to a country, no place where something is.

    Example: "near Khan Sheikhoun, Syria" -> Khan Shaykhun in Idlib Governorate, Syria; Syria.
    """
    windows = find_windows(analysis, gazetteer)
    return tuple(_Finder(analysis, gazetteer, windows).find())


@dataclass(slots=True)
class _Finder:
    """Walks the windows of one text."""

    analysis: Analysis
    gazetteer: Gazetteer
    windows: list[Window]

    def find(self) -> list[PlaceMention]:
        scene, surnames = self._scene(), self._surnames()
        found: list[PlaceMention | None] = []
        told: dict[str, Place] = {}
        last_end = -1
        for number, window in enumerate(self.windows):
            mention, end = None, window.end
            if window.start >= last_end and not self._is_surname(number, window, surnames):
                evidence = gather(self.analysis, self.gazetteer, window.start, window.end)
                mention, end = self._mention(number, window, evidence, scene, last_end)
            if mention is not None:
                last_end = end
                if not mention.demonym:
                    told.setdefault(window.text.lower(), mention.place)
            found.append(mention)
        return self._with_told(found, told, surnames)

    def _surnames(self) -> frozenset[str]:
        """Last words of the names of persons: "Clinton" where "Hillary Clinton" stands in the text."""
        tokens = self.analysis.tokens
        places = {window.start for window in self.windows if window.demonym or _is_country(window)}
        found = set()
        for entity in self.analysis.entities:
            indices = range(entity.tokens.start, entity.tokens.end)
            words = [tokens[index].text for index in indices if tokens[index].text[0].isupper()]
            if entity.label in PERSONS and len(words) > 1 and places.isdisjoint(indices):
                found.add(words[-1])
        return frozenset(found)

    def _is_surname(self, number: int, window: Window, surnames: frozenset[str]) -> bool:
        """True for a person's surname, unless a great city of the same name or a state after a comma speaks against it."""
        if window.text not in surnames or _is_country(window):
            return False
        great = any(entry.people >= KNOWN_TO_ALL and entry.own for entry in window.entries)
        return not great and self._qualifier(number) is None

    def _with_told(
        self, found: list[PlaceMention | None], told: dict[str, Place], surnames: frozenset[str]
    ) -> list[PlaceMention]:
        """The mentions, and the other windows whose name was a place's elsewhere in the text."""
        mentions: list[PlaceMention] = []
        for window, mention in zip(self.windows, found, strict=True):
            place = told.get(window.text.lower())
            if mention is None and place is not None and not self._goes_on(window) and window.text not in surnames:
                mention = PlaceMention(window.span, window.span.of(self.analysis.text), place)
            if mention is not None and (not mentions or mention.span.start >= mentions[-1].span.end):
                mentions.append(mention)
        return mentions

    def _goes_on(self, window: Window) -> bool:
        """True when another name follows: "Aleppo Media Centre", "Jordan Smith"."""
        tokens = self.analysis.tokens
        return window.end < len(tokens) and tokens[window.end].text[0].isupper() and tokens[window.end].pos == "PROPN"

    def _scene(self) -> Scene:
        """The countries that the article speaks of: its countries, demonyms and cities that everybody knows."""
        scene = Scene()
        for window in self.windows:
            if window.demonym:
                scene.countries[window.demonym] += 1
            elif window.entries:
                first = window.entries[0]
                large = first.own and first.people >= 3 * KNOWN_TO_ALL
                if first.place.kind == "country" or large or (first.place.iso == "US" and first.place.kind == "region"):
                    scene.tell(first)
        return scene

    def _mention(
        self, number: int, window: Window, evidence: Evidence, scene: Scene, last_end: int
    ) -> tuple[PlaceMention | None, int]:
        facility = self._facility(window, evidence)
        if window.demonym and not facility:
            return self._demonym(window, evidence), window.end
        qualifier = self._qualifier(number)
        chosen = choose(window.entries, evidence, scene, qualifier) if window.entries else None
        elsewhere = chosen is None or (chosen.place.kind == "city" and chosen.people < KNOWN_TO_ALL)
        if qualifier and elsewhere and not evidence.is_person and not (chosen and lies_in(chosen, qualifier)):
            return self._within(window, qualifier), window.end
        if chosen is None and not window.demonym:
            chosen = self._by_sound(window, evidence, scene)
        if facility:
            return self._facility_mention(window, facility, chosen, evidence), facility
        if chosen is not None:
            end, span = self._with_kind(window, evidence)
            linked = evidence.linked or (evidence.in_longer_name and chosen.place.kind == "country")
            return PlaceMention(span, span.of(self.analysis.text), chosen.place, demonym=linked), end
        if not window.demonym and self._is_unknown_place(window, evidence, last_end):
            end, span = self._with_kind(window, evidence)
            return PlaceMention(span, span.of(self.analysis.text), Place(window.text, None, None, "other")), end
        return None, window.end

    def _within(self, window: Window, outer: Entry) -> PlaceMention:
        """A place that only the region or country after it tells: "Bridgehampton, New York"."""
        place = Place(window.text, outer.place.iso, None, "other", (outer.place.name, *outer.place.within))
        return PlaceMention(window.span, window.span.of(self.analysis.text), place)

    def _demonym(self, window: Window, evidence: Evidence) -> PlaceMention | None:
        if evidence.label in PERSONS or not window.demonym:
            return None
        place = self.gazetteer.country(window.demonym)
        return PlaceMention(window.span, window.span.of(self.analysis.text), place, demonym=True)

    def _qualifier(self, number: int) -> Entry | None:
        """The country, region or state named right after a comma: "Springfield, Mo."."""
        tokens, window = self.analysis.tokens, self.windows[number]
        index = window.end
        if index + 1 >= len(tokens) or tokens[index].text != "," or tokens[index + 1].sentence != tokens[index].sentence:
            return None
        state = self.gazetteer.tables.states.get(tokens[index + 1].lower)
        if state:
            return self.gazetteer.region("US", state)
        if number + 1 < len(self.windows) and self.windows[number + 1].start == index + 1:
            entries = self.windows[number + 1].entries
            return next((entry for entry in entries if _holds_towns(entry)), None)
        return None

    def _by_sound(self, window: Window, evidence: Evidence, scene: Scene) -> Entry | None:
        """A place of a country told of whose name sounds like the window's; the words beside must show a place."""
        if not is_firm(evidence) or evidence.is_person or evidence.in_longer_name or len(window.text) < 4:  # noqa: PLR2004
            return None
        near = [entry for entry in self.gazetteer.find_by_sound(window.text) if scene.holds(entry)]
        return max(near, key=lambda entry: entry.people, default=None)

    def _with_kind(self, window: Window, evidence: Evidence) -> tuple[int, CharSpan]:
        """The window's end and span with the kind that stands after the name: "Idlib province"."""
        words = self.gazetteer.tables.words
        if evidence.kind_after not in words["region"] | words["settlement"] or window.span.end != self.analysis.tokens[window.end - 1].end:
            return window.end, window.span
        return window.end + 1, CharSpan(window.span.start, self.analysis.tokens[window.end].end)

    def _facility(self, window: Window, evidence: Evidence) -> int:
        """Index after the word that makes the name a road's, a square's or an airport's; 0 for none."""
        tokens, kinds = self.analysis.tokens, self.gazetteer.tables.words["facility"]
        if window.demonym or any(entry.place.kind == "country" for entry in window.entries):
            return 0
        if not window.entries and window.end - window.start > 1 and tokens[window.end - 1].lower in kinds:
            return window.end
        if window.end >= len(tokens) or tokens[window.end].sentence != tokens[window.start].sentence:
            return 0
        after = tokens[window.end]
        small = after.text[0].islower()
        if window.entries and small:
            kinds = self.gazetteer.tables.words["site"]
        return window.end + 1 if after.lower in kinds and not (small and window.text.isupper()) else 0

    def _facility_mention(
        self, window: Window, end: int, chosen: Entry | None, evidence: Evidence
    ) -> PlaceMention | None:
        if evidence.in_longer_name and not evidence.preposition:
            return None
        if chosen is None and not evidence.proper:
            return None
        span = CharSpan(window.span.start, self.analysis.tokens[end - 1].end)
        name = span.of(self.analysis.text)
        place = Place(name, None, None, "other")
        if chosen is not None:
            place = Place(name, chosen.place.iso, None, "other", (chosen.place.name, *chosen.place.within))
        return PlaceMention(span, name, place)

    def _is_unknown_place(self, window: Window, evidence: Evidence, last_end: int) -> bool:
        if window.text.lower() in self.gazetteer.tables.words["never"] or evidence.titled or not evidence.proper:
            return False
        if evidence.kind_before or evidence.kind_after or self._joins(window, last_end):
            return evidence.exact and evidence.label != "NORP" and not window.text.isupper() and evidence.kind_after != "state"
        if evidence.label in PLACES:
            return evidence.exact and bool(evidence.preposition) and not window.text.isupper()
        if evidence.label:
            return False
        return evidence.preposition in FIRM_FOR_UNKNOWN

    def _joins(self, window: Window, last_end: int) -> bool:
        """True for a name joined to a place: "Madaya and Zabadani"."""
        between = [token.lower for token in self.analysis.tokens[max(0, last_end) : window.start]]
        return last_end > 0 and between in (["and"], [",", "and"])


def _holds_towns(entry: Entry) -> bool:
    """True for countries and for states of the United States: what a town is told by after a comma."""
    return entry.place.kind == "country" or (entry.place.kind == "region" and entry.place.geonames is not None)


def _is_country(window: Window) -> bool:
    return any(entry.place.kind == "country" for entry in window.entries)
