"""Statements and figures as W3C Web Annotations (Recommendation of 23 February 2017): one annotation page, as JSON-LD.

Each annotation targets the words that prove it, twice: on the web, where the page has an address, by the words and what
stands around them (TextQuoteSelector, which holds on any rendering of the page); and in the article's text as it was
read, `urn:sayso:PAGE#text` or `#headline`, by the same words and by their place (TextPositionSelector, in code points).
That text is the field of the page's reading in JSON lines. The speaker's own words are a body, with the purpose
"identifying". Findings come last, each with all words that show it: a headline's and its body's, or those of several
pages.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sayso.export.names import figure_title, iri_of, statement_title, web_address
from sayso.export.streams import cleaned, stream_to, write_document
from sayso.store.rows import figure_rows, statement_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sayso.answers import FoundFinding
    from sayso.model import Evidence, Figure, Statement, Where
    from sayso.spans import CharSpan
    from sayso.store.base import Entry, View

Json = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

AROUND = 32
"""Characters before and behind the words that a selector quotes, as Hypothesis and Apache Annotator have it."""


def write(view: View, out: Path | None) -> int:
    """Write the annotations to the file `out`, or to standard output, and count the readings."""
    count = 0

    def annotations() -> Iterator[Json]:
        nonlocal count
        for count, entry in enumerate(view.entries(), start=1):  # noqa: B007 - counted, and returned
            yield from map(cleaned, annotations_of(entry))
        yield from map(cleaned, map(of_finding, view.findings()))

    def collection(total: int) -> Json:
        told = {"id": iri_of("ledger"), "type": "AnnotationCollection", "label": "Statements and figures in the news"}
        return {"partOf": {**told, "total": total}}

    head = {"@context": CONTEXT, "id": iri_of("ledger", "1"), "type": "AnnotationPage", "startIndex": 0}
    with stream_to(out) as stream:
        write_document(stream, head, "items", annotations(), collection)
    return count


def annotations_of(entry: Entry) -> Iterator[Json]:
    """The annotations of one reading: its statements, then its figures."""
    reading = entry.reading
    for statement, row in zip(reading.statements, statement_rows(reading), strict=True):
        yield _of_statement(entry, statement, row["id"])
    for figure, row in zip(reading.figures, figure_rows(reading), strict=True):
        yield _of_figure(entry, figure, row["id"])


def _of_statement(entry: Entry, statement: Statement, identity: str) -> Json:
    where = statement.where
    speaker = [
        {"type": "SpecificResource", "purpose": "identifying", **part}
        for span in statement.source
        for part in _parts(entry, where, span)
    ]
    body = [
        _text("describing", statement_title(statement, entry.reading.article)),
        _text("tagging", f"stance: {statement.stance.value}"),
        _text("tagging", f"kind: {statement.kind.value}"),
        *speaker,
    ]
    return _annotation(entry, identity, body, where, statement.content)


def _of_figure(entry: Entry, figure: Figure, identity: str) -> Json:
    stated = figure.quantity.stated
    body = [
        _text("describing", figure_title(figure)),
        _text("tagging", f"event: {figure.event.value}"),
        _text("tagging", f"stance: {figure.stance.value}"),
        _text("classifying", f"{'(' if stated.low_open else '['}{_end(stated.low)}, {_end(stated.high)}]"),
    ]
    if figure.source:
        body.append(_text("describing", f"according to {figure.source}"))
    return _annotation(entry, identity, body, figure.where, (figure.span,))


def of_finding(found: FoundFinding) -> Json:
    """The annotation of a finding: what it shows, its rule, and all words that show it, on one page or on several."""
    finding = found.finding
    shown = (finding.headline, *finding.body) if finding.headline else finding.body
    tags = (f"finding: {finding.kind.value}", finding.verdict and f"verdict: {finding.verdict.value}")
    return {
        "id": iri_of(found.id),
        "type": "Annotation",
        "motivation": "commenting",
        "body": [
            _text("commenting", finding.why),
            *(_text("tagging", tag) for tag in tags if tag),
            _text("tagging", f"rule: {finding.rule}"),
        ],
        "target": [_words(evidence, evidence.article or found.article) for evidence in shown],
    }


def _words(evidence: Evidence, article: str) -> Json:
    """Words in an article as read, which `sayso show` gives by the article's id."""
    quote = {"type": "TextQuoteSelector", "exact": evidence.surface}
    place = {"type": "TextPositionSelector", "start": evidence.span.start, "end": evidence.span.end}
    source = {"id": iri_of(article, evidence.where), "type": "Text", "format": "text/plain"}
    return {"type": "SpecificResource", "source": source, "selector": [quote, place]}


def _end(bound: float | None) -> str:
    return "" if bound is None else f"{bound:.15g}"


def _annotation(entry: Entry, identity: str, body: list[Json], where: Where, spans: tuple[CharSpan, ...]) -> Json:
    made = entry.reading.provenance
    version = f"sayso {made.sayso}"
    return {
        "id": iri_of(identity),
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"id": iri_of(version), "type": "Software", "name": version},
        "generated": made.read_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "body": body,
        "target": [
            {"type": "SpecificResource", **part} for span in spans if span for part in _parts(entry, where, span)
        ],
    }


def _text(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "language": "en", "value": value}


def _parts(entry: Entry, where: Where, span: CharSpan) -> Iterator[Json]:
    """The words of a span: on the page at its address, if it has one, and in the article as read."""
    article = entry.reading.article
    text, address = article.characters(where), web_address(article.url)
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    if address is not None:
        yield {"source": address, "selector": quote}
    read = {"id": iri_of(entry.page, where), "type": "Text", "format": "text/plain", "via": address}
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    yield {"source": {**read, "language": article.language}, "selector": [quote, place]}
