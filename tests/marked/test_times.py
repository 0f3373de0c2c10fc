"""Times in sentences of our own, each construction named (times.txt)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from sayso.values.times import read_times

MARK = re.compile(r"\[([^\]|]+) \| ([^\]|]+?)(?: \| ([^\]|]+))?\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """One sentence without its marks: surface, value and days of each, at its offset."""

    construction: str
    text: str
    reference: dt.date | None
    marks: tuple[tuple[int, str, str, str | None], ...]


def read_marked() -> list[Marked]:
    found: list[Marked] = []
    construction, reference = "", None
    for line in (Path(__file__).parent / "times.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            construction = line[3:]
        elif line.startswith("@ "):
            reference = None if line == "@ -" else dt.date.fromisoformat(line[2:])
        elif line and not line.startswith("#"):
            found.append(read_line(line, construction, reference))
    return found


def read_line(line: str, construction: str, reference: dt.date | None) -> Marked:
    text, marks, reached = "", [], 0
    for match in MARK.finditer(line):
        text += line[reached : match.start()]
        marks.append((len(text), match[1], match[2], match[3]))
        text += match[1]
        reached = match.end()
    return Marked(construction, text + line[reached:], reference, tuple(marks))


SENTENCES = read_marked()


@pytest.mark.parametrize("marked", SENTENCES, ids=lambda marked: f"{marked.construction}: {marked.text[:40]}")
def test_the_marked_times_are_read(marked: Marked) -> None:
    """Spans, values and days are those of the marks, and nothing else is found."""
    found = read_times(marked.text, reference=marked.reference)
    read = tuple((one.span.start, one.surface, one.value, one.days.to_iso() if one.days else None) for one in found)
    assert read == marked.marks


def test_there_are_enough_sentences() -> None:
    assert len(SENTENCES) >= 120
    assert len({marked.construction for marked in SENTENCES}) >= 35
