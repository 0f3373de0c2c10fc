"""Answers that are kept for a moment, so that what many ask is worked out once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Values by what was asked, each for `seconds`, `most` of them: the oldest go first. Any thread may ask."""

    def __init__(self, seconds: float, most: int = 256) -> None:
        """Begin with none."""
        self._seconds = seconds
        self._most = most
        self._held: dict[Hashable, tuple[float, T]] = {}
        self._lock = threading.Lock()

    def get(self, asked: Hashable, make: Callable[[], T]) -> T:
        """What is kept for `asked`, or what `make` makes now. Two who ask at once may both make it."""
        kept = self.peek(asked)
        if kept is not None:
            return kept
        value = make()
        with self._lock:
            self._held.pop(asked, None)
            self._held[asked] = (time.monotonic(), value)
            while len(self._held) > self._most:
                del self._held[next(iter(self._held))]
        return value

    def peek(self, asked: Hashable) -> T | None:
        """What is kept for `asked`, if it is not too old."""
        kept = self._held.get(asked)
        return kept[1] if kept is not None and time.monotonic() - kept[0] < self._seconds else None
