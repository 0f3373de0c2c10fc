"""Text in, a vector for each word and its chance to begin or continue a cue out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import numpy as np

from sayso.encoded import Encoded
from sayso.language.windows import LARGEST, cut_windows, read_words
from sayso.language.wordpiece import WordPiece
from sayso.weights import FOLDER, open_session, read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from sayso.language.windows import Window

    Scores = NDArray[np.float32]

WIDTH = 384
"""Numbers in a word's vector."""


class Encoder:
    """The loaded encoder with its head for cues."""

    def __init__(self, session: InferenceSession, pieces: WordPiece, largest: int = LARGEST) -> None:
        """Keep session and vocabulary; `largest` is the subtokens of a window."""
        self._session = session
        self._largest = largest
        self.pieces = pieces

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Self:
        """The encoder of a folder of weights. Raises: ModelFileError if a file is missing or broken."""
        largest = read_settings(folder / "settings.json").largest
        return cls(open_session(folder / "encoder.onnx"), WordPiece.load(folder / "vocab.txt"), largest)

    def encode(self, text: str) -> Encoded:
        """The words of `text`, encoded window by window."""
        words = read_words(text, self.pieces)
        windows = cut_windows(words, self.pieces, largest=self._largest)
        parts = [self._run(window) for window in windows]
        if not parts:
            none = np.zeros((0, WIDTH), np.float32)
            return Encoded(words, (), none, none, np.zeros((0, 3), np.float32))
        vectors, ends, chances = (np.concatenate(column) for column in zip(*parts, strict=True))
        return Encoded(words, tuple((window.start, window.end) for window in windows), vectors, ends, chances)

    def _run(self, window: Window) -> tuple[Scores, Scores, Scores]:
        """Vectors, those of the last subtokens, and chances of the window's words."""
        vectors, ends, scores = self._session.run(
            None,
            {
                "tokens": window.tokens,
                "shapes": window.shapes,
                "states": window.states,
                "firsts": window.firsts,
                "lasts": window.lasts,
            },
        )
        scores -= scores.max(axis=1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=1, keepdims=True)
        return vectors, ends, scores
