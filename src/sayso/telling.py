"""Words that tell by themselves what happened to people: "dead", "deaths" and "died" tell of the killed.

Asked for, such a word stands for its event; standing in a text, it tells the event of a record that doesn't name one.
The same table serves both, so that they agree. Words of other events ("strike", "held") mean too many things.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from sayso.data import load_table
from sayso.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TELLING = (Event.KILLED, Event.WOUNDED, Event.CASUALTIES, Event.MISSING, Event.DISPLACED, Event.EVACUATED)

_WORD = re.compile(r"[a-z]+")


def events_told(text: str) -> tuple[Event, ...]:
    """The events that words of `text` tell, in the order of TELLING.

    Example: "Twelve died; the wounded were flown out" -> killed, wounded.
    """
    words = _words()
    told = {event for word in _WORD.findall(text.lower()) for event in words.get(word, ())}
    return tuple(event for event in TELLING if event in told)


def events_asked(word: str) -> tuple[Event, ...]:
    """The events that answer who asks for `word`: those it tells, and for casualties the killed and the wounded too."""
    told = _words().get(word.lower(), ())
    return (Event.CASUALTIES, Event.KILLED, Event.WOUNDED) if Event.CASUALTIES in told else told


@functools.cache
def _words() -> Mapping[str, tuple[Event, ...]]:
    """Every form of every word that tells an event, from events.toml."""
    table = load_table("events")
    entries = {Event(entry["name"]): entry for entry in table["event"] if entry["name"] in set(TELLING)}
    irregular = defaultdict(list)
    for form, word in table["forms"].items():
        irregular[word].append(form)
    found: dict[str, dict[Event, None]] = defaultdict(dict)
    for event in TELLING:
        for word in _telling(entries[event]):
            for form in (*_forms(word), *irregular[word]):
                found[form][event] = None
    return {form: tuple(events) for form, events in found.items()}


def _telling(entry: Mapping[str, list[str]]) -> Iterator[str]:
    """The words of an entry that tell its event by themselves: of its verbs, those whose participle does.

    So "rescued" lets "rescue" in; "bus", which is a verb of moving people only beside an object, stays out.
    """
    states = frozenset(entry["states"])
    verbs = [verb for verb in entry["takes"] if not states.isdisjoint(_forms(verb))]
    words = (*verbs, *entry["does"], *entry["states"], *entry["counts"], *entry["tolls"])
    yield from (word for word in words if " " not in word)


def _forms(word: str) -> Iterator[str]:
    """The forms that a regular verb or noun takes; forms that no text has do no harm."""
    yield word
    if word.endswith("y"):
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
    elif word.endswith("e"):
        yield from (f"{word}s", f"{word}d", f"{word[:-1]}ing")
    else:
        yield from (f"{word}s", f"{word}es", f"{word}ed", f"{word}ing")
