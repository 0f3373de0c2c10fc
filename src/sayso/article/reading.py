"""The article of a page, by what the page is: markup, scraped text, or the article itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from sayso.article.body import find_body
from sayso.article.calendar_days import fitting_days, read_named_day, weekday_of
from sayso.article.dateline import find_dateline, find_leading_date
from sayso.article.header import read_header
from sayso.article.markup import Block, Markup, read_markup
from sayso.article.plain import read_plain
from sayso.article.residue import residue_rule
from sayso.article.stated import read_stated
from sayso.article.tongue import check_language
from sayso.errors import NotAPageError
from sayso.ids import make_id
from sayso.model import Article, Dateline, Page, PageForm, Residue
from sayso.spans import CharSpan, OffsetMap, Piece

_SEPARATOR = "\n\n"


def read_article(page: Page) -> Article:
    """The article that `page` holds.

    `Article.page_map` maps its text to `page.content`; it is None where the text is the page's content unchanged.

    Raises: NotAPageError for a page without a story, LanguageError for one in another language than English.
    """
    match page.form:
        case PageForm.HTML:
            return _read_html(page)
        case PageForm.TEXT:
            return _read_text(page)
        case PageForm.ARTICLE:
            return _read_given(page)


def _read_given(page: Page) -> Article:
    language = check_language(page.content, page.language, page.address)
    leading = find_leading_date(page.content)
    found = find_dateline(page.content[leading[1] :] if leading else page.content)
    dateline = found.dateline if found else None
    if leading is not None:
        dateline = replace(dateline, date=dateline.date or leading[0]) if dateline else Dateline(None, leading[0], None)
    return _dated(_article(page, page.headline or "", page.content, language), page, dateline)


def _read_text(page: Page) -> Article:
    plain = read_plain(page.content)
    if not plain.text.strip():
        raise _no_story(page, "the text holds no story")
    language = check_language(plain.text, page.language, page.address)
    article = replace(
        _article(page, page.headline or plain.headline, plain.text, language),
        byline=page.byline or plain.byline,
        page_map=plain.page_map,
        residue=plain.residue,
    )
    dateline = plain.dateline.dateline if plain.dateline else None
    if plain.date_line is not None:
        dateline = (
            replace(dateline, date=dateline.date or plain.date_line)
            if dateline
            else Dateline(None, plain.date_line, None)
        )
    return _dated(article, page, dateline)


def _read_html(page: Page) -> Article:
    markup = read_markup(page.content)
    stated = read_stated(markup)
    header = read_header(page.content, markup, stated)
    headline = header.headline or page.headline or ""
    blocks, residue = _without_residue(block for block in find_body(markup, stated) if block.text != headline)
    if not blocks:
        raise _no_story(page, "no story was found in the markup")
    text, page_map = _join(blocks)
    language = check_language(text, page.language or stated.language, page.address)
    article = replace(
        _article(page, headline, text, language),
        byline=header.byline or page.byline,
        url=page.url or stated.url or None,
        outlet=page.outlet
        or next(iter(stated.meta("og:site_name")), None)
        or (stated.linked.outlet if stated.linked else None)
        or None,
        page_map=page_map,
        residue=residue,
    )
    found = find_dateline(text)
    if header.published is not None:
        article = replace(
            article,
            published=header.published.day,
            published_time=header.published.time,
            published_from="page",
            dateline=found.dateline if found else None,
        )
        return article
    return _dated(article, page, found.dateline if found else None)


def _without_residue(blocks: Iterable[Block]) -> tuple[list[Block], tuple[Residue, ...]]:
    kept: list[Block] = []
    residue: list[Residue] = []
    for block in blocks:
        rule = residue_rule(block.text)
        if rule is None:
            kept.append(block)
        else:
            end = block.pieces[-1].outer + block.pieces[-1].length if block.pieces else block.start
            residue.append(Residue(CharSpan(block.start, max(end, block.start)), block.text, rule.name))
    return kept, tuple(residue)


def _join(blocks: list[Block]) -> tuple[str, OffsetMap]:
    pieces: list[Piece] = []
    start = 0
    for block in blocks:
        pieces.extend(Piece(start + inner, outer, length) for inner, outer, length in block.pieces)
        start += len(block.text) + len(_SEPARATOR)
    return _SEPARATOR.join(block.text for block in blocks), OffsetMap(tuple(pieces))


def _article(page: Page, headline: str, text: str, language: str) -> Article:
    return Article(
        id=page.id or make_id("page", page.url or page.address, page.digest),
        headline=" ".join(headline.split()),
        text=text,
        page_digest=page.digest,
        address=page.address,
        url=page.url,
        outlet=page.outlet,
        language=language,
        byline=page.byline,
        extra=page.extra,
    )


def _dated(article: Article, page: Page, dateline: Dateline | None) -> Article:
    """`article` with its date: given with the page, or that of its dateline, or the days that this may be."""
    article = replace(article, dateline=dateline)
    if page.published is not None:
        return replace(article, published=page.published, published_from="given")
    named = read_named_day(dateline.date) if dateline is not None and dateline.date else None
    if named is None:
        return article
    if named.date is not None:
        return replace(article, published=named.date, published_from="dateline")
    days = fitting_days(named, weekday_of(article.text), last_year=dt.datetime.now(dt.UTC).year)
    return replace(article, published_candidates=days)


def _no_story(page: Page, message: str) -> NotAPageError:
    return NotAPageError(message, where=page.address, mend="Give the page of one news story.")
