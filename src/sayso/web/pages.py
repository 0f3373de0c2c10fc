"""The pages for people: parse, ask, hand to a template."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from sayso.model import Finding, FindingKind, Verdict
from sayso.web.asked import Next
from sayso.web.folding import fold_copies
from sayso.web.guard import COOKIE, is_token
from sayso.web.looks import segment
from sayso.web.marks import headline_pieces, paragraphs, shown_findings
from sayso.web.paging import reached_of, token_of
from sayso.web.pasting import read_soon
from sayso.web.questions import PAGES, day_of, evidence_of, moved, part_of
from sayso.web.site import SiteHere, page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.answers import Record
    from sayso.model import Answer, Reading
    from sayso.web.folding import Fold

NEWEST = 6
"""Findings of each kind on the front page."""

KINDS: tuple[tuple[str, FindingKind, Verdict | None], ...] = (
    ("Contradicted headlines", FindingKind.HEADLINE, Verdict.CONTRADICTED),
    ("Disputes", FindingKind.DISPUTE, None),
    ("Revisions", FindingKind.REVISION, None),
    ("Sums that don't fit", FindingKind.PARTS, None),
    ("Denials", FindingKind.DENIAL, None),
    ("Headlines without support", FindingKind.HEADLINE, Verdict.UNSUPPORTED),
    ("Refusals to say", FindingKind.DECLINED, None),
    ("Agreements", FindingKind.AGREEMENT, None),
)
"""Findings as the front page names and orders them: what a checker would look at first stands first."""

LISTED = 50
"""Findings on one page of a list."""

router = APIRouter(include_in_schema=False)


@router.get("/")
def front(site: SiteHere, request: Request) -> Response:
    """The newest findings, and what was read and refused."""
    with site.ledger() as ledger:
        told = [
            (name, listing_of(kind, verdict), list(ledger.findings(kind=kind, verdict=verdict, limit=NEWEST)))
            for name, kind, verdict in KINDS
        ]
        latest = ledger.latest(NEWEST)
        stats = site.stats_at_once(ledger)
    return page(request, "front.html", findings=[each for each in told if each[2]], latest=latest, stats=stats)


@router.get("/counts")
def counts(site: SiteHere, request: Request) -> Response:
    """How much the ledger holds: a page of its own, and what the front page of a large ledger takes up."""
    with site.ledger() as ledger:
        stats = site.stats(ledger)
    return page(request, "counts.html", stats=stats)


@router.get("/findings")
def findings(
    site: SiteHere,
    request: Request,
    kind: FindingKind | None = None,
    verdict: Verdict | None = None,
    after: Next = None,
) -> Response:
    """Findings of one kind, or of all, newest first."""
    reached = reached_of(after)
    with site.ledger() as ledger:
        found = list(islice(ledger.findings(kind=kind, verdict=verdict, limit=reached + LISTED + 1), reached, None))
    following = token_of(reached + LISTED) if len(found) > LISTED else None
    kinds = [(name, listing_of(each, judged), (each, judged) == (kind, verdict)) for name, each, judged in KINDS]
    return page(
        request,
        "findings.html",
        found=found[:LISTED],
        kinds=kinds,
        following=listing_of(kind, verdict, next=following) if following else None,
        feed=listing_of(kind, verdict, "/feeds/findings.atom"),
    )


def listing_of(kind: FindingKind | None, verdict: Verdict | None, base: str = "/findings", **more: str) -> str:
    """The address of a list of findings."""
    told = {"kind": kind, "verdict": verdict, **more}
    asked = urlencode({name: value for name, value in told.items() if value})
    return f"{base}?{asked}" if asked else base


@router.get("/question/{identity}")
def question(site: SiteHere, request: Request, identity: str, after: Next = None) -> Response:
    """The timeline of a question and the table below it: of a long one, a page at a time, what came last first."""
    reached = reached_of(after)
    with site.ledger() as ledger:
        part = part_of(ledger, identity, skip=reached)
    found = part.question
    folds = fold_copies(found.answers)
    following = token_of(reached + PAGES) if part.more else None
    return page(
        request,
        "question.html",
        identity=identity,
        part=part,
        question=found,
        is_whole=not reached and following is None,
        folds=folds,
        copied=copied_of(folds),
        steps=moved(found),
        undated=sum(day_of(fold.answer) is None for fold in folds),
        following=f"/question/{segment(identity)}?next={following}" if following else None,
        bars_at=f"/api/v1/questions/{segment(identity)}{f'?next={after}' if reached else ''}",
        evidence_of=evidence_of,
    )


def copied_of(folds: Iterable[Fold]) -> list[list[Answer]]:
    """The pages of each report that several printed, one answer of each page."""
    reports: dict[str, dict[str, Answer]] = {}
    for fold in folds:
        pages = reports.setdefault(fold.answer.origin or fold.answer.article, {})
        for answer in (fold.answer, *fold.elsewhere):
            pages.setdefault(answer.page, answer)
    return [list(pages.values()) for pages in reports.values() if len(pages) > 1]


@router.get("/article/{identity:path}")
def article(site: SiteHere, request: Request, identity: str) -> Response:
    """An article with its words marked."""
    with site.ledger() as ledger:
        record = ledger.show(identity)
        ids = ledger.figure_ids(record.page)
    if record.item is not None:
        anchor = anchor_of(record)
        return RedirectResponse(f"/article/{record.page}#{anchor}", status_code=303)
    return _reading_page(request, record.reading, record, ids)


def anchor_of(record: Record) -> str:
    """Where a record's words stand in the page of its article."""
    if isinstance(record.item, Finding):
        return f"n{record.reading.findings.index(record.item) + 1}"
    return str(getattr(record.item, "id", ""))


def _reading_page(
    request: Request, reading: Reading, record: Record | None, ids: tuple[str, ...] = (), *, is_kept: bool = False
) -> Response:
    figures = [figure.id for figure in reading.figures]
    return page(
        request,
        "article.html",
        reading=reading,
        record=record,
        is_kept=is_kept,
        figure_ids=dict(zip(figures, ids, strict=False)),
        headline=headline_pieces(reading),
        paragraphs=paragraphs(reading),
        findings=shown_findings(reading),
        verdict=verdict_of(reading),
    )


def verdict_of(reading: Reading) -> Finding | None:
    """The finding on the headline that weighs most: contradicted before unsupported before supported."""
    order = (Verdict.CONTRADICTED, Verdict.UNSUPPORTED, Verdict.UNCLEAR, Verdict.SUPPORTED)
    told = [finding for finding in reading.findings if finding.kind is FindingKind.HEADLINE and finding.verdict]
    return min(told, key=lambda finding: order.index(finding.verdict or Verdict.UNCLEAR), default=None)


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
    return _reading_page(request, reading, None, is_kept=bool(keep))


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
