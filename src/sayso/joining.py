"""Findings over several pages, made as pages come: what questions show, denials of what others tell, pages read again.

Each finding carries its rule with its version. Where the version of a rule here changes, what it made is made anew when
the ledger is next grouped.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from sayso.compare.across import compare_question
from sayso.compare.denials import denials_of, join_denials
from sayso.compare.forces import spellings
from sayso.compare.parts import compare_parts
from sayso.compare.revisions import compare_revisions
from sayso.compare.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sayso.compare.parts import Parts
    from sayso.compare.traces import Trace
    from sayso.model import Answer, Question
    from sayso.store.base import JoinedFindings

RULE = "questions.findings/2"
"""The version of what is made here: raise it when findings come under other pages. Each rule's is in `sayso.rules`."""


def join_questions(
    tables: JoinedFindings,
    gone: Iterable[int],
    questions: Iterable[tuple[int, Question, Sequence[Trace]]],
    parts: Mapping[int, Sequence[Parts[Answer]]],
) -> None:
    """Write what questions show, each by its number, with its answers as they are compared.

    What those in `gone` showed is taken away. `parts` tells what answers to a question tell as their parts.
    """
    told = {number: (question, traces) for number, question, traces in questions}
    for number in sorted({*gone, *told}):
        question, traces = told.get(number, (None, ()))
        found = (
            [compare_question(question, traces), compare_parts(parts.get(number, ()), question.answers)]
            if question
            else []
        )
        pages = {answer.page for answer in question.answers} if question else set()
        tables.put(f"question {number}", [(finding, pages) for finding in found if finding is not None])


def join_versions(tables: JoinedFindings, page: int) -> None:
    """Write what changed in what was claimed between the versions of one page, of which `page` is one."""
    versions = tables.versions(page)
    for (old, old_id), (new, new_id) in itertools.pairwise(versions):
        if page in (old, new):
            findings = compare_revisions(tables.reading(old), tables.reading(new))
            tables.put(f"versions {new_id}", [(finding, {old_id, new_id}) for finding in findings])


def pages_denying(tables: JoinedFindings, page: int, pairs: Iterable[tuple[str, str]]) -> set[int]:
    """The pages whose denials are to be joined when `page` comes: itself, and grouped ones that deny its figures.

    `pairs` are the things and places that a denial of one of them would name. Pages that are yet to be grouped see its
    figures when their turn comes.
    """
    return {*([page] if tables.denies(page) else []), *tables.denials_about(sorted(pairs), page)}


def join_page_denials(tables: JoinedFindings, page: int) -> None:
    """Join what `page` denies to what other pages tell."""
    reading = tables.reading(page)
    own = tables.identity(page)
    told: dict[str, Answer] = {}
    for denial in denials_of(reading.article, reading.statements):
        words = {each for word in find_words(denial.about) for each in spellings(denial.about[word.start : word.end])}
        told.update((answer.id, answer) for answer in tables.figures_about(words, page) if answer.page != own)
    answers = [told[name] for name in sorted(told)]
    by_article = {answer.article: answer.page for answer in answers}
    findings = join_denials([reading], answers)
    tables.put(
        f"denials {own}",
        [
            (each, {own, *(by_article[e.article] for e in each.body[1:] if e.article in by_article)})
            for each in findings
        ],
    )
