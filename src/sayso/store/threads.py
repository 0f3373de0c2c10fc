"""The tables by which an embedded ledger puts figures under questions (`migrations/0002_questions.sql`): plain rows.

What the rows mean, and what follows from what, stands in `sayso.grouping`.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

from sayso.encode import parse_bytes
from sayso.store import values
from sayso.store.base import StoredThread
from sayso.store.rows import clean

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence

    from sayso.model import Answer, Question

_ALL = "INSERT INTO ungrouped SELECT key, published, id FROM pages WHERE refused = 0"
_CLEARED = (
    "threads",
    "thread_keys",
    "links",
    "joints",
    "gone_threads",
    "questions",
    "ungrouped",
    "joined",
    "twins",
    "stale",
)
_RULE = "INSERT INTO rules VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET version = excluded.version"
_PENDING = "SELECT page FROM ungrouped ORDER BY published, id LIMIT ?"
_OF_PAGE = f"SELECT t.key - t.page, {values.ANSWER} {values.FROM_FIGURES} WHERE t.page = ? ORDER BY t.key"
_THREAD = """
    INSERT INTO threads (number, page, name, question, figures, keys, summary, twin, parts)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
UNDER = """
    SELECT k.key, k.thread FROM json_each(?) j CROSS JOIN thread_keys k ON k.key = j.value AND k.thread >= coalesce(
        (SELECT thread FROM thread_keys WHERE key = j.value ORDER BY thread DESC LIMIT 1 OFFSET ?), 0
    ) ORDER BY j.key, k.thread
"""
SUMMARIES = "SELECT number, summary FROM threads WHERE number IN (SELECT value FROM json_each(?))"
_QUESTIONS = "SELECT number, question FROM threads WHERE number IN (SELECT value FROM json_each(?))"
_MEMBERS = """
    SELECT number, page, name, question FROM threads
    WHERE question IN (SELECT value FROM json_each(?)) AND twin IS NULL
"""
_TWINS = "SELECT h.number, h.question FROM twins t JOIN threads h ON h.page = t.page WHERE t.mark = ? ORDER BY h.number"
_STALE = "DELETE FROM stale WHERE question IN (SELECT question FROM stale ORDER BY question LIMIT ?) RETURNING question"
_LINKS = "SELECT score, thread, other FROM links WHERE thread IN (SELECT value FROM json_each(?))"
_JOINTS = "SELECT score, thread, other FROM joints WHERE thread IN (SELECT value FROM json_each(?))"
_PART = "DELETE FROM joints WHERE thread IN (SELECT value FROM json_each(?))"
_TELLING = """
    SELECT h.question, h.page + f.value, p.origin
    FROM threads h CROSS JOIN json_each(h.figures) f CROSS JOIN pages p ON p.key = h.page
    WHERE h.question IN (SELECT value FROM json_each(?))
"""
_PARTS = """
    SELECT question, page, parts FROM threads
    WHERE question IN (SELECT value FROM json_each(?)) AND parts IS NOT NULL ORDER BY number
"""
_ANSWERS = f"""
    SELECT t.key, {values.ANSWER}
    FROM json_each(?) j CROSS JOIN figures t ON t.key = j.value CROSS JOIN pages p ON p.key = t.page
"""  # noqa: S608 - names are our own
_ROWS = f"""
    SELECT h.question, {values.ANSWER}
    FROM threads h CROSS JOIN json_each(h.figures) f CROSS JOIN figures t ON t.key = h.page + f.value
    CROSS JOIN pages p ON p.key = h.page
"""  # noqa: S608 - names are our own
OF_QUESTIONS = f"{_ROWS} WHERE h.question IN (SELECT value FROM json_each(?)) ORDER BY t.key"  # noqa: S608 - as above
OF_ALL = f"{_ROWS} ORDER BY h.question, t.key"
_QUESTION = "INSERT OR REPLACE INTO questions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class ThreadTables:
    """Reads and writes threads through a connection that is in a transaction; `GroupTables` tells what each does."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Keep the connection."""
        self._connection = connection

    def rule(self, name: str) -> str | None:
        """The version by which what is kept was made."""
        found = self._rows("SELECT version FROM rules WHERE name = ?", name)
        return str(found[0][0]) if found else None

    def set_rule(self, name: str, version: str) -> None:
        """Note that version."""
        self._connection.execute(_RULE, (name, version))

    def clear(self) -> None:
        """Forget all threads and questions."""
        for table in _CLEARED:
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        self._connection.execute(_ALL)

    def take_gone(self) -> dict[int, int]:
        """Clear away the threads of pages that are gone: the number of each, and its question."""
        gone = self._rows("SELECT number, question, keys FROM gone_threads")
        for number, _, keys in gone:
            own = ((key, number) for (key,) in struct.iter_unpack("<q", keys))
            self._connection.executemany("DELETE FROM thread_keys WHERE key = ? AND thread = ?", own)
        if gone:
            ends = [(other, number) for _, number, other in self.links([number for number, _, _ in gone])]
            self._connection.executemany("DELETE FROM links WHERE thread = ? AND other = ?", ends)
            self._connection.executemany("DELETE FROM links WHERE other = ? AND thread = ?", ends)
            self.put_joints([number for number, _, _ in gone], [])
            self._connection.execute("DELETE FROM gone_threads")
        return {number: question for number, question, _ in gone}

    def pending(self, most: int) -> list[int]:
        """Pages whose figures are not yet under questions, in the order of day and id."""
        return [page for (page,) in self._rows(_PENDING, most)]

    def done(self, pages: Iterable[int]) -> None:
        """Note that the figures of these pages are under questions."""
        self._connection.executemany("DELETE FROM ungrouped WHERE page = ?", ((page,) for page in pages))

    def answers_of(self, page: int) -> list[tuple[int, Answer]]:
        """The figures of a page, each with its place among the page's records."""
        return [(place, values.answer(tuple(row))) for place, *row in self._rows(_OF_PAGE, page)]

    def next_number(self) -> int:
        """The number of the next thread; none is ever given twice."""
        found = self._rows("SELECT seq FROM sqlite_sequence WHERE name = 'threads'")
        return int(found[0][0]) + 1 if found else 1

    def insert(self, page: int, threads: Iterable[StoredThread]) -> None:
        """Add threads of a page, each its own question, or under that of its twin."""
        rows = [
            (
                thread.number,
                page,
                clean(thread.name),
                thread.number if thread.question is None else thread.question,
                json.dumps(thread.figures),
                struct.pack(f"<{len(thread.keys)}q", *thread.keys),
                thread.summary.decode(),
                thread.twin,
                json.dumps(thread.parts) if thread.parts else None,
            )
            for thread in threads
        ]
        self._connection.executemany(_THREAD, rows)

    def add_keys(self, threads: Iterable[StoredThread]) -> None:
        """Let threads be found under their keys."""
        rows = sorted((key, thread.number) for thread in threads for key in thread.keys)
        self._connection.executemany("INSERT INTO thread_keys VALUES (?, ?)", rows)

    def add_links(self, links: Iterable[tuple[float, int, int]]) -> None:
        """Add links, each to be found from both its ends."""
        rows = ((*ends, score) for score, one, other in links for ends in ((one, other), (other, one)))
        self._connection.executemany("INSERT INTO links VALUES (?, ?, ?)", rows)

    def under(self, keys: Collection[int], most: int) -> list[tuple[int, int]]:
        """Keys with the threads under each, `most` of each at most, those that came last, in that order."""
        return self._rows(UNDER, _told(keys), most - 1)

    def summaries(self, numbers: Collection[int]) -> list[tuple[int, Any]]:
        """What each of these threads is compared by."""
        return [(number, parse_bytes(told)) for number, told in self._rows(SUMMARIES, _told(numbers))]

    def moment(self) -> int:
        """A number that changes when another connection has written."""
        return int(self._rows("PRAGMA data_version")[0][0])

    def questions_of(self, numbers: Collection[int]) -> dict[int, int]:
        """The question of each of these threads."""
        return dict(self._rows(_QUESTIONS, _told(numbers)))

    def members(self, questions: Collection[int]) -> list[tuple[int, int, str, int]]:
        """Number, page, name and question of the threads of these questions, but those that have a twin."""
        return self._rows(_MEMBERS, _told(questions))

    def links(self, numbers: Collection[int]) -> list[tuple[float, int, int]]:
        """The links that end in these threads: score, that thread, the other."""
        return self._rows(_LINKS, _told(numbers))

    def joints(self, numbers: Collection[int]) -> list[tuple[float, int, int]]:
        """The links that joined these threads to others of their questions, all of which are among them."""
        return self._rows(_JOINTS, _told(numbers))

    def put_joints(self, parted: Collection[int], joints: Iterable[tuple[float, int, int]]) -> None:
        """Note the links that joined threads to their questions; those that joined the threads `parted` are no more."""
        if parted:
            self._connection.execute(_PART, (_told(parted),))
        rows = ((one, other, score) for score, one, other in joints)
        self._connection.executemany("INSERT OR REPLACE INTO joints VALUES (?, ?, ?)", rows)

    def move(self, moved: Iterable[tuple[int, int]]) -> None:
        """Give threads, second, and those whose twin they are, the questions that stand before them."""
        rows = list(moved)
        self._connection.executemany("UPDATE threads SET question = ? WHERE number = ?", rows)
        self._connection.executemany("UPDATE threads SET question = ? WHERE twin = ?", rows)

    def twins(self, mark: str) -> list[tuple[int, int]]:
        """Number and question of the threads of the page that stands for all with this mark, in order."""
        return self._rows(_TWINS, mark)

    def put_twins(self, mark: str, page: int) -> None:
        """Let this page stand for all with this mark."""
        self._connection.execute("INSERT INTO twins VALUES (?, ?)", (mark, page))

    def add_stale(self, questions: Iterable[int]) -> None:
        """Note questions whose rows are yet to be made anew."""
        rows = ((question,) for question in questions)
        self._connection.executemany("INSERT OR IGNORE INTO stale VALUES (?)", rows)

    def take_stale(self, most: int) -> list[int]:
        """`most` of those questions at most; they are noted no more."""
        return sorted(number for (number,) in self._rows(_STALE, most))

    def telling(self, questions: Collection[int]) -> list[tuple[int, int, str]]:
        """Question, key and origin of the figures that answer one of these questions."""
        return self._rows(_TELLING, _told(questions))

    def parts(self, questions: Collection[int]) -> list[tuple[int, list[int]]]:
        """Of these questions the answers that tell parts: the question, and the keys of the whole and of its parts."""
        return [
            (question, [page + place for place in places])
            for question, page, told in self._rows(_PARTS, _told(questions))
            for places in json.loads(told)
        ]

    def answers(self, figures: Collection[int]) -> list[tuple[int, Answer]]:
        """The answers that figures with these keys give."""
        return [(key, values.answer(tuple(row))) for key, *row in self._rows(_ANSWERS, _told(figures))]

    def put_questions(self, gone: Collection[int], questions: Iterable[tuple[int, Question]]) -> None:
        """Take away the questions with the numbers `gone`, and write these."""
        self._connection.executemany("DELETE FROM questions WHERE number = ?", ((number,) for number in gone))
        self._connection.executemany(_QUESTION, [_row(number, question) for number, question in questions])

    def _rows(self, statement: str, *bound: Any) -> list[Any]:
        return self._connection.execute(statement, bound).fetchall()


def _told(numbers: Iterable[int]) -> str:
    return json.dumps(sorted(numbers))


def _row(number: int, question: Question) -> Sequence[Any]:
    days, answers = question.days, question.answers
    return (
        number,
        question.id,
        clean(question.counted),
        question.event.value,
        question.place and clean(question.place),
        days and days.start.isoformat(),
        days and days.end.isoformat(),
        question.standing and question.standing.value,
        clean(question.why),
        len(answers),
        len({answer.page for answer in answers}),
        len({answer.origin for answer in answers}),
    )
