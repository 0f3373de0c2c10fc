"""The places of one name in, the one that is meant out, or none.

What decides, in this order: the state or country named right after ("Paris, Texas"), the kind named beside it ("Aleppo
province"), the countries that the article speaks of, the number of people.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from difflib import SequenceMatcher

from sayso.values.gazetteer import Entry, Gazetteer
from sayso.values.place_evidence import PLACES, Evidence
from sayso.values.place_names import ARTICLE, plain_key
from sayso.values.place_scene import KNOWN_TO_ALL, Scene

TOWN = 100_000
"""People below which a name is a place's only in a country that the article speaks of."""

COUNTRY_WEIGHT = 3.0
"""What lying in a country of the article is worth, in powers of ten of people."""

ALIKE = 0.75
"""Share of letters in common from which two spellings may be one name; below it Saqba became Shahba."""

FIRM = frozenset({"in", "near", "outside", "inside", "around", "across", "throughout", "into", "at", "to", "from"})
"""Prepositions that show a place, where the gazetteer knows the name."""


def choose(entries: Sequence[Entry], evidence: Evidence, scene: Scene, qualifier: Entry | None) -> Entry | None:
    """The entry that is meant, or None when the name is no place's here."""
    held = [entry for entry in entries if qualifier is not None and lies_in(entry, qualifier)]
    fitting = held or [entry for entry in entries if is_likely(entry, evidence, scene)]
    if is_georgia(fitting, scene):
        fitting = [entry for entry in fitting if entry.place.kind != "country"]
    return max(fitting, key=lambda entry: weight(entry, evidence, scene), default=None)


def is_georgia(entries: Sequence[Entry], scene: Scene) -> bool:
    """True where a name is a country's and an American state's, and the article speaks of America."""
    states = any(entry.place.kind == "region" and entry.place.iso == "US" for entry in entries)
    countries = [entry.place.iso or "" for entry in entries if entry.place.kind == "country"]
    return states and any(scene.countries["US"] > scene.countries[iso] for iso in countries)


def lies_in(entry: Entry, outer: Entry) -> bool:
    """True when `entry` lies in the country or region `outer`."""
    if entry.place.iso != outer.place.iso or entry.place.kind == "country":
        return False
    return outer.place.kind == "country" or (entry.region == outer.region and entry.place.kind == "city")


def weight(entry: Entry, evidence: Evidence, scene: Scene) -> float:
    """How likely the entry is meant: powers of ten of people, with bonuses for what else speaks for it."""
    total = math.log10(entry.people + 1)
    if entry.place.kind == "country":
        total += 8
    elif not entry.region:
        total += 9  # from places.toml: known by that name
    elif entry.place.kind == "region":
        total += 5.5 if entry.place.geonames else 3.5
        total += 6 if evidence.says_region else 0
    seen = scene.countries[entry.place.iso or ""]
    total += COUNTRY_WEIGHT * min(1.0, 0.5 + seen / 4) if seen else 0
    return total + (1.5 if entry.capital else 0) + (1.0 if entry.own else 0)


def is_likely(entry: Entry, evidence: Evidence, scene: Scene) -> bool:
    """True unless the words beside the name, or their lack, speak against this entry."""
    firm, seen = is_firm(evidence), scene.holds(entry)
    wide = entry.place.kind == "country" or not entry.region or (entry.place.kind == "region" and entry.place.geonames)
    if evidence.in_longer_name and not (evidence.preposition in FIRM and wide):
        return entry.place.kind == "country" and evidence.label != "PERSON"
    if not entry.own and not (
        evidence.kind_before or evidence.kind_after or (evidence.exact and evidence.label in PLACES)
    ):
        return firm and not evidence.label and seen
    if wide:
        return not evidence.is_person or firm or not (evidence.given or evidence.titled)
    if entry.place.kind == "region":
        return seen and firm
    return (evidence.taken and seen and entry.own) or is_likely_city(entry, evidence, firm=firm, seen=seen)


def is_likely_city(entry: Entry, evidence: Evidence, *, firm: bool, seen: bool) -> bool:
    """True for a city that the words beside it, its country or its size make likely."""
    great = entry.people >= KNOWN_TO_ALL
    if evidence.is_person and not (great and seen and not evidence.titled) and not (firm and (great or seen)):
        return False
    if firm:
        return seen or great or (entry.own and entry.people >= TOWN)
    return entry.own and evidence.proper and (great or (seen and entry.people >= TOWN / 2))


def is_firm(evidence: Evidence) -> bool:
    """True when the words beside the name show a place."""
    shown = bool(evidence.kind_before or evidence.kind_after) or evidence.preposition in FIRM
    return shown or evidence.label in PLACES


def choose_by_sound(name: str, gazetteer: Gazetteer, evidence: Evidence, scene: Scene) -> Entry | None:
    """The place of a country told of whose name sounds like `name` and is written alike, if the words show a place."""
    if not is_firm(evidence) or evidence.is_person or evidence.in_longer_name or len(name) < 4:
        return None
    near = [
        (alike(name, entry.place.name), entry.people, entry)
        for entry in gazetteer.find_by_sound(name)
        if scene.holds(entry)
    ]
    best = max(near, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] >= ALIKE else None


def alike(one: str, other: str) -> float:
    """Share of letters that two names have in common, articles apart."""
    left, right = (ARTICLE.sub("", plain_key(name)) for name in (one, other))
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def as_region(city: Entry, gazetteer: Gazetteer) -> Entry | None:
    """The region that a city gives its name to ("Lattakia province"), or None."""
    region = gazetteer.region(city.place.iso or "", city.region)
    return region if region is not None and alike(region.place.name, city.place.name) >= ALIKE else None
