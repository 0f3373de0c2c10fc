"""Words and cues in, the role of every word for every cue out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import numpy as np

from sayso.attribution.neural_files import open_session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from sayso.attribution.neural_windows import Words

    Numbers = NDArray[np.int64]
    Scores = NDArray[np.float32]

NONE, SOURCE, CONTENT, CUE = range(4)
"""Roles of a word for one cue."""

_EDGES = np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 19, 24, 32, 48, 80])
"""Distances in words at which a new bucket begins; about evenly spaced in their logarithm from 8 on."""

_REACH = 4096
"""Longest distance with an entry of its own; farther ones share the last bucket anyhow."""

BUCKETS = 2 * len(_EDGES) + 1
"""Buckets of signed distance from the cue: after it, in it (0), before it."""

RELATIONS = 21
"""Kinds of place: 7 differences of sentence times 3 of paragraph."""

_AFTER = np.searchsorted(_EDGES, np.arange(_REACH), side="right")
_AFTER[0] = 0


def pair_features(words: Words, start: int, end: int, cues: Sequence[tuple[int, int]]) -> tuple[Numbers, Numbers]:
    """Distance bucket and kind of place of each word from `start` to `end` seen from each cue: two (cues, words).

    Cues are (first word, last + 1) counted from `start`.
    """
    index = np.arange(end - start)[None, :]
    first = np.array([cue[0] for cue in cues])[:, None]
    last = np.array([cue[1] - 1 for cue in cues])[:, None]
    after = _AFTER[np.clip(index - last, 0, _REACH - 1)]
    before = _AFTER[np.clip(first - index, 0, _REACH - 1)]
    buckets = after + before + len(_EDGES) * (before > 0)
    sentences = np.array(words.sentences[start:end])
    paragraphs = np.array(words.paragraphs[start:end])
    sentence = np.clip(sentences[None, :] - sentences[first], -3, 3) + 3
    paragraph = np.clip(paragraphs[None, :] - paragraphs[first], -1, 1) + 1
    return buckets, sentence * 3 + paragraph


class Linker:
    """The loaded network that gives every word a role for a cue."""

    def __init__(self, session: InferenceSession) -> None:
        """Keep the session: it is the whole state."""
        self._session = session

    @classmethod
    def load(cls, path: Path) -> Self:
        """The linker of an ONNX file. Raises: ModelFileError if it can't be opened."""
        return cls(open_session(path))

    def link(self, vectors: Scores, words: Words, start: int, cues: Sequence[tuple[int, int]]) -> Scores:
        """Log-probabilities (cues, words, 4) of each role of the window's words for each cue.

        `vectors` are the tagger's, of the words from `start` on; cues are counted from `start`.
        """
        buckets, relations = pair_features(words, start, start + len(vectors), cues)
        (scores,) = self._session.run(
            None,
            {
                "words": vectors,
                "first": np.array([cue[0] for cue in cues], dtype=np.int64),
                "last": np.array([cue[1] - 1 for cue in cues], dtype=np.int64),
                "buckets": buckets,
                "relations": relations,
            },
        )
        scores -= scores.max(axis=2, keepdims=True)
        result: Scores = scores - np.log(np.exp(scores).sum(axis=2, keepdims=True))
        return result
