"""Writes what sayso finds in the form that each scorer takes: `found.py KIND IN OUT`.

A thin layer over the public API, with no logic of its own: it turns rows of development data into pages, and readings
into rows. KIND is one of: attributions, figures, quantities, dates, pages, headlines, pairs, questions.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sayso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sayso import Attribution, Figure, Page, Quantity, Reader, Reading

Row = dict[str, Any]


def rows_of(path: Path) -> Iterator[Row]:
    """The JSON objects of a file of JSON lines, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def page_of(content: bytes, address: str) -> Page:
    """The one page that `content` holds."""
    found = next(sayso.open_bytes(content, address))
    if isinstance(found, sayso.Refusal):
        raise sayso.SaysoError(found.what, where=found.where)
    return found


def readings(rows: Iterable[Row]) -> Iterator[Reading]:
    """The readings of article rows, in their order."""
    lines = ((json.dumps(row).encode(), str(row["id"])) for row in rows)
    return sayso.read_all((page_of(line, name) for line, name in lines), sayso.Reader.load)


def attributions(path: Path) -> Iterator[Row]:
    """Outermost attributions of each text, quotations that are taken up again in one with what they continue."""
    for reading in readings(rows_of(path)):
        statements = [statement for statement in reading.statements if statement.where == "text"]
        outermost = sayso.outermost_attributions(statements)
        yield {"id": reading.article.id, "attributions": [_spans(attribution) for attribution in outermost]}


def _spans(attribution: Attribution) -> Row:
    roles = {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}
    return {role: [[span.start, span.end] for span in spans] for role, spans in roles.items()}


def figures(path: Path) -> Iterator[Row]:
    """Figures of each article, as a reading's JSON has them."""
    for reading in readings(rows_of(path)):
        yield {"article": reading.article.id, "figures": sayso.reading_to_json(reading)["figures"]}


def quantities(path: Path) -> Iterator[Row]:
    """Quantities of each sentence."""
    for row in rows_of(path):
        yield {"id": row["id"], "quantities": [_quantity(row["text"], q) for q in sayso.read_quantities(row["text"])]}


def _quantity(text: str, quantity: Quantity) -> Row:
    noun = quantity.noun.of(text) if quantity.noun else None
    return {
        "start": quantity.span.start,
        "end": quantity.span.end,
        "low": quantity.stated.low,
        "high": quantity.stated.high,
        "low_open": quantity.stated.low_open,
        "high_open": quantity.stated.high_open,
        "approx": quantity.approx,
        "comparator": quantity.comparator.value,
        "unit": noun if quantity.unit == "count" else sayso.unit_name(quantity.unit),
        "counted": noun,
    }


def dates(path: Path) -> Iterator[Row]:
    """Times of each text, resolved against its reference date."""
    for row in rows_of(path):
        found = sayso.read_times(row["text"], reference=_day(row["reference"]))
        told = [{"start": t.span.start, "end": t.span.end, "value": t.value} for t in found]
        yield {"id": row["id"], "expressions": told}


def _day(told: str | None) -> dt.date | None:
    """A reference date: ISO, with or without a time, or day first as one document of MEANTIME has it."""
    if not told:
        return None
    form = "%Y-%m-%d" if told[4] == "-" else "%d-%m-%Y"
    return dt.datetime.strptime(told[:10], form).date()  # noqa: DTZ007 - a day has no zone


def pages(path: Path) -> Iterator[Row]:
    """Headline, authors, date and text of each page; the markup stands in `html/` beside the list."""
    for row in rows_of(path):
        markup = gzip.decompress((path.parent / "html" / f"{row['id']}.html.gz").read_bytes())
        try:
            article = sayso.read_article(page_of(markup, row["id"]))
        except sayso.SaysoError:
            continue  # a page in another language, or without an article: the scorer takes it as empty
        moment = article.published_time or article.published
        yield {
            "id": row["id"],
            "headline": article.headline,
            "authors": list(article.byline),
            "date": moment.isoformat() if moment else None,
            "text": article.text,
        }


def headlines(path: Path) -> Iterator[Row]:
    """Verdict on each headline over its body."""
    rows = list(rows_of(path))
    as_articles = ({"id": row["id"], "headline": row["headline"], "text": row["body"]} for row in rows)
    for reading in readings(as_articles):
        verdict, score = sayso.headline_verdict(reading.findings)
        yield {"id": reading.article.id, "verdict": verdict.value, "score": score}


def pairs(path: Path) -> Iterator[Row]:
    """Verdict on each pair of sentences."""
    reader: Reader = sayso.Reader.load()
    for row in rows_of(path):
        verdict, _ = reader.compare_claims(row["premise"], row["hypothesis"])
        yield {"id": row["id"], "verdict": verdict.value}


def questions(path: Path) -> Iterator[Row]:
    """Figures of all articles grouped into questions, and the articles that are copies of one text."""
    with sayso.Ledger.open(":memory:") as ledger:
        for reading in readings(rows_of(path)):
            ledger.add(reading)
        grouped = [
            {"rows": [_place(a.article, a.figure) for a in q.answers], "state": q.standing and q.standing.value}
            for q in ledger.questions()
        ]
        yield {"questions": grouped, "copies": [list(group) for group in ledger.copies()]}


def _place(article: str, figure: Figure) -> Row:
    return {"article": article, "where": figure.where, "start": figure.span.start, "end": figure.span.end}


KINDS: dict[str, Callable[[Path], Iterator[Row]]] = {
    function.__name__: function
    for function in (attributions, figures, quantities, dates, pages, headlines, pairs, questions)
}


def main() -> None:
    """Read IN as KIND says and write OUT."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=sorted(KINDS))
    parser.add_argument("given", type=Path)
    parser.add_argument("found", type=Path)
    options = parser.parse_args()
    with options.found.open("w", encoding="utf-8") as out:
        for row in KINDS[options.kind](options.given):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
