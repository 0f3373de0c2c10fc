"""What was published last in a Parquet ledger, and what was refused: of when a page came in it tells nothing."""

from __future__ import annotations

from typing import Any

from sayso.answers import Latest, PageSeen
from sayso.model import Refusal

_READ = """
    WITH newest AS (
        SELECT id, headline, outlet, published, input, page_number FROM pages WHERE NOT refused
        ORDER BY published DESC NULLS LAST, input DESC, page_number DESC LIMIT ?
    )
    SELECT id, headline, outlet, published,
           (SELECT count(*) FROM statements s WHERE s.page = n.id AND s.published IS NOT DISTINCT FROM n.published),
           (SELECT count(*) FROM figures f WHERE f.page = n.id AND f.published IS NOT DISTINCT FROM n.published)
    FROM newest n ORDER BY published DESC NULLS LAST, input DESC, page_number DESC
"""
_REFUSED = """
    SELECT code, what, "where", mend, detail FROM refusals
    ORDER BY page IS NULL, published DESC NULLS LAST, input DESC, page_number DESC LIMIT ?
"""


def read_latest(connection: Any, limit: int) -> Latest:
    """The pages published last, and refusals: of pages, then those that belong to none."""
    names = ("page", "headline", "outlet", "published", "statements", "figures")
    read = (dict(zip(names, row, strict=True)) for row in connection.execute(_READ, [limit]).fetchall())
    refused = connection.execute(_REFUSED, [limit]).fetchall()
    return Latest(read=tuple(PageSeen(**each) for each in read), refused=tuple(Refusal(*row) for row in refused))
