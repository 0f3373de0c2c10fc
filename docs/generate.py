"""Writes the parts of the documentation that come from the code, so that they can't go stale.

- `reading.html`: an example page with its marks, and `reading.md`: what each stage returned for it
- `cli.md`: the help of every command
- `errors.md`: every error code
- `glossary.md` is checked against, not written
"""

from __future__ import annotations

import html
import inspect
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import click

import sayso
from sayso import errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso import Reading

EXAMPLE = Path(__file__).parent.parent / "examples" / "pages" / "rotterdam-strike-tribune.txt"
PUBLISHED = "2024-09-09"


def write_all(folder: Path) -> None:
    """Write every generated page into `folder`."""
    folder.mkdir(exist_ok=True)
    reading = sayso.read(EXAMPLE.read_text(encoding="utf-8"), published=PUBLISHED, outlet="Tribune")
    _write(folder / "reading.html", marked_html(reading))
    _write(folder / "reading.md", "\n".join(stage_tables(reading)) + "\n")
    _write(folder / "cli.md", "\n".join(cli_reference()) + "\n")
    _write(folder / "errors.md", "\n".join(error_table()) + "\n")


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def marked_html(reading: Reading) -> str:
    """The body of the reading with its marks, every character of it escaped."""
    text = reading.article.text
    roles: list[tuple[int, int, str]] = [
        (f.span.start, f.span.end, "figure") for f in reading.figures if f.where == "text"
    ]
    for statement in reading.statements:
        if statement.where == "text":
            for role in ("source", "cue", "content"):
                roles += [(span.start, span.end, role) for span in getattr(statement, role)]
    edges = sorted({0, len(text), *(edge for start, end, _ in roles for edge in (start, end))})
    parts = []
    for start, end in itertools.pairwise(edges):
        words = html.escape(text[start:end]).replace("\n\n", "<br><br>")
        for role in sorted({role for s, e, role in roles if s <= start and end <= e}):
            words = f'<mark class="{role}">{words}</mark>'
        parts.append(words)
    key = " ".join(f'<mark class="{role}">{role}</mark>' for role in ("source", "cue", "content", "figure"))
    headline = html.escape(reading.article.headline)
    return f'<div class="reading"><h4>{headline}</h4><p>{"".join(parts)}</p><p class="key">{key}</p></div>\n'


def stage_tables(reading: Reading) -> Iterator[str]:
    """What each stage returned, as tables."""
    article = reading.article
    yield "### Article\n\n| | |\n| --- | --- |"
    yield f"| headline | {article.headline} |"
    yield f"| dateline | {article.dateline} |"
    yield f"| published | {article.published} ({article.published_from}) |"
    yield "| cut away | " + "; ".join(f"{r.text} (`{r.rule}`)" for r in article.residue) + " |"
    yield "\n### Statements\n\n| speaker | stance | cue | content |\n| --- | --- | --- | --- |"
    for statement in reading.statements:
        field = article.characters(statement.where)
        cue, content = (" ... ".join(s.of(field) for s in spans) for spans in (statement.cue, statement.content))
        yield f"| {statement.speaker.name if statement.speaker else ''} | {statement.stance} | {cue} | {content} |"
    yield "\n### Figures\n\n| words | interval | counted | event | place | as of | source |\n|" + " --- |" * 7
    for figure in reading.figures:
        row = (
            figure.quantity.surface,
            f"{figure.quantity.stated.low} .. {figure.quantity.stated.high}",
            figure.counted,
            figure.event,
            figure.place,
            figure.as_of.to_iso() if figure.as_of else "",
            figure.source,
        )
        yield "| " + " | ".join(str(cell) for cell in row) + " |"
    yield "\n### Findings\n"
    for finding in reading.findings:
        yield f"- {finding.kind}{f', {finding.verdict}' if finding.verdict else ''}: {finding.why} (`{finding.rule}`)"


def cli_reference() -> Iterator[str]:
    """A section for each command: its own `--help`."""
    from sayso.cli.main import cli  # noqa: PLC0415 - the commands are needed here alone

    context = click.Context(cli, info_name="sayso", max_content_width=100)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=f"sayso {name}", max_content_width=100)
        yield f"(cli-{name})=\n## `sayso {name}`\n\n```text\n{command.get_help(inner)}\n```\n"


def error_table() -> Iterator[str]:
    """Every error's code and what it means."""
    yield "| code | error | what it means |\n| --- | --- | --- |"
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, errors.SaysoError):
            yield f"| `{kind.code}` | `{name}` | {inspect.getdoc(kind)} |"
