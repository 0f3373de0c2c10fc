"""Words that stand for one thing where something is denied."""

from __future__ import annotations

import pytest

from sayso.compare.denials import narrower_in
from sayso.compare.forces import are_same, is_beside, spellings
from sayso.compare.words import stem
from sayso.model import Figure
from sayso.testing import make_article, make_figure


@pytest.mark.parametrize(
    ("denied", "told", "is_same", "is_other"),
    [
        ("forces", "troops", True, False),
        ("troops", "soldiers", True, False),
        ("military", "contingent", True, False),
        ("soldiers", "advisers", False, True),
        ("forces", "instructors", False, True),
        ("advisers", "troops", False, False),
        ("votes", "forces", False, False),
        ("lorries", "advisers", False, False),
    ],
)
def test_who_stands_for_whom(denied: str, told: str, is_same: bool, is_other: bool) -> None:
    """Soldiers by any word are one; advisers are others, whom a denial of soldiers leaves out."""
    one, other = stem(denied), stem(told)
    assert (are_same(one, other), is_beside(one, other)) == (is_same, is_other)


def test_spellings_find_what_is_told_otherwise() -> None:
    """Both ways; a word without kin finds itself."""
    assert {"troop", "soldier", "adviser", "forces"} <= spellings("forces")
    assert {"troop", "forces"} <= spellings("advisers")
    assert spellings("lighthouse") == {"lighthouse"}


def toll(text: str, surface: str, counted: str) -> Figure:
    return make_figure(make_article(text, id="a"), surface, counted=counted, place="Velbazhd")


def test_a_denial_of_soldiers_is_narrower_than_advisers() -> None:
    """And reaches as far as forces do."""
    advisers = toll("Norland has 120 military advisers in Velbazhd.", "120", "military advisers")
    troops = toll("Norland has 300 troops in Velbazhd.", "300", "troops")
    assert narrower_in("that combat troops were in Velbazhd", advisers) == "combat troops"
    assert narrower_in("that its troops were in Velbazhd", advisers) == "troops"
    assert narrower_in("that its forces were in Velbazhd", troops) == ""
    assert narrower_in("that advisers were in Velbazhd", troops) is None
