"""Prints how long the gazetteer takes to load, and how long places take in articles that are already analysed.

    taskset -c 0 python benchmarks/speed/places.py [ARTICLES.jsonl]

One JSON object a line with a "text". Without an argument the development data beside the checkout is read. Times are
those of the process, the best of three rounds.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.language import Analyser
from sayso.values import Gazetteer, find_places

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parents[2] / "../shared/data/figures/dev.articles.jsonl"
ROUNDS = 3
ARTICLE = 450
"""Words in an article of the day's news."""


def best(work: Callable[[], object]) -> float:
    """Seconds that `work` takes, the best of the rounds."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def main() -> None:
    """Print both times."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    analyses = list(Analyser.load().analyse_many(texts))
    words = sum(len(analysis.tokens) for analysis in analyses)
    gazetteer = Gazetteer.load()
    seconds = best(lambda: [find_places(analysis, gazetteer) for analysis in analyses])
    print(f"gazetteer loaded in {best(Gazetteer.load) * 1000:6.1f} ms")
    print(f"places found in     {seconds / words * ARTICLE * 1000:6.2f} ms an article of {ARTICLE} words")


if __name__ == "__main__":
    main()
