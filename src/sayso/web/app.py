"""The application: routes behind a guard. `create_app(Site(ledger_path=...))` is what a server runs."""

from __future__ import annotations

from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from sayso.web import api, feeds, pages, searching, speakers
from sayso.web.guard import Guard
from sayso.web.pool import MOST
from sayso.web.problems import add_handlers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sayso.web.site import Site

STATIC = Path(__file__).parent / "static"


@asynccontextmanager
async def _few_threads(_: FastAPI) -> AsyncIterator[None]:
    """As many requests at work as there are connections: the others wait in their turn, and cost nothing."""
    current_default_thread_limiter().total_tokens = MOST
    yield


def create_app(site: Site) -> FastAPI:
    """The ASGI application over `site`'s ledger.

    Example: `uvicorn.run(create_app(Site(ledger_path=Path("news.db"))), port=8017)`
    """
    app = FastAPI(
        title="sayso",
        version=version("sayso"),
        description="Who said what: statements, figures as intervals, and how they stand to each other.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_few_threads,
    )
    app.state.site = site
    add_handlers(app)
    for part in (searching, pages, speakers, feeds, api):
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(Guard, site=site)
    return app
