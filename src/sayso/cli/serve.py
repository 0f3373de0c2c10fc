"""`sayso serve`: the ledger in a browser, and as JSON."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import ledger_option, ledger_path

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from sayso.web.site import Site

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
ANY = {"0.0.0.0", "::"}  # noqa: S104 - what the user may ask for, never a default


@click.command()
@ledger_option
@click.option("--port", type=click.IntRange(0, 65535), default=8017, show_default=True, help="Port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; another asks for a token.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="Host name that visitors use; may be repeated.")
@click.option("--allow-adding", is_flag=True, help="Let a pasted text be kept in the ledger.")
@click.option("--fetch", "allow_fetch", is_flag=True, help="Let a visitor give the address of a public page to read.")
def command(
    ledger: Path | None, port: int, host: str, names: tuple[str, ...], *, allow_adding: bool, allow_fetch: bool
) -> None:
    """Show the ledger in a browser: search, timelines, articles with their words marked; JSON under /api/v1.

    It listens to this machine alone unless --host is given, and then asks for a token: that of SAYSO_TOKEN, or one made
    for this run.

    Example: sayso serve
    """
    from sayso.ledger import Ledger  # noqa: PLC0415 - `--help` needs no server
    from sayso.web.app import create_app  # noqa: PLC0415

    path = ledger_path(ledger)
    Ledger.open(path, read_only=True).close()  # tells now what is wrong with it
    site = make_site(path, host, names, allow_adding=allow_adding, allow_fetch=allow_fetch)
    serve_app(create_app(site), site, host=host, port=port)


def serve_app(app: ASGIApp, site: Site, *, host: str, port: int, path: str = "/") -> None:
    """Serve until it is ended; tells the address, and the token where one was made for this run."""
    import uvicorn  # noqa: PLC0415

    from sayso.engine.collecting import collect_seldom  # noqa: PLC0415

    collect_seldom()
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"sayso: http://{shown}:{port}{path}  (end with Ctrl-C)", err=True)
    if site.token and not os.environ.get("SAYSO_TOKEN"):
        click.echo(f"  Token: {site.token}", err=True)
    try:
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, timeout_keep_alive=10)
    finally:
        site.desk.close()


def make_site(
    path: Path, host: str, names: tuple[str, ...] = (), *, allow_adding: bool = False, allow_fetch: bool = False
) -> Site:
    """The settings of a server on `host`: with a token unless it listens to this machine alone."""
    from sayso.web.site import LOOPBACK as OWN_NAMES  # noqa: PLC0415
    from sayso.web.site import Site  # noqa: PLC0415

    token = None if host in LOOPBACK else os.environ.get("SAYSO_TOKEN") or secrets.token_urlsafe(24)
    known = (*OWN_NAMES, host.lower(), *(name.lower() for name in names))
    return Site(
        ledger_path=path,
        allow_adding=allow_adding,
        allow_fetch=allow_fetch,
        token=token,
        names=known,
        any_address=host in ANY,
    )
