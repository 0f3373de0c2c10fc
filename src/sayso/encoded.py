"""What the encoder makes of a text: its words, a vector for each, and each one's chance to be part of a cue.

The stages that tell grammar and attributions read the same vectors, so that a text is encoded once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

OUTSIDE, INSIDE, OPENING, CLOSING, CARRIED, UNCLOSED = range(6)
"""States of quotation of a word: out of marks, in them, a mark that opens or closes; in a quotation that began in an
earlier paragraph; in one that its paragraph doesn't close."""

MARK = 4
"""The shape of a word that is a mark."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text with what is known of each; all lists are of one length."""

    spans: list[tuple[int, int]]  # code points
    ids: list[tuple[int, ...]]  # subtokens
    shapes: list[int]
    states: list[int]  # of quotation
    sentences: list[int]
    paragraphs: list[int]


@dataclass(frozen=True, slots=True)
class Encoded:
    """The words of a text as the encoder read them, window by window."""

    words: Words
    windows: tuple[tuple[int, int], ...]  # first word, last + 1
    vectors: Scores  # (words, width) of each word's first subtoken
    ends: Scores  # (words, width) and of its last
    cues: Scores  # (words, 3) chances: out of a cue, at its begin, within
