"""Headlines over bodies of our own: what the check of a headline's numbers finds, construction by construction."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from sayso.compare.headline import check_headline
from sayso.model import Finding
from sayso.spans import CharSpan
from unit.compare.plain_passages import passage

SUITE = Path(__file__).parent / "findings.txt"


@dataclass(frozen=True)
class Case:
    construction: str
    headline: str
    body: str
    wanted: tuple[str, ...]


def cases() -> list[Case]:
    found: list[Case] = []
    construction, headline, body = "", "", ""
    wanted: list[str] = []
    for line in [*SUITE.read_text(encoding="utf-8").splitlines(), "> end || end"]:
        if line.startswith("> "):
            if headline:
                found.append(Case(construction, headline, body, tuple(wanted)))
            headline, _, body = line.removeprefix("> ").partition(" || ")
            wanted = []
        elif line.startswith("## "):
            if headline:
                found.append(Case(construction, headline, body, tuple(wanted)))
            construction, headline = line.removeprefix("## "), ""
        elif line and not line.startswith("#"):
            wanted.append(line)
    return found


def told(finding: Finding, *, with_part: bool, with_body: bool) -> str:
    assert finding.headline is not None
    part = f" {finding.part}" if finding.part and with_part else ""
    body = " | ".join(evidence.surface for evidence in finding.body)
    return f"{finding.headline.surface}: {finding.verdict}{part}" + (f" <- {body}" if with_body else "")


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.construction}: {case.headline}")
def test_finds_what_is_marked(case: Case) -> None:
    findings = check_headline(passage(case.headline, "headline"), passage(case.body), denied=denied(case.body))
    if case.wanted == ("none",):
        assert findings == ()
        return
    got = [told(f, with_part=True, with_body="<-" in line) for f, line in zip(findings, case.wanted, strict=True)]
    assert got == list(case.wanted)


def denied(body: str) -> tuple[CharSpan, ...]:
    """What stands behind "denied that", up to the end."""
    start = body.find("denied that")
    return (CharSpan(start + 12, len(body)),) if start >= 0 else ()


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.headline)
def test_evidence_stands_where_it_says(case: Case) -> None:
    for finding in check_headline(passage(case.headline, "headline"), passage(case.body)):
        assert finding.headline is not None
        assert finding.headline.span.of(case.headline) == finding.headline.surface
        for evidence in finding.body:
            assert evidence.span.of(case.body) == evidence.surface
            assert evidence.surface in evidence.sentence
        assert finding.why.endswith(".")
        assert finding.rule.startswith("headline.")
        assert 0 <= finding.score <= 1


def test_there_are_enough() -> None:
    assert len(cases()) >= 45
