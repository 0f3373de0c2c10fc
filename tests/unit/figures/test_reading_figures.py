"""The stage as a whole: order, spans, ids, and input of every kind."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.figures import figure_rules, read_figures
from sayso.interval import DayInterval
from sayso.model import Event, SpeechKind, Stance, Statement
from sayso.spans import CharSpan
from unit.figures.figure_passages import PUBLISHED, article, figures_in, passage, without_tokens


def statement(text: str, content: str, source: str, stance: Stance = Stance.ASSERTS) -> Statement:
    def span(words: str) -> tuple[CharSpan, ...]:
        start = text.index(words)
        return (CharSpan(start, start + len(words)),)

    return Statement(
        id="s1",
        where="text",
        source=span(source),
        cue=span("said"),
        content=span(content),
        kind=SpeechKind.INDIRECT,
        stance=stance,
        speaker=None,
        said_on=None,
        confidence=0.5,
        rule="test",
    )


def test_nothing_in_nothing_out() -> None:
    assert figures_in("", "") == ()


def test_headline_comes_first_and_ids_count_on() -> None:
    found = figures_in("A storm killed 31 miners. Nine ships sank.", "Storm kills 31 miners")
    assert [figure.id for figure in found] == ["f1", "f2", "f3"]
    assert [figure.where for figure in found] == ["headline", "text", "text"]


def test_spans_slice_the_words() -> None:
    text = "On Friday a storm killed 31 miners in Austria."
    (figure,) = figures_in(text)
    assert figure.counted_span is not None
    assert figure.counted_span.of(text) == figure.counted == "miners"
    assert figure.place_span is not None
    assert figure.place_span.of(text) == "Austria"
    assert figure.time_span is not None
    assert figure.time_span.of(text) == "Friday"
    assert figure.sentence.of(text) == text
    assert figure.place_id is not None
    assert figure.place_id.iso == "AT"


def test_every_field_names_a_rule_of_the_table() -> None:
    for figure in figures_in("The toll rose to 58, of them six children. Reed got 18 percent in a poll.", "58 dead"):
        assert set(figure.rules) == {"bounds", "counted", "event", "place", "as_of", "source", "stance"}
        assert {rule for field, rule in figure.rules.items() if field != "bounds"} <= set(figure_rules())
        assert 0 < figure.confidence < 1


def test_the_statement_gives_source_stance_and_confidence() -> None:
    text = "The mayor said 12 people were hurt."
    said = statement(text, "12 people were hurt", "The mayor", Stance.DENIES)
    (figure,) = read_figures(article("", text), passage("", "headline"), passage(text), (said,))
    assert (figure.source, figure.stance, figure.statement) == ("The mayor", Stance.DENIES, "s1")
    (own,) = read_figures(article("", text), passage("", "headline"), passage(text), ())
    assert figure.confidence < own.confidence


def test_a_statement_of_belief_counts_as_assertion() -> None:
    text = "The mayor said 12 people were hurt."
    said = statement(text, "12 people were hurt", "The mayor", Stance.BELIEVES)
    (figure,) = read_figures(article("", text), passage("", "headline"), passage(text), (said,))
    assert figure.stance is Stance.ASSERTS


def test_a_share_of_people_is_no_source() -> None:
    text = "In a poll 52 percent of farmers said 9 bridges were closed."
    said = statement(text, "9 bridges were closed", "52 percent of farmers")
    found = read_figures(article("", text), passage("", "headline"), passage(text), (said,))
    assert all(figure.source != "52 percent of farmers" for figure in found)


def test_without_a_day_of_publication_no_day_is_made_up() -> None:
    (figure,) = figures_in("The region has six hospitals.", published=None)
    assert figure.as_of is None
    (figure,) = figures_in("Six people were hurt in 2013.", published=None)
    assert figure.as_of == DayInterval(dt.date(2013, 1, 1), dt.date(2013, 12, 31))


def test_a_headline_repeated_in_the_text_is_read_like_one() -> None:
    headline = "Flood toll in Graz hits 58 Police"
    found = figures_in(f"{headline} The river rose on Sunday.", headline)
    assert [figure.event for figure in found] == [Event.KILLED, Event.KILLED]
    assert [figure.source for figure in found] == ["Police", "Police"]
    assert found[1].sentence.of(f"{headline} The river rose on Sunday.") == headline


def test_numbers_past_the_analysed_text_are_left_out() -> None:
    body = without_tokens(passage("A storm killed 31 miners."))
    assert read_figures(article("", body.text), passage("", "headline"), body, ()) == ()


def test_a_statement_without_words_does_no_harm() -> None:
    text = "The mayor said 12 people were hurt."
    empty = replace(statement(text, "12 people were hurt", "The mayor"), source=(), cue=(), content=())
    (figure,) = read_figures(article("", text), passage("", "headline"), passage(text), (empty,))
    assert figure.source == ""


WORDS = st.sampled_from(
    [
        *["12", "several", "at least 40", "5 percent", "$3 million", "two-year", "3 points", "half", "dozens of"],
        *["people", "killed", "were", "wounded", "in", "Austria", "Friday", "poll", "voters", "of", "the", "said"],
        *["(", ")", ",", ".", ";", "“", "”", "-", "—", "\n\n", "’s", "and", "toll", "rose", "to", "Reed", "Cole"],
        *[
            "leads",
            "lead",
            "by",
            "including",
            "which",
            "since",
            "2013",
            "siege",
            "for",
            "more",
            "left",
            "dead",
            "\u200b",
        ],
    ],
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40), st.lists(WORDS, max_size=8))
def test_any_words_give_figures_or_none(words: list[str], title: list[str]) -> None:
    """No text raises, and what comes out slices the text that went in."""
    text, headline = " ".join(words), " ".join(title)
    for figure in figures_in(text, headline, PUBLISHED):
        characters = headline if figure.where == "headline" else text
        assert figure.span.of(characters) == figure.quantity.surface
        assert figure.sentence.end <= len(characters)
        assert figure.sentence.start <= figure.span.start
        assert figure.counted
        if figure.counted_span is not None:
            assert figure.counted_span.end <= len(characters)
