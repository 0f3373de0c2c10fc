"""Links in arrays: a story that everybody tells has hundreds of thousands of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    import numpy as np
    from numpy.typing import NDArray

KEPT = 2_000_000
"""Links that are held in memory, each by both its ends: some 40 MB."""


class Edges(NamedTuple):
    """Links: their scores, and the threads at their ends."""

    scores: NDArray[np.float64]
    ones: NDArray[np.int64]
    others: NDArray[np.int64]

    @classmethod
    def of(cls, links: Iterable[tuple[float, int, int]]) -> Self:
        """Those of a list."""
        import numpy as np  # noqa: PLC0415 - not for those who import the package alone

        told = list(links)
        scores = np.array([score for score, _, _ in told], np.float64)
        ones, others = (np.array([link[end] for link in told], np.int64) for end in (1, 2))
        return cls(scores, ones, others)

    @classmethod
    def joined(cls, several: Sequence[Self]) -> Self:
        """Those of several together."""
        import numpy as np  # noqa: PLC0415 - as above

        scores, ones, others = (np.concatenate(each) for each in zip(*several, strict=True))
        return cls(scores, ones, others)

    def ends(self) -> set[int]:
        """The threads at their ends."""
        import numpy as np  # noqa: PLC0415 - as above

        return set(np.union1d(self.ones, self.others).tolist())

    def strongest_first(self, numbers: Sequence[int], names: Sequence[str]) -> Iterator[tuple[float, int, int]]:
        """Those with both ends in `numbers`, which are in order: score and ends, as places in it, the highest first.

        Links of one score go by `names`, those of `numbers`.
        """
        import numpy as np  # noqa: PLC0415 - as above

        known = np.array(numbers, np.int64)
        low, high = (known.searchsorted(ends) for ends in (self.ones, self.others))
        is_inside = _is_at(known, low, self.ones) & _is_at(known, high, self.others)
        low, high, scores = low[is_inside], high[is_inside], self.scores[is_inside]
        places = {name: place for place, name in enumerate(sorted(set(names)))}
        ranks = np.array([places[name] for name in names], np.int64)
        a, b = ranks.take(low), ranks.take(high)
        order = np.lexsort((np.minimum(a, b) * len(places) + np.maximum(a, b), -scores))
        low, high, scores = low[order], high[order], scores[order]
        low, high = np.minimum(low, high), np.maximum(low, high)
        is_new = np.ones(len(low), bool)  # a link that is told from both its ends stands beside itself
        is_new[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
        return zip(scores[is_new].tolist(), low[is_new].tolist(), high[is_new].tolist(), strict=True)

    def between(self, groups: Mapping[int, int]) -> list[tuple[int, int]]:
        """The pairs of groups that they lie between, of those with both ends in one of `groups`, once each."""
        import numpy as np  # noqa: PLC0415 - as above

        known = np.array(sorted(groups), np.int64)
        named = np.array([groups[number] for number in known.tolist()], np.int64)
        low, high = (known.searchsorted(ends) for ends in (self.ones, self.others))
        is_inside = _is_at(known, low, self.ones) & _is_at(known, high, self.others)
        pairs = np.stack([named.take(low[is_inside]), named.take(high[is_inside])], axis=1)
        return [(one, other) for one, other in np.unique(pairs, axis=0).tolist() if one != other]


def _is_at(known: NDArray[np.int64], places: NDArray[np.intp], numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of `numbers` stand at their places."""
    found: NDArray[np.bool_] = known.take(places, mode="clip") == numbers if len(known) else places < 0
    return found


class KeptEdges:
    """Links of threads, held in memory while pages are grouped."""

    def __init__(self) -> None:
        """None at first."""
        self._held: dict[int, tuple[array[float], array[int]]] = {}  # all links of a thread, or it is not there
        self._count = 0

    def clear(self) -> None:
        """Hold none."""
        self._held.clear()
        self._count = 0

    def make_room(self) -> None:
        """Hold none where too many are held."""
        if self._count > KEPT:
            self.clear()

    def add(self, new: Iterable[int], links: Iterable[tuple[float, int, int]]) -> None:
        """Take in new threads with their links, all that they have; the tables are told beside."""
        self._held.update((number, (array("d"), array("q"))) for number in new)
        for score, one, other in links:
            self._put(score, one, other)
            self._put(score, other, one)

    def _put(self, score: float, one: int, other: int) -> None:
        if (held := self._held.get(one)) is not None:
            held[0].append(score)
            held[1].append(other)
            self._count += 1

    def of(self, numbers: Collection[int], ask: Callable[[list[int]], Iterable[tuple[float, int, int]]]) -> Edges:
        """All links of these threads; `ask` gives those that tables hold of threads that aren't here yet."""
        import numpy as np  # noqa: PLC0415 - as above

        missing = [number for number in numbers if number not in self._held]
        if missing:
            self._held.update((number, (array("d"), array("q"))) for number in missing)
            for score, one, other in ask(missing):
                self._put(score, one, other)
        held = [self._held[number] for number in numbers]
        if not held:
            return Edges.of([])
        scores = np.concatenate([np.frombuffer(scores, np.float64) for scores, _ in held])
        others = np.concatenate([np.frombuffer(others, np.int64) for _, others in held])
        ones = np.repeat(np.array(list(numbers), np.int64), [len(others) for _, others in held])
        return Edges(scores, ones, others)
