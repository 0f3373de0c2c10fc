"""Times the grouping of a ledger that `news_generator.py` filled: `grouping.py LEDGER.db --count 200`.

All figures are put under questions, then pages are added one by one, each grouped at once. Prints one JSON object:
figures, pages, seconds by the clock and by the processor, milliseconds a page, peak memory in MB; and for adding one
page the 50th and 95th percentile and the slowest, by the clock and by the processor. On a machine that does other work
the clock tells little. `--pages` groups so many pages at most.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))
from news_generator import NewsMaker
from sayso.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds that work takes, by the clock and by the processor."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - busy


def adding(ledger: Ledger, count: int, days: int) -> dict[str, object]:
    """What it costs to add one page to the ledger and to group it, in milliseconds."""
    clock, processor = [], []
    for reading in islice(NewsMaker(1).pages(10**6, days), count):  # of the ledger's first days, and its first stories
        added = replace(reading, article=replace(reading.article, id=f"new {reading.article.id}"))

        def work(added: object = added) -> None:
            ledger.add(added)  # type: ignore[arg-type]
            ledger.group()

        seconds, busy = timed(work)
        clock.append(1000 * seconds)
        processor.append(1000 * busy)
    return {"clock_ms": percentiles(clock), "processor_ms": percentiles(processor)}


def percentiles(values: list[float]) -> dict[str, float]:
    """The 50th and 95th percentile, and the greatest."""
    ordered = sorted(values)
    found = {f"p{percent}": ordered[len(ordered) * percent // 100] for percent in (50, 95)}
    return {name: round(value, 1) for name, value in {**found, "slowest": ordered[-1]}.items()}


def ahead() -> dict[str, float]:
    """What the process that looked at pages ahead took: processor seconds, and peak memory in MB."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"processor_seconds": round(used.ru_utime + used.ru_stime, 1), "peak_mb": round(used.ru_maxrss / 1024)}


def main() -> None:
    """Group, add, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--count", type=int, default=200, help="Pages to add one by one.")
    parser.add_argument("--days", type=int, default=3650, help="As the generator had it.")
    parser.add_argument("--pages", type=int, default=None)
    parser.add_argument("--workers", type=int, default=2, help="With 2, another process looks at pages ahead.")
    options = parser.parse_args()
    with closing(Ledger.open(options.ledger)) as ledger:
        waiting = ledger.ungrouped()
        clock, processor = timed(lambda: ledger.group(pages=options.pages, workers=options.workers))
        grouped = waiting - ledger.ungrouped()
        told = {
            "figures": ledger.stats().figures,
            "pages_grouped": grouped,
            "seconds": round(clock, 1),
            "processor_seconds": round(processor, 1),
            "processor_ms_a_page": round(1000 * processor / max(1, grouped), 2),
            "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            "ahead": ahead(),
        }
        print(json.dumps(told), flush=True)
        if options.count and options.pages is None:
            print(json.dumps({"adding_one_page": adding(ledger, options.count, options.days)}))


if __name__ == "__main__":
    main()
