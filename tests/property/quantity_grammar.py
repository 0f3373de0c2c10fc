"""A grammar of our own that writes quantities: number, comparator, unit and noun in, words and the expected reading out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from sayso.interval import Interval

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
NOUNS = (
    "troops",
    "Kurdish fighters",
    "civilians",
    "burned villages",
    "aid workers",
    "wounded soldiers",
    "people",
    "US-made tanks",
)


@dataclass(frozen=True)
class Written:
    """A quantity as written, and how it must be read."""

    words: str
    stated: Interval
    unit: str = "count"


def in_words(number: int) -> str:
    """`number` in English words: "two thousand and five"."""
    if number < 20:
        return ONES[number]
    if number < 100:
        rest = number % 10
        return TENS[number // 10 - 2] + (f"-{ONES[rest]}" if rest else "")
    if number < 1000:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")
    size, name = next(scale for scale in SCALES if number >= scale[0])
    rest = number % size
    joint = " and " if 0 < rest < 100 else " "
    return f"{in_words(number // size)} {name}" + (f"{joint}{in_words(rest)}" if rest else "")


COMPARATORS: dict[str, Callable[[float], Interval]] = {
    "{}": Interval.point,
    "exactly {}": Interval.point,
    "about {}": Interval.point,
    "nearly {}": Interval.point,
    "an estimated {}": Interval.point,
    "at least {}": Interval.at_least,
    "no fewer than {}": Interval.at_least,
    "not less than {}": Interval.at_least,
    "as few as {}": Interval.at_least,
    "{} or more": Interval.at_least,
    "more than {}": lambda value: Interval.at_least(value, is_open=True),
    "well over {}": lambda value: Interval.at_least(value, is_open=True),
    "just over {}": lambda value: Interval.at_least(value, is_open=True),
    "fewer than {}": lambda value: Interval.at_most(value, is_open=True),
    "just under {}": lambda value: Interval.at_most(value, is_open=True),
    "up to {}": Interval.at_most,
    "at most {}": Interval.at_most,
    "no more than {}": Interval.at_most,
    "as many as {}": Interval.at_most,
    "{} or fewer": Interval.at_most,
}
UNITS = {
    "percent": "%",
    "km": "km",
    "tonnes": "tonne",
    "euros": "EUR",
    "Canadian dollars": "CAD",
    "hours": "hour",
    "barrels": "barrel",
}

whole = st.one_of(
    st.integers(2, 130), st.integers(2, 9_999), st.integers(10_000, 10**9), st.integers(1, 999).map(lambda n: n * 1000)
)


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, float]:
    """A number in digits, words or both, and its value."""
    form = draw(st.sampled_from(("digits", "words", "mixed", "short")))
    number = draw(whole)
    if form == "digits":
        return f"{number:,}", float(number)
    if form == "words":
        return in_words(number), float(number)
    head = draw(st.integers(11, 999))
    size, name, mark = draw(st.sampled_from(((10**6, "million", "m"), (10**9, "billion", "bn"))))
    value = round(head / 10 * size)
    return f"{head / 10:g} {name}" if form == "mixed" else f"{head / 10:g}{mark}", float(value)


@st.composite
def quantities(draw: st.DrawFn) -> Written:
    """A number with a comparator and maybe a unit."""
    number, value = draw(numbers())
    pattern = draw(st.sampled_from(sorted(COMPARATORS)))
    unit = draw(st.sampled_from(["", *sorted(UNITS)]))
    stated = COMPARATORS[pattern](value)
    if not unit:
        return Written(pattern.format(number), stated)
    return Written(pattern.format(f"{number} {unit}"), stated, UNITS[unit])


@st.composite
def ranges(draw: st.DrawFn) -> Written:
    """Two numbers as the ends of a range."""
    low = draw(st.integers(2, 99_999))
    high = low + draw(st.integers(2, 99_999))
    pattern = draw(
        st.sampled_from(
            ("between {} and {}", "from {} to {}", "{} to {}", "anywhere from {} to {}", "roughly {} to {}")
        )
    )
    write = draw(st.sampled_from((in_words, "{:,}".format)))
    return Written(pattern.format(write(low), write(high)), Interval(float(low), float(high)))
