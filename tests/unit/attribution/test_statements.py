"""Attributions read: taken up again, one's own thoughts, kind of speech, stances of negated cues, days."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from marked.attribution_marks import article, passage
from sayso.attribution import Attributor, read_statements
from sayso.interval import DayInterval
from sayso.language import Analyser
from sayso.model import Passage, SpeechKind, Stance, Statement, TimeExpression, TimeKind
from sayso.spans import CharSpan

TUESDAY = dt.date(2031, 5, 13)


@cache
def analyser() -> Analyser:
    return Analyser.load()


@cache
def attributor() -> Attributor:
    return Attributor.load(trained=False)


def with_days(text: str) -> Passage:
    """A passage in which "on Tuesday" and the like are days of one week."""
    days = {"Tuesday": TUESDAY, "Wednesday": TUESDAY + dt.timedelta(days=1), "Friday": TUESDAY - dt.timedelta(days=4)}
    times = tuple(
        TimeExpression(CharSpan(at, at + len(word)), word, TimeKind.DATE, day.isoformat(), DayInterval.day(day), "test")
        for word, day in days.items()
        for at in [text.find(word)]
        if at >= 0
    )
    plain = passage(analyser().analyse(text))
    return Passage(where="text", analysis=plain.analysis, quantities=(), times=times, places=())


def read(text: str, headline: str = "") -> tuple[Statement, ...]:
    head, body = passage(analyser().analyse(headline), "headline"), with_days(text)
    return read_statements(article(headline, text), head, body, attributor().find(head, body))


def test_a_quotation_taken_up_again_is_a_statement_without_source_and_cue() -> None:
    text = "“We lost two tents,” Ana Osei said. “The rest we could dry.”"
    first, second = read(text)
    assert first.content[0].of(text) == "“We lost two tents,”"
    assert second.content[0].of(text) == "“The rest we could dry.”"
    assert second.source == ()
    assert second.cue == ()
    assert second.speaker == first.speaker
    assert second.speaker is not None
    assert second.speaker.name == "Ana Osei"
    assert second.rule == "carried"
    assert (first.continues, second.continues) == (None, first.id)


def test_a_quotation_that_stands_alone_in_the_next_paragraph_is_carried_on() -> None:
    text = "Ana Osei said the tents were lost.\n\n“Nobody told us that a storm was coming.”"
    assert [s.speaker.name for s in read(text) if s.speaker and not s.outer] == ["Ana Osei", "Ana Osei"]


def test_a_quotation_that_another_sentence_brings_in_is_not_carried_on() -> None:
    text = "Ana Osei said the tents were lost. A poster on the wall: “Nobody knows when a storm will come.”"
    assert all(s.speaker is None or s.speaker.name != "Ana Osei" for s in read(text)[1:])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The pit is closed,” Weber said.", SpeechKind.DIRECT),
        ("Weber said the pit is closed.", SpeechKind.INDIRECT),
        ("Weber said the pit is “closed for good” and sealed.", SpeechKind.MIXED),
    ],
)
def test_kind_of_speech(text: str, kind: SpeechKind) -> None:
    assert read(text)[0].kind is kind


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Weber did not say whether the pit was safe.", Stance.DECLINES),
        ("Weber does not believe that the pit is safe.", Stance.DOUBTS),
        ("Weber did not deny that the pit was closed.", Stance.DECLINES),
        ("Weber never denied the theft.", Stance.DECLINES),
        ("Weber did not confirm that the pit was closed.", Stance.DECLINES),
        ("Weber does not doubt that the pit is safe.", Stance.BELIEVES),
        ("Weber has no doubt that the pit is safe.", Stance.BELIEVES),
        ("Weber does not expect that the pit will open.", Stance.DOUBTS),
        ("Weber might say that the pit was closed.", Stance.HYPOTHETICAL),
        ("Weber will announce that the pit is closed.", Stance.EXPECTS),
        ("“I don't think the pit is safe,” Weber said.", Stance.DOUBTS),
        ("“We think the pit is safe,” Weber said.", Stance.BELIEVES),
        ("Weber said he hoped the pit would open.", Stance.EXPECTS),
        ("Weber denied that the pit was closed.", Stance.DENIES),
        ("Weber asked whether the pit was closed.", Stance.HYPOTHETICAL),
    ],
)
def test_no_cue_is_read_as_its_opposite(text: str, stance: Stance) -> None:
    assert read(text)[0].stance is stance


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ana Osei said on Tuesday that the tents were lost.", TUESDAY),
        ("The tents were lost, Ana Osei said on Tuesday.", TUESDAY),
        ("On Tuesday, Ana Osei said that the tents were lost.", TUESDAY),
        ("“The tents are lost,” Ana Osei said in the capital on Tuesday.", TUESDAY),
        ("Ana Osei said the tents were lost on Tuesday.", None),
        ("Ana Osei said the tents were lost.", None),
        ("Ana Osei, who came on Friday, said the tents were lost.", None),
    ],
)
def test_day_of_saying(text: str, day: dt.date | None) -> None:
    said_on = read(text)[0].said_on
    assert said_on == (DayInterval.day(day) if day else None)


def test_day_of_a_sentence_before_that_tells_of_speaking() -> None:
    text = "Ana Osei spoke to state radio on Tuesday. She said the tents were lost."
    assert [s.said_on for s in read(text) if s.cue[0].of(text) == "said"] == [DayInterval.day(TUESDAY)]


def test_headline_comes_first_and_ids_count_on() -> None:
    statements = read("Weber said the pit is closed. Osei denied it.", "Pit is closed for good: Weber")
    assert [statement.where for statement in statements] == ["headline", "text", "text"]
    assert [statement.id for statement in statements] == ["s1", "s2", "s3"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "“", "said", "(", "\ufffd" * 50, "1 2 3"])
def test_nothing_is_said(text: str) -> None:
    assert [statement for statement in read(text, text) if statement.confidence > 1] == []
