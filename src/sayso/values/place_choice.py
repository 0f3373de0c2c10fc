"""The places of one name in, the one that is meant out, or none.

What decides, in this order: the region or country named right after ("Paris, Texas"), the kind named beside it ("Aleppo
province"), the countries that the article speaks of, the number of people.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.values.gazetteer import Entry
from sayso.values.place_evidence import PLACES, Evidence

KNOWN_TO_ALL = 300_000
"""People from which a city needs no evidence but its own name."""

TOWN = 100_000
"""People below which a name is a place's only in a country that the article speaks of, or with firm evidence."""

COUNTRY_WEIGHT = 3.0
"""What being in a country of the article is worth, in powers of ten of people."""

FIRM = frozenset({"in", "near", "outside", "inside", "around", "across", "throughout", "into", "at", "to", "from"})


@dataclass(slots=True)
class Scene:
    """The countries and regions that an article has spoken of so far, with how often."""

    countries: Counter[str] = field(default_factory=Counter)
    regions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def tell(self, entry: Entry) -> None:
        """Remember where a mention lies."""
        if entry.place.iso:
            self.countries[entry.place.iso] += 1
            if entry.region:
                self.regions[entry.place.iso, entry.region] += 1

    def holds(self, entry: Entry) -> bool:
        """True for a place in a country that was told."""
        return self.countries[entry.place.iso or ""] > 0


def choose(entries: Sequence[Entry], evidence: Evidence, scene: Scene, qualifier: Entry | None) -> Entry | None:
    """The entry that is meant, or None when the name is no place's here."""
    if qualifier is not None:
        held = [entry for entry in entries if lies_in(entry, qualifier)]
        if held:
            return max(held, key=lambda entry: weight(entry, evidence, scene))
    fitting = [entry for entry in entries if is_likely(entry, evidence, scene)]
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
        total += 8 if entry.people or entry.own else 0
    if entry.place.kind == "region":
        total += 5.5 if entry.place.geonames or not entry.region else 3.5
        total += 6 if evidence.kind_after in REGIONS or evidence.kind_before in REGIONS else 0
    if entry.place.kind in {"region", "other"} and not entry.region:
        total += 3.5  # from places.toml: known by that name
    seen = scene.countries[entry.place.iso or ""]
    total += COUNTRY_WEIGHT * min(1.0, 0.5 + seen / 4) if seen else 0
    total += 1.5 if entry.capital else 0
    total += 1.0 if entry.own else 0
    return total


REGIONS = frozenset({"province", "governorate", "region", "state", "countryside", "oblast", "provinces", "governorates"})


def is_likely(entry: Entry, evidence: Evidence, scene: Scene) -> bool:
    """True unless the words beside the name, or their lack, speak against this entry."""
    kind, people = entry.place.kind, entry.people
    if evidence.in_longer_name and not (evidence.preposition in FIRM and kind != "city"):
        return kind == "country" and evidence.label != "PERSON"
    firm = is_firm(evidence)
    if not entry.own and (evidence.label not in PLACES or not evidence.exact) and not (evidence.kind_before or evidence.kind_after):
        return firm and not evidence.label and scene.holds(entry)
    if kind in {"country", "other"} or (kind == "region" and (entry.place.geonames or not entry.region)):
        return not evidence.is_person or firm
    if kind == "region":
        return scene.holds(entry) and firm
    seen = scene.holds(entry)
    if evidence.taken and seen and entry.own:
        return True
    if evidence.is_person and not (people >= KNOWN_TO_ALL and seen and not evidence.titled) and not (firm and (people >= KNOWN_TO_ALL or seen)):
        return False
    if firm:
        return (entry.own and people >= TOWN) or scene.holds(entry) or people >= KNOWN_TO_ALL
    return entry.own and evidence.proper and (people >= KNOWN_TO_ALL or (people >= TOWN / 2 and scene.holds(entry)))


def is_firm(evidence: Evidence) -> bool:
    """True when the words beside the name show a place."""
    labelled = evidence.label in PLACES
    return labelled or bool(evidence.kind_before or evidence.kind_after) or evidence.preposition in FIRM
