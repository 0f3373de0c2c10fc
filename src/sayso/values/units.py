"""Measures, as data: units of units.toml and currencies of currencies.toml, and the names that people know them by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sayso.data import load_table
from sayso.model import QuantityKind
from sayso.values.lexer import Tokens
from sayso.values.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or currency: `name` is what Quantity.unit holds; amounts are multiplied by `factor` (cents: 0.01)."""

    name: str
    kind: QuantityKind
    factor: float = 1.0


COUNT: Final = Unit("count", QuantityKind.COUNT)
TIMES: Final = Unit("times", QuantityKind.TIMES)
SHARE: Final = Unit("share", QuantityKind.SHARE)
PERCENT: Final = Unit("%", QuantityKind.PERCENT)
PERCENTAGE_POINT: Final = Unit("percentage point", QuantityKind.POINT)
POINT: Final = Unit("point", QuantityKind.POINT)
INDEX_POINT: Final = Unit("index point", QuantityKind.POINT)
YEAR: Final = Unit("year", QuantityKind.DURATION)
POUND: Final = Unit("pound", QuantityKind.MEASURE)
STERLING: Final = Unit("GBP", QuantityKind.MONEY)


@dataclass(frozen=True, slots=True)
class UnitTables:
    """The tables, ready to be matched."""

    words: Phrases[Unit]  # behind the number, any case: "square kilometres", "Syrian pounds"
    symbols: Phrases[Unit]  # behind the number, case as written: "km", "GWh"
    signs: Phrases[Unit]  # before the number, case as written: "$", "US$", "Rs"
    codes: dict[str, Unit]  # ISO codes, before or behind
    rates: frozenset[str]  # what may follow "a" and "per"
    weight: frozenset[str]  # words near "pounds" that tell weight
    money: frozenset[str]  # words near "pounds" that tell money
    long_names: dict[str, str]
    index_words: frozenset[str]  # in a sentence these tell that "points" are those of an index
    percentage_words: frozenset[str]  # and these that they are percentage points
    weak_percentage_words: frozenset[str]  # and these too, where nothing else tells


WORDS_IN_CAPITALS: Final = frozenset({"TRY", "COP", "CUP", "GEL", "PEN", "SOS", "MAD"})
"""ISO codes that are also English words or names: in a headline of capitals they are those."""


@cache
def unit_tables() -> UnitTables:
    """The tables, read once. Raises: TableError if two entries claim one word."""
    units = load_table("units")
    money = load_table("currencies")
    currencies = money["currency"]
    return UnitTables(
        words=Phrases.of(
            [*_unit_words(units["unit"]), *_currency_words(currencies, money["names"])], name="units.toml"
        ),
        symbols=_symbols(units["unit"]),
        signs=_signs(currencies),
        codes={c["code"]: _currency(c) for c in currencies if c["code"] not in WORDS_IN_CAPITALS},
        rates=frozenset(units["rates"]["words"]),
        weight=frozenset(units["pounds"]["weight"]),
        money=frozenset(units["pounds"]["money"]),
        long_names={
            **{unit["name"]: unit.get("long", unit["name"]) for unit in units["unit"]},
            **{currency["code"]: currency["name"] for currency in currencies},
        },
        index_words=frozenset(units["point_context"]["index"]),
        percentage_words=frozenset(units["point_context"]["percentage"]),
        weak_percentage_words=frozenset(units["point_context"]["weak"]),
    )


def unit_name(unit: str) -> str:
    """The full name of what `Quantity.unit` holds: "km" is "kilometre", "USD/barrel" is "US dollar per barrel".

    A unit that no table knows is its own name.
    """
    names = unit_tables().long_names
    if unit in names:
        return names[unit]
    return " per ".join(names.get(part, part) for part in unit.split("/"))


def _unit_words(units: list[dict[str, Any]]) -> Iterator[tuple[str, Unit]]:
    for entry in units:
        for word in entry.get("words", ()):
            yield word, Unit(entry["name"], QuantityKind(entry["kind"]))


def _currency(entry: dict[str, Any]) -> Unit:
    return Unit(entry["code"], QuantityKind.MONEY)


def _currency_words(currencies: list[dict[str, Any]], names: dict[str, list[str]]) -> Iterator[tuple[str, Unit]]:
    """The names of amounts: "dollars", "Canadian dollars", "cents"."""
    for entry in currencies:
        unit = _currency(entry)
        for word in entry.get("words", ()):
            yield word, unit
        for adjective in entry.get("of", ()):
            for name in names.get(entry["base"], [entry["base"]]):
                yield f"{adjective} {name}", unit
        for word in entry.get("cents", ()):
            yield word, Unit(unit.name, unit.kind, 0.01)


def _symbols(units: list[dict[str, Any]]) -> Phrases[Unit]:
    table: Phrases[Unit] = Phrases()
    for entry in units:
        for symbol in entry.get("symbols", ()):
            table.add(_raw(symbol), Unit(entry["name"], QuantityKind(entry["kind"])))
    return table


def _signs(currencies: list[dict[str, Any]]) -> Phrases[Unit]:
    table: Phrases[Unit] = Phrases()
    for entry in currencies:
        for sign in dict.fromkeys(_raw(sign) for sign in entry.get("signs", ())):
            table.add(sign, _currency(entry))
    return table


def _raw(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase in their own case."""
    tokens = Tokens(phrase)
    return tuple(tokens.raw[: tokens.count])
