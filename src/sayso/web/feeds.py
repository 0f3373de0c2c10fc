"""Atom feeds of findings and of searches, made with the standard library."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from sayso.model import Event, FindingKind, Verdict
from sayso.visible import visible
from sayso.web.asked import Asked, told_of
from sayso.web.looks import amount
from sayso.web.questions import evidence_of
from sayso.web.site import SiteHere

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.answers import FoundFinding, Said
    from sayso.model import Answer

ATOM = "http://www.w3.org/2005/Atom"
LENGTH = 50
NEVER = dt.date(1970, 1, 1)

router = APIRouter(prefix="/feeds", include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    id: str
    title: str
    text: str
    path: str
    day: dt.date | None


@router.get("/findings.atom")
def findings(
    site: SiteHere, request: Request, kind: FindingKind | None = None, verdict: Verdict | None = None
) -> Response:
    """The newest findings, of one kind or verdict where these are given."""
    with site.ledger() as ledger:
        found = list(ledger.findings(kind=kind, verdict=verdict, limit=LENGTH))
    return _feed(request, "sayso: findings", map(_of_finding, found))


@router.get("/search.atom")
def search(site: SiteHere, request: Request, query: Asked) -> Response:
    """The statements and figures that answer a search, newest first: a search that is saved is its address."""
    with site.ledger() as ledger:
        answers = ledger.find(query)
    entries = [*map(_of_said, answers.statements), *map(_of_answer, answers.figures)]
    entries.sort(key=lambda entry: (entry.day or NEVER, entry.id), reverse=True)
    filters = [value for name, value in told_of(query).items() if value and name != "kind"]
    return _feed(request, f"sayso: {', '.join(filters) or 'everything'}", entries[:LENGTH])


def _of_finding(found: FoundFinding) -> Entry:
    verdict = f", {found.finding.verdict.value}" if found.finding.verdict else ""
    title = f"{found.finding.kind.value}{verdict}: {found.headline}"
    return Entry(found.id, title, found.finding.why, f"/article/{found.id}", found.published)


def _of_said(said: Said) -> Entry:
    speaker = said.statement.speaker.name if said.statement.speaker else "nobody named"
    title = f"{speaker} {said.statement.stance.value}"
    return Entry(said.id, title, said.content, f"/article/{said.page}#{said.statement.id}", said.published)


def _of_answer(answer: Answer) -> Entry:
    figure = answer.figure
    place = f" in {figure.place}" if figure.place else ""
    event = f", {figure.event.value}" if figure.event is not Event.OTHER else ""
    title = f"{figure.source or 'the article'}: {amount(figure.quantity)} {figure.counted}{event}{place}"
    return Entry(answer.id, title, answer.sentence, evidence_of(answer), answer.published)


def _feed(request: Request, title: str, entries: Iterable[Entry]) -> Response:
    base = str(request.base_url).rstrip("/")
    listed = list(entries)
    root = ET.Element("feed", xmlns=ATOM)
    _add(root, "id", str(request.url))
    _add(root, "title", title)
    _add(root, "updated", _time(max((entry.day or NEVER for entry in listed), default=NEVER)))
    author = ET.SubElement(root, "author")
    _add(author, "name", "sayso")
    ET.SubElement(root, "link", rel="self", href=str(request.url))
    for entry in listed:
        _add_entry(root, entry, base)
    return Response(ET.tostring(root, "utf-8", xml_declaration=True), media_type="application/atom+xml")


def _add_entry(root: ET.Element, entry: Entry, base: str) -> None:
    made = ET.SubElement(root, "entry")
    _add(made, "id", f"urn:sayso:{entry.id}")
    _add(made, "title", entry.title)
    _add(made, "updated", _time(entry.day or NEVER))
    ET.SubElement(made, "link", href=base + entry.path)
    _add(made, "summary", entry.text)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = visible(text)


def _time(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
