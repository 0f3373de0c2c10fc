"""Questions with some of their answers: what a page shows where the whole question may hold thousands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.answers import Heading, QuestionPart
from sayso.compare.questions import answer_order, group_figures, order_of, question_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sayso.model import Answer, Question


def whole_part(question: Question) -> QuestionPart:
    """A question as the part that holds all its answers."""
    return QuestionPart(
        question=question,
        answers=len(question.answers),
        pages=len({answer.page for answer in question.answers}),
        origins=len({answer.origin or answer.article for answer in question.answers}),
    )


def headed_part(heading: Heading, answers: Iterable[Answer], *, more: bool = False) -> QuestionPart:
    """A question as a ledger keeps it, with these of its answers, at least one."""
    told = tuple(sorted(answers, key=answer_order))
    if heading.question is None:
        return whole_part(question_of(told))
    return QuestionPart(
        question=replace(heading.question, answers=told),
        answers=heading.answers,
        pages=heading.pages,
        origins=heading.origins,
        more=more,
    )


def parts_of(figures: Sequence[Answer], headings: Mapping[str, Heading]) -> tuple[QuestionPart, ...]:
    """The questions that `figures` answer, each with those of `figures` that answer it, in the order of their days.

    Figures without a heading are grouped among themselves.
    """
    known: dict[int, Heading] = {}
    answers: dict[int, list[Answer]] = defaultdict(list)
    loose = []
    for figure in figures:
        heading = headings.get(figure.id)
        if heading is None:
            loose.append(figure)
        else:
            known[heading.number] = heading
            answers[heading.number].append(figure)
    parts = [headed_part(known[number], told) for number, told in answers.items()]
    parts += map(whole_part, group_figures(loose))
    return tuple(sorted(parts, key=lambda part: order_of(part.question)))
