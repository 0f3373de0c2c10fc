"""Ties without the lines of a table, whose label says nothing: "Killed: At least 40", "Price: £20".

A label and a number behind a colon look like a name and what that one says. What tells them apart: a table's label is
no one who could speak, and what stands behind it has no verb. What it does not try: tables whose cells were cut into
lines of their own.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sayso.attribution.offices import load_offices
from sayso.attribution.phrases import plain
from sayso.data import load_table
from sayso.spans import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.attribution.ties import Tie
    from sayso.attribution.tree import Tree
    from sayso.model import Token

LONGEST = 5
"""Words of a label."""

_SPEAKS = frozenset(("PERSON", "ORG"))
"""Kinds of names that answer with a number alone in a transcript; a country before a number heads a line."""
_QUOTES = frozenset("\"“”„«»‘’'")


def without_table_lines(tree: Tree, ties: Iterable[Tie]) -> list[Tie]:
    """The ties that are not a table's label and its value."""
    return [tie for tie in ties if not _is_table_line(tree, tie)]


def _is_table_line(tree: Tree, tie: Tie) -> bool:
    """True for a tie that begins in the label of a table's line."""
    text, start = tree.text, tie.start
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    if tie.source and "\n" in tie.source[0].of(text):  # a heading and the label below it
        begin = text.rfind("\n", 0, tie.source[0].end) + 1
        end = text.find("\n", tie.source[0].end)
    end = len(text) if end < 0 else end
    colon = text.find(":", begin, end)
    if not max(begin, start) < colon:
        return False
    label, value = _words(tree, CharSpan(begin, colon)), _words(tree, CharSpan(colon + 1, end))
    return 1 <= len(label) <= LONGEST and _is_value(value) and not _can_speak(tree, label)


def _words(tree: Tree, span: CharSpan) -> tuple[Token, ...]:
    within = tree.within(span)
    return tuple(tree.tokens[within.start : within.end])


def _is_value(words: tuple[Token, ...]) -> bool:
    """True for a number with at most a noun: no verb but one that stands for people counted, no quotation marks."""
    counted = any(word.pos == "NUM" or any(map(str.isdigit, word.text)) for word in words)
    said = any(word.pos in {"VERB", "AUX"} and word.tag != "VBG" for word in words)
    return counted and not said and not any(_QUOTES & set(word.text) for word in words)


def _can_speak(tree: Tree, label: tuple[Token, ...]) -> bool:
    """True for a label with a name in it, or that ends on who or what speaks: an office, a body, a report."""
    entities = tree.analysis.entities
    if plain(label[-1].text) in _states():
        return False
    if any(word.entity >= 0 and entities[word.entity].label in _SPEAKS for word in label):
        return True
    offices, head = load_offices(), plain(label[-1].text)
    tables = (offices.classes, offices.bodies, offices.documents, offices.anonymous, offices.houses)
    return any(head in table or head.removesuffix("s") in table for table in tables)


@functools.cache
def _states() -> frozenset[str]:
    """What may have happened to the people that a line counts: killed, injured, missing."""
    return frozenset(state for entry in load_table("events")["event"] for state in entry["states"])
