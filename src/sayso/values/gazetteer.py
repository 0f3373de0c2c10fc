"""The table of places that ships with sayso: names to entries of GeoNames, countries, regions and their people.

`gazetteer.tsv.gz` is one sorted text, looked up by bisection: loading it builds no index. What it lacks stands in
places.toml and demonyms.toml. Choosing among the places of one name is not done here (place_choice).
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import Any, Self

from sayso.data import load_table
from sayso.errors import GazetteerError
from sayso.model import Place
from sayso.values.place_names import plain_key, sound_key

KINDS = {"n": "country", "r": "region", "c": "city", "k": "city"}
"""The file's letters for kinds; k is a capital."""

REMEMBERED = 20_000
"""Names whose entries are kept; a run over an archive would else fill the memory."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that a name may stand for."""

    place: Place
    region: str = ""  # code of the first-level region, within the country
    people: int = 0  # 0: not known
    capital: bool = False
    own: bool = True  # the name looked up is its own, not another one of it


@dataclass(frozen=True, slots=True)
class Tables:
    """What places.toml and demonyms.toml hold, by key."""

    extra: Mapping[str, tuple[Entry, ...]]
    also: Mapping[str, str]
    demonyms: Mapping[str, str]
    words: Mapping[str, frozenset[str]]  # words that show a place beside a name
    states: Mapping[str, str]  # "mo." -> "MO"
    region_words: Mapping[str, str]  # "SY" -> "Governorate"
    acronyms: frozenset[str]  # keys of names that are read in capitals only: "US"

    @property
    def first_words(self) -> frozenset[str]:
        """First words of the names of several words."""
        names = (*self.extra, *self.also, *self.demonyms)
        return frozenset(name.partition(" ")[0] for name in names if " " in name)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by name."""

    tables: Tables
    _rows: list[str]
    _keys: list[str]
    _countries: Mapping[str, Place]
    _first_words: frozenset[str]
    _seen: dict[str, tuple[Entry, ...]] = field(default_factory=dict, compare=False)

    @classmethod
    def load(cls) -> Self:
        """The gazetteer that ships. Raises: GazetteerError if its file is missing or broken, TableError for a table."""
        path = files("sayso.data") / "gazetteer.tsv.gz"
        try:
            header, _, text = gzip.decompress(path.read_bytes()).decode().partition("\n")
        except (OSError, EOFError, UnicodeDecodeError) as error:
            message = f"the table of places can't be read: {error}"
            raise GazetteerError(message, where=str(path), mend="Install sayso again.") from error
        rows, _, keys = text.partition("\n\n")
        if not header.startswith("#") or not keys:
            message = "the table of places is cut short"
            raise GazetteerError(message, where=str(path), mend="Install sayso again.")
        return cls.of(rows.split("\n"), keys.split("\n"))

    @classmethod
    def of(cls, rows: list[str], keys: list[str]) -> Self:
        """The gazetteer of sorted `rows` and `keys` as tools/build_gazetteer.py writes them."""
        names = load_table("places")["country_name"]
        places = (_country(row, names) for row in rows if row.endswith("\tn"))
        countries = {place.iso: place for place in places if place.iso}
        tables = read_tables(countries)
        return cls(tables, rows, keys, countries, tables.first_words)

    def find(self, name: str) -> tuple[Entry, ...]:
        """The places called `name`, own names first, then the larger; none if there is no such place."""
        key = plain_key(name)
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) > REMEMBERED:
                self._seen.clear()
            found = self._seen[key] = (*self.tables.extra.get(key, ()), *self._other_name(key), *self._look_up(key))
        return found

    def _other_name(self, key: str) -> Iterator[Entry]:
        """What a name of newswire use stands for, as if it were its own."""
        other = self.tables.also.get(key)
        return (replace(entry, own=True) for entry in self._look_up(other)) if other else iter(())

    def find_by_sound(self, name: str) -> tuple[Entry, ...]:
        """The places whose names sound like `name`, in the countries whose names are spelt in many ways."""
        return tuple(self._look_up("~" + sound_key(name)))

    def begins(self, word: str) -> bool:
        """True when some name of several words begins with `word`."""
        key = plain_key(word)
        if key in self._first_words:
            return True
        index = bisect_left(self._keys, key + " ")
        return index < len(self._keys) and self._keys[index].startswith(key + " ")

    def demonym(self, word: str) -> str | None:
        """The country (ISO 3166-1) that an adjective or a people's name goes with: "Iranian" -> "IR"."""
        return self.tables.demonyms.get(plain_key(word))

    def country(self, iso: str) -> Place:
        """A country. Raises: KeyError for no ISO 3166-1 code."""
        return self._countries[iso]

    def region(self, iso: str, code: str) -> Entry | None:
        """The first-level region of a country with GeoNames' `code`, or None."""
        id_ = f"R{iso}.{code}\t"
        index = bisect_left(self._rows, id_)
        found = index < len(self._rows) and self._rows[index].startswith(id_)
        return self._entry(self._rows[index], own=True) if found else None

    def _look_up(self, key: str) -> Iterator[Entry]:
        index = bisect_left(self._keys, key + "\t")
        if index < len(self._keys) and self._keys[index].startswith(key + "\t"):
            for one in self._keys[index].split("\t")[1].split(","):
                row = self._rows[bisect_left(self._rows, one.rstrip("!") + "\t")]
                yield self._entry(row, own=one.endswith("!"))

    def _entry(self, row: str, *, own: bool) -> Entry:
        _, name, iso, region, people, geonames, kind = row.split("\t")
        if kind == "n":
            return Entry(self.country(iso), people=int(people), own=own)
        within = self._within(iso, region) if kind in {"c", "k"} else (self.country(iso).name,) if kind == "r" else ()
        place = Place(name, iso, int(geonames) if geonames else None, KINDS[kind], within)
        return Entry(place, region, int(people), kind == "k", own)

    def _within(self, iso: str, code: str) -> tuple[str, ...]:
        country = self.country(iso).name
        region = self.region(iso, code)
        return (self.region_name(region.place), country) if region else (country,)

    def region_name(self, region: Place) -> str:
        """A region's name in full: "Aleppo Governorate"."""
        word = self.tables.region_words.get(region.iso or "", "")
        return f"{region.name} {word}".strip()


