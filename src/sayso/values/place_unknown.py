"""Names that the gazetteer lacks in, places out, where the words beside them say so: villages, roads, squares."""

from __future__ import annotations

from sayso.model import Analysis, Place, PlaceMention
from sayso.spans import CharSpan
from sayso.values.gazetteer import Entry, Gazetteer
from sayso.values.place_evidence import PERSONS, PLACES, Evidence
from sayso.values.place_scene import Scene, is_country
from sayso.values.place_windows import LEADING, Window

FIRM = frozenset({"in", "near", "outside", "inside", "around", "across"})
"""Prepositions after which a name that nobody knows is a place's, unless the tagger says otherwise."""

OUTVOTED = -2
"""Labels for something else from which a name is no place's though "in" stands before it: "a stake in Valmont"."""


def is_unknown_place(window: Window, evidence: Evidence, gazetteer: Gazetteer, scene: Scene, *, joined: bool) -> bool:
    """True for a name whose place nobody knows; `joined` when it is joined to a place ("Hama and Karbuna")."""
    first = window.text.partition(" ")[0].lower()
    if _is_none(window, first, evidence, gazetteer):
        return False
    if first in LEADING and " " in window.text and evidence.label not in PERSONS:
        return True
    if evidence.kind_before or evidence.kind_after or joined:
        return evidence.label != "NORP" and "state" not in {evidence.kind_after, evidence.kind_before}
    if evidence.label in PLACES:
        return bool(evidence.preposition) and scene.votes[window.text] > 0
    free = not evidence.label and not evidence.modifies
    return free and evidence.preposition in FIRM and scene.votes[window.text] >= OUTVOTED


def _is_none(window: Window, first: str, evidence: Evidence, gazetteer: Gazetteer) -> bool:
    """True for words that name no place: a title and a name, a part of a longer name, words in capitals."""
    words = gazetteer.tables.words
    if window.text.lower() in words["never"] or evidence.titled or not evidence.proper:
        return True
    if first in words["titles"] and not evidence.kind_after:
        return True  # "Sheikh Reed", but "Sheikh Altona neighbourhood"
    return window.text.removesuffix("s").isupper() or not evidence.exact  # "ISILs" lost its apostrophe


def within(window: Window, outer: Entry, analysis: Analysis) -> PlaceMention:
    """A place that only the region or country after it tells: "Quimbleford, Iowa"."""
    place = Place(window.text, outer.place.iso, None, "other", (outer.place.name, *outer.place.within))
    return PlaceMention(window.span, window.span.of(analysis.text), place)


def find_facility(window: Window, analysis: Analysis, gazetteer: Gazetteer) -> int:
    """Index after the word that makes the name a road's, a square's or an airport's; 0 for none."""
    tokens, kinds = analysis.tokens, gazetteer.tables.words["facility"]
    if window.demonym or is_country(window):
        return 0
    if not window.entries and window.end - window.start > 1 and tokens[window.end - 1].lower in kinds:
        return window.end
    if window.end >= len(tokens) or tokens[window.end].sentence != tokens[window.start].sentence:
        return 0
    after = tokens[window.end]
    small = after.text[0].islower()
    if window.entries and small:
        kinds = gazetteer.tables.words["site"]
    return window.end + 1 if after.lower in kinds and not (small and window.text.isupper()) else 0


def facility_mention(
    window: Window, end: int, chosen: Entry | None, evidence: Evidence, analysis: Analysis
) -> PlaceMention | None:
    """The facility from the window to token `end`, in its town if `chosen` is one; None for a person's."""
    if (evidence.in_longer_name and not evidence.preposition) or (chosen is None and not evidence.proper):
        return None
    span = CharSpan(window.span.start, analysis.tokens[end - 1].end)
    name = span.of(analysis.text)
    place = Place(name, None, None, "other")
    if chosen is not None:
        place = Place(name, chosen.place.iso, None, "other", (chosen.place.name, *chosen.place.within))
    return PlaceMention(span, name, place)
