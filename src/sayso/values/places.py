"""Analysis in, places out: names of countries, regions, cities and lesser places, and the people named after countries.

Names come from the gazetteer; names that it lacks are places when the words beside them say so ("the village of X").
What is not tried: addresses, and places told by events ("at the scene").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model import Analysis, Place, PlaceMention
from sayso.spans import CharSpan
from sayso.values.gazetteer import Entry, Gazetteer
from sayso.values.place_choice import as_region, choose, choose_by_sound, lies_in
from sayso.values.place_evidence import PERSONS, Evidence, gather
from sayso.values.place_scene import KNOWN_TO_ALL, Scene, is_country, set_scene
from sayso.values.place_unknown import facility_mention, find_facility, is_unknown_place, within
from sayso.values.place_windows import Window, find_windows

__all__ = ["Gazetteer", "find_places"]


def find_places(analysis: Analysis, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Places named in the text, in order of appearance, none over another.

    Spans are half-open code points of the text; "Idlib province" is one mention, of the region. A place that the
    gazetteer lacks has no GeoNames id. `demonym` marks "Iranian", countries within the name of something else ("US
    Central Command") and "U.S.-backed": a link to a country, no place where something is.

    Method: own rules; a name that is a place's once is one wherever it stands in the text.
    Example: "near Khan Sheikhoun, Syria" -> Khan Shaykhun in Idlib Governorate, Syria; Syria.
    """
    windows = find_windows(analysis, gazetteer)
    finder = _Finder(analysis, gazetteer, windows, set_scene(analysis, windows))
    return tuple(finder.with_told([finder.mention(number) for number in range(len(windows))]))


