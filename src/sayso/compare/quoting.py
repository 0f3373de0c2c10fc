"""How findings quote answers: the words that prove each, and who gave it when."""

from __future__ import annotations

from sayso.model import Answer, Evidence


def evidence_of(answer: Answer) -> Evidence:
    """The words of an answer, in its article."""
    return Evidence(
        where=answer.figure.where,
        span=answer.figure.span,
        surface=answer.figure.quantity.surface,
        sentence=answer.sentence,
        article=answer.article,
    )


def who_says(answer: Answer) -> str:
    """Who gave an answer, or who printed it, and when. Example: "the port on 2024-03-01"."""
    who = answer.figure.source or answer.outlet or answer.article
    return f"{who} on {answer.published.isoformat()}" if answer.published else who
