"""Whole pages of our own, of all news beats: the worst verdict on the headline, and the part that is at fault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import sayso
from sayso.model import FindingKind, Verdict

SUITE = Path(__file__).parent / "newsroom.txt"
DAY = "2022-07-05"
WORST_FIRST = (Verdict.CONTRADICTED, Verdict.UNSUPPORTED, Verdict.SUPPORTED, Verdict.UNCLEAR)


@dataclass(frozen=True)
class Case:
    headline: str
    body: str
    wanted: str


def cases() -> Iterator[Case]:
    lines = SUITE.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line.startswith("> "):
            headline, _, body = line.removeprefix("> ").partition(" || ")
            yield Case(headline, body, lines[number + 1])


CASES = tuple(cases())


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    """What the check comes to, by headline."""
    rows = [{"id": str(n), "headline": c.headline, "text": c.body, "published": DAY} for n, c in enumerate(CASES)]
    lines = [json.dumps(row) for row in rows]
    pages = [next(sayso.open_bytes(line.encode(), str(number))) for number, line in enumerate(lines)]
    readings = sayso.Reader.load().read_many(page for page in pages if isinstance(page, sayso.Page))
    return {reading.article.headline: worst(reading) for reading in readings}


def worst(reading: sayso.Reading) -> str:
    """The worst verdict of a page and its part, as the suite writes them."""
    found = [f for f in reading.findings if f.kind is FindingKind.HEADLINE and f.verdict is not None]
    if not found:
        return Verdict.UNCLEAR.value
    finding = min(found, key=lambda f: WORST_FIRST.index(f.verdict or Verdict.UNCLEAR))
    return f"{finding.verdict} {finding.part}" if finding.part else f"{finding.verdict}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.headline)
def test_comes_to_what_is_marked(case: Case, told: dict[str, str]) -> None:
    """The verdict and the part at fault are as a careful reader gave them before the page was checked."""
    assert told[case.headline] == case.wanted


def test_there_are_enough() -> None:
    """Honest headlines and altered ones, each by the score."""
    honest = sum(case.wanted == "supported" for case in CASES)
    assert honest >= 25
    assert len(CASES) - honest >= 20
