"""Every record of a Parquet ledger as an embedded one tells it, to compare the two by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.encode import parse_bytes
from sayso.store.columnar.whole import stream

if TYPE_CHECKING:
    from collections.abc import Iterator

_SELECTS = {
    "page": """
        SELECT id, article, digest, address, url, outlet, published::VARCHAR AS published, refused::INTEGER AS refused,
               origin, reading, record AS content, sayso, models, config
        FROM pages ORDER BY id""",
    "earlier reading": "SELECT page, reading, sayso, config FROM earlier ORDER BY page, reading",
    "statement": "SELECT id, page, number AS place, record, names, spellings, tags FROM statements ORDER BY id",
    "figure": """
        SELECT id, page, number AS place, record, names, places, spellings, tags FROM figures ORDER BY id""",
    "finding": "SELECT id, page, number AS place, record FROM findings ORDER BY id",
    "refusal": 'SELECT DISTINCT id, page, code, what, "where", mend FROM refusals ORDER BY id',
    "judgement": "SELECT name, canonical, rule, why, undone FROM judgements ORDER BY name, undone, canonical",
    "input": "SELECT address, mark, reader, pages, refusals FROM inputs ORDER BY address",
}


def ordered_records(connection: Any) -> Iterator[dict[str, object]]:
    """Each record as a dict with its kind."""
    for kind, select in _SELECTS.items():
        names = [column[0] for column in connection.execute(f"{select} LIMIT 0").description]
        for row in stream(connection, select):
            told = dict(zip(names, row, strict=True))
            if "content" in told:
                told["content"] = parse_bytes(told["content"])
            yield {"kind": kind, **told}
