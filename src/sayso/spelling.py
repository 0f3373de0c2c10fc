"""A key that the spellings of one foreign name share: "Sergei" and "Sergey", "Sheikhoun" and "Shaykhun".

Vowels are what transliterations differ in, so a key holds the consonants, joined where newsrooms write one sound in
several ways. What it does not try: names that sound alike and are written apart in their own script.
"""

from __future__ import annotations

import functools
import re
import unicodedata

LEAST = 3
"""Consonants that a key must have: shorter ones join names that have nothing in common ("Paris", "Perez")."""

_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"t?sch|sh|t?ch|j|zh"), "s"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"kh|gh|ck|[qgcx]"), "k"),
    (re.compile(r"th|dh|d"), "t"),
    (re.compile(r"z"), "s"),
    (re.compile(r"[wv]"), "v"),
    (re.compile(r"[aeiouyh'’`ʼ-]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_BARRED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_VOWEL = re.compile(r"^[aeiouy]")


@functools.lru_cache(maxsize=65536)
def spelling_key(word: str) -> str | None:
    """The key of one word, or None for a word with too few consonants to be told by them.

    Example: "Sheikhoun" and "Shaykhun" -> "skn".
    """
    letters = unicodedata.normalize("NFKD", word.casefold().translate(_BARRED))
    plain = "".join(letter for letter in letters if letter.isascii() and letter.isalpha())
    begins = "a" if _VOWEL.match(plain) else ""
    for pattern, sound in _SOUNDS:
        plain = pattern.sub(sound, plain)
    return begins + plain if len(plain) >= LEAST else None
