"""`sayso stats`: what the ledger holds."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import json_option, ledger_option, ledger_path


@click.command()
@ledger_option
@json_option
def command(ledger: Path | None, *, as_json: bool) -> None:
    """Count what the ledger holds, also the findings that stand on an older version of their rule.

    Example: sayso stats --ledger news.db
    """
    from sayso.cli.render import console, print_json  # noqa: PLC0415
    from sayso.encode.answers import stats_to_json  # noqa: PLC0415
    from sayso.ledger import Ledger  # noqa: PLC0415
    from sayso.rules import older_rules  # noqa: PLC0415

    with Ledger.open(ledger_path(ledger), read_only=True) as opened:
        stats = stats_to_json(opened.stats())
        stats["older_rules"] = older = dict(older_rules(opened.findings()))
    if as_json:
        print_json(stats)
        return
    out = console()
    for name, value in stats.items():
        if value == {}:
            continue
        if isinstance(value, dict):
            told = ", ".join(f"{key} {count:,}" for key, count in value.items())
        else:
            told = f"{value:,}" if isinstance(value, int) else str(value or "")
        out.print(f"{name:12} {told}")
    if older:
        count = sum(older.values())
        out.print(f"{count:,} findings stand on an older version of their rule: `sayso recheck` makes them anew.")
