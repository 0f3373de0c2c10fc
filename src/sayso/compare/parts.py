"""Parts against their whole: figures told as parts of one total must not sum to more than it.

"70 killed, among them 50 children and 30 women" can't hold. Parts may overlap or leave out ("women", "residents"), so
only parts of one sentence that are told as such, each of another thing, are summed; a sum below the whole says nothing.
What this does not try: parts told far from their whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from sayso.interval import total
from sayso.model import Article, Comparator, Evidence, Figure, Finding, FindingKind, Verdict

_AMONG = re.compile(
    r"\b(?:including|among\s(?:them|whom)|of\s(?:them|whom|which)|comprising|made\sup\sof)\b", re.IGNORECASE
)


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
    ordered = sorted(figures, key=lambda figure: figure.span.start)
    whole, text = ordered[0], article.characters(ordered[0].where)
    among = _AMONG.search(text, whole.span.end, whole.sentence.end)
    if among is None or whole.quantity.comparator is Comparator.VAGUE:
        return None
    parts = [f for f in ordered[1:] if f.span.start > among.start() and _is_part(f, whole)]
    if len(parts) < 2 or len({part.counted.lower() for part in parts}) < len(parts):
        return None
    summed = total(part.quantity.hard for part in parts)
    if whole.quantity.hard.high is None or summed.low is None or summed.low <= whole.quantity.hard.high:
        return None
    given = " and ".join(f"“{part.quantity.surface} {part.counted}”" for part in parts)
    return Finding(
        kind=FindingKind.PARTS,
        why=f"The parts {given} sum to more than the whole, “{whole.quantity.surface}” {whole.counted}.",
        rule="parts.sum/1",
        verdict=Verdict.CONTRADICTED,
        part=None,
        body=tuple(_evidence(article, figure) for figure in (whole, *parts)),
        score=0.8,
    )


def _is_part(figure: Figure, whole: Figure) -> bool:
    return (
        figure.event == whole.event and figure.quantity.unit == whole.quantity.unit and figure.counted != whole.counted
    )


def _evidence(article: Article, figure: Figure) -> Evidence:
    text = article.characters(figure.where)
    return Evidence(
        where=figure.where, span=figure.span, surface=figure.span.of(text), sentence=figure.sentence.of(text)
    )
