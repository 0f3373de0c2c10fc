"""Tokens to vague numbers: "dozens", "tens of thousands", "several hundred", "a handful", "single digits".

The value is the least that the words name, as in the figure guide: dozens 24, hundreds 200, several 3, several hundred
300. How far it may lie above is the business of the rule's entry in hedges.toml.
"""

from __future__ import annotations

from typing import Final

from sayso.values.lexer import HYPHENS, Tokens
from sayso.values.numerals import Form, Numeral, number_words
from sayso.values.wordlists import listed

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


def read_vague(tokens: Tokens, index: int) -> Numeral | None:
    """The vague number that begins at token `index`, or None."""
    word, behind = tokens.words[index], tokens.words[index + 1]
    if word in PLURALS:
        return _read_plural(tokens, index)
    if word == "several":
        return _few(tokens, index, index + 1)
    if word == "few":
        return _bare_few(tokens, index)
    if word in {"single", "double"}:
        return _digits(tokens, index)
    return _with_article(tokens, index, behind) if word in {"a", "another", "some", "the"} else None


def _with_article(tokens: Tokens, index: int, noun: str) -> Numeral | None:
    """The number of "a few", "another handful", "the couple of"."""
    article = tokens.words[index]
    if noun == "few" and article != "the":
        return _few(tokens, index if article == "a" else index + 1, index + 2)
    if noun == "handful" and article in {"a", "another"}:
        return Numeral(index, index + 2, FEW, Form.VAGUE, FEW, rule="vague.several")
    return _couple(tokens, index) if noun == "couple" and article != "some" else None


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
    """True for "scores of people"; "test scores" are results."""
    return tokens.words[index + 1] in listed("score_behind") and tokens.words[index - 1] not in listed("score_before")


def _few(tokens: Tokens, first: int, last: int) -> Numeral | None:
    """Three of what multiplies it: "several hundred", "a few million"; None for "a few days later"."""
    words, scales = tokens.words, number_words().scales
    if words[last] == "more" and words[last + 1] in scales:
        last += 1
    if words[last] in listed("rough_times") and words[last + 1] in listed("rough_times_behind"):
        return None
    scale = scales.get(words[last], 1.0)
    last += scale > 1.0
    return Numeral(first, last, FEW * scale, Form.VAGUE, FEW, scale, rule="vague.several")


def _bare_few(tokens: Tokens, index: int) -> Numeral | None:
    """The number of "the few hundred", "few miles away": without "a" only a scale or a length makes "few" one."""
    behind = tokens.words[index + 1]
    if behind in number_words().scales or behind in listed("bare_few_units"):
        return _few(tokens, index, index + 1)
    return None


def _couple(tokens: Tokens, index: int) -> Numeral | None:
    """Two, of "a couple of towns", "a couple hundred"; None for a couple of people who live together."""
    words, last = tokens.words, index + 2
    at = last + 1 if words[last] == "of" else last
    scale = number_words().scales.get(words[at])
    if scale is not None:
        return Numeral(index, at + 1, 2.0 * scale, Form.WORDS, 2.0, scale)
    if words[last] in {"of", "more"}:
        return Numeral(index, last, 2.0, Form.WORDS, 2.0)
    return None


def _digits(tokens: Tokens, index: int) -> Numeral | None:
    """Ten, of which "in the single digits" stays short and which "double digits" reach."""
    at = index + 2 if tokens.words[index + 1] in HYPHENS else index + 1
    if tokens.words[at] != "digits":
        return None
    rule = "vague.digits" if tokens.words[index] == "single" else "vague.double-digits"
    return Numeral(index, at + 1, 10.0, Form.VAGUE, 10.0, rule=rule)
