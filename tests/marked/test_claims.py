"""Pairs of sentences of our own: whether the first bears the second out, construction by construction."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.compare import compare_claims
from unit.compare.plain_passages import passage

SUITE = Path(__file__).parent / "claims.txt"


def cases(suite: Path = SUITE) -> list[tuple[str, str, str]]:
    lines = [line for line in suite.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    found = []
    for pair, wanted in zip(lines[::2], lines[1::2], strict=True):
        premise, _, hypothesis = pair.removeprefix("> ").partition(" || ")
        found.append((premise, hypothesis, wanted))
    return found


@pytest.mark.parametrize(("premise", "hypothesis", "wanted"), cases())
def test_stands_as_marked(premise: str, hypothesis: str, wanted: str) -> None:
    verdict, why = compare_claims(passage(premise), passage(hypothesis))
    assert verdict == wanted, why
    assert why.endswith(".")
