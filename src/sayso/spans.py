"""Spans of characters, bytes and tokens, and maps between a text and the page it was cut from.

Three units, three types: a type checker, not a comment, keeps tokens from being read as characters. Every span is
half-open: `start` is inside, `end` is not.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True, order=True)
class _Span:
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = f"a span needs 0 <= start <= end, not {self.start}..{self.end}"
            raise ValueError(message)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def contains(self, other: Self) -> bool:
        """True when every position of `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Self) -> bool:
        """True when the two spans share a position."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Self:
        """The same span, moved `by` positions."""
        return type(self)(self.start + by, self.end + by)


class CharSpan(_Span):
    """Half-open span of code points of a text."""

    __slots__ = ()

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]


class ByteSpan(_Span):
    """Half-open span of bytes of a file or record."""

    __slots__ = ()


class TokenSpan(_Span):
    """Half-open span of token indices of an analysis."""

    __slots__ = ()


Fragments = tuple[CharSpan, ...]
"""The pieces of a span with gaps, in order and disjoint. An empty tuple is an absent role."""


def cover(fragments: Iterable[CharSpan]) -> CharSpan:
    """The smallest span that holds all `fragments`. Raises ValueError if there are none."""
    spans = tuple(fragments)
    return CharSpan(min(s.start for s in spans), max(s.end for s in spans))


def trim(text: str, span: CharSpan) -> CharSpan:
    """`span` without the white space at its two ends; empty (at its start) if it holds nothing else."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return CharSpan(start, end)


class Piece(NamedTuple):
    """`length` characters that stand at `inner` in the text and at `outer` in what it was cut from."""

    inner: int
    outer: int
    length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each character of a text stands in the page that it was cut from.

    `pieces` are in order of `inner`, do not overlap, and have positive lengths. Characters of the text that no piece
    covers (a blank line put between two paragraphs, a space for an entity) stand nowhere in the page.
    """

    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        reached = 0
        for inner, outer, length in self.pieces:
            if inner < reached or outer < 0 or length <= 0:
                message = f"pieces of an offset map must be in order and not overlap: {(inner, outer, length)}"
                raise ValueError(message)
            reached = inner + length

    @classmethod
    def identity(cls, length: int) -> Self:
        """The map of a text of `length` characters on to itself."""
        return cls((Piece(0, 0, length),) if length else ())

    @classmethod
    def of_cuts(cls, spans: Iterable[CharSpan], separator: int = 0) -> Self:
        """The map of the text made by joining `spans` of a page with `separator` characters between them."""
        pieces: list[Piece] = []
        inner = 0
        for number, span in enumerate(spans):
            inner += separator if number else 0
            if span:
                pieces.append(Piece(inner, span.start, len(span)))
            inner += len(span)
        return cls(tuple(pieces))

    def __iter__(self) -> Iterator[Piece]:
        return iter(self.pieces)

    def position(self, inner: int) -> int | None:
        """Where the character at `inner` stands in the page, or None when it stands nowhere."""
        index = bisect_right(self.pieces, inner, key=lambda piece: piece.inner) - 1
        if index < 0:
            return None
        piece = self.pieces[index]
        offset = inner - piece.inner
        return piece.outer + offset if offset < piece.length else None

    def spans(self, span: CharSpan) -> Fragments:
        """The parts of the page that `span` of the text came from, in the text's order, neighbours joined."""
        found: list[CharSpan] = []
        index = max(0, bisect_right(self.pieces, span.start, key=lambda piece: piece.inner) - 1)
        for piece in self.pieces[index:]:
            if piece.inner >= span.end:
                break
            start, end = max(span.start, piece.inner), min(span.end, piece.inner + piece.length)
            if start < end:
                shift = piece.outer - piece.inner
                if found and found[-1].end == start + shift:
                    found[-1] = CharSpan(found[-1].start, end + shift)
                else:
                    found.append(CharSpan(start + shift, end + shift))
        return tuple(found)

    def compose(self, outer: OffsetMap) -> OffsetMap:
        """The map from this map's text to the page of `outer`, where this map's page is the text of `outer`."""
        pieces: list[Piece] = []
        for piece in self.pieces:
            whole = CharSpan(piece.outer, piece.outer + piece.length)
            for other in outer.pieces:
                start = max(whole.start, other.inner)
                end = min(whole.end, other.inner + other.length)
                if start < end:
                    pieces.append(
                        Piece(piece.inner + start - whole.start, other.outer + start - other.inner, end - start),
                    )
        return OffsetMap(tuple(pieces))

    def invert(self) -> OffsetMap:
        """The map from the page back to the text. Raises ValueError if one page character stands twice in the text."""
        swapped = (Piece(outer, inner, length) for inner, outer, length in self.pieces)
        return OffsetMap(tuple(sorted(swapped)))
