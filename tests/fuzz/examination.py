"""One input read the whole way, and what went wrong on it: tracebacks, pages that take too long, too much memory.

A refusal or an error of ours is no trouble: it is what a bad page should give.
"""

from __future__ import annotations

import resource
import time
import traceback
from typing import TYPE_CHECKING, NamedTuple

from sayso.article import read_article
from sayso.encode import bytes_of, parse_bytes, reading_from_json, reading_to_json
from sayso.errors import InputError
from sayso.ingest import Given, open_bytes
from sayso.model import Article, Page, Refusal

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.model import Reading
    from sayso.reader import Reader

SLOWEST = 5.0
"""Seconds of processor time that a page may take; a busy machine is not at fault for the rest."""

LONGEST_WHOLE = 20_000
"""Characters of the longest text that is read to the end. Tagging takes its time with each word (0.3 ms), so that a text
of 100,000 characters, more than which isn't tagged, takes longer than a page of news may."""

MOST_MEMORY = 1_000_000_000
"""Bytes that the process may hold."""

LIMIT = Given(max_page_bytes=2_000_000)


class Trouble(NamedTuple):
    """What went wrong: its kind, what makes it the same as another ("" if unknown), and all that is known."""

    kind: str
    signature: str
    detail: str


def examine(content: bytes, reader: Reader | None = None, ledger: Ledger | None = None) -> list[Trouble]:
    """Everything that goes wrong where `content` is read; without a reader, as far as the article."""
    found: list[Trouble] = []
    began = time.process_time()
    try:
        for each in open_bytes(content, "fuzzed", LIMIT):
            if isinstance(each, Page):
                _read(each, reader, ledger, found)
            _time(began, f"{len(content)} bytes", found)
            began = time.process_time()
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        found.append(trouble_of(error))
    _time(began, f"{len(content)} bytes, to the end", found)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    if held > MOST_MEMORY:
        found.append(Trouble("memory", "", f"{held:,} bytes"))
    return found


def trouble_of(error: Exception) -> Trouble:
    """The trouble that an error is; two with the same innermost lines of ours are one."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/sayso/" in frame.filename]
    signature = "|".join(f"{frame.filename.rpartition('/sayso/')[2]}:{frame.lineno}" for frame in frames[-2:])
    return Trouble("traceback", f"{type(error).__name__}|{signature}", "".join(traceback.format_exception(error)))


def _time(began: float, what: str, found: list[Trouble]) -> None:
    seconds = time.process_time() - began
    if seconds > SLOWEST:
        found.append(Trouble("slow", "", f"{seconds:.1f} s, {what}"))


def _read(page: Page, reader: Reader | None, ledger: Ledger | None, found: list[Trouble]) -> None:
    page.content.encode()
    try:
        article = read_article(page)
    except InputError:
        return
    _check_places(page, article)
    if reader is None or len(article.text) > LONGEST_WHOLE:
        return
    reading = reader.read(page)
    found += [_internal(refusal) for refusal in reading.refusals if refusal.code == "internal"]
    _check_spans(reading)
    assert reading_from_json(parse_bytes(bytes_of(reading_to_json(reading)))) == reading, "JSON loses something"
    if ledger is not None:
        ledger.add(reading)


def _internal(refusal: Refusal) -> Trouble:
    lines = [line.strip() for line in refusal.detail.splitlines() if "/sayso/" in line]
    signature = "|".join(line.rpartition("/sayso/")[2] for line in lines[-2:])
    return Trouble("traceback", f"{refusal.what[:80]}|{signature}", refusal.detail)


def _check_places(page: Page, article: Article) -> None:
    for inner, outer, length in article.page_map or ():
        assert article.text[inner : inner + length] == page.content[outer : outer + length], "the map leads astray"
    for row in article.residue:
        assert row.span.end <= len(page.content), "residue behind the page's end"


def _check_spans(reading: Reading) -> None:
    article = reading.article
    for figure in reading.figures:
        text = article.characters(figure.where)
        assert figure.span.of(text) == figure.quantity.surface, "a figure's words stand elsewhere"
    for statement in reading.statements:
        length = len(article.characters(statement.where))
        for span in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= span.start < span.end <= length, "a statement's span lies outside"
