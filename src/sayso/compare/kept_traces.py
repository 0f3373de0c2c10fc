"""Answers to questions held in memory while pages are grouped: a story that everybody tells is written again and again.

What is held is what the tables tell, but for the origin of a page, which moves as copies of it come: it is told anew.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.compare.traces import Trace, trace_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sayso.model import Answer

KEPT = 20_000
"""Answers that are held: some 60 MB."""


class KeptTraces:
    """Traces of answers, without words, by the keys of their figures."""

    def __init__(self) -> None:
        """None at first."""
        self._held: dict[int, Trace] = {}

    def clear(self) -> None:
        """Hold none."""
        self._held.clear()

    def make_room(self) -> None:
        """Hold none where too many are held."""
        if len(self._held) > KEPT:
            self.clear()

    def of(
        self, told: Iterable[tuple[int, int, str]], ask: Callable[[list[int]], Iterable[tuple[int, Answer]]]
    ) -> dict[int, list[Trace]]:
        """The traces of each question, from rows of question, figure and origin; `ask` gives answers by their keys."""
        rows = list(told)
        missing = [figure for _, figure, _ in rows if figure not in self._held]
        if missing:
            self._held.update((figure, trace_of(answer, with_words=False)) for figure, answer in ask(missing))
        found: dict[int, list[Trace]] = defaultdict(list)
        for question, figure, origin in rows:
            trace = self._held[figure]
            if trace.answer.origin != origin:
                trace = self._held[figure] = replace(trace, answer=replace(trace.answer, origin=origin))
            found[question].append(trace)
        return found
