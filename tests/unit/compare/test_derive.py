"""The honest ways from a body's numbers to a headline's, and those that aren't."""

from __future__ import annotations

import pytest

from sayso.compare.derive import find_ways
from sayso.compare.headline import sentence_spans
from sayso.compare.scanning import find_numerals
from sayso.compare.slots import find_slots
from sayso.spans import CharSpan
from unit.compare.plain_passages import passage


def rules(headline: str, body: str, year: int | None = None) -> list[str]:
    head, text = passage(headline, "headline"), passage(body)
    (slot, *_) = find_slots(headline, find_numerals(headline, head.quantities), [CharSpan(0, len(headline))])
    slots = find_slots(body, find_numerals(body, text.quantities), sentence_spans(text))
    return [way.rule for way in find_ways(slot, slots, year=year)]


@pytest.mark.parametrize(
    ("headline", "body", "rule"),
    [
        ("22 missing", "At least 22 people are missing.", "same"),
        ("$3M for offices", "The offices cost $2.9 million.", "rounded"),
        ("Index up 71", "The index rose 70.9 points.", "rounded"),
        ("Over 300 stranded", "It stranded 340 travellers.", "bound"),
        ("Under 50 came", "Just 46 people came.", "bound"),
        ("Nearly 60 rescued", "They rescued 58 people.", "bound"),
        ("About 60 rescued", "They rescued 63 people.", "bound"),
        ("Dozens held", "Police held 43 people.", "vague"),
        ("43 held", "Police held dozens of people.", "vague"),
        ("58 held", "Police held nearly 60 people.", "loose"),
        ("2 days without power", "The valley had no power for 48 hours.", "unit"),
        ("38 years in the tower", "He spent nearly four decades in the tower.", "unit"),
        ("38 held", "Police held 26 men and 12 others.", "sum"),
        ("25 guards killed, injured", "It left at least 10 guards killed and 15 injured, a doctor said.", "sum"),
        ("120 held", "Police held 150 men but let 30 men go.", "difference"),
        ("3 dead", "A foreman and two others died.", "one and others"),
        ("Mayor, 8 others dead", "Nine people died, the mayor among them.", "others"),
        ("After 9 years, bridge is back", "It closed in 2010. It opened in 2019.", "years between"),
    ],
)
def test_way(headline: str, body: str, rule: str) -> None:
    assert rule in rules(headline, body)


def test_numbers_of_two_fates_make_no_number_of_one() -> None:
    assert rules("25 guards killed", "It left at least 10 guards killed and 15 injured, a doctor said.") == []


def test_years_since_need_the_year_of_publication() -> None:
    headline, body = "First bear in 8 years", "No bear had been seen since 2011."
    assert "years since" not in rules(headline.removeprefix("First bear in "), body)
    assert "years since" in rules(headline.removeprefix("First bear in "), body, year=2019)


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("31 held", "Police held 30 people."),
        ("4 quakes", "A quake of 4.3 shook the town."),
        ("Over 300 stranded", "It stranded 900 travellers."),
        ("38 held", "Police held 26 men. The march cost 12 dollars."),
        ("$5 fine", "He paid 5 percent."),
    ],
)
def test_no_way(headline: str, body: str) -> None:
    assert set(rules(headline, body)) <= {"same"}
    assert not rules(headline, body) or "5" in headline
