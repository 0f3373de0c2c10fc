"""Records as an assistant is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.mcp.quoting import quote_evidence, quote_page, quote_span, quote_spans, quoted, quoted_name

if TYPE_CHECKING:
    from sayso.answers import QuestionPart
    from sayso.mcp.shapes import ToldFigure, ToldFinding, ToldQuestion, ToldStatement
    from sayso.model import Article, Figure, Finding, Statement

MOST_SPANS = 8
"""Pieces of evidence of one record."""


def tell_figure(figure: Figure, identity: str, article: Article, *, page: str | None, origin: str) -> ToldFigure:
    """One figure, with the words of its number and its sentence."""
    quantity = figure.quantity
    stated = quantity.stated
    characters = article.characters(figure.where)
    return {
        "id": identity,
        "low": stated.low,
        "high": stated.high,
        "low_open": stated.low_open,
        "high_open": stated.high_open,
        "approximate": quantity.approx,
        "unit": quantity.unit,
        "quoted_counted": quoted_name(figure.counted) or "",
        "event": figure.event.value,
        "quoted_place": quoted_name(figure.place),
        "as_of": figure.as_of.to_iso() if figure.as_of else None,
        "quoted_speaker": quoted_name(figure.source) or "",
        "stance": figure.stance.value,
        "evidence": quote_span(quantity.span, figure.where, quantity.span.of(characters)),
        "quoted_sentence": quoted(figure.sentence.of(characters)),
        "cite": quote_page(article, page),
        "origin": origin,
    }


def tell_statement(
    statement: Statement, identity: str, article: Article, *, page: str | None, origin: str
) -> ToldStatement:
    """One statement, with the words of its three parts."""
    return {
        "id": identity,
        "quoted_speaker": quoted_name(statement.speaker.name) if statement.speaker else None,
        "stance": statement.stance.value,
        "said_on": statement.said_on.to_iso() if statement.said_on else None,
        "speech": statement.kind.value,
        "confidence": round(statement.confidence, 3),
        "source": quote_spans(statement.source[:MOST_SPANS], statement.where, article),
        "cue": quote_spans(statement.cue[:MOST_SPANS], statement.where, article),
        "content": quote_spans(statement.content[:MOST_SPANS], statement.where, article),
        "cite": quote_page(article, page),
        "origin": origin,
    }


def tell_finding(finding: Finding, identity: str | None = None) -> ToldFinding:
    """One finding, with the words on both sides."""
    return {
        "id": identity,
        "kind": finding.kind.value,
        "verdict": finding.verdict.value if finding.verdict else None,
        "part": finding.part.value if finding.part else None,
        "why": quoted(finding.why),
        "rule": finding.rule,
        "score": round(finding.score, 3),
        "headline": quote_evidence(finding.headline) if finding.headline else None,
        "body": [quote_evidence(each) for each in finding.body[:MOST_SPANS]],
    }


def tell_question(part: QuestionPart, figures: list[ToldFigure]) -> ToldQuestion:
    """One question with those of its answers that are told."""
    question = part.question
    return {
        "ask_with": question.answers[-1].id,
        "quoted_counted": quoted_name(question.counted) or "",
        "event": question.event.value,
        "quoted_place": quoted_name(question.place),
        "days": question.days.to_iso() if question.days else None,
        "standing": question.standing.value if question.standing else None,
        "why": quoted(question.why),
        "origins": part.origins,
        "answers": figures,
        "left_out": part.answers - len(figures),
    }
