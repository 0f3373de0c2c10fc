"""Words and cues in, the role of every word for every cue out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from sayso.weights import open_session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from sayso.encoded import Words

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


BEFORE, AFTER = 100, 160
"""Words before and after a cue that can have a role: 999 of 1000 attributions of the corpus lie within."""


TOGETHER = 6
"""Cues run at once: more don't fit the processor's cache, fewer wait for the session."""


class Cue(NamedTuple):
    """A cue in words of the text, with the window that it was found in."""

    first: int
    end: int
    chance: float  # that a cue begins at its first word
    window: tuple[int, int]


class Seen(NamedTuple):
    """The words that a cue is seen with, and the chances of their roles."""

    start: int  # index of the first
    scores: Scores  # (words, 4) log-probabilities of NONE, SOURCE, CONTENT, CUE


def pair_features(words: Words, start: int, end: int, cues: Sequence[tuple[int, int]]) -> tuple[Numbers, Numbers]:
    """Distance bucket and kind of place of each word from `start` to `end` seen from each cue: two (cues, words).

    Cues are (first word, last + 1) counted from `start`.
    """
    first = np.array([cue[0] for cue in cues])[:, None] + start
    last = np.array([cue[1] for cue in cues])[:, None] + start - 1
    return _places(np.array(words.sentences), np.array(words.paragraphs), first, last, np.arange(start, end)[None, :])


def _places(
    sentences: Numbers,
    paragraphs: Numbers,
    first: Numbers,
    last: Numbers,
    index: Numbers,
) -> tuple[Numbers, Numbers]:
    after = _AFTER[np.clip(index - last, 0, _REACH - 1)]
    before = _AFTER[np.clip(first - index, 0, _REACH - 1)]
    buckets = after + before + len(_EDGES) * (before > 0)
    sentence = np.clip(sentences[index] - sentences[first], -3, 3) + 3
    paragraph = np.clip(paragraphs[index] - paragraphs[first], -1, 1) + 1
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

    def link(self, vectors: Scores, words: Words, cues: Sequence[Cue]) -> list[Seen]:
        """For each cue the words around it in their roles.

        `vectors` are the tagger's, of all words of the text. Words are seen within the cue's window, up to one
        paragraph off, and BEFORE or AFTER words at most.
        """
        sentences, paragraphs = np.array(words.sentences), np.array(words.paragraphs)
        found: list[Seen] = []
        for at in range(0, len(cues), TOGETHER):
            found += self._run(vectors, words, sentences, paragraphs, cues[at : at + TOGETHER])
        return found

    def _run(
        self,
        vectors: Scores,
        words: Words,
        sentences: Numbers,
        paragraphs: Numbers,
        cues: Sequence[Cue],
    ) -> list[Seen]:
        spans = [_range(words, cue) for cue in cues]
        lows = np.array([low for low, _ in spans])
        highs = np.array([high for _, high in spans])
        index = lows[:, None] + np.arange(int((highs - lows).max()))[None, :]
        inside = index < highs[:, None]
        index = np.minimum(index, highs[:, None] - 1)
        first = np.array([cue.first for cue in cues])
        last = np.array([cue.end - 1 for cue in cues])
        buckets, relations = _places(sentences, paragraphs, first[:, None], last[:, None], index)
        low, high = int(lows.min()), int(highs.max())
        (scores,) = self._session.run(
            None,
            {
                "words": vectors[low:high],
                "first": first - low,
                "last": last - low,
                "places": np.where(inside, index - low, -1),
                "buckets": buckets,
                "relations": relations,
            },
        )
        scores -= scores.max(axis=2, keepdims=True)
        scores -= np.log(np.exp(scores).sum(axis=2, keepdims=True))
        return [Seen(start, row[: end - start]) for row, (start, end) in zip(scores, spans, strict=True)]


def _range(words: Words, cue: Cue) -> tuple[int, int]:
    """The words that a cue is seen with."""
    paragraph = words.paragraphs[cue.first]
    low = bisect_left(words.paragraphs, paragraph - 1, *cue.window)
    high = bisect_right(words.paragraphs, paragraph + 1, *cue.window)
    return max(low, cue.first - BEFORE), min(high, cue.end + AFTER)
