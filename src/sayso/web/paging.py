"""Pages of long answers: `next` is opaque to whoever asks, and holds how far they have come."""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.errors import QueryError
from sayso.query import MOST, Query

if TYPE_CHECKING:
    from sayso.answers import Answers
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


def ask_page(ledger: Ledger, query: Query, token: str | None) -> tuple[Answers, str | None]:
    """The answers of one page, and the `next` of the page after it (None on the last).

    A longer answer begins with the shorter one, so a page is what asking for more brings beyond what was given.
    """
    reached = reached_of(token)
    if not reached:
        first = _grouped(ledger.find(query))
        return first, token_of(query.limit) if first.more and query.limit < MOST else None
    whole = ledger.find(replace(query, limit=min(MOST, reached + query.limit)))
    after = token_of(reached + query.limit) if whole.more and reached + query.limit < MOST else None
    return _without(whole, ledger.find(replace(query, limit=reached))), after


def _without(whole: Answers, before: Answers) -> Answers:
    """What `whole` holds beyond `before`."""
    given = {answer.id for answer in before.figures} | {said.id for said in before.statements}
    figures = tuple(answer for answer in whole.figures if answer.id not in given)
    statements = tuple(said for said in whole.statements if said.id not in given)
    return _grouped(replace(whole, figures=figures, statements=statements))


def _grouped(found: Answers) -> Answers:
    """`found` with its figures under questions: those on the page alone, for a whole question may hold thousands."""
    from sayso.compare import group_figures  # noqa: PLC0415 - loads tables of words

    return replace(found, questions=group_figures(found.figures))
