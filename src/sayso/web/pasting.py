"""A text that somebody pasted, or a page whose address they gave, read and shown; stored only where that is allowed.

Reading happens at the site's desk: in a process of its own, one text at a time, bounded in time. Waiting for it takes a
thread from a small number of their own, so that those who only look are not kept waiting.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

from anyio import to_thread

from sayso.desk import given_page
from sayso.errors import FetchError, QueryError, UsageError
from sayso.ingest import Given, fetch_page
from sayso.ledger import Ledger

if TYPE_CHECKING:
    from sayso.model import Page, Reading
    from sayso.web.site import Site

MOST_BYTES = 2 * 1024 * 1024
"""Of a page that is fetched, unpacked: what may be sent as a body, too."""

MOST_ADDRESS = 2000
"""Characters of an address."""


async def read_soon(
    site: Site, content: str | bytes, *, outlet: str = "", published: str = "", keep: bool = False, address: str = ""
) -> Reading:
    """The reading of `content`, or of the page at `address` where that is given. The event loop goes on meanwhile.

    Raises: what `read_pasted` and `fetch_pasted` raise.
    """
    read = functools.partial(read_pasted, site, content, outlet=outlet, published=published, keep=keep)
    if address.strip():
        read = functools.partial(fetch_pasted, site, address, outlet=outlet, published=published, keep=keep)
    return await to_thread.run_sync(read, limiter=site.readers)


def read_pasted(site: Site, content: str | bytes, *, outlet: str, published: str, keep: bool) -> Reading:
    """The reading of `content`.

    Raises: NotAPageError; QueryError for a day that is none; UsageError for keeping where it isn't allowed;
    TimeLimitError for a text that takes too long, BusyError while others are read, EngineError.
    """
    given = _given(site, outlet, published, keep=keep)
    return _read(site, given_page(content, given, address="pasted text"), keep=keep)


def fetch_pasted(site: Site, address: str, *, outlet: str, published: str, keep: bool) -> Reading:
    """The reading of the page at `address`, fetched by the guarded rules of `sayso.ingest.web`.

    Raises: FetchError where the address may not or can't be fetched, or the server fetches nothing; what `read_pasted`
    raises.
    """
    address = address.strip()
    if not site.allow_fetch:
        message = "this server fetches nothing"
        raise FetchError(message, where="url", mend="Start it with --fetch, or paste the page's text.")
    if len(address) > MOST_ADDRESS:
        message = f"the address is longer than {MOST_ADDRESS:,} characters"
        raise FetchError(message, where="url", mend="Give the address of one page.")
    given = _given(site, outlet, published, keep=keep)
    return _read(site, fetch_page(address, given, rules=site.fetch_rules), keep=keep)


def _given(site: Site, outlet: str, published: str, *, keep: bool) -> Given:
    if keep and not site.allow_adding:
        message = "this server keeps nothing"
        raise UsageError(message, where="keep", mend="Start it with --allow-adding, or read without keeping.")
    return Given(published=day_of(published), outlet=outlet.strip() or None, max_page_bytes=MOST_BYTES)


def _read(site: Site, page: Page, *, keep: bool) -> Reading:
    reading = site.desk.read(page)
    if keep:
        with Ledger.open(site.ledger_path) as ledger:
            ledger.add(reading)
    return reading


def day_of(told: str) -> dt.date | None:
    """The day that a form or an address gives, None for an empty one. Raises: QueryError for one that is none."""
    if not told.strip():
        return None
    try:
        return dt.date.fromisoformat(told.strip())
    except ValueError as error:
        message = f"{told!r} is no day"
        raise QueryError(message, where="published", mend="Write it as 2024-03-12.") from error
