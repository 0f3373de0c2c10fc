"""Links between the threads of different articles: of two articles, each thread to its best in the other alone.

In come the threads of one article and a way to find those that share a key with them, out come its links. Which threads
of two articles are linked depends on these two articles alone, so links are found once, when the later of them comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from sayso.compare.threads import Thread, link_score

WINDOW = 120
"""Threads of one block that one is compared with: those that came last. A wider block is one of a common word, or of a
story that everybody tells; threads that belong together share rarer words too, or many neighbours."""

MOST = 64
"""Threads that one is scored against: those that share most keys with it. News of seven years has 12 on average."""


class Link(NamedTuple):
    """Two threads, by their numbers, that are one question, and how surely."""

    score: float
    one: int
    other: int


def find_links(
    threads: Sequence[tuple[int, Thread]],
    near: Callable[[int], Iterable[int]],
    known: Callable[[int], Thread],
) -> list[Link]:
    """The links of `threads`, all of one article, with those of other articles; the new thread is each link's `one`.

    `near` gives the numbers of the threads that share keys with one of them, a number for each key shared, `WINDOW` of
    each key at most; `known` the thread of a number.
    """
    found: list[Link] = []
    for number, thread in threads:
        for other in _nearest(near(number)):
            score = score_of(thread, known(other))
            if score > 0:
                found.append(Link(score, number, other))
    return _best(found, {link.other: known(link.other).article for link in found})


def score_of(one: Thread, other: Thread) -> float:
    """The score of a link: the same to the last bit whichever of the two came first."""
    if one.article == other.article:
        return 0.0
    return link_score(one, other) if one.name < other.name else link_score(other, one)


def _nearest(numbers: Iterable[int]) -> list[int]:
    """Those that come most often, the later of two that come as often; `MOST` at most."""
    counted = Counter(numbers)
    if len(counted) <= MOST:
        return list(counted)
    return sorted(counted, key=lambda number: (-counted[number], -number))[:MOST]


def _best(links: Sequence[Link], articles: dict[int, str]) -> list[Link]:
    """The links that are the best of both their threads in the other's article."""
    best: dict[tuple[int, str], float] = {}
    best_back: dict[int, float] = {}
    for score, one, other in links:
        there = (one, articles[other])
        best[there] = max(score, best.get(there, 0.0))
        best_back[other] = max(score, best_back.get(other, 0.0))
    return [
        link
        for link in links
        if link.score >= best[link.one, articles[link.other]] and link.score >= best_back[link.other]
    ]
