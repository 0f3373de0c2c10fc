"""Parts against their whole: figures told as parts of one total must not sum to more than it.

"70 killed, among them 50 children and 30 women" can't hold. Parts may overlap or leave out ("women", "foreigners"), so
only those of one sentence that are told as such and can't be the same are summed; a sum below the whole says nothing.
Across pages the parts that one page tells are held against the whole that another gives of the same question: "at
least 40 killed, among them 30 women and 20 children" can't hold with "45 killed" of that day or a later one.
What this does not try: parts told far from their whole, and parts of which their own page gives no whole.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from sayso.compare.quoting import evidence_of, who_says
from sayso.compare.standing import is_same_source
from sayso.compare.words import find_words, is_whole, kin_of
from sayso.interval import total
from sayso.model import Answer, Article, Comparator, Evidence, Figure, Finding, FindingKind, Quantity, Verdict

T = TypeVar("T")

_FIRST = re.compile(r"(?:[\s:]+[a-z’'-]+){0,3}[\s:]*", re.IGNORECASE)
_LISTED = re.compile(r"(?:\s[\w’'-]+){1,5}?(?:,|,?\s(?:and|plus|as\swell\sas))(?:\s[a-z]+){0,2}\s", re.IGNORECASE)
"""What stands between two parts of a list: what the first counts, and a comma or "and"."""

_AMONG = re.compile(
    r"\b(?:including|among\s(?:them|whom)|of\s(?:them|whom|which)|comprising|made\sup\sof)\b", re.IGNORECASE
)


FAMILIES = (
    frozenset({"child", "woman", "man"}),
    frozenset({"girl", "boy", "woman", "man"}),
    frozenset({"police", "soldier", "militant", "civilian"}),
)
"""Kin sets, and words of none, that no person is in two of: people told by two families may be the same ones."""

PEOPLE = frozenset({"person", "teenager", "worker", "lawmaker", "hostage", "refugee"}).union(*FAMILIES)


class Parts(NamedTuple, Generic[T]):
    """A whole, and what is told as parts of it in its sentence, none of which can be in another."""

    whole: T
    parts: tuple[T, ...]


def find_parts(sentence: str, figures: Sequence[Figure]) -> Parts[Figure] | None:
    """The first parts that a sentence tells, with the whole before them; `figures` are all of the sentence.

    Example: "killed 12 people, including 9 children and 6 women" -> 12, with 9 and 6.
    """
    ordered = sorted(figures, key=lambda figure: figure.span.start)
    start = ordered[0].sentence.start
    for among in _AMONG.finditer(sentence):
        before = [figure for figure in ordered if figure.span.end <= start + among.start()]
        parts = _listed(
            sentence, among.end(), [figure for figure in ordered if figure.span.start >= start + among.end()]
        )
        for whole in reversed(before if parts else ()):
            if _are_parts(parts, whole):
                return Parts(whole, parts) if _are_disjoint(whole, parts) else None
    return None


def _listed(sentence: str, start: int, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures that are listed from `start` on: each near the one before, with nothing but a few words between."""
    found: list[Figure] = []
    for figure in figures:
        at = figure.span.start - figure.sentence.start
        if not (_LISTED if found else _FIRST).fullmatch(sentence, start, at):
            break
        found.append(figure)
        start = figure.span.end - figure.sentence.start
    return tuple(found)


def _are_parts(parts: Sequence[Figure], whole: Figure) -> bool:
    is_people = any(not PEOPLE.isdisjoint(_names(part.counted)) for part in parts)
    return all(_is_part(part, whole) for part in parts) and (not is_people or _is_people(whole.counted))


def _are_disjoint(whole: Figure, parts: Sequence[Figure]) -> bool:
    """True where nobody can be counted by two of the parts: by children and women, not by women and guests."""
    if len(parts) == 1:
        return True
    names = [_names(part.counted) for part in parts]
    if _is_people(whole.counted) or any(PEOPLE & each for each in names):
        held = ([each & family for each in names] for family in FAMILIES)
        return any(all(len(each) == 1 for each in told) and len(frozenset().union(*told)) == len(told) for told in held)
    return all(one.isdisjoint(other) for one, other in itertools.combinations(names, 2))


