"""Sentences with S, C and X marks, read; and how near a found attribution comes to a marked one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.model import Analysis, Article, Attribution, Passage, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.model import Where
    from sayso.spans import CharSpan

_MARK = re.compile(r"\[([SCX])(\d?) | ([SCX])(\d?)\]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the attributions marked in it: role -> spans, in order of their numbers."""

    line: str
    text: str
    construction: str
    stance: str
    ties: tuple[dict[str, list[tuple[int, int]]], ...] = field(default=())


def read_marked(name: str) -> Iterator[Marked]:
    """The marked lines of a file of this folder."""
    construction = ""
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            construction = line[3:]
        elif line and not line.startswith("#"):
            yield _read_line(line, construction)


def _read_line(line: str, construction: str) -> Marked:
    marked, _, stance = line.partition(" | ")
    parts: list[str] = []
    length = position = 0
    opened: dict[tuple[str, str], int] = {}
    ties: dict[str, dict[str, list[tuple[int, int]]]] = {}
    marked = marked.replace("¶", "\n")
    for match in _MARK.finditer(marked):
        parts.append(marked[position : match.start()])
        length += len(parts[-1])
        position = match.end()
        if match.group(1):
            opened[match.group(1), match.group(2)] = length
        else:
            role, number = match.group(3), match.group(4)
            tie = ties.setdefault(number, {"S": [], "C": [], "X": []})
            tie[role].append((opened.pop((role, number)), length))
    parts.append(marked[position:])
    for number, tie in ties.items():
        if number and not tie["S"]:
            tie["S"] = ties[""]["S"]
    return Marked(line, "".join(parts), construction, stance.strip(), tuple(ties[number] for number in sorted(ties)))


def words_at(text: str, spans: Sequence[tuple[int, int]] | Sequence[CharSpan]) -> set[int]:
    """Where the words of `spans` begin: marks and blanks at the edges change nothing."""
    pairs = [span if isinstance(span, tuple) else (span.start, span.end) for span in spans]
    return {match.start() for start, end in pairs for match in _WORD.finditer(text, start, end)}


def likeness(found: set[int], marked: set[int]) -> float:
    """Token F1 of two sets of words; 1 when both are empty."""
    return 2 * len(found & marked) / (len(found) + len(marked)) if found or marked else 1.0


def is_near(text: str, found: Attribution | Statement, tie: dict[str, list[tuple[int, int]]]) -> bool:
    """True when content, source and cue are as marked, up to a word or two of a long one."""
    content = likeness(words_at(text, found.content), words_at(text, tie["X"])) >= 0.9
    source = likeness(words_at(text, found.source), words_at(text, tie["S"])) >= 0.8
    cue = bool(words_at(text, found.cue) & words_at(text, tie["C"])) or found.cue == () or _marks_only(text, tie["C"])
    return content and source and cue


def _marks_only(text: str, spans: list[tuple[int, int]]) -> bool:
    return not words_at(text, spans)


def passage(analysis: Analysis, where: Where = "text") -> Passage:
    """A passage without values."""
    return Passage(where=where, analysis=analysis, quantities=(), times=(), places=())


def article(headline: str, text: str) -> Article:
    """An article of these words."""
    return Article(id="a", headline=headline, text=text, page_digest="", address="test")
