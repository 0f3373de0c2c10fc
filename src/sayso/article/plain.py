"""Scraped text to an article: headline, byline, dateline, body, and the residue that is cut away.

The headline is the first line that is no residue, unless the story starts in it. Lines between it and the first prose
that only name an author or a date head the story. Every cut is kept in the page map; nothing of the body is changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.article.cut import join_lines, lines_of
from sayso.article.dateline import Found, find_dateline, find_leading_date
from sayso.article.residue import Rule, may_be_title, residue_rule
from sayso.errors import TooLargeError
from sayso.model import Residue
from sayso.spans import CharSpan, OffsetMap

LONGEST_HEADLINE = 220
"""Characters; a longer first line is the story itself, its headline lost in scraping."""

MOST_LINES = 20_000
"""Lines of the longest text that is read; so many take two seconds."""

_BYLINE = re.compile(r"(?:by|written by|reported by|author\s*:)\s+(?P<names>[A-Z][^.;:!?]{2,90})$", re.IGNORECASE)
_NAME_JOIN = re.compile(r"\s*(?:,|&|/|\band\b)\s*")


@dataclass(slots=True)
class PlainPage:
    """What was told apart in a scraped text. `dateline` is the one that was cut off the body's start."""

    headline: str = ""
    byline: tuple[str, ...] = ()
    date_line: str | None = None
    dateline: Found | None = None
    text: str = ""
    page_map: OffsetMap = field(default_factory=lambda: OffsetMap(()))
    residue: tuple[Residue, ...] = ()


def read_plain(content: str, address: str = "") -> PlainPage:
    """The parts of a scraped text. Raises: TooLargeError past MOST_LINES."""
    page = PlainPage()
    found = lines_of(content)
    if len(found) > MOST_LINES:
        message = f"the text holds more than {MOST_LINES:,} lines: no news story does"
        raise TooLargeError(message, where=address, mend="Split the text into its stories.")
    lines, residue = _part(content, found)
    page.residue = tuple(Residue(span, span.of(content), rule.name) for span, rule in residue)
    lines = _read_head(page, content, lines)
    if lines:
        page.dateline = find_dateline(content[lines[0].start : lines[0].end])
        if page.dateline is not None:
            lines[0] = CharSpan(min(lines[0].start + page.dateline.end, lines[0].end), lines[0].end)
    page.text, page.page_map = join_lines(content, [line for line in lines if line])
    return page


def _part(content: str, lines: list[CharSpan]) -> tuple[list[CharSpan], list[tuple[CharSpan, Rule]]]:
    """The lines of the story and those of the page, each with its rule."""
    kept: list[CharSpan] = []
    residue: list[tuple[CharSpan, Rule]] = []
    listing: Rule | None = None
    for line in lines:
        words = line.of(content)
        rule = residue_rule(words)
        if rule is None and listing is not None and may_be_title(words):
            rule = listing
        else:
            listing = rule if rule is not None and (rule.opens_list or listing is not None) else None
        if rule is None:
            kept.append(line)
        else:
            residue.append((line, rule))
    return kept, residue


def _read_head(page: PlainPage, content: str, lines: list[CharSpan]) -> list[CharSpan]:
    """Reads headline, byline and date from the first lines; gives back the rest."""
    if not lines:
        return lines
    first = lines[0].of(content)
    if len(lines) > 1 and len(first) <= LONGEST_HEADLINE and find_dateline(first) is None:
        page.headline = first
        lines = lines[1:]
    while len(lines) > 1 and _read_head_line(page, lines[0].of(content)):
        lines = lines[1:]
    return lines


def _read_head_line(page: PlainPage, line: str) -> bool:
    """True when `line` only names an author or a date, which the page then keeps."""
    byline = _BYLINE.fullmatch(line) if len(line) < 100 else None
    if byline is not None:
        page.byline = (*page.byline, *(name for name in _NAME_JOIN.split(byline["names"]) if name))
        return True
    leading = find_leading_date(line) if len(line) < 80 else None
    if leading is not None and len(line) - leading[1] < 25:
        page.date_line = page.date_line or leading[0]
        return True
    return False
