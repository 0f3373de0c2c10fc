"""Quotation marks of every kind, over paragraphs, missing, and told from apostrophes."""

from __future__ import annotations

import pytest

from sayso.attribution.carried import is_utterance
from sayso.attribution.quotations import find_quotations


def found(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“Go,” he said. “Now.”", ["“Go,”", "“Now.”"]),
        ('"Go," he said. "Now."', ['"Go,"', '"Now."']),
        ("''Go,'' he said.", ["''Go,''"]),
        ("``Go,'' he said.", ["``Go,''"]),
        ("«Partez», said she.", ["«Partez»"]),
        ("„Geht“, said she.", ["„Geht“"]),
        ("‘Go,’ he said.", ["‘Go,’"]),
        ("'Go,' he said.", ["'Go,'"]),
        ('He said"go" twice.', ['"go"']),
        ("", []),
        ('"', []),
        ("“", []),
        ("”", []),
    ],
)
def test_marks_of_every_kind(text: str, quotations: list[str]) -> None:
    assert found(text) == quotations


@pytest.mark.parametrize(
    "text",
    [
        "It’s the officers’ car.",
        "It's the officers' car.",
        "Rock 'n' roll of the '90s.",
        "A 5'10\" man walked in.",
        "The dogs' bowls and the cats' beds.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert found(text) == []


def test_apostrophes_inside_single_marks_close_nothing() -> None:
    assert found("'I don't know the officers' names,' he said.") == ["'I don't know the officers' names,'"]


def test_marks_inside_a_quotation_are_part_of_it() -> None:
    assert found("“He told me ‘go away’ and I went,” she said.") == ["“He told me ‘go away’ and I went,”"]


def test_a_mark_at_the_head_of_each_paragraph_makes_one_quotation() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” she said."
    [quotation] = find_quotations(text)
    assert [piece.of(text) for piece in quotation.pieces] == ["“One.", "“Two.", "“Three,”"]
    assert quotation.closed


def test_a_quotation_that_nothing_closes_ends_with_its_paragraph() -> None:
    text = "“It is open.\n\nThe next one begins."
    [quotation] = find_quotations(text)
    assert quotation.span.of(text) == "“It is open."
    assert not quotation.closed


def test_an_opening_mark_after_a_full_stop_ends_the_quotation_before() -> None:
    assert found("“It is open. “So is this,” he said.") == ["“It is open.", "“So is this,”"]


def test_a_closing_mark_typed_the_wrong_way_round_still_closes() -> None:
    assert found("He called it “mostly false.“ Then he left.") == ["“mostly false.“"]


@pytest.mark.parametrize(
    ("text", "utters"),
    [
        ("He left. “We had no choice.”", True),
        ("“We had no choice.”", True),
        ("The “ghost fleet” sailed.", False),
        ("He called it a “very bad idea.”", False),
        ("He left. “No.”", False),
    ],
)
def test_scare_quotes_are_told_from_speech(text: str, utters: bool) -> None:
    assert is_utterance(text, find_quotations(text)[0]) is utters
