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


def find_links(threads: Sequence[Thread]) -> list[Link]:
    """All links, the strongest first; ties by the threads' order. `threads` stand in the order of their articles."""
    best: dict[tuple[int, str], float] = {}
    scored: list[Link] = []
    for one, other in _candidates(threads):
        score = link_score(threads[one], threads[other])
        if score > 0:
            scored.append(Link(score, one, other))
            for here, there in ((one, other), (other, one)):
                key = (here, threads[there].article)
                best[key] = max(score, best.get(key, 0.0))
    mutual = (
        link
        for link in scored
        if link.score >= best[link.one, threads[link.other].article]
        and link.score >= best[link.other, threads[link.one].article]
    )
    return sorted(mutual, key=lambda link: (-link.score, link.one, link.other))


def _candidates(threads: Sequence[Thread]) -> Iterator[tuple[int, int]]:
    """Pairs of threads that share a block, each once, the earlier first.

    Blocks are runs of one sorted array of keys, for a dict of a million threads' keys takes gigabytes.
    """
    import numpy as np  # noqa: PLC0415 - only who groups figures waits for it

    own = [array("Q", sorted({key for trace in thread.traces for key in keys_of(trace)})) for thread in threads]
    keys = np.frombuffer(b"".join(map(bytes, own)), dtype=np.uint64)
    holders = np.repeat(np.arange(len(own), dtype=np.int32), [len(some) for some in own])
    order = np.argsort(keys, kind="stable")
    keys, holders = keys[order], holders[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    sizes = np.diff(np.r_[starts, len(keys)])
    ends = np.repeat(starts + sizes, sizes)
    open_ends = np.flatnonzero(ends - np.arange(len(keys)) > 1)
    by_holder = open_ends[np.argsort(holders[open_ends], kind="stable")]
    for index, places in _grouped(holders, by_holder):
        found = set()
        for place in places:
            found.update(holders[place + 1 : min(ends[place], place + WIDEST)].tolist())
        for other in sorted(found):
            if threads[other].article != threads[index].article:
                yield index, other


def _grouped(holders: Any, places: Any) -> Iterator[tuple[int, list[int]]]:
    """Each thread that stands before another in some block, with its places there."""
    held = holders[places].tolist()
    for index, group in itertools.groupby(zip(held, places.tolist(), strict=True), key=lambda pair: pair[0]):
        yield index, [place for _, place in group]
