"""Denials joined to what they deny, and refusals to say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sayso.compare import join_denials
from sayso.compare.declined import find_declined, things_in
from sayso.compare.denials import compare_denials
from sayso.compare.within import compare_within, denied_spans
from sayso.model import (
    Article,
    Event,
    Figure,
    FindingKind,
    Provenance,
    Reading,
    Speaker,
    SpeechKind,
    Stance,
    Statement,
)
from sayso.spans import CharSpan
from unit.compare.made_answers import answer
from unit.compare.plain_passages import article, passage

PROVENANCE = Provenance(sayso="0", models={}, config="", read_at=dt.datetime(2019, 5, 6, tzinfo=dt.UTC))
FIGURE = "There are some [300] Norland guards in Port Ellis, the mayor said."
DENIAL = "Norland denies sending armed Norland guards to Port Ellis."


def said(of: Article, content: str, stance: Stance, *, cue: str = "denies", speaker: str = "Norland") -> Statement:
    """A statement of `content`, found in the article's text, with its cue right before it."""
    start = of.text.index(content)
    cue_at = of.text.rindex(cue, 0, start)
    return Statement(
        id="s1",
        where="text",
        source=(),
        cue=(CharSpan(cue_at, cue_at + len(cue)),),
        content=(CharSpan(start, start + len(content)),),
        kind=SpeechKind.INDIRECT,
        stance=stance,
        speaker=Speaker(name=speaker),
        said_on=None,
        confidence=1.0,
        rule="test",
    )


def guards(text: str, stance: Stance = Stance.ASSERTS) -> Figure:
    made = answer(FIGURE, counted="Norland guards", event=Event.PRESENT, place="Port Ellis", stance=stance)
    assert text.startswith(FIGURE.replace("[", "").replace("]", ""))
    return made.figure


def test_a_denial_is_narrowed_by_the_word_it_adds() -> None:
    of = article(text=f"{FIGURE} {DENIAL}".replace("[", "").replace("]", ""))
    denial = said(of, "sending armed Norland guards to Port Ellis", Stance.DENIES)
    (finding,) = compare_denials(of, [denial], [guards(of.text)])
    assert finding.kind is FindingKind.DENIAL
    assert finding.speaker == "Norland"
    assert finding.about == "Norland guards in Port Ellis"
    assert finding.narrowed_to == "armed Norland guards"
    assert finding.rule == "denial.narrowed/3"
    assert [e.surface for e in finding.body] == ["sending armed Norland guards to Port Ellis", "some 300"]


def test_a_denial_as_wide_as_the_figure_is_not_narrowed() -> None:
    of = article(text=f"{FIGURE} Norland denies having guards in Port Ellis.".replace("[", "").replace("]", ""))
    (finding,) = compare_denials(of, [said(of, "having guards in Port Ellis", Stance.DENIES)], [guards(of.text)])
    assert finding.narrowed_to is None
    assert finding.rule == "denial.joined/3"


def test_a_denial_of_something_else_stands_alone() -> None:
    of = article(text=f"{FIGURE} Norland denies that its ships were late.".replace("[", "").replace("]", ""))
    (finding,) = compare_denials(of, [said(of, "that its ships were late", Stance.DENIES)], [guards(of.text)])
    assert finding.about == "that its ships were late"
    assert finding.rule == "denial.alone/2"


def test_denials_are_joined_across_pages() -> None:
    of = article(text=DENIAL, key="b")
    denial = said(of, "sending armed Norland guards to Port Ellis", Stance.DENIES)
    reading = Reading(article=of, statements=(denial,), provenance=PROVENANCE)
    told = answer(FIGURE, article="a", counted="Norland guards", event=Event.PRESENT, place="Port Ellis")
    (finding,) = join_denials([reading], [told])
    assert [e.article for e in finding.body] == ["b", "a"]
    assert finding.narrowed_to == "armed Norland guards"
    assert join_denials([reading], [replace(told, article="b")]) == ()


@pytest.mark.parametrize(
    ("words", "things"),
    [
        ("for the cost or for the number of ships", ("the cost", "the number of ships")),
        ("on the cost, nor on its length", ("the cost", "its length")),
        ("if the ferry was full", ("if the ferry was full",)),
        ("to reply", ("to reply",)),
        ("the cost or length of the bridge", ("the cost or length of the bridge",)),
    ],
)
def test_things_declined(words: str, things: tuple[str, ...]) -> None:
    assert things_in(words) == things


def test_one_finding_for_each_thing_declined() -> None:
    of = article(text="Orme gave no details on the cost or on the number of ships.")
    refusal = said(of, "on the cost or on the number of ships", Stance.DECLINES, cue="gave no details", speaker="Orme")
    findings = find_declined(of, [refusal])
    assert [f.about for f in findings] == ["the cost", "the number of ships"]
    assert findings[0].why == "Orme gave no details “the cost”."


def test_a_number_told_only_in_a_denial_bears_no_headline_out() -> None:
    of = article(
        "Mine Spills 4,000 Litres", "Trout died in the brook. The mine denied that it spilled 4,000 litres of acid."
    )
    denial = said(of, "that it spilled 4,000 litres of acid", Stance.DENIES, cue="denied", speaker="the mine")
    finding, *_ = compare_within(of, passage(of.headline, "headline"), passage(of.text), [denial], [])
    assert finding.rule == "headline.denied/1"
    assert denied_spans([denial]) == denial.content
    assert denied_spans([denial, replace(denial, where="headline")]) == ()


def test_a_denial_that_names_but_the_thing_is_joined_to_no_number_of_it() -> None:
    """Who denies attacks on other countries has not denied a number of countries, or of years."""
    denial = "Norland denies attacks on other countries."
    for told, counted in (
        ("Its envoys went to [12] countries.", "countries"),
        ("It spoke of [six years] of attacks.", ""),
    ):
        figure = answer(told, counted=counted, event=Event.OTHER, article="b")
        text = article(text=denial)
        denied = said(text, "attacks on other countries", Stance.DENIES)
        reading = Reading(article=text, statements=(denied,), provenance=PROVENANCE)
        assert join_denials([reading], [figure]) == ()
