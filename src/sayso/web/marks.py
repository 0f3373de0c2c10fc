"""An article's text cut where something begins or ends, so that each piece can be marked with all that it is.

"At least 40 people died, police said." -> [At least 40](figure, content) [ people died](content) ...
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.web.looks import amount

if TYPE_CHECKING:
    from sayso.model import Figure, Reading, Statement, Where
    from sayso.spans import CharSpan


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters that are something. `anchor` is the id of the record that begins there, `how` how it was read."""

    start: int
    end: int
    role: str  # source, cue, content, figure, counted, place, time
    how: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with all that they are; `roles` is empty for plain text."""

    text: str
    roles: tuple[str, ...] = ()
    how: str = ""
    anchors: tuple[str, ...] = ()

    @property
    def is_stop(self) -> bool:
        """True where the keyboard stops: at a figure and at a cue."""
        return bool(self.anchors)


def headline_pieces(reading: Reading) -> tuple[Piece, ...]:
    """The headline, cut."""
    headline = reading.article.headline
    return tuple(_pieces(headline, 0, len(headline), list(_marks(reading, "headline"))))


def paragraphs(reading: Reading) -> tuple[tuple[Piece, ...], ...]:
    """The text's paragraphs, each cut."""
    text = reading.article.text
    marks = list(_marks(reading, "text"))
    found = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            found.append(tuple(_pieces(text, start, end, marks)))
        start = end + 1
    return tuple(found)


def _marks(reading: Reading, where: Where) -> Iterator[Mark]:
    for statement in reading.statements:
        if statement.where == where:
            yield from _statement_marks(statement)
    for figure in reading.figures:
        if figure.where == where:
            yield from _figure_marks(figure)


def _statement_marks(statement: Statement) -> Iterator[Mark]:
    how = how_statement(statement)
    stop = (statement.cue or statement.source or statement.content)[0]
    for role, spans in (("source", statement.source), ("cue", statement.cue), ("content", statement.content)):
        for span in spans:
            anchor = statement.id if span is stop else ""
            yield Mark(span.start, span.end, role, how if anchor else "", anchor)


def _figure_marks(figure: Figure) -> Iterator[Mark]:
    yield Mark(figure.span.start, figure.span.end, "figure", how_figure(figure), figure.id)
    beside: tuple[tuple[str, CharSpan | None], ...] = (
        ("counted", figure.counted_span),
        ("place", figure.place_span),
        ("time", figure.time_span),
    )
    yield from (Mark(span.start, span.end, role) for role, span in beside if span)


def how_statement(statement: Statement) -> str:
    """How a statement was read, in one line."""
    speaker = statement.speaker.name if statement.speaker else "nobody named"
    when = f", said on {statement.said_on.to_iso()}" if statement.said_on else ""
    sure = f"confidence {statement.confidence:.2f}, rule {statement.rule}"
    return f"{speaker} {statement.stance.value}{when} ({statement.kind.value} speech; {sure})"


def how_figure(figure: Figure) -> str:
    """How a figure was read, in one line."""
    place = f" in {figure.place}" if figure.place else ""
    when = f", as of {figure.as_of.to_iso()}" if figure.as_of else ""
    by = f", by the word of {figure.source}" if figure.source else ", in the article's own voice"
    told = f"{amount(figure.quantity)} {figure.counted}, {figure.event.value}{place}{when}{by}"
    return f"{told} ({figure.stance.value}; rule {figure.quantity.rule}; confidence {figure.confidence:.2f})"


def _pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = {start, end, *(mark.start for mark in inside), *(mark.end for mark in inside)}
    bounds = sorted(cut for cut in cuts if start <= cut <= end)
    for here, after in pairwise(bounds):
        covering = [mark for mark in inside if mark.start < after and mark.end > here]
        begun = [mark for mark in covering if mark.start == here and mark.anchor]
        yield Piece(
            text[here:after],
            tuple(dict.fromkeys(mark.role for mark in covering)),
            " · ".join(mark.how for mark in begun),
            tuple(mark.anchor for mark in begun),
        )
