"""Figures to findings: a headline against its body, sources against each other, a page against its earlier self."""

from sayso.compare.answering import Entailment
from sayso.compare.claims import compare_claims
from sayso.compare.denials import join_denials
from sayso.compare.disputed import check_dispute
from sayso.compare.headline import check_headline, headline_verdict
from sayso.compare.questions import group_figures
from sayso.compare.revisions import compare_revisions
from sayso.compare.within import compare_within

__all__ = [
    "Entailment",
    "check_dispute",
    "check_headline",
    "compare_claims",
    "compare_revisions",
    "compare_within",
    "group_figures",
    "headline_verdict",
    "join_denials",
]
