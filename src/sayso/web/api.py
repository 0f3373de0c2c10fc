"""The ledger as JSON, under /api/v1: parse, ask, encode. Names of fields are those of `--json` on the command line."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi import Query as Parameter
from fastapi.responses import PlainTextResponse
from starlette.concurrency import run_in_threadpool

from sayso.encode import finding_to_json, reading_to_json, refusal_to_json
from sayso.encode.answers import answers_to_json, question_to_json, record_to_json, stats_to_json
from sayso.model import FORMAT, FindingKind, Verdict
from sayso.web.asked import Asked, Next, facets
from sayso.web.paging import ask_page, reached_of, token_of
from sayso.web.pasting import read_pasted
from sayso.web.problems import ProblemShape
from sayso.web.questions import answers_to_csv, bars, question_of
from sayso.web.site import SiteHere

Json = dict[str, Any]
Size = Annotated[int, Parameter(ge=1, le=500)]


class CsvResponse(PlainTextResponse):
    """A table as text."""

    media_type = "text/csv"


PROBLEMS: dict[int | str, Json] = {
    status: {"model": ProblemShape, "description": told}
    for status, told in (
        (400, "The question can't be understood."),
        (401, "The token is missing."),
        (404, "There is no such record."),
        (405, "That can't be done to this address."),
        (503, "The ledger can't be read now."),
    )
}
router = APIRouter(prefix="/api/v1", responses=PROBLEMS)


@router.get("/search")
def search(site: SiteHere, query: Asked, after: Next = None) -> Json:
    """Figures grouped into questions, statements, and how many each speaker, outlet, place, event and stance has."""
    with site.ledger() as ledger:
        answers, following = ask_page(ledger, query, after)
    counted = {name: [{"value": value, "count": n} for value, n in tally] for name, tally in facets(answers).items()}
    return {**answers_to_json(answers), "facets": counted, "next": following}


@router.get("/questions/{identity}")
def question(site: SiteHere, identity: str) -> Json:
    """The question that a figure (its id) answers, and its answers as bars for a chart."""
    with site.ledger() as ledger:
        found = question_of(ledger, identity)
    return {"format": FORMAT, "question": question_to_json(found), "bars": bars(found)}


@router.get("/questions/{identity}/csv", response_model=None, responses={200: {"content": {"text/csv": {}}}})
def question_csv(site: SiteHere, identity: str) -> CsvResponse:
    """The answers to the question of a figure as CSV."""
    with site.ledger() as ledger:
        told = answers_to_csv(question_of(ledger, identity))
    headers = {"Content-Disposition": 'attachment; filename="answers.csv"'}
    return CsvResponse(told, headers=headers)


@router.get("/records/{identity}")
def record(site: SiteHere, identity: str) -> Json:
    """One record whole: a page, statement, figure or finding, by its id or the beginning of it."""
    with site.ledger() as ledger:
        return record_to_json(ledger.show(identity))


@router.get("/articles/{identity:path}")
def article(site: SiteHere, identity: str) -> Json:
    """The reading of a page, by its id or its article's id."""
    with site.ledger() as ledger:
        return reading_to_json(ledger.show(identity).reading)


@router.get("/findings")
def findings(
    site: SiteHere,
    kind: FindingKind | None = None,
    verdict: Verdict | None = None,
    limit: Size = 50,
    after: Next = None,
) -> Json:
    """Findings, newest first."""
    reached = reached_of(after)
    with site.ledger() as ledger:
        found = list(islice(ledger.findings(kind=kind, verdict=verdict, limit=reached + limit + 1), reached, None))
    told = [
        {
            **finding_to_json(each.finding),
            "id": each.id,
            "article": each.article,
            "page": each.page,
            "title": each.headline,
            "outlet": each.outlet,
            "published": each.published.isoformat() if each.published else None,
        }
        for each in found[:limit]
    ]
    return {"format": FORMAT, "findings": told, "next": token_of(reached + limit) if len(found) > limit else None}


@router.get("/refusals")
def refusals(site: SiteHere, limit: Size = 50, after: Next = None) -> Json:
    """What was not read, where and why."""
    reached = reached_of(after)
    with site.ledger() as ledger:
        found = list(islice(ledger.refusals(), reached, reached + limit + 1))
    following = token_of(reached + limit) if len(found) > limit else None
    return {"format": FORMAT, "refusals": [refusal_to_json(each) for each in found[:limit]], "next": following}


@router.get("/stats")
def stats(site: SiteHere) -> Json:
    """How much the ledger holds, at most half a minute ago."""
    with site.ledger() as ledger:
        return {"format": FORMAT, **stats_to_json(site.stats(ledger))}


@router.post("/read", responses={413: {"model": ProblemShape}, 422: {"model": ProblemShape}})
async def read(site: SiteHere, request: Request, outlet: str = "", published: str = "", *, keep: bool = False) -> Json:
    """The reading of the body, a page's text or markup. It is kept only where `keep` is true and adding is allowed."""
    body = await request.body()
    reading = await run_in_threadpool(read_pasted, site, body, outlet=outlet, published=published, keep=keep)
    return reading_to_json(reading)
