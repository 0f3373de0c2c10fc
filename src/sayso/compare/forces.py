"""Words that stand for one thing where something is denied: kin, and a state's men abroad by whatever word.

"Norland denies that its forces are there" answers "300 troops are there"; "no combat troops" answers "120 advisers"
too, but is narrower: advisers were not denied. What this does not try: who really is a soldier.
"""

from __future__ import annotations

import functools

from sayso.compare.words import are_kin, kin_of, stem
from sayso.data import load_table

SOLDIERS = "soldier"
"""The kin set of soldiers and troops."""

BODIES = ("forces", "contingent", "military", "battalion", "brigade")
"""Words for soldiers together, whose other meanings keep them out of that set."""

BESIDE = ("adviser", "advisor", "instructor", "trainer", "contractor", "mercenary", "specialist", "observer")
"""Those who are sent beside soldiers, or in their place."""


def are_same(one: str, other: str) -> bool:
    """True for stems that stand for the same thing where something is denied. Example: "forc" and "troop"."""
    return are_kin(one, other) or (_is_soldier(one) and _is_soldier(other))


def is_beside(denied: str, told: str) -> bool:
    """True for soldiers denied where others who are sent beside them were told of. Example: "troop", "adviser"."""
    return told in _stems(BESIDE) and _is_soldier(denied)


@functools.lru_cache(maxsize=4096)
def spellings(word: str) -> frozenset[str]:
    """The words by which what `word` stands for may be told, itself among them: by these a denial finds its figures."""
    stemmed = stem(word)
    sets = kin_of(stemmed)
    found = {other for name in sets for other in _words_of()[name]}
    if _is_soldier(stemmed):
        found.update(_words_of()[SOLDIERS], BODIES, BESIDE)
    elif stemmed in _stems(BESIDE):
        found.update(spellings("troops"))
    return frozenset({word, *found})


@functools.cache
def _words_of() -> dict[str, list[str]]:
    """The words of each kin set."""
    return {entry["name"]: entry["words"] for entry in load_table("kin")["kin"]}


def _is_soldier(stemmed: str) -> bool:
    return stemmed in _stems(BODIES) or SOLDIERS in kin_of(stemmed)


@functools.cache
def _stems(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(stem, words))
