"""Edges of contents: commas off, marks in pairs."""

from __future__ import annotations

import pytest

from sayso.attribution.neural_edges import tidy
from sayso.language.windows import read_words
from sayso.language.wordpiece import WordPiece

PIECES = WordPiece({piece: number for number, piece in enumerate(["[UNK]", "[CLS]", "[SEP]"])})


@pytest.mark.parametrize(
    ("text", "fragment", "expected"),
    [
        ("He said, the dam held.", (2, 6), "the dam held"),
        ("“The dam held,” he said.", (0, 5), "“The dam held,”"),
        ("“The dam held,” he said.", (1, 6), "“The dam held,”"),
        ('He said "the dam held" then.', (3, 7), '"the dam held"'),
        ("He said the dam “held firm” then.", (2, 5), "the dam"),
        ("It held,” he said – rightly –", (6, 9), "rightly"),
        ("“It held,” he said", (4, 7), "he said"),
    ],
)
def test_tidy(text: str, fragment: tuple[int, int], expected: str) -> None:
    words = read_words(text, PIECES)
    ((start, end),) = tidy([fragment], text, words)
    assert text[words.spans[start][0] : words.spans[end - 1][1]] == expected


def test_marks_alone_are_no_content() -> None:
    text = "He said – “”, then"
    assert tidy([(2, 6)], text, read_words(text, PIECES)) == []
