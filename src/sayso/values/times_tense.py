"""Words around a date in, tense out: whether what happens on it lies behind or ahead of the day of writing.

No parser: the nearest cue of the same clause tells, a cue before the date ahead of one behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from sayso.data import load_table
from sayso.values.times_words import Words, load_lexicon

REACH = 30
"""Words looked at on each side; sentences of news have 25 on average."""

STOPS = frozenset({".", ";", "?", "!"})


_ASKING = frozenset({"how", "what", "where", "whether", "when", "who", "which"})
"""Words before an infinitive that tells what is asked, not what is to come."""


class Tense(Enum):
    """Where an event stands from the day of writing."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that show tense."""

    past: frozenset[str]
    future: frozenset[str]
    bare: frozenset[str]  # words after which "to" shows no verb


@cache
def load_cues() -> Cues:
    """The cues of tenses.toml."""
    table = load_table("tenses")
    return Cues(
        past=frozenset(word for entry in table["past"] for word in entry["words"]),
        future=frozenset(word for entry in table["future"] for word in entry["words"]),
        bare=frozenset(word for entry in table["not_verb"] for word in entry["words"]),
    )


def find_tense(words: Words, start: int, end: int) -> Tense:
    """The tense shown by the nearest cue of the sentence."""
    cues = load_cues()
    lowers = words.lowers
    if start and lowers[start - 1] in {"until", "till"} and words.text[words.starts[start - 1]].islower():
        return Tense.FUTURE
    steps = (range(start - 1, max(-1, start - REACH), -1), range(end, min(len(lowers), end + REACH)))
    for indices in steps:
        for index in indices:
            if _ends_sentence(words, index):
                break
            found = _cue(words, index, cues)
            if found is not Tense.UNKNOWN:
                return found
    return Tense.UNKNOWN


def _cue(words: Words, index: int, cues: Cues) -> Tense:
    word = words.lowers[index]
    if word in cues.future or (word == "to" and _is_infinitive(words, index, cues)):
        pluperfect = "had" in words.lowers[max(0, index - 4) : index]  # "had been due to run out"
        return Tense.PAST if pluperfect else Tense.FUTURE
    if index and words.lowers[index - 1] == "be":
        return Tense.UNKNOWN  # "to be held": the infinitive tells, not the participle
    regular = len(word) > 4 and word.endswith("ed") and words.text[words.starts[index]].islower()
    return Tense.PAST if regular or word in cues.past else Tense.UNKNOWN


def _is_infinitive(words: Words, index: int, cues: Cues) -> bool:
    """True for "to" with a verb after it, not a noun, a number or a day."""
    if index + 1 >= len(words.codes) or words.lowers[index + 1] in cues.bare:
        return False
    if index and words.lowers[index - 1] in _ASKING:
        return False  # "clashed over how to release it late Thursday"
    code = load_lexicon().code
    return words.codes[index + 1] in {code["WORD"], code["PARTOF"], code["FALL"]}


def _ends_sentence(words: Words, index: int) -> bool:
    word = words.lowers[index]
    return word[0] == "\n" or (word in STOPS and not _abbreviation(words, index))


def _abbreviation(words: Words, index: int) -> bool:
    """True for a dot that ends no sentence: a small letter follows, or a letter or two stand before it."""
    if words.lowers[index] != ".":
        return False
    after = words.starts[index + 1] if index + 1 < len(words.starts) else len(words.text)
    return words.text[after : after + 1].islower() or (index > 0 and len(words.lowers[index - 1]) <= 2)
