"""What the answers to one question show of each other, and whose voices they are."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sayso.compare import group_figures
from sayso.compare.across import compare_question
from sayso.compare.voices import unattributed, voices_of
from sayso.model import Answer, Event, Finding, FindingKind
from unit.compare.made_answers import DAY, answer

LATER = DAY + dt.timedelta(days=1)
TOLL = "A ferry sank off Cape Orla in a storm, drowning [{}] people."


def toll(number: str, article: str, *, source: str = "", day: dt.date = DAY, origin: str = "") -> Answer:
    told = answer(TOLL.format(number), article=article, source=source, day=day, published=day)
    return replace(told, origin=origin)


def shown(*answers: Answer) -> Finding | None:
    (question,) = group_figures(answers)
    return compare_question(question)


def test_independent_reports_that_give_one_number_agree() -> None:
    """Counted by voices, with who gave it first and who gave no source."""
    finding = shown(toll("31", "a", source="Captain Ruiz", day=LATER), toll("31", "b"), toll("at least 31", "c"))
    assert finding is not None
    assert (finding.kind, finding.rule) == (FindingKind.AGREEMENT, "question.agreement/1")
    assert finding.why == "3 independent voices give “31”, first b on 2019-05-06; 2 of 3 pages give no source."
    assert [evidence.article for evidence in finding.body] == ["b", "c", "a"]


def test_one_voice_in_many_papers_confirms_nothing() -> None:
    """Copies of one report, and one person's words in several."""
    assert shown(toll("31", "a", origin="wire"), toll("31", "b", origin="wire")) is None
    assert shown(toll("31", "a", source="Captain Ruiz"), toll("31", "b", source="harbour captain Ruiz")) is None
    assert shown(toll("31", "a", source="a medical source"), toll("31", "b", source="a medical source")) is not None


def test_an_outlet_that_says_a_thing_twelve_times_is_one_voice() -> None:
    """On its own word; another's word in it is another voice."""
    said = [replace(toll("31", name), outlet="Gazette") for name in ("a", "b", "c")]
    assert shown(*said) is None
    assert len(voices_of([*said, replace(toll("31", "d", source="the port"), outlet="Gazette")])) == 2


def test_two_sources_of_one_day_dispute() -> None:
    """Where hard intervals can't meet, with both sides."""
    finding = shown(toll("31", "a", source="Captain Ruiz"), toll("33", "b", source="the port"))
    assert finding is not None
    assert (finding.kind, finding.rule) == (FindingKind.DISPUTE, "question.disputed/3")
    assert "can't both hold" in finding.why
    assert len(finding.body) == 2


def test_a_vague_word_is_no_side_of_a_dispute() -> None:
    """It is loose talk beside a number."""
    finding = shown(toll("29", "a"), toll("dozens", "b"))
    assert finding is None or finding.kind is not FindingKind.DISPUTE


def test_numbers_that_can_both_hold_but_suggest_others_are_a_tension() -> None:
    """And never a dispute."""
    finding = shown(toll("more than 30", "a", source="Captain Ruiz"), toll("90", "b", source="the port"))
    assert finding is not None
    assert (finding.kind, finding.rule) == (FindingKind.TENSION, "question.tension/2")


def test_a_toll_that_moves_is_revised_in_the_order_of_days() -> None:
    """By whom, and which way."""
    moving = answer(
        "The toll of the ferry that sank off Cape Orla rose to [44] people.", article="b", day=LATER, published=LATER
    )
    finding = shown(moving, toll("31", "a", source="Captain Ruiz"))
    assert finding is not None
    assert (finding.kind, finding.rule) == (FindingKind.REVISION, "question.revised/3")
    assert finding.why == "“31” (Captain Ruiz on 2019-05-06) became “44” (b on 2019-05-07): revised up."


def test_a_stock_changes_and_is_not_revised() -> None:
    """What is present on another day is another state."""
    told = "The flood camp at Cape Orla shelters [{}] villagers in tents, the council said."
    camp = [
        answer(
            told.format(n),
            article=a,
            counted="villagers",
            event=Event.PRESENT,
            day=d,
            published=d,
            headline="Flood camp at Cape Orla",
        )
        for n, a, d in (("300", "a", DAY), ("450", "b", LATER))
    ]
    questions = group_figures(camp)
    found = [finding for question in questions if (finding := compare_question(question))]
    assert all(finding.rule == "question.changed/2" for finding in found)


def test_one_page_shows_nothing_of_others() -> None:
    assert shown(toll("31", "a")) is None


def test_voices_tell_first_and_repeated() -> None:
    """In the order of days."""
    one, other, third = voices_of(
        [
            toll("31", "d", source="Ruiz", day=LATER),
            toll("31", "a", source="Captain Ruiz"),
            toll("31", "b"),
            toll("33", "c", source="Captain Ruiz", day=LATER),
        ]
    )
    assert (one.first.article, [each.article for each in one.repeated], one.pages) == ("a", ["d"], 2)
    assert one.source == "Captain Ruiz"
    assert (other.first.article, third.first.article) == ("b", "c")


def test_pages_without_a_source() -> None:
    """One that gives it anywhere has one."""
    headline = answer("[31] die", article="a", where="headline")
    told = [headline, toll("31", "a", source="Ruiz"), toll("31", "b")]
    assert [each.article for each in unattributed(told)] == ["b"]
