"""Figures to findings: a headline against its body, sources against each other, a page against its earlier self."""

from sayso.compare.claims import Entailment, compare_claims
from sayso.compare.headline import check_headline, headline_verdict
from sayso.compare.questions import group_figures, question_keys
from sayso.compare.revisions import compare_revisions
from sayso.compare.within import compare_within

__all__ = [
    "Entailment",
    "check_headline",
    "compare_claims",
    "compare_revisions",
    "compare_within",
    "group_figures",
    "headline_verdict",
    "question_keys",
]
