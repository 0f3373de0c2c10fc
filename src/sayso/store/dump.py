"""Every record of an embedded ledger in an order that only its content sets, to compare two ledgers by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.store.rows import unpack

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_SELECTS = {
    "page": """
        SELECT p.id, p.article, p.digest, p.address, p.url, p.outlet, p.published, p.refused, p.origin, p.reading,
               p.content, r.sayso, r.models, r.config
        FROM pages p JOIN readers r ON r.number = p.reader ORDER BY p.id""",
    "earlier reading": "SELECT page, reading, sayso, config FROM earlier_readings ORDER BY page, reading",
    "statement": """
        SELECT t.id, p.id AS page, t.key - p.key AS place, t.record, t.names, t.spellings, t.tags
        FROM statements t JOIN pages p ON p.key = t.page ORDER BY t.id""",
    "figure": """
        SELECT t.id, p.id AS page, t.key - p.key AS place, t.record, t.names, t.places, t.spellings, t.tags
        FROM figures t JOIN pages p ON p.key = t.page ORDER BY t.id""",
    "finding": """
        SELECT t.id, p.id AS page, t.key - p.key AS place, t.record
        FROM findings t JOIN pages p ON p.key = t.page ORDER BY t.id""",
    "refusal": """
        SELECT t.id, p.id AS page, t.code, t.what, t."where", t.mend
        FROM refusals t LEFT JOIN pages p ON p.key = t.page ORDER BY t.id""",
    "judgement": "SELECT name, canonical, rule, why, undone FROM judgements ORDER BY name, undone, canonical",
    "input": "SELECT address, mark, reader, pages, refusals FROM inputs ORDER BY address",
}
"""What is left out: keys and numbers of rows, samples (an index over the text, for which the words of a copy stand in),
times of reading, and tracebacks, which name this machine's folders."""


def ordered_records(connection: sqlite3.Connection) -> Iterator[dict[str, object]]:
    """Each record as a dict with its kind."""
    for kind, select in _SELECTS.items():
        cursor = connection.execute(select)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            told = dict(zip(names, row, strict=True))
            if "content" in told:
                told["content"] = unpack(told["content"])
            yield {"kind": kind, **told}
