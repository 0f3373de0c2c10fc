"""Findings as rows: those over several pages beside those within one, and the words that each rests on.

A finding over several pages is filed under the newest of them. Each carries its rule with its version, and each of its
words the article in which they stand: of a headline and its body, or of two reports, both sides.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from sayso.encode import finding_to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.answers import FoundFinding
    from sayso.model import Finding
    from sayso.store.base import View

Row = dict[str, Any]

ACROSS = frozenset({"question", "revision"})
"""Families of rules that look at several pages; denials are looked at both ways."""

BETWEEN = " | "


def is_across(finding: Finding) -> bool:
    """True for a finding over several pages. Example: "question.disputed/3" is, "headline.number/1" is not."""
    articles = {evidence.article for evidence in finding.body}
    return finding.rule.partition(".")[0] in ACROSS or len(articles) > 1


def findings_across(view: View) -> Iterator[FoundFinding]:
    """The findings over several pages, newest first."""
    return (found for found in view.findings() if is_across(found.finding))


def told_of(finding: Finding) -> Row:
    """A finding as the columns of `findings`, without the page that it is filed under and its id."""
    return {
        **finding_to_json(finding),
        "headline": finding.headline and finding.headline.surface,
        "body": BETWEEN.join(evidence.surface for evidence in finding.body),
    }


def row_of(found: FoundFinding) -> Row:
    """The row of a finding over several pages."""
    published = found.published.isoformat() if found.published else None
    filed = {"id": found.id, "page": found.page, "article": found.article, "outlet": found.outlet}
    return {**told_of(found.finding), **filed, "published": published}


def evidence_rows(identity: str, finding: Finding, article: str) -> Iterator[Row]:
    """A row for each of the words that a finding rests on, in their order; `article` is that of the page it is on."""
    shown = chain([("headline", finding.headline)] if finding.headline else [], (("body", e) for e in finding.body))
    for number, (side, evidence) in enumerate(shown, start=1):
        yield {
            "finding": identity,
            "number": number,
            "side": side,
            "article": evidence.article or article,
            "where": evidence.where,
            "start": evidence.span.start,
            "end": evidence.span.end,
            "surface": evidence.surface,
            "sentence": evidence.sentence,
        }
