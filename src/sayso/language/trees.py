"""Scores of arcs in, one tree a sentence out.

Each token's likeliest head is taken; only where that makes no tree (a ring, several roots or none) is the best one
looked for. Method: Chu and Liu 1965, Edmonds 1967, with one root.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

NEVER = -1e9


def is_tree(heads: Sequence[int]) -> bool:
    """True when every token's heads lead to the only one that is its own head.

    `heads` are indices into the sentence itself. Example: `is_tree([1, 1, 1])` is True, `is_tree([1, 0, 2])` is not.
    """
    if sum(head == index for index, head in enumerate(heads)) != 1:
        return False
    safe: set[int] = set()
    for index in range(len(heads)):
        way = []
        at = index
        while at not in safe and heads[at] != at:
            if at in way:
                return False
            way.append(at)
            at = heads[at]
        safe.update(way)
    return True


def best_tree(scores: Scores) -> list[int]:
    """The heads of the best tree with one root.

    `scores[i, j]` is how likely j is the head of i; on the diagonal, how likely i is the root.
    """
    count = len(scores)
    roots = np.diag(scores).copy()
    arcs = scores.astype(np.float64).copy()
    np.fill_diagonal(arcs, NEVER)
    best_alone = arcs.max(axis=1) if count > 1 else np.zeros(1)
    root = int((roots - best_alone).argmax())
    arcs[root] = NEVER
    heads = _spanning(arcs, root)
    heads[root] = root
    return heads


def _spanning(arcs: NDArray[np.float64], root: int) -> list[int]:
    """The best heads of all but `root`, without rings."""
    heads: list[int] = arcs.argmax(axis=1).tolist()
    heads[root] = root
    ring = _ring(heads, root)
    if not ring:
        return heads
    inside = set(ring)
    outside = [index for index in range(len(heads)) if index not in inside]
    place = {index: at for at, index in enumerate(outside)}
    size = len(outside)
    smaller = np.full((size + 1, size + 1), NEVER)
    smaller[:size, :size] = arcs[np.ix_(outside, outside)]
    # the ring as one token, last: into it by the arc that costs least to break it, out of it by the best member
    gain = arcs[np.ix_(ring, outside)] - np.array([arcs[index, heads[index]] for index in ring])[:, None]
    smaller[size, :size] = gain.max(axis=0)
    entered = [ring[at] for at in gain.argmax(axis=0)]
    smaller[:size, size] = arcs[np.ix_(outside, ring)].max(axis=1)
    left = [ring[at] for at in arcs[np.ix_(outside, ring)].argmax(axis=1)]
    solved = _spanning(smaller, place[root])
    for at, index in enumerate(outside):
        if index != root:
            heads[index] = left[at] if solved[at] == size else outside[solved[at]]
    heads[entered[solved[size]]] = outside[solved[size]]
    return heads


def _ring(heads: list[int], root: int) -> list[int]:
    """The tokens of a ring of heads; none if there is no ring."""
    safe = {root}
    for index in range(len(heads)):
        way: list[int] = []
        at = index
        while at not in safe:
            if at in way:
                return way[way.index(at) :]
            way.append(at)
            at = heads[at]
        safe.update(way)
    return []
