"""`sayso check`: one page, its headline judged against its body."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from sayso.cli.exits import DONE, INPUT, NOT_BORNE_OUT
from sayso.cli.options import json_option, page_options

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.model import Article, Finding, Reading

SHOWN = 3
"""Sentences of the body shown with a verdict at most."""

STYLES = {"supported": "green", "contradicted": "bold red", "unsupported": "bold yellow", "unclear": "cyan"}


@click.command()
@click.argument("page")
@page_options
@click.option("--fetch", is_flag=True, help="Allow PAGE to be an http(s) address.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    page: str,
    published: dt.date | None,
    outlet: str | None,
    language: str | None,
    fetch: bool,
    as_json: bool,
) -> None:
    """Tell whether the body of PAGE (a file, or - for standard input) bears out its headline.

    Exit status: 0 supported or nothing to check, 1 contradicted or unsupported, 2 could not be read.

    Example: sayso check page.html
    """
    from sayso.cli.pages import one_reading  # noqa: PLC0415 - loads the models
    from sayso.cli.render import console, print_json  # noqa: PLC0415
    from sayso.encode import reading_to_json  # noqa: PLC0415

    reading = one_reading(page, published=published, outlet=outlet, language=language, fetch=fetch)
    if as_json:
        whole = reading_to_json(reading)
        print_json({key: whole[key] for key in ("format", "id", "headline", "published", "findings", "refusals")})
    elif reading.refusals:
        for refusal in reading.refusals:
            console(err=True).print(f"sayso: {refusal.where}: {refusal.what.removesuffix('.')}. {refusal.mend}")
    else:
        print_verdicts(reading, console())
    ctx.exit(status_of(reading))


def status_of(reading: Reading) -> int:
    """The exit status for a reading's findings."""
    from sayso.compare import headline_verdict  # noqa: PLC0415
    from sayso.model import Verdict  # noqa: PLC0415

    if reading.refusals:
        return INPUT
    verdict, _ = headline_verdict(reading.findings)
    return NOT_BORNE_OUT if verdict in {Verdict.CONTRADICTED, Verdict.UNSUPPORTED} else DONE


def print_verdicts(reading: Reading, out: Console) -> None:
    """The verdicts in words, worst first, then what else was found on the page."""
    from sayso.cli.render import plain, print_hanging  # noqa: PLC0415

    article = reading.article
    out.print(plain(article.headline) or "(no headline)", style="bold")
    if article.published is None and article.published_candidates:
        days = ", ".join(day.isoformat() for day in article.published_candidates)
        out.print(f"The page gives no year. Days that fit its dateline: {days}. Give one with --published.")
    order = ["contradicted", "unsupported", "unclear", "supported"]
    verdicts = [f for f in reading.findings if f.kind == "headline"]
    for finding in sorted(verdicts, key=lambda f: order.index(f.verdict or "unclear")):
        _print_verdict(finding, out)
    if not verdicts:
        out.print(f"\n{nothing_checked(article)}")
    others = [f for f in reading.findings if f.kind != "headline"]
    if others:
        out.print("\nAlso on this page")
    for finding in others:
        print_hanging([(finding.kind.value, plain(finding.why))], out, indent=2)


def nothing_checked(article: Article) -> str:
    """Why a page has no verdict, in one sentence."""
    from sayso.compare.within import is_running_text  # noqa: PLC0415 - loads tables of words

    if not article.headline:
        return "Nothing to check: the page has no headline."
    if not article.text.strip():
        return "Nothing to check: the page has a headline and no text below it."
    if is_running_text(article.headline):
        return "Nothing to check: the page begins with running text, not with a headline."
    return "Nothing to check: the headline holds no claim that can be compared with the body."


def _print_verdict(finding: Finding, out: Console) -> None:
    from sayso.cli.render import marked_evidence, plain, print_hanging  # noqa: PLC0415

    verdict = finding.verdict.value if finding.verdict else "unclear"
    style = STYLES[verdict]
    part = f", part {finding.part.value}" if finding.part else ""
    words = f": “{plain(finding.headline.surface)}”" if finding.headline else ""
    out.print()
    out.print(f"{verdict.upper()}{part}{words}", style=style)
    rows = [("headline", text) for text in marked_evidence([finding.headline] if finding.headline else [], style)]
    told = marked_evidence(finding.body, style)
    rows += [("body", text) for text in told[:SHOWN]]
    print_hanging([("", plain(finding.why))], out, indent=2)
    print_hanging(rows, out, indent=2)
    if len(told) > SHOWN:
        out.print(f"  and {len(told) - SHOWN} more in the body", style="dim")
