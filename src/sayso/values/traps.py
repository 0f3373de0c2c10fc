"""Numbers that are no quantities, and why: names and labels, dates, codes, scores, pronouns.

What is asked is only how a number stands among its neighbours: no tagger knows better what "F-16" is. Each check is a
function of the modules trap_*.py; the order here is that of the checks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.values import trap_codes, trap_dates, trap_names, trap_words
from sayso.values.counted import noun_follows
from sayso.values.lexer import DASHES, Kind, Tokens
from sayso.values.units import COUNT

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.values.measures import Measure

    Check = Callable[[Tokens, Measure], bool]


@dataclass(frozen=True, slots=True)
class Trap:
    """A number that counts nothing: why, and the token behind it."""

    reason: str
    last: int


DIGIT_TRAPS: Final[tuple[tuple[str, Check], ...]] = (
    ("name", trap_names.is_tied_to_name),
    ("name", trap_names.has_letters),
    ("name", trap_names.is_calibre),
    ("slash", trap_codes.is_slashed),
    ("date", trap_dates.is_date),
    ("year", trap_dates.is_year),
    ("clock", trap_dates.is_clock_time),
    ("label", trap_names.is_label),
    ("telephone", trap_codes.is_telephone),
    ("score", trap_codes.is_score),
    ("code", trap_codes.is_code),
    ("counter", trap_codes.is_counter),
    ("address", trap_codes.is_address),
    ("list number", trap_codes.is_list_number),
    ("kind", trap_words.is_kind),
    ("title", trap_names.is_title),
    ("name", trap_names.is_behind_name),
    ("zero", trap_words.is_nothing),
)
WORD_TRAPS: Final[tuple[tuple[str, Check], ...]] = (
    ("pronoun", trap_words.is_pronoun),
    ("pronoun", trap_words.is_some_day),
    ("kind", trap_words.is_kind),
    ("title", trap_names.is_title),
    ("name", trap_names.is_capital_number),
    ("label", trap_names.is_word_label),
    ("clock", trap_dates.is_clock_time),
    ("year", trap_dates.is_spelled_year),
    ("zero", trap_words.is_nothing),
)


def find_trap(tokens: Tokens, measure: Measure, before: Trap | None) -> Trap | None:
    """Why `measure` is no quantity, or None. `before` is the trap just before it, for "Articles 7 and 8"."""
    digits = tokens.kinds[measure.numeral.first] is Kind.NUMBER
    for reason, check in DIGIT_TRAPS if digits else WORD_TRAPS:
        if check(tokens, measure):
            return Trap(reason, measure.numeral.last)
    if digits and before is not None and _goes_on(tokens, measure, before):
        return Trap(before.reason, measure.numeral.last)
    return None


def _goes_on(tokens: Tokens, measure: Measure, before: Trap) -> bool:
    """True for the 8 of "Articles 7 and 8", the 9 of "8-9 March", the second year of "1000 and 1260"."""
    if measure.unit is not COUNT or not _linked(tokens, before.last, measure.first):
        return False
    if noun_follows(tokens, measure.last):
        return False
    if before.reason in {"date", "year"}:
        raw = tokens.raw[measure.numeral.first]
        return (raw.isdigit() and measure.value <= 31) or (
            before.reason == "year" and trap_dates.looks_like_year(tokens, measure)
        )
    return before.reason in {"label", "score"}


def _linked(tokens: Tokens, start: int, end: int) -> bool:
    joint = tokens.words[start]
    return end - start == 1 and (joint in DASHES or joint in {"and", "to", "or", ",", "/", "&", "through"})
