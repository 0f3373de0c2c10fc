"""How a question looks in a terminal: its answers as a table, newest last, each with its interval drawn as a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.amounts import count_of
from sayso.cli.render import amount, number, plain, print_hanging, short
from sayso.cli.voices import voices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table

    from sayso.interval import Interval
    from sayso.model import Answer, Question

BAR = 16
"""Columns of a bar."""

ID = 16
"""Columns of the beginning of an id."""

STYLES = {"agree": "green", "compatible": "cyan", "revised": "yellow", "disputed": "bold red"}


def print_questions(questions: Sequence[Question], out: Console) -> None:
    """Questions with several answers, each with how they stand; then those answered once, in one table."""
    for question in questions:
        if len(question.answers) > 1:
            print_question(question, out)
    once = [answer for question in questions if len(question.answers) == 1 for answer in question.answers]
    if once:
        out.print("\nAnswered once", style="bold")
        print_answers(once, out, bars=False)


def print_question(question: Question, out: Console) -> None:
    """The question in a line, how its answers stand, and the answers."""
    from rich.text import Text  # noqa: PLC0415 - a tenth of a second to import

    origins = len({answer.origin or answer.article for answer in question.answers})
    pages = len({answer.article for answer in question.answers})
    place = f" in {plain(question.place)}" if question.place else ""
    days = f", {question.days.to_iso()}" if question.days else ""
    event = "" if question.event == "other" else f", {question.event.value}"
    out.print(f"\n{plain(question.counted)}{event}{place}{days}", style="bold")
    counted = f"{count_of(origins, 'independent report')} on {count_of(pages, 'page')}"
    standing = question.standing.value if question.standing else "one answer"
    out.print(Text.assemble((standing, STYLES.get(standing, "")), f" ({counted}). {plain(question.why)}"))
    print_answers(question.answers, out)
    print_hanging(voices(question.answers), out)


WIDE = 100
"""Columns from which an answer fits in one row of a table; below, each takes two lines or more."""


def print_answers(answers: Sequence[Answer], out: Console, *, bars: bool = True) -> None:
    """The answers as a table, or on a narrow terminal each in lines of its own."""
    if out.width >= WIDE:
        out.print(answers_table(answers, bars=bars))
    else:
        _print_stacked(answers, out, bars=bars)


def _print_stacked(answers: Sequence[Answer], out: Console, *, bars: bool) -> None:
    """Each answer with its day, interval and bar in one line, its words, speaker and outlet below."""
    from rich.text import Text  # noqa: PLC0415 - a tenth of a second to import

    scale = _scale(answers)
    widest = max(len(amount(answer.figure.quantity)) for answer in answers)
    for answer in answers:
        figure = answer.figure
        day = figure.as_of.to_iso() if figure.as_of else "?"
        drawn = f"  {bar(figure.quantity.stated, scale)}" if bars else ""
        out.print(Text(f"{day}  {amount(figure.quantity):>{widest}}{drawn}"), soft_wrap=True)
        words = f"“{plain(figure.quantity.surface)}” {plain(figure.counted)}"
        outlet = plain(answer.outlet or answer.headline)
        who = f"{plain(figure.source) or '(the article)'} {figure.stance.value}, {outlet}"
        print_hanging([("", f"{words}: {who}"), ("", short(answer.id) or figure.id)], out, indent=4)


def answers_table(answers: Sequence[Answer], *, bars: bool = True) -> Table:
    """The answers, one a row, in the order given; with bars only where they measure one thing."""
    from rich.table import Table  # noqa: PLC0415 - a tenth of a second to import

    scale = _scale(answers)
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("as of", no_wrap=True)
    table.add_column("interval", justify="right", no_wrap=True)
    if bars:
        table.add_column(ruler(scale), no_wrap=True, min_width=BAR)
    table.add_column("words", overflow="fold", min_width=14)
    table.add_column("speaker", overflow="fold", min_width=12)
    table.add_column("stance", no_wrap=True)
    table.add_column("outlet", overflow="ellipsis", no_wrap=True, max_width=18)
    table.add_column("id", no_wrap=True, style="dim", min_width=ID)
    for answer in answers:
        figure = answer.figure
        drawn = (bar(figure.quantity.stated, scale),) if bars else ()
        table.add_row(
            figure.as_of.to_iso() if figure.as_of else "?",
            amount(figure.quantity),
            *drawn,
            plain(f"{figure.quantity.surface} {figure.counted}"),
            plain(figure.source) or "(the article)",
            figure.stance.value,
            plain(answer.outlet or answer.headline),
            short(answer.id) or figure.id,
        )
    return table


def _scale(answers: Sequence[Answer]) -> tuple[float, float]:
    stated = [answer.figure.quantity.stated for answer in answers]
    bounds = [bound for interval in stated for bound in (interval.low, interval.high) if bound is not None]
    low, high = min(bounds, default=0.0), max(bounds, default=1.0)
    margin = (high - low) / 4 or max(abs(high) / 2, 1.0)
    return max(0.0, low - margin) if low >= 0 else low - margin, high + margin


def ruler(scale: tuple[float, float]) -> str:
    """The ends of `scale` as the head of a column of bars: "5          19"; blank where they do not fit."""
    low, high = (number(float(f"{end:.2g}")) for end in scale)
    return f"{low}{high:>{BAR - len(low)}}" if len(low) + len(high) < BAR else ""


def bar(stated: Interval, scale: tuple[float, float]) -> str:
    """`stated` drawn over BAR columns: ● a point, ├─┤ closed ends, ╟ ╢ open ones, ◂ ▸ no bound on that side."""
    low, high = scale

    def column(value: float) -> int:
        return min(BAR - 1, max(0, round((value - low) / (high - low) * (BAR - 1))))

    start = 0 if stated.low is None else column(stated.low)
    end = BAR - 1 if stated.high is None else column(stated.high)
    if start == end:
        return " " * start + "●"
    first = "◂" if stated.low is None else "╟" if stated.low_open else "├"
    last = "▸" if stated.high is None else "╢" if stated.high_open else "┤"
    return " " * start + first + "─" * (end - start - 1) + last
