"""Scores in, spans out: cues from the tagger's, roles from the linker's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

OUT, BEGIN, WITHIN = range(3)
"""Tags of a word for cues."""


def cue_spans(probabilities: Scores, threshold: float) -> list[tuple[int, int, float]]:
    """Cues in (words, 3) tag probabilities: first word, last + 1, and how likely a cue begins there."""
    found: list[tuple[int, int, float]] = []
    begins = np.flatnonzero(probabilities[:, BEGIN] >= threshold)
    reached = 0
    for start in begins.tolist():
        if start < reached and probabilities[start, BEGIN] < probabilities[start, WITHIN]:
            continue
        if start < reached:
            found[-1] = (found[-1][0], start, found[-1][2])
        end = start + 1
        while end < len(probabilities) and probabilities[end, WITHIN] >= max(
            probabilities[end, OUT],
            probabilities[end, BEGIN],
        ):
            end += 1
        found.append((start, end, float(probabilities[start, BEGIN])))
        reached = end
    return found


def smooth(scores: Scores, switch: Scores) -> NDArray[np.int64]:
    """The best sequence of roles for each cue: (cues, words, roles) log-probabilities to (cues, words).

    `switch` is (roles, roles): what a change from one role to the next word's adds. Method: Viterbi.
    """
    count, length, roles = scores.shape
    back = np.empty((length, count, roles), dtype=np.int64)
    best = scores[:, 0]
    for position in range(1, length):
        ways = best[:, :, None] + switch[None]
        back[position] = ways.argmax(axis=1)
        best = ways.max(axis=1) + scores[:, position]
    path = np.empty((count, length), dtype=np.int64)
    path[:, -1] = best.argmax(axis=1)
    rows = np.arange(count)
    for position in range(length - 1, 0, -1):
        path[:, position - 1] = back[position, rows, path[:, position]]
    return path


def runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Start and end of each run of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
