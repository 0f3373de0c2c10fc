"""What every request needs: where the ledger is, who may come in, and the templates."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from anyio import CapacityLimiter
from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from sayso.desk import Desk, Reads
from sayso.ingest.web import RULES, FetchRules
from sayso.web.keeping import Kept
from sayso.web.looks import environment
from sayso.web.pool import Pool

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sayso.answers import Facets, Stats
    from sayso.ledger import Ledger
    from sayso.query import Query
    from sayso.reader import Reader

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
READERS = 8
"""Threads that may fetch a page or wait for the desk; those who only look have others."""

SMALL = 32 * 1024 * 1024
"""Bytes of a ledger's file up to which it is counted while a page waits: 20,000 statements, a few milliseconds."""

COUNTS_KEPT = 30.0
"""Seconds for which counts are kept: counting a million rows for each visitor would cost more than it tells."""


def make_desk() -> Desk:
    """A desk with the models that ship; its process starts with the first text."""
    return Desk(load_reader)


def load_reader() -> Reader:
    """The reader that a desk's process makes."""
    from sayso.reader import Reader  # noqa: PLC0415 - loads the models

    return Reader.load()


@dataclass(frozen=True, kw_only=True)
class Site:
    """A server's settings. `token` is None where nobody is asked for one."""

    ledger_path: Path
    allow_adding: bool = False
    token: str | None = None
    names: tuple[str, ...] = LOOPBACK  # host names under which it answers
    any_address: bool = False  # also under any plain IP address, for a server that listens on all
    allow_fetch: bool = False  # of an address that a visitor gives, by the rules of sayso.ingest.web
    fetch_rules: FetchRules = RULES
    pool: Pool = field(init=False, repr=False, compare=False)
    desk: Reads = field(default_factory=make_desk, repr=False, compare=False)
    readers: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(READERS), repr=False, compare=False)
    _counting: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    _stats: Kept[Stats] = field(default_factory=lambda: Kept(COUNTS_KEPT), repr=False, compare=False)
    _facets: Kept[Facets] = field(default_factory=lambda: Kept(COUNTS_KEPT), repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pool", Pool(self.ledger_path))

    def ledger(self) -> AbstractContextManager[Ledger]:
        """The ledger, opened to be read only, lent for one request."""
        return self.pool.lend()

    def stats(self, ledger: Ledger) -> Stats:
        """The ledger's counts, at most half a minute old; while one visitor counts, the others get those of before."""
        return self._stats.get((), ledger.stats)

    def stats_at_once(self, ledger: Ledger) -> Stats | None:
        """The ledger's counts if they cost little: those of a small one, or, of a large one, those that are kept."""
        try:
            is_small = self.ledger_path.stat().st_size < SMALL
        except OSError:
            is_small = False
        return self.stats(ledger) if is_small else self._stats.peek(())

    def facets(self, ledger: Ledger, query: Query) -> Facets:
        """How many records of the whole answer have each value, at most half a minute ago. Raises: QueryError."""
        return self._facets.get(replace(query, limit=1), lambda: ledger.facets(query))


def site_of(request: Request) -> Site:
    """The settings of the server that answers `request`."""
    site = request.app.state.site
    assert isinstance(site, Site)
    return site


async def _site(request: Request) -> Site:
    """`site_of` without a thread of its own, which would cost more than it does."""
    return site_of(request)


SiteHere = Annotated[Site, Depends(_site)]


def page(request: Request, template: str, *, status: int = 200, **told: Any) -> HTMLResponse:
    """A page made of a template; all that is put into it is escaped."""
    site = site_of(request)
    text = environment().get_template(template).render(site=site, path=request.url.path, **told)
    return HTMLResponse(text, status_code=status)
