"""Numbers that are parts of names: "F-16", "Resolution 2254", "S&P 500", "Channel Four", "60 Minutes"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.model import QuantityKind
from sayso.values.counted import is_plural, noun_follows
from sayso.values.lexer import HYPHENS, Kind, Tokens
from sayso.values.numerals import Form
from sayso.values.wordlists import listed

if TYPE_CHECKING:
    from sayso.values.measures import Measure

TYING: Final = frozenset("_.&#@:\\*^")
"""Marks that tie a number to the word before them."""


def is_tied_to_name(tokens: Tokens, measure: Measure) -> bool:
    """True for the numbers of "F-16", "G20", "COVID-19", "@user12"."""
    first = measure.first
    if not tokens.glued(first) or measure.unit.kind is QuantityKind.MONEY:
        return False
    before, glued = tokens.words[first - 1], tokens.glued(first - 1)
    if tokens.kinds[first - 1] is not Kind.MARK:
        return True
    if before in TYING and glued:
        return True
    if before in {"/", "="} and glued:
        return tokens.kinds[first - 2] is not Kind.MARK
    name = tokens.kinds[first - 2] is Kind.WORD and tokens.words[first - 2] not in listed("number_prefixes")
    return before == "-" and glued and name


def is_calibre(tokens: Tokens, measure: Measure) -> bool:
    """True for the ".38" of a revolver: bare decimals without a nought before the point name calibres and averages."""
    return measure.bare and measure.numeral.scale == 1.0 and tokens.raw[measure.numeral.first].startswith(".")


def has_letters(tokens: Tokens, measure: Measure) -> bool:
    """True for "29D", "5G", "4th", "1990s", "30712QX": letters behind that are no unit."""
    last = measure.last
    if last > measure.numeral.last or not tokens.glued(last):
        return False
    if tokens.words[last] == "'" and tokens.words[last + 1] == "s":
        return True
    if tokens.kinds[last] is Kind.MARK or tokens.words[last] == "ish":
        return False
    letters = tokens.raw[last]
    return len(letters) < 4 or (letters[0].isupper() and measure.value > 31)


def is_label(tokens: Tokens, measure: Measure) -> bool:
    """True for "Resolution 2254", "No. 10", "page 12", "#1", "Boeing 737"."""
    ahead = measure.first - 1
    if ahead < 0 or not measure.bare:
        return False
    if tokens.words[ahead] in {"#", "№", "§"}:
        return True
    if tokens.words[ahead] == "of" and tokens.raw[ahead - 1] == "Group":
        return not noun_follows(tokens, measure.last)  # "the Group of 20 met"; "Group of 20 miners freed"
    dotted = tokens.words[ahead] in {".", ":"}
    at = ahead - 1 if dotted and ahead else ahead
    word = tokens.words[at]
    if word in listed("labels"):
        if tokens.words[ahead] == "." and word not in listed("dotted_labels"):
            return False
        return word not in listed("soft_labels") or not noun_follows(tokens, measure.last)
    return not dotted and tokens.raw[at] in _capital_labels() and not noun_follows(tokens, measure.last)


def _capital_labels() -> frozenset[str]:
    return listed("capital_labels")


def is_behind_name(tokens: Tokens, measure: Measure) -> bool:
    """True for "S&P 500", "Titan 15": behind a name, before no noun. In headlines verbs have capitals too."""
    ahead = measure.first - 1
    if ahead < 0 or not measure.bare or not tokens.capital(ahead) or tokens.sentence_start(ahead):
        return False
    if tokens.words[ahead - 1] == "&" and tokens.glued(ahead):
        return True
    word, behind = tokens.words[ahead], tokens.words[measure.last]
    if word in listed("stop") or word in listed("verbs") or word.endswith(("ed", "ing")) or is_plural(word):
        return False
    if tokens.raw[ahead].isupper() and len(word) > 1 and behind in listed("verbs"):
        return True
    if noun_follows(tokens, measure.last) or behind in listed("casualty") or tokens.capital(measure.last):
        return False
    return measure.value < 10000 and not in_title_case(tokens, ahead)


def in_title_case(tokens: Tokens, index: int) -> bool:
    """True when nearly all words around token `index` are capitalised, as in a headline."""
    nearby = range(max(0, index - 5), min(tokens.count, index + 6))
    around = [i for i in nearby if tokens.kinds[i] is Kind.WORD and len(tokens.raw[i]) > 3]
    return len(around) >= 3 and sum(tokens.capital(i) for i in around) >= 0.8 * len(around)


def is_title(tokens: Tokens, measure: Measure) -> bool:
    """True for "60 Minutes", "12 Years a Slave": a unit of time with a capital, outside a headline."""
    at = measure.numeral.last
    if measure.unit.kind is not QuantityKind.DURATION or not tokens.capital(at) or tokens.raw[at].isupper():
        return False
    return not in_title_case(tokens, at)


# --- numbers in words ------------------------------------------------------------------------------------------------

FREE_BEFORE: Final = frozenset({"(", ")", ",", ".", "…", "”", '"'})
"""Behind these a number word may have its capital because a sentence begins."""


def is_capital_number(tokens: Tokens, measure: Measure) -> bool:
    """True for "Channel Four", "Seven Sisters", "the Group of Seven", "Twelve Angry Men": part of a name."""
    first = measure.first
    if not tokens.capital(first):
        return False
    if _in_quoted_title(tokens, first):
        return True
    before = tokens.words[first - 1]
    free = before in HYPHENS or before in FREE_BEFORE or tokens.kinds[first - 1] is Kind.NUMBER
    if free or tokens.sentence_start(first) or in_title_case(tokens, first):
        return False
    counts = noun_follows(tokens, measure.last)
    if before == "of" and tokens.capital(first - 2) and not counts:
        return True
    named = tokens.capital(first - 1) and before not in listed("stop")
    return (named and not counts) or tokens.capital(measure.last)


def _in_quoted_title(tokens: Tokens, first: int) -> bool:
    """True for a few capitalised words in quotation marks of their own."""
    if first == 0 or tokens.words[first - 1] not in {'"', "“", "‘"}:
        return False
    at = first + 1
    while tokens.capital(at) and at < first + 5:
        at += 1
    return at > first + 1 and tokens.words[at] in {'"', "”", "’"}


def is_word_label(tokens: Tokens, measure: Measure) -> bool:
    """True for "phase two", "Chapter eleven"."""
    if measure.first == 0 or not measure.bare or measure.numeral.form is not Form.WORDS or measure.value >= 100:
        return False
    return tokens.words[measure.first - 1] in listed("word_labels") and not noun_follows(tokens, measure.last)
