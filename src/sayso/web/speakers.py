"""The speaker page: what they said, on what, with which stance, over time, and where it doesn't hold together."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from fastapi import APIRouter, Request, Response

from sayso.model import FindingKind, Stance, Standing, Verdict
from sayso.query import Query
from sayso.web.asked import address_of
from sayso.web.looks import segment
from sayso.web.questions import DENYING, evidence_of, part_of
from sayso.web.searching import Looked, Show, narrower
from sayso.web.site import SiteHere, page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.answers import Answers, Facets, FoundFinding, QuestionPart
    from sayso.ledger import Ledger
    from sayso.model import Answer, Question

WHOLE = 100
"""Statements, and figures, up to which all that a speaker said is looked at while the page waits. Of a speaker with
more, counts and clashes come after the page, which then costs the same however much there is."""

SAID = 200
"""Statements and figures, the newest, that are looked at for what clashes."""

LISTED = 20
"""Statements and questions that the page lists; a link leads to all."""

CLASHES = 10
"""Questions that don't hold together which the page shows, the newest; each is looked up with what others answer."""

ANSWERED = 6
"""Pages whose answers are shown of each of these."""

ABOUT = ("event", "place", "outlet")
"""Facets that tell what a speaker speaks of, and where it stood."""

CLASHING = {Standing.DISPUTED, Standing.REVISED}
TELLING = {FindingKind.DENIAL, FindingKind.REVISION, FindingKind.DISPUTE, FindingKind.PARTS, FindingKind.DECLINED}

router = APIRouter(include_in_schema=False)


class Month(NamedTuple):
    """How often a speaker said something in a month, by stance, and the address of what they said."""

    month: str
    counts: tuple[tuple[str, int, str], ...]  # stance, count, address


@router.get("/speaker/{name:path}")
def speaker(site: SiteHere, request: Request, name: str) -> Response:
    """What a speaker said, newest first, and what became of it."""
    query = Query.parse("", speaker=name, limit=LISTED)
    with site.ledger() as ledger:
        counted = ledger.facets(query, most=WHOLE)
        answers = with_parts(ledger, ledger.find(query if counted.more else replace(query, limit=WHOLE)))
        held = None if counted.more else held_against(ledger, name, answers)
    return page(
        request,
        "speaker.html",
        name=name,
        answers=answers,
        statements=answers.statements[: -LISTED - 1 : -1],
        questions=own_questions(answers),
        all_statements=address_of(query, show="statements"),
        all_figures=address_of(query, show="questions"),
        feed=address_of(query, "/feeds/search.atom"),
        held=held,
        later=f"/spoken/{segment(name)}" if counted.more else None,
        evidence_of=evidence_of,
        **({} if counted.more else _counts_of(counted, query)),
    )


@router.get("/spoken/{name:path}")
def spoken(site: SiteHere, request: Request, name: str) -> Response:
    """How much a speaker said, and where it doesn't hold together: a page of its own, and what theirs takes up."""
    query = Query.parse("", speaker=name, limit=SAID)
    with site.ledger() as ledger:
        counted = site.facets(ledger, query)
        held = held_against(ledger, name, with_parts(ledger, ledger.find(query)))
    told = {"held": held, "evidence_of": evidence_of, **_counts_of(counted, query)}
    return page(request, "spoken.html", name=name, back=f"/speaker/{segment(name)}", **told)


class Held(NamedTuple):
    """What doesn't hold together of what a speaker said."""

    findings: list[FoundFinding]
    turned: list[Turn]
    clashing: list[QuestionPart]
    contested: list[QuestionPart]


def held_against(ledger: Ledger, name: str, answers: Answers) -> Held:
    """What `answers`, a speaker's, have against each other, and others against them."""
    clashes = clashes_in(ledger, answers)
    return Held(
        findings=list(findings_about(ledger, name, answers)),
        turned=[turn for question in answers.questions for turn in turns_in(question)],
        clashing=clashes.own,
        contested=clashes.others,
    )


def _counts_of(counted: Facets, query: Query) -> dict[str, Any]:
    return {
        "counted": counted,
        "about": narrower(Looked(query, Show.ALL), {each: counted.counts[each] for each in ABOUT}),
        "stances": [each.value for each in Stance if any(each == told for _, told, _ in counted.over_time)],
        "months": months_of(counted, query),
    }


