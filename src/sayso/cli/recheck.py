"""`sayso recheck`: findings made anew from what the ledger holds."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import ledger_option, ledger_path


@click.command()
@ledger_option
def command(ledger: Path | None) -> None:
    """Make all findings of a ledger anew by the rules in force, without the pages.

    Statements and figures stay as they were read. `sayso stats` tells how many findings stand on an older version of
    their rule. A run that was broken off is begun again.

    Example: sayso recheck --ledger news.db
    """
    from sayso.cli.render import console  # noqa: PLC0415
    from sayso.ledger import Ledger  # noqa: PLC0415
    from sayso.reader import shared_reader  # noqa: PLC0415 - loads what reads
    from sayso.rules import recheck  # noqa: PLC0415
    from sayso.store.rows import page_id  # noqa: PLC0415

    reader = shared_reader()
    changed = 0
    with Ledger.open(ledger_path(ledger)) as opened:
        pages = [page_id(reading.article) for reading in opened.readings() if not reading.refusals]
        for page in pages:
            anew = recheck(opened.show(page).reading, reader)
            if anew is not None:
                opened.add(anew)
                changed += 1
        opened.group()
    console(err=True).print(f"{len(pages):,} pages looked at, findings changed on {changed:,}")