def _country(row: str, names: Mapping[str, str]) -> Place:
    _, name, iso, _, _, geonames, _ = row.split("\t")
    return Place(names.get(iso, name), iso, int(geonames), "country")


def read_tables(countries: Mapping[str, Place]) -> Tables:
    """The tables of places.toml and demonyms.toml, with `countries` by ISO code."""
    places = load_table("places")
    return Tables(
        extra=_read_extra(places, countries),
        also={plain_key(name): plain_key(other) for name, other in places["also"].items()},
        demonyms=_read_demonyms(load_table("demonyms")["country"]),
        words={entry["name"]: frozenset(entry["words"]) for entry in places["words"]},
        states={short.lower(): code for code, shorts in places["state"].items() for short in shorts},
        region_words=places["region_word"],
        acronyms=frozenset(_acronyms(places)),
    )


def _acronyms(places: Mapping[str, Any]) -> Iterator[str]:
    for name in (
        *places["geography"],
        *places["also"],
        *(name for names in places["country"].values() for name in names),
    ):
        if name.isupper() and name.isalpha():
            yield plain_key(name)


def _read_extra(places: Mapping[str, Any], countries: Mapping[str, Place]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for iso, names in places["country"].items():
        for name in names:
            found[plain_key(name)].append(Entry(countries[iso]))
    for name, given in places["geography"].items():
        iso = given.get("iso")
        within = (countries[iso].name,) if iso else ()
        found[plain_key(name)].append(Entry(Place(name, iso, None, given["kind"], within)))
    return {key: tuple(entries) for key, entries in found.items()}


def _read_demonyms(table: Mapping[str, list[str]]) -> dict[str, str]:
    """Demonyms and their plurals, by key."""
    found: dict[str, str] = {}
    for iso, words in table.items():
        for word in words:
            found[plain_key(word)] = iso
            if not word.endswith(("s", "sh", "ch", "se", "men")):
                found[plain_key(word) + "s"] = iso
    return found
