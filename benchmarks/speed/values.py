"""Prints how fast values are read on one core: quantities and times, each alone.

    taskset -c 0 python benchmarks/speed/values.py [SENTENCES.jsonl] [ARTICLES.jsonl]

Both files hold one JSON object a line with a "text"; articles also "published". Without arguments the development data
beside the checkout is read. Times are those of the process, the best of three rounds, tables loaded before.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.values import read_quantities, read_times

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DATA = Path(__file__).parents[2] / "../shared/data"
ROUNDS = 3


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rate(read: Callable[[dict[str, Any]], object], items: Sequence[dict[str, Any]]) -> float:
    """How many of `items` are read in a second of the processor's time."""
    read(items[0])
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for item in items:
            read(item)
        best = min(best, time.process_time() - start)
    return len(items) / best


def read_dated(row: dict[str, Any]) -> object:
    """The times of an article, read on its day."""
    day = row.get("published") or row.get("reference")
    return read_times(row["text"], reference=dt.date.fromisoformat(day[:10]) if day else None)


def main() -> None:
    """Print the rates."""
    paths = [Path(path) for path in sys.argv[1:]]
    sentences = rows(paths[0] if paths else DATA / "quantities/newsquant.dev.jsonl")
    articles = rows(paths[1] if len(paths) > 1 else DATA / "figures/dev.articles.jsonl")
    print(f"quantities  {rate(lambda row: read_quantities(row['text']), sentences):8.0f} sentences/s")
    print(f"quantities  {rate(lambda row: read_quantities(row['text']), articles):8.0f} articles/s")
    print(f"times       {rate(read_dated, articles):8.0f} articles/s")


if __name__ == "__main__":
    main()
