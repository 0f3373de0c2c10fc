"""The speaker page: what they said, on what, with which stance, over time, and where it doesn't hold together."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from fastapi import APIRouter, Request, Response

from sayso.model import FindingKind, Stance, Standing, Verdict
from sayso.query import Query
from sayso.web.asked import address_of
from sayso.web.questions import DENYING, evidence_of, question_of
from sayso.web.searching import Looked, Show, narrower
from sayso.web.site import SiteHere, page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.answers import Answers, Facets, FoundFinding
    from sayso.ledger import Ledger
    from sayso.model import Answer, Question

SAID = 200
"""Statements and figures that are looked at for what clashes."""

LISTED = 50
"""Statements and questions that the page lists; a link leads to all."""

LOOKED_UP = 3
"""Of a speaker's newest questions, those that are looked up whole: each costs two searches."""

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
    """What a speaker said, and what became of it."""
    query = Query.parse("", speaker=name, limit=SAID)
    with site.ledger() as ledger:
        answers = ledger.ask(query)
        counted = site.facets(ledger, query)
        clashes = clashes_in(ledger, answers)
        findings = list(findings_about(ledger, name, answers))
    return page(
        request,
        "speaker.html",
        name=name,
        answers=answers,
        counted=counted,
        statements=answers.statements[: -LISTED - 1 : -1],
        questions=own_questions(answers),
        all_statements=address_of(query, show="statements"),
        all_figures=address_of(query, show="questions"),
        feed=address_of(query, "/feeds/search.atom"),
        clashing=clashes.own,
        turned=[told for question in answers.questions for told in turns_in(question)],
        contested=clashes.others,
        findings=findings,
        about=narrower(Looked(query, Show.ALL), {each: counted.counts[each] for each in ABOUT}),
        stances=[each.value for each in Stance if any(each == told for _, told, _ in counted.over_time)],
        months=months_of(counted, query),
        evidence_of=evidence_of,
    )


class Clashes(NamedTuple):
    """Questions whose answers don't hold together: by the speaker's own numbers, or by those of others."""

    own: list[Question]
    others: list[Question]


def clashes_in(ledger: Ledger, answers: Answers) -> Clashes:
    """Where the speaker's figures clash, newest first. The newest questions are looked up whole."""
    given = frozenset(answer.id for answer in answers.figures)
    newest = [question.answers[-1].id for question in answers.questions[-LOOKED_UP:]]
    whole = [question_of(ledger, identity) for identity in reversed(newest)]
    clashes = Clashes([], [])
    seen: set[str] = set()
    for question in (*whole, *reversed(answers.questions)):
        own = [answer for answer in question.answers if answer.id in given]
        if question.standing in CLASHING and not seen & {answer.id for answer in own}:
            seen |= {answer.id for answer in own}
            (clashes.own if _clash(own) else clashes.others).append(question)
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
