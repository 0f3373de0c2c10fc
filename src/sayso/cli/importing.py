"""`sayso import`: a Parquet ledger into one file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from sayso.cli.options import json_option


@click.command("import")
@click.argument("source")
@click.option(
    "--ledger",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="The file to bring it into.  [default: sayso.db]",
)
@json_option
def command(source: str, ledger: Path | None, *, as_json: bool) -> None:
    """Bring the Parquet ledger SOURCE, a folder or an address, into a ledger of one file.

    The records are the same in both; what is in already stays as it is. The other way is `sayso export`.

    Example: sayso import news-parquet --ledger news.db
    """
    from sayso.archive.importing import import_ledger  # noqa: PLC0415
    from sayso.cli.options import ledger_path  # noqa: PLC0415
    from sayso.cli.render import console, print_json  # noqa: PLC0415
    from sayso.ledger import Ledger  # noqa: PLC0415
    from sayso.store import open_store  # noqa: PLC0415
    from sayso.store.columnar.store import ColumnarStore  # noqa: PLC0415

    counted: Counter[str] = Counter()
    with ColumnarStore.open(source) as read, open_store(ledger_path(ledger)) as store:
        import_ledger(read.view(), Ledger(store), store, count=lambda put: counted.update([put.value]))
    if as_json:
        print_json(dict(sorted(counted.items())))
        return
    told = ", ".join(f"{count:,} {name}" for name, count in sorted(counted.items())) or "no"
    console(err=True).print(f"{told} pages brought into {ledger_path(ledger)}")
