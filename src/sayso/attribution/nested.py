"""Ties in, attributions out: each told which other one's content it stands in."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.model import Attribution, Where
from sayso.spans import CharSpan, Fragments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.attribution.pairing import Tie

_JOINT = re.compile(r",? +(though|although|but|while|and) +$")
_PRONOUNS = frozenset(("he", "she", "they", "it"))
_PLAIN_OBJECTS = frozenset(("object", "object-of-say", "infinitive", "preposition", "passive", "adverb"))
_KEPT_INSIDE = frozenset(("denies", "declines"))


def nest(where: Where, ties: Sequence[Tie], before: int) -> tuple[Attribution, ...]:
    """The attributions that `ties` make, in order of the text; `outer` counts from `before`, as all of an article do.

    Inside another's content only what is said, denied or declined is kept: praise and plans of third parties there are
    part of what the outer speaker says.
    """
    ordered = sorted(ties, key=lambda tie: (tie.start, -_length(tie.content)))
    kept = [tie for tie in ordered if not _is_incidental(tie) or _outer(ordered, tie) is None]
    return tuple(
        Attribution(
            where=where,
            source=tie.source,
            cue=tie.cue,
            content=tie.content,
            confidence=round(tie.sure, 3),
            rule=tie.rule,
            outer=_shift(_outer(kept, tie), before),
        )
        for tie in kept
    )


def sever(text: str, ties: Sequence[Tie]) -> list[Tie]:
    """The ties, each content cut before ", though he did not say": what its own source says next is a tie of its own."""
    by_start = sorted(ties, key=lambda tie: tie.start)
    return [_severed(text, tie, by_start) for tie in ties]


def _severed(text: str, tie: Tie, others: Sequence[Tie]) -> Tie:
    last = tie.content[-1]
    for other in others:
        if other is tie or not other.source or not last.contains(other.source[0]) or not tie.source:
            continue
        joint = _JOINT.search(text[last.start : other.source[0].start])
        if joint and _same_words(text, tie, other, joint.group(1)):
            return replace(tie, content=(*tie.content[:-1], CharSpan(last.start, last.start + joint.start())))
    return tie


def _same_words(text: str, tie: Tie, other: Tie, joint: str) -> bool:
    """True when the second source is the first one's pronoun again, or any pronoun after a name and a contrast."""
    first, second = tie.source[0].of(text).lower(), other.source[0].of(text).lower()
    return second in _PRONOUNS and (first == second or (first not in _PRONOUNS and joint not in {"and", "while"}))


def _is_incidental(tie: Tie) -> bool:
    return tie.rule in _PLAIN_OBJECTS and tie.group not in _KEPT_INSIDE


def _shift(index: int | None, by: int) -> int | None:
    return None if index is None else index + by


def _outer(ties: Sequence[Tie], inner: Tie) -> int | None:
    best: tuple[int, int] | None = None
    for index, tie in enumerate(ties):
        if tie is not inner and _holds(tie.content, inner.cue) and not _holds(inner.content, tie.cue):
            size = _length(tie.content)
            if best is None or size < best[0]:
                best = (size, index)
    return best[1] if best else None


def _holds(fragments: Fragments, spans: Sequence[CharSpan]) -> bool:
    return bool(spans) and all(any(fragment.contains(span) for fragment in fragments) for span in spans)


def _length(fragments: Fragments) -> int:
    return sum(len(span) for span in fragments)
