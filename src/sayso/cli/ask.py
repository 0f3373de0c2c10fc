"""`sayso ask`: figures and statements that answer, and how they stand to each other."""

from __future__ import annotations

import csv
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.amounts import count_of
from sayso.cli.options import json_option, ledger_option, ledger_path
from sayso.model import FindingKind, Stance
from sayso.query import Query, RecordKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from sayso.answers import Answers, FoundFinding, Said
    from sayso.ledger import Ledger

STATEMENTS = 12
"""Statements shown in a terminal where no --limit is given."""

COLUMNS = (
    "question", "standing", "as_of", "low", "high", "low_open", "high_open", "approx", "unit", "counted", "event",
    "place", "source", "stance", "outlet", "published", "origin", "surface", "sentence", "id",
)  # fmt: skip


@click.command()
@click.argument("words", nargs=-1)
@ledger_option
@click.option("--speaker", help="Only what this speaker said.")
@click.option("--place", help="Only figures of this place, or of places within it.")
@click.option("--event", help="Only figures of this event: killed, wounded, displaced, present, ...")
@click.option("--since", metavar="DAY", help="Only pages published on this day or later.")
@click.option("--until", metavar="DAY", help="Only pages published on this day or earlier.")
@click.option("--stance", help="Only statements of this stance: asserts, denies, doubts, ...")
@click.option("--outlet", help="Only what this outlet published.")
@click.option("--limit", type=int, default=None, help="Most figures, and most statements, to give.")
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print the figures as CSV.")
def command(words: tuple[str, ...], ledger: Path | None, *, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """Ask the ledger who claimed which figure when, and how the claims stand to each other.

    Copies of one report count once. Answers come as questions, newest last.

    Example: sayso ask "killed in Plovdiv" --since 2024-03-01
    """
    from sayso.cli.render import console, print_json  # noqa: PLC0415
    from sayso.encode.answers import answers_to_json  # noqa: PLC0415
    from sayso.ledger import Ledger  # noqa: PLC0415

    query = Query.parse(" ".join(words), **filters)
    with Ledger.open(ledger_path(ledger), read_only=True) as opened:
        answers = opened.ask(query)
        findings = () if as_json or as_csv else _findings_beside(opened, answers)
        if not (as_json or as_csv or filters["limit"]):
            answers = replace(answers, statements=_nearest_statements(opened, query))
    if as_json:
        print_json(answers_to_json(answers))
    elif as_csv:
        print_csv(answers)
    else:
        print_answers(answers, console(), findings)


def _nearest_statements(ledger: Ledger, query: Query) -> tuple[Said, ...]:
    """The few statements that a terminal has room for: those that match best, newest last."""
    return ledger.ask(replace(query, kind=RecordKind.STATEMENT, limit=STATEMENTS)).statements


def print_answers(answers: Answers, out: Console, findings: Sequence[FoundFinding] = ()) -> None:
    """Questions first, each with its answers; then the statements; then what was counted."""
    from sayso.cli.questions import print_questions  # noqa: PLC0415

    if not answers.questions and not answers.statements:
        out.print("Nothing in the ledger answers that.")
        return
    if answers.loosened:
        out.print("Nothing holds every word; these hold all but one.", style="italic")
    print_questions(answers.questions, out)
    if answers.statements:
        out.print("\nStatements that match best", style="bold")
        for said in answers.statements:
            print_statement(said, out)
    print_findings(findings, out)
    more = "; there is more: raise --limit or narrow the question" if answers.more else ""
    pages = count_of(answers.pages, "page")
    origins = count_of(answers.origins, "independent report")
    out.print(f"\n{pages}, {origins}{more}", style="dim")


def print_statement(said: Said, out: Console) -> None:
    """One statement: its day beside what was said, by whom and where."""
    from rich.text import Text  # noqa: PLC0415

    from sayso.cli.render import plain, print_hanging, short  # noqa: PLC0415

    speaker = said.statement.speaker.name if said.statement.speaker else "(nobody named)"
    when = said.statement.said_on.to_iso() if said.statement.said_on else said.published or "?"
    stance = said.statement.stance
    how = "" if stance is Stance.ASSERTS else f" ({stance.value})"
    told = Text.assemble(
        (plain(speaker), "bold"),
        f"{how}: {plain(said.content)}  ",
        (f"{plain(said.outlet or said.headline)} {short(said.id)}", "dim"),
    )
    print_hanging([(str(when), told)], out)


SHOWN_KINDS = frozenset({FindingKind.DENIAL, FindingKind.DECLINED, FindingKind.PARTS, FindingKind.REVISION})
"""What is told of the pages beside the questions, whose standings and disputes are told with them."""

FINDINGS = 8
"""Findings shown in a terminal at most."""


def _findings_beside(ledger: Ledger, answers: Answers) -> tuple[FoundFinding, ...]:
    """What was denied, not told or taken back on the pages that answer, copies of one text once."""
    pages = dict.fromkeys(answer.page for answer in answers.figures)
    found = {f.finding.why: f for f in ledger.findings_on(pages) if f.finding.kind in SHOWN_KINDS}
    return tuple(found.values())


def print_findings(findings: Sequence[FoundFinding], out: Console) -> None:
    """Denials and refusals to say, each in one sentence with what it narrows and where it stands."""
    from sayso.cli.render import plain, print_hanging  # noqa: PLC0415

    if not findings:
        return
    out.print("\nOn these pages", style="bold")
    rows = []
    for found in findings[:FINDINGS]:
        narrowed = f" It speaks of {plain(found.finding.narrowed_to)} only." if found.finding.narrowed_to else ""
        where = f" ({plain(found.outlet or found.headline)})"
        rows.append((found.finding.kind.value, f"{plain(found.finding.why)}{narrowed}{where}"))
    print_hanging(rows, out)
    if len(findings) > FINDINGS:
        out.print(f"and {len(findings) - FINDINGS} more: sayso ask --json, or sayso show a page", style="dim")


def print_csv(answers: Answers) -> None:
    """The figures, one a row; cells that a spreadsheet would take for a formula are made text."""
    from sayso.export.csv_tables import safe_cell  # noqa: PLC0415

    rows = csv.writer(sys.stdout)
    rows.writerow(COLUMNS)
    for question in answers.questions:
        for answer in question.answers:
            figure, stated = answer.figure, answer.figure.quantity.stated
            cells = (
                question.id, question.standing, figure.as_of and figure.as_of.to_iso(), stated.low, stated.high,
                stated.low_open, stated.high_open, figure.quantity.approx, figure.quantity.unit, figure.counted,
                figure.event, figure.place, figure.source, figure.stance, answer.outlet, answer.published,
                answer.origin, figure.quantity.surface, answer.sentence, answer.id,
            )  # fmt: skip
            rows.writerow([safe_cell(cell) for cell in cells])
