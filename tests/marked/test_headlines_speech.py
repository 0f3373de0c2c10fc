"""Nine in ten marked headlines are read as marked, and each shape of headline is read in most of its cases."""

from __future__ import annotations

from collections import defaultdict

import pytest

from marked.attribution_marks import Marked, article, is_near, passage, read_marked
from sayso.attribution import Attributor, read_statements
from sayso.language import Analyser
from sayso.model import Statement

MARKED = list(read_marked("headlines_speech.txt"))


@pytest.fixture(scope="module")
def statements() -> dict[str, tuple[Statement, ...]]:
    analyser, attributor = Analyser.load(), Attributor.load(trained=False)
    nothing = passage(analyser.analyse(""))
    read: dict[str, tuple[Statement, ...]] = {}
    for marked, analysis in zip(MARKED, analyser.analyse_many([m.text for m in MARKED]), strict=True):
        head = passage(analysis, "headline")
        read[marked.line] = read_statements(article(marked.text, ""), head, nothing, attributor.find(head, nothing))
    return read


def is_right(marked: Marked, found: tuple[Statement, ...]) -> bool:
    """True when the headline's one outermost statement is as marked, or there is none where none is marked."""
    outermost = [statement for statement in found if statement.outer is None]
    if not marked.ties:
        return not outermost
    near = [statement for statement in outermost if is_near(marked.text, statement, marked.ties[0])]
    return len(outermost) == 1 and bool(near) and near[0].stance == marked.stance


def test_enough_headlines_are_marked() -> None:
    assert len(MARKED) >= 60


def test_nine_in_ten_headlines_are_right(statements: dict[str, tuple[Statement, ...]]) -> None:
    wrong = [marked.line for marked in MARKED if not is_right(marked, statements[marked.line])]
    assert len(wrong) <= len(MARKED) // 10, wrong


def test_no_shape_of_headline_fails(statements: dict[str, tuple[Statement, ...]]) -> None:
    shapes: dict[str, list[bool]] = defaultdict(list)
    for marked in MARKED:
        shapes[marked.construction].append(is_right(marked, statements[marked.line]))
    assert [shape for shape, right in shapes.items() if sum(right) < 0.6 * len(right)] == []
