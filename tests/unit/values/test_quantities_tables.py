"""The tables of units, currencies, numbers and words: every entry reads as its example says."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.data import load_table
from sayso.errors import TableError
from sayso.values import read_quantities, unit_name
from sayso.values.wordlists import TABLES, listed

UNITS: list[dict[str, Any]] = load_table("units")["unit"]
CURRENCIES: list[dict[str, Any]] = load_table("currencies")["currency"]


@pytest.mark.parametrize("entry", UNITS, ids=lambda entry: entry["name"])
def test_units_are_read_in_their_examples(entry: dict[str, Any]) -> None:
    quantity = read_quantities(entry["example"])[0]
    assert quantity.unit == entry["name"]


@pytest.mark.parametrize(("name", "word"), [(u["name"], w) for u in UNITS for w in u.get("words", ())])
def test_units_are_read_by_every_word(name: str, word: str) -> None:
    assert read_quantities(f"It is 40 {word} here.")[0].unit == name


@pytest.mark.parametrize("entry", CURRENCIES, ids=lambda entry: entry["code"])
def test_currencies_are_read_in_their_examples(entry: dict[str, Any]) -> None:
    assert read_quantities(f"It costs {entry['example']} now.")[0].unit == entry["code"]


def test_units_have_full_names() -> None:
    assert unit_name("km") == "kilometre"
    assert unit_name("USD/barrel") == "US dollar per barrel"
    assert unit_name("count") == "count"


@pytest.mark.parametrize("table", TABLES)
def test_every_list_has_an_example(table: str) -> None:
    for name, entry in load_table(table).items():
        assert entry["example"], name
        assert listed(name)


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(TableError, match="0 tables have a list 'nothing'"):
        listed("nothing")
