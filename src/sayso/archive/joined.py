"""Findings over several pages of a whole Parquet ledger, as its table `joined` holds them.

Each question is looked at by itself, in the order in which DuckDB gives them, so memory holds one question. An export
writes those that its ledger holds; settling makes those of questions, and those of pages that were read twice.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sayso.answers import FoundFinding
from sayso.compare.across import compare_question
from sayso.compare.questions import question_of
from sayso.compare.revisions import compare_revisions
from sayso.encode import finding_to_json
from sayso.export.findings import row_of
from sayso.store.rows import finding_id, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.answers import Record
    from sayso.archive.rows import Row
    from sayso.model import Answer
    from sayso.store.base import View

VERSIONS = """
    WITH named AS (SELECT coalesce(url, article) AS address, id, published, read_at FROM pages WHERE NOT refused)
    SELECT address, id FROM named
    SEMI JOIN (SELECT address FROM named GROUP BY address HAVING count(*) > 1) twice USING (address)
    ORDER BY address, published, read_at, id
"""
"""Pages of one address or article, the oldest first."""


def joined_row(found: FoundFinding, articles: Iterable[str] = ()) -> Row:
    """The row of a finding over several pages: those that it quotes, and `articles` that it rests on beside."""
    quoted = {evidence.article or found.article for evidence in found.finding.body}
    told: dict[str, Any] = {
        "record": text_of(finding_to_json(found.finding)),
        "page_headline": found.headline,
        "articles": text_of(sorted({*articles, *quoted, found.article})),
    }
    return row_of(found) | told


def question_findings(grouped: Iterable[tuple[Answer, ...]]) -> Iterator[Row]:
    """The rows of what questions show, each given by its answers, under the newest page that answers."""
    for answers in grouped:
        finding = compare_question(question_of(answers)) if len(answers) > 1 else None
        if finding is not None:
            newest = max(answers, key=lambda answer: (str(answer.published or ""), answer.page or ""))
            yield joined_row(
                FoundFinding(
                    id=finding_id(finding, "question "),
                    finding=finding,
                    article=newest.article,
                    page=newest.page or "",
                    headline=newest.headline,
                    outlet=newest.outlet,
                    published=newest.published,
                ),
                (answer.article for answer in answers),
            )


def version_findings(pages: Iterable[tuple[str, str]], view: View) -> Iterator[Row]:
    """The rows of what changed between the versions of a page; `pages` are addresses and ids, the oldest first."""
    for _, versions in groupby(pages, key=itemgetter(0)):
        for (_, old), (_, new) in pairwise(versions):
            yield from map(joined_row, _revisions(view.record(old), view.record(new)))


def _revisions(old: Record, new: Record) -> Iterator[FoundFinding]:
    article = new.reading.article
    for finding in compare_revisions(old.reading, new.reading):
        yield FoundFinding(
            id=finding_id(finding, f"versions {new.page}"),
            finding=finding,
            article=article.id,
            page=new.page,
            headline=article.headline,
            outlet=article.outlet,
            published=article.published,
        )
