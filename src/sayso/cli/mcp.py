"""`sayso mcp`: the ledger for assistants, over the Model Context Protocol."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from sayso.cli.options import ledger_option, ledger_path


@click.command()
@ledger_option
@click.option("--http", is_flag=True, help="Answer over HTTP at /mcp instead of standard input and output.")
@click.option("--port", type=click.IntRange(0, 65535), default=8018, show_default=True, help="Port for --http.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address for --http; another asks for a token.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="Host name that clients use; may be repeated.")
def command(ledger: Path | None, port: int, host: str, names: tuple[str, ...], *, http: bool) -> None:
    """Let an assistant search the ledger, with the exact words of every record to cite.

    Four tools: search, question, check, show. They only read. Needs the extra: pip install 'sayso[mcp]'.

    Example: sayso mcp --ledger news.db
    """
    from sayso.cli.serve import make_site, serve_app  # noqa: PLC0415 - `--help` needs no server
    from sayso.errors import MissingExtraError  # noqa: PLC0415
    from sayso.ledger import Ledger  # noqa: PLC0415

    if find_spec("mcp") is None:
        message = "the Model Context Protocol's SDK isn't installed"
        raise MissingExtraError(message, mend="Run: pip install 'sayso[mcp]'")
    path = ledger_path(ledger)
    Ledger.open(path, read_only=True).close()  # tells now what is wrong with it
    site = make_site(path, host, names)
    from sayso.mcp.serving import PATH, make_app, serve_stdio  # noqa: PLC0415

    if http:
        serve_app(make_app(site), site, host=host, port=port, path=PATH)
    else:
        serve_stdio(site)
