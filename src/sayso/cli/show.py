"""`sayso show`: one record whole, with its words marked and where each part of it comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import json_option, ledger_option, ledger_path

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from sayso.answers import Record
    from sayso.model import Figure, Finding, Quantity, Reading, Statement
    from sayso.spans import CharSpan


@click.command()
@click.argument("record_id", metavar="ID")
@ledger_option
@json_option
def command(record_id: str, ledger: Path | None, *, as_json: bool) -> None:
    """Show the record ID (a figure, statement, finding or page; a beginning of its id is enough).

    Example: sayso show figure1-0c9b7d21
    """
    from sayso.cli.render import console, print_json  # noqa: PLC0415
    from sayso.encode.answers import record_to_json  # noqa: PLC0415
    from sayso.ledger import Ledger  # noqa: PLC0415

    with Ledger.open(ledger_path(ledger), read_only=True) as opened:
        record = opened.show(record_id)
    if as_json:
        print_json(record_to_json(record))
    else:
        print_record(record, console())


def print_record(record: Record, out: Console) -> None:
    """The record, then its page and provenance."""
    from sayso.model import Figure, Finding, Statement  # noqa: PLC0415

    match record.item:
        case Figure():
            _print_figure(record.item, record.reading, out)
        case Statement():
            _print_statement(record.item, record.reading, out)
        case Finding():
            _print_finding(record.item, out)
        case None:
            _print_page(record.reading, out)
    _print_provenance(record, out)


_NAMES = 15
"""Columns of the names; what is told stands beside them, its further lines too."""


def _line(out: Console, name: str, told: str | Text | None) -> None:
    from rich.table import Table  # noqa: PLC0415

    from sayso.cli.render import plain  # noqa: PLC0415

    if not told:
        return
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_column(width=_NAMES, no_wrap=True)
    row.add_column(overflow="fold")
    row.add_row(f"  {name}", plain(told) if isinstance(told, str) else told)
    out.print(row)


def _print_figure(figure: Figure, reading: Reading, out: Console) -> None:
    from sayso.cli.render import interval, marked, spans_in  # noqa: PLC0415

    sentence, field = figure.sentence, reading.article.characters(figure.where)
    marks = [(style, span) for _, style, span in _marks(figure) if span is not None]
    words = [mark for style, span in marks for mark in spans_in(sentence, [span], style)]
    out.print(f"Figure {figure.id}", style="bold")
    out.print(marked(sentence.of(field), words))
    _line(out, "marked", _legend(figure, field))
    _line(out, "words", figure.quantity.surface)
    _print_bounds(figure.quantity, out)
    _line(out, "not ruled out", interval(figure.quantity.hard))
    _line(out, "suggested", interval(figure.quantity.soft))
    _print_fields(figure, out)
    _line(out, "confidence", f"{figure.confidence:.2f}")


def _marks(figure: Figure) -> tuple[tuple[str, str, CharSpan | None], ...]:
    """The parts that are marked in the sentence: name, style, where."""
    quantity = figure.quantity
    return (
        ("comparator", "yellow", quantity.comparator_span),
        ("number", "bold red", quantity.number),
        ("counted", "green", figure.counted_span),
        ("place", "blue", figure.place_span),
        ("time", "magenta", figure.time_span),
    )


def _legend(figure: Figure, field: str) -> Text:
    """Each marked part by its name, in its colour; a part told elsewhere than in the sentence is named so."""
    from rich.text import Text  # noqa: PLC0415

    from sayso.cli.render import plain  # noqa: PLC0415

    legend = Text()
    for name, style, span in _marks(figure):
        if span is None:
            continue
        here = figure.sentence.start <= span.start and span.end <= figure.sentence.end
        legend.append(" · " if legend else "")
        legend.append(f"{name} ").append(plain(span.of(field)), style=style)
        legend.append("" if here else " (in another sentence)")
    return legend


def _print_bounds(quantity: Quantity, out: Console) -> None:
    """The stated interval, each of its bounds, and by which rule they were read."""
    from sayso.amounts import unit_behind  # noqa: PLC0415
    from sayso.cli.render import amount, number  # noqa: PLC0415
    from sayso.values import rule_of  # noqa: PLC0415

    stated, unit = quantity.stated, unit_behind(quantity)
    _line(out, "stated", amount(quantity))
    bounds = (("lower bound", stated.low, stated.low_open), ("upper bound", stated.high, stated.high_open))
    for name, bound, is_open in bounds:
        told = "none" if bound is None else f"{number(bound)}{unit}, {'left out' if is_open else 'included'}"
        _line(out, name, told)
    carried = " Carried on from the number before." if quantity.carried else ""
    _line(out, "by rule", f"{quantity.rule}: {rule_of(quantity.rule).reason}.{carried}")


def _print_fields(figure: Figure, out: Console) -> None:
    from sayso.figures import explain_rule  # noqa: PLC0415

    told = {
        "counted": f"{figure.counted}{' (part of a total)' if figure.subset else ''}",
        "event": figure.event.value,
        "place": f"{figure.place or ''} {figure.place_id.iso or '' if figure.place_id else ''}".strip(),
        "as_of": figure.as_of.to_iso() if figure.as_of else None,
        "source": figure.source or "(the article, in its own voice)",
        "stance": figure.stance.value,
    }
    for name, value in told.items():
        rule = figure.rules.get(name)
        _line(
            out, name.replace("_", "-"), f"{value} — by rule {rule}: {explain_rule(rule)}" if rule and value else value
        )


def _print_statement(statement: Statement, reading: Reading, out: Console) -> None:
    from sayso.cli.render import marked, spans_in  # noqa: PLC0415
    from sayso.spans import cover  # noqa: PLC0415

    field = reading.article.characters(statement.where)
    whole = cover([*statement.source, *statement.cue, *statement.content])
    roles = (("bold blue", statement.source), ("yellow", statement.cue), ("green", statement.content))
    out.print(f"Statement {statement.id}", style="bold")
    out.print(marked(whole.of(field), [mark for style, spans in roles for mark in spans_in(whole, spans, style)]))
    for name, spans in (("source", statement.source), ("cue", statement.cue), ("content", statement.content)):
        _line(out, name, " ... ".join(span.of(field) for span in spans))
    speaker = statement.speaker
    if speaker:
        _line(out, "speaker", speaker.name)
        _line(out, "role", speaker.role)
        _line(out, "affiliation", speaker.affiliation)
        _line(out, "country", speaker.country)
    _line(out, "kind", statement.kind.value)
    _line(out, "stance", statement.stance.value)
    _line(out, "said on", statement.said_on.to_iso() if statement.said_on else None)
    _line(out, "confidence", f"{statement.confidence:.2f}   by rule {statement.rule}")


def _print_finding(finding: Finding, out: Console) -> None:
    from sayso.cli.render import evidence, plain  # noqa: PLC0415

    verdict = f": {finding.verdict.value}" if finding.verdict else ""
    out.print(f"Finding, {finding.kind.value}{verdict}", style="bold")
    out.print(plain(finding.why))
    _line(out, "part", finding.part.value if finding.part else None)
    _line(out, "rule", finding.rule)
    for found in (finding.headline, *finding.body):
        if found:
            out.print(f"  {found.where:12} ", evidence(found, "bold yellow"), sep="")


def _print_page(reading: Reading, out: Console) -> None:
    from sayso.cli.render import plain  # noqa: PLC0415

    out.print(plain(reading.article.headline) or "(no headline)", style="bold")
    _line(out, "statements", str(len(reading.statements)))
    _line(out, "figures", str(len(reading.figures)))
    for finding in reading.findings:
        _line(out, finding.kind.value, finding.why)
    for residue in reading.article.residue:
        _line(out, "cut away", f"{residue.text}   by rule {residue.rule}")


def _print_provenance(record: Record, out: Console) -> None:
    article, provenance = record.reading.article, record.reading.provenance
    out.print("Page", style="bold")
    _line(out, "id", record.page)
    _line(out, "headline", article.headline)
    _line(out, "outlet", article.outlet)
    _line(out, "address", article.url or article.address)
    dated = f"{article.published or 'no date'} ({article.published_from or 'not told'})"
    _line(out, "published", dated)
    _line(out, "digest", article.page_digest)
    _line(out, "origin", record.origin)
    _line(out, "copies", ", ".join(record.copies) if len(record.copies) > 1 else None)
    models = ", ".join(f"{name}: {version}" for name, version in provenance.models.items())
    _line(out, "read by", f"sayso {provenance.sayso} ({models}) at {provenance.read_at.isoformat()}")
