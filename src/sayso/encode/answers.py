"""What the ledger answers with, as dicts that JSON can hold: the same for `--json`, HTTP and assistants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.encode.to_json import (
    article_to_json,
    figure_to_json,
    finding_to_json,
    interval_to_json,
    provenance_to_json,
    statement_to_json,
)
from sayso.model import FORMAT, Figure, Finding, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.answers import Answers, Facets, QuestionPart, Record, Said, Stats
    from sayso.model import Answer, Question

Json = dict[str, Any]


def answers_to_json(answers: Answers) -> Json:
    """Questions with their answers, then statements, then the counts."""
    return {
        "format": FORMAT,
        "questions": [question_to_json(question) for question in answers.questions],
        "statements": [said_to_json(said) for said in answers.statements],
        "pages": answers.pages,
        "origins": answers.origins,
        "loosened": answers.loosened,
        "more": answers.more,
    }


def question_to_json(question: Question) -> Json:
    """One question: what is measured, how its answers stand, and the answers."""
    origins = {answer.origin or answer.article for answer in question.answers}
    return {
        "id": question.id,
        "counted": question.counted,
        "event": question.event.value,
        "place": question.place,
        "days": question.days.to_iso() if question.days else None,
        "standing": question.standing.value if question.standing else None,
        "why": question.why,
        "origins": len(origins),
        "in_all": len(question.answers),
        "answers": [answer_to_json(answer) for answer in question.answers],
    }


def part_to_json(part: QuestionPart) -> Json:
    """One question with some of its answers; `in_all` and `origins` count all of them."""
    return {**question_to_json(part.question), "origins": part.origins, "in_all": part.answers}


def facets_to_json(facets: Facets) -> Json:
    """How many records have each value, by name, and how many of each stance were published in each month."""
    return {
        "figures": facets.figures,
        "statements": facets.statements,
        "more": facets.more,
        "counts": {name: counts_to_json(tally) for name, tally in facets.counts.items()},
        "over_time": [{"month": month, "stance": stance, "count": n} for month, stance, n in facets.over_time],
    }


def counts_to_json(tally: Iterable[tuple[str, int]]) -> list[Json]:
    """Values, each with how many records have it."""
    return [{"value": value, "count": count} for value, count in tally]


def answer_to_json(answer: Answer) -> Json:
    """One figure with its page and origin, without the marks that `sayso show` gives."""
    figure, quantity = answer.figure, answer.figure.quantity
    return {
        "id": answer.id,
        "surface": quantity.surface,
        **interval_to_json(quantity.stated),
        "approx": quantity.approx,
        "hard": interval_to_json(quantity.hard),
        "soft": interval_to_json(quantity.soft),
        "unit": quantity.unit,
        "counted": figure.counted,
        "event": figure.event.value,
        "place": figure.place,
        "as_of": figure.as_of.to_iso() if figure.as_of else None,
        "source": figure.source,
        "stance": figure.stance.value,
        "where": figure.where,
        "start": figure.span.start,
        "end": figure.span.end,
        "sentence": answer.sentence,
        "article": answer.article,
        "page": answer.page,
        "headline": answer.headline,
        "outlet": answer.outlet,
        "published": answer.published.isoformat() if answer.published else None,
        "origin": answer.origin,
    }


def said_to_json(said: Said) -> Json:
    """One statement with its page and origin."""
    return {
        **statement_to_json(said.statement),
        "id": said.id,
        "words": said.content,
        "article": said.article,
        "page": said.page,
        "headline": said.headline,
        "outlet": said.outlet,
        "published": said.published.isoformat() if said.published else None,
        "origin": said.origin,
    }


def record_to_json(record: Record) -> Json:
    """One record whole, with its page (its text left out) and its provenance."""
    article = article_to_json(record.reading.article)
    page = {key: value for key, value in article.items() if key not in {"text", "page_map"}}
    return {
        "format": FORMAT,
        "id": record.id,
        "kind": record.kind,
        "record": _item_to_json(record),
        "page": {**page, "id": record.page, "article": record.reading.article.id},
        "origin": record.origin,
        "copies": list(record.copies),
        "provenance": provenance_to_json(record.reading.provenance),
    }


def _item_to_json(record: Record) -> Json | None:
    match record.item:
        case Figure() as figure:
            return figure_to_json(figure, record.reading.article)
        case Statement() as statement:
            return statement_to_json(statement)
        case Finding() as finding:
            return finding_to_json(finding)
        case None:
            return None


def stats_to_json(stats: Stats) -> Json:
    """How much the ledger holds."""
    return {
        "pages": stats.pages,
        "refused": stats.refused,
        "origins": stats.origins,
        "outlets": stats.outlets,
        "statements": stats.statements,
        "figures": stats.figures,
        "findings": stats.findings,
        "refusals": stats.refusals,
        "speakers": stats.speakers,
        "first": stats.first.isoformat() if stats.first else None,
        "last": stats.last.isoformat() if stats.last else None,
        "stances": dict(stats.stances),
        "events": dict(stats.events),
        "verdicts": dict(stats.verdicts),
    }
