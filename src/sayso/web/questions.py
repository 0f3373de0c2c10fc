"""The question that a figure belongs to, and its answers as bars over time."""

from __future__ import annotations

import csv
import datetime as dt
import io
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from sayso.compare import group_figures
from sayso.errors import NotFoundError, QueryError
from sayso.export.csv_tables import safe_cell
from sayso.model import Answer, Event, Figure, Question, Stance, Standing
from sayso.query import Query, RecordKind
from sayso.question_parts import whole_part
from sayso.visible import visible
from sayso.web.folding import Fold, fold_copies
from sayso.web.looks import amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.answers import QuestionPart, Record
    from sayso.ledger import Ledger

NEAR = 60
"""Figures looked at around one: those of its event and place, and those that count the same thing there."""

PAGES = 50
"""Pages whose answers stand on one page of a question: those published last stand on the first."""

AROUND = dt.timedelta(days=30)
"""Between the pages that are looked at and the one that gives the figure: a month of reports on one thing."""

DENYING = {Stance.DENIES, Stance.DOUBTS}

COLUMNS = (
    "as_of", "low", "high", "low_open", "high_open", "approx", "unit", "counted", "event", "place", "source", "stance",
    "outlet", "published", "origin", "surface", "sentence", "id",
)  # fmt: skip


def part_of(ledger: Ledger, identity: str, *, pages: int = PAGES, skip: int = 0) -> QuestionPart:
    """The question that the figure `identity` answers, with what `pages` pages answer: those published last but `skip`.

    Raises: NotFoundError if there is no such figure, QueryError where no page is left to be given.
    """
    kept = ledger.question_part(identity, pages=pages, skip=skip)
    if kept is not None:
        return kept
    if skip:
        message = "no answers are left"
        raise QueryError(message, where="next", mend="Ask again without next.")
    return whole_part(_gathered(ledger, identity))


def question_of(ledger: Ledger, identity: str) -> Question:
    """The question that the figure `identity` answers, with all other answers to it.

    Raises: NotFoundError if there is no such figure.
    """
    return ledger.question(identity) or _gathered(ledger, identity)


def _gathered(ledger: Ledger, identity: str) -> Question:
    """The question of a figure that the ledger has not put under one yet: gathered from the figures near to it."""
    record = ledger.show(identity)
    if not isinstance(record.item, Figure):
        message = f"{identity} is a {record.kind}, not a figure"
        raise NotFoundError(message, mend="A question is asked by the id of one of its figures.")
    known = {record.id: _answer(record, record.item)}
    for query in _queries(record.item, record.reading.article.published):
        known.update((answer.id, answer) for answer in _found(ledger, query))
    questions = group_figures(known.values())
    return next(question for question in questions if any(a.id == record.id for a in question.answers))


def _found(ledger: Ledger, query: Query) -> tuple[Answer, ...]:
    try:
        return ledger.find(query).figures
    except QueryError:  # of "two people" without a place, no word is left to look for
        return ()


def _queries(figure: Figure, published: dt.date | None) -> Iterator[Query]:
    place = figure.place or ""
    days = _around(published) if published else {}
    if figure.event is not Event.OTHER and place:
        yield Query.parse(place, event=figure.event, kind=RecordKind.FIGURE, limit=NEAR, **days)
    words = f"{figure.counted} {place}".strip()
    if any(character.isalnum() for character in words):
        yield Query.parse(words, kind=RecordKind.FIGURE, limit=NEAR, **days)


def _around(day: dt.date) -> dict[str, dt.date]:
    try:
        return {"since": day - AROUND, "until": day + AROUND}
    except OverflowError:  # at the ends of the calendar, where a page says so
        return {}


def _answer(record: Record, figure: Figure) -> Answer:
    article = record.reading.article
    return Answer(
        figure=figure,
        article=article.id,
        sentence=figure.sentence.of(article.characters(figure.where)),
        headline=article.headline,
        outlet=article.outlet,
        published=article.published,
        origin=record.origin,
        id=record.id,
        page=record.page,
    )


def moved(question: Question) -> frozenset[str]:
    """Ids of the answers with which the number moved, where the question was revised.

    No number satisfies such an answer together with the same speaker's answer before it, or together with any answer of
    the last day before it on which some were published. What is denied is no answer.
    """
    if question.standing is not Standing.REVISED:
        return frozenset()
    given = [answer for answer in question.answers if answer.figure.stance not in DENYING]
    given.sort(key=_told_on)
    days = [list(same) for _, same in groupby(given, key=_told_on)]
    steps = {
        answer.id
        for earlier, later in pairwise(days)
        for answer in later
        if not any(_meets(answer, other) for other in earlier)
    }
    last: dict[str, Answer] = {}
    for answer in given:
        before = last.get(answer.figure.source)
        if before and answer.figure.source and not _meets(answer, before):
            steps.add(answer.id)
        last[answer.figure.source] = answer
    return frozenset(steps)


def _told_on(answer: Answer) -> str:
    """The day on which an answer was published; of one that tells none, the day that it is about."""
    day = answer.published or day_of(answer)
    return day.isoformat() if day else ""


def day_of(answer: Answer) -> dt.date | None:
    """The day under which an answer stands in the drawing: that which it is about, else that of its page."""
    return answer.figure.as_of.start if answer.figure.as_of else answer.published


def _meets(one: Answer, other: Answer) -> bool:
    return one.figure.quantity.hard.meets(other.figure.quantity.hard)


def bars(question: Question) -> list[dict[str, Any]]:
    """One bar for each answer, for the chart: when, from where to where, by whom, and the address of its evidence.

    Copies of one report that tell the same are one bar, which names the outlets that printed it. Text of pages is made
    visible: it goes into the drawing as it is.
    """
    steps = moved(question)
    return [_bar(fold, is_step=fold.answer.id in steps) for fold in fold_copies(question.answers)]


def _bar(fold: Fold, *, is_step: bool) -> dict[str, Any]:
    answer = fold.answer
    figure, stated = answer.figure, answer.figure.quantity.stated
    when = day_of(answer)
    return {
        "id": answer.id,
        "when": when.isoformat() if when else None,
        "until": figure.as_of.end.isoformat() if figure.as_of else None,
        "low": stated.low,
        "high": stated.high,
        "low_open": stated.low_open,
        "high_open": stated.high_open,
        "approx": figure.quantity.approx,
        "unit": visible(figure.quantity.unit),
        "told": visible(amount(figure.quantity)),
        "surface": visible(figure.quantity.surface),
        "speaker": visible(figure.source or answer.outlet or "the article"),
        "outlet": visible(answer.outlet or "") or None,
        "also": [visible(copy.outlet or copy.page) for copy in fold.elsewhere],
        "denied": figure.stance in DENYING,
        "moved": is_step,
        "origin": answer.origin,
        "href": evidence_of(answer),
    }


def evidence_of(answer: Answer) -> str:
    """The address of the words that give a figure."""
    return f"/article/{answer.page}#{answer.figure.id}"


def answers_to_csv(question: Question) -> str:
    """The answers, one a row; cells that a spreadsheet would take for a formula are made text."""
    from sayso.encode.answers import answer_to_json  # noqa: PLC0415

    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for answer in question.answers:
        told = answer_to_json(answer)
        rows.writerow([safe_cell(told[column]) for column in COLUMNS])
    return out.getvalue()
