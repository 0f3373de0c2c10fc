"""Readers that a worker can import: one that reads, one that can't be made, one that meets poisoned pages."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import ModelFileError
from sayso.model import Page, PageForm, Reading
from sayso.testing import make_article, make_reading


class Shouter:
    """Reads a page by shouting it; some words in it make the process die, hang or fail."""

    def read_many(self, pages: Iterable[Page]) -> Iterator[Reading]:
        """One reading a page."""
        for page in pages:
            act(page)
            yield make_reading(make_article(page.content.upper(), id=page.article_id))


def act(page: Page) -> None:
    """Do what the page's words say."""
    word, _, told = page.content.partition(" ")
    match word:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "die-once":
            mark = Path(told)
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(600)
        case "fail":
            message = "a reader that lets an error out"
            raise RuntimeError(message)
        case "pid":
            Path(told).write_text(str(os.getpid()))
            time.sleep(600)


def load() -> Shouter:
    """A reader."""
    return Shouter()


def load_nothing() -> Shouter:
    """No reader: its model is missing."""
    message = "the model is missing"
    raise ModelFileError(message, where="models", mend="Install sayso again.")


def load_and_die() -> Shouter:
    """No reader: the process ends."""
    os._exit(1)


def page(words: str, number: int) -> Page:
    """A page with these words."""
    return Page(form=PageForm.TEXT, content=words, digest=f"{number:064x}", address=f"page {number}", id=f"p{number}")
