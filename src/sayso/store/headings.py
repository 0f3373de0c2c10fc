"""What an embedded ledger keeps of a question beside its answers, read without them: a question may have thousands."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from sayso.answers import Heading
from sayso.interval import DayInterval
from sayso.model import Event, Question, Standing
from sayso.store import values
from sayso.store.keys import page_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable

    from sayso.model import Answer

_KEYS = "SELECT id, key FROM figures WHERE id IN (SELECT value FROM json_each(?))"
_THREADS = "SELECT page, question, figures FROM threads WHERE page IN (SELECT value FROM json_each(?))"
_HEADINGS = """
    SELECT number, id, counted, event, place, days_from, days_until, standing, why, answers, pages, origins
    FROM questions WHERE number IN (SELECT value FROM json_each(?))
"""
_OF_QUESTION = "SELECT page, figures FROM threads WHERE question = ? ORDER BY page DESC, number DESC LIMIT ? OFFSET ?"
_WITHIN = "WHERE t.key IN (SELECT value FROM json_each(?))"
_ANSWERS = f"SELECT {values.ANSWER} {values.FROM_FIGURES} {_WITHIN}"


def read_headings(connection: sqlite3.Connection, figures: Collection[str]) -> dict[str, Heading]:
    """The question of each of these figures (their ids); those that are under none yet are left out."""
    keys = dict(connection.execute(_KEYS, (json.dumps(sorted(figures)),)).fetchall())
    pages = {page_of(key) for key in keys.values()}
    threads = connection.execute(_THREADS, (json.dumps(sorted(pages)),))
    questions = {page + place: question for page, question, figures in threads for place in _places(figures)}
    named = {name: questions[key] for name, key in keys.items() if key in questions}
    rows = connection.execute(_HEADINGS, (json.dumps(sorted(set(named.values()))),))
    several = {row[0]: _heading(*row) for row in rows}
    return {name: several.get(number, Heading(number=number)) for name, number in named.items()}


def _places(figures: str) -> Iterable[int]:
    """The places of a thread's figures among the records of their page. Most threads have one figure."""
    return json.loads(figures) if "," in figures else (int(figures[1:-1]),)


def _heading(number: int, *told: Any) -> Heading:
    identity, counted, event, place, first, last, standing, why, answers, pages, origins = told
    question = Question(
        id=identity,
        counted=counted,
        event=Event(event),
        place=place,
        days=DayInterval(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) if first else None,
        answers=(),
        standing=Standing(standing) if standing else None,
        why=why,
    )
    return Heading(number=number, question=question, answers=answers, pages=pages, origins=origins)


def read_part(connection: sqlite3.Connection, question: int, *, pages: int, skip: int) -> tuple[list[Answer], bool]:
    """What `pages` pages answer to a question, those published last but for `skip` of them; True where older ones do.

    The answers stand in no order.
    """
    threads = connection.execute(_OF_QUESTION, (question, pages + 1, skip)).fetchall()
    keys = [page + place for page, figures in threads[:pages] for place in _places(figures)]
    rows = connection.execute(_ANSWERS, (json.dumps(keys),))
    return [values.answer(row) for row in rows], len(threads) > pages
