"""Parts against their whole: of one sentence, and those of one page against another's whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sayso.compare.parts import check_parts, find_parts
from sayso.ledger import Ledger
from sayso.model import Figure, Finding, FindingKind, Reading, Verdict
from sayso.testing import make_article, make_figure, make_reading
from unit.compare.made_answers import answer
from unit.compare.plain_passages import article


def figures(text: str, *told: tuple[str, str]) -> list[Figure]:
    return [
        replace(answer(text.replace(number, f"[{number}]", 1), counted=counted).figure, id=number)
        for number, counted in told
    ]


def test_parts_that_sum_to_more_than_their_whole() -> None:
    text = "The fire killed 12 people, including 9 children and 6 women."
    made = figures(text, ("12", "people"), ("9", "children"), ("6", "women"))
    (finding,) = check_parts(article(text=text), made)
    assert finding.kind is FindingKind.PARTS
    assert finding.verdict is Verdict.CONTRADICTED
    assert [e.surface for e in finding.body] == ["12", "9", "6"]
    assert check_parts(article(text=text), made[:2]) == ()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("killed 12 people, among them 9 children and 6 women", ["9", "6"]),
        ("killed 12 people, among them 9 children", ["9"]),
        ("killed 12 people, including 9 soldiers and 6 police officers", ["9", "6"]),
        ("killed 12 people, including 9 guests and 6 women", None),  # a guest may be a woman
        ("killed 12 people, including 9 soldiers and 6 women", None),
        ("killed 12 people, including 9 children and 6 girls", None),
        ("destroyed 12 vehicles, including 9 buses and 6 lorries", ["9", "6"]),
        ("destroyed 12 vehicles, including 9 cars and 6 trucks", None),  # words of one kin set
        ("killed 12 people and hurt 9 children", None),  # nothing tells that they are parts
        ("killed 12 people in 3 districts, among them at least 9 children, 6 women and two men", ["9", "6"]),
        ("killed 12 people, including a guard, while floods killed 80 people among them 18 children", ["18"]),
    ],
)
def test_parts_are_what_is_told_as_such_and_can_not_be_the_same(told: str, expected: list[str] | None) -> None:
    text = f"The fire {told}."
    words = told.rstrip(".").replace(",", "").split()
    made = figures(text, *((word, words[place + 1]) for place, word in enumerate(words) if word.isdecimal()))
    found = find_parts(text, made)
    assert (found and [part.id for part in found.parts]) == expected


def test_the_whole_is_the_nearest_that_parts_can_be_of() -> None:
    """Not the first of the sentence, nor the places in which they were."""
    text = "A blast killed 10 people in the port while floods killed 82 people in 4 towns, among them 18 children."
    found = find_parts(text, figures(text, ("10", "people"), ("82", "people"), ("4", "towns"), ("18", "children")))
    assert found is not None
    assert found.whole.id == "82"


FIRE = "Fire in a market hall of Port Ellis killed {}, the {} said."


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open(":memory:") as opened:
        yield opened


def page(name: str, told: str, *counts: tuple[str, str], source: str, day: int = 4) -> Reading:
    """A page of that day of March; "at least" is read from the words of its first number."""
    text = FIRE.format(told, source)
    made = make_article(text, id=name, headline="Fire in Port Ellis", published=f"2024-03-{day:02d}", outlet=name)
    read = [
        make_figure(made, count, counted=counted, event="killed", place="Port Ellis", source=source, number=number)
        for number, (count, counted) in enumerate(counts, start=1)
    ]
    if "at least" in told:
        low = float(counts[0][0])
        read[0] = replace(
            make_figure(
                made,
                f"at least {counts[0][0]}",
                counted=counts[0][1],
                event="killed",
                place="Port Ellis",
                source=source,
                low=low,
            )
        )
    return make_reading(made, figures=read)


GAZETTE = page(
    "Gazette",
    "at least 20 people, among them 19 children and 12 women",
    ("20", "people"),
    ("19", "children"),
    ("12", "women"),
    source="mayor",
)


def parts_of(ledger: Ledger) -> list[Finding]:
    ledger.group()
    return [found.finding for found in ledger.findings() if found.finding.rule == "question.parts/1"]


def test_the_parts_of_one_page_are_held_against_the_whole_of_another(ledger: Ledger) -> None:
    """Both wholes can hold; the parts can't. The finding goes with the page that tells them, and quotes all."""
    ledger.add(GAZETTE)
    assert parts_of(ledger) == []
    ledger.add(page("Herald", "28 people", ("28", "people"), source="hospital"))
    (finding,) = parts_of(ledger)
    assert finding.kind is FindingKind.PARTS
    assert finding.why == (
        "“19 children” and “12 women” (mayor on 2024-03-04) sum to more than the whole, "
        "“28” people (hospital on 2024-03-04)."
    )
    assert [(each.article, each.surface) for each in finding.body] == [
        ("Herald", "28"),
        ("Gazette", "at least 20"),
        ("Gazette", "19"),
        ("Gazette", "12"),
    ]
    ledger.add(make_reading(GAZETTE.article, sayso="0.2.0"))
    assert parts_of(ledger) == []


@pytest.mark.parametrize(
    "other",
    [
        page("Herald", "31 people", ("31", "people"), source="hospital"),  # they fit
        page("Herald", "28 people", ("28", "people"), source="hospital", day=3),  # a toll of the day before
        page("Herald", "28 people", ("28", "people"), source="mayor"),  # who told both has revised
        page("Herald", "at least 28 people", ("28", "people"), source="hospital"),
    ],
)
def test_wholes_that_may_hold_beside_the_parts(ledger: Ledger, other: Reading) -> None:
    ledger.add(GAZETTE)
    ledger.add(other)
    assert parts_of(ledger) == []