def with_parts(ledger: Ledger, answers: Answers) -> Answers:
    """`answers` with their questions: each with those of the figures that answer it, standing as all its answers do."""
    return replace(answers, questions=tuple(part.question for part in ledger.parts_beside(answers.figures)))


class Clashes(NamedTuple):
    """Questions whose answers don't hold together: by the speaker's own numbers, or by those of others."""

    own: list[QuestionPart]
    others: list[QuestionPart]


def clashes_in(ledger: Ledger, answers: Answers) -> Clashes:
    """Where the speaker's figures clash, newest first, with what others answer.

    Of figures that the ledger has not grouped yet, only what clashes among `answers` is told.
    """
    given = frozenset(answer.id for answer in answers.figures)
    clashing = (question for question in reversed(answers.questions) if question.standing in CLASHING)
    clashes = Clashes([], [])
    for question in islice(clashing, CLASHES):
        own = [answer for answer in question.answers if answer.id in given]
        told = part_of(ledger, own[-1].id, pages=ANSWERED)
        (clashes.own if _clash(own) else clashes.others).append(told)
    return clashes


def _clash(answers: Iterable[Answer]) -> bool:
    """True where two of the numbers given can't both hold."""
    hard = [answer.figure.quantity.hard for answer in answers if answer.figure.stance not in DENYING]
    return any(not one.meets(other) for one, other in combinations(hard, 2))


def own_questions(answers: Answers) -> list[Question]:
    """The questions that the speaker's figures answer, newest first, with these figures alone."""
    given = frozenset(answer.id for answer in answers.figures)
    newest = answers.questions[: -LISTED - 1 : -1]
    return [replace(each, answers=tuple(answer for answer in each.answers if answer.id in given)) for each in newest]


class Turn(NamedTuple):
    """A number that a speaker denies and gives."""

    denied: Answer
    given: Answer


def turns_in(question: Question) -> Iterator[Turn]:
    """Numbers that one speaker denied at one time and gave at another, each denial once."""
    for denied in question.answers:
        if denied.figure.stance is Stance.DENIES:
            given = (each for each in question.answers if _is_turned(denied, each))
            yield from (Turn(denied, each) for each in islice(given, 1))


def _is_turned(denied: Answer, given: Answer) -> bool:
    one, other = denied.figure, given.figure
    is_same = one.source.casefold() == other.source.casefold() and one.quantity.unit == other.quantity.unit
    return is_same and other.stance is Stance.ASSERTS and one.quantity.stated.contains(other.quantity.stated)


def findings_about(ledger: Ledger, name: str, answers: Answers) -> Iterator[FoundFinding]:
    """Findings that name the speaker or rest on one of their statements, newest first."""
    said = {(each.page, each.statement.id) for each in answers.statements}
    pages = dict.fromkeys([*(each.page for each in answers.statements), *(each.page for each in answers.figures)])
    for found in ledger.findings_on(pages):
        finding = found.finding
        is_theirs = (found.page, finding.statement) in said or _is_named(name, finding.speaker)
        if is_theirs and (finding.kind in TELLING or finding.verdict is Verdict.CONTRADICTED):
            yield found


def _is_named(name: str, told: str | None) -> bool:
    """True where one name holds every word of the other: "Duarte" and "Mayor Inês Duarte"."""
    ours, theirs = set(name.casefold().split()), set((told or "").casefold().split())
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def months_of(counted: Facets, query: Query) -> list[Month]:
    """The months in which the speaker said something, oldest first."""
    return [Month(month, tuple(_counts(counted, month, query))) for month in _in_order(counted.over_time)]


def _in_order(over_time: Iterable[tuple[str, str, int]]) -> Iterator[str]:
    yield from dict.fromkeys(month for month, _, _ in over_time)


def _counts(counted: Facets, month: str, query: Query) -> Iterator[tuple[str, int, str]]:
    for told, stance, count in counted.over_time:
        if told == month:
            yield stance, count, address_of(query, stance=stance, since=month, until=month)
