"""Groups of numbered things that are joined two by two."""

from __future__ import annotations

from collections import defaultdict


class Unions:
    """The numbers 0..size-1 in groups, each its own at first."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, item: int) -> int:
        """The number that stands for the group of `item`."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, one: int, other: int) -> int:
        """Make the groups of both one; the smaller root stands for it."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low
        return low

    def groups(self) -> list[list[int]]:
        """All groups, each in order, ordered by their first members."""
        found: dict[int, list[int]] = defaultdict(list)
        for item in range(len(self._parent)):
            found[self.root(item)].append(item)
        return sorted(found.values())
