"""`sayso refusals`: what was not read, where and why."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import json_option, ledger_option, ledger_path


@click.command()
@ledger_option
@json_option
def command(ledger: Path | None, *, as_json: bool) -> None:
    """List what was not read: the code, where it stands, what was wrong, and the mend.

    Example: sayso refusals --json
    """
    from sayso.cli.render import console, plain, print_json_line  # noqa: PLC0415
    from sayso.encode.to_json import refusal_to_json  # noqa: PLC0415
    from sayso.ledger import Ledger  # noqa: PLC0415

    out, count = console(), 0
    with Ledger.open(ledger_path(ledger), read_only=True) as opened:
        for count, refusal in enumerate(opened.refusals(), start=1):  # noqa: B007 - the last count is used below
            if as_json:
                print_json_line(refusal_to_json(refusal))
            else:
                out.print(f"{plain(refusal.code):14} {plain(refusal.where)}", style="bold")
                out.print(f"{'':14} {plain(refusal.what)} {plain(refusal.mend)}")
    if not count and not as_json:
        out.print("Nothing was refused.")
