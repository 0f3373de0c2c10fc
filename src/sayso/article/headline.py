"""The headline of a page: what its reader sees over the story, told with the help of what the page states.

The one h1, or of several the one most like a stated title; stated titles lose the outlet's name. Where the headline
stands anchors the body, the byline and the date.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import NamedTuple

from sayso.article.markup import Markup
from sayso.article.stated import Stated

ALIKE = 0.5
"""How like a stated title (0 to 1) a heading must be to anchor the story; wrong ones stay under 0.4."""

MOST_HEADINGS = 60
"""Headings that are compared: a page of hundreds is a list of stories."""

_TITLE_BREAK = re.compile(r"\s+[|–—»·•:-]+\s+|\s*[|»]\s*")


class Headline(NamedTuple):
    """The headline's words, and the numbers of the blocks that are headings of the first rank."""

    text: str
    block: int | None
    headings: tuple[int, ...]


def find_headline(markup: Markup, stated: Stated) -> Headline:
    """The headline of the page and where it stands; "" and None where the page has none."""
    titles = stated.titles()
    headings = _headings(markup)
    likes = {number: _likeness(markup.blocks[number].text, titles) for number in headings[:MOST_HEADINGS]}
    best = max(likes, key=lambda number: likes[number], default=None)
    if best is not None and likes[best] < ALIKE:
        best = None
    shown = list(dict.fromkeys(markup.blocks[number].text for number in headings))
    if len(shown) == 1 and len(shown[0]) > 10:
        return Headline(shown[0], best, headings)
    if best is not None and likes[best] > 0.6:
        return Headline(markup.blocks[best].text, best, headings)
    told = _without_outlet(titles, stated) if titles else ""
    return Headline(told or (shown[0] if len(shown) == 1 else ""), best, headings)


def _headings(markup: Markup) -> tuple[int, ...]:
    elements = markup.elements
    return tuple(
        number
        for number, block in enumerate(markup.blocks)
        if any(elements[index].tag == "h1" for index in markup.ancestors(block.element)[:4])
    )


def _likeness(heading: str, titles: Sequence[str]) -> float:
    """0 to 1: how like the most similar title is; a title that starts with the heading counts as the same."""
    plain = heading.casefold()[:400]
    if any(title.casefold().startswith(plain) for title in titles) and len(plain) > 15:
        return 1.0
    ratios = (difflib.SequenceMatcher(None, plain, title.casefold()[:400], autojunk=False).ratio() for title in titles)
    return max(ratios, default=0.0)


def _without_outlet(titles: Sequence[str], stated: Stated) -> str:
    """The first title without the outlet's name: the part that other titles leave out, or a short last one."""
    title = titles[0]
    shorter = [other for other in titles if other != title and len(other) > 15 and title.startswith(other)]
    if shorter:
        return max(shorter, key=len)
    for site in stated.meta("og:site_name"):
        title = re.sub(rf"^{re.escape(site)}\s*[-|:–—]\s+", "", title)
    breaks = list(_TITLE_BREAK.finditer(title))
    if breaks and breaks[-1].start() > 20 and len(title) - breaks[-1].end() < 35 and not stated.linked:
        return title[: breaks[-1].start()]
    return title
