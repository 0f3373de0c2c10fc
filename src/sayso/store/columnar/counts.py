"""How much a Parquet ledger holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.store.counts import TALLIES, stats_of

if TYPE_CHECKING:
    from sayso.answers import Stats

_COUNTS = """
    SELECT count(*) FILTER (WHERE NOT refused), count(*) FILTER (WHERE refused),
           count(DISTINCT origin) FILTER (WHERE NOT refused), count(DISTINCT outlet), min(published), max(published),
           (SELECT count(*) FROM statements), (SELECT count(*) FROM figures),
           (SELECT count(*) FROM findings) + (SELECT count(*) FROM joined),
           (SELECT count(*) FROM refusals), (SELECT count(DISTINCT speaker) FROM statements)
    FROM pages
"""


def read_stats(connection: Any) -> Stats:
    """The counts, in one look each."""
    counts = connection.execute(_COUNTS).fetchone()
    return stats_of(counts, [connection.execute(tally).fetchall() for tally in TALLIES])
