"""Names that are one speaker across articles are joined with a reason, and those that may not be are left apart."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import pytest

from sayso.model import Speaker
from sayso.speakers import Profile, propose_joins
from sayso.speakers.sounds import plain_words


class Pair(NamedTuple):
    """Two names with what articles tell of them, and whether they are one speaker."""

    joined: bool
    first: str
    second: str


def read_pairs() -> list[Pair]:
    lines = (Path(__file__).parent / "speaker_pairs.txt").read_text(encoding="utf-8").splitlines()
    told = [line.split(" | ") for line in lines if line.startswith(("joined", "apart"))]
    return [Pair(mark == "joined", first, second) for mark, first, second in told]


def profile_of(told: str, article: str) -> Profile:
    """The profile that one article with one statement makes: "Name (role; country; affiliation)"."""
    name, _, rest = told.removesuffix(")").partition(" (")
    role, country, affiliation = (part.strip() or None for part in rest.split(";"))
    group = name.startswith("group ")
    profile = Profile(name.removeprefix("group "), group)
    if role and role.startswith("spelt "):
        profile.spelt_out, role = {" ".join(plain_words(role.removeprefix("spelt ")))}, None
    speaker = Speaker(name=profile.name, role=role, country=country, affiliation=affiliation, group=group)
    profile.learn(speaker, article)
    return profile


PAIRS = read_pairs()


def test_enough_pairs_are_marked() -> None:
    assert len(PAIRS) >= 60
    assert sum(pair.joined for pair in PAIRS) >= 25
    assert sum(not pair.joined for pair in PAIRS) >= 25


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.first} | {pair.second}")
def test_a_pair_is_joined_or_left_apart(pair: Pair) -> None:
    profiles = [profile_of(pair.first, "a1"), profile_of(pair.second, "a2")]
    joins = propose_joins(profiles)
    assert bool(joins) == pair.joined, joins
    assert all(join.why.endswith(".") and "/" in join.rule for join in joins)


def test_two_names_of_one_article_stay_apart() -> None:
    profiles = [profile_of("Sergei Marin (minister; RU;)", "a1"), profile_of("Sergey Marin (minister; RU;)", "a1")]
    assert propose_joins(profiles) == ()


def test_the_order_of_reading_is_of_no_matter() -> None:
    told = (
        "Sergei Marin (foreign minister; RU;)",
        "Sergey Marin (Russian foreign minister; RU;)",
        "Marin (foreign minister; RU;)",
        "Sergei V. Marin (minister; RU;)",
    )
    found = {propose_joins(profile_of(each, each) for each in order) for order in permutations(told)}
    assert len(found) == 1
    assert {join.canonical for join in found.pop()} == {"Sergei Marin"}


def test_a_surname_that_fits_two_joins_neither() -> None:
    told = ("Marin (minister; RU;)", "Sergei Marin (minister; RU;)", "Kirill Marin (minister; RU;)")
    assert propose_joins(profile_of(each, each) for each in told) == ()


def test_a_name_that_stands_for_two_joins_no_other() -> None:
    minister, keeper = profile_of("Ivan Marin (minister; RU;)", "a1"), "goalkeeper"
    minister.learn(Speaker(name="Ivan Marin", role=keeper, country="BG"), "a2")
    assert minister.mixed
    assert propose_joins([minister, profile_of("Ivan V. Marin (minister; RU;)", "a3")]) == ()


def test_a_group_is_joined_only_where_no_two_are_told_apart() -> None:
    told = ("J. Marsh (senator; US;)", "John Marsh (senator; US;)", "James Marsh (senator; US;)")
    assert propose_joins(profile_of(each, each) for each in told) == ()
