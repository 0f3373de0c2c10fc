"""Scores in, spans out: cues from the tagger's, roles from the linker's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    Flags = NDArray[np.bool_]

OUT, BEGIN, WITHIN = range(3)
"""Tags of a word for cues."""


def cue_spans(probabilities: Scores, threshold: float) -> list[tuple[int, int, float]]:
    """Cues in (words, 3) tag probabilities: first word, last + 1, and how likely a cue begins there."""
    found: list[tuple[int, int, float]] = []
    reached = 0
    for start in np.flatnonzero(probabilities[:, BEGIN] >= threshold).tolist():
        if start < reached:
            continue
        end = start + 1
        while end < len(probabilities) and probabilities[end, WITHIN] >= max(
            probabilities[end, OUT],
            probabilities[end, BEGIN],
        ):
            end += 1
        found.append((start, end, float(probabilities[start, BEGIN])))
        reached = end
    return found


def smooth(scores: Scores, switch: float) -> NDArray[np.int64]:
    """The best sequence of roles for each cue: (cues, words, roles) log-probabilities to (cues, words).

    Each change of role from one word to the next costs `switch`. Method: Viterbi; as every change costs the same, a
    step needs the best role so far and no table of pairs.
    """
    count, length, _ = scores.shape
    moves = np.ascontiguousarray(scores.transpose(1, 2, 0))  # words first: each step reads one block
    best = moves[0].copy()
    leaders = np.empty((length, count), dtype=np.int64)  # best role before each word
    changed = np.empty(moves.shape, dtype=np.bool_)  # whether reaching a role meant leaving the leader
    columns = np.arange(count)
    for position in range(1, length):
        leader = best.argmax(axis=0)
        limit = best[leader, columns] - switch
        np.less(best, limit, out=changed[position])
        np.maximum(best, limit, out=best)
        best += moves[position]
        leaders[position] = leader
    path = np.empty((length, count), dtype=np.int64)
    role = best.argmax(axis=0)
    for position in range(length - 1, 0, -1):
        path[position] = role
        role = np.where(changed[position, role, columns], leaders[position], role)
    path[0] = role
    return path.T


def runs(flags: Flags) -> list[tuple[int, int]]:
    """Start and end of each run of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
