"""Words brought to the form in which they are compared, and which count as one."""

from __future__ import annotations

import pytest

from sayso.compare.words import are_kin, find_words, is_common, is_whole, kin_of, load_kin, stem
from sayso.data import load_table


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bridges", "bridge"),
        ("landings", "landing"),
        ("cities", "city"),
        ("children", "child"),
        ("Rescued", "rescues"),
        ("dropped", "dropping"),
        ("Orla's", "Orla"),
        ("churches", "church"),
        ("people", "person"),
    ],
)
def test_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("bus", "bu"), ("news", "new"), ("bees", "beer"), ("thing", "th")])
def test_two_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("kids", "children"), ("killed", "dead"), ("cops", "officers"), ("owl", "owls")]
)
def test_kin(one: str, other: str) -> None:
    assert are_kin(stem(one), stem(other))


@pytest.mark.parametrize(("one", "other"), [("children", "people"), ("killed", "wounded"), ("ferries", "people")])
def test_no_kin(one: str, other: str) -> None:
    assert not are_kin(stem(one), stem(other))


def test_whole_and_common() -> None:
    assert is_whole(stem("civilians"))
    assert not is_whole(stem("children"))
    assert is_common(stem("attacked"))
    assert not is_common(stem("lighthouse"))
    assert kin_of("lighthous") == frozenset()


def test_content_words_stand_where_they_say() -> None:
    text = "The three old bridges of Veld fell in 1904, he said."
    words = find_words(text)
    assert [text[word.start : word.end] for word in words] == ["old", "bridges", "Veld", "fell", "1904"]


def test_every_entry_of_the_table_is_found_again() -> None:
    for entry in load_table("kin")["kin"]:
        assert entry["example"]
        assert entry["origin"]
        for word in entry["words"]:
            if " " not in word and "-" not in word and word != "%":
                assert entry["name"] in kin_of(stem(word)), word
    assert load_kin().sets
