"""`sayso speakers`: which names of a ledger are one speaker, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import json_option, ledger_option, ledger_path

if TYPE_CHECKING:
    from sayso.speakers import Join


@click.command()
@click.argument("name", required=False)
@click.option("--join", "bulk", is_flag=True, help="Join the names that are one speaker; nothing is overwritten.")
@click.option("--dry-run", is_flag=True, help="With --join: show what would be joined, and write nothing.")
@click.option("--part", metavar="NAME", help="Undo the joining of a name, for good.")
@ledger_option
@json_option
def command(
    name: str | None, part: str | None, ledger: Path | None, *, bulk: bool, dry_run: bool, as_json: bool
) -> None:
    """List the names that are joined, all or those of NAME: each with the rule that joined it and the reason.

    \b
    Example:
      sayso speakers --join --ledger news.db
      sayso speakers "Sergey Lavrov" --ledger news.db
      sayso speakers --part "Sergey Lavrov" --ledger news.db
    """  # noqa: D301 - \b is click's mark for a paragraph that is not refilled
    from sayso.errors import NotFoundError, UsageError  # noqa: PLC0415
    from sayso.ledger import Ledger  # noqa: PLC0415
    from sayso.speakers import join_ledger, joins_in_force, part_name  # noqa: PLC0415

    if sum((bulk, part is not None, name is not None)) > 1 or (dry_run and not bulk):
        message = "these don't go together"
        raise UsageError(message, where="NAME, --join, --part", mend="Give one of them; --dry-run goes with --join.")
    with Ledger.open(ledger_path(ledger), read_only=dry_run or not (bulk or part)) as opened:
        if part is not None and not part_name(opened, part):
            message = f"no joining of {part!r} is in force"
            raise NotFoundError(message, where="--part", mend="`sayso speakers` lists the names that are joined.")
        if bulk:
            joined = join_ledger(opened, dry=dry_run)
            _print(joined.made, as_json=as_json)
            _tell(f"{len(joined.made)} joined, {joined.kept} were, {len(joined.undone)} no longer are")
        elif part is None:
            _print(joins_in_force(opened, name), as_json=as_json)


def _print(joins: tuple[Join, ...], *, as_json: bool) -> None:
    from sayso.cli.render import console, plain, print_json_line  # noqa: PLC0415

    out = console()
    for join in joins:
        if as_json:
            print_json_line({"name": join.name, "canonical": join.canonical, "rule": join.rule, "why": join.why})
        else:
            out.print(f"{plain(join.name)} = {plain(join.canonical)}", style="bold")
            out.print(f"  {plain(join.why)} ({plain(join.rule)})")
    if not joins and not as_json:
        out.print("No names are joined.")


def _tell(words: str) -> None:
    from sayso.cli.render import console  # noqa: PLC0415

    console(err=True).print(words)
