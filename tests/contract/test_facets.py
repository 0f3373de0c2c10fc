"""Facets, findings of pages and what came in last: the same from every store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contract import stories
from sayso.answers import Answers
from sayso.errors import QueryError
from sayso.ledger import Ledger
from sayso.model import Refusal
from sayso.query import Query
from sayso.store import facets
from sayso.store.plain import PlainLooks


@pytest.fixture(params=["memory", "embedded"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    path = ":memory:" if request.param == "memory" else tmp_path / "ledger.db"
    with Ledger.open(path) as opened:
        for reading in (stories.plovdiv(), stories.strike(), stories.shelling(), stories.refused()):
            opened.add(reading)
        yield opened


def stances_of(answers: Answers) -> dict[str, int]:
    tally = Counter(said.statement.stance.value for said in answers.statements)
    tally.update(answer.figure.stance.value for answer in answers.figures)
    return dict(tally)


@pytest.mark.parametrize("words", ["killed", "Plovdiv", "dockers strike", "killed in Plovdiv"])
def test_facets_count_what_answers(ledger: Ledger, words: str) -> None:
    """Each record that `ask` gives is counted once, whatever limit a page of answers has."""
    answers = ledger.ask(words, limit=500)
    counted = ledger.facets(words, limit=1)
    assert (counted.figures, counted.statements) == (len(answers.figures), len(answers.statements))
    assert dict(counted.counts["stance"]) == stances_of(answers)
    assert not counted.more
    assert sum(count for *_, count in counted.over_time) <= counted.figures + counted.statements


def test_a_facets_value_narrows_to_its_count(ledger: Ledger) -> None:
    """Asking for a value gives as many records as its facet said."""
    for name in ("outlet", "stance"):
        for value, count in ledger.facets("Plovdiv").counts[name]:
            narrowed = ledger.facets(Query.parse("Plovdiv", **{name: value}))
            assert narrowed.figures + narrowed.statements == count


def test_a_kind_alone_is_counted(ledger: Ledger) -> None:
    assert ledger.facets("Plovdiv", kind="figure").statements == 0
    assert ledger.facets("Plovdiv", kind="statement").figures == 0


def test_beyond_a_bound_numbers_are_least_ones(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ledger.facets(stance="asserts", kind="statement")
    assert whole.statements > 1
    assert not whole.more
    first = ledger.facets(stance="asserts", kind="statement", most=1)
    assert (first.statements, first.more) == (1, True)
    monkeypatch.setattr(facets, "MOST", 1)
    bounded = ledger.facets(stance="asserts", kind="statement")
    assert bounded.statements == 1
    assert bounded.more


def test_nothing_to_look_for_is_an_error(ledger: Ledger) -> None:
    with pytest.raises(QueryError):
        ledger.facets("how many of the")


def test_findings_of_pages(ledger: Ledger) -> None:
    everything = list(ledger.findings())
    pages = {found.page for found in everything}
    assert list(ledger.findings_on(pages)) == everything
    assert list(ledger.findings_on([])) == []
    for page in pages:
        assert {found.page for found in ledger.findings_on([page])} == {page}


def test_what_came_in_last(ledger: Ledger) -> None:
    """The page that was added last stands first; what was refused is told beside."""
    latest = ledger.latest()
    assert latest.read[0].headline == stories.shelling().article.headline
    assert latest.read[0].figures == len(stories.shelling().figures)
    assert latest.refused == stories.refused().refusals
    assert len(ledger.latest(1).read) == 1


def test_a_store_without_quicker_ways_tells_the_same(ledger: Ledger) -> None:
    """What is made of a view's other methods is what the embedded ledger tells by itself."""
    view: Any = ledger._view
    search = ledger._search(Query.parse("killed in Plovdiv"))
    assert PlainLooks.facets(view, search) == view.facets(search)
    pages = [found.page for found in ledger.findings()][:1]
    assert list(PlainLooks.findings_on(view, pages)) == list(ledger.findings_on(pages))
    plain, own = PlainLooks.latest(view, 9), ledger.latest(9)
    assert set(plain.read) == set(own.read)
    assert plain.refused == own.refused


def test_refusals_that_belong_to_no_page_are_told_too(ledger: Ledger) -> None:
    refusal = Refusal("warc", "a damaged record", "crawl.warc.gz, byte 9", "Fetch it again.")
    ledger.add_refusal(refusal)
    assert refusal in ledger.latest().refused
