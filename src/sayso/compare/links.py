"""Links between the threads of different articles: of two articles, each thread to its best in the other alone.

In come the threads of one article and a way to find those that share a key with them, out come its links. Which threads
of two articles are linked depends on these two articles alone, so links are found once, when the later of them comes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sayso.compare.packed import PackedThreads

    Numbers = NDArray[np.int64]
    Known = Callable[[Numbers], PackedThreads]

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


def find_links(numbers: Sequence[int], near: Callable[[int], Numbers], known: Known) -> list[Link]:
    """The links of new threads, all of one article, with those of other articles; the new thread is each link's `one`.

    `near` gives the numbers of the threads that share keys with one of them, a number for each key shared, `WINDOW` of
    each key at most; `known` the packed threads, with those of these numbers and the new ones among them.
    """
    import numpy as np  # noqa: PLC0415 - not for those who import the package alone

    if not numbers:
        return []
    others = [nearest(near(number)) for number in numbers]
    packed = known(np.unique(np.concatenate(others)))
    found = packed.links(numbers, others)
    ends = sorted({link.other for link in found})
    return _best(found, dict(zip(ends, packed.articles(ends), strict=True))) if ends else []


def nearest(numbers: Numbers) -> Numbers:
    """Those that come most often, the later of two that come as often; `MOST` at most."""
    import numpy as np  # noqa: PLC0415 - as above

    if not len(numbers):
        return numbers
    told = np.sort(numbers)
    ends = np.append((told[1:] != told[:-1]).nonzero()[0], len(told) - 1)
    each: Numbers = told.take(ends)
    if len(each) > MOST:
        counts = np.diff(ends, prepend=-1)
        each = each[::-1][np.argsort(-counts[::-1], kind="stable")[:MOST]]
    return each


def _best(links: Sequence[Link], articles: dict[int, int]) -> list[Link]:
    """The links that are the best of both their threads in the other's article."""
    best: dict[tuple[int, int], float] = {}
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
