"""The words that tell events, from the table events.toml, each with its role.

A word comes in, what it can tell goes out. Verb forms are built by the regular rules of spelling, so that a title's
"Wounds", which taggers take for a noun, is still known.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.data import load_table
from sayso.errors import TableError
from sayso.figures.wordlists import listed
from sayso.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class EventWords:
    """Words by role: verb form, state, counted noun, noun of a toll, noun of action -> the event that it tells."""

    takes: Mapping[str, Event]
    does: Mapping[str, Event]
    past: frozenset[str]
    states: Mapping[str, Event]
    counts: Mapping[str, Event]
    tolls: Mapping[str, Event]
    acts: Mapping[str, Event]


@dataclass(slots=True)
class _Builder:
    takes: dict[str, Event] = field(default_factory=dict)
    does: dict[str, Event] = field(default_factory=dict)
    past: set[str] = field(default_factory=set)


@functools.cache
def load_event_words() -> EventWords:
    """The table events.toml. Raises: TableError for an unknown event, or an entry without example or origin."""
    table = load_table("events")
    irregular: dict[str, list[str]] = {}
    for form, verb in table["forms"].items():
        irregular.setdefault(verb, []).append(form)
    verbs = _Builder()
    words: dict[str, dict[str, Event]] = {"states": {}, "counts": {}, "tolls": {}, "acts": {}}
    for entry in table["event"]:
        event = _event_of(entry)
        for role, target in (("takes", verbs.takes), ("does", verbs.does)):
            for verb in entry[role]:
                for form, is_past in _forms(verb, irregular.get(verb.partition(" ")[0], [])):
                    target.setdefault(form, event)
                    if is_past:
                        verbs.past.add(form)
        for role, target in words.items():
            for word in entry[role]:
                target.setdefault(word, event)
    return EventWords(verbs.takes, verbs.does, frozenset(verbs.past), **words)


def _event_of(entry: Mapping[str, str]) -> Event:
    try:
        if entry["example"] and entry["origin"]:
            return Event(entry["name"])
    except (KeyError, ValueError) as error:
        message = f"an entry of the table 'events' names no known event, or lacks its example or origin: {error}"
        raise TableError(
            message, where="events.toml", mend="Use a name of the model's Event; give an example."
        ) from error
    message = f"the event {entry['name']!r} of the table 'events' lacks its example or origin"
    raise TableError(message, where="events.toml", mend="Give each [[event]] an example and an origin.")


@functools.cache
def telling_forms() -> frozenset[str]:
    """All forms of the verbs of the list telling-verbs."""
    irregular = {"say": ["said"], "tell": ["told"], "write": ["wrote", "written"], "find": ["found"], "show": ["shown"]}
    irregular |= {"think": ["thought"], "know": ["knew", "known"], "hold": ["held"], "speak": ["spoke", "spoken"]}
    irregular |= {"hear": ["heard"], "put": ["put"], "read": ["read"], "forecast": ["forecast"], "deny": ["denied"]}
    verbs = listed("telling-verbs")
    return frozenset(form for verb in verbs for form, _ in _forms(verb, irregular.get(verb, [])))


def _forms(verb: str, irregular: list[str]) -> Iterator[tuple[str, bool]]:
    """Each form of a verb, and whether it is a past form or participle."""
    stem, _, particle = verb.partition(" ")
    tail = f" {particle}" if particle else ""
    yield verb, False
    yield _third_person(stem) + tail, False
    yield (stem[:-1] if stem.endswith("e") and not stem.endswith("ee") else stem) + "ing" + tail, False
    for form in irregular:
        yield form + tail, not form.endswith("ing")
    if not any(not form.endswith("ing") for form in irregular):
        yield _past(stem) + tail, True


def _third_person(stem: str) -> str:
    if stem.endswith(("s", "sh", "ch", "x", "z")):
        return stem + "es"
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return stem[:-1] + "ies"
    return stem + "s"


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return stem[:-1] + "ied"
    return stem + "ed"