@dataclass(slots=True)
class _Finder:
    """Walks the windows of one text."""

    analysis: Analysis
    gazetteer: Gazetteer
    windows: list[Window]
    scene: Scene
    reached: int = -1  # the token after the last mention
    told: dict[str, Place] = field(default_factory=dict)  # names that were places'

    def mention(self, number: int) -> PlaceMention | None:
        """The place named by a window, or None."""
        window = self.windows[number]
        if window.start < self.reached or self._is_surname(number):
            return None
        evidence = gather(self.analysis, self.gazetteer, window.start, window.end)
        found, end = self._read(window, evidence, self._qualifier(number))
        if found is not None:
            self.reached = end
            if not found.demonym:
                self.told.setdefault(window.text, found.place)
        return found

    def with_told(self, found: list[PlaceMention | None]) -> list[PlaceMention]:
        """The mentions found, and the other windows whose name was a place's elsewhere in the text."""
        mentions: list[PlaceMention] = []
        for window, mention in zip(self.windows, found, strict=True):
            known = mention or self._again(window)
            if known is not None and (not mentions or known.span.start >= mentions[-1].span.end):
                mentions.append(known)
        return mentions

    def _again(self, window: Window) -> PlaceMention | None:
        """The mention of a name that was a place's elsewhere."""
        if window.text not in self.told or self._goes_on(window):
            return None
        return self._mention(window.span, self.told[window.text])

    def _read(self, window: Window, evidence: Evidence, qualifier: Entry | None) -> tuple[PlaceMention | None, int]:
        """The mention and the token after it."""
        if window.demonym:
            return self._demonym(window, evidence), window.end
        chosen = choose(window.entries, evidence, self.scene, qualifier)
        elsewhere = chosen is None or (chosen.place.kind == "city" and chosen.people < KNOWN_TO_ALL)
        if qualifier and elsewhere and not evidence.is_person and not (chosen and lies_in(chosen, qualifier)):
            return within(window, qualifier, self.analysis), window.end
        chosen = chosen or choose_by_sound(window.text, self.gazetteer, evidence, self.scene)
        facility = find_facility(window, self.analysis, self.gazetteer)
        if facility:
            return facility_mention(window, facility, chosen, evidence, self.analysis), facility
        if chosen is not None:
            return self._known(window, evidence, chosen)
        joined = self._joins(window)
        if is_unknown_place(window, evidence, self.gazetteer, self.scene, joined=joined):
            end, span = self._with_kind(window, evidence)
            return self._mention(span, Place(window.text, None, None, "other")), end
        return None, window.end

    def _known(self, window: Window, evidence: Evidence, chosen: Entry) -> tuple[PlaceMention, int]:
        end, span = self._with_kind(window, evidence)
        place = chosen.place
        if chosen.place.kind == "city" and evidence.kind_after in {"county", "canton"}:
            place = Place(span.of(self.analysis.text), place.iso, None, "region", place.within)
        elif chosen.place.kind == "city" and evidence.says_region:
            region = as_region(chosen, self.gazetteer)
            place = region.place if region else place
        linked = evidence.linked or (evidence.in_longer_name and place.kind == "country")
        return self._mention(span, place, demonym=linked), end

    def _demonym(self, window: Window, evidence: Evidence) -> PlaceMention | None:
        if evidence.label in PERSONS or not window.demonym:
            return None
        return self._mention(window.span, self.gazetteer.country(window.demonym), demonym=True)

    def _mention(self, span: CharSpan, place: Place, *, demonym: bool = False) -> PlaceMention:
        return PlaceMention(span, span.of(self.analysis.text), place, demonym=demonym)

    def _is_surname(self, number: int) -> bool:
        """True for a person's surname, unless a great city of the name or a state after a comma speaks against it."""
        window = self.windows[number]
        if window.text not in self.scene.surnames or is_country(window):
            return False
        great = any(entry.people >= KNOWN_TO_ALL and entry.own for entry in window.entries)
        return not great and self._qualifier(number) is None

    def _goes_on(self, window: Window) -> bool:
        """True when another name follows ("Aleppo Media Centre") or the name is a person's in this text."""
        tokens = self.analysis.tokens
        follows = window.end < len(tokens) and tokens[window.end].text[0].isupper()
        return (follows and tokens[window.end].pos == "PROPN") or window.text in self.scene.surnames

    def _qualifier(self, number: int) -> Entry | None:
        """The country or American state named right after a comma: "Springfield, Mo."."""
        tokens, window = self.analysis.tokens, self.windows[number]
        index = window.end
        if index + 1 >= len(tokens) or tokens[index].text != "," or self._follows_name(window):
            return None
        if number + 1 == len(self.windows) or self.windows[number + 1].start != index + 1:
            return None
        return next((entry for entry in self.windows[number + 1].entries if _holds_towns(entry)), None)

    def _follows_name(self, window: Window) -> bool:
        """True for the end of a longer name that was cut in two: "Falls" of "Karbuna Falls"."""
        tokens = self.analysis.tokens
        if not window.start or tokens[window.start - 1].sentence != tokens[window.start].sentence:
            return False
        before = tokens[window.start - 1]
        return before.pos == "PROPN" and before.text[0].isupper()

    def _with_kind(self, window: Window, evidence: Evidence) -> tuple[int, CharSpan]:
        """The window's end and span with the kind that stands after the name: "Idlib province"."""
        words = self.gazetteer.tables.words
        whole = window.span.end == self.analysis.tokens[window.end - 1].end
        if not whole or evidence.kind_after not in words["region"] | words["settlement"]:
            return window.end, window.span
        return window.end + 1, CharSpan(window.span.start, self.analysis.tokens[window.end].end)

    def _joins(self, window: Window) -> bool:
        """True for a name joined to a place: "Hama and Karbuna"."""
        between = [token.lower for token in self.analysis.tokens[max(0, self.reached) : window.start]]
        return self.reached > 0 and between in (["and"], [",", "and"])


def _holds_towns(entry: Entry) -> bool:
    """True for countries and for states of the United States: what a town is told by after a comma."""
    return entry.place.kind == "country" or (entry.place.kind == "region" and entry.place.geonames is not None)
