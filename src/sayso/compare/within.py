"""Everything that one article's parts show of each other: headline against body, denials, refusals to say, sums.

In come the article, its two passages, its statements and figures; out come findings, headline first. What this does not
try: another article (questions.py; denials across pages in denials.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.compare.declined import find_declined
from sayso.compare.denials import compare_denials
from sayso.compare.details import check_details
from sayso.compare.disputed import check_dispute
from sayso.compare.headline import check_headline
from sayso.compare.parts import check_parts
from sayso.model import Article, Figure, Finding, Passage, Stance, Statement
from sayso.spans import CharSpan


def compare_within(
    article: Article,
    headline: Passage,
    body: Passage,
    statements: Sequence[Statement],
    figures: Sequence[Figure],
) -> tuple[Finding, ...]:
    """The findings within one article: one for each number of the headline, then disputes, denials, refusals, sums.

    Each stands by itself, with its words, one sentence that a reader can check, and its rule with its version.
    """
    year = article.published.year if article.published else None
    denied = denied_spans(statements)
    numbers = () if is_running_text(headline.text) else check_headline(headline, body, year=year, denied=denied)
    return (
        *check_details(numbers, headline, body, statements, figures),
        *check_dispute(headline, body),
        *compare_denials(article, statements, figures),
        *find_declined(article, statements),
        *check_parts(article, figures),
    )


LONGEST_HEADLINE = 110
"""Characters: several sentences of more than these are the first paragraph of a page that has no headline."""

_ENDED = re.compile(r"[a-z\d]{3}[.!?]\s+[A-Z]")


def is_running_text(headline: str) -> bool:
    """True for a paragraph that stands where a headline should: several sentences, the last closed by a full stop."""
    told = headline.strip()
    return len(told) >= LONGEST_HEADLINE and told.endswith(".") and _ENDED.search(told) is not None


def denied_spans(statements: Sequence[Statement]) -> tuple[CharSpan, ...]:
    """The stretches of the body that are told as denied; none where the headline itself tells a denial."""
    denials = [statement for statement in statements if statement.stance is Stance.DENIES]
    if any(statement.where == "headline" for statement in denials):
        return ()
    return tuple(span for statement in denials for span in statement.content)
