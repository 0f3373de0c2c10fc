"""The ledger as JSON, under /api/v1: parse, ask, encode. Names of fields are those of `--json` on the command line."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi import Path as InAddress
from fastapi import Query as Parameter
from fastapi.responses import JSONResponse

from sayso.encode import finding_to_json, reading_to_json, refusal_to_json
from sayso.encode.answers import (
    answers_to_json,
    counts_to_json,
    facets_to_json,
    part_to_json,
    record_to_json,
    stats_to_json,
)
from sayso.encode.json_bytes import bytes_of
from sayso.model import FORMAT, FindingKind, Verdict
from sayso.query import Query
from sayso.web import shapes
from sayso.web.asked import Asked, Next, facets
from sayso.web.paging import ask_page, reached_of, token_of
from sayso.web.pasting import MOST_ADDRESS, read_soon
from sayso.web.problems import ProblemShape
from sayso.web.questions import PAGES, answers_to_csv, bars, part_of, question_of
from sayso.web.site import SiteHere

Json = dict[str, Any]
Size = Annotated[int, Parameter(ge=1, le=500)]
Identity = Annotated[str, InAddress(min_length=1, max_length=300)]
Told = Annotated[str, Parameter(max_length=200)]
Address = Annotated[str, Parameter(max_length=MOST_ADDRESS, description="of a public page, instead of a body")]


def problems(told: dict[int, str]) -> dict[int | str, Json]:
    """What the document tells of answers that are problems."""
    return {status: {"model": ProblemShape, "description": words} for status, words in told.items()}


PROBLEMS = problems(
    {
        400: "The question can't be understood.",
        401: "The token is missing.",
        404: "There is no such record.",
        405: "That can't be done to this address.",
        503: "The ledger can't be read now, or others are being served.",
    }
)
READING = problems(
    {
        403: "Another site sent this.",
        408: "The body did not arrive in time.",
        413: "More was sent than is read.",
        422: "The text can't be read, or the address not fetched.",
    }
)
BODY: Json = {
    "requestBody": {
        "description": "A page's markup or text, its headline in the first line; UTF-8 where it names no charset.",
        "content": {kind: {"schema": {}} for kind in ("text/plain", "text/html")},  # any bytes: what they are is told
    }
}


class JsonAnswer(JSONResponse):
    """An object as JSON, written once: no second look at each of its values."""

    def render(self, content: Json) -> bytes:
        """The bytes of `content`."""
        return bytes_of(content)


router = APIRouter(prefix="/api/v1", responses=PROBLEMS, default_response_class=JsonAnswer)


def shaped(shape: type) -> dict[int | str, Json]:
    """What the document tells of an answer of that shape."""
    return {200: {"model": shape, "description": (shape.__doc__ or "").strip()}}


@router.get("/search", responses=shaped(shapes.AnswersShape))
def search(site: SiteHere, query: Asked, after: Next = None) -> Response:
    """Figures grouped into questions, statements, and how many each speaker, outlet, place, event and stance has."""
    return JsonAnswer(_answers(site, query, after))


@router.get("/speakers/{name:path}", responses=shaped(shapes.SpeakerShape))
def speaker(
    site: SiteHere,
    name: Annotated[str, InAddress(min_length=1, max_length=200)],
    limit: Size = 50,
    after: Next = None,
) -> Response:
    """What a speaker said: figures by their word, grouped into questions, and statements with their stances."""
    told = _answers(site, Query.parse("", speaker=name, limit=limit), after)
    stances = Counter(said["stance"] for said in told["statements"])
    return JsonAnswer({**told, "speaker": name, "stances": dict(stances.most_common())})


def _answers(site: SiteHere, query: Query, after: str | None) -> Json:
    with site.ledger() as ledger:
        found = ask_page(ledger, query, after)
    told = answers_to_json(found.answers)
    counted = {name: counts_to_json(tally) for name, tally in facets(found.answers).items()}
    return {
        **told,
        "questions": [part_to_json(part) for part in found.parts],
        "facets": counted,
        "next": found.following,
    }


@router.get("/facets", responses=shaped(shapes.FacetsShape))
def whole_facets(site: SiteHere, query: Asked) -> Response:
    """How many records of the whole answer to a search have each value, at most half a minute ago.

    The newest 3,000 figures and the newest 3,000 statements are counted; `more` tells where there are more.
    """
    with site.ledger() as ledger:
        counted = site.facets(ledger, query)
    return JsonAnswer({"format": FORMAT, **facets_to_json(counted)})


@router.get("/questions/{identity}", responses=shaped(shapes.OneQuestionShape))
def question(site: SiteHere, identity: Identity, limit: Size = PAGES, after: Next = None) -> Response:
    """The question that a figure (its id) answers, and its answers as bars for a chart.

    The answers are those of `limit` pages, published last; `next` leads to older ones.
    """
    reached = reached_of(after)
    with site.ledger() as ledger:
        part = part_of(ledger, identity, pages=limit, skip=reached)
    following = token_of(reached + limit) if part.more else None
    told = {"question": part_to_json(part), "bars": bars(part.question), "next": following}
    return JsonAnswer({"format": FORMAT, **told})


@router.get("/questions/{identity}/csv", responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}})
def question_csv(site: SiteHere, identity: Identity) -> Response:
    """The answers to the question of a figure as CSV."""
    with site.ledger() as ledger:
        told = answers_to_csv(question_of(ledger, identity))
    headers = {"Content-Disposition": 'attachment; filename="answers.csv"'}
    return Response(told, media_type="text/csv", headers=headers)


@router.get("/records/{identity}", responses=shaped(shapes.RecordShape))
def record(site: SiteHere, identity: Identity) -> Response:
    """One record whole: a page, statement, figure or finding, by its id or the beginning of it."""
    with site.ledger() as ledger:
        return JsonAnswer(record_to_json(ledger.show(identity)))


@router.get("/articles/{identity:path}", responses=shaped(shapes.ReadingShape))
def article(site: SiteHere, identity: Identity) -> Response:
    """The reading of a page, by its id or its article's id."""
    with site.ledger() as ledger:
        return JsonAnswer(reading_to_json(ledger.show(identity).reading))


