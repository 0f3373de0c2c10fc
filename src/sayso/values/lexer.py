"""Text to tokens, fast: what the scanner of quantities walks over.

No parser, no tagger: words, numbers and single marks with their offsets. Hyphenated words fall apart ("two-thirds" is
three tokens), and what can never hold a quantity (addresses of pages and mails, clock times, versions, dates in digits,
telephone numbers) becomes one dead token.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final

from sayso.values.wordlists import listed

PAD: Final = 16
"""Empty tokens after the last one, so that looking a few words ahead or behind needs no check of the length."""


LONGEST_NUMBER: Final = 24
HUGE: Final = 1e24


class Kind(IntEnum):
    """What a token is."""

    NONE = 0  # past either end of the text
    WORD = 1
    NUMBER = 2
    MARK = 3
    DEAD = 4  # a page's address, a clock time, a version: never part of a quantity


FRACTION_MARKS: Final = "\u00bc-\u00be\u2150-\u215e"

_ADDRESS_HINT = re.compile(r"[@#]|://|www\.|%[0-9A-Fa-f]{2}|[a-z0-9]\.(?:com|org|net|gov|ly|co\.uk)\b")
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.\w[\w.]*|[@#]\w*[A-Za-z_]\w*"
    r"|(?<!\S)[^\s%]*[A-Za-z/=&?]%[0-9A-Fa-f]{2}\S*|(?:%[0-9A-Fa-f]{2}){2,}\S*"
    r"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|ly|co\.uk)\b[/\w.?=&%-]*",
)
_TOKEN = re.compile(
    rf"""
    (?P<word> (?:[A-Za-z]\.){{2,}} | [^\W\d_\u00b2\u00b3\u00b9{FRACTION_MARKS}]+(?:['’][^\W\d_]+)* )
  | (?P<dead>
        \x01+ | -[LR][RSC]B-
      | (?<![\w.,])[0-9]{{1,2}}:[0-5][0-9](?::[0-5][0-9])?(?![\d:]) | [0-9]+(?:\.[0-9]+){{2,}}(?![\d%])
      | (?<![\w$€£])[0-9]{{1,4}}(?P<sep>[/.-])[0-9]{{1,2}}(?P=sep)[0-9]{{1,4}}(?![\d/])
      | [0-9.]+\s?[×x]\s?10[−-]?[0-9]+\b
      | \+[0-9][0-9() -]{{6,}}[0-9] | \([0-9]{{3}}\)\s?[0-9]{{3}}-[0-9]{{4}}
      | (?<![\w$€£,.-])(?:[0-9]{{1,3}}-)?[0-9]{{3}}-[0-9]{{3,4}}-[0-9]{{4}}(?!\d)
    )
  | (?P<number>
        [0-9]{{1,3}}(?:,[0-9]{{3}})+(?!\d)(?:\.[0-9]+)? | [0-9]{{1,2}}(?:,[0-9]{{2}})+,[0-9]{{3}}(?!\d)
      | [1-9][0-9]{{0,2}}(?:\ [0-9]{{3}})*\ 000(?![\d,])
      | [0-9]{{1,3}}(?:[\u00a0\u2009\u202f][0-9]{{3}})+(?!\d) | [0-9]+(?:\.[0-9]+)? | (?<![\w.,])\.[0-9]+
    )
  | (?P<mark> \S )
    """,
    re.VERBOSE,
)
_KINDS = {"word": Kind.WORD, "dead": Kind.DEAD, "number": Kind.NUMBER, "mark": Kind.MARK}


class Tokens:
    """The tokens of a text as parallel lists, ended by PAD empty ones. `words` are lower case, apostrophes straight."""

    __slots__ = ("count", "ends", "kinds", "raw", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        """Cut `text` into tokens."""
        self.text = text
        self.raw: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.kinds: list[Kind] = []
        masked = _ADDRESS.sub(_blank, text) if _ADDRESS_HINT.search(text) else text
        for match in _TOKEN.finditer(masked):
            start, end = match.span()
            self.raw.append(text[start:end])
            self.starts.append(start)
            self.ends.append(end)
            self.kinds.append(_KINDS[match.lastgroup or "mark"])
        self.count = len(self.raw)
        self.raw += [""] * PAD
        self.starts += [len(text)] * PAD
        self.ends += [len(text)] * PAD
        self.kinds += [Kind.NONE] * PAD
        self.words = [word.lower().replace("’", "'") for word in self.raw]

    def glued(self, index: int) -> bool:
        """True when nothing stands between token `index` and the one before it."""
        return 0 < index < self.count and self.ends[index - 1] == self.starts[index]

    def capital(self, index: int) -> bool:
        """True when the token starts with a capital letter."""
        return self.raw[index][:1].isupper()

    def line_start(self, index: int) -> bool:
        """True when the token is the first of the text or of a line."""
        return index == 0 or "\n" in self.text[self.ends[index - 1] : self.starts[index]]

    def sentence_start(self, index: int) -> bool:
        """True when a sentence may start here: at a line's start, behind a full stop or an opening quote."""
        if self.line_start(index):
            return True
        before = index - 1
        if self.words[before] in OPENERS:
            before -= 1
            if before < 0:
                return True
        return self.words[before] in STOPS and not (
            self.words[before] == "." and self.words[before - 1] in listed("abbreviations")
        )

    def ends_sentence(self, index: int) -> bool:
        """True when the token is a mark that ends a sentence, or the last of its line."""
        if self.words[index] in ENDS and self.sentence_start(index + 1):
            return self.capital(index + 1) or not self.raw[index + 1][:1].isalpha()
        return index + 1 < self.count and self.line_start(index + 1)

    def hyphen(self, index: int) -> bool:
        """True when token `index` is a hyphen that ties its two neighbours together."""
        return self.words[index] in HYPHENS and self.glued(index) and self.glued(index + 1)

    def number(self, index: int) -> float:
        """The number that a NUMBER token writes; HUGE for rows of digits that no number has."""
        digits = _GROUPING.sub("", self.raw[index])
        return float(digits) if len(digits) <= LONGEST_NUMBER else HUGE


HYPHENS: Final = frozenset("-‐‑–")
DASHES: Final = frozenset("-‐‑–—−")
OPENERS: Final = frozenset("\"'“‘`([")
STOPS: Final = frozenset(".!?:;—–_")
ENDS: Final = frozenset(".!?")
_GROUPING = re.compile("[, \u00a0\u2009\u202f]")


def _blank(match: re.Match[str]) -> str:
    return "\x01" * len(match[0])
