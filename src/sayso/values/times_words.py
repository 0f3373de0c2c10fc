"""Text in, words out: tokens with one class each, as a string of letters that the grammar's patterns run over.

A 400-word text becomes a string of some 450 letters, so that sixty patterns cost less than one pass over the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.data import load_table
from sayso.errors import TableError

TOKEN = re.compile(
    r"""(?P<BREAK>\n[ \t\r]*\n\s*)
    | (?P<ISODATE>\b(?:1\d|20)\d\d-[01]\d-[0-3]\d(?:T\d\d:\d\d(?::\d\d)?)?\b)
    | (?P<NUMDATE>\b\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)\b)
    | (?P<CLOCK>\b\d{1,2}:[0-5]\d(?::[0-5]\d)?(?!\d))
    | (?P<ORDNUM>\b\d+(?:st|nd|rd|th)\b)
    | (?P<DECADE>(?:\b(?:1\d|20)\d0|['’`]\d0|\b[2-9]0)['’]?s\b)
    | (?P<SHORTYEAR>(?<!['’`])['’`]\d\d\b(?!['’]?s))
    | (?P<SLASH>\b\d{1,2}/\d{1,2}\b(?!/))
    | (?P<DIGITS>\d+(?:,\d{3})*(?:\.\d+)?)
    | (?P<AMPM>\b[ap]\.m\b\.?|(?<=[\d ])[ap]m\b)
    | (?P<ALPHA>[^\W\d_]+)
    | (?P<MARK>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)

MARKS = {
    ".": "DOT",
    ",": "COMMA",
    "-": "DASH",
    "–": "DASH",
    "—": "LONGDASH",
    "'": "APOS",
    "’": "APOS",
    "`": "APOS",
    "(": "OPEN",
    ")": "CLOSE",
    "$": "MONEY",
    "£": "MONEY",
    "€": "MONEY",
    "%": "PERCENT",
    ":": "COLON",
}
SHAPES = ("BREAK", "ISODATE", "NUMDATE", "CLOCK", "ORDNUM", "DECADE", "SHORTYEAR", "SLASH", "AMPM", "DIGITS")
NUMBERS = ("DAYNUM", "YEARNUM", "WORD", "NAME", "MARK")

EARLIEST_YEAR, LATEST_YEAR = 1400, 2199
"""Plain four-digit numbers in these bounds may be years: outside them, years in news come with "BC" or as stardates."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of time with their classes and values; `code` gives each class its letter."""

    code: dict[str, str]
    words: dict[str, tuple[str, Any]]  # lower-case word -> (letter, value)
    capitals: frozenset[str]  # words read only with a capital


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of times.toml. Raises: TableError if one word stands in two classes."""
    classes = load_table("times")["class"]
    names = [entry["name"] for entry in classes] + [*SHAPES, *NUMBERS, *dict.fromkeys(MARKS.values())]
    code = {name: chr(0xC0 + number) for number, name in enumerate(names)}
    words: dict[str, tuple[str, Any]] = {}
    capitals: set[str] = set()
    for entry in classes:
        for word, value in entry["words"].items():
            if word in words:
                message = f"{word!r} stands in two classes"
                raise TableError(message, where="times.toml", mend="Keep it in one.")
            words[word] = (code[entry["name"]], value)
            if entry.get("capital"):
                capitals.add(word)
    return Lexicon(code, words, frozenset(capitals))


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of the set `name` of times.toml. Raises: KeyError for none of that name."""
    return {entry["name"]: frozenset(entry["words"]) for entry in load_table("times")["set"]}[name]


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text: where each stands, its lower-case form, its value; `codes` holds one letter a token."""

    text: str
    starts: list[int]
    ends: list[int]
    lowers: list[str]
    values: list[Any]
    codes: str


def find_words(text: str) -> Words:
    """The tokens of `text`, in order. Paragraph breaks are tokens, other white space is none."""
    lexicon = load_lexicon()
    code, known, capitals = lexicon.code, lexicon.words, lexicon.capitals
    plain, name = code["WORD"], code["NAME"]
    starts: list[int] = []
    ends: list[int] = []
    lowers: list[str] = []
    values: list[Any] = []
    codes: list[str] = []
    for match in TOKEN.finditer(text):
        shape = match.lastgroup
        word = match.group()
        lower = word.lower()
        value: Any = None
        if shape == "ALPHA":
            entry = known.get(lower)
            if entry is not None and (lower not in capitals or word[0].isupper()):
                letter, value = entry
            else:
                letter = name if word[0].isupper() else plain
        elif shape == "DIGITS":
            letter, value = _number(word, code)
        elif shape == "MARK":
            letter = code[MARKS.get(word, "MARK")]
        else:
            letter = code[shape or "MARK"]
        starts.append(match.start())
        ends.append(match.end())
        lowers.append(lower)
        values.append(value)
        codes.append(letter)
    return Words(text, starts, ends, lowers, values, "".join(codes))


def _number(word: str, code: dict[str, str]) -> tuple[str, float]:
    value = float(word.replace(",", ""))
    if word.isdigit() and word.isascii():
        if len(word) <= 2 and 1 <= value <= 31:
            return code["DAYNUM"], value
        if len(word) == 4 and EARLIEST_YEAR <= value <= LATEST_YEAR:
            return code["YEARNUM"], value
    return code["DIGITS"], value
