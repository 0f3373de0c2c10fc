"""Which figures, over all pages, answer the same question, and in which order of evidence they are put together.

The way: the answers of one article that retell each other become a thread (threads.py); threads that share a block are
scored; of two articles each thread links to its best in the other alone (links.py); links are followed from the
strongest down, and never put two threads of one article into one question (merging.py). The score of two threads
depends on these two alone, and the order of links on their scores and names: so the order in which pages arrive changes
nothing. A ledger keeps threads, keys and links, and follows what a new page changes (store/questions.py).

Blocks hold the work near-linear: an answer's keys are a few of its words, drawn by a fixed hash, beside its unit and
its days. Two threads that share a fifth of their words share a key nine times in ten.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sayso.compare.blocks import keys_of, probes_of
from sayso.compare.edges import Edges
from sayso.compare.links import WINDOW, Link, find_links
from sayso.compare.merging import Member, merge
from sayso.compare.standing import compare_answers
from sayso.compare.threads import Thread, place_of, threads_of
from sayso.compare.traces import Trace, trace_of
from sayso.compare.twins import mark_of, named_by
from sayso.ids import make_id
from sayso.interval import DayInterval
from sayso.model import Answer, Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RULE = "questions.grouping/5"
"""The rule by which figures are put under questions, with its version: a ledger grouped by another is grouped anew."""


def group_figures(answers: Iterable[Answer]) -> tuple[Question, ...]:
    """The questions that `answers` answer; each answer stands in exactly one.

    In order of day, then id. A question's id is made from its first answer by article and place, so it holds as long as
    no earlier-named article joins. Near-linear in the number of answers; the order of `answers` changes nothing.
    """
    threads: list[Thread] = []
    twins: dict[str, int] = {}  # the number of the first thread with each mark
    copies: list[tuple[int, Thread]] = []
    for _, own in itertools.groupby(threads_of(answers), key=lambda thread: thread.article):
        page = list(own)
        mark = mark_of(page)
        if mark in twins:
            copies += enumerate(page, start=twins[mark])
            continue
        if mark is not None:
            twins[mark] = len(threads)
        threads += named_by(mark, page)
    members = {number: Member(thread.article, thread.name, number) for number, thread in enumerate(threads)}
    groups: dict[int, list[Answer]] = defaultdict(list)
    joined = merge(members, Edges.of(_links(threads))).groups
    for number, thread in (*enumerate(threads), *copies):
        groups[joined[number]] += thread.answers
    return tuple(sorted(map(question_of, groups.values()), key=order_of))


def order_of(question: Question) -> tuple[int, str]:
    """What questions are sorted by: their first day, then their ids."""
    return (question.days.start.toordinal() if question.days else 0, question.id)


def keys_of_thread(thread: Thread) -> list[int]:
    """The keys of all answers of a thread that still has them, in order."""
    return sorted({key for sign in thread.signs if isinstance(sign, Trace) for key in keys_of(sign)})


def _links(threads: Sequence[Thread]) -> list[Link]:
    """All links, each thread compared with those before it."""
    import numpy as np  # noqa: PLC0415 - not for those who import the package alone

    from sayso.compare.packed import PackedThreads  # noqa: PLC0415 - as above

    blocks: dict[int, list[int]] = defaultdict(list)
    keys = [keys_of_thread(thread) for thread in threads]
    links, packed = [], PackedThreads()

    def near(number: int) -> NDArray[np.int64]:
        shared = (blocks[probe][-WINDOW:] for probe in probes_of(keys[number]) if probe in blocks)
        return np.fromiter(itertools.chain.from_iterable(shared), np.int64)

    for _, own in itertools.groupby(enumerate(threads), key=lambda pair: pair[1].article):
        numbered = dict(own)
        for number, thread in numbered.items():
            packed.add(number, thread)
        links += find_links([*numbered], near, lambda _: packed)
        for number in numbered:
            for key in keys[number]:
                blocks[key].append(number)
    return links


def question_of(told: Iterable[Answer]) -> Question:
    """The question that all of `told` answer, at least one, with how they stand to each other."""
    ordered = sorted(told, key=place_of)
    return _question(ordered, [trace_of(answer, with_words=False) for answer in ordered] if len(ordered) > 1 else [])


def question_of_traces(told: Iterable[Trace]) -> tuple[Question, list[Trace]]:
    """The question that all of `told` answer, at least one, and `told` in the order of its answers."""
    traces = sorted(told, key=lambda trace: place_of(trace.answer))
    question = _question([trace.answer for trace in traces], traces)
    return question, sorted(traces, key=lambda trace: answer_order(trace.answer))


def _question(ordered: Sequence[Answer], traces: Sequence[Trace]) -> Question:
    """The question of answers in the order of their places."""
    answers = sorted(ordered, key=answer_order)
    standing, why = compare_answers(traces)
    lead = _most_told([answer for answer in ordered if answer.figure.counted_span is not None] or answers)
    days = [answer.figure.as_of for answer in answers if answer.figure.as_of is not None]
    return Question(
        id=make_id("question", place_of(ordered[0])),
        counted=lead.figure.counted,
        event=_most_told(answers).figure.event,
        place=next((answer.figure.place for answer in answers if answer.figure.place), None),
        days=DayInterval(min(d.start for d in days), max(d.end for d in days)) if days else None,
        answers=tuple(answers),
        standing=standing,
        why=why,
    )


def _most_told(answers: Sequence[Answer]) -> Answer:
    """The answer whose counted thing and event most answers share; the first of several."""
    told: dict[tuple[str, str], int] = defaultdict(int)
    for answer in answers:
        told[answer.figure.counted.lower(), answer.figure.event] += 1
    return max(answers, key=lambda a: told[a.figure.counted.lower(), a.figure.event])


def answer_order(answer: Answer) -> tuple[int, int, str, str, int]:
    """What the answers of a question are sorted by: the day that they are about, that of their page, their place."""
    days, published = answer.figure.as_of, answer.published
    return (
        days.start.toordinal() if days else 0,
        published.toordinal() if published else 0,
        answer.article,
        answer.figure.where,
        answer.figure.span.start,
    )
