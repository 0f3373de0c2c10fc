"""Figures in sentences of our own, each naming the construction that it shows."""

from __future__ import annotations

import pytest

from marked.figure_marks import Case, cases, pair, read_cases, told

CASES = list(enumerate(cases()))


@pytest.mark.parametrize(("number", "case"), CASES, ids=[f"{case.construction}: {case.body[:40]}" for _, case in CASES])
def test_reads_what_is_marked(number: int, case: Case) -> None:
    figures = read_cases()[number]
    wrong = []
    for surface, fields, figure in pair(case, figures):
        if figure is None:
            wrong.append(f"{surface}: no figure")
            continue
        wrong += [
            f"{surface}: {field}: {told(figure, field)!r}, not {wanted!r} ({figure.rules.get(field)})"
            for field, wanted in fields.items()
            if told(figure, field) != wanted
        ]
    surfaces = {figure.quantity.surface for figure in figures}
    wrong += [f"{surface}: is no figure" for surface in case.unwanted if surface in surfaces]
    assert not wrong, "\n".join(wrong)


def test_there_are_enough() -> None:
    """The suite shows at least 120 texts."""
    assert len(cases()) >= 120
