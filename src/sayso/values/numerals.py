"""Tokens to numbers: digits, words and mixtures of both, up to the point where a unit or a noun begins.

"1,500", "1.2 million", "3bn", "5 1/2", "two and a half thousand", "half a million", "Rs 2 lakh crore". Vague words
("dozens") stand in vague.py, fractions of a whole in shares.py. What the number means, a count or a year, is not asked
here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Final

from sayso.data import load_table
from sayso.values.lexer import HYPHENS, Kind, Tokens


class Form(Enum):
    """How a number is written."""

    DIGITS = "digits"  # "1,500", "1.2 million"
    WORDS = "words"  # "two and a half thousand"
    VAGUE = "vague"  # "dozens"
    SHARE = "share"  # "two-thirds", "one in three"
    MULTIPLE = "multiple"  # "twice", "threefold"
    ORDINAL = "ordinal"  # "the tenth", only as the end of a range


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number found in tokens `first` to `last`, `last` not included. `value` = `raw` times `scale`."""

    first: int
    last: int
    value: float
    form: Form
    raw: float
    scale: float = 1.0
    rule: str = ""  # the rule that gives its bounds, if its own words do
    figure: bool = True

    @property
    def is_whole(self) -> bool:
        """True for 3 and 3.0, not for 3.5."""
        return self.value == int(self.value)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of numerals.toml."""

    ones: dict[str, int]
    tens: dict[str, int]
    simple: dict[str, int]  # every word below a hundred
    scales: dict[str, float]
    marks: dict[str, float]
    spaced_marks: frozenset[str]
    metre_hints: frozenset[str]
    fractions: dict[str, float]
    fraction_marks: dict[str, float]
    multiples: dict[str, float]
    multiple_verbs: dict[str, float]
    ordinals: dict[str, int]


@cache
def number_words() -> NumberWords:
    """The table, read once."""
    table = load_table("numerals")
    return NumberWords(
        ones=table["ones"],
        tens=table["tens"],
        simple={**table["ones"], **table["tens"]},
        scales=table["scales"],
        marks=table["scale_marks"],
        spaced_marks=frozenset(table["spaced_marks"]["marks"]),
        metre_hints=frozenset(table["metre_hints"]["words"]),
        fractions=table["fractions"],
        fraction_marks=table["fraction_marks"],
        multiples=table["multiples"],
        multiple_verbs=table["multiple_verbs"],
        ordinals=table["ordinals"],
    )


LARGEST: Final = 1e18
"""Numbers past this are junk or astronomy: no page of news counts them."""


def read_numeral(tokens: Tokens, index: int) -> Numeral | None:
    """The number that begins at token `index`, or None."""
    found: Numeral | None
    if tokens.kinds[index] is Kind.NUMBER:
        found = _read_digits(tokens, index)
    elif tokens.words[index] in number_words().fraction_marks:
        value = number_words().fraction_marks[tokens.words[index]]
        found = Numeral(index, index + 1, value, Form.SHARE, value, rule="share.fraction")
    else:
        found = _read_words(tokens, index)
    if found is None or not 0 <= found.value < LARGEST:
        return None
    return found


# --- digits ----------------------------------------------------------------------------------------------------------


def _read_digits(tokens: Tokens, index: int) -> Numeral:
    value = tokens.number(index)
    value, last = _add_fraction(tokens, index + 1, value)
    value, last = _add_half(tokens, last, value, 1.0)
    raw, scale = value, 1.0
    mark = _scale_mark(tokens, last) if last == index + 1 else None
    if mark is not None:
        scale, last = mark, last + 1
    while (step := _scale_word(tokens, last)) is not None:
        scale, last = scale * step[0], step[1]
    if scale > 1.0:
        value, last = _add_half(tokens, last, _times(raw, scale), scale)
        raw = value / scale
    return Numeral(index, last, value, Form.DIGITS, raw, scale)


def _times(raw: float, scale: float) -> float:
    """The product without the dust of binary fractions: 4.1 million is 4,100,000."""
    return float(f"{raw * scale:.12g}")


def _add_fraction(tokens: Tokens, last: int, value: float) -> tuple[float, int]:
    """Adds "½" or "1/2" behind a whole number."""
    mark = number_words().fraction_marks.get(tokens.words[last])
    if mark is not None and value == int(value):
        return value + mark, last + 1
    kinds, words = tokens.kinds, tokens.words
    joint = last + 1 if words[last] in HYPHENS and tokens.glued(last) and tokens.glued(last + 1) else last
    if (
        kinds[joint] is Kind.NUMBER
        and words[joint + 1] == "/"
        and kinds[joint + 2] is Kind.NUMBER
        and tokens.glued(joint + 1)
        and tokens.glued(joint + 2)
        and words[joint] in {"1", "2", "3", "5", "7"}
        and words[joint + 2] in {"2", "3", "4", "5", "8"}
        and value == int(value)
    ):
        top, bottom = tokens.number(joint), tokens.number(joint + 2)
        if top < bottom:
            return value + top / bottom, joint + 3
    return value, last


def _scale_mark(tokens: Tokens, index: int) -> float | None:
    """The scale of "bn" in "3bn" or "3 bn"; "m" is metres where a word of length follows."""
    table = number_words()
    raw = tokens.raw[index]
    scale = table.marks.get(raw)
    if scale is None or not (tokens.glued(index) or raw in table.spaced_marks):
        return None
    if raw == "m" and (_measures_length(tokens, index) or tokens.hyphen(index + 1)):
        return None
    if raw in {"B", "M"} and not tokens.glued(index) and tokens.kinds[index + 1] is not Kind.WORD:
        return None
    return scale


def _measures_length(tokens: Tokens, index: int) -> bool:
    """True for the "m" of "5m deep", "2.7m in length"."""
    behind = tokens.words[index + 1]
    if behind == "in":
        return tokens.words[index + 2] in {"length", "height", "width", "depth", "diameter"}
    return behind in number_words().metre_hints


def _scale_word(tokens: Tokens, index: int) -> tuple[float, int] | None:
    """The scale at `index`, a hyphen before it skipped ("400-million"), and where it ends."""
    at = index + 1 if tokens.hyphen(index) else index
    scale = number_words().scales.get(tokens.words[at])
    return None if scale is None else (scale, at + 1)


def _add_half(tokens: Tokens, last: int, value: float, unit: float) -> tuple[float, int]:
    """Adds "and a half" of `unit`."""
    words = tokens.words
    at = last + 1 if words[last] in HYPHENS else last
    if words[at] != "and":
        return value, last
    at += 2 if words[at + 1] in HYPHENS else 1
    if words[at] in {"a", "one"}:
        at += 2 if words[at + 1] in HYPHENS else 1
        parts = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
    elif words[at] in {"three", "two"}:
        parts = {"quarters": 0.75, "thirds": 2 / 3} if words[at] == "three" else {"thirds": 2 / 3}
        at += 2 if words[at + 1] in HYPHENS else 1
    else:
        return value, last
    part = parts.get(words[at])
    return (value, last) if part is None else (value + part * unit, at + 1)


# --- words -----------------------------------------------------------------------------------------------------------


def _read_words(tokens: Tokens, index: int) -> Numeral | None:
    words, table = tokens.words, number_words()
    if words[index] == "half" or (words[index] in {"a", "one"} and words[index + 1] == "half"):
        return _half_of_scale(tokens, index)
    if words[index] in {"a", "an"}:
        if words[index + 1] not in table.scales:
            return None
        return _scaled(tokens, index, 1.0, index + 1)
    group = _below_hundred(tokens, index)
    if group is None:
        return None
    number = _scaled(tokens, index, *group)
    led = words[index - 1] == "between" or (words[index - 2] == "between" and words[index - 1] not in table.simple)
    if led and words[number.last] not in {"and", "to"}:
        return _scaled(tokens, index, *group, joint="")
    return number


def _below_hundred(tokens: Tokens, index: int) -> tuple[float, int] | None:
    """The number of "forty-two" and the token behind it; None where no number word stands."""
    words, table = tokens.words, number_words()
    if words[index] in table.ones:
        return float(table.ones[words[index]]), index + 1
    tens = table.tens.get(words[index])
    if tens is None:
        return None
    at = index + 1
    if words[at] in HYPHENS and 0 < table.ones.get(words[at + 1], 0) < 10:
        return float(tens + table.ones[words[at + 1]]), at + 2
    if 0 < table.ones.get(words[at], 0) < 10:
        return float(tens + table.ones[words[at]]), at + 1
    return float(tens), at


def _scaled(tokens: Tokens, first: int, group: float, last: int, joint: str = "and") -> Numeral:
    """A number that begins with `group`: scale words and further groups are added as long as they fit.

    `joint` may stand before a group; without one "between one hundred and two thousand" is two numbers.
    """
    group, last = _add_half(tokens, last, group, 1.0)
    total, current, scale = 0.0, group, 1.0
    while True:
        step = _scale_word(tokens, last)
        if step is not None:
            scale, last = step
            if scale == 100.0 and current:
                current *= 100.0
            else:
                total, current = (total + current * scale, 0.0) if current else (total * scale, 0.0)
            current, last = _add_half(tokens, last, current, scale)
            continue
        if scale == 1.0 or current % 100.0:
            break
        more = _next_group(tokens, last, scale if current == 0.0 else 100.0, joint)
        if more is None:
            break
        current, last = current + more[0], more[1]
    value = total + current
    single = scale if scale > 1.0 and value / scale == group else 1.0
    return Numeral(first, last, value, Form.WORDS, value / single, single)


def _next_group(tokens: Tokens, index: int, limit: float, joint: str) -> tuple[float, int] | None:
    """The group behind a scale word: "three thousand (nine hundred)", "a hundred (and five)". Smaller than `limit`."""
    words, table = tokens.words, number_words()
    at = index
    if words[at] == joint or (words[at] == "," and limit >= 1000.0):
        at += 1
    if words[at] in {"a", "an"} and words[at + 1] not in table.scales:
        return None
    group = _below_hundred(tokens, at)
    if group is None:
        return None
    ahead = _scale_word(tokens, group[1])
    if words[index] == "," and ahead is None:
        return None
    if ahead is not None and ahead[0] == 100.0 == limit:
        return None
    size = group[0] * ahead[0] if ahead is not None and limit > 100.0 else group[0]
    return group if size < limit else None


def _half_of_scale(tokens: Tokens, index: int) -> Numeral | None:
    """The number of "half a million", "half-million", "a half dozen"."""
    words, table = tokens.words, number_words()
    at = index if words[index] == "half" else index + 1
    at += 2 if words[at + 1] in HYPHENS else 1
    if words[at] in {"a", "an"}:
        at += 2 if words[at + 1] in HYPHENS else 1
    scale = table.scales.get(words[at])
    if scale is None:
        return None
    return Numeral(index, at + 1, 0.5 * scale, Form.WORDS, 0.5, scale)


def rescale(numeral: Numeral, scale: float) -> Numeral:
    """`numeral` with the scale word of its partner in a range: the "10" of "10 to 15 billion"."""
    return replace(numeral, value=_times(numeral.raw, scale), scale=scale)
