"""Whether one sentence with numbers bears another out."""

from __future__ import annotations

from enum import StrEnum

from sayso.compare.headline import check_headline, headline_verdict
from sayso.model import Passage, Verdict


class Entailment(StrEnum):
    """How a premise stands to a hypothesis."""

    ENTAILS = "entails"
    CONTRADICTS = "contradicts"
    NEUTRAL = "neutral"


def compare_claims(premise: Passage, hypothesis: Passage) -> tuple[Entailment, str]:
    """How `premise` stands to `hypothesis`, and one sentence that says why."""
    findings = check_headline(hypothesis, premise)
    verdict, _ = headline_verdict(findings)
    why = findings[0].why if findings else "The hypothesis has no number."
    if verdict is Verdict.CONTRADICTED:
        return Entailment.CONTRADICTS, why
    return (Entailment.ENTAILS if verdict is Verdict.SUPPORTED else Entailment.NEUTRAL), why
