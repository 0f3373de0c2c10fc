"""Tokens as the treebanks of English cut them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.tokens import LONGEST_WORD, Tokenizer


def tokens(text: str) -> list[str]:
    return [text[start:end] for start, end in Tokenizer().spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It didn't rain.", "It did n't rain ."),
        ("They can’t and won’t.", "They ca n’t and wo n’t ."),
        ("He's sure we'd've gone.", "He 's sure we 'd 've gone ."),
        ("The mayor's 1,500-strong crew", "The mayor 's 1,500 - strong crew"),
        ("a $3bn loan, €40 a head", "a $ 3bn loan , € 40 a head"),
        ("10% of 6.6m people", "10 % of 6.6 m people"),
        ("Between 10-15 (or more)", "Between 10 - 15 ( or more )"),
        ("Gov. Lena Ortiz of the U.S. left at 9 a.m.", "Gov. Lena Ortiz of the U.S. left at 9 a.m."),
        ("Sen. J. Weber (D-Mass.) spoke.", "Sen. J. Weber ( D - Mass. ) spoke ."),
        ("“We cannot,” she said…", "“ We can not , ” she said …"),
        ("''Never,'' he said.", "'' Never , '' he said ."),
        ("Read https://example.org/a?b=1 now", "Read https://example.org/a?b=1 now"),
        ("Write to desk@example.org.", "Write to desk@example.org ."),
        ("a pro-government, well-known paper", "a pro - government , well - known paper"),
        ("rain.The road", "rain . The road"),
        ("at 9am", "at 9 am"),
    ],
)
def test_words_marks_and_contractions(text: str, expected: str) -> None:
    assert tokens(text) == expected.split()


@given(st.text())
def test_tokens_cover_what_is_not_blank(text: str) -> None:
    spans = Tokenizer().spans(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    assert "".join(text[a:b] for a, b in spans) == "".join(text.split())


def test_what_is_too_long_for_a_word_is_sliced() -> None:
    spans = Tokenizer().spans("(" * (3 * LONGEST_WORD))
    assert spans == [(at, at + LONGEST_WORD) for at in range(0, 3 * LONGEST_WORD, LONGEST_WORD)]
