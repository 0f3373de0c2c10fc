"""When a page was first published: stated for machines, else shown by the headline, else found by htmldate."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from sayso.article.headline import Headline
from sayso.article.markup import Markup
from sayso.article.moments import Moment, read_local_time, read_moment
from sayso.article.stated import PUBLISHED_META, Stated

NEAR = 12
"""Blocks after the headline (and half as many before it) in which a shown date is looked for."""

LARGEST_SEARCH = 2_000_000
"""Characters of markup that are still searched for a date; twice the largest of 314 real pages."""

_CHANGED = re.compile(r"\b(?:updated|modified|edited|last)\b", re.IGNORECASE)


def find_published(content: str, markup: Markup, stated: Stated, headline: Headline) -> Moment | None:
    """The day, and where told the time, of the page's first publication."""
    told = list(_told(markup, stated))
    moment = next((found for text in told if (found := read_moment(text)) is not None), None)
    if moment is not None:
        return _on_local_day(moment, told)
    return _shown(markup, headline) or _found(content)


def _told(markup: Markup, stated: Stated) -> Iterator[str]:
    if stated.linked and stated.is_linked_here:
        yield stated.linked.published
    yield from stated.meta(*PUBLISHED_META)
    if stated.linked:
        yield stated.linked.published
    for element in markup.elements:
        if element.tag == "time" and not element.silent and element.attrs.get("datetime"):
            yield element.attrs["datetime"]


def _on_local_day(moment: Moment, told: list[str]) -> Moment:
    """`moment` on its outlet's day, where a time in UTC stands beside the same time by the outlet's own clock."""
    if moment.time is None or moment.time.utcoffset():
        return moment
    for text in told:
        local = read_local_time(text)
        if local is None:
            continue
        behind = local - moment.time.replace(tzinfo=None)
        if behind % dt.timedelta(minutes=30) == dt.timedelta() and abs(behind) <= dt.timedelta(hours=14):
            zone = dt.timezone(behind)
            return Moment(local.date(), moment.time.astimezone(zone))
    return moment


def _shown(markup: Markup, headline: Headline) -> Moment | None:
    """A date that stands by itself near the headline; one of a change counts only where there is no other."""
    if headline.block is None:
        return None
    near = markup.blocks[max(0, headline.block - NEAR // 2) : headline.block + NEAR]
    lines = [block.text for block in near if len(block.text) < 80]
    for candidates in ([line for line in lines if not _CHANGED.search(line)], lines):
        moment = next((found for line in candidates if (found := read_moment(line)) is not None), None)
        if moment is not None:
            return moment
    return None


def _found(content: str) -> Moment | None:
    if len(content) > LARGEST_SEARCH:
        return None
    import logging  # noqa: PLC0415 - with the library whose messages it silences

    from htmldate import find_date  # noqa: PLC0415 - a third of a second to import

    logging.getLogger("htmldate").setLevel(logging.CRITICAL + 1)
    try:
        # Its extensive search guesses from any date in the text, and compiles patterns for over a second.
        found = find_date(content, original_date=True, extensive_search=False)
    except Exception:  # noqa: BLE001 - a date is worth no page: whatever the library stumbles over, there is none
        return None
    return read_moment(found) if found else None
