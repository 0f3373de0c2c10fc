"""Spans of time that say when ("two years ago", "in the past five years"), told from those that say how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.model import QuantityKind
from sayso.values.counted import is_plural
from sayso.values.lexer import Kind, Tokens
from sayso.values.wordlists import listed

if TYPE_CHECKING:
    from sayso.values.measures import Measure


def places_in_time(tokens: Tokens, measure: Measure, first: int) -> bool:
    """True when `measure` is a span of time that says when. `first` is the token where its expression begins."""
    if measure.unit.kind is not QuantityKind.DURATION or measure.age or measure.tied:
        return False
    behind, before = tokens.words[measure.last], tokens.words[first - 1] if first > 0 else ""
    running = before in listed("running_before") and not _is_verb(tokens, first - 1)
    if behind == "of" and not running:
        return False
    if before in listed("measuring_before") and behind != "ago":
        return False
    if behind in listed("placing_behind") or _ends_in_time(tokens, measure.last):
        return True
    return running or before in listed("placing_before") or before in {"over", "during"}


def _ends_in_time(tokens: Tokens, last: int) -> bool:
    """True before "from now", "in a row" and the "on" of "two years on,"."""
    behind = tokens.words[last : last + 3]
    on = behind[0] == "on" and tokens.kinds[last + 1] is Kind.MARK
    if behind[0] in {"left", "remaining", "to"} and behind[1] in {"until", "till", "before", "go"}:
        return True
    return on or behind[:2] == ["from", "now"] or behind == ["in", "a", "row"]


def _is_verb(tokens: Tokens, index: int) -> bool:
    """True for the "last" of "it will last three days"."""
    if tokens.words[index] != "last" or index == 0:
        return False
    return tokens.words[index - 1] in listed("verb_last_before") or is_plural(tokens.words[index - 1])
