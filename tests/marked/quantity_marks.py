"""Sentences with their quantities marked, as the files in quantities/ write them.

    <q (2000.. unit=USD noun="Kurdish fighters" rule=hedge.more-than>more than 2,000</q>

Bounds: "70" a point, "70.." at least, "..70" at most, "(70.." more than, "..70)" less than, "60..70" a range, "~70" a rounded
point. Then, where they are not the default: unit (count), kind, noun ("none" for none; not checked when left out), rule (not
checked when left out), `approx`, `carried`, figure=no. A line "# name" names the construction of the lines below it.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.values import read_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sayso.model import Quantity

_MARK = re.compile(r"<q ([^>]*)>(.*?)</q>")


@dataclass(frozen=True, slots=True)
class Marked:
    """One sentence: its construction, the text without marks, and the marks with their characters."""

    construction: str
    text: str
    marks: tuple[tuple[int, int, dict[str, str]], ...]


def read_marked(path: Path) -> Iterator[Marked]:
    """The sentences of one file."""
    construction = path.stem
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            construction = f"{path.stem}: {line[2:]}"
        elif line.strip():
            yield _unmark(construction, line.replace("\\n", "\n"))


def _unmark(construction: str, line: str) -> Marked:
    text, marks, at = "", [], 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        marks.append((len(text), len(text) + len(match[2]), _fields(match[1])))
        text += match[2]
        at = match.end()
    return Marked(construction, text + line[at:], tuple(marks))


def _fields(words: str) -> dict[str, str]:
    bounds, *rest = shlex.split(words)
    fields = {"bounds": bounds}
    for word in rest:
        name, _, value = word.partition("=")
        fields[name] = value or "yes"
    return fields


def found(marked: Marked) -> list[tuple[int, int]]:
    """Where quantities are found in the sentence."""
    return [(q.span.start, q.span.end) for q in read_quantities(marked.text)]


def differences(fields: dict[str, str], quantity: Quantity, text: str) -> list[str]:
    """What of `quantity` isn't as its mark says."""
    noun = "none" if quantity.noun is None else quantity.noun.of(text)
    told = {
        "bounds": _bounds_of(quantity),
        "unit": quantity.unit,
        "kind": quantity.kind.value,
        "noun": noun,
        "rule": quantity.rule,
        "approx": "yes" if quantity.approx else "no",
        "carried": "yes" if quantity.carried else "no",
        "figure": "yes" if quantity.figure else "no",
    }
    default = {
        "unit": "count",
        "carried": "no",
        "figure": "yes",
        "approx": "yes" if fields["bounds"][0] == "~" else "no",
    }
    expected = {**default, **fields}
    expected["bounds"] = expected["bounds"].lstrip("~")
    told["bounds"] = told["bounds"] if not _same(told["bounds"], expected["bounds"]) else expected["bounds"]
    return [f"{name}: {told[name]!r}, not {value!r}" for name, value in expected.items() if told[name] != value]


def _bounds_of(quantity: Quantity) -> str:
    interval = quantity.stated
    if interval.is_point:
        return f"{interval.low:.12g}"
    low = "" if interval.low is None else f"{'(' if interval.low_open else ''}{interval.low:.12g}"
    high = "" if interval.high is None else f"{interval.high:.12g}{')' if interval.high_open else ''}"
    return f"{low}..{high}"


def _same(told: str, expected: str) -> bool:
    """True when two bounds are alike up to a ten-thousandth: fractions are written short in the files."""
    left, right = re.split(r"\.\.", told), re.split(r"\.\.", expected)
    return len(left) == len(right) and all(_alike(a, b) for a, b in zip(left, right, strict=True))


def _alike(told: str, expected: str) -> bool:
    if told.strip("()") == "" or expected.strip("()") == "":
        return told == expected
    brackets = [re.sub(r"[^()]", "", part) for part in (told, expected)]
    a, b = float(told.strip("()")), float(expected.strip("()"))
    return brackets[0] == brackets[1] and abs(a - b) <= 1e-3 * max(1e-9, abs(b))
