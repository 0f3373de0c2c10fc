"""A text that somebody pasted, read and shown; stored only where that is asked for and allowed."""

from __future__ import annotations

import datetime as dt
import threading
from typing import TYPE_CHECKING

from sayso.errors import EngineError, QueryError, UsageError
from sayso.ledger import Ledger

if TYPE_CHECKING:
    from sayso.model import Reading
    from sayso.web.site import Site

PATIENCE = 20.0
"""Seconds to wait while another text is read."""

_ONE_AT_A_TIME = threading.Lock()
"""The models are shared, and one text at a time is what a desk needs."""


def read_pasted(site: Site, content: str | bytes, *, outlet: str, published: str, keep: bool) -> Reading:
    """The reading of `content`.

    Raises: NotAPageError and what else reading raises; QueryError for a day that is none; UsageError for keeping where
    it isn't allowed; EngineError when another text keeps the reader busy.
    """
    from sayso.reader import read  # noqa: PLC0415 - loads the models

    day = _day(published)
    if keep and not site.allow_adding:
        message = "this server keeps nothing"
        raise UsageError(message, where="keep", mend="Start it with --allow-adding, or read without keeping.")
    if not _ONE_AT_A_TIME.acquire(timeout=PATIENCE):
        message = "another text is being read"
        raise EngineError(message, mend="Try again in a moment.")
    try:
        reading = read(content, published=day, outlet=outlet.strip() or None, address="pasted text")
    finally:
        _ONE_AT_A_TIME.release()
    if keep:
        with Ledger.open(site.ledger_path) as ledger:
            ledger.add(reading)
    return reading


def _day(told: str) -> dt.date | None:
    if not told.strip():
        return None
    try:
        return dt.date.fromisoformat(told.strip())
    except ValueError as error:
        message = f"{told!r} is no day"
        raise QueryError(message, where="published", mend="Write it as 2024-03-12.") from error
