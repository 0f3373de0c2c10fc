"""`sayso archive`: WARC files by the hundred to a Parquet ledger."""

from __future__ import annotations

import contextlib
import sys
import time
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.options import json_option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sayso.archive import Settings, Sums
    from sayso.config import Config
    from sayso.engine.tasks import Engine

ENGINES = ("local", "ray")

EVERY = 60.0
"""Seconds between two lines of progress where there is no terminal."""


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--out", required=True, metavar="PLACE", help="The ledger's folder, or an address like s3://bucket/news.")
@click.option(
    "--engine", type=click.Choice(ENGINES), default="local", show_default=True, help="Where the work is done."
)
@click.option("--workers", type=click.IntRange(min=0), default=None, help="Processes that read; 0: one a processor.")
@click.option("--address", help="Of the cluster's head, for --engine ray; without it, a cluster of this machine alone.")
@click.option("--stretch", type=click.IntRange(min=1), default=200, show_default=True, help="Records read at once.")
@click.option("--settle/--no-settle", default=True, help="At the end, find copies and pages that came twice.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    sources: tuple[str, ...],
    out: str,
    engine: str,
    workers: int | None,
    address: str | None,
    stretch: int,
    settle: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read SOURCES, WARC files by path, folder, pattern or address, or @LIST, into a Parquet ledger.

    A run that was broken off goes on where it stopped when it is started again; files that are in already are passed
    over. What became of each is told in the ledger's inputs/ and failed/. The exit status is 2 when a file could not be
    read to its end.

    Example: sayso archive "s3://commoncrawl/crawl-data/CC-NEWS/2024/03/*.warc.gz" --out news-2024
    """
    from sayso.archive import Run, Settings, find_inputs  # noqa: PLC0415
    from sayso.cli.exits import DONE, INPUT  # noqa: PLC0415
    from sayso.config import Config  # noqa: PLC0415
    from sayso.reader import shared_reader  # noqa: PLC0415 - loads what reads
    from sayso.store.columnar.files import Folder  # noqa: PLC0415

    config = Config.load(engine_workers=workers)
    told = config.engine
    settings = Settings(out=out, load=shared_reader, pages=stretch, chunk=told.chunk, timeout=told.timeout)
    inputs = list(find_inputs(sources))
    folder = Folder(out)
    started = time.monotonic()
    with _engine(engine, settings, config, address) as opened, _shown(quiet=quiet) as show:
        sums = Run(folder, opened, reader=f"{version('sayso')} {config.digest}", show=show).read(inputs)
    if settle:
        from sayso.archive.settle import settle_ledger  # noqa: PLC0415 - loads DuckDB

        settle_ledger(folder)
    if not quiet:
        _tell(sums, time.monotonic() - started, as_json=as_json)
    ctx.exit(INPUT if sums.inputs_failed else DONE)


def _engine(name: str, settings: Settings, config: Config, address: str | None) -> Engine[Any]:
    from sayso.archive import maker  # noqa: PLC0415

    if name == "ray":
        from sayso.engine.ray import RayEngine  # noqa: PLC0415 - an extra

        return RayEngine(maker(settings), config.engine.workers, address=address)
    from sayso.engine.processes import Processes  # noqa: PLC0415

    return Processes(maker(settings), config.engine.workers)


@contextlib.contextmanager
def _shown(*, quiet: bool) -> Iterator[Callable[[Sums], None]]:
    """Rate and time left, by bytes, on standard error: a bar on a terminal, else a line a minute."""
    from sayso.archive.run import nothing  # noqa: PLC0415

    if quiet:
        yield nothing
        return
    if not sys.stderr.isatty():
        yield _teller(time.monotonic())
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    from sayso.cli.render import console  # noqa: PLC0415

    started = time.monotonic()
    words = TextColumn("{task.fields[told]}")
    with Progress(BarColumn(), words, TimeRemainingColumn(), console=console(err=True), transient=True) as bar:
        task = bar.add_task("archive", total=None, told="")

        def show(sums: Sums) -> None:
            total = max(sums.total_bytes - sums.bytes_before, 1)
            bar.update(task, total=total, completed=sums.bytes, told=_told(sums, time.monotonic() - started))

        yield show


def _teller(started: float) -> Callable[[Sums], None]:
    """Tells a line every minute, for who reads it in a file."""
    last = started

    def show(sums: Sums) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY:
            last = now
            left = (sums.total_bytes - sums.bytes_before - sums.bytes) * (now - started) / max(sums.bytes, 1)
            ends = f"{left / 60:,.0f} minutes left" if sums.bytes else "nothing done yet"
            click.echo(f"{_told(sums, now - started)}, {ends}", err=True)

    return show


def _told(sums: Sums, seconds: float) -> str:
    rate = (sums.pages + sums.refused) / max(seconds, 0.001)
    done = f"{sums.inputs_done + sums.inputs_before}/{sums.inputs} files"
    return f"{done}, {sums.pages:,} pages, {rate:,.1f} a second, {sums.refused:,} refused"


def _tell(sums: Sums, seconds: float, *, as_json: bool) -> None:
    """The sums: JSON on standard output, or words on standard error."""
    from dataclasses import asdict  # noqa: PLC0415

    from sayso.cli.render import console, print_json  # noqa: PLC0415

    if as_json:
        print_json({**asdict(sums), "seconds": round(seconds, 2)})
        return
    rate = (sums.pages + sums.refused) / max(seconds, 0.001)
    out = console(err=True)
    out.print(
        f"{sums.inputs_done:,} files read, {sums.inputs_before:,} in already, {sums.inputs_failed:,} failed: "
        f"{sums.pages:,} pages ({rate:,.1f} a second), {sums.refused:,} refused, {sums.statements:,} statements, "
        f"{sums.figures:,} figures, {sums.findings:,} findings"
    )
    if sums.broken:
        out.print(f"{sums.broken:,} pages broke their worker, each time, and were refused (code engine)")
    if sums.inputs_failed:
        out.print("Why a file failed stands in the ledger's folder failed/; the same command tries it again.")
