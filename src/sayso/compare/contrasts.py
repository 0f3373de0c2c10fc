"""Whether a headline keeps its body's number and changes what it counts: "14 schools" over "14 libraries".

In come a number's slot and the places of the body that give the same number. Only things that exclude each other are
told apart (contrasts.toml): a school is no library, the dead are not the hurt. What this does not try: words that may
be used of one thing ("victims" for "passengers").
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

from sayso.compare.slots import Slot
from sayso.compare.words import are_kin, stem
from sayso.data import load_table

Named = Mapping[str, tuple[str, int]]
"""Each stem with its set and its member there."""

BEHIND, AHEAD = 3, 1
"""Words behind and ahead of a number in which the thing that it counts, or what befell it, stands."""


@functools.cache
def load_contrasts() -> Named:
    """The stems of contrasts.toml, each with its set and member; a word of two sets keeps the first."""
    named: dict[str, tuple[str, int]] = {}
    for entry in load_table("contrasts")["set"]:
        for index, member in enumerate(entry["members"]):
            for form in (form for word in member for form in _forms(word)):
                named.setdefault(stem(form), (entry["name"], index))
    return named


def _forms(word: str) -> tuple[str, ...]:
    """A word with the endings of verbs: "save", "saved", "saving"; what is no word of English does no harm."""
    bare = word.removesuffix("e")
    return word, f"{bare}ed", f"{bare}ing"


def changed_word(head: Slot, places: Sequence[Slot], body: Sequence[Slot]) -> tuple[str, str] | None:
    """The headline's word and the body's that excludes it, where each place of the number has such a one.

    None otherwise. `places` are the slots of `body` that give the headline's number.
    Example: the slots of "25 killed" and of "wounded 25 people" -> ("kill", "wound").
    """
    named = load_contrasts()
    if not places:
        return None
    firsts: dict[str, str] = {}  # of each set the headline's nearest word
    for near in _beside(head):
        if near in named:
            firsts.setdefault(named[near][0], near)
    for word in firsts.values():
        found = [other for slot in places if (other := _other(word, slot, body, named)) is not None]
        if len(found) == len(places):
            return word, found[0]
    return None


def _other(word: str, slot: Slot, body: Sequence[Slot], named: Named) -> str | None:
    """What stands by the body's number and excludes `word`; None where the sentence has `word` or its like to spare."""
    kind, member = named[word]
    alike = [near for near in slot.reach if are_kin(word, near) or named.get(near) == (kind, member)]
    taken = [other for other in body if other.order == slot.order and other != slot]
    if any(near in slot.after[:BEHIND] or not any(near in _beside(other) for other in taken) for near in alike):
        return None
    others = (near for near in _beside(slot) if near in named and named[near][0] == kind)
    return next((near for near in others if named[near][1] != member), None)


def _beside(slot: Slot) -> Iterable[str]:
    return (*slot.after[:BEHIND], *slot.before[:AHEAD])


def is_mixed(head: Slot, one: Slot, other: Slot) -> bool:
    """True where two numbers tell of fates that exclude each other and the headline of one of them.

    A headline that tells of both mixes nothing. Example: "65 killed" over "killed 25 people and wounded 40".
    """
    told = _members(head, "fate") or _members(head, None)
    if len(told) != 1:
        return False
    ((kind, member),) = told
    return any(side and (kind, member) not in side for side in (_members(one, kind), _members(other, kind)))


def fates_of(slot: Slot) -> set[int]:
    """Which fates stand by a number, within five words behind it: dead, hurt, missing, held, saved."""
    named = load_contrasts()
    near = (named[stem] for stem in (*slot.after, *slot.before[:AHEAD]) if stem in named)
    return {member for kind, member in near if kind == "fate"}


def _members(slot: Slot, kind: str | None) -> set[tuple[str, int]]:
    """The members of sets beside a number: of the set `kind`, or of any."""
    named = load_contrasts()
    return {named[near] for near in _beside(slot) if near in named and kind in (None, named[near][0])}


def is_exchanged(one: Slot, other: Slot, ones: Sequence[Slot], others: Sequence[Slot]) -> bool:
    """True where the body gives each of two numbers what the headline gives the other: "40 dead, 112 missing".

    `ones` and `others` are the places of the body with the number of `one` and of `other`.
    """
    return _is_anothers(one, other, ones) and _is_anothers(other, one, others)


def _is_anothers(head: Slot, other: Slot, places: Sequence[Slot]) -> bool:
    mine, theirs = _own(head, other), _own(other, head)
    return (
        bool(mine and theirs and places)
        and not any(_has(slot, mine) for slot in places)
        and all(_has(slot, theirs) for slot in places)
    )


def _own(head: Slot, other: Slot) -> list[str]:
    """The words behind a number that the other number has not."""
    return [word for word in head.after[:2] if not any(are_kin(word, near) for near in other.after[:2])]


def _has(slot: Slot, words: Sequence[str]) -> bool:
    return any(are_kin(word, near) for word in words for near in slot.after[:BEHIND])
