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


def runs(flags: Flags) -> list[tuple[int, int]]:
    """Start and end of each run of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def mend(fragments: list[tuple[int, int]], role: int, scores: Scores, between: Flags, apart: float) -> None:
    """Close or clear the gaps in a role's fragments that nothing accounts for; changes `fragments`.

    A gap that holds a word of `between` stays. Any other is closed, or the fragment before or after it dropped, or it
    stays for the price of `apart`: whichever loses least of `scores` (words, roles), log-probabilities. In the corpus a
    content has a gap for its own source or cue 14 times as often as for anything else, and a source has none.
    """
    at = 0
    while at + 1 < len(fragments):
        (start, stop), (next_start, next_stop) = fragments[at : at + 2]
        if between[stop:next_start].any():
            at += 1
            continue
        gap, held = scores[stop:next_start], scores[[*range(start, stop), *range(next_start, next_stop)]]
        loss = held[:, role] - held[:, 0]
        size = stop - start
        prices = [
            float((gap.max(axis=1) - gap[:, role]).sum()),
            float(loss[:size].sum()),
            float(loss[size:].sum()),
            apart,
        ]
        cheapest = prices.index(min(prices))
        if cheapest == 3:
            at += 1
        else:
            left = {0: (start, next_stop), 1: (next_start, next_stop), 2: (start, stop)}[cheapest]
            fragments[at : at + 2] = [left]
            at = max(0, at - 1)
