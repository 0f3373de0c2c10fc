"""Tokens to multiples of another number: "twice the", "double their", "threefold", "tripled"."""

from __future__ import annotations

from sayso.values.lexer import HYPHENS, Kind, Tokens
from sayso.values.numerals import Form, Numeral, number_words
from sayso.values.shares import simple_number
from sayso.values.wordlists import listed


def read_multiple(tokens: Tokens, index: int) -> Numeral | None:
    """The multiple that begins at token `index`, or None. Of a verb ("tripled") it is marked as no figure."""
    word, table = tokens.words[index], number_words()
    if word in table.multiple_verbs:
        return _multiple(index, index + 1, table.multiple_verbs[word], figure=False)
    if word in table.multiples and _multiplies(tokens, index):
        return _multiple(index, index + 1, table.multiples[word])
    return _fold(tokens, index)


def _multiple(first: int, last: int, value: float, *, figure: bool = True) -> Numeral:
    return Numeral(first, last, value, Form.MULTIPLE, value, rule="share.multiple", figure=figure)


def _multiplies(tokens: Tokens, index: int) -> bool:
    """True for "twice the", "nearly double previous sales"; false for "arrested twice", "a double murder"."""
    behind = tokens.words[index + 1]
    if tokens.kinds[index + 1] is Kind.NUMBER or (tokens.words[index] == "twice" and behind in listed("compared")):
        return True
    if behind in listed("compared"):
        return behind not in listed("loose_compared")
    return tokens.words[index - 1] in listed("multiple_before") and tokens.kinds[index + 1] is Kind.WORD


def _fold(tokens: Tokens, index: int) -> Numeral | None:
    """The multiple of "threefold", "three-fold", "10-fold"."""
    words, table = tokens.words, number_words()
    word = words[index]
    value: float | None = None
    last = index + 1
    if word.endswith("fold") and len(word) > 5:
        value = table.simple.get(word[:-4])
    elif words[index + 1] == "fold" and tokens.glued(index + 1):
        value, last = simple_number(tokens, index), index + 2
    elif words[index + 2] == "fold" and words[index + 1] in HYPHENS and tokens.hyphen(index + 1):
        value, last = simple_number(tokens, index), index + 3
    return _multiple(index, last, float(value)) if value else None
