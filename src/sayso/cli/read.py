"""`sayso read`: pages into a ledger, or their readings as JSON lines."""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import json_option, ledger_option, page_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.cli.progress import Tally
    from sayso.config import Config
    from sayso.ledger import Ledger
    from sayso.model import Page, Reading, Refusal
    from sayso.reader import Reader

GROUPED_AFTER = 50
"""Pages after which those that were read are put under questions."""


@click.command()
@click.argument("paths", nargs=-1, required=True)
@ledger_option
@click.option(
    "--to",
    type=click.Choice(["ledger", "jsonl"]),
    default="ledger",
    show_default=True,
    help="Keep the readings in a ledger, or print them as JSON lines.",
)
@page_options
@click.option("--fetch", is_flag=True, help="Allow PATHS to be http(s) addresses.")
@click.option("--workers", type=click.IntRange(min=0), default=None, help="Processes that read; 0: one a processor.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    ledger: Path | None,
    to: str,
    published: dt.date | None,
    outlet: str | None,
    language: str | None,
    fetch: bool,
    workers: int | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read PATHS: files and folders of HTML, text, JSON lines, feeds and WARC, - for standard input.

    The format is told from the content. A run that was broken off goes on where it stopped when it is started again.
    The exit status is 2 when nothing could be read at all.

    Example: sayso read pages/ crawl.warc.gz --ledger news.db
    """
    from sayso.cli.exits import DONE, INPUT  # noqa: PLC0415
    from sayso.cli.pages import check_names  # noqa: PLC0415
    from sayso.cli.progress import Tally  # noqa: PLC0415
    from sayso.config import Config  # noqa: PLC0415
    from sayso.ingest import Given  # noqa: PLC0415

    check_names(paths, fetch=fetch)
    config = Config.load(ledger=str(ledger) if ledger else None, engine_workers=workers)
    given = Given(published=published, outlet=outlet, language=language)
    tally = Tally(paths)
    if to == "jsonl":
        with tally.shown(quiet=quiet):
            _print_readings(tally.pages(given), config, tally)
    else:
        _keep_readings(given, config, tally, quiet=quiet)
    if not quiet:
        tally.print_summary(as_json=as_json and to == "ledger")
    ctx.exit(INPUT if tally.refused and not (tally.read or tally.skipped) else DONE)


def _print_readings(pages: Iterable[Page | Refusal], config: Config, tally: Tally) -> None:
    from sayso.cli.render import print_json_line  # noqa: PLC0415
    from sayso.encode import reading_to_json  # noqa: PLC0415

    for reading in _readings(pages, config, single=tally.is_small):
        tally.count(reading)
        print_json_line(reading_to_json(reading))


def _keep_readings(given: object, config: Config, tally: Tally, *, quiet: bool) -> None:
    from sayso.ingest import Given  # noqa: PLC0415
    from sayso.ledger import Ledger  # noqa: PLC0415

    assert isinstance(given, Given)
    with Ledger.open(config.ledger, wait=config.wait) as opened:
        with tally.shown(quiet=quiet):
            fresh = _not_in(opened, tally.pages(given), config, tally)
            for number, reading in enumerate(_readings(fresh, config, single=tally.is_small), start=1):
                opened.add(reading)
                tally.count(reading)
                if number % GROUPED_AFTER == 0:
                    opened.group(pages=GROUPED_AFTER)  # while the workers read on
        opened.group(workers=config.engine.workers)


def _not_in(ledger: Ledger, pages: Iterable[Page | Refusal], config: Config, tally: Tally) -> Iterator[Page | Refusal]:
    """The pages that the ledger lacks, or that another version or other settings read."""
    from sayso.model import Page  # noqa: PLC0415

    running = version("sayso")
    for page in pages:
        if isinstance(page, Page) and ledger.has_page(page, sayso=running, config=config.digest):
            tally.skip()
        else:
            yield page


def _readings(pages: Iterable[Page | Refusal], config: Config, *, single: bool) -> Iterator[Reading]:
    """The readings of `pages`; in this process when there is so little that starting others would take longer."""
    from sayso.engine import read_all  # noqa: PLC0415

    engine = config.engine
    workers = 1 if single else engine.workers
    return read_all(pages, _reader, workers=workers, chunk=engine.chunk, timeout=engine.timeout)


def _reader() -> Reader:
    from sayso.engine.collecting import collect_seldom  # noqa: PLC0415
    from sayso.reader import shared_reader  # noqa: PLC0415

    reader = shared_reader()
    collect_seldom()
    return reader
