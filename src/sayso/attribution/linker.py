"""Words and cues in, the role of every word for every cue out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sayso.attribution.neural_windows import Words

    Numbers = NDArray[np.int64]

NONE, SOURCE, CONTENT, CUE = range(4)
"""Roles of a word for one cue."""

_EDGES = np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 19, 24, 32, 48, 80])
"""Distances in words at which a new bucket begins; about evenly spaced in their logarithm from 8 on."""

BUCKETS = 2 * len(_EDGES) + 1
"""Buckets of signed distance from the cue: after it, in it (0), before it."""

RELATIONS = 21
"""Kinds of place: 7 differences of sentence times 3 of paragraph."""


def pair_features(words: Words, start: int, end: int, cues: Sequence[tuple[int, int]]) -> tuple[Numbers, Numbers]:
    """Distance bucket and kind of place of each word from `start` to `end` seen from each cue: two (cues, words).

    Cues are (first word, last + 1) counted from `start`.
    """
    index = np.arange(end - start)[None, :]
    first = np.array([cue[0] for cue in cues])[:, None]
    last = np.array([cue[1] - 1 for cue in cues])[:, None]
    before, after = first - index, index - last
    buckets = np.where(
        before > 0,
        len(_EDGES) + np.searchsorted(_EDGES, before, side="right"),
        np.where(after > 0, np.searchsorted(_EDGES, after, side="right"), 0),
    )
    sentences = np.array(words.sentences[start:end])
    paragraphs = np.array(words.paragraphs[start:end])
    sentence = np.clip(sentences[None, :] - sentences[first], -3, 3) + 3
    paragraph = np.clip(paragraphs[None, :] - paragraphs[first], -1, 1) + 1
    return buckets.astype(np.int64), (sentence * 3 + paragraph).astype(np.int64)
