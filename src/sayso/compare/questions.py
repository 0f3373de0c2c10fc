"""Which figures, over all pages, answer the same question, and in which order of evidence they are put together.

The way: the answers of one article that retell each other become a thread (threads.py); threads that share a block are
scored; of two articles each thread links to its best in the other alone; links are followed from the strongest down,
and never put two threads of one article into one question. The score of two threads depends on these two alone, and
the order of links on their scores and names: so the order in which pages arrive changes nothing.

Blocks hold the work near-linear: an answer's keys are a few of its words, drawn by a fixed hash, beside its unit and
its days. Two threads that share a fifth of their words share a key nine times in ten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from sayso.compare.blocks import keys_of
from sayso.compare.links import Link, find_links
from sayso.compare.standing import compare_answers
from sayso.compare.threads import Thread, find_threads
from sayso.compare.traces import trace_of
from sayso.compare.unions import Unions
from sayso.ids import make_id
from sayso.interval import DayInterval
from sayso.model import Answer, Question


def question_keys(answer: Answer) -> tuple[str, ...]:
    """The blocks in which `answer` looks for others: two answers that share none are never compared.

    Keys depend on the answer alone. A store keeps them beside it and finds what a new page may join (`gather`).
    """
    return tuple(f"{key:016x}" for key in keys_of(trace_of(answer)))


def group_figures(answers: Iterable[Answer]) -> tuple[Question, ...]:
    """The questions that `answers` answer; each answer stands in exactly one.

    In order of day, then id. A question's id is made from its first answer by article and place, so it holds as long as
    no earlier-named article joins. Near-linear in the number of answers; the order of `answers` changes nothing.
    """
    threads = _threads(answers)
    groups = _merge(threads, find_links(threads))
    questions = [_question([threads[index] for index in group]) for group in groups]
    return tuple(sorted(questions, key=lambda q: (q.days.start.toordinal() if q.days else 0, q.id)))


def gather(answers: Iterable[Answer], find: Callable[[Sequence[str]], Iterable[Answer]]) -> tuple[Answer, ...]:
    """`answers` with all stored ones whose questions they may change: what `group_figures` must see again.

    `find` gives the stored answers that hold any of some keys, each with all answers of its article. From there links
    are followed, not keys, so that one busy block does not draw in the rest of the ledger.
    """
    known = {_place(answer): answer for answer in answers}
    asked: set[str] = set()
    reached = set(known)
    while True:
        keys = {key for place in reached for key in question_keys(known[place])} - asked
        if not keys:
            return tuple(known[place] for place in sorted(known) if place in reached)
        asked |= keys
        for answer in find(sorted(keys)):
            known.setdefault(_place(answer), answer)
        reached = _linked(list(known.values()), reached)


def _linked(answers: Sequence[Answer], seeds: set[_Place]) -> set[_Place]:
    """The places of all answers that links lead to from `seeds`, with those of their articles."""
    threads = _threads(answers)
    unions = Unions(len(threads))
    for link in find_links(threads):
        unions.join(link.one, link.other)
    places = [{_place(trace.answer) for trace in thread.traces} for thread in threads]
    wanted = {unions.root(index) for index, own in enumerate(places) if own & seeds}
    articles = {threads[index].article for index in range(len(threads)) if unions.root(index) in wanted}
    return {place for index, own in enumerate(places) for place in own if threads[index].article in articles} | seeds


_Place = tuple[str, str, int, int]


def _place(answer: Answer) -> _Place:
    span = answer.figure.span
    return (answer.article, answer.figure.where, span.start, span.end)


def _threads(answers: Iterable[Answer]) -> list[Thread]:
    """The threads of all answers, in the order of their articles' ids."""
    by_article: dict[str, dict[tuple[str, str, int, int], Answer]] = defaultdict(dict)
    for answer in answers:
        by_article[answer.article][_place(answer)] = answer
    return [
        thread
        for article in sorted(by_article)
        for thread in find_threads([trace_of(answer) for answer in by_article[article].values()])
    ]


def _merge(threads: Sequence[Thread], links: Iterable[Link]) -> list[list[int]]:
    """Groups of threads, joined from the strongest link down, never two of one article."""
    unions = Unions(len(threads))
    articles = [{thread.article} for thread in threads]
    for _, one, other in links:
        a, b = unions.root(one), unions.root(other)
        if a != b and articles[a].isdisjoint(articles[b]):
            articles[unions.join(a, b)] = articles[a] | articles[b]
    return unions.groups()


def _question(threads: Sequence[Thread]) -> Question:
    traces = [trace for thread in threads for trace in thread.traces]
    answers = sorted((trace.answer for trace in traces), key=_order)
    first = min(answers, key=_place)
    standing, why = compare_answers(traces)
    lead = _most_told([trace.answer for trace in traces if trace.answer.figure.counted_span is not None] or answers)
    days = [answer.figure.as_of for answer in answers if answer.figure.as_of is not None]
    return Question(
        id=make_id("question", *_place(first)),
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


def _order(answer: Answer) -> tuple[int, int, str, str, int]:
    days, published = answer.figure.as_of, answer.published
    return (
        days.start.toordinal() if days else 0,
        published.toordinal() if published else 0,
        answer.article,
        answer.figure.where,
        answer.figure.span.start,
    )
