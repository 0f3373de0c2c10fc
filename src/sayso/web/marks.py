"""An article's text cut where something begins or ends, so that each piece can be marked with all that it is.

"At least 40 people died, police said." -> [At least 40](figure, content) [ people died](content) ...
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.model import Event
from sayso.web.looks import amount, segment

if TYPE_CHECKING:
    from sayso.model import Evidence, Figure, Finding, Reading, Statement, Where
    from sayso.spans import CharSpan


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters that are something to a record, `of`. An `anchor` is where links to the record lead."""

    start: int
    end: int
    role: str  # source, cue, content, figure, counted, place, time, evidence
    of: str  # id of the statement or figure in its article; "n1" for its first finding
    how: str  # how the record was read
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with all that they are, to the shortest mark first; `roles` is empty for plain text."""

    text: str
    roles: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()  # the keyboard stops where there are some


@dataclass(frozen=True, slots=True)
class Shown:
    """Words that a finding rests on, and where they stand."""

    surface: str
    href: str


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


def shown_findings(reading: Reading) -> list[tuple[str, Finding, list[Shown]]]:
    """Each finding with its id in the page and the words that show it, here or in another article."""
    found = []
    for number, finding in enumerate(reading.findings, 1):
        told = [
            Shown(
                evidence.surface, f"#{_anchor(number, place)}" if _is_here(evidence, reading) else _elsewhere(evidence)
            )
            for place, evidence in enumerate(_evidence(finding))
        ]
        found.append((f"n{number}", finding, told))
    return found


def _marks(reading: Reading, where: Where) -> Iterator[Mark]:
    text = reading.article.characters(where)
    for statement in reading.statements:
        if statement.where == where:
            yield from _statement_marks(statement)
    for figure in reading.figures:
        if figure.where == where:
            yield from _figure_marks(figure, text)
    for number, finding in enumerate(reading.findings, 1):
        for place, evidence in enumerate(_evidence(finding)):
            if evidence.where == where and _is_here(evidence, reading):
                span = evidence.span
                yield Mark(span.start, span.end, "evidence", f"n{number}", finding.why, _anchor(number, place))


def _statement_marks(statement: Statement) -> Iterator[Mark]:
    how = how_statement(statement)
    stop = (statement.cue or statement.source or statement.content)[0]
    for role, spans in (("source", statement.source), ("cue", statement.cue), ("content", statement.content)):
        for span in spans:
            yield Mark(span.start, span.end, role, statement.id, how, statement.id if span is stop else "")


def _figure_marks(figure: Figure, text: str) -> Iterator[Mark]:
    how = how_figure(figure)
    yield Mark(figure.span.start, figure.span.end, "figure", figure.id, how, figure.id)
    beside: tuple[tuple[str, CharSpan | None], ...] = (
        ("counted", figure.counted_span),
        ("place", figure.place_span),
        ("time", figure.time_span),
    )
    for role, span in beside:
        if span and _is_of_words(span, text):
            yield Mark(span.start, span.end, role, figure.id, how)


def _is_of_words(span: CharSpan, text: str) -> bool:
    """True where a span cuts no word: one that does was meant for the headline, not for the text."""
    edges = (text[max(0, at - 1) : at + 1] for at in (span.start, span.end))
    return span.end <= len(text) and not any(len(edge) == 2 and edge.isalnum() for edge in edges)


def _evidence(finding: Finding) -> tuple[Evidence, ...]:
    return tuple(each for each in (finding.headline, *finding.body) if each)


def _is_here(evidence: Evidence, reading: Reading) -> bool:
    return evidence.article in {None, "", reading.article.id}


def _anchor(number: int, place: int) -> str:
    return f"n{number}-{place + 1}" if place else f"n{number}"


def _elsewhere(evidence: Evidence) -> str:
    return f"/article/{segment(evidence.article or '')}"


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
    event = f", {figure.event.value}" if figure.event is not Event.OTHER else ""
    told = f"{amount(figure.quantity)} {figure.counted}{event}{place}{when}{by}"
    return f"{told} ({figure.stance.value}; rule {figure.quantity.rule}; confidence {figure.confidence:.2f})"


def _pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    inside = sorted(
        (mark for mark in marks if mark.start < end and mark.end > start), key=lambda mark: mark.end - mark.start
    )
    cuts = {start, end, *(mark.start for mark in inside), *(mark.end for mark in inside)}
    bounds = sorted(cut for cut in cuts if start <= cut <= end)
    for here, after in pairwise(bounds):
        covering = [mark for mark in inside if mark.start < after and mark.end > here]
        yield Piece(
            text[here:after],
            tuple(dict.fromkeys(mark.role for mark in covering)),
            tuple(dict.fromkeys(mark.of for mark in covering)),
            tuple(dict.fromkeys(mark.how for mark in covering)),
            tuple(mark.anchor for mark in covering if mark.anchor and mark.start == here),
        )
