"""Text in, windows out: what the encoder reads at once, as arrays of numbers, with each word's place in the text.

A window holds whole paragraphs, as many as fit, and windows of one text are of about one size. A paragraph that doesn't
fit is cut at a sentence's end, or where it must be. Beside its subtokens a word carries its shape, its state of
quotation and the numbers of its sentence and paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sayso.encoded import CARRIED, CLOSING, INSIDE, MARK, OPENING, OUTSIDE, UNCLOSED, Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sayso.language.wordpiece import WordPiece

    Numbers = NDArray[np.int64]

LARGEST = 128
"""Subtokens of a window at most. Larger ones take longer and read no better (docs/adr/0004); try evaluate.py first."""

SHAPES, STATES = 6, 6

_STRAIGHT = frozenset(['"', "''", "``"])
_OPENS = frozenset("“«„")
_CLOSES = frozenset("”»")
_BREAK = re.compile(r"\s*\n\s*")
_ABBREVIATED = frozenset(
    [
        *("mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "st", "jr", "sr", "no", "vs", "rev"),
        *("hon", "prof", "capt", "cmdr", "jan", "feb", "mar", "apr", "aug", "sept", "oct", "nov", "dec"),
        *("inc", "corp", "co"),
    ],
)
"""Words after which a stop ends no sentence. Only a hint to the model, which was trained with this list: keep it."""


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder reads at once: subtokens, and for each word of the window where its first and last stand."""

    start: int  # index of its first word in the text
    end: int
    tokens: Numbers  # (T,) numbers of the vocabulary
    shapes: Numbers  # (T,)
    states: Numbers  # (T,)
    firsts: Numbers  # (W,) position in tokens of each word's first subtoken
    lasts: Numbers  # (W,) and of its last


def read_words(text: str, pieces: WordPiece) -> Words:
    """The words of `text` with subtokens, shapes, quotation states, sentence and paragraph numbers."""
    spans = pieces.words(text)
    surfaces = [text[start:end] for start, end in spans]
    cut = [pieces.piece(surface) for surface in surfaces]
    breaks = {match.end() for match in _BREAK.finditer(text)}
    paragraphs: list[int] = []
    number = -1
    for start, _ in spans:
        if number < 0 or start in breaks:
            number += 1
        paragraphs.append(number)
    return Words(
        spans=spans,
        ids=[piece.ids for piece in cut],
        shapes=[piece.shape for piece in cut],
        states=_quotation_states(surfaces, paragraphs),
        sentences=_sentences(surfaces, spans, paragraphs),
        paragraphs=paragraphs,
    )


def _quotation_states(surfaces: list[str], paragraphs: list[int]) -> list[int]:
    states: list[int] = []
    inside = False  # a quotation is open
    left_open = False  # the paragraph before ended in a quotation
    carried = False  # this one began before this paragraph
    opened_at = 0
    for index, surface in enumerate(surfaces):
        if index and paragraphs[index] != paragraphs[index - 1]:
            if inside:
                states[opened_at:] = [UNCLOSED if state == INSIDE else state for state in states[opened_at:]]
            left_open, inside, carried = inside, False, False
        if surface in _OPENS or (surface in _STRAIGHT and not inside):
            first = not index or paragraphs[index] != paragraphs[index - 1]
            inside, carried, opened_at = True, left_open and first, index
            states.append(OPENING)
        elif surface in _CLOSES or surface in _STRAIGHT:
            inside = False
            states.append(CLOSING)
        else:
            states.append((CARRIED if carried else INSIDE) if inside else OUTSIDE)
    return states


def _sentences(surfaces: list[str], spans: list[tuple[int, int]], paragraphs: list[int]) -> list[int]:
    numbers: list[int] = []
    number = 0
    ended = False
    for index, surface in enumerate(surfaces):
        if index and paragraphs[index] != paragraphs[index - 1]:
            number += 1
            ended = False
        elif ended and spans[index][0] > spans[index - 1][1]:
            if not surface.islower():
                number += 1
            ended = False
        numbers.append(number)
        if surface in ".?!":
            before = surfaces[index - 1] if index else ""
            ended = surface != "." or not (len(before) == 1 or before.lower() in _ABBREVIATED)
        elif surface not in _STRAIGHT and surface not in "”'’)":
            ended = False
    return numbers


def cut_windows(words: Words, pieces: WordPiece, *, largest: int = LARGEST, first: int | None = None) -> list[Window]:
    """The windows of a text, none with more than `largest` subtokens.

    `first` makes the first window smaller: training moves the cuts with it from one epoch to the next.
    """
    if not words.spans:
        return []
    blocks = _blocks(words, largest - 2)
    total = sum(size for _, _, size in blocks)
    count = -(-total // (largest - 2))
    target = min(largest - 2, -(-total // count) + 24)  # windows of about one size; a little more than the mean fits
    windows: list[Window] = []
    limit = first or target
    start, filled = blocks[0][0], 0
    for begin, _, size in blocks:
        if filled and filled + size > limit:
            windows.append(_window(words, pieces, start, begin))
            start, filled, limit = begin, 0, target
        filled += size
    windows.append(_window(words, pieces, start, len(words.spans)))
    return windows


def _blocks(words: Words, largest: int) -> list[tuple[int, int, int]]:
    """Runs of words that stay together: (first word, last + 1, subtokens with the separator)."""
    blocks: list[tuple[int, int, int]] = []
    start, size, sentence_at, size_at = 0, 1, 0, 1
    for index, ids in enumerate(words.ids):
        if index and words.paragraphs[index] != words.paragraphs[index - 1]:
            blocks.append((start, index, size))
            start, size, sentence_at = index, 1, index
        elif index and words.sentences[index] != words.sentences[index - 1]:
            sentence_at, size_at = index, size
        size += len(ids)
        if size > largest:
            cut = sentence_at if sentence_at > start else index
            cut_size = size_at if sentence_at > start else size - len(ids)
            blocks.append((start, cut, cut_size))
            start, size = cut, size - cut_size + 1
            sentence_at = cut
    blocks.append((start, len(words.ids), size))
    return blocks


def _window(words: Words, pieces: WordPiece, start: int, end: int) -> Window:
    tokens, shapes, states, firsts, lasts = [pieces.first], [MARK], [0], [], []
    for index in range(start, end):
        if index > start and words.paragraphs[index] != words.paragraphs[index - 1]:
            tokens.append(pieces.separator)
            shapes.append(MARK)
            states.append(0)
        ids = words.ids[index]
        firsts.append(len(tokens))
        tokens.extend(ids)
        lasts.append(len(tokens) - 1)
        if len(ids) == 1:
            shapes.append(words.shapes[index])
            states.append(words.states[index])
        else:
            shapes.extend([words.shapes[index]] * len(ids))
            states.extend([words.states[index]] * len(ids))
    tokens.append(pieces.separator)
    shapes.append(MARK)
    states.append(0)
    return Window(start, end, *(np.array(column, dtype=np.int64) for column in (tokens, shapes, states, firsts, lasts)))
