"""Whether two names name one: surnames and full names, transliterations, the short names of bodies."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sayso.attribution.offices import load_offices

_HONORIFIC_PARTS = re.compile(r"\b(?:al|el|abu|bin|ibn|ben)\b-?")
_VOWELS = re.compile(r"[aeiouyw\W_]+")
_AFFIX = re.compile(r",?\s+(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _fold(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.lower().replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace(".", "")


def surname(name: str) -> str:
    """The last word of a name, folded: no accents, no capitals, no "Jr."."""
    words = _fold(_AFFIX.sub("", name)).replace("-", " ").split()
    return words[-1] if words else ""


def same_person(full: str, other: str) -> bool:
    """True when one name is the end of the other, or both begin alike: "Ruiz", "A. Ruiz", "Ana Ruiz"."""
    a, b = (_fold(_AFFIX.sub("", name)).replace("-", " ").split() for name in (full, other))
    if len(a) > 1 and len(b) > 1 and bool(_AFFIX.search(full)) != bool(_AFFIX.search(other)):
        return False  # father and son
    if len(a) < len(b):
        a, b = b, a
    if a[-len(b) :] == b:
        return True
    first_a, first_b = a[0], b[0]
    alike = first_a == first_b or first_a.startswith(first_b) or first_b.startswith(first_a)
    return len(b) > 1 and a[-1] == b[-1] and alike


def spelt_alike(full: str, other: str) -> bool:
    """True for two spellings of one transliterated name: "Fadi Abdel Rahman", "Fadi Abdurrahman"."""
    a, b = _fold(full).split(), _fold(other).split()
    if len(a) < 2 or len(b) < 2 or a[0][:3] != b[0][:3]:
        return False
    left, right = (_VOWELS.sub("", _HONORIFIC_PARTS.sub("", " ".join(words))) for words in (a, b))
    return len(left) > 4 and _near(re.sub(r"(.)\1", r"\1", left), re.sub(r"(.)\1", r"\1", right))


def _near(left: str, right: str) -> bool:
    """True when the two differ by one letter at most."""
    if left == right:
        return True
    if abs(len(left) - len(right)) > 1:
        return False
    short, long = sorted((left, right), key=len)
    for index, letter in enumerate(short):
        if letter != long[index]:
            rest = short[index:] if len(short) < len(long) else short[index + 1 :]
            return rest == long[index + 1 :]
    return True


def _body_words(name: str) -> list[str]:
    words = re.findall(r"[\w&]+", _fold(name))
    return [word for word in words if word not in {"the", "of", "for", "and", "s"}] or words


def same_body(full: str, other: str) -> bool:
    """True when one name holds all words of the other in order, or is made of its first letters."""
    a, b = _body_words(full), _body_words(other)
    if not a or not b:
        return False
    if len(a) < len(b):
        a, b, other = b, a, full
    if a[-len(b) :] == b or (a[: len(b)] == b and (len(b) > 1 or _tells_sort(a[1]))):
        return len(b) > 1 or len(a) == 1 or len(b[0]) > 3
    if len(b) == 1 and b[0] in a and len(b[0]) > 5 and full[0].isupper():
        return True  # "the Observatory" for "the Orontes Observatory for Human Rights"
    letters = "".join(word[0] for word in a)
    return (
        len(b) == 1
        and len(b[0]) > 1
        and other.strip(".").isupper()
        and b[0] in letters
        and len(letters) <= len(b[0]) + 1
    )


def _tells_sort(word: str) -> bool:
    """True for "Games" in "Hollow Games", which goes by "Hollow"; "Ardent Cloud" isn't all of "Ardent"."""
    offices = load_offices()
    return word in offices.body_classes or word in offices.bodies


def is_longer(new: str, old: str) -> bool:
    """True when the body's new name has more words that matter."""
    return len(_body_words(new)) > len(_body_words(old))
