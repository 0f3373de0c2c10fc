"""`sayso export`: the ledger in open formats."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import ledger_option, ledger_path

FORMATS = ("jsonl", "findings", "csv", "parquet", "sqlite", "annotations", "schema-org", "tolls")
"""Those of `sayso.export`, which a test compares: `--help` must not wait for it."""


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default=None,
    help="Folder (csv, parquet, sqlite) or file to write; what is one file goes to standard output without it.",
)
@ledger_option
def command(form: str, to: Path | None, ledger: Path | None) -> None:
    """Write the ledger for other programs.

    \b
    jsonl        a reading a line, with everything that it holds
    findings     a finding a line, within a page or over several, with its rule
    csv          a table each of pages, statements, figures, findings, refusals
    parquet      the same, typed
    sqlite       the same, linked, with views and full text: for Datasette
    annotations  W3C Web Annotations of the words on their pages (JSON-LD)
    schema-org   NewsArticle, Quotation and Claim (JSON-LD)
    tolls        low, best and high of people harmed, as UCDP has it (CSV)

    Example: sayso export --format parquet --to news-parquet
    """  # noqa: D301 - \b is click's mark for a paragraph that is not refilled
    from sayso.cli.render import console  # noqa: PLC0415
    from sayso.errors import UsageError  # noqa: PLC0415
    from sayso.export import FOLDERS  # noqa: PLC0415
    from sayso.ledger import Ledger  # noqa: PLC0415

    if to is None and form in FOLDERS:
        message = f"{form} is written as a folder"
        raise UsageError(message, where="--to", mend=f"Name one: --to sayso-{form}")
    with Ledger.open(ledger_path(ledger), read_only=True) as opened:
        written = opened.export(form, to)
    told = {"tolls": "rows", "findings": "findings"}.get(form, "readings")
    console(err=True).print(f"{written:,} {told} written" + (f" to {to}" if to else ""))