def _names(counted: str) -> frozenset[str]:
    """The kin sets of the last word of what is counted, and its stem."""
    words = find_words(counted)
    return frozenset({words[-1].stem, *kin_of(words[-1].stem)}) if words else frozenset()


def _is_people(counted: str) -> bool:
    words = find_words(counted)
    return bool(words) and (is_whole(words[-1].stem) or not PEOPLE.isdisjoint(kin_of(words[-1].stem)))


def check_parts(article: Article, figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """One finding for each sentence whose parts can't fit into the whole that it gives; none where they can.

    Example: "killed 12 people, including 9 children and 6 women" -> a finding; "including 9 children" alone -> none.
    """
    sentences: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in figures:
        sentences[figure.where, figure.sentence.start].append(figure)
    found = (_check(article, group) for group in sentences.values() if len(group) > 1)
    return tuple(finding for finding in found if finding is not None)


def _check(article: Article, figures: Sequence[Figure]) -> Finding | None:
    told = find_parts(figures[0].sentence.of(article.characters(figures[0].where)), figures)
    if told is None or len(told.parts) < 2 or not _exceed([part.quantity for part in told.parts], told.whole.quantity):
        return None
    return Finding(
        kind=FindingKind.PARTS,
        why=f"The parts {_given(told.parts)} sum to more than the whole, {_named(told.whole)}.",
        rule="parts.sum/2",
        verdict=Verdict.CONTRADICTED,
        part=None,
        body=tuple(_evidence(article, figure) for figure in (told.whole, *told.parts)),
        score=0.8,
    )


def compare_parts(told: Iterable[Parts[Answer]], answers: Iterable[Answer]) -> Finding | None:
    """What the parts that pages tell show of other pages' wholes: the first whole that is less than another's parts.

    In `told` are the parts of answers to one question, in `answers` all its answers. A whole of an earlier day may be
    less, and so may one that its source revised; where the two wholes can't both hold, that is what is shown of them.
    """
    wholes = sorted(answers, key=_when)
    for given in sorted(told, key=lambda each: _when(each.whole)):
        for whole in wholes:
            if _may_be_held_against(given, whole) and _exceed(
                [part.figure.quantity for part in given.parts], whole.figure.quantity
            ):
                return _joined(given, whole)
    return None


def _may_be_held_against(given: Parts[Answer], whole: Answer) -> bool:
    own = given.whole
    if own.article == whole.article or own.published is None or whole.published is None:
        return False
    is_later = whole.published >= own.published
    is_held = own.figure.quantity.hard.meets(whole.figure.quantity.hard)
    return is_later and is_held and not is_same_source(own, whole)


def _joined(given: Parts[Answer], whole: Answer) -> Finding:
    parts = f"{_given([part.figure for part in given.parts])} ({who_says(given.whole)})"
    sums = "sum to" if len(given.parts) > 1 else "is"
    return Finding(
        kind=FindingKind.PARTS,
        why=f"{parts} {sums} more than the whole, {_named(whole.figure)} ({who_says(whole)}).",
        rule="question.parts/1",
        verdict=Verdict.CONTRADICTED,
        part=None,
        body=tuple(map(evidence_of, (whole, given.whole, *given.parts))),
        score=0.8,
    )


def _exceed(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """True where the parts can't fit into the whole. A vague whole ("dozens") has no upper end that counts."""
    if whole.comparator is Comparator.VAGUE or whole.hard.high is None:
        return False
    summed = total(part.hard for part in parts)
    return summed.low is not None and summed.low > whole.hard.high


def _given(parts: Iterable[Figure]) -> str:
    return " and ".join(f"“{part.quantity.surface} {part.counted}”" for part in parts)


def _named(whole: Figure) -> str:
    return f"“{whole.quantity.surface}” {whole.counted}"


def _when(answer: Answer) -> tuple[dt.date, str]:
    return (answer.published or dt.date.min, answer.id or answer.article)


def _is_part(figure: Figure, whole: Figure) -> bool:
    return (
        figure.event == whole.event and figure.quantity.unit == whole.quantity.unit and figure.counted != whole.counted
    )


def _evidence(article: Article, figure: Figure) -> Evidence:
    text = article.characters(figure.where)
    return Evidence(
        where=figure.where, span=figure.span, surface=figure.span.of(text), sentence=figure.sentence.of(text)
    )
