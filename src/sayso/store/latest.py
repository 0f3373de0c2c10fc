"""What an embedded ledger took in last: the pages that were read, and what was refused."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sayso.answers import Latest, PageSeen
from sayso.store import values

if TYPE_CHECKING:
    import sqlite3

_READ = """
    SELECT p.id, p.headline, p.outlet, p.published,
           (SELECT count(*) FROM statements WHERE page = p.key), (SELECT count(*) FROM figures WHERE page = p.key)
    FROM pages p WHERE p.refused = 0 ORDER BY p.number DESC LIMIT ?
"""
_REFUSED = """
    SELECT code, what, "where", mend, detail FROM refusals WHERE page IS {} NULL ORDER BY page DESC LIMIT ?
"""


def read_latest(connection: sqlite3.Connection, limit: int) -> Latest:
    """The pages that came in last, and refusals: of the newest pages, then those that belong to no page."""
    read = tuple(
        PageSeen(
            page=page,
            headline=headline,
            outlet=outlet,
            published=dt.date.fromisoformat(published) if published else None,
            statements=statements,
            figures=figures,
        )
        for page, headline, outlet, published, statements, figures in connection.execute(_READ, (limit,))
    )
    refused = [row for which in ("NOT", "") for row in connection.execute(_REFUSED.format(which), (limit,))]
    return Latest(read=read, refused=tuple(map(values.refusal, refused[:limit])))
