"""Everything that one article's parts show of each other: headline against body, denials, refusals to say, sums.

In come the article, its two passages, its statements and figures; out come findings, headline first. What this does not
try: another article (questions.py, denials.py across pages).
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.compare.headline import check_headline
from sayso.model import Article, Figure, Finding, Passage, Statement


def compare_within(
    article: Article,
    headline: Passage,
    body: Passage,
    statements: Sequence[Statement],
    figures: Sequence[Figure],
) -> tuple[Finding, ...]:
    """The findings within one article: one for each number of the headline, then denials, refusals to say, and sums."""
    year = article.published.year if article.published else None
    return check_headline(headline, body, year=year)
