"""Headline, byline and date of a marked-up page, from what it states and what it shows.

The headline is what the reader sees: the one h1, or of several the one most like what the page states; stated titles
lose the outlet's name. The byline names persons; an agency is named only where no person is. The date is that of first
publication: stated for machines, else shown, else found by htmldate.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.article.agencies import is_agency
from sayso.article.markup import Markup
from sayso.article.moments import Moment, read_moment
from sayso.article.stated import AUTHOR_META, PUBLISHED_META, Stated

_TITLE_BREAK = re.compile(r"\s+[|–—»·•:-]+\s+|\s*[|»]\s*")
_NAME_BREAK = re.compile(r"\s*(?:[,;|/&•·]|\band\b|\bwith\b)\s*", re.IGNORECASE)
_BY = re.compile(r"^(?:(?:written |reported |posted |story |text )?by|author|from)\b[\s:]*", re.IGNORECASE)


class Header(NamedTuple):
    """What stands over a story."""

    headline: str
    byline: tuple[str, ...]
    published: Moment | None


def read_header(content: str, markup: Markup, stated: Stated) -> Header:
    """Headline, byline and date of the page."""
    return Header(_headline(markup, stated), _byline(stated), _published(content, markup, stated))


def _headline(markup: Markup, stated: Stated) -> str:
    told = stated.titles()
    shown = list(dict.fromkeys(_shown_headings(markup)))
    if len(shown) == 1 and len(shown[0]) > 10:
        return shown[0]
    best = max(shown, key=lambda heading: _likeness(heading, told), default="")
    if best and _likeness(best, told) > 0.6:
        return best
    return _without_outlet(told[0], told) if told else best


def _shown_headings(markup: Markup) -> Iterator[str]:
    for block in markup.blocks:
        if any(markup.elements[index].tag == "h1" for index in markup.ancestors(block.element)[:4]):
            yield block.text


def _likeness(heading: str, told: Sequence[str]) -> float:
    """0 to 1: how like the most similar stated title is; a title that starts with the heading counts as the same."""
    plain = heading.casefold()
    likes = (difflib.SequenceMatcher(None, plain, title.casefold(), autojunk=False).ratio() for title in told)
    starts = any(title.casefold().startswith(plain) and len(plain) > 15 for title in told)
    return 1.0 if starts else max(likes, default=0.0)


def _without_outlet(title: str, told: Sequence[str]) -> str:
    """`title` without the outlet's name at its end: the part that other stated titles leave out, or a short last one."""
    shorter = [other for other in told if other != title and len(other) > 15 and title.startswith(other)]
    if shorter:
        return max(shorter, key=len)
    breaks = list(_TITLE_BREAK.finditer(title))
    if breaks and breaks[-1].start() > 20 and len(title) - breaks[-1].end() < 35:
        return title[: breaks[-1].start()]
    return title


def _byline(stated: Stated) -> tuple[str, ...]:
    for told in (stated.linked.authors if stated.linked else (), stated.meta(*AUTHOR_META)):
        names = clean_names(told)
        if names:
            return names
    return ()


def clean_names(told: Sequence[str]) -> tuple[str, ...]:
    """The names in author fields: one a name, persons before agencies and agencies left out beside them."""
    split = (part for field in told for part in _NAME_BREAK.split(_BY.sub("", field.strip())))
    names = list(dict.fromkeys(_BY.sub("", part).strip(" .:-") for part in split))
    names = [name for name in names if 2 < len(name) < 60 and "@" not in name and "://" not in name]
    persons = [name for name in names if not is_agency(name)]
    return tuple(persons or names)


def _published(content: str, markup: Markup, stated: Stated) -> Moment | None:
    told = [stated.linked.published] if stated.linked else []
    told += stated.meta(*PUBLISHED_META)
    told += [
        e.attrs["datetime"] for e in markup.elements if e.tag == "time" and e.attrs.get("datetime") and not e.silent
    ]
    found = next((moment for text in told if (moment := read_moment(text)) is not None), None)
    return found or _found_date(content)


def _found_date(content: str) -> Moment | None:
    from htmldate import find_date  # noqa: PLC0415 - a third of a second to import

    found = find_date(content, original_date=True, extensive_search=True)
    return read_moment(found) if found else None
