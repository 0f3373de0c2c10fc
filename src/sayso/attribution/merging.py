"""What the trained finder and the rules found, made one: the finder says what is an attribution, grammar where it ends.

The trained finder tells better than rules which words tie a source to a content; rules cut better where grammar or
quotation marks say where a content ends. Where both found a cue, such rules' spans stand if the two agree by half.
A tie of some rules alone stands where the finder saw nothing, with the lower confidence that such ties have earned;
inside of a content it is an inner one, of which the finder knows nothing.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.attribution.ties import Tie
from sayso.data import load_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sayso.model import Attribution
    from sayso.spans import CharSpan, Fragments

TAGGER = "tagger"

CUT_BY_MARKS = frozenset((
    "left", "quoted", "preposition", "as-clause", "noun-of", "light", "according", "signed", "label",
    "headline-label", "headline-end", "headline-tail", "headline-verb",
))  # fmt: skip
"""Rules whose spans stand where the two agree by half: quotation marks and small words tell where a content ends. Where
grammar alone tells it, the finder's spans were exact more often, on articles that it was not trained on."""

STANDING = frozenset(("quoted", "left", "label", "headline-label", "light", "passive"))
"""Rules whose ties stand where the finder saw nothing. Of those of the others one in four was right on such articles;
"light" and "passive" are no better, but few, and tell who declined ("gave no figures for") and who is seen as what."""

WEIGHTY = frozenset(("denies", "declines", "doubts"))
"""Classes of cues that say something of whatever content."""

AGREED = 0.5
"""Token F1 of two contents from which they are taken for one, as the scorer of the corpus takes them."""

_WORD = re.compile(r"\w+")


def tie_of(attribution: Attribution) -> Tie:
    """The tie that a finder's attribution makes."""
    return Tie(-1, attribution.source, attribution.cue, attribution.content, TAGGER, sure=attribution.confidence)


def merge(text: str, tagged: Sequence[Tie] | None, ruled: Sequence[Tie]) -> list[Tie]:
    """The ties of both, each with its confidence; those of the rules that tell the same otherwise are left out.

    `tagged` is None where no trained finder was asked.
    """
    if tagged is None:
        return [replace(tie, sure=sureness_of_rule("rules_alone", tie.rule)) for tie in ruled]
    merged: list[Tie] = []
    used: set[int] = set()
    cues = _CueIndex(ruled)
    marks = _Covered(span for tie in tagged for span in tie.cue)
    for tie in tagged:
        same = [index for index in cues.overlapping(tie.cue) if index not in used]
        shares = {index: likeness(text, tie.content, ruled[index].content) for index in same}
        fit = [index for index in same if not _swallows(ruled[index], tie, marks)]
        best = max(fit, key=lambda index: shares[index], default=None)
        used.update(same)
        merged.append(_agreed(tie, None if best is None else ruled[best], 0.0 if best is None else shares[best]))
    contents = _Covered(span for tie in merged for span in tie.content)
    cue_marks = _Covered(span for tie in merged for span in tie.cue)
    for index, tie in enumerate(ruled):
        if index in used:
            continue
        inner = bool(tie.cue) and contents.holds(tie.cue[0])
        if any(cue_marks.touches(span) for span in tie.content):
            continue
        if not inner and (contents.share(tie.content) > AGREED or not _stands_alone(tie)):
            continue
        merged.append(replace(tie, sure=sureness_of_rule("rules_alone" if inner else "rules_beside", tie.rule)))
    return merged


def _stands_alone(tie: Tie) -> bool:
    """True for a tie that rules may tell of against the finder: somebody's quotations, and denials."""
    return bool(tie.source) and (tie.rule in STANDING or tie.group in WEIGHTY)


def _swallows(ruled: Tie, tagged: Tie, marks: _Covered) -> bool:
    """True when the rules' content holds the cue of another of the finder's, which the finder's own content doesn't."""
    own = {p for span in tagged.content for p in range(span.start, span.end)}
    own.update(p for span in tagged.cue for p in range(span.start, span.end))
    return any(p in marks and p not in own for span in ruled.content for p in range(span.start, span.end))


def _agreed(tagged: Tie, ruled: Tie | None, share: float) -> Tie:
    if ruled is None or share < AGREED:
        return replace(tagged, sure=sureness(tagged.sure, None, 0.0))
    sure = sureness(tagged.sure, ruled.rule, share)
    if ruled.rule not in CUT_BY_MARKS:
        return replace(tagged, source=tagged.source or ruled.source, sure=sure, verb=ruled.verb, group=ruled.group)
    meet = any(a.overlaps(b) for a in ruled.source for b in tagged.source)
    return replace(ruled, source=ruled.source if meet or not tagged.source else tagged.source, sure=sure)


def likeness(text: str, one: Fragments, other: Fragments) -> float:
    """Token F1 of two spans; 1 when both are empty."""
    a, b = _words(text, one), _words(text, other)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _words(text: str, spans: Fragments) -> set[int]:
    return {match.start() for span in spans for match in _WORD.finditer(text, span.start, span.end)}


# --- confidence ---


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    return load_table("attribution_confidence")


def sureness_of_rule(setting: str, rule: str) -> float:
    """How likely a tie is right that a rule alone found: beside a finder that saw nothing, or without one."""
    return _weights()[setting].get(rule, _weights()[setting]["other"])


def sureness(tagged: float, rule: str | None, share: float) -> float:
    """How likely a tie is right: from the finder's own confidence, the rule that found it too, and how far they agree.

    Method: logistic regression on articles that the finder was not trained on (training/attribution_confidence.py);
    the weights stand in attribution_confidence.toml.
    """
    weights = _weights()["tagged"]
    tagged = min(max(tagged, 0.01), 0.99)
    score = weights["bias"] + weights["tagger"] * math.log(tagged / (1 - tagged))
    if rule is not None:
        score += weights["both"] + weights["agreement"] * share + weights.get(f"rule_{rule}", 0.0)
    return 1 / (1 + math.exp(-score))


# --- which characters are covered ---


class _CueIndex:
    """Ties to be asked by where their cues stand."""

    def __init__(self, ties: Sequence[Tie]) -> None:
        self._at: dict[int, list[int]] = {}
        for index, tie in enumerate(ties):
            for position in {p for span in tie.cue for p in range(span.start, span.end)}:
                self._at.setdefault(position, []).append(index)

    def overlapping(self, cue: Fragments) -> list[int]:
        """Indices of the ties whose cue shares a character with `cue`, each once, in order."""
        return sorted({index for span in cue for p in range(span.start, span.end) for index in self._at.get(p, ())})


class _Covered:
    """The characters that some spans hold."""

    def __init__(self, spans: Iterable[CharSpan]) -> None:
        self._positions = {p for span in spans for p in range(span.start, span.end)}

    def __contains__(self, position: int) -> bool:
        return position in self._positions

    def touches(self, span: CharSpan) -> bool:
        """True when the spans hold a character of `span`."""
        return any(p in self._positions for p in range(span.start, span.end))

    def holds(self, span: CharSpan) -> bool:
        """True when the spans hold all of `span`."""
        return all(p in self._positions for p in range(span.start, span.end))

    def share(self, fragments: Fragments) -> float:
        """The part of the fragments' characters that the spans hold."""
        whole = sum(len(span) for span in fragments)
        held = sum(p in self._positions for span in fragments for p in range(span.start, span.end))
        return held / whole if whole else 0.0
