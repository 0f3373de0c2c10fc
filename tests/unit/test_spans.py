"""Spans and offset maps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.spans import ByteSpan, CharSpan, OffsetMap, Piece, TokenSpan, cover, trim


def test_a_span_is_half_open() -> None:
    assert CharSpan(1, 3).of("abcd") == "bc"
    assert len(CharSpan(1, 3)) == 2
    assert not CharSpan(2, 2)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_can_not_be_inverted_or_negative(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="start <= end"):
        CharSpan(start, end)


def test_spans_of_different_units_are_never_equal() -> None:
    different: set[object] = {CharSpan(0, 1), ByteSpan(0, 1), TokenSpan(0, 1)}
    assert len(different) == 3


def test_contains_overlaps_and_shift() -> None:
    assert CharSpan(0, 5).contains(CharSpan(2, 5))
    assert not CharSpan(0, 5).contains(CharSpan(2, 6))
    assert CharSpan(0, 5).overlaps(CharSpan(4, 9))
    assert not CharSpan(0, 5).overlaps(CharSpan(5, 9))
    assert CharSpan(0, 5).shift(3) == CharSpan(3, 8)


def test_cover_and_trim() -> None:
    assert cover([CharSpan(4, 6), CharSpan(1, 2)]) == CharSpan(1, 6)
    assert trim("  ab ", CharSpan(0, 5)) == CharSpan(2, 4)
    assert not trim("   ", CharSpan(0, 3))


def test_a_map_of_cuts_finds_characters_in_the_page() -> None:
    page = "xxHelloyyworldzz"
    mapped = OffsetMap.of_cuts([CharSpan(2, 7), CharSpan(9, 14)], separator=2)
    text = "Hello\n\nworld"
    assert [page[p] if (p := mapped.position(i)) is not None else None for i in range(len(text))] == [
        *"Hello", None, None, *"world",
    ]  # fmt: skip
    assert mapped.spans(CharSpan(3, 9)) == (CharSpan(5, 7), CharSpan(9, 11))


def test_neighbouring_pieces_are_joined() -> None:
    mapped = OffsetMap((Piece(0, 10, 3), Piece(3, 13, 3)))
    assert mapped.spans(CharSpan(1, 5)) == (CharSpan(11, 15),)


def test_overlapping_pieces_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        OffsetMap((Piece(0, 0, 3), Piece(2, 9, 3)))


def test_positions_outside_every_piece_stand_nowhere() -> None:
    mapped = OffsetMap((Piece(2, 0, 2),))
    assert mapped.position(0) is None
    assert mapped.position(4) is None
    assert OffsetMap(()).position(0) is None
    assert OffsetMap(()).spans(CharSpan(0, 5)) == ()
    assert OffsetMap.identity(0).pieces == ()


@st.composite
def offset_maps(draw: st.DrawFn) -> OffsetMap:
    pieces, inner, outer = [], 0, 0
    for gap_in, gap_out, length in draw(
        st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, 5)), max_size=6)
    ):
        inner, outer = inner + gap_in, outer + gap_out
        pieces.append(Piece(inner, outer, length))
        inner, outer = inner + length, outer + length
    return OffsetMap(tuple(pieces))


@given(offset_maps(), offset_maps())
def test_composed_maps_go_where_the_two_lead_in_turn(first: OffsetMap, second: OffsetMap) -> None:
    both = first.compose(second)
    for position in range(40):
        middle = first.position(position)
        assert both.position(position) == (None if middle is None else second.position(middle))


@given(offset_maps())
def test_an_inverted_map_leads_back(mapped: OffsetMap) -> None:
    inverse = mapped.invert()
    for position in range(40):
        outer = mapped.position(position)
        if outer is not None:
            assert inverse.position(outer) == position


@given(offset_maps(), st.integers(0, 30), st.integers(0, 10))
def test_the_spans_of_a_span_are_the_positions_of_its_characters(mapped: OffsetMap, start: int, length: int) -> None:
    found = [i for span in mapped.spans(CharSpan(start, start + length)) for i in range(span.start, span.end)]
    assert found == [p for i in range(start, start + length) if (p := mapped.position(i)) is not None]
