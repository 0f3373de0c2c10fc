"""Links between the threads of different articles: of two articles, each thread to its best in the other alone."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sayso.compare.blocks import keys_of
from sayso.compare.threads import Thread, link_score

WIDEST = 200
"""Threads that one is compared with in each of its blocks: those that follow it, in the order of articles."""


class Link(NamedTuple):
    """Two threads, by their numbers, that are one question, and how surely."""

    score: float
    one: int
    other: int


def find_links(threads: Sequence[Thread]) -> Iterator[Link]:
    """All links, the strongest first; ties by the threads' order. `threads` stand in the order of their articles."""
    import numpy as np  # noqa: PLC0415 - only who groups figures waits for it

    ones, others, scores = array("l"), array("l"), array("d")
    for one, other in _candidates(threads):
        score = link_score(threads[one], threads[other])
        if score > 0:
            ones.append(one)
            others.append(other)
            scores.append(score)
    one_of, other_of, score_of = np.asarray(ones), np.asarray(others), np.asarray(scores)
    numbers = {article: number for number, article in enumerate(dict.fromkeys(t.article for t in threads))}
    article = np.asarray([numbers[thread.article] for thread in threads], dtype=np.int64)
    mutual = _is_best(one_of, article[other_of], score_of) & _is_best(other_of, article[one_of], score_of)
    kept = np.flatnonzero(mutual)
    for place in kept[np.lexsort((other_of[kept], one_of[kept], -score_of[kept]))].tolist():
        yield Link(scores[place], ones[place], others[place])


def _is_best(here: Any, there: Any, scores: Any) -> Any:
    """For each pair of a thread and another article, whether its score is the best of that thread in that article."""
    import numpy as np  # noqa: PLC0415 - as above

    if not len(scores):
        return np.zeros(0, dtype=bool)
    order = np.lexsort((-scores, there, here))
    starts = np.r_[True, (here[order][1:] != here[order][:-1]) | (there[order][1:] != there[order][:-1])]
    greatest = scores[order][np.maximum.accumulate(np.where(starts, np.arange(len(order)), 0))]
    best = np.empty(len(scores), dtype=bool)
    best[order] = scores[order] >= greatest
    return best


_HOLDER = (1 << 24) - 1
"""The bits of a packed key that hold the thread; the others hold the key. More threads than this can't be grouped."""


def _candidates(threads: Sequence[Thread]) -> Iterator[tuple[int, int]]:
    """Pairs of threads that share a block, each once, the earlier first.

    Blocks are runs of one sorted array, key and thread packed in 64 bits: a dict of them would take gigabytes.
    """
    import numpy as np  # noqa: PLC0415 - as above

    if len(threads) > _HOLDER:
        message = f"{len(threads)} threads can't be grouped in one piece; the most is {_HOLDER}"
        raise ValueError(message)
    packed = array("Q")
    for index, thread in enumerate(threads):
        packed.extend(key & ~_HOLDER | index for key in {key for trace in thread.traces for key in keys_of(trace)})
    blocks = np.frombuffer(packed, dtype=np.uint64) if packed else np.zeros(0, dtype=np.uint64)
    blocks.sort()
    holders = (blocks & np.uint64(_HOLDER)).astype(np.int32)
    blocks >>= np.uint64(24)
    starts = np.flatnonzero(np.r_[True, blocks[1:] != blocks[:-1]])
    sizes = np.diff(np.r_[starts, len(blocks)])
    ends = np.repeat(starts + sizes, sizes)
    shared = np.flatnonzero(ends - np.arange(len(blocks)) > 1)
    shared = shared[np.argsort(holders[shared], kind="stable")]
    for index, places in _grouped(holders, shared):
        found = set()
        for place in places:
            found.update(holders[place + 1 : min(ends[place], place + WIDEST)].tolist())
        for other in sorted(found):
            if threads[other].article != threads[index].article:
                yield index, other


def _grouped(holders: Any, places: Any) -> Iterator[tuple[int, list[int]]]:
    """Each thread that stands before another in some block, with its places there."""
    pairs = ((int(holders[place]), int(place)) for place in places)
    for index, group in itertools.groupby(pairs, key=lambda pair: pair[0]):
        yield index, [place for _, place in group]
