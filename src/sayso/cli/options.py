"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Day(click.ParamType[dt.date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day, or a usage error that shows the form."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it like 2024-03-12", param, ctx)


DAY = Day()

ledger_option = click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    default=None,
    help="The ledger: its file, or the folder or address of a Parquet ledger.  [default: sayso.db]",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print data as JSON.")


def page_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What the user may give for what a page doesn't say."""
    for option in (
        click.option("--language", help="Language of the pages, as a code: en."),
        click.option("--outlet", help="Who published the pages."),
        click.option("--published", type=DAY, help="Day of publication, for pages that don't give one."),
    ):
        command = option(command)
    return command


def ledger_path(given: Path | None) -> Path:
    """The ledger to use: the option, else the configuration's, else sayso.db."""
    from sayso.config import Config  # noqa: PLC0415 - not needed for --help

    return given or Path(Config.load().ledger)
