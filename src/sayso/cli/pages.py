"""Pages from what the user names: files, folders, standard input, and, where allowed, an address."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import FetchError, NotAPageError, NotFoundInputError
from sayso.ingest import Given, fetch_page, open_path, open_stream
from sayso.model import Page, Reading, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARD_INPUT = "-"


def is_address(name: str) -> bool:
    """True for what looks like an http(s) address."""
    return name.startswith(("http://", "https://"))


def check_names(names: tuple[str, ...], *, fetch: bool) -> None:
    """Make sure that every name can be opened before anything is read. Raises: NotFoundInputError, FetchError."""
    for name in names:
        if is_address(name):
            if not fetch:
                message = "addresses are not fetched unless asked for"
                raise FetchError(message, where=name, mend="Add --fetch to allow it.")
        elif name != STANDARD_INPUT and not Path(name).exists():
            message = "there is no such file or folder"
            raise NotFoundInputError(message, where=name, mend="Check the path.")


def open_name(name: str, given: Given) -> Iterator[Page | Refusal]:
    """The pages behind one name."""
    if is_address(name):
        return iter([fetch_page(name, given)])
    if name == STANDARD_INPUT:
        return open_stream(sys.stdin.buffer, address="standard input", given=given)
    return open_path(Path(name), given)


def one_reading(
    name: str,
    *,
    published: dt.date | None,
    outlet: str | None,
    language: str | None,
    fetch: bool,
) -> Reading:
    """The reading of the one page behind `name`. Raises: InputError if there is none, or more than one."""
    from sayso.reader import shared_reader  # noqa: PLC0415 - loads the models

    check_names((name,), fetch=fetch)
    given = Given(published=published, outlet=outlet, language=language)
    found = open_name(name, given)
    first = next(found, None)
    if first is None:
        message = "there is nothing to read"
        raise NotAPageError(message, where=name, mend="Give a file that holds a page.")
    if isinstance(first, Refusal):
        raise NotAPageError(first.what, where=first.where, mend=first.mend)
    if next(found, None) is not None:
        message = "it holds more than one page"
        raise NotAPageError(message, where=name, mend="Use `sayso read` for many pages, then `sayso show`.")
    return shared_reader().read(first)
