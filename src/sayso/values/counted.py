"""The words that may be what a number counts: a guess from word order and endings, for stages that have no parse.

"1,800 Danish nurses in Oslo" gives "Danish nurses". The phrase ends at its first plural noun, or at a word that no
noun phrase goes past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.model import QuantityKind
from sayso.values.lexer import HYPHENS, Kind, Tokens
from sayso.values.numerals import number_words
from sayso.values.wordlists import listed

if TYPE_CHECKING:
    from sayso.values.measures import Measure

LONGEST: Final = 7
"""Words of a counted phrase at most: longer runs of words without a plural are no phrase."""


def is_plural(word: str) -> bool:
    """True when `word` (lower case) looks like a plural noun."""
    if word in listed("plurals") or word.endswith(("men", "women", "children", "people", "folk")):
        return True
    ending = word.endswith("s") and not word.endswith(("ss", "'s", "ous"))
    return ending and len(word) > 3 and word not in listed("no_plurals")


def noun_follows(tokens: Tokens, index: int) -> bool:
    """True when a plural noun stands at token `index` or one of the two behind it, in one phrase."""
    for at in range(index, index + 3):
        if tokens.kinds[at] is not Kind.WORD or tokens.words[at] in listed("stop"):
            return False
        if is_plural(tokens.words[at]):
            return True
    return False


def find_counted(tokens: Tokens, measure: Measure, words: tuple[int, int], *, single: bool) -> tuple[int, int] | None:
    """The tokens of what `measure` counts, behind it, or None.

    `words` are the tokens of its expression, comparators included; `single` is true when one thing is counted.
    """
    first, start = words
    if tokens.words[start] in HYPHENS and tokens.hyphen(start):
        word = tokens.kinds[start + 1] is Kind.WORD and tokens.words[start + 1] not in listed("stop")
        return (start + 1, start + 2) if word else None
    at = _over_of(tokens, measure, start)
    if at is None:
        return None
    if at > start:
        at = _over_number(tokens, at)
        if tokens.words[at] in listed("casualty") and tokens.words[at - 1] in listed("determiners"):
            return at, at + 1
    named = tokens.words[first - 1] in {"a", "an"} and measure.unit.kind is not QuantityKind.COUNT
    return _phrase(tokens, at, single=single, named=named or tokens.words[at - 1] in listed("determiners"))


def _over_of(tokens: Tokens, measure: Measure, start: int) -> int | None:
    """The token behind "of the" and the like; None where the words behind the number are no phrase of its own."""
    words, at = tokens.words, start
    if words[at] == "," and words[at + 1] == "of":
        at += 1
    if words[at] == "in" and measure.unit.kind is QuantityKind.MONEY:
        named = tokens.capital(at + 1) or words[at + 1] in listed("determiners")
        return None if named else at + 1
    if words[at] in listed("more") and words[at + 1] == "of":
        at += 1
    if words[at] == "of":
        at += 1
        if words[at] in {"them", "which", "whom", "us"}:
            return None
    if words[at] in listed("determiners") and at == start:
        return at + 1 if measure.unit.kind in {QuantityKind.SHARE, QuantityKind.TIMES} else None
    while words[at] in listed("determiners") and at < start + 4:
        at += 1
    return at


def _over_number(tokens: Tokens, at: int) -> int:
    """The token behind the number of "40 of the 90 desks"."""
    while tokens.kinds[at] is Kind.NUMBER or tokens.words[at] in number_words().simple:
        at += 1
    return at


def _phrase(tokens: Tokens, start: int, *, single: bool, named: bool) -> tuple[int, int] | None:
    last = start
    for at in range(start, start + LONGEST):
        if tokens.kinds[at] is not Kind.WORD:
            if tokens.kinds[at] is Kind.NUMBER and tokens.words[at - 1].endswith("'s"):
                start = last = at + 1  # "of Kenya's 50 million people"
            elif not _joins(tokens, at, start):
                break
            continue
        if at > start and (
            _is_verb(tokens, at, single=single) or tokens.line_start(at) or tokens.words[at].endswith("ly")
        ):
            break
        if at == start and tokens.words[at].endswith("ed") and _ends_here(tokens, at + 1):
            break
        if _stops(tokens, at, named=named and at == start) or _befell(tokens, at, start):
            break
        number = tokens.words[at] in number_words().simple or tokens.words[at] in number_words().scales
        if number and not tokens.hyphen(at + 1):
            start = at + 1  # "of the city's two million people"
        last = at + 1
        if not single and is_plural(tokens.words[at]) and not _goes_on(tokens, at):
            break
    if all(word in listed("more") for word in tokens.words[start:last]):
        return None
    return start + (tokens.kinds[start] is Kind.MARK), last


def _stops(tokens: Tokens, at: int, *, named: bool) -> bool:
    """True at a word that no counted phrase goes past; in a compound ("plug-in") and in capitals ("IS") it is none.

    `named` is true behind a determiner, where a word that may be a verb is a noun: "of the vote".
    """
    word = tokens.words[at]
    if "'" in word:
        return word.endswith("n't") or word.partition("'")[0] in listed("stop")
    if tokens.hyphen(at - 1) or tokens.hyphen(at + 1):
        return False
    if word in listed("comparatives"):
        return _ends_here(tokens, at + 1)
    if word in listed("verbs"):
        free = word.endswith("ed") or word in listed("noun_verbs")
        return not named and not (free and is_plural(tokens.words[at + 1]))
    raw = tokens.raw[at]
    return word in listed("stop") and not (len(raw) > 1 and raw.isupper())


def _befell(tokens: Tokens, at: int, start: int) -> bool:
    """True at the "wounded" of "200 wounded in the blast", not at that of "30 wounded soldiers"."""
    if tokens.words[at] not in listed("casualty"):
        return False
    behind = tokens.words[at + 1]
    if at > start and not tokens.words[at - 1].endswith("ly"):
        return True
    if _ends_here(tokens, at + 1) or behind in listed("casualty") or behind == "others":
        return True
    return not (is_plural(behind) or is_plural(tokens.words[at + 2]))


def _joins(tokens: Tokens, at: int, start: int) -> bool:
    """True for the hyphen of "pro-government fighters", the "16" of "F-16 jets", the quote before “moderate”."""
    if at == start:
        return tokens.words[at] in {'"', "“", "'", "‘"}
    if tokens.kinds[at] is Kind.NUMBER:
        return tokens.glued(at)
    if tokens.words[at] in {'"', "“", "”"}:
        return tokens.kinds[at - 1] is tokens.kinds[at + 1] is Kind.WORD
    return tokens.hyphen(at) or (tokens.words[at] in {"/", "&"} and tokens.glued(at))


def _is_verb(tokens: Tokens, at: int, *, single: bool) -> bool:
    """True for a likely verb behind a noun: "garrison holds the fort", "rule ended.", "troops trained in"."""
    word, behind = tokens.words[at], tokens.words[at + 1]
    if word.endswith("ed"):
        return is_plural(tokens.words[at - 1]) or _ends_here(tokens, at + 1)
    return single and word.endswith("s") and (behind in listed("determiners") or behind in listed("particles"))


def _ends_here(tokens: Tokens, at: int) -> bool:
    """True where no word of a phrase stands."""
    return tokens.kinds[at] is not Kind.WORD or tokens.words[at] in listed("stop")


def _goes_on(tokens: Tokens, at: int) -> bool:
    """True when the plural at `at` only stands before the counted noun: "three arms dealers", "two troops' homes"."""
    behind = tokens.words[at + 1]
    if tokens.hyphen(at + 1):
        return True  # "seconds-long calls"
    if tokens.words[at] in listed("attributive"):
        return tokens.kinds[at + 1] is Kind.WORD and is_plural(behind) and behind not in listed("stop")
    return behind in {"'", "’"} and tokens.glued(at + 1)
