"""Rows of numbers in flat arrays that grow: a number a row and column, or as many as a row needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ROOM = 1024
"""Numbers that there is room for at first; room doubles when it is full."""


class Columns:
    """Rows with one number in each column."""

    def __init__(self, **kinds: str) -> None:
        """No rows at first; `kinds` are the columns with numpy's names of what they hold."""
        self._columns = {name: np.zeros(ROOM, kind) for name, kind in kinds.items()}
        self._count = 0

    def append(self, **values: Any) -> None:
        """Put these numbers into the next row."""
        for name, value in values.items():
            column = self._columns[name]
            if self._count == len(column):
                column = self._columns[name] = _doubled(column)
            column[self._count] = value
        self._count += 1

    def take(self, column: str, rows: NDArray[np.intp]) -> NDArray[Any]:
        """The numbers of a column in these rows."""
        return self._columns[column].take(rows)


class Places(NamedTuple):
    """Where the numbers of some rows stand, row after row."""

    at: NDArray[np.intp]
    starts: NDArray[np.intp]  # which of `at` is the first of each row
    sizes: NDArray[np.intp]  # how many each row has

    def each(self, values: NDArray[Any]) -> NDArray[Any]:
        """A value of each row, as often as the row has numbers."""
        return np.repeat(values, self.sizes)


class Ragged:
    """Rows with some columns, each row as long as it needs in all of them, one number long at least."""

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

    def places(self, rows: NDArray[np.intp]) -> Places:
        """Where the numbers of `rows` stand."""
        starts = self._ends.take(rows)
        sizes = self._ends.take(rows + 1) - starts
        ends = sizes.cumsum()
        before = ends - sizes
        at = np.repeat(starts - before, sizes) + np.arange(int(ends[-1]) if len(ends) else 0)
        return Places(at, before, sizes)

    def take(self, column: str, places: Places) -> NDArray[Any]:
        """The numbers of a column at these places."""
        return self._columns[column].take(places.at)


def _doubled(array: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate([array, np.zeros_like(array)])
