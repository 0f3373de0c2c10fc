"""Quantities marked in sentences: the same marks come out, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from marked.quantity_marks import Marked, differences, read_marked
from sayso.values import read_quantities

SENTENCES = [
    marked for path in sorted((Path(__file__).parent / "quantities").glob("*.txt")) for marked in read_marked(path)
]


@pytest.mark.parametrize("marked", SENTENCES, ids=lambda marked: f"{marked.construction}: {marked.text[:50]}")
def test_the_marks_come_out(marked: Marked) -> None:
    quantities = read_quantities(marked.text)
    spans = [(q.span.start, q.span.end) for q in quantities]
    surfaces = [q.surface for q in quantities]
    assert spans == [(start, end) for start, end, _ in marked.marks], surfaces
    for (_, _, fields), quantity in zip(marked.marks, quantities, strict=True):
        assert not differences(fields, quantity, marked.text), quantity.surface


def test_there_are_enough_sentences() -> None:
    assert len(SENTENCES) >= 300
    assert len({marked.construction for marked in SENTENCES}) >= 50
