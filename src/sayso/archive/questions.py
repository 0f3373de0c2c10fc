"""Figures of a whole Parquet ledger put under the questions that they answer, out of core.

The way is that of a ledger in one file (`sayso.compare.questions`): threads look for others under their keys, are
linked, and joined from the strongest link down. Threads, keys and links lie in a file meanwhile; memory holds the
threads looked at last and two numbers for each thread. Joining happens along links alone, so threads that links hold
together, an island, are joined by themselves.
"""

from __future__ import annotations

import sqlite3
from array import array
from itertools import groupby
from typing import TYPE_CHECKING, Any, Self

from sayso.compare.edges import Edges
from sayso.compare.links import find_links
from sayso.compare.merging import Member, merge
from sayso.compare.nearby import Asked, Nearby
from sayso.compare.questions import keys_of_thread, question_of
from sayso.compare.thread_json import thread_to_json
from sayso.compare.threads import threads_of
from sayso.encode.json_bytes import bytes_of, parse_bytes
from sayso.store.threads import SUMMARIES, UNDER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from sayso.archive.rows import Row
    from sayso.compare.threads import Thread
    from sayso.model import Answer, Question

_TABLES = """
    CREATE TABLE threads (number INTEGER PRIMARY KEY, page TEXT, name TEXT, figures TEXT, published TEXT, summary TEXT);
    CREATE TABLE thread_keys (key INTEGER, thread INTEGER, PRIMARY KEY (key, thread)) WITHOUT ROWID;
    CREATE TABLE links (score REAL, one INTEGER, other INTEGER, island INTEGER);
"""
_MEMBERS = "SELECT number, page, name FROM threads WHERE number IN (SELECT value FROM json_each(?))"
_FIGURES = "SELECT number, page, figures, published FROM threads ORDER BY number"
_ISLANDS = "SELECT island, score, one, other FROM links ORDER BY island"


class Scratch:
    """A file in which threads, keys and links lie while a ledger is grouped."""

    def __init__(self, path: Path) -> None:
        """Make the file."""
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
        self._nearby = Nearby()
        self._asked = Asked(self._under, self._summaries)
        self._count = 0

    def add(self, answers: Iterable[Answer]) -> None:
        """Take in the figures of one page, and link them to those that came before."""
        numbered = list(enumerate(threads_of(answers), start=self._count))
        self._count += len(numbered)
        keys = {number: keys_of_thread(thread) for number, thread in numbered}
        self._nearby.make_room()
        self._nearby.pack(numbered)
        links = find_links(
            [*keys],
            lambda number: self._nearby.near(keys[number], self._asked),
            lambda numbers: self._nearby.known(numbers, self._asked),
        )
        self._nearby.add_keys(keys)
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT INTO threads VALUES (?, ?, ?, ?, ?, ?)", map(_row_of, numbered))
        self._connection.executemany("INSERT INTO links VALUES (?, ?, ?, NULL)", links)
        self._connection.executemany(
            "INSERT INTO thread_keys VALUES (?, ?)", ((key, number) for number, own in keys.items() for key in own)
        )
        self._connection.execute("COMMIT")

    def _under(self, keys: Collection[int], most: int) -> list[tuple[int, int]]:
        return self._connection.execute(UNDER, (_told(keys), most - 1)).fetchall()

    def _summaries(self, numbers: Collection[int]) -> Iterator[tuple[int, Any]]:
        for number, told in self._connection.execute(SUMMARIES, (_told(numbers),)):
            yield number, parse_bytes(told)

    def answers(self) -> Iterator[Row]:
        """Each figure with the number of its question."""
        question = self._joined()
        for number, page, figures, published in self._connection.execute(_FIGURES):
            for figure in parse_bytes(figures):
                yield {"question": question[number], "figure": figure, "page": page, "published": published}

    def _joined(self) -> array[int]:
        """The question of each thread, named by the smallest number of its threads."""
        self._mark_islands()
        question = array("q", range(self._count))
        for _, held in groupby(self._connection.execute(_ISLANDS), key=lambda row: row[0]):
            for number, group in self._join([(score, one, other) for _, score, one, other in held]).items():
                question[number] = group
        return question

    def _mark_islands(self) -> None:
        """Mark each link with the smallest number of the threads that links hold together with it."""
        above = array("q", range(self._count))

        def root(number: int) -> int:
            while above[number] != number:
                above[number] = above[above[number]]
                number = above[number]
            return number

        for one, other in self._connection.execute("SELECT one, other FROM links"):
            low, high = sorted((root(one), root(other)))
            above[high] = low
        self._connection.create_function("island_of", 1, root)
        self._connection.execute("UPDATE links SET island = island_of(one)")
        self._connection.execute("CREATE INDEX links_island ON links (island)")

    def _join(self, links: list[tuple[float, int, int]]) -> dict[int, int]:
        edges = Edges.of(links)
        ends = sorted(edges.ends())
        rows = self._connection.execute(_MEMBERS, (_told(ends),)).fetchall()
        return merge({number: Member(page, name, number) for number, page, name in rows}, edges).groups

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._connection.close()


def _told(numbers: Iterable[int]) -> str:
    return bytes_of(list(numbers)).decode()


def _row_of(numbered: tuple[int, Thread]) -> tuple[Any, ...]:
    number, thread = numbered
    first = thread.answers[0]
    published = first.published.isoformat() if first.published else None
    figures = bytes_of([answer.id for answer in thread.answers]).decode()
    return number, first.page, thread.name, figures, published, bytes_of(thread_to_json(thread)).decode()


def question_rows(grouped: Iterable[tuple[Answer, ...]], numbers: Iterable[int]) -> Iterator[Row]:
    """The rows of questions that have two answers or more."""
    for number, answers in zip(numbers, grouped, strict=True):
        if len(answers) > 1:
            yield _question_row(number, question_of(answers))


def _question_row(number: int, question: Question) -> Row:
    days, answers = question.days, question.answers
    return {
        "number": number,
        "id": question.id,
        "counted": question.counted,
        "event": question.event.value,
        "place": question.place,
        "days_from": days and days.start.isoformat(),
        "days_until": days and days.end.isoformat(),
        "standing": question.standing and question.standing.value,
        "why": question.why,
        "answers": len(answers),
        "pages": len({answer.page for answer in answers}),
        "origins": len({answer.origin for answer in answers}),
    }
