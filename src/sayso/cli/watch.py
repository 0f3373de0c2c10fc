"""`sayso watch`: feeds, polled politely; what is new is read into the ledger and told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.options import json_option, ledger_option, ledger_path

if TYPE_CHECKING:
    from sayso.model import Question
    from sayso.watch import Told

STATE = ".watch"
"""What is put behind the ledger's name for the file that keeps what was polled."""


@click.command()
@click.argument("feeds", nargs=-1, required=True)
@ledger_option
@click.option(
    "--every", type=click.IntRange(min=1), default=15, show_default=True, help="Minutes between polls of a feed."
)
@click.option("--contact", help="Your address, of mail or of a page, for those whose servers are asked.")
@click.option("--once", is_flag=True, help="Poll what is due and end: for cron.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    feeds: tuple[str, ...],
    ledger: Path | None,
    every: int,
    contact: str | None,
    once: bool,
    as_json: bool,
) -> None:
    """Poll FEEDS (http or https addresses of RSS or Atom), read what is new into the ledger, and tell what was found.

    Servers are asked no more than robots.txt, Retry-After and --every allow, with a pause between two requests. What
    was polled is kept beside the ledger, so that a run that was broken off goes on. With --once the exit status is 2
    when no feed that was due could be had.

    Example: sayso watch https://news.example/rss --ledger news.db --contact desk@paper.example
    """
    from dataclasses import replace  # noqa: PLC0415

    from sayso.cli.exits import DONE, INPUT  # noqa: PLC0415
    from sayso.ingest.web import RULES  # noqa: PLC0415
    from sayso.ledger import Ledger  # noqa: PLC0415
    from sayso.reader import shared_reader  # noqa: PLC0415
    from sayso.watch import Kind, State, Watcher, WatchRules  # noqa: PLC0415
    from sayso.watch.rules import agent_of  # noqa: PLC0415

    _check_addresses(feeds)
    rules = WatchRules(every=60.0 * every, fetch=replace(RULES, agent=agent_of(contact)))
    path = ledger_path(ledger)
    tell = _print_json if as_json else _print_words
    polled = failed = 0
    with Ledger.open(path) as opened, State(f"{path}{STATE}") as state:
        watcher = Watcher(feeds, opened, state, lambda page: shared_reader().read(page), rules=rules)
        for told in watcher.run(once=once):
            tell(told)
            polled += told.kind is Kind.FEED
            failed += told.kind is Kind.FAILED
    ctx.exit(INPUT if failed and not polled else DONE)


def _check_addresses(feeds: tuple[str, ...]) -> None:
    from sayso.cli.pages import is_address  # noqa: PLC0415
    from sayso.errors import FetchError  # noqa: PLC0415

    for feed in feeds:
        if not is_address(feed):
            message = "a feed that is watched has an http or https address"
            raise FetchError(message, where=feed, mend="A feed in a file is read by `sayso read`.")


def _print_json(told: Told) -> None:
    from sayso.cli.render import print_json_line  # noqa: PLC0415

    print_json_line(_as_json(told))


def _as_json(told: Told) -> dict[str, Any]:
    from sayso.encode import finding_to_json  # noqa: PLC0415

    data: dict[str, Any] = {"told": told.kind.value, "feed": told.feed, "url": told.url, "why": told.why or None}
    if told.next_at:
        data["next_at"] = _moment(told.next_at)
    if told.kind.value == "feed":
        data["new"] = told.new
    if told.reading is not None:
        article = told.reading.article
        data |= {
            "id": article.id,
            "headline": article.headline,
            "outlet": article.outlet,
            "published": article.published and article.published.isoformat(),
            "statements": len(told.reading.statements),
            "figures": len(told.reading.figures),
            "findings": [finding_to_json(finding) for finding in told.reading.findings],
            "questions": [_question(question) for question in told.questions],
        }
    return data


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "counted": question.counted,
        "event": question.event.value,
        "place": question.place,
        "standing": question.standing and question.standing.value,
        "why": question.why,
        "figures": [answer.id for answer in question.answers],
    }


def _moment(seconds: float) -> str | None:
    """The moment as ISO 8601, or None for never."""
    if seconds == float("inf"):
        return None
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="seconds")


def _print_words(told: Told) -> None:
    from sayso.cli.render import console, plain  # noqa: PLC0415

    out, err = console(), console(err=True)
    address = plain(told.url or told.feed)
    match told.kind.value:
        case "page":
            _print_page(told)
        case "feed":
            err.print(f"{plain(told.feed)}: {told.new:,} new")
        case "failed":
            again = _moment(told.next_at)
            err.print(f"{plain(told.feed)}: {plain(told.why)} ({f'again at {again}' if again else 'not tried again'})")
        case _:
            out.print(f"{told.kind.value}: {address}: {plain(told.why)}")


def _print_page(told: Told) -> None:
    from sayso.cli.check import STYLES  # noqa: PLC0415
    from sayso.cli.render import console, plain  # noqa: PLC0415

    assert told.reading is not None
    out, reading = console(), told.reading
    article = reading.article
    head = " ".join(part for part in (article.published and article.published.isoformat(), article.outlet) if part)
    out.print(f"{plain(head)}: {plain(article.headline) or '(no headline)'}", style="bold")
    out.print(f"  {len(reading.statements):,} statements, {len(reading.figures):,} figures  {plain(told.url or '')}")
    for finding in reading.findings:
        verdict = finding.verdict.value if finding.verdict else ""
        if verdict != "supported":
            out.print(f"  {verdict or finding.kind.value}: {plain(finding.why)}", style=STYLES.get(verdict))
    for question in told.questions:
        standing = question.standing.value if question.standing else ""
        out.print(f"  {standing}, {plain(question.counted)} ({len(question.answers):,} answers): {plain(question.why)}")
