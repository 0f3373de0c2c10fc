"""How much an embedded ledger holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sayso.answers import Stats

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from typing import Any

_COUNTS = """
    SELECT count(*) FILTER (WHERE refused = 0), count(*) FILTER (WHERE refused = 1),
           count(DISTINCT origin) FILTER (WHERE refused = 0), count(DISTINCT outlet), min(published), max(published),
           (SELECT count(*) FROM statements), (SELECT count(*) FROM figures),
           (SELECT count(*) FROM findings) + (SELECT count(*) FROM joined),
           (SELECT count(*) FROM refusals), (SELECT count(DISTINCT speaker) FROM statements)
    FROM pages
"""
TALLIES = (
    "SELECT stance, count(*) AS n FROM statements GROUP BY stance ORDER BY n DESC, stance",
    "SELECT event, count(*) AS n FROM figures GROUP BY event ORDER BY n DESC, event",
    "SELECT verdict, count(*) AS n FROM findings WHERE kind = 'headline' GROUP BY verdict ORDER BY n DESC, verdict",
)


def read_stats(connection: sqlite3.Connection) -> Stats:
    """The counts, in one look each."""
    counts = connection.execute(_COUNTS).fetchone()
    return stats_of(counts, [connection.execute(tally).fetchall() for tally in TALLIES])


def stats_of(counts: Sequence[Any], tallies: Sequence[Sequence[tuple[str, int]]]) -> Stats:
    """The counts of _COUNTS and TALLIES, in their order, as a value; days may be dates or their ISO form."""
    pages, refused, origins, outlets, first, last, *held = counts
    statements, figures, findings, refusals, speakers = held
    stances, events, verdicts = map(tuple, tallies)
    return Stats(
        pages=pages,
        refused=refused,
        origins=origins,
        outlets=outlets,
        statements=statements,
        figures=figures,
        findings=findings,
        refusals=refusals,
        speakers=speakers,
        first=dt.date.fromisoformat(str(first)) if first else None,
        last=dt.date.fromisoformat(str(last)) if last else None,
        stances=stances,
        events=events,
        verdicts=verdicts,
    )
