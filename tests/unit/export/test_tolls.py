"""Tolls as UCDP codes them: low, best and high, who gave them, and how exact day and place are."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from contract import stories
from sayso.export.tolls import COLUMNS, date_precision, estimate_of, first_order, in_force, place_precision
from sayso.interval import DayInterval, Interval
from sayso.ledger import Ledger
from sayso.model import Answer, Event, Place, Question, Stance, Standing
from sayso.testing import make_article, make_figure, make_reading


def answer(
    low: float | None, high: float | None, *, article: str = "a", day: str = "2024-03-12", stance: str = "asserts",
    low_open: bool = False, high_open: bool = False, origin: str = "",
) -> Answer:  # fmt: skip
    text = "It is said that 7 people died."
    figure = make_figure(make_article(text, id=article), "7", counted="people", event="killed", stance=stance)
    stated = Interval(low, high, low_open=low_open, high_open=high_open)
    figure = replace(figure, quantity=replace(figure.quantity, stated=stated))
    return Answer(figure=figure, article=article, sentence=text, published=dt.date.fromisoformat(day), origin=origin)


def question(*answers: Answer, standing: Standing | None = None) -> Question:
    return Question(
        id="q", counted="people", event=Event.KILLED, place=None, days=None, answers=answers, standing=standing
    )


@pytest.mark.parametrize(
    ("bounds", "low", "best", "high"),
    [
        ([(14, 14)], 14, 14, 14),
        ([(12, None)], 12, 12, 12),
        ([(12, None), (14, 14)], 12, 14, 14),  # both can hold: 14 does
        ([(9, 9), (13, 13)], 9, 9, 13),  # they can't, and nobody is more reliable: the lower
        ([(10, 20), (15, 30)], 10, 15, 30),
        ([(None, 50)], 50, 50, 50),
        ([(None, 50), (20, 20)], 20, 20, 50),
    ],
)
def test_low_best_high(bounds: list[tuple[float | None, float | None]], low: float, best: float, high: float) -> None:
    """The codebook's rule: the most reliable number, and where that can't be told, the lower."""
    found = estimate_of([answer(*each) for each in bounds])
    assert found is not None
    assert (found.low, found.best, found.high) == (low, best, high)


def test_a_bound_left_out_is_left_out() -> None:
    """More than 12 people are 13; fewer than 50 are 49."""
    found = estimate_of([answer(12, None, low_open=True), answer(None, 50, high_open=True)])
    assert found is not None
    assert (found.low, found.best, found.high) == (13, 13, 49)
    assert found.open_below
    assert found.open_above


def test_no_number_is_no_estimate() -> None:
    """Words that bound nothing."""
    assert estimate_of([answer(None, None)]) is None
    assert estimate_of([]) is None


def test_a_report_counts_once_with_its_newest_number() -> None:
    """Reprints, and pages that were updated."""
    first, second = answer(5, 5, article="a", origin="o"), answer(8, 8, article="b", origin="o", day="2024-03-13")
    assert in_force(question(first, second)) == [second]


def test_what_is_denied_is_no_estimate() -> None:
    """Nor what is feared, demanded or supposed."""
    others = [
        answer(90, 90, article=stance.value, stance=stance.value)
        for stance in Stance
        if stance not in {Stance.ASSERTS, Stance.BELIEVES}
    ]
    kept = answer(5, 5)
    assert in_force(question(kept, *others)) == [kept]


def test_a_toll_that_moved_stands_as_of_its_last_day() -> None:
    """Earlier numbers are no low estimate."""
    early, late = answer(5, 5, article="a"), answer(14, 14, article="b", day="2024-03-14")
    assert in_force(question(early, late, standing=Standing.REVISED)) == [late]
    assert in_force(question(early, late, standing=Standing.DISPUTED)) == [early, late]


@pytest.mark.parametrize(
    ("days", "code"),
    [("2024-03-12", 1), ("2024-03-12/2024-03-17", 2), ("2024-03-12/2024-03-18", 3), ("2024-03", 4), ("2024", 5), ("2020/2023", None)],
)  # fmt: skip
def test_precision_of_days(days: str, code: int | None) -> None:
    """UCDP's date_prec."""
    assert date_precision(DayInterval.from_iso(days)) == code
    assert date_precision(None) is None


@pytest.mark.parametrize(
    ("place", "code", "province"),
    [
        (Place("Plovdiv", "BG", 728193, "city", ("Plovdiv Province", "Bulgaria")), 1, "Plovdiv Province"),
        (Place("Aleppo Governorate", "SY", 170062, "region", ("Syria",)), 4, "Aleppo Governorate"),
        (Place("Some District", "SY", 170063, "region", ("Aleppo Governorate", "Syria")), 3, "Aleppo Governorate"),
        (Place("Bulgaria", "BG", 732800, "country"), 6, None),
        (Place("the bakery", None, None, "other"), None, None),
        (None, None, None),
    ],
)
def test_precision_of_places(place: Place | None, code: int | None, province: str | None) -> None:
    """UCDP's where_prec and adm_1."""
    assert place_precision(place) == code
    assert first_order(place) == province


def test_the_table(tmp_path: Path) -> None:
    """A row a question of people harmed, with its sources; what is counted otherwise is left out."""
    with Ledger.open(":memory:") as ledger:
        for reading in (
            stories.plovdiv(),
            stories.plovdiv("Courier", lead="Wire. ", published="2024-03-12"),
            stories.strike(),
        ):
            ledger.add(reading)
        assert ledger.export("tolls", tmp_path / "tolls.csv") == 1
    with (tmp_path / "tolls.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert tuple(row) == COLUMNS
    assert (row["low"], row["best"], row["high"], row["open_above"]) == ("12", "12", "12", "true")
    assert (row["number_of_sources"], row["number_of_pages"]) == ("1", "2")
    assert row["source_article"] == "Courier, 2024-03-12, Warehouse fire kills 12"
    assert (row["date_start"], row["date_prec"], row["where_prec"], row["adm_1"]) == (
        "2024-03-11",
        "1",
        "1",
        "Plovdiv Province",
    )
    assert len(row["figures"].split("; ")) == 2


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """A headline may begin with any sign."""
    article = replace(
        make_article("At least 7 died.", id="a", published="2024-01-02", outlet="=1+1"), headline="@SUM(A1)"
    )
    figure = make_figure(article, "At least 7", low=7, counted="-people", event="killed", source="+1")
    with Ledger.open(":memory:") as ledger:
        ledger.add(make_reading(article, figures=[figure]))
        ledger.export("tolls", tmp_path / "tolls.csv")
    with (tmp_path / "tolls.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["source_office"], row["source_headline"], row["source_original"], row["counted"]) == (
        "'=1+1",
        "'@SUM(A1)",
        "'+1",
        "'-people",
    )
