"""What every request needs: where the ledger is, who may come in, and the templates."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from sayso.ledger import Ledger
from sayso.web.looks import environment

if TYPE_CHECKING:
    from sayso.answers import Stats

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
STATS_KEPT = 30.0
"""Seconds for which counts are kept: counting a million rows for each visitor would cost more than it tells."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """A server's settings. `token` is None where nobody is asked for one."""

    ledger_path: Path
    allow_adding: bool = False
    token: str | None = None
    names: tuple[str, ...] = LOOPBACK  # host names under which it answers
    any_address: bool = False  # also under any plain IP address, for a server that listens on all
    _kept: dict[str, tuple[float, Stats]] = field(default_factory=dict, repr=False, compare=False)

    def ledger(self) -> Ledger:
        """The ledger, opened read-only for one request and the thread that serves it."""
        return Ledger.open(self.ledger_path, read_only=True)

    def stats(self, ledger: Ledger) -> Stats:
        """The ledger's counts, at most half a minute old."""
        kept = self._kept.get("stats")
        if kept is None or time.monotonic() - kept[0] > STATS_KEPT:
            kept = (time.monotonic(), ledger.stats())
            self._kept["stats"] = kept
        return kept[1]


def site_of(request: Request) -> Site:
    """The settings of the server that answers `request`."""
    site = request.app.state.site
    assert isinstance(site, Site)
    return site


SiteHere = Annotated[Site, Depends(site_of)]


def page(request: Request, template: str, *, status: int = 200, **told: Any) -> HTMLResponse:
    """A page made of a template; all that is put into it is escaped."""
    site = site_of(request)
    text = environment().get_template(template).render(site=site, path=request.url.path, **told)
    return HTMLResponse(text, status_code=status)
