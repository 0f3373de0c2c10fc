"""Readings of pages that could not be read: what is known of the page, and why there is no more."""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version

from sayso.ids import make_id
from sayso.model import Article, Page, Provenance, Reading, Refusal


def empty_article(page: Page) -> Article:
    """The article of a page that could not be read: what is known of the page, and no text."""
    return Article(
        id=page.article_id,
        headline=page.headline or "",
        text="",
        page_digest=page.digest,
        address=page.address,
        url=page.url,
        outlet=page.outlet,
        language=page.language or "",
        byline=page.byline,
        published=page.published,
        published_from="given" if page.published else None,
        extra=page.extra,
    )


def refused_page(page: Page, refusal: Refusal) -> Reading:
    """The reading of `page` that holds `refusal` alone."""
    return Reading(article=empty_article(page), refusals=(refusal,), provenance=_provenance())


def refused_input(refusal: Refusal) -> Reading:
    """The reading that carries a refusal which belongs to no page: a damaged record, a line that is no JSON."""
    article = Article(
        id=make_id("refusal", refusal.code, refusal.where, refusal.what),
        headline="",
        text="",
        page_digest="",
        address=refusal.where,
        language="",
    )
    return Reading(article=article, refusals=(refusal,), provenance=_provenance())


def _provenance() -> Provenance:
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    return Provenance(sayso=version("sayso"), models={}, config="", read_at=now)
