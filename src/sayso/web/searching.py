"""The search page: a form, what answers it as questions, figures or statements, and counts to narrow it by.

Counts stand on the page at once where it shows the whole answer. Of a longer answer they come after, from `/facets`:
the page opens as fast as for a short one, and without script a link leads there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi import Query as Parameter
from fastapi.responses import RedirectResponse

from sayso.answers import QuestionPart
from sayso.model import Event, Stance
from sayso.query import Query, RecordKind
from sayso.web.asked import Asked, Next, address_of, addresses_of, facets, told_of
from sayso.web.paging import ask_page
from sayso.web.questions import evidence_of
from sayso.web.site import SiteHere, page

LABELS = {"speaker": "Speaker", "outlet": "Outlet", "place": "Place", "event": "Event", "stance": "Stance",
          "month": "Published"}  # fmt: skip
FILTER_LABELS = {"speaker": "speaker", "place": "place", "outlet": "outlet", "event": "event", "stance": "stance",
                 "since": "since", "until": "until"}  # fmt: skip

router = APIRouter(include_in_schema=False)


class Show(StrEnum):
    """What a search page shows of an answer."""

    ALL = ""
    QUESTIONS = "questions"
    FIGURES = "figures"
    STATEMENTS = "statements"


KINDS = {Show.QUESTIONS: RecordKind.FIGURE, Show.FIGURES: RecordKind.FIGURE, Show.STATEMENTS: RecordKind.STATEMENT}
SHOWN = {RecordKind.FIGURE: Show.QUESTIONS, RecordKind.STATEMENT: Show.STATEMENTS}


@dataclass(frozen=True, slots=True)
class Looked:
    """A query, and as what its answer is shown."""

    query: Query
    show: Show

    def address(self, base: str = "/search", **changed: str) -> str:
        """The address of this search with some filters changed; `show` may be one of them."""
        return self.addresses()(base, **changed)

    def addresses(self) -> Callable[..., str]:
        """`address` for many addresses."""
        return addresses_of(replace(self.query, kind=None), show=self.show.value)


def looked(query: Query, show: Show) -> Looked:
    """What a search page is asked for; a query that names a kind of record is shown as that."""
    if show is Show.ALL and query.kind is not None:
        show = SHOWN[query.kind]
    return Looked(replace(query, kind=KINDS.get(show)), show)


async def _look(
    query: Asked, show: Annotated[Show, Parameter(description="as what the answer is shown")] = Show.ALL
) -> Looked:
    return looked(query, show)


Look = Annotated[Looked, Depends(_look)]


@router.get("/search")
def search(site: SiteHere, request: Request, look: Look, after: Next = None) -> Response:
    """The form, and what answers it. What the form left empty is taken out of the address, which people share."""
    if "" in request.query_params.values():
        return RedirectResponse(look.address(next=after or ""), status_code=303)
    told = form_of(look)
    if replace(look.query, kind=None).is_empty:
        return page(request, "search.html", answers=None, **told)
    with site.ledger() as ledger:
        answers, parts, following = ask_page(ledger, look.query, after)
    whole = not answers.more and not after
    return page(
        request,
        "search.html",
        answers=answers,
        questions=most_told(parts),
        facets=narrower(look, facets(answers)) if whole else None,
        whole=whole,
        counts_at=look.address("/facets"),
        tabs=[(each.value or "everything", look.address(show=each.value), each is look.show) for each in Show],
        following=look.address(next=following) if following else None,
        api=address_of(look.query, "/api/v1/search"),
        feed=address_of(look.query, "/feeds/search.atom"),
        evidence_of=evidence_of,
        **told,
    )


def most_told(parts: Sequence[QuestionPart]) -> list[QuestionPart]:
    """Questions with most answers first; of equals the newest."""
    newest = list(reversed(parts))
    newest.sort(key=lambda part: -part.answers)
    return newest


@router.get("/facets")
def counts(site: SiteHere, request: Request, look: Look) -> Response:
    """How many records of the whole answer have each value: a page of its own, and what the search page takes up."""
    with site.ledger() as ledger:
        counted = site.facets(ledger, look.query)
    values = narrower(look, counted.counts)
    return page(request, "facets.html", facets=values, counted=counted, back=look.address())


def form_of(look: Looked) -> dict[str, Any]:
    """What the form shows: what is asked, what may be asked, and each filter with the address that lifts it."""
    asked = told_of(look.query)
    set_now = [(label, asked[name], look.address(**{name: ""})) for name, label in FILTER_LABELS.items() if asked[name]]
    return {
        "asked": asked,
        "show": look.show.value,
        "shows": [each.value for each in Show if each.value],
        "lifted": set_now,
        "events": list(Event),
        "stances": list(Stance),
    }


Narrower = list[tuple[str, list[tuple[str, int, str]]]]


def narrower(look: Looked, counted: Mapping[str, Iterable[tuple[str, int]]]) -> Narrower:
    """Each facet by its label: its values, how many records have each, and the address that asks for it alone."""
    found: Narrower = []
    address = look.addresses()
    for name, label in LABELS.items():
        values = [(value, count, address(**_only(name, value))) for value, count in counted.get(name, ())]
        if values:
            found.append((label, values))
    return found


def _only(name: str, value: str) -> dict[str, str]:
    return {"since": value, "until": value} if name == "month" else {name: value}
