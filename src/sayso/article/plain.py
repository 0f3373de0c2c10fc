"""Scraped text to an article: headline, byline, dateline, body, and the residue that is cut away.

The headline is the first line that is no residue, unless the story starts in it; a word or two above it name a section
of the site. Lines between it and the story that only name an author, an agency or a date head the story. Every cut is
kept in the page map; nothing of the body is changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.article.agencies import is_agency
from sayso.article.cut import join_lines, lines_of
from sayso.article.dateline import Found, find_dateline
from sayso.article.head_lines import read_head_line
from sayso.article.residue import Rule, may_be_title, reports, residue_rule
from sayso.errors import TooLargeError
from sayso.model import Residue
from sayso.spans import CharSpan, OffsetMap

LONGEST_HEADLINE = 220
"""Characters; a longer first line is the story itself, its headline lost in scraping."""

SHORTEST_HEADLINE = 3
"""Words: what is shorter and stands above a longer line is a label ("World", "Breaking News")."""

MOST_LABELS = 4
"""Labels that are looked for above a headline."""

MOST_LINES = 20_000
"""Lines of the longest text that is read; so many take two seconds."""

MOST_OF_PAGE = 0.6
"""Share of the page that must lie before a heading of comments for all behind it to be comments: share bars with the
same words stand at the top."""

_ITEM = re.compile(r"[-–—•*·▪‣]\s|\(?[0-9a-z]{1,2}[.)]\s")

LABEL = Rule("label", "It names the section of the site, above the headline.", 40)
DATE = Rule("date", "It is a date by itself, of the page and not of the story.", 60)
TAIL = Rule("tail", "It stands behind the story's last sentence and is none.", 150)
AGENCY = Rule("agency", "It signs the story with its agency's name.", 40)


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
    found = lines_of(content)
    if len(found) > MOST_LINES:
        message = f"the text holds more than {MOST_LINES:,} lines: no news story does"
        raise TooLargeError(message, where=address, mend="Split the text into its stories.")
    lines, residue = _part(content, found)
    page = PlainPage()
    lines = _read_head(page, content, lines, residue)
    lines = _without_tail(content, _without_dates(content, lines, residue), residue)
    if lines:
        page.dateline = find_dateline(lines[0].of(content))
        if page.dateline is not None:
            lines[0] = CharSpan(min(lines[0].start + page.dateline.end, lines[0].end), lines[0].end)
    page.text, page.page_map = join_lines(content, [line for line in lines if line])
    page.residue = tuple(Residue(span, span.of(content), rule.name) for span, rule in sorted(residue, key=_start))
    return page


def _start(row: tuple[CharSpan, Rule]) -> int:
    return row[0].start


def _part(content: str, lines: list[CharSpan]) -> tuple[list[CharSpan], list[tuple[CharSpan, Rule]]]:
    """The lines of the story and those of the page, each with its rule."""
    kept: list[CharSpan] = []
    residue: list[tuple[CharSpan, Rule]] = []
    listing: Rule | None = None  # the heading whose list of titles the lines stand in
    ended: Rule | None = None  # the heading after which no story comes any more
    for line in lines:
        words = line.of(content)
        rule = ended or residue_rule(words)
        if rule is not None and not kept and _may_head(words, rule):
            rule = None
        if rule is None and listing is not None and may_be_title(words):
            rule = listing
        else:
            listing = rule if rule is not None and (rule.opens_list or listing is not None) else None
        if rule is None:
            kept.append(line)
            continue
        residue.append((line, rule))
        if rule.ends_page and line.start > MOST_OF_PAGE * len(content):
            ended = rule
    return kept, residue


def _may_head(line: str, rule: Rule) -> bool:
    """True for a headline that starts as a credit or a caption does: "Source: three held over port fire"."""
    return rule.name in {"credit", "picture", "editor-note"} and len(line.split()) > SHORTEST_HEADLINE


def _read_head(
    page: PlainPage,
    content: str,
    lines: list[CharSpan],
    residue: list[tuple[CharSpan, Rule]],
) -> list[CharSpan]:
    """Reads headline, byline and date from the first lines; gives back the rest. Labels go to `residue`."""
    labels = _count_labels([line.of(content) for line in lines[: MOST_LABELS + 1]])
    residue.extend((line, LABEL) for line in lines[:labels])
    lines = lines[labels:]
    if len(lines) > 1 and _may_be_headline(lines[0].of(content)):
        page.headline = lines[0].of(content)
        lines = lines[1:]
    while len(lines) > 1 and (named := read_head_line(lines[0].of(content))) is not None:
        page.byline = (*page.byline, *named.names)
        page.date_line = page.date_line or named.date
        lines = lines[1:]
    return lines


def _count_labels(lines: list[str]) -> int:
    """How many of the first lines are labels: a word or two each, above a line that may be a headline."""
    for number, line in enumerate(lines):
        if len(line.split()) >= SHORTEST_HEADLINE or line.endswith((".", "?", "!", ":")):
            return number if _may_be_headline(line) else 0
    return 0


def _may_be_headline(line: str) -> bool:
    if len(line) > LONGEST_HEADLINE or find_dateline(line) is not None:
        return False
    named = read_head_line(line)
    return named is None or named.date is None


def _without_dates(
    content: str,
    lines: list[CharSpan],
    residue: list[tuple[CharSpan, Rule]],
) -> list[CharSpan]:
    """`lines` without those that are a date by themselves."""
    dates = [line for line in lines if len(line) < DATE.longest and _is_date(line.of(content))]
    residue.extend((line, DATE) for line in dates)
    return [line for line in lines if line not in dates]


def _is_date(line: str) -> bool:
    named = read_head_line(line)
    return named is not None and named.date is not None and not named.names


def _without_tail(
    content: str,
    lines: list[CharSpan],
    residue: list[tuple[CharSpan, Rule]],
) -> list[CharSpan]:
    """`lines` up to the last that is prose, a list item, or reports something; without an agency's name below it."""
    end = len(lines)
    while end > 1 and (rule := _tail_rule(lines[end - 1].of(content))) is not None:
        residue.append((lines[end - 1], rule))
        end -= 1
    return lines[:end]


def _tail_rule(line: str) -> Rule | None:
    if is_agency(line.strip("()[]-–— .")):
        return AGENCY
    is_story = not may_be_title(line) or line.endswith(("?", "!", ":")) or _ITEM.match(line) or reports(line)
    return None if is_story else TAIL
