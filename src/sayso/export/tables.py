"""The tables of an export: their columns, and the rows of one reading in each.

A reading gives one row of `pages` and any number of the others. Ids are those that `sayso show` takes; `page` in a row
is the id of its page. Times are ISO dates. What a column holds is told in `docs/reading.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.encode import article_to_json, figure_to_json, interval_to_json, provenance_to_json
from sayso.export.findings import evidence_rows, told_of
from sayso.spans import cover
from sayso.store.rows import clean, content_of, figure_rows, finding_rows, refusal_row, statement_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.model import Refusal
    from sayso.spans import Fragments
    from sayso.store.base import Entry

Row = dict[str, Any]

TEXT, REAL, COUNT, FLAG, DAY = "VARCHAR", "DOUBLE", "BIGINT", "BOOLEAN", "DATE"

_SHARED = {"id": TEXT, "page": TEXT, "article": TEXT, "outlet": TEXT, "published": DAY}
_BOUNDS = {"low": REAL, "high": REAL, "low_open": FLAG, "high_open": FLAG}

COLUMNS: dict[str, dict[str, str]] = {
    "pages": {
        **{name: kind for name, kind in _SHARED.items() if name != "page"},
        **dict.fromkeys(("published_from", "url", "headline", "byline", "language", "digest", "address"), TEXT),
        "origin": TEXT,
        "refused": FLAG,
        **dict.fromkeys(("sayso", "config", "read_at"), TEXT),
    },
    "statements": {
        **_SHARED,
        **dict.fromkeys(("where", "kind", "stance", "speaker", "role", "affiliation", "country"), TEXT),
        **dict.fromkeys(("group", "named"), FLAG),
        **dict.fromkeys(("said_from", "said_until"), DAY),
        **dict.fromkeys(("source", "cue", "content"), TEXT),
        **dict.fromkeys(("start", "end"), COUNT),
        "confidence": REAL,
        "rule": TEXT,
    },
    "figures": {
        **_SHARED,
        "where": TEXT,
        **dict.fromkeys(("start", "end"), COUNT),
        "surface": TEXT,
        **_BOUNDS,
        "approx": FLAG,
        **dict.fromkeys(("unit", "counted", "event", "place", "iso"), TEXT),
        "geonames": COUNT,
        **dict.fromkeys(("as_from", "as_until"), DAY),
        **dict.fromkeys(("source", "stance", "statement", "sentence"), TEXT),
        **{f"hard_{name}": kind for name, kind in _BOUNDS.items()},
        **{f"soft_{name}": kind for name, kind in _BOUNDS.items()},
        "subset": FLAG,
        "confidence": REAL,
    },
    "findings": {
        **_SHARED,
        **dict.fromkeys(("kind", "verdict", "part", "headline", "body", "why", "speaker", "about"), TEXT),
        **dict.fromkeys(("narrowed_to", "rule"), TEXT),
        "score": REAL,
    },
    "evidence": {
        "finding": TEXT,
        "number": COUNT,
        **dict.fromkeys(("side", "article", "where"), TEXT),
        **dict.fromkeys(("start", "end"), COUNT),
        **dict.fromkeys(("surface", "sentence"), TEXT),
    },
    "refusals": dict.fromkeys(("id", "page", "code", "what", "where", "mend"), TEXT),
}
"""Each table's columns, in order, with their types in Parquet."""


def rows_of(entry: Entry) -> Iterator[tuple[str, Row]]:
    """The rows of one reading, each with the name of its table."""
    yield "pages", _page(entry)
    yield from (("statements", row) for row in _statements(entry))
    yield from (("figures", row) for row in _figures(entry))
    yield from (("findings", row) for row in _findings(entry))
    for place, refusal in enumerate(entry.reading.refusals):
        yield "refusals", refusal_of(refusal, page=entry.page, place=place)


def refusal_of(refusal: Refusal, *, page: str | None, place: int = 0) -> Row:
    """The row of a refusal."""
    return {"page": page, **refusal_row(refusal, page=page, place=place)}


def _page(entry: Entry) -> Row:
    article = entry.reading.article
    told = article_to_json(article)
    return {
        **told,
        **provenance_to_json(entry.reading.provenance),
        "id": entry.page,
        "article": article.id,
        "digest": article.page_digest,
        "byline": "; ".join(article.byline),
        "origin": entry.origin,
        "refused": bool(entry.reading.refusals),
    }


def _shared(entry: Entry) -> Row:
    article = entry.reading.article
    published = article.published.isoformat() if article.published else None
    return {"page": entry.page, "article": article.id, "outlet": article.outlet, "published": published}


def _statements(entry: Entry) -> Iterator[Row]:
    article, shared = entry.reading.article, _shared(entry)
    for statement, row in zip(entry.reading.statements, statement_rows(entry.reading), strict=True):
        speaker, span = statement.speaker, cover(statement.content)
        text = article.characters(statement.where)
        yield {
            **shared,
            **row,
            "where": statement.where,
            **{name: getattr(speaker, name, None) for name in ("role", "affiliation", "country", "group", "named")},
            "source": _words(statement.source, text),
            "cue": _words(statement.cue, text),
            "content": content_of(statement, article),
            "start": span.start,
            "end": span.end,
            "rule": statement.rule,
        }


def _words(fragments: Fragments, text: str) -> str:
    return " ".join(span.of(text) for span in fragments)


def _figures(entry: Entry) -> Iterator[Row]:
    article, shared = entry.reading.article, _shared(entry)
    said = _ids_of_statements(entry)
    for figure, row in zip(entry.reading.figures, figure_rows(entry.reading), strict=True):
        yield {
            **shared,
            **figure_to_json(figure, article),
            **row,
            **{name: bool(row[name]) for name in ("low_open", "high_open", "approx")},
            **{f"hard_{name}": value for name, value in interval_to_json(figure.quantity.hard).items()},
            **{f"soft_{name}": value for name, value in interval_to_json(figure.quantity.soft).items()},
            "statement": said.get(figure.statement),
        }


def _ids_of_statements(entry: Entry) -> dict[str | None, str]:
    rows = statement_rows(entry.reading)
    return {statement.id: row["id"] for statement, row in zip(entry.reading.statements, rows, strict=True)}


def _findings(entry: Entry) -> Iterator[Row]:
    shared = _shared(entry)
    for finding, row in zip(entry.reading.findings, finding_rows(entry.reading), strict=True):
        yield {
            **shared,
            **row,
            **told_of(finding),
        }


def evidence_of_entry(entry: Entry) -> Iterator[Row]:
    """The rows of `evidence` of one reading: the words that its findings rest on."""
    article = entry.reading.article.id
    for finding, row in zip(entry.reading.findings, finding_rows(entry.reading), strict=True):
        yield from evidence_rows(row["id"], finding, article)


def cell_of(row: Row, name: str) -> Any:
    """The value of a column, as text that any program can hold where it is text."""
    value = row.get(name)
    return clean(value) if isinstance(value, str) else value
