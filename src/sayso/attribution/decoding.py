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


def smooth(scores: Scores, switch: Scores) -> NDArray[np.int64]:
    """The best sequence of roles for each cue: (cues, words, roles) scores to (cues, words).

    `switch` (roles, roles) is what going from one role to the next word's adds. Method: Viterbi.
    """
    count, length, roles = scores.shape
    moves = np.ascontiguousarray(scores.transpose(1, 2, 0))  # words first: each step reads one block
    ways = np.ascontiguousarray(switch.T)[:, :, None]  # to, from
    best = moves[0]
    back = np.empty((length, roles, count), dtype=np.int64)
    for position in range(1, length):
        reached = ways + best
        np.argmax(reached, axis=1, out=back[position])
        best = reached.max(axis=1)
        best += moves[position]
    path = np.empty((length, count), dtype=np.int64)
    columns = np.arange(count)
    role = best.argmax(axis=0)
    for position in range(length - 1, 0, -1):
        path[position] = role
        role = back[position, role, columns]
    path[0] = role
    return path.T


def runs(flags: Flags) -> list[tuple[int, int]]:
    """Start and end of each run of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
