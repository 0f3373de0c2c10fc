"""Text between block-level tags as it comes in, white space collapsed, each character with its place in the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.spans import Piece

_WORDS = re.compile(r"\S+(?: \S+)*")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]")
_SENTENCE_ENDS = frozenset('.!?”"’:)')


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text without a break in it: where it starts in the page, and how much of it is in links."""

    start: int
    text: str
    pieces: tuple[Piece, ...]
    linked: int


class Run:
    """Collects text into parts, parted where a paragraph ends in line breaks alone."""

    def __init__(self) -> None:
        self._done: list[Part] = []
        self._space = False
        self._breaks = 0
        self._start_part()

    @property
    def is_empty(self) -> bool:
        """True before the first character of a part."""
        return not self._texts

    def add(self, data: str, offset: int, *, linked: bool) -> None:
        """Add text that stands at `offset`."""
        at = 0
        for odd in _INVISIBLE.finditer(data):
            self._add_words(data[at : odd.start()], offset + at, linked=linked)
            at = odd.end()
        self._add_words(data[at:] if at else data, offset + at, linked=linked)

    def add_reference(self, data: str, offset: int, *, linked: bool) -> None:
        """Add what a reference at `offset` stands for: it has no characters of its own in the page."""
        if data.isspace():
            self._space = True
        elif not _INVISIBLE.fullmatch(data):
            self._put(data, offset, linked=linked)

    def add_break(self) -> None:
        """Add a line break: it ends a paragraph if it follows another one or the end of a sentence."""
        self._space = True
        self._breaks += 1
        if self._texts and (self._breaks > 1 or self._texts[-1][-1] in _SENTENCE_ENDS):
            self._end_part()

    def finish(self) -> list[Part]:
        """The parts so far; the run starts anew."""
        if self._texts:
            self._end_part()
        done, self._done = self._done, []
        self._space, self._breaks = False, 0
        return done

    def _start_part(self) -> None:
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = self._linked = 0
        self._start = -1

    def _add_words(self, data: str, offset: int, *, linked: bool) -> None:
        end = 0
        for words in _WORDS.finditer(data):
            self._space = self._space or words.start() > end
            end = words.end()
            self._put(words[0], offset + words.start(), linked=linked)
            self._pieces.append(Piece(self._length - len(words[0]), offset + words.start(), len(words[0])))
        self._space = self._space or end < len(data)

    def _put(self, text: str, offset: int, *, linked: bool) -> None:
        if not self._texts:
            self._start = offset
        elif self._space:
            self._texts.append(" ")
            self._length += 1
        self._space, self._breaks = False, 0
        self._texts.append(text)
        self._length += len(text)
        self._linked += len(text) * linked

    def _end_part(self) -> None:
        self._done.append(Part(self._start, "".join(self._texts), tuple(self._pieces), self._linked))
        self._start_part()
