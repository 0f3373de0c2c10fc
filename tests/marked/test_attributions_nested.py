"""Where one attribution stands in another both are found, and the inner one names the outer one."""

from __future__ import annotations

import pytest

from marked.attribution_marks import Marked, article, is_near, passage, read_marked
from sayso.attribution import Attributor, read_statements
from sayso.language import Analyser
from sayso.model import Statement

MARKED = [marked for marked in read_marked("attributions_nested.txt") if marked.stance]
Read = dict[str, tuple[Statement, ...]]


@pytest.fixture(scope="module", params=[False, True], ids=["rules", "trained"])
def statements(request: pytest.FixtureRequest) -> Read:
    analyser, attributor = Analyser.load(), Attributor.load(trained=request.param)
    nothing = passage(analyser.analyse(""), "headline")
    read: Read = {}
    for marked, analysis in zip(MARKED, analyser.analyse_many([m.text for m in MARKED]), strict=True):
        body = passage(analysis)
        read[marked.line] = read_statements(article("", marked.text), nothing, body, attributor.find(nothing, body))
    return read


@pytest.mark.parametrize("marked", MARKED, ids=lambda marked: marked.text[:60])
def test_both_are_found_with_their_stances(marked: Marked, statements: Read) -> None:
    found = statements[marked.line]
    stances = marked.stance.split()
    outer = next((s for s in found if s.outer is None and is_near(marked.text, s, marked.ties[0])), None)
    assert outer is not None, found
    assert outer.stance == stances[0]
    if len(stances) > 1:
        inner = next((s for s in found if s.outer == outer.id and is_near(marked.text, s, marked.ties[1])), None)
        assert inner is not None, found
        assert inner.stance == stances[1]
    elif len(marked.ties) == 1:
        assert [s for s in found if s.outer == outer.id] == []
