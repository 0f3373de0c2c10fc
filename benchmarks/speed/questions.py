"""Times questions to a ledger that `ledger_generator.py` filled: `questions.py LEDGER.db [--group] [--beside]`.

The questions are of the kinds that readers ask: an event in a place, a speaker, two words, a common word alone,
filters, a word that is nowhere. Prints one JSON object: milliseconds by the clock and by the processor, at the 50th and
95th percentile, for finding records alone ("find") and for the whole answer with its questions grouped ("ask"), and
the slowest questions. With --beside a writer adds pages meanwhile. With --group it first puts all figures under
questions, then adds pages one by one: seconds, peak memory in MB, and milliseconds for one page.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.ledger import Ledger
from sayso.query import Query

sys.path.insert(0, str(Path(__file__).parents[1]))
from ledger_generator import Maker
from ledger_generator import pages as made_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIMIT = 50
"""Of each kind: what one page of answers shows."""


def questions(count: int) -> Iterator[Query]:
    """Questions in the words of the generator's vocabulary."""
    maker, chance = Maker(1), random.Random(5)  # noqa: S311 - the same questions each time
    for number in range(count):
        common, rare = (chance.choice(maker.vocabulary[:50]) for _ in "ab"), chance.choice(maker.vocabulary)
        place, country, speaker = maker.place().name, maker.place().within[-1], chance.choice(maker.speakers)
        told: list[tuple[str, dict[str, str]]] = [
            (f"killed in {place}", {}),
            (f"wounded near {place}", {}),
            (f"displaced in {country}", {"since": "2018", "until": "2019"}),
            ("killed", {}),
            (" ".join(common), {}),
            (f"{rare} {place}", {"stance": "denies"}),
            ("", {"speaker": speaker}),
            ("people killed", {"speaker": speaker, "outlet": chance.choice(maker.outlets)}),
            (f"killed in {place}burg", {}),
        ]
        words, filters = told[number % len(told)]
        yield Query.parse(words, limit=LIMIT, **filters)


def timed(asked: list[Query], ask: Callable[[Query], object]) -> dict[str, object]:
    """What asking costs."""
    clock, processor = [], []
    for query in asked:
        start, busy = time.perf_counter(), time.process_time()
        ask(query)
        clock.append((time.perf_counter() - start) * 1000)
        processor.append((time.process_time() - busy) * 1000)
    slow = sorted(zip(processor, asked, strict=True), key=lambda pair: -pair[0])[:3]
    return {
        "clock_ms": percentiles(clock),
        "processor_ms": percentiles(processor),
        "slowest": [{"ms": round(ms, 1), "words": query.words, "speaker": query.speaker} for ms, query in slow],
    }


def grouped(path: Path, pages: int) -> dict[str, object]:
    """What it costs to put all figures under questions, and then to add one page: to keep it, and to group it."""
    with Ledger.open(path) as ledger:
        start, busy = time.perf_counter(), time.process_time()
        count = ledger.group()
        clock, processor = time.perf_counter() - start, time.process_time() - busy
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        adding: dict[str, list[float]] = {"clock_ms": [], "processor_ms": []}
        for reading in islice(made_pages(10**9, 10**9, seed=3), pages):
            start, busy = time.perf_counter(), time.process_time()
            ledger.add(replace(reading, article=replace(reading.article, id=f"new {reading.article.id}")))
            ledger.group()
            adding["clock_ms"].append((time.perf_counter() - start) * 1000)
            adding["processor_ms"].append((time.process_time() - busy) * 1000)
        return {
            "figures": ledger.stats().figures,
            "pages": count,
            "seconds": round(clock, 1),
            "processor_seconds": round(processor, 1),
            "peak_mb": round(peak),
            "adding_one_page": {name: percentiles(values) for name, values in adding.items()},
        }


def percentiles(values: list[float]) -> dict[str, float]:
    """The 50th and 95th percentile."""
    ordered = sorted(values)
    return {f"p{percent}": round(ordered[len(ordered) * percent // 100], 1) for percent in (50, 95)}


def main() -> None:
    """Ask, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--beside", action="store_true", help="Let another process add pages meanwhile.")
    parser.add_argument("--group", action="store_true", help="Put all figures under questions first, and time it.")
    options = parser.parse_args()
    told: dict[str, object] = {"grouping": grouped(options.ledger, options.count)} if options.group else {}
    asked = list(questions(options.count))
    writer = None
    if options.beside:
        generator = str(Path(__file__).parents[1] / "ledger_generator.py")
        command = [sys.executable, generator, str(options.ledger), "--seed", "2"]
        writer = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        time.sleep(5)
    with Ledger.open(options.ledger, read_only=True) as ledger:
        ledger.ask(asked[0])
        told |= {
            "statements": ledger.stats().statements,
            "find": timed(asked, ledger.find),
            "ask": timed(asked, ledger.ask),
        }
    if writer is not None:
        writer.terminate()
        writer.wait()
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
