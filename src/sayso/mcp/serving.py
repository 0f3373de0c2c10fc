"""The server on its two transports: standard input and output, and HTTP behind the same guard as the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcp.server.transport_security import TransportSecuritySettings

from sayso.mcp.server import make_server
from sayso.mcp.tools import Tools
from sayso.web.guard import MOST_BYTES, Guard

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from sayso.web.site import Site

PATH = "/mcp"


def serve_stdio(site: Site) -> None:
    """Answer on standard input and output until the input ends."""
    try:
        make_server(Tools(site.pool, site.desk)).run("stdio")
    finally:
        site.desk.close()


def make_app(site: Site) -> ASGIApp:
    """The ASGI application that answers at `/mcp`: Host, Origin, token and size are checked by the guard.

    No session is kept between calls: each is answered by itself, as JSON.
    """
    server = make_server(Tools(site.pool, site.desk))
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=MOST_BYTES,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),  # the guard's part
    )
    return Guard(app, site)
