"""The questions of a ledger, as an export needs them: one by one where the store keeps them, else grouped anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.store.base import GroupedView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.model import Question
    from sayso.store.base import View


def questions_of(view: View) -> Iterator[Question]:
    """Every question, in no order. A store that hasn't grouped all its figures has them grouped in memory."""
    from sayso.compare.questions import group_figures, question_of  # noqa: PLC0415 - loads tables of words

    if isinstance(view, GroupedView) and not view.ungrouped():
        yield from map(question_of, view.grouped_answers())
    else:
        yield from group_figures(view.answers())
