"""What a page brings to the questions of a ledger: threads, keys, and what a denial of its figures would name.

All of it is made from the page alone, so it can be made anywhere and at any time before the page is grouped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.compare.forces import spellings
from sayso.compare.parts import find_parts
from sayso.compare.questions import keys_of_thread
from sayso.compare.thread_json import thread_to_json
from sayso.compare.threads import Thread, threads_of
from sayso.compare.traces import sign_of
from sayso.compare.twins import mark_of, named_by
from sayso.compare.words import find_words
from sayso.encode.json_bytes import bytes_of
from sayso.model import Answer


@dataclass(frozen=True, slots=True)
class BroughtThread:
    """A thread of the page, without its answers."""

    thread: Thread
    figures: list[int]  # places of its answers among the page's records
    keys: list[int]  # under which others find it
    summary: bytes  # as JSON: what it is compared by
    parts: list[list[int]]  # wholes among its answers, each with its parts, as places


@dataclass(frozen=True, slots=True)
class Brought:
    """What one page brings."""

    threads: list[BroughtThread]
    mark: str | None  # shared by pages whose threads are the same in all that is compared
    named: frozenset[tuple[str, str]]  # things and places that a denial of one of its figures would name


def bring(placed: Iterable[tuple[int, Answer]]) -> Brought:
    """What a page brings whose figures these are, each with its place among the page's records."""
    answers = {answer.id: (place, answer) for place, answer in placed}
    found = threads_of(answer for _, answer in answers.values())
    plain = [replace(thread, signs=tuple(map(sign_of, thread.signs)), answers=()) for thread in found]
    mark = mark_of(plain)
    parts = _parts_of([answer for _, answer in answers.values()])
    return Brought(
        [
            BroughtThread(
                thread=named,
                figures=[answers[answer.id][0] for answer in full.answers],
                keys=keys_of_thread(full),
                summary=bytes_of(thread_to_json(named)),
                parts=[
                    [answers[each][0] for each in parts[answer.id]] for answer in full.answers if answer.id in parts
                ],
            )
            for full, named in zip(found, named_by(mark, plain), strict=True)
        ],
        mark,
        frozenset(pair for _, answer in answers.values() for pair in _named_by_denials(answer)),
    )


def _parts_of(answers: Iterable[Answer]) -> dict[str, list[str]]:
    """The ids of wholes that sentences give with their parts: those of the whole itself and of each part."""
    sentences: dict[tuple[str, int], list[Answer]] = defaultdict(list)
    for answer in answers:
        sentences[answer.figure.where, answer.figure.sentence.start].append(answer)
    found: dict[str, list[str]] = {}
    for told in sentences.values():
        if len(told) > 1 and (given := find_parts(told[0].sentence, [answer.figure for answer in told])):
            named = {answer.figure.id: answer.id for answer in told}
            found[named[given.whole.id]] = [named[figure.id] for figure in (given.whole, *given.parts)]
    return found


def _named_by_denials(answer: Answer) -> list[tuple[str, str]]:
    """The last words of what is counted, as it may be spelt, and of where: what a denial of it would name.

    None where one of them says nothing.
    """
    figure = answer.figure
    counted, place = find_words(figure.counted), find_words(figure.place or "")
    if not counted or not place:
        return []
    thing, where = counted[-1], place[-1]
    named = (figure.place or "")[where.start : where.end]
    return [(each, named) for each in spellings(figure.counted[thing.start : thing.end])]
