"""Which figures, over all pages, answer the same question, and in which order of evidence they are put together.

The way: the answers of one article that retell each other become a thread (threads.py); threads that share a block are
scored; of two articles each thread links to its best in the other alone; links are followed from the strongest down,
and never put two threads of one article into one question. The score of two threads depends on these two alone, and
the order of links on their scores and names: so the order in which pages arrive changes nothing.

Blocks hold the work near-linear: an answer's keys are a few of its words, drawn by a fixed hash, beside its unit and
its days. Two threads that share a fifth of their words share a key nine times in ten.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from sayso.compare.standing import compare_answers
from sayso.compare.threads import Thread, find_threads, link_score
from sayso.compare.traces import Trace, headline_words, trace_of
from sayso.compare.unions import Unions
from sayso.ids import make_id
from sayso.interval import DayInterval
from sayso.model import Answer, Question

DRAWS = 8
"""Words drawn from each answer for its keys."""

DAYS = 10
"""Width of a block in days; each day lies in two, shifted by half."""

WIDEST = 300
"""Threads of a block that are all compared with each other; beyond, each with its nearest in order of content."""


def question_keys(answer: Answer) -> tuple[str, ...]:
    """The blocks in which `answer` looks for others: two answers that share none are never compared.

    Keys depend on the answer alone. A store keeps them beside it and finds what a new page may join (`gather`).
    """
    return tuple(f"{key:016x}" for key in _keys(trace_of(answer)))


def _keys(trace: Trace) -> list[int]:
    stems = [stem for stem, weight in (*trace.words, *headline_words(trace.answer.headline)) if weight > 0.3]
    drawn = {min(stems, key=lambda stem: (_hash(f"{draw}{stem}"), stem)) for draw in range(DRAWS)} if stems else {""}
    return sorted(_hash(f"{trace.unit}|{bucket}|{stem}") for stem in drawn for bucket in _buckets(trace))


def _buckets(trace: Trace) -> tuple[str, ...]:
    if trace.is_standing or trace.day is None:
        return ("-",)
    day = trace.day.toordinal()
    return (f"a{day // DAYS}", f"b{(day + DAYS // 2) // DAYS}")


def _hash(text: str) -> int:
    data = text.encode("utf-8", "surrogatepass")
    return zlib.crc32(data) << 32 | zlib.crc32(data[::-1])


def group_figures(answers: Iterable[Answer]) -> tuple[Question, ...]:
    """The questions that `answers` answer; each answer stands in exactly one.

    In order of day, then id. A question's id is made from its first answer by article and place, so it holds as long as
    no earlier-named article joins. Near-linear in the number of answers; the order of `answers` changes nothing.
    """
    threads = _threads(answers)
    groups = _merge(threads, sorted(_links(threads), key=lambda link: (-link[0], link[1], link[2])))
    questions = [_question([threads[index] for index in group]) for group in groups]
    return tuple(sorted(questions, key=lambda q: (q.days.start.toordinal() if q.days else 0, q.id)))


def gather(answers: Iterable[Answer], find: Callable[[Sequence[str]], Iterable[Answer]]) -> tuple[Answer, ...]:
    """`answers` with all stored ones whose questions they may change: what `group_figures` must see again.

    `find` gives the stored answers that hold any of some keys, whole articles at a time. Answers are followed from link
    to link, not from key to key, so that one busy block does not draw in the rest of the ledger.
    """
    known: dict[tuple[str, str, int, int], Answer] = {_place(answer): answer for answer in answers}
    fresh = list(known.values())
    while fresh:
        keys = sorted({key for answer in fresh for key in question_keys(answer)})
        for answer in find(keys):
            known.setdefault(_place(answer), answer)
        threads = _threads(known.values())
        linked = {index for _, one, other in _links(threads) for index in (one, other)}
        reached = {_place(t.answer) for index in linked for t in threads[index].traces}
        done = {_place(answer) for answer in fresh}
        fresh = [known[place] for place in sorted(reached - done) if not done >= reached]
        if done >= reached or not fresh:
            break
        fresh = [known[place] for place in sorted(reached | done)]
        if {_place(answer) for answer in fresh} == done:
            break
    return tuple(known[place] for place in sorted(known))


def _place(answer: Answer) -> tuple[str, str, int, int]:
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


Link = tuple[float, int, int]


def _links(threads: Sequence[Thread]) -> Iterator[Link]:
    """Threads of two articles that are each other's best there, with their score."""
    best: dict[tuple[int, str], float] = {}
    scores: dict[tuple[int, int], float] = {}
    for one, other in sorted(_pairs(threads)):
        score = link_score(threads[one], threads[other])
        if score > 0:
            scores[one, other] = score
            for here, there in ((one, other), (other, one)):
                key = (here, threads[there].article)
                best[key] = max(score, best.get(key, 0.0))
    for (one, other), score in scores.items():
        if score >= best[one, threads[other].article] and score >= best[other, threads[one].article]:
            yield score, one, other


def _pairs(threads: Sequence[Thread]) -> set[tuple[int, int]]:
    blocks: dict[int, list[int]] = defaultdict(list)
    for index, thread in enumerate(threads):
        for key in sorted({key for trace in thread.traces for key in _keys(trace)}):
            blocks[key].append(index)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        for place, one in enumerate(members):
            for other in members[place + 1 : place + WIDEST]:
                if threads[one].article != threads[other].article:
                    pairs.add((one, other))
    return pairs


def _merge(threads: Sequence[Thread], links: Sequence[Link]) -> list[list[int]]:
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
