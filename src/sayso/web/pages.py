"""The pages for people: parse, ask, hand to a template."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from sayso.model import Event, FindingKind, Stance, Standing, Verdict
from sayso.query import Query
from sayso.web.asked import Asked, Next, address_of, facets, told_of
from sayso.web.guard import COOKIE, is_token
from sayso.web.marks import headline_pieces, paragraphs
from sayso.web.paging import ask_page
from sayso.web.pasting import read_soon
from sayso.web.questions import bars, evidence_of, moved, question_of
from sayso.web.site import SiteHere, page

if TYPE_CHECKING:
    from sayso.answers import Answers, Record
    from sayso.ledger import Ledger
    from sayso.model import Finding, Question, Reading

NEWEST = 8
"""Findings of each kind on the front page."""

SAID = 200
"""Statements and figures of a speaker that one page shows."""

LOOKED_UP = 3
"""Of a speaker's newest questions, those that are looked up whole: each costs two searches."""

CLASHING = {Standing.DISPUTED, Standing.REVISED}

router = APIRouter(include_in_schema=False)


@router.get("/")
def front(site: SiteHere, request: Request) -> Response:
    """The newest findings, and what was read and refused."""
    kinds = (FindingKind.DISPUTE, FindingKind.REVISION, FindingKind.DENIAL)
    with site.ledger() as ledger:
        contradicted = list(ledger.findings(kind="headline", verdict=Verdict.CONTRADICTED, limit=NEWEST))
        newest = {kind.value: list(ledger.findings(kind=kind, limit=NEWEST)) for kind in kinds}
        refused = list(islice(ledger.refusals(), NEWEST))
        stats = site.stats(ledger)
    told = {"contradicted headline": contradicted, **newest}
    return page(request, "front.html", findings=told, refused=refused, stats=stats)


@router.get("/search")
def search(site: SiteHere, request: Request, query: Asked, after: Next = None) -> Response:
    """The form, and what answers it."""
    asked = told_of(query)
    narrowed = any(value for name, value in asked.items() if name != "words")
    told: dict[str, Any] = {"asked": asked, "narrowed": narrowed, "events": list(Event), "stances": list(Stance)}
    if query.is_empty:
        return page(request, "search.html", answers=None, **told)
    with site.ledger() as ledger:
        answers, following = ask_page(ledger, query, after)
    newest = list(reversed(answers.questions))
    narrower = {
        name: [(value, n, address_of(query, **{name: value})) for value, n in tally]
        for name, tally in facets(answers).items()
    }
    return page(
        request,
        "search.html",
        answers=answers,
        questions=sorted(newest, key=lambda each: -len(each.answers)),
        facets=narrower,
        following=address_of(query, next=following) if following else None,
        api=address_of(query, "/api/v1/search"),
        feed=address_of(query, "/feeds/search.atom"),
        evidence_of=evidence_of,
        **told,
    )


@router.get("/question/{identity}")
def question(site: SiteHere, request: Request, identity: str) -> Response:
    """The timeline of a question and the table below it."""
    with site.ledger() as ledger:
        found = question_of(ledger, identity)
    origins = Counter(answer.origin or answer.article for answer in found.answers)
    return page(
        request,
        "question.html",
        identity=identity,
        question=found,
        origins=origins,
        steps=moved(found),
        drawn=sum(bar["when"] is not None for bar in bars(found)),
        evidence_of=evidence_of,
    )


@router.get("/article/{identity:path}")
def article(site: SiteHere, request: Request, identity: str) -> Response:
    """An article with its words marked."""
    with site.ledger() as ledger:
        record = ledger.show(identity)
        ids = ledger.figure_ids(record.page)
    if record.item is not None:
        anchor = getattr(record.item, "id", "")
        return RedirectResponse(f"/article/{record.page}#{anchor}", status_code=303)
    return _reading_page(request, record.reading, record, ids)


def _reading_page(request: Request, reading: Reading, record: Record | None, ids: tuple[str, ...] = ()) -> Response:
    figures = [figure.id for figure in reading.figures]
    return page(
        request,
        "article.html",
        reading=reading,
        record=record,
        figure_ids=dict(zip(figures, ids, strict=False)),
        headline=headline_pieces(reading),
        paragraphs=paragraphs(reading),
        verdict=verdict_of(reading),
    )


def verdict_of(reading: Reading) -> Finding | None:
    """The finding on the headline that weighs most: contradicted before unsupported before supported."""
    order = (Verdict.CONTRADICTED, Verdict.UNSUPPORTED, Verdict.UNCLEAR, Verdict.SUPPORTED)
    told = [finding for finding in reading.findings if finding.kind is FindingKind.HEADLINE and finding.verdict]
    return min(told, key=lambda finding: order.index(finding.verdict or Verdict.UNCLEAR), default=None)


@router.get("/speaker/{name:path}")
def speaker(site: SiteHere, request: Request, name: str) -> Response:
    """What a speaker said, on what, with which stance."""
    with site.ledger() as ledger:
        answers = ledger.ask(Query.parse("", speaker=name, limit=SAID))
        contested = contested_of(ledger, answers)
    clashing = [q for q in answers.questions if q.standing in CLASHING]
    return page(
        request,
        "speaker.html",
        name=name,
        answers=answers,
        clashing=clashing,
        contested=contested,
        stances=_stances(answers),
        evidence_of=evidence_of,
    )


def contested_of(ledger: Ledger, answers: Answers) -> list[Question]:
    """Whole questions, of the newest that a speaker's figures answer, that are disputed or were revised."""
    newest = [question.answers[-1].id for question in answers.questions[-LOOKED_UP:]]
    found = {question.id: question for question in (question_of(ledger, identity) for identity in reversed(newest))}
    own = {question.id for question in answers.questions if question.standing in CLASHING}
    return [question for question in found.values() if question.standing in CLASHING and question.id not in own]


def _stances(answers: Answers) -> list[tuple[str, int]]:
    return Counter(said.statement.stance.value for said in answers.statements).most_common()


@router.get("/paste")
def paste(request: Request) -> Response:
    """A form for a text or a file."""
    return page(request, "paste.html")


@router.post("/paste")
async def pasted(  # noqa: PLR0917 - the framework calls it by name
    site: SiteHere,
    request: Request,
    text: Annotated[str, Form()] = "",
    outlet: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    keep: Annotated[str, Form()] = "",
    url: Annotated[str, Form()] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """The text read and shown."""
    dropped = await file.read() if file and file.filename else b""
    content = dropped or text
    reading = await read_soon(site, content, outlet=outlet, published=published, keep=bool(keep), address=url)
    return _reading_page(request, reading, None)


@router.get("/enter")
def door(request: Request) -> Response:
    """The form that asks for the token."""
    return page(request, "enter.html", wrong=False)


@router.post("/enter")
def enter(site: SiteHere, request: Request, token: Annotated[str, Form()] = "") -> Response:
    """Let in whoever gives the token: a cookie that scripts can't read keeps it."""
    if not is_token(site, token.strip()):
        return page(request, "enter.html", status=401, wrong=True)
    answer = RedirectResponse("/", status_code=303)
    answer.set_cookie(COOKIE, token.strip(), httponly=True, samesite="strict", max_age=7 * 24 * 3600)
    return answer
