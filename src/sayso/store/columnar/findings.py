"""How the findings of a Parquet ledger are asked for: those within a page and those over several as one table."""

from __future__ import annotations

_ALL = """(
    SELECT record, id, kind, verdict, article, page, page_headline, outlet, published, input, page_number, number,
           NULL AS articles FROM findings
    UNION ALL
    SELECT record, id, kind, verdict, article, page, page_headline, outlet, published, '', 0, 0, articles FROM joined
)"""
FINDINGS_ON = f"""
    SELECT t.record, t.id, {{page}}, '' FROM {_ALL} t
    WHERE page IN (SELECT unnest($pages))
       OR list_has_any(articles::JSON::VARCHAR[], (SELECT list(article) FROM pages WHERE id IN (SELECT unnest($pages))))
    ORDER BY published DESC NULLS LAST, input DESC, page_number DESC, number DESC, id
"""  # noqa: S608 - our own names
"""The findings that speak of pages with the ids `$pages`."""

FINDINGS = f"""
    SELECT t.record, t.id, {{page}}, '' FROM {_ALL} t
    WHERE ($kind IS NULL OR kind = $kind) AND ($verdict IS NULL OR verdict = $verdict)
    ORDER BY published DESC NULLS LAST, input DESC, page_number DESC, number DESC, id LIMIT $limit
"""  # noqa: S608 - our own names
"""The `$limit` newest findings of one `$kind` and `$verdict`; each may be NULL, for any."""
