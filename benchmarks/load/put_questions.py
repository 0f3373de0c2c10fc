"""Puts the figures of an invented ledger under the questions that they were made for: `put_questions.py LEDGER.db`.

`ledger_generator.py` leaves figures ungrouped, and to find their questions (`speed/questions.py --group`) takes a tenth
of a second for a page: more than an hour for a million statements. What load on a server needs is that questions are
kept, not that they were found, so this takes each story of the generator for one question; how its answers stand is
worked out as ever. Prints a JSON object: questions, those with two answers or more, answers of the largest, seconds.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from sayso import joining
from sayso.compare.questions import RULE, question_of
from sayso.compare.threads import place_of
from sayso.rules import versions_across
from sayso.store import values
from sayso.store.base import StoredThread
from sayso.store.embedded import EmbeddedStore
from sayso.store.keys import page_of
from sayso.store.threads import ThreadTables

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from sayso.model import Answer

AT_ONCE = 2000
"""Stories of one transaction."""

_ROW = f"SELECT {values.ANSWER} {values.FROM_FIGURES} WHERE t.key = ?"


def stories(connection: sqlite3.Connection) -> list[list[int]]:
    """The keys of the figures of each story, told by their sentences without numbers and speakers."""
    found: dict[int, list[int]] = defaultdict(list)
    for key, sentence in connection.execute("SELECT key, sentence FROM figures ORDER BY key"):
        _, event, _, *words = sentence.rsplit(", ", 1)[0].split()
        found[hash((event, *words))].append(key)
    return list(found.values())


def put(connection: sqlite3.Connection, tables: ThreadTables, told: Iterable[list[int]]) -> None:
    """Put stories under questions, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for keys in told:
        answers = {key: values.answer(connection.execute(_ROW, (key,)).fetchone()) for key in keys}
        first = tables.next_number()
        pages: dict[int, list[int]] = defaultdict(list)
        for key in keys:
            pages[page_of(key)].append(key)
        for number, (page, own) in enumerate(pages.items(), start=first):
            tables.insert(page, [_thread(number, page, own, answers)])
        tables.move([(first, number) for number in range(first, first + len(pages))])
        if len(keys) > 1:
            tables.put_questions([], [(first, question_of(answers.values()))])
    connection.execute("COMMIT")


def _thread(number: int, page: int, keys: list[int], answers: dict[int, Answer]) -> StoredThread:
    name = place_of(answers[keys[0]])
    return StoredThread(number=number, name=name, figures=[key - page for key in keys], keys=[], summary=b"")


def main() -> None:
    """Group the ledger and print what came of it."""
    start = time.perf_counter()
    store = EmbeddedStore.open(Path(sys.argv[1]))
    connection = store._connection  # noqa: SLF001 - no reader of a ledger needs it
    tables = ThreadTables(connection)
    tables.clear()
    tables.set_rule("questions", RULE)
    tables.set_rule("findings", versions_across(joining.RULE))
    told = stories(connection)
    for begin in range(0, len(told), AT_ONCE):
        put(connection, tables, told[begin : begin + AT_ONCE])
    connection.execute("DELETE FROM ungrouped")
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")  # as a ledger is left at the end of reading
    several, largest = connection.execute("SELECT count(*), max(answers) FROM questions").fetchone()
    store.close()
    counts = {"questions": len(told), "with_several": several, "most_answers": largest}
    print(json.dumps({**counts, "seconds": round(time.perf_counter() - start)}))


if __name__ == "__main__":
    main()
