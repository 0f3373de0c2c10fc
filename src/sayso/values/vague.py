"""Tokens to vague numbers: "dozens", "tens of thousands", "several hundred", "a handful", "single digits".

The value is the least that the words name, as in the figure guide: dozens 24, hundreds 200, several 3, several hundred
300. How far it may lie above is the business of the rule's entry in hedges.toml.
"""

from __future__ import annotations

from typing import Final

from sayso.values.lexer import HYPHENS, Tokens
from sayso.values.numerals import Form, Numeral, number_words

PLURALS: Final = {
    "tens": 10.0,
    "dozens": 12.0,
    "scores": 20.0,
    "hundreds": 100.0,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
"""Number words in the plural. Two are the least that a plural holds."""

FEW: Final = 3.0
"""What "several", "a few" and "a handful" name at the least: dictionaries say more than two."""

SCORE_NOUNS: Final = frozenset({"of", "more", "dead", "killed", "wounded", "injured", "were", "have", "had", "are", "missing", ",", "."})
"""What follows "scores" as a number; behind other words it is the plural of a result ("test scores") or a verb."""


def read_vague(tokens: Tokens, index: int) -> Numeral | None:
    """The vague number that begins at token `index`, or None."""
    words = tokens.words
    word = words[index]
    if word in PLURALS:
        return _read_plural(tokens, index)
    if word == "several":
        return _few(tokens, index, index + 1)
    if word in {"a", "the", "another", "some"} and words[index + 1] == "few":
        return _few(tokens, index if word == "a" else index + 1, index + 2)
    if word == "few" and words[index - 1] not in {"a", "very", "so", "too", "quite", "how"}:
        return _bare_few(tokens, index)
    if word in {"a", "another"} and words[index + 1] == "handful":
        return Numeral(index, index + 2, FEW, Form.VAGUE, FEW, rule="vague.several")
    if word in {"a", "another", "the"} and words[index + 1] == "couple":
        return _couple(tokens, index)
    if word in {"single", "double"}:
        return _digits(tokens, index)
    return None


def _read_plural(tokens: Tokens, index: int) -> Numeral | None:
    words = tokens.words
    base, last = PLURALS[words[index]], index + 1
    if words[index] == "scores" and not _counts_scores(tokens, index):
        return None
    if base < 1e3 and words[last] == "of" and words[last + 1] in {"thousands", "millions", "billions"}:
        base, last = base * PLURALS[words[last + 1]], last + 2
    elif words[last] in {"upon", "and"} and words[last + 1] == words[index]:
        last += 2
    elif words[index] == "tens":
        return None
    return Numeral(index, last, 2 * base, Form.VAGUE, 2.0, base, rule="vague.plural")


def _counts_scores(tokens: Tokens, index: int) -> bool:
    return tokens.words[index + 1] in SCORE_NOUNS and tokens.words[index - 1] not in {"test", "credit", "exam", "their", "his", "the"}


def _few(tokens: Tokens, first: int, last: int) -> Numeral | None:
    """ "Several" and what multiplies it: "several hundred", "a few million", "several dozen"."""
    if tokens.words[last] in {"more", "other"} and tokens.words[last + 1] in number_words().scales:
        last += 1
    if tokens.words[last] in {"years", "months", "weeks", "days", "hours", "minutes", "seconds", "moments"} and (
        tokens.words[last + 1] in {"ago", "later", "earlier", "before", "after"}
    ):
        return None
    scale = number_words().scales.get(tokens.words[last], 1.0)
    last += scale > 1.0
    return Numeral(first, last, FEW * scale, Form.VAGUE, FEW, scale, rule="vague.several")


def _bare_few(tokens: Tokens, index: int) -> Numeral | None:
    """ "The few hundred": without "a" it is a number before a scale word or a unit of length alone."""
    if tokens.words[index + 1] in number_words().scales:
        return _few(tokens, index, index + 1)
    if tokens.words[index + 1] in {"miles", "kilometers", "kilometres", "km", "meters", "metres", "yards"}:
        return _few(tokens, index, index + 1)
    return None


def _couple(tokens: Tokens, index: int) -> Numeral | None:
    """ "A couple of towns", "a couple hundred"; without these it is a pair of people."""
    words = tokens.words
    last = index + 2
    scale = number_words().scales.get(words[last + 1] if words[last] == "of" else words[last])
    if scale is not None:
        last += 2 if words[last] == "of" else 1
        return Numeral(index, last, 2.0 * scale, Form.WORDS, 2.0, scale)
    if words[last] == "of" or words[last] == "more":
        return Numeral(index, last, 2.0, Form.WORDS, 2.0)
    return None


def _digits(tokens: Tokens, index: int) -> Numeral | None:
    """ "Single digits": below ten."""
    at = index + 2 if tokens.words[index + 1] in HYPHENS else index + 1
    if tokens.words[at] != "digits" or tokens.words[index] == "double":
        return None
    return Numeral(index, at + 1, 10.0, Form.VAGUE, 10.0, rule="vague.digits")
