"""What is held against a speaker, and what isn't."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from sayso.ledger import Ledger
from sayso.model import Event, Finding, FindingKind, Question, Reading, Standing
from sayso.query import Query
from sayso.testing import make_article, make_figure, make_reading, make_statement
from sayso.web.speakers import clashes_in, findings_about, months_of, own_questions, turns_in


def reading(
    day: int, number: int, *, speaker: str, stance: str = "asserts", findings: tuple[Finding, ...] = ()
) -> Reading:
    text = (
        f"{number} people were killed in the warehouse fire in Porto, {speaker} said. Day {day} of the search went by."
    )
    article = make_article(text, headline="Porto warehouse fire", published=f"2024-03-{day:02d}", outlet=f"Post {day}")
    figure = make_figure(article, str(number), counted="people", event="killed", place="Porto", source=speaker,
                         as_of=f"2024-03-{day:02d}", stance=stance, statement="s1")  # fmt: skip
    said = make_statement(article, f"{number} people were killed", speaker=speaker, cue="said", stance=stance)
    return make_reading(article, statements=[said], figures=[figure], findings=findings)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    denial = Finding(kind=FindingKind.DENIAL, why="She denies it.", rule="test", speaker="Ana Sousa", statement="s1")
    of_others = Finding(kind=FindingKind.DENIAL, why="He denies it.", rule="test", speaker="Rui Costa", statement="s1")
    with Ledger.open(":memory:") as opened:
        opened.add(reading(4, 7, speaker="Ana Sousa"))
        opened.add(reading(5, 9, speaker="Ana Sousa", stance="denies", findings=(denial,)))
        opened.add(reading(8, 9, speaker="Ana Sousa"))
        opened.add(reading(9, 30, speaker="Rui Costa", findings=(of_others,)))
        yield opened


def asked(ledger: Ledger, name: str = "Ana Sousa") -> Any:
    return ledger.ask(Query.parse("", speaker=name))


def test_findings_that_name_a_speaker_are_theirs(ledger: Ledger) -> None:
    assert [found.finding.why for found in findings_about(ledger, "Ana Sousa", asked(ledger))] == ["She denies it."]
    assert [found.finding.why for found in findings_about(ledger, "Sousa", asked(ledger))] == ["She denies it."]


def test_a_number_denied_and_given_is_told(ledger: Ledger) -> None:
    figures = asked(ledger).figures
    whole = Question(id="q", counted="people", event=Event.KILLED, place="Porto", days=None, answers=figures, standing=Standing.REVISED)  # fmt: skip
    ((denied, given),) = turns_in(whole)
    assert denied.published == dt.date(2024, 3, 5)
    assert given.published == dt.date(2024, 3, 8)


def test_own_numbers_that_clash_are_told_apart_from_those_of_others(ledger: Ledger) -> None:
    """Ana's 7 became 9: her own. Rui gave one number alone: at most others differ."""
    assert clashes_in(ledger, asked(ledger)).own
    assert not clashes_in(ledger, asked(ledger, "Rui Costa")).own


def test_questions_show_a_speakers_own_figures(ledger: Ledger) -> None:
    told = [answer.figure.source for question in own_questions(asked(ledger)) for answer in question.answers]
    assert told == ["Ana Sousa"] * 3


def test_months_hold_each_stance_with_its_search(ledger: Ledger) -> None:
    query = Query.parse("", speaker="Ana Sousa")
    (month,) = months_of(ledger.facets(query), query)
    assert month.month == "2024-03"
    assert [(stance, count) for stance, count, _ in month.counts] == [("asserts", 4), ("denies", 2)]
    assert month.counts[0][2] == "/search?speaker=Ana+Sousa&stance=asserts&since=2024-03&until=2024-03"
