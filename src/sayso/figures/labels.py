"""Numbers behind a label at the head of a line, as lists of losses are written: "Killed: At least 40".

A mention comes in; out come the event that its label tells, and the heading above the list, which often names the
place. What this does not try: labels in a column of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.figures.drafts import EventRead
from sayso.figures.event_words import load_event_words
from sayso.spans import CharSpan

if TYPE_CHECKING:
    from sayso.figures.fields import Field
    from sayso.figures.mentions import Mention
    from sayso.figures.phrases import Phrase

LONGEST = 5
"""Words of a label or of a heading that names a place."""

_LABELLED = re.compile(r"[^:\n]{1,60}:[^\n]*\d")
_BEYOND = 12
"""Lines of a list that its heading is looked for above."""


def find_labelled(mention: Mention, phrase: Phrase | None) -> EventRead | None:  # noqa: ARG001 - a rule of events
    """The event of the label before the number: "Confirmed dead: 12", "Injured: more than 50"."""
    words = load_event_words()
    for index in reversed(label_of(mention)):
        word = mention.field.tokens[index].lower
        for table in (words.states, words.tolls, words.counts, words.acts):
            event = table.get(word) or table.get(word.removesuffix("s")) or table.get(word.removesuffix("ies") + "y")
            if event is not None:
                return EventRead(event, "event.label", index)
    return None


def label_of(mention: Mention) -> range:
    """The tokens of the label right before the number, at the head of its line; empty where there is none."""
    tokens, text = mention.field.tokens, mention.field.text
    colon = mention.first - 1
    if colon < 1 or tokens[colon].text != ":" or "\n" in text[tokens[colon].start : tokens[mention.first].start]:
        return range(0)
    first = colon
    while first and "\n" not in text[tokens[first - 1].start : tokens[first].start]:
        first -= 1
        if colon - first > LONGEST or mention.field.quantity_of.get(first) is not None:
            return range(0)
    return range(first, colon)


def heading_above(field: Field, mention: Mention) -> CharSpan | None:
    """The characters of the short line above the list of labelled numbers that the mention stands in."""
    text, end = field.text, field.text.rfind("\n", 0, mention.quantity.span.start)
    for _ in range(_BEYOND):
        begin = text.rfind("\n", 0, max(end, 0)) + 1
        line = text[begin : max(end, 0)].strip()
        if line and not _LABELLED.match(line):
            is_heading = len(line.split()) <= LONGEST and line[-1] not in ".!?,;"
            return CharSpan(begin, end) if is_heading else None
        if begin == 0:
            return None
        end = begin - 1
    return None
