"""Of which whole a number is told where a sentence tells several: at home, abroad, worldwide; in 2010 and in 2016.

"It took $9 million at home and $5 million abroad, for a worldwide total of $14 million" holds three answers to "how
much"; a claim that names no part asks for the total. In come slots, out come those that are told of something else.
What this does not try: parts of places (a town in a province).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.compare.asides import Aside
from sayso.compare.slots import Slot
from sayso.compare.words import find_words, kin_of

STRANGE = 2.0
"""What it takes from a number's fit that it is of another year, or what came on top where all are asked for."""


def strangeness(head: Slot, slot: Slot) -> float:
    """What is taken from the fit of a number that its own words set apart from the one that is asked for.

    Example: "55,000 in the census of 2010" is set apart from "over 56,000 in 2016", "7 new cases" from "13 cases".
    """
    asked, given = _years(head.reach), _years((*slot.after, *slot.before))
    is_dated_otherwise = bool(asked) and bool(given) and asked.isdisjoint(given)
    is_gain = Aside.GAIN in slot.asides and Aside.GAIN not in head.asides
    return STRANGE * (is_dated_otherwise + is_gain)


SCOPES = frozenset({"worldwide", "abroad", "budget"})
"""The kin sets that say of which whole a number is told."""


@dataclass(frozen=True, slots=True)
class Around:
    """The words between the commas and the numbers around a number."""

    stems: frozenset[str]
    place: frozenset[str]  # those of a name behind "in" or "from": "$9m in Canada"

    @property
    def scopes(self) -> frozenset[str]:
        """Of which wholes the words tell."""
        return SCOPES.intersection(name for stem in self.stems for name in kin_of(stem))


def out_of_scope(head: Slot, slots: Sequence[Slot]) -> list[Slot]:
    """Those of `slots` that are told of another whole than the one asked for: of a part, where no part is named.

    Example: of "$9m at home, $5m abroad, $14m worldwide" a claim of "over $12m" asks for the last.
    """
    asked, given = words_around(head), {slot: words_around(slot) for slot in slots}
    named = [slot for slot in slots if given[slot].place and given[slot].place <= asked.stems | asked.place]
    if asked.scopes:
        meant = [slot for slot in slots if asked.scopes & given[slot].scopes]
    elif named or asked.place:
        meant = named or [slot for slot in slots if not given[slot].scopes]
    elif any("worldwide" in around.scopes for around in given.values()):
        meant = [slot for slot, around in given.items() if _is_whole(around)]
    else:
        meant = []
    return [slot for slot in slots if slot not in meant] if meant else []


def _is_whole(around: Around) -> bool:
    return "worldwide" in around.scopes or not (around.scopes or around.place)


_COMMA = re.compile(r"[,;:()](?=\s|$)|\s[–—-]\s")
_CUT_BEFORE = re.compile(rf"{_COMMA.pattern}|\sand\s")
_PLACED = re.compile(r"\b(?:in|from|at|across|to)\s(?:the\s)?((?:[A-Z][\w’'.-]*(?:\s(?:and|of)(?=\s[A-Z]))?\s?)+)")
_AMERICA = re.compile(r"\b(?:US|U\.S\.?|USA|United\sStates|(?<!North\s)(?<!South\s)(?<!Latin\s)America)(?![\w-])")


def words_around(slot: Slot) -> Around:
    """The words of the stretch around a number, within its own words, that no comma cuts."""
    text, numeral = slot.text, slot.numeral
    first, last = max(slot.own.start, slot.sentence.start), max(slot.own.end, numeral.end)
    before = [match.end() for match in _CUT_BEFORE.finditer(text, first, numeral.start)]
    after = _COMMA.search(text, numeral.end, last)
    start, end = before[-1] if before else first, after.start() if after else last
    stems = frozenset(word.stem for word in find_words(text, start=start, end=end))
    return Around(stems, _place(text, _PLACED.search(text, start, end)))


def _place(text: str, placed: re.Match[str] | None) -> frozenset[str]:
    """The stems of the name that was found; one for all names of the United States, whose short ones are no words."""
    if placed is None:
        return frozenset()
    if _AMERICA.search(placed[1]):
        return frozenset({"united-states"})
    return frozenset(word.stem for word in find_words(text, start=placed.start(1), end=placed.end(1)))


def _years(stems: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for stem in stems if stem.isdigit())
