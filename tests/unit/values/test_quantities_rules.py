"""The rules of hedges.toml: what each says of itself is true, and no two say the same."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.data import load_table
from sayso.errors import TableError
from sayso.model import Comparator
from sayso.values import read_quantities, rule_of
from sayso.values.phrases import Phrases

RULES: list[dict[str, Any]] = load_table("hedges")["rule"]
WORDS_BEFORE = [
    (rule["name"], words) for rule in RULES for words in rule.get("before", ()) if rule["comparator"] != "range"
]
WORDS_BEHIND = [(rule["name"], words) for rule in RULES for words in rule.get("after", ())]


@pytest.mark.parametrize("entry", RULES, ids=lambda entry: entry["name"])
def test_the_example_is_read_by_its_rule(entry: dict[str, Any]) -> None:
    text = entry["example"] if entry["name"] != "range.change" else f"The toll {entry['example']}"
    quantity = read_quantities(text)[0]
    low, high = (None if bound == "" else bound for bound in entry["reads"])
    assert quantity.rule == entry["name"]
    assert quantity.comparator is Comparator(entry["comparator"])
    assert quantity.stated.low == (None if low is None else pytest.approx(low))
    assert quantity.stated.high == (None if high is None else pytest.approx(high))


@pytest.mark.parametrize(("name", "words"), WORDS_BEFORE, ids=lambda value: value)
def test_words_before_a_number_name_their_rule(name: str, words: str) -> None:
    quantity = read_quantities(f"They came, {words} 430 tents in all.")[0]
    assert quantity.rule == name


@pytest.mark.parametrize(("name", "words"), WORDS_BEHIND, ids=lambda value: value)
def test_words_behind_a_number_name_their_rule(name: str, words: str) -> None:
    joint = (
        ""
        if words[0] in "-+,i"
        and words not in {"if not more", "if not higher", "if not less", "if not fewer", "if not many more"}
        else " "
    )
    quantity = read_quantities(f"They came to 430{joint}{words}, he said.")[0]
    assert quantity.rule == name


def test_names_and_reasons_are_distinct() -> None:
    assert len({entry["name"] for entry in RULES}) == len(RULES)
    assert len({entry["reason"] for entry in RULES}) == len(RULES)


@pytest.mark.parametrize("entry", RULES, ids=lambda entry: entry["name"])
def test_every_rule_has_its_origin_and_widths(entry: dict[str, Any]) -> None:
    assert entry["origin"]
    assert rule_of(entry["name"]).reason == entry["reason"]
    quantity = read_quantities(entry["example"])[0]
    assert quantity.hard.meets(quantity.stated)
    assert quantity.soft.meets(quantity.hard)


def test_two_rules_may_not_claim_one_phrase() -> None:
    with pytest.raises(TableError, match="two entries claim the words 'at least'"):
        Phrases.of([("at least", 1), ("at least", 2)], name="rules.toml")
