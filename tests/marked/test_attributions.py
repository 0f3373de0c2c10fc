"""Each marked sentence gives the attribution and the stance that it is marked with: rules alone, and beside the finder."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marked.attribution_marks import Marked, article, is_near, passage, read_marked
from sayso.attribution import Attributor, read_statements
from sayso.language import Analyser
from sayso.model import Statement

MARKED = list(read_marked("attributions.txt"))


Read = dict[str, tuple[Statement, ...]]


def read_all(attributor: Attributor) -> Read:
    analyser = Analyser.load()
    nothing = passage(analyser.analyse(""), "headline")
    read: Read = {}
    for marked, analysis in zip(MARKED, analyser.analyse_many([m.text for m in MARKED]), strict=True):
        body = passage(analysis)
        read[marked.line] = read_statements(article("", marked.text), nothing, body, attributor.find(nothing, body))
    return read


@pytest.fixture(scope="module")
def by_rules() -> Read:
    return read_all(Attributor.load(trained=False))


@pytest.mark.parametrize("marked", MARKED, ids=lambda marked: f"{marked.construction}: {marked.text[:60]}")
def test_sentence_is_read_as_marked(marked: Marked, by_rules: Read) -> None:
    assert problems(marked, by_rules[marked.line]) == []


def test_trained_finder_reads_nineteen_in_twenty() -> None:
    read = read_all(Attributor.load())
    wrong = [marked.line for marked in MARKED if problems(marked, read[marked.line])]
    assert len(wrong) <= len(MARKED) // 20, wrong


def problems(marked: Marked, found: tuple[Statement, ...]) -> list[str]:
    """What is wrong with the statements found in a marked sentence."""
    outermost = [statement for statement in found if statement.outer is None]
    wrong: list[str] = []
    first = None
    for tie in marked.ties:
        whole = merge(outermost)
        match = next((s for s in whole if is_near(marked.text, s, tie)), None)
        if match is None:
            wrong.append(f"not found: {tie}")
        first = first or match
    if marked.ties and first is not None and first.stance != marked.stance:
        wrong.append(f"stance is {first.stance}, not {marked.stance}")
    if not marked.ties and outermost:
        wrong.append(f"found where nothing is said: {outermost}")
    return wrong


def merge(statements: list[Statement]) -> list[Statement]:
    """The statements, those that carry one on joined to it again, as the corpus and the marks have them."""
    merged: list[Statement] = []
    for statement in statements:
        if merged and not statement.cue and not statement.source and statement.rule == "carried":
            merged[-1] = replace(merged[-1], content=(*merged[-1].content, *statement.content))
        else:
            merged.append(statement)
    return merged
