"""Names of places in, keys out: what two spellings of one name have in common.

`plain_key` undoes case, accents, hyphens and apostrophes. `sound_key` also undoes the ways in which Arabic and Persian
names are written in Latin letters ("Khan Sheikhoun", "Khān Shaykhūn"); it is looked up only when the plain key fails.
"""

from __future__ import annotations

import re
import unicodedata

ARTICLE = re.compile(r"\b(?:al|el|ar|er|as|es|ash|esh|at|et|ath|ad|ed|az|ez|an|en|ul) (?=\w)")
APOSTROPHES = re.compile(r"['’‘`´ʼʿʾʻ]")
GAPS = re.compile(r"[\s\-–‐.,]+")

SOUNDS = (
    (re.compile(r"tch|ch|sch|sh"), "s"),
    (re.compile(r"dj|dzh|zh|g(?=[eiy])"), "j"),
    (re.compile(r"kh|q|ck|c"), "k"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dh|th"), "t"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ou|oo|aw|au|w|o"), "u"),
    (re.compile(r"ay|ai|ei|ey|ee|ie|y|e"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?:iah|ia|ah|ih|h|a|i)\b"), "a"),
)
"""Spellings that stand for one sound, in the order in which they are undone."""

ENGLISH = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


def plain_key(name: str) -> str:
    """`name` in lower case without accents and apostrophes, its words parted by single spaces."""
    if name.isascii():
        lower = name.lower()
    else:
        parts = unicodedata.normalize("NFKD", name.lower().translate(ENGLISH))
        lower = "".join(one for one in parts if not unicodedata.combining(one))
    return GAPS.sub(" ", APOSTROPHES.sub("", lower)).strip()


def sound_key(name: str) -> str:
    """The sounds of `name` as Arabic names are written in many ways; articles are dropped."""
    key = ARTICLE.sub("", plain_key(name))
    for pattern, sound in SOUNDS:
        key = pattern.sub(sound, key)
    return key
