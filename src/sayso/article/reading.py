"""The article of a page, by what the page is: markup, scraped text, or the article itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from sayso.article.body import find_body
from sayso.article.byline import read_byline
from sayso.article.calendar_days import fitting_days, read_named_day, weekday_of
from sayso.article.dateline import find_dateline, find_leading_date
from sayso.article.headline import find_headline
from sayso.article.markup import Block, read_markup
from sayso.article.plain import LONGEST_HEADLINE, read_plain
from sayso.article.published import find_published
from sayso.article.residue import residue_rule
from sayso.article.stated import read_stated
from sayso.article.tongue import check_language
from sayso.errors import NotAPageError, TooLargeError
from sayso.ids import make_id
from sayso.model import Article, Dateline, Page, PageForm, Residue
from sayso.spans import CharSpan, OffsetMap, Piece

LEAST_STATED = 500
"""Characters from which a story in JSON-LD is more than a summary."""

LONGEST_STORY = 1_000_000
"""Characters of the longest story that is read: five times the longest live blog seen."""

LONGEST_HEAD = 1_000
"""Characters of a headline that are kept. Five times the longest seen: what is longer is a page put into a title."""

EARLIEST, LATEST = dt.date(1600, 1, 1), dt.date(2199, 12, 31)
"""Days that a page may be of: from before the first newspaper (1605) on. Beyond, calendars run out of days to count."""

_SEPARATOR = "\n\n"


def read_article(page: Page) -> Article:
    """The article that `page` holds.

    `Article.page_map` maps its text to `page.content`; it is None where the text is the page's content unchanged.

    Raises: NotAPageError for a page without a story, LanguageError for one in another language than English.
    """
    return _credible(_READERS[page.form](page))


def _credible(article: Article) -> Article:
    """`article` without a day of publication that none can have, told by a page or given with it."""
    if article.published is None or EARLIEST <= article.published <= LATEST:
        return article
    return replace(article, published=None, published_time=None, published_from=None)


def _read_given(page: Page) -> Article:
    language = _checked(page, page.content, None)
    leading = find_leading_date(page.content)
    found = find_dateline(page.content[leading[1] :] if leading else page.content)
    if found is None and leading is None:
        found = find_dateline(_behind_title(page.content))
    dateline = found.dateline if found else None
    if leading is not None:
        dateline = replace(dateline, date=dateline.date or leading[0]) if dateline else Dateline(None, leading[0], None)
    return _dated(_article(page, page.headline or "", page.content, language), page, dateline)


def _behind_title(text: str) -> str:
    """What follows the first paragraph of a text that carries its title along; "" where it has none."""
    first, _, rest = text.partition("\n\n")
    return rest if len(first) <= LONGEST_HEADLINE else ""


def _read_text(page: Page) -> Article:
    plain = read_plain(page.content, page.address)
    language = _checked(page, plain.text, None)
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
    markup = read_markup(page.content, page.address)
    stated = read_stated(markup)
    found = find_headline(markup, stated)
    headline = found.text or page.headline or ""
    body = (block for block in find_body(markup, stated, found) if block.text != headline)
    blocks, residue = _without_residue(body)
    text, page_map = _join(blocks)
    if stated.linked is not None and stated.is_linked_here and _is_rest_of(stated.linked.body, text):
        text, page_map = stated.linked.body, OffsetMap(())
    language = _checked(page, text, stated.language)
    article = replace(
        _article(page, headline, text, language),
        byline=read_byline(markup, stated, found.block) or page.byline,
        url=page.url or stated.url or None,
        outlet=page.outlet or stated.outlet or None,
        page_map=page_map,
        residue=residue,
    )
    dateline = find_dateline(text)
    article = _dated(article, page, dateline.dateline if dateline else None)
    published = find_published(page.content, markup, stated, found)
    if published is None:
        return article
    return replace(
        article,
        published=published.day,
        published_time=published.time,
        published_from="page",
        published_candidates=(),
    )


def _is_rest_of(stated: str, shown: str) -> bool:
    """True for a story stated in JSON-LD of which under a quarter is shown: scripts build it in the browser."""
    return len(stated) >= LEAST_STATED and len(shown) < 0.25 * len(stated)


def _checked(page: Page, text: str, told: str | None) -> str:
    """The language of a story that can be read. Raises: NotAPageError, TooLargeError, LanguageError."""
    if not text.strip():
        message = "no story was found in the page"
        raise NotAPageError(message, where=page.address, mend="Give the page of one news story.")
    if len(text) > LONGEST_STORY:
        message = f"the story holds more than {LONGEST_STORY:,} characters: no news story does"
        raise TooLargeError(message, where=page.address, mend="Split the text into its stories.")
    return check_language(text, page.language or told, page.address)


def _without_residue(blocks: Iterable[Block]) -> tuple[list[Block], tuple[Residue, ...]]:
    kept: list[Block] = []
    residue: list[Residue] = []
    for block in blocks:
        rule = residue_rule(block.text)
        if rule is None:
            kept.append(block)
        else:
            residue.append(Residue(CharSpan(block.start, max(block.start, block.end)), block.text, rule.name))
    return kept, tuple(residue)


def _join(blocks: list[Block]) -> tuple[str, OffsetMap]:
    pieces: list[Piece] = []
    start = 0
    for block in blocks:
        pieces.extend(Piece(start + inner, outer, length) for inner, outer, length in block.pieces)
        start += len(block.text) + len(_SEPARATOR)
    return _SEPARATOR.join(block.text for block in blocks), OffsetMap(tuple(pieces))


def _cut(headline: str) -> str:
    """`headline`, or its first words where it can't be one."""
    return headline if len(headline) <= LONGEST_HEAD else headline[:LONGEST_HEAD].rpartition(" ")[0]


def _article(page: Page, headline: str, text: str, language: str) -> Article:
    return Article(
        id=page.id or make_id("page", page.url or page.address, page.digest),
        headline=_cut(" ".join(headline.split())),
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
        return replace(article, published=page.published, published_from=page.published_from)
    named = read_named_day(dateline.date) if dateline is not None and dateline.date else None
    if named is None:
        return article
    if named.date is not None:
        return replace(article, published=named.date, published_from="dateline")
    days = fitting_days(named, weekday_of(article.text), last_year=dt.datetime.now(dt.UTC).year)
    return replace(article, published_candidates=days)


_READERS = {PageForm.HTML: _read_html, PageForm.TEXT: _read_text, PageForm.ARTICLE: _read_given}