@router.get("/findings", responses=shaped(shapes.FindingsShape))
def findings(
    site: SiteHere,
    kind: FindingKind | None = None,
    verdict: Verdict | None = None,
    limit: Size = 50,
    after: Next = None,
) -> Response:
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
    following = token_of(reached + limit) if len(found) > limit else None
    return JsonAnswer({"format": FORMAT, "findings": told, "next": following})


@router.get("/refusals", responses=shaped(shapes.RefusalsShape))
def refusals(site: SiteHere, limit: Size = 50, after: Next = None) -> Response:
    """What was not read, where and why."""
    reached = reached_of(after)
    with site.ledger() as ledger:
        found = list(islice(ledger.refusals(), reached, reached + limit + 1))
    following = token_of(reached + limit) if len(found) > limit else None
    told = [refusal_to_json(each) for each in found[:limit]]
    return JsonAnswer({"format": FORMAT, "refusals": told, "next": following})


@router.get("/stats", responses=shaped(shapes.StatsShape))
def stats(site: SiteHere) -> Response:
    """How much the ledger holds, at most half a minute ago."""
    with site.ledger() as ledger:
        return JsonAnswer({"format": FORMAT, **stats_to_json(site.stats(ledger))})


@router.post("/read", responses={**READING, **shaped(shapes.ReadingShape)}, openapi_extra=BODY)
async def read(
    site: SiteHere,
    request: Request,
    url: Address = "",
    outlet: Told = "",
    published: Told = "",
    *,
    keep: bool = False,
) -> Response:
    """The reading of the body, a page's text or markup; with --fetch, of the public page at `url` instead.

    It is kept only where `keep` is true and adding is allowed.
    """
    body = await request.body()
    reading = await read_soon(site, body, outlet=outlet, published=published, keep=keep, address=url)
    return JsonAnswer(reading_to_json(reading))


@router.post("/check", responses={**READING, **shaped(shapes.CheckShape)}, openapi_extra=BODY)
async def check(
    site: SiteHere, request: Request, url: Address = "", outlet: Told = "", published: Told = ""
) -> Response:
    """How the headline of the body (or of the page at `url`) stands to its text; nothing is kept."""
    from sayso.compare import headline_verdict  # noqa: PLC0415 - loads tables of words

    reading = await read_soon(site, await request.body(), outlet=outlet, published=published, address=url)
    whole = reading_to_json(reading)
    verdict, score = headline_verdict(reading.findings)
    has_any = any(finding.kind is FindingKind.HEADLINE for finding in reading.findings)
    told = {key: whole[key] for key in ("format", "id", "headline", "published", "findings", "refusals")}
    return JsonAnswer({**told, "verdict": verdict.value if has_any else None, "score": score})
