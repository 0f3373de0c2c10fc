"""What is written by a grammar is read back as it was meant; whatever is read stands where it says, never inverted."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from property.quantity_grammar import NOUNS, Written, in_words, quantities, ranges
from sayso.values import read_quantities

FRAMES = (
    "The army says {} {} were seen near the river.",
    "{} {} crossed the border, police said.",
    "Officials counted {} {} in the town.",
)


@given(quantities(), st.sampled_from(NOUNS), st.sampled_from(FRAMES))
def test_written_and_read_back(written: Written, noun: str, frame: str) -> None:
    counted = noun if written.unit == "count" else "of wheat"
    text = frame.format(written.words, counted)
    read = read_quantities(text)
    assert [q.surface for q in read] == [written.words]
    assert (read[0].stated, read[0].unit) == (written.stated, written.unit)
    if written.unit == "count":
        assert read[0].noun is not None
        assert read[0].noun.of(text) == noun


@given(ranges(), st.sampled_from(NOUNS), st.sampled_from(FRAMES))
def test_ranges_read_back(written: Written, noun: str, frame: str) -> None:
    text = frame.format(written.words, noun)
    read = read_quantities(text)
    assert [(q.surface, q.stated) for q in read] == [(written.words, written.stated)]
    assert read[0].noun is not None
    assert read[0].noun.of(text) == noun


@given(st.integers(0, 10**15))
def test_numbers_in_words(number: int) -> None:
    read = read_quantities(f"They counted {in_words(number)} stars, no more.")
    assert [q.stated.low for q in read] == [number]


NUMBERISH = """
0 1 2 7 12 43 70 007 999 1,000 27,500 1.2 .5 2017 1990s 5th 3bn 6.6m 25k 10m 9/11 24/7 1/2 ½ 2½ 3-2 10-15 F-16 $ £ € % ° +
- – — / ( ) [ ] # . , ; : ~ < > ≤ = × ' " “ ” -LRB- http://x.org/5%20a 2:15 1.2.3 one two three ten twenty fifty hundred
thousand million billion dozen lakh half third quarter thirds quarters zero several few a an the couple handful dozens scores
hundreds thousands millions tens of and or to in out between from more than less fewer at least most no not up about some
nearly over under plus odd minus negative percent points point km miles year years old month pounds cents dollars Syrian
people killed wounded men Resolution March Oct. No. Group US AUD twice double fold threefold tripled strong times per day week
if counting
"""
PIECES = st.sampled_from([*re.findall(r"\S+", NUMBERISH), "9" * 400, "\n", "\u00a0", "\u2009", "+44 20 7946 0958"])
JOINTS = st.sampled_from([" ", " ", " ", "", "-", "\n", "\u00a0"])


@st.composite
def numberish(draw: st.DrawFn) -> str:
    """Text made of what surrounds numbers, in any order."""
    pieces = draw(st.lists(st.tuples(PIECES, JOINTS), max_size=30))
    return "".join(word + joint for word, joint in pieces)


def check_reading(text: str) -> None:
    reached = 0
    for quantity in read_quantities(text):
        assert quantity.span.of(text) == quantity.surface
        assert quantity.span.start >= reached
        assert quantity.span.contains(quantity.number)
        reached = quantity.span.end
        for interval in (quantity.stated, quantity.hard, quantity.soft):
            assert interval.low is None or interval.high is None or interval.low <= interval.high
        assert quantity.hard.meets(quantity.soft)
        assert quantity.noun is None or quantity.noun.of(text)


@given(numberish())
def test_any_mixture_of_number_words(text: str) -> None:
    check_reading(text)


@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    check_reading(text)


@given(numberish(), st.integers(1, 5))
def test_blanks_before_move_every_span(text: str, blanks: int) -> None:
    moved = read_quantities(" " * blanks + text)
    assert [(q.span.shift(-blanks), q.stated, q.rule) for q in moved] == [
        (q.span, q.stated, q.rule) for q in read_quantities(text)
    ]
