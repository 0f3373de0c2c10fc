"""Words of names, brought to a form that the spellings of one name share.

Only what romanisations of one script differ in is levelled: "Sergei" and "Sergey", "Qaddafi" and "Gaddafi". Names that
are written in Latin letters at home ("Muller", "Möller") keep their vowels, so that two of them are never one.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from sayso.data import load_table

PARTICLES = frozenset(("al", "el", "ul", "ur", "as", "ar", "an", "ad", "abd"))
"""Articles within Arabic names: newsrooms write them or leave them out."""

_BARRED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"})
_AFFIX = re.compile(r",?\s+(jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_HONORIFIC = re.compile(r"^(?:(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|prof)\.?\s+)+", re.IGNORECASE)
_SERVANT = re.compile(r"abd(?:[aeu]l)?(?=$|\w{3})")
_LEVELLED = (
    (re.compile(r"^ye"), "e"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"kh"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"q|c(?![eiyh])"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"(?<=[ea])[iyj]+"), "i"),
    (re.compile(r"ee|[iy][iyj]*"), "i"),
    (re.compile(r"(?<=[aeiou])h$"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def plain_words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without accents, full stops, hyphens, honorifics and "Jr."."""
    bare = _HONORIFIC.sub("", _AFFIX.sub("", name.strip()))
    letters = unicodedata.normalize("NFKD", bare.casefold().translate(_BARRED))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(re.findall(r"[^\W_]+", re.sub(r"['’`ʼ.]", "", plain)))


def affix(name: str) -> str:
    """What tells father and son apart at the end of a name: "jr", "sr", "ii", ...; nothing where it has none."""
    found = _AFFIX.search(name.strip())
    return found.group(1).casefold() if found else ""


@functools.lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A plain word with its spelling levelled: "sergey" and "sergei" -> "sergei"."""
    known = _sets().get(word)
    if known is not None:
        return known
    for pattern, level in _LEVELLED:
        word = pattern.sub(level, word)
    return word


def merged(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words without Arabic articles, "Abd" written together with what follows: "abdel rahman", "abdulrahman"."""
    bare = [word for word in words if word not in PARTICLES or word == "abd"]
    found: list[str] = []
    for word in bare:
        servant = _SERVANT.match(word)
        if found and found[-1] == "abd":
            found[-1] += word
        elif servant is not None and len(bare) > 1:
            found.append(f"abd{word[servant.end() :]}")
        else:
            found.append(word)
    return tuple(found) if len(found) > 1 else words


def same_given(first: str, second: str) -> bool:
    """True for a given name and its short form: "bill", "william"."""
    return bool(_short().get(first, frozenset()) & _short().get(second, frozenset()))


def tells_apart(first: str, second: str) -> bool:
    """True where one word is the other with a feminine ending: "petrova", "petrov"; "aleksandra", "aleksandr"."""
    shorter, longer = sorted((first.rstrip("h"), second.rstrip("h")), key=len)
    swapped = first[:-1] == second[:-1] and {first[-1:], second[-1:]} & {"a"} and first != second
    return longer == f"{shorter}a" or bool(swapped)


@functools.cache
def _sets() -> dict[str, str]:
    lines = (line.split() for line in load_table("name_variants")["transliterated"]["sets"])
    return {word: f"={words[0]}" for words in lines for word in words}


@functools.cache
def _short() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(load_table("name_variants")["short"]["sets"]):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
