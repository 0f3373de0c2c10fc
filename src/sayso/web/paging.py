"""Pages of long answers: `next` is opaque to whoever asks, and holds how far they have come."""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sayso.errors import QueryError
from sayso.query import MOST, Query

if TYPE_CHECKING:
    from sayso.answers import Answers, QuestionPart
    from sayso.ledger import Ledger


def reached_of(token: str | None) -> int:
    """How many were given before, told by a `next`. Raises: QueryError for one that this server didn't make."""
    if not token:
        return 0
    try:
        told = base64.urlsafe_b64decode(token.encode()).decode("ascii")
        reached = int(told.removeprefix("after "))
    except (binascii.Error, UnicodeError, ValueError) as error:
        raise _unknown() from error
    if token != token_of(reached) or not 0 < reached < MOST:
        raise _unknown()
    return reached


def token_of(reached: int) -> str:
    """The `next` that goes on after `reached`."""
    return base64.urlsafe_b64encode(f"after {reached}".encode()).decode()


def _unknown() -> QueryError:
    return QueryError("that is no page of this answer", where="next", mend="Ask again without next.")


class AnswerPage(NamedTuple):
    """One page of an answer: its records, the questions that its figures answer, and the `next` of the page after it.

    `questions` of `answers` are those of `parts`: each with the figures of this page alone.
    """

    answers: Answers
    parts: tuple[QuestionPart, ...]
    following: str | None


def ask_page(ledger: Ledger, query: Query, token: str | None) -> AnswerPage:
    """One page of what answers `query`: the first, or that which `token` leads to.

    A longer answer begins with the shorter one, so a page is what asking for more brings beyond what was given.
    """
    reached = reached_of(token)
    through = reached + query.limit
    found = ledger.find(replace(query, limit=min(MOST, through)), skip=reached)
    parts = ledger.parts_beside(found.figures)
    answers = replace(found, query=query, questions=tuple(part.question for part in parts))
    return AnswerPage(answers, parts, token_of(through) if found.more and through < MOST else None)
