"""Rows of numbers, each as long as it needs, in flat arrays that grow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ROOM = 1024
"""Numbers that there is room for at first; room doubles when it is full."""


class Ragged:
    """Rows with some columns, each row one number long at least."""

    def __init__(self, **kinds: str) -> None:
        """No rows at first; `kinds` are the columns with numpy's names of what they hold."""
        self._columns = {name: np.zeros(ROOM, kind) for name, kind in kinds.items()}
        self._ends = np.zeros(ROOM, np.intp)  # of the rows, behind a first 0
        self._count = 0

    def append(self, **values: Sequence[Any]) -> None:
        """Put these numbers, as many in each column, into the next row."""
        start = int(self._ends[self._count])
        self._count += 1
        if self._count == len(self._ends):
            self._ends = _doubled(self._ends)
        end = self._ends[self._count] = start + len(next(iter(values.values())))
        for name, told in values.items():
            while end > len(self._columns[name]):
                self._columns[name] = _doubled(self._columns[name])
            self._columns[name][start:end] = told

    def places(self, rows: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Where the numbers of `rows` stand, row after row, and at which of them each row starts."""
        starts = self._ends.take(rows)
        sizes = self._ends.take(rows + 1) - starts
        ends = sizes.cumsum()
        before = ends - sizes
        return np.repeat(starts - before, sizes) + np.arange(int(ends[-1]) if len(ends) else 0), before

    def take(self, column: str, places: NDArray[np.intp]) -> NDArray[Any]:
        """The numbers of a column at these places."""
        return self._columns[column].take(places)

    def first(self, column: str, rows: NDArray[np.intp]) -> NDArray[Any]:
        """The first number of each row."""
        return self._columns[column].take(self._ends.take(rows))


def _doubled(array: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate([array, np.zeros_like(array)])
