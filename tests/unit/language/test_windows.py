"""Windows: every word once, none too large, paragraphs kept whole where they fit, quotation states."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.encoded import CARRIED, CLOSING, INSIDE, OPENING, OUTSIDE, UNCLOSED
from sayso.language.windows import cut_windows, read_words
from sayso.language.wordpiece import WordPiece

PIECES = WordPiece(
    {piece: number for number, piece in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##a", "."])}
)


def states(text: str) -> list[int]:
    return read_words(text, PIECES).states


def test_curly_marks_open_and_close() -> None:
    assert states("a “a” a") == [OUTSIDE, OPENING, INSIDE, CLOSING, OUTSIDE]


def test_straight_marks_take_turns() -> None:
    assert states('"a" a') == [OPENING, INSIDE, CLOSING, OUTSIDE]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert states("“a a\n\na") == [OPENING, UNCLOSED, UNCLOSED, OUTSIDE]


def test_a_reopened_quotation_is_carried_on() -> None:
    assert states("“a\n\n“a”\n\na") == [OPENING, UNCLOSED, OPENING, CARRIED, CLOSING, OUTSIDE]


def test_sentences_end_at_stops_but_not_after_initials_or_titles() -> None:
    text = "Mr. Stone met J. Hill. He left. “Why?” she asked"
    words = read_words(text, PIECES)
    surfaces = [text[start:end] for start, end in words.spans]
    assert dict(zip(surfaces, words.sentences, strict=True))["Hill"] == 0
    assert words.sentences[surfaces.index("He")] == 1
    assert words.sentences[surfaces.index("Why")] == 2
    assert words.sentences[-1] == 2  # a small letter after a closing mark goes on


def test_paragraphs_are_parted_by_separators() -> None:
    words = read_words("a\n\na a", PIECES)
    (window,) = cut_windows(words, PIECES)
    assert window.tokens.tolist() == [2, 4, 3, 4, 4, 3]
    assert window.firsts.tolist() == [1, 3, 4]


def test_an_empty_text_has_no_windows() -> None:
    assert cut_windows(read_words(" \n ", PIECES), PIECES) == []


@given(st.lists(st.integers(1, 60), max_size=12), st.sampled_from([20, 64, 256]))
def test_windows_cover_each_word_once_and_are_never_too_large(lengths: list[int], largest: int) -> None:
    text = "\n\n".join("a aaa . " * length for length in lengths)
    words = read_words(text, PIECES)
    windows = cut_windows(words, PIECES, largest=largest)
    assert [index for window in windows for index in range(window.start, window.end)] == list(range(len(words.spans)))
    for window in windows:
        assert len(window.tokens) == len(window.shapes) == len(window.states) <= largest
        assert len(window.firsts) == window.end - window.start
        own = [words.ids[index][0] for index in range(window.start, window.end)]
        assert np.array_equal(window.tokens[window.firsts], own)


@pytest.mark.parametrize("length", [10, 40])
def test_paragraphs_that_fit_are_never_cut(length: int) -> None:
    words = read_words("\n\n".join(["a " * length] * 9), PIECES)
    starts = [window.start for window in cut_windows(words, PIECES, largest=64)]
    assert all(start % length == 0 for start in starts)
