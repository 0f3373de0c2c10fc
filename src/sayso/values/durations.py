"""Spans of time that place something ("two years ago", "in the past five years") told from those that measure a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.model import QuantityKind

if TYPE_CHECKING:
    from sayso.values.lexer import Tokens
    from sayso.values.measures import Measure

BEHIND: Final = frozenset({"ago", "later", "earlier", "before", "after", "hence", "since", "previously", "prior", "away", "on", "until", "till", "beforehand", "afterwards"})
"""Behind a span of time these count it from some point: "two days after"."""

RUNNING: Final = frozenset({"last", "past", "next", "previous", "first", "coming", "final", "following", "preceding", "recent", "every", "latest", "intervening"})
"""Before a span of time these lay it beside the present or the story's time: "the past five years"."""

PLACING: Final = frozenset({"in", "within", "every", "after", "by", "before", "once", "until"})
"""Before a span of time these place what happens at its end: "in seven years"."""


def places_in_time(tokens: Tokens, measure: Measure, first: int) -> bool:
    """True when `measure` is a span of time that says when, not how long. `first` is the token where its expression begins."""
    if measure.unit.kind is not QuantityKind.DURATION or measure.age or measure.tied:
        return False
    behind, before = tokens.words[measure.last], tokens.words[first - 1] if first > 0 else ""
    if behind == "of" and before not in RUNNING:
        return False
    if behind in BEHIND or (behind == "from" and tokens.words[measure.last + 1] == "now"):
        return True
    if behind == "in" and tokens.words[measure.last + 1 : measure.last + 3] == ["a", "row"]:
        return True
    return before in RUNNING or before in PLACING or (before in {"over", "during"} and behind != "of")
