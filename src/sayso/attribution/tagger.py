"""Windows in, a vector for each word and its chance to begin or continue a cue out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from sayso.attribution.neural_files import open_session

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from sayso.attribution.neural_windows import Window

    Scores = NDArray[np.float32]


class Tagged(NamedTuple):
    """What the encoder makes of a window."""

    vectors: Scores  # (words, width)
    probabilities: Scores  # (words, 3): out of a cue, at its begin, within


class Tagger:
    """The loaded encoder with its head for cues."""

    def __init__(self, session: InferenceSession) -> None:
        """Keep the session: it is the whole state."""
        self._session = session

    @classmethod
    def load(cls, path: Path) -> Self:
        """The encoder of an ONNX file. Raises: ModelFileError if it can't be opened."""
        return cls(open_session(path))

    def tag(self, window: Window) -> Tagged:
        """Vectors and tag probabilities of the window's words."""
        vectors, scores = self._session.run(
            None,
            {
                "tokens": window.tokens,
                "shapes": window.shapes,
                "states": window.states,
                "firsts": window.firsts,
            },
        )
        scores -= scores.max(axis=1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=1, keepdims=True)
        return Tagged(vectors, scores)
