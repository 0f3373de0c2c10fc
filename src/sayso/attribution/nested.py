"""Ties in, attributions out: each told which other one's content it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.model import Attribution, Where
from sayso.spans import CharSpan, Fragments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.attribution.pairing import Tie


def nest(where: Where, ties: Sequence[Tie], before: int) -> tuple[Attribution, ...]:
    """The attributions that `ties` make, in order of the text; `outer` counts from `before`, as all of an article do."""
    ordered = sorted(ties, key=lambda tie: (tie.start, -_length(tie.content)))
    return tuple(
        Attribution(
            where=where,
            source=tie.source,
            cue=tie.cue,
            content=tie.content,
            confidence=0.5,
            rule=tie.rule,
            outer=_outer(ordered, tie, before),
        )
        for tie in ordered
    )


def _outer(ties: Sequence[Tie], inner: Tie, before: int) -> int | None:
    best: tuple[int, int] | None = None
    for index, tie in enumerate(ties):
        if tie is not inner and _holds(tie.content, inner.cue) and not _holds(inner.content, tie.cue):
            size = _length(tie.content)
            if best is None or size < best[0]:
                best = (size, index + before)
    return best[1] if best else None


def _holds(fragments: Fragments, spans: Sequence[CharSpan]) -> bool:
    return bool(spans) and all(any(fragment.contains(span) for fragment in fragments) for span in spans)


def _length(fragments: Fragments) -> int:
    return sum(len(span) for span in fragments)
