"""`sayso export`: the ledger in open formats."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import ledger_option, ledger_path

FORMATS = ("jsonl", "csv", "parquet")


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default=None,
    help="File (jsonl) or folder (csv, parquet) to write; jsonl goes to standard output without it.",
)
@ledger_option
def command(form: str, to: Path | None, ledger: Path | None) -> None:
    """Write the ledger: readings as JSON lines, or tables of pages, statements, figures and findings.

    Example: sayso export --format parquet --to news-parquet
    """
    from sayso.cli.render import console  # noqa: PLC0415
    from sayso.errors import UsageError  # noqa: PLC0415
    from sayso.ledger import Ledger  # noqa: PLC0415

    if to is None and form != "jsonl":
        message = f"{form} is written as a folder of tables"
        raise UsageError(message, where="--to", mend=f"Name one: --to sayso-{form}")
    with Ledger.open(ledger_path(ledger), read_only=True) as opened:
        written = opened.export(form, to)
    console(err=True).print(f"{written:,} readings written" + (f" to {to}" if to else ""))
