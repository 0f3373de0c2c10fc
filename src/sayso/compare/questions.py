"""Which figures answer the same question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.compare.words import find_words
from sayso.ids import make_id
from sayso.model import Answer, Question


def question_keys(answer: Answer) -> tuple[str, ...]:
    """The blocks in which `answer` looks for its question: two answers to one question share at least one."""
    figure = answer.figure
    month = answer.published.strftime("%Y-%m") if answer.published else ""
    head = find_words(figure.counted)
    return (f"{figure.event}|{head[-1].stem if head else ''}|{figure.place or ''}|{month}",)


def group_figures(answers: Iterable[Answer]) -> tuple[Question, ...]:
    """The questions that `answers` answer, each answer in exactly one, in a stated order."""
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        groups[question_keys(answer)[0]].append(answer)
    questions = []
    for key, group in sorted(groups.items()):
        group.sort(key=lambda a: (a.article, a.figure.where, a.figure.span.start))
        first = group[0].figure
        questions.append(
            Question(
                id=make_id("question", key),
                counted=first.counted,
                event=first.event,
                place=first.place,
                days=first.as_of,
                answers=tuple(group),
                standing=None,
            )  # fmt: skip
        )
    return tuple(questions)
