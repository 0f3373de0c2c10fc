"""Which of several numbers of a sentence a claim means, by the verb, the month or the whole that each is told with.

"The blast killed 37 and wounded 112": a claim on the wounded asks for the second, whatever lies nearer. "3.4 percent in
March from 3.9 in February": each month has its own. "58 of its 412 branches" closed 58. In come slots, out come those
that the claim doesn't mean. What this does not try: names ("he" and "his rival").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from sayso.compare.slots import Slot
from sayso.compare.words import are_kin, find_words, is_whole, kin_of, stem

FATES = frozenset({"dead", "hurt", "missing", "arrest", "recover"})
"""The kin sets of what befalls people: a number told of one of them isn't one of another."""

MONTHS = frozenset(
    map(
        stem,
        [
            "January",
            "February",
            "March",
            "April",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    )
)
"""Stems of the months; May is left out, for it is a verb too."""

PEOPLE = frozenset({"child", "boy", "girl", "teenager", "man", "woman", "police", "soldier"})
"""The kin sets of some people among all."""

GOVERNING = 2
"""Words before and behind a number among which the verb stands that says what befell those it counts."""


def in_question(head: Slot, slots: Sequence[Slot]) -> list[Slot]:
    """Those of `slots` that the claim's number may mean; all of them where none is told as it is.

    Left out are those of another fate or time than the claim's, and the whole of its part.
    """
    for others in (_of_other_fate, _of_other_time, _wholes):
        out = others(head, slots)
        slots = [slot for slot in slots if slot not in out] or list(slots)
    return list(slots)


def _of_other_fate(head: Slot, slots: Sequence[Slot]) -> list[Slot]:
    """The slots of another fate, where one has the claim's; those with none stay in only if all lack it."""
    asked = _fates(_governing(head))
    if len(asked) != 1 or _CHANGE.search(head.text, head.sentence.start, head.numeral.start):
        return []
    given = {slot: _fates(_governing(slot)) for slot in slots}
    if not any(asked <= fates for fates in given.values()):
        return []
    return [slot for slot, fates in given.items() if not asked <= fates]


_CHANGE = re.compile(r"\b(?:increase|rise|growth|jump|drop|fall|decrease|rose|grew|fell)\s(?:of|by)\s$", re.IGNORECASE)
"""A change in a number of the dead is told beside it, without the fate: "14 have died, up 2"."""

_CUT = re.compile(r"[,;:()](?=\s|$)|\s(?:and|but|while)\s")


def _governing(slot: Slot) -> list[str]:
    """The stems next to a number in its own stretch, which a comma or "and" ends."""
    text, start, end = slot.text, slot.numeral.start, slot.numeral.end
    first, last = max(slot.own.start, slot.sentence.start), max(slot.own.end, end)
    before = max((match.end() for match in _CUT.finditer(text, first, start)), default=first)
    cut = _CUT.search(text, end, last)
    ahead = find_words(text, start=before, end=start)[-GOVERNING:]
    behind = find_words(text, start=end, end=cut.start() if cut else last)[:GOVERNING]
    return [word.stem for word in (*ahead, *behind)]


def _fates(stems: Iterable[str]) -> frozenset[str]:
    return FATES.intersection(name for word in stems for name in kin_of(word))


def _of_other_time(head: Slot, slots: Sequence[Slot]) -> list[Slot]:
    """The slots with a month of their own right behind them that isn't the claim's, and by years the old and the new.

    Example: of "57 percent, down from 62 percent in 2012" a claim on 2012 asks for the second, any other for the first.
    """
    asked = MONTHS.intersection(head.reach)
    given = {slot: MONTHS.intersection(slot.after[:GOVERNING]) for slot in slots}
    months = [slot for slot, told in given.items() if asked and told and told.isdisjoint(asked)]
    former = [slot for slot in slots if _FORMER.search(slot.text, slot.sentence.start, slot.numeral.start)]
    years = frozenset(year for slot in former for year in slot.after[:GOVERNING] if year.isdigit())
    if not years:
        return months
    is_then = not years.isdisjoint(head.reach)
    return [*months, *(slot for slot in slots if (slot in former) is not is_then)]


_FORMER = re.compile(r"\b(?:(?:up|down)\sfrom|compared\s(?:with|to)|as\sagainst)\s$")


def is_part_of(head: Slot, slot: Slot) -> bool:
    """True where `slot` counts some of those that the claim counts and the claim's number lies above: no contradiction.

    Example: "12 women died" under "more than 20 people died".
    """
    if not (head.tight and slot.tight and is_whole(head.after[0])):
        return False
    return not PEOPLE.isdisjoint(kin_of(slot.after[0])) and head.numeral.value > slot.numeral.value


_PART_OF = re.compile(r"(?:\s[a-z]+)?\s(?:out\s)?of\s(?:(?:the|its|their|his|her|all|some|about)\s)*$")


def _wholes(head: Slot, slots: Sequence[Slot]) -> list[Slot]:
    """The second numbers of "58 of its 412", where the claim has the verb that is told of the first: "closed 60"."""
    verb = _word_before(head)
    return [
        whole
        for part, whole in itertools.permutations(slots, 2)
        if verb and _is_part_of(part, whole) and are_kin(verb, _word_before(part))
    ]


def _is_part_of(part: Slot, whole: Slot) -> bool:
    ends = (part.numeral.end, whole.numeral.start)
    return ends[0] < ends[1] and _PART_OF.fullmatch(whole.text, *ends) is not None


_LAST_WORD = re.compile(r"([A-Za-z]+)\s$")


def _word_before(slot: Slot) -> str:
    """The stem of the word right before a number; "" for a sentence's first number, or one behind a comma."""
    found = _LAST_WORD.search(slot.text[max(0, slot.numeral.start - 30) : slot.numeral.start])
    return stem(found[1]) if found else ""
