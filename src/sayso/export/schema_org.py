"""Readings as schema.org JSON-LD: each page a NewsArticle, exact words a Quotation, the rest a Claim.

A Claim's text is what its author holds to be so: the words themselves where they are asserted, else a sentence that
names the stance ("Ivana Koleva denies: that the building had been closed"), so that nobody is made to claim what they
deny. A figure's Claim is about a QuantitativeValue with the bounds that the page writes; that a bound itself is left
out ("more than 40") schema.org can't tell, and `description` holds the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.encode import interval_to_json
from sayso.export.names import figure_title, iri_of, statement_title, web_address
from sayso.export.streams import cleaned, stream_to, write_document
from sayso.model import SpeechKind, Stance
from sayso.store.rows import content_of, figure_rows, statement_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sayso.model import Article, Figure, Place, Speaker, Statement
    from sayso.store.base import Entry, View

Json = dict[str, Any]

CONTEXT = "https://schema.org"
PLAIN_UNITS = frozenset({"count", ""})


def write(view: View, out: Path | None) -> int:
    """Write the graph to the file `out`, or to standard output, and count the readings."""
    count = 0

    def nodes() -> Iterator[Json]:
        nonlocal count
        for count, entry in enumerate(view.entries(), start=1):  # noqa: B007 - counted, and returned
            yield from map(cleaned, nodes_of(entry))

    with stream_to(out) as stream:
        write_document(stream, {"@context": CONTEXT}, "@graph", nodes(), lambda _: {})
    return count


def nodes_of(entry: Entry) -> Iterator[Json]:
    """The page, its statements and its figures."""
    reading, page = entry.reading, {"@id": iri_of(entry.page)}
    yield _article(entry)
    names: dict[str, tuple[str, Speaker | None]] = {}
    for statement, row in zip(reading.statements, statement_rows(reading), strict=True):
        names[statement.id] = (row["id"], statement.speaker)
        yield {"@id": iri_of(row["id"]), **_statement(statement, reading.article, page)}
    for figure, row in zip(reading.figures, figure_rows(reading), strict=True):
        said_in, speaker = names.get(figure.statement or "", (None, None))
        told = _figure(figure, reading.article, page)
        based = {"@id": iri_of(said_in)} if said_in else None
        yield {"@id": iri_of(row["id"]), **told, "author": _speaker(speaker), "isBasedOn": based}


def _article(entry: Entry) -> Json:
    article, made = entry.reading.article, entry.reading.provenance
    return {
        "@id": iri_of(entry.page),
        "@type": "NewsArticle",
        "identifier": article.id,
        "url": web_address(article.url),
        "headline": article.headline,
        "datePublished": article.published and article.published.isoformat(),
        "inLanguage": article.language,
        "author": [{"@type": "Person", "name": name} for name in article.byline if name],
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
        "sdDatePublished": made.read_at.date().isoformat(),
    }


def _statement(statement: Statement, article: Article, page: Json) -> Json:
    speaker = _speaker(statement.speaker)
    shared = {
        "name": statement_title(statement, article),
        "inLanguage": article.language,
        "keywords": f"stance: {statement.stance.value}",
        "dateCreated": statement.said_on and statement.said_on.start.isoformat(),
    }
    words = " ".join(content_of(statement, article).split())
    if statement.kind is SpeechKind.DIRECT:
        return {"@type": "Quotation", "text": words, "spokenByCharacter": speaker, "isPartOf": page, **shared}
    text = words if statement.stance is Stance.ASSERTS else shared["name"]
    return {"@type": "Claim", "text": text, "author": speaker, "appearance": page, **shared}


def _speaker(speaker: Speaker | None) -> Json | None:
    if speaker is None:
        return None
    part_of = {"@type": "Organization", "name": speaker.affiliation} if speaker.affiliation else None
    if speaker.group:
        return {"@type": "Organization", "name": speaker.name, "parentOrganization": part_of}
    return {"@type": "Person", "name": speaker.name, "jobTitle": speaker.role, "affiliation": part_of}


def _figure(figure: Figure, article: Article, page: Json) -> Json:
    days = figure.as_of
    return {
        "@type": "Claim",
        "name": figure_title(figure),
        "text": " ".join(figure.sentence.of(article.characters(figure.where)).split()),
        "inLanguage": article.language,
        "keywords": f"event: {figure.event.value}, stance: {figure.stance.value}",
        "appearance": page,
        "about": _quantity(figure),
        "spatialCoverage": _place(figure.place, figure.place_id),
        "temporalCoverage": days and f"{days.start.isoformat()}/{days.end.isoformat()}",
    }


def _quantity(figure: Figure) -> Json:
    unit, told = figure.quantity.unit, interval_to_json(figure.quantity.stated)
    is_point = figure.quantity.stated.is_point
    bounds = {"value": told["low"]} if is_point else {"minValue": told["low"], "maxValue": told["high"]}
    return {
        "@type": "QuantitativeValue",
        "name": figure.counted,
        "description": figure.quantity.surface,
        **bounds,
        "unitText": None if unit in PLAIN_UNITS else unit,
    }


def _place(name: str | None, known: Place | None) -> Json | None:
    if name is None:
        return None
    address = {"@type": "PostalAddress", "addressCountry": known.iso} if known and known.iso else None
    same = f"https://sws.geonames.org/{known.geonames}/" if known and known.geonames else None
    return {"@type": "Place", "name": known.name if known else name, "address": address, "sameAs": same}
