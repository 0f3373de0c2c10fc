"""The tables behind the reading of figures: complete, and used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sayso.figures
from sayso.data import load_table
from sayso.errors import TableError
from sayso.figures import explain_rule, figure_rules
from sayso.figures.event_words import load_event_words
from sayso.figures.rules import confidence_of
from sayso.figures.wordlists import listed
from sayso.model import Event

SOURCES = sorted(Path(sayso.figures.__file__).parent.glob("*.py"))
RULE = re.compile(r'"((?:counted|event|place|as-of|source|stance)\.[a-z-]+)"')
LIST = re.compile(r'listed\(\s*"([a-z-]+)"\s*\)')


def names(pattern: re.Pattern[str]) -> set[str]:
    return {name for path in SOURCES for name in pattern.findall(path.read_text(encoding="utf-8"))}


def test_every_rule_is_explained_and_used() -> None:
    """A rule that code names stands in the table, and no other does; prefixes that code tests are no rules."""
    prefixes = {"event.verb", "event.tree", "event.state"}
    assert names(RULE) - prefixes - set(figure_rules()) == set()
    assert set(figure_rules()) - names(RULE) == set()


def test_reasons_are_distinct() -> None:
    reasons = [rule.why for rule in figure_rules().values()]
    assert len(set(reasons)) == len(reasons)
    assert all(why.endswith(".") for why in reasons)
    assert all(0 < rule.sure < 1 for rule in figure_rules().values())


def test_explain_rule_gives_the_reason() -> None:
    assert explain_rule("counted.of-phrase").startswith("The noun phrase behind")
    with pytest.raises(KeyError):
        explain_rule("counted.unheard-of")


def test_confidence_falls_with_each_guess() -> None:
    sure = {"counted": "counted.phrase-after", "event": "event.verb-before", "source": "source.article"}
    guessed = {**sure, "counted": "counted.default"}
    assert 0 < confidence_of(guessed, statement=None) < confidence_of(sure, statement=None) < 1
    assert confidence_of(sure, statement=0.5) < confidence_of(sure, statement=0.9)


def test_every_list_is_there_and_used() -> None:
    entries = {entry["name"] for entry in load_table("figure_words")["list"]}
    assert names(LIST) == entries
    assert all(listed(name) for name in entries)
    assert all(word == word.lower() for name in entries for word in listed(name))


def test_a_list_that_is_not_there() -> None:
    with pytest.raises(TableError):
        listed("unheard-of")


@pytest.mark.parametrize(
    ("word", "event"),
    [
        ("kills", Event.KILLED),
        ("slain", Event.KILLED),
        ("wounding", Event.WOUNDED),
        ("levelled", Event.DESTROYED),
        ("detained", Event.CAPTURED),
        ("sent", Event.SENT),
        ("evacuating", Event.EVACUATED),
        ("supplies", Event.SUPPLIED),
    ],
)
def test_verb_forms_are_built(word: str, event: Event) -> None:
    assert load_event_words().takes[word] is event


def test_past_forms_are_known() -> None:
    assert {"killed", "struck", "buried", "sent"} <= load_event_words().past
    assert not {"killing", "kills", "kill"} & load_event_words().past


def test_nouns_of_action_and_tolls() -> None:
    words = load_event_words()
    assert words.acts["displacement"] is Event.DISPLACED
    assert words.counts["bombing"] is Event.ATTACKS
    assert words.tolls["toll"] is Event.KILLED
    assert words.states["missing"] is Event.MISSING
