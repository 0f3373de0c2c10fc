"""A reader in a process of its own: what hangs or dies there takes nobody along."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator

import pytest

from sayso.desk import WAITING, Desk, given_page
from sayso.errors import BusyError, EngineError, ModelFileError, NotAPageError, TimeLimitError
from sayso.ingest import Given
from sayso.model import Page, Reading
from sayso.testing import make_article, make_reading


class Obedient:
    """Does what the page's first word says."""

    def read_many(self, pages: Iterable[Page]) -> Iterator[Reading]:
        for page in pages:
            match page.content.split()[0]:
                case "sleep":
                    time.sleep(60)
                case "die":
                    os._exit(9)
            yield make_reading(make_article(page.content))


class Slow:
    """Takes its time, yet not too long."""

    def read_many(self, pages: Iterable[Page]) -> Iterator[Reading]:
        for page in pages:
            time.sleep(1.0)
            yield make_reading(make_article(page.content))


def broken() -> Obedient:
    message = "the model is missing"
    raise ModelFileError(message, where="models", mend="Install it.")


def page(text: str) -> Page:
    return given_page(text, Given(), address="pasted text")


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk(Obedient, seconds=1.0)
    yield made
    made.close()


def test_a_text_that_takes_too_long_is_refused_and_the_next_is_read(desk: Desk) -> None:
    assert desk.read(page("read this please")).article.text.startswith("read")
    start = time.monotonic()
    with pytest.raises(TimeLimitError, match="longer than 1 seconds") as refused:
        desk.read(page("sleep for very long"))
    assert time.monotonic() - start < 15
    assert refused.value.mend
    assert desk.read(page("read this please")).article.text.startswith("read")


def test_a_process_that_dies_is_told_and_replaced(desk: Desk) -> None:
    with pytest.raises(EngineError, match="ended the process"):
        desk.read(page("die at once"))
    assert desk.read(page("read this please")).article.text.startswith("read")


def test_what_making_a_reader_raises_is_told() -> None:
    desk = Desk(broken)
    with pytest.raises(ModelFileError):
        desk.read(page("read this please"))
    desk.close()


def test_few_wait_and_not_for_long() -> None:
    desk = Desk(Slow, patience=0.3)
    desk.read(page("the process starts"))
    told: list[str] = []

    def read() -> None:
        try:
            desk.read(page("read this please"))
            told.append("read")
        except BusyError:
            told.append("busy")

    threads = [threading.Thread(target=read) for _ in range(WAITING + 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    desk.close()
    assert told.count("read") == 1
    assert told.count("busy") == WAITING + 3


@pytest.mark.parametrize("content", ["", "   ", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_what_holds_no_page_is_refused(content: str | bytes) -> None:
    with pytest.raises(NotAPageError):
        given_page(content, Given())
