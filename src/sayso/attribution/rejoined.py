"""Statements back to attributions: a quotation that was taken up again stands with the one that it continues.

Corpora of attributions mark `"...," she said. "..."` as one attribution with a content in two fragments; the ledger
keeps two statements, each with its own sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.model import Statement


def outermost_attributions(statements: Iterable[Statement]) -> tuple[Attribution, ...]:
    """The attributions of `statements` that no other holds and that have a cue, in order, each content whole."""
    continued: dict[str, list[Statement]] = {}
    first: list[Statement] = []
    for statement in statements:
        if statement.continues is not None:
            continued.setdefault(statement.continues, []).append(statement)
        elif statement.outer is None and statement.cue:
            first.append(statement)
    return tuple(_joined(statement, continued.get(statement.id, [])) for statement in first)


def _joined(statement: Statement, rest: Iterable[Statement]) -> Attribution:
    return Attribution(
        where=statement.where,
        source=statement.source,
        cue=statement.cue,
        content=tuple(sorted([*statement.content, *(span for later in rest for span in later.content)])),
        confidence=statement.confidence,
        rule=statement.rule,
    )
