"""Questions in a terminal: one row each where there is room, lines of their own where there is none; who told it first."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from rich.console import Console

from sayso.cli.questions import BAR, bar, print_answers, ruler
from sayso.cli.voices import voices
from sayso.interval import Interval
from sayso.model import Answer
from unit.compare.made_answers import answer

FIRST = replace(
    answer("At least [seven] people died when the ferry sank.", article="a", source="rescuers"), outlet="Orla Herald"
)
AGAIN = replace(
    answer("The ferry sank, killing [seven] people.", article="b", published=dt.date(2019, 5, 7)), outlet="Courier"
)
MORE = replace(
    answer("The toll rose to [14] people.", article="c", source="the mayor", published=dt.date(2019, 5, 8)),
    outlet="Gazette",
)


def shown(width: int, *answers: Answer) -> str:
    out = Console(file=io.StringIO(), width=width, markup=False, highlight=False, emoji=False)
    print_answers(answers, out)
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_nothing_is_cut_off_at_any_width(width: int) -> None:
    """Days, words, speakers and outlets are whole on terminals of 60 columns and more, and no line is longer."""
    told = shown(width, FIRST, AGAIN, MORE)
    assert max(map(len, told.splitlines())) <= width
    for words in ("2019-05-06", "seven", "rescuers", "Orla Herald", "Courier", "●"):
        assert words in told
    assert "…" not in told


def test_a_narrow_terminal_gives_each_answer_its_lines() -> None:
    lines = shown(60, FIRST).splitlines()
    assert lines[0].startswith("2019-05-06")
    assert all(line.startswith("    ") for line in lines[1:])


def test_the_first_and_those_after_are_named() -> None:
    """The earliest day is first; a later page with the same number tells it again."""
    earlier = replace(AGAIN, article="z", published=dt.date(2019, 5, 5), outlet="Wire")
    told = dict(voices((earlier, AGAIN, MORE)))
    assert told["first"] == "“seven” in Wire on 2019-05-05"
    assert told["again"] == "Courier on 2019-05-07"
    assert told["no source"] == "Wire, Courier"


def test_one_report_in_two_papers_is_told_as_copied() -> None:
    copies = [replace(FIRST, origin="o"), replace(AGAIN, origin="o"), replace(MORE, origin="p")]
    assert dict(voices(copies))["copied"] == "one report in Orla Herald, Courier"


def test_one_page_has_no_first() -> None:
    assert "first" not in dict(voices((FIRST, replace(FIRST, outlet="Other"))))


def test_the_ruler_fits_over_its_bars() -> None:
    assert ruler((5, 19)) == f"5{'19':>{BAR - 1}}"
    assert len(ruler((1_000_000_000, 9_000_000_000))) in {0, BAR}
    assert bar(Interval.point(7), (0, 14)).strip() == "●"
