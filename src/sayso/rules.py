"""Rules that make findings, and their versions: which findings stand on an older version, and how they are made anew.

A finding names its rule with the rule's version: "headline.bounds/1". A rule whose meaning changes goes up here and in
the finding that it makes (a test compares them). Findings over several pages are then made anew when their ledger is
next grouped; those within a page when `sayso recheck` is run, or when their page is read by a newer sayso.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sayso.answers import FoundFinding
    from sayso.model import Reading
    from sayso.reader import Reader

_HEADLINE = ("bounds", "counted", "disputed", "hedge", "number", "open", "speaker", "sum")
RAISED: dict[str, int] = {
    **{f"headline.{rule}": 2 for rule in _HEADLINE},
    "headline.disputed": 3,
    **dict.fromkeys(("declined.thing", "denial.alone"), 2),
    **dict.fromkeys(("denial.joined", "denial.narrowed"), 3),
    **dict.fromkeys(("parts.sum", "question.changed", "question.corrected", "question.tension"), 2),
    **dict.fromkeys(("question.disputed", "question.revised"), 3),
}
"""Rules whose version is above 1, with it."""

ACROSS = ("question", "denial", "revision")
"""Families of the rules that look at several pages; those of denials look at one page too."""


def version_of(rule: str) -> int:
    """The version in force of a rule, named without one. Example: "parts.sum" -> 1."""
    return RAISED.get(rule, 1)


def is_older(rule: str) -> bool:
    """True for a rule with a version below the one in force, as a finding names it: "headline.bounds/1"."""
    name, _, version = rule.rpartition("/")
    return version.isdecimal() and int(version) < version_of(name)


def older_rules(found: Iterable[FoundFinding]) -> Mapping[str, int]:
    """The rules of an older version on which findings stand, and how many do on each."""
    counts: dict[str, int] = {}
    for each in found if RAISED else ():  # with all rules at version 1 there is none
        if is_older(each.finding.rule):
            counts[each.finding.rule] = counts.get(each.finding.rule, 0) + 1
    return dict(sorted(counts.items()))


def versions_across(base: str) -> str:
    """`base` with all versions above 1 of rules over several pages: it changes whenever one of them does."""
    raised = (f"{name}/{version}" for name, version in sorted(RAISED.items()) if name.partition(".")[0] in ACROSS)
    return " ".join((base, *raised))


def recheck(reading: Reading, reader: Reader) -> Reading | None:
    """The reading with the findings within its page made anew; None where they are what they were.

    Article, statements and figures stay, and no page is fetched. Refused readings have no findings.
    """
    if reading.refusals:
        return None
    anew = reader.compare_anew(reading)
    return None if anew.findings == reading.findings else anew
