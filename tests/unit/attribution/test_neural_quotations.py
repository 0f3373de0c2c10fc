"""Quotations and contents: a quotation is in a content whole or not at all."""

from __future__ import annotations

import pytest

from sayso.attribution.neural_edges import as_ranges, complete, find_quotations
from sayso.language.windows import read_words
from sayso.language.wordpiece import WordPiece

PIECES = WordPiece({piece: number for number, piece in enumerate(["[UNK]", "[CLS]", "[SEP]"])})


def quotations(text: str) -> list[str]:
    words = read_words(text, PIECES)
    return [text[words.spans[start][0] : words.spans[end - 1][1]] for start, end in find_quotations(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” she said. “It is.”", ["“Yes,”", "“It is.”"]),
        ('She said "yes" and "no".', ['"yes"', '"no"']),
        ("“It goes on.\n\nHe left.", ["“It goes on."]),
        ("“It goes on.\n\n“To the end.”", ["“It goes on.", "“To the end.”"]),
        ("He left “at", ["“at"]),
        ("Nothing said.", []),
    ],
)
def test_find_quotations(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


def test_a_quotation_that_is_mostly_in_is_taken_whole() -> None:
    assert complete([(0, 4)], [(0, 6)], set()) == [(0, 6)]


def test_a_quotation_that_is_mostly_out_is_left_out() -> None:
    assert complete([(0, 4), (5, 6)], [(0, 4), (5, 9)], set()) == [(0, 4)]


def test_a_quotation_that_holds_the_cue_is_left_as_it_is() -> None:
    assert complete([(0, 4)], [(0, 6)], {5}) == [(0, 4)]


def test_ranges() -> None:
    assert as_ranges([1, 2, 5]) == [(1, 3), (5, 6)]
    assert as_ranges([]) == []
