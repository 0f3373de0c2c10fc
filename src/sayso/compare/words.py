"""Words of a text brought to the form in which two texts can be compared: endings stripped, kin joined.

In comes plain text, out come words with their places. No tagger is asked: a headline is checked against its body by
the thousand a second. What this does not try: senses ("shot" the drink), names, or anything beyond one word.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.data import load_table
from sayso.errors import TableError

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][a-z]+)?|%|\b(?:19|20)\d\d\b(?![,.]\d)")

_STOP_WORDS = """
a an the and or but nor of to in on at by for from with as is are was were be been being am it its this that
these those he she they him her them his their you your we our us i my me who whom which what when where why how
has have had do does did will would can could may might shall should must not no so than then there here just
only also too very more most less least fewer over under about around some any all each every both either out up
down off into onto through during after before since until while against between among per via amid if because
still yet now get say says said new s t re ve ll d m am pm k b bn tn st nd rd th zero one two three four five
six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen first second
third fourth fifth sixth seventh eighth ninth tenth
"""

STOP = frozenset(_STOP_WORDS.split())
"""Words that say nothing of which thing is counted: function words, and the verbs that headlines put anywhere."""


@dataclass(frozen=True, slots=True)
class Word:
    """A content word: where it stands and the stem by which it is compared."""

    start: int
    end: int
    stem: str


@dataclass(frozen=True, slots=True)
class Kin:
    """Which words count as one: irregular forms, and the sets that each stem belongs to."""

    forms: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    whole: frozenset[str]
    common: frozenset[str]


def strip_ending(word: str) -> str:
    """The word without possessive, plural, -ed and -ing: "landings" -> "land", "injured" -> "injur"."""
    word = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    for ending, put in (("sses", "ss"), ("ies", "y"), ("ied", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + put
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 2 and re.search("[aeiouy]", bare):
            return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "lsz" else bare
    return word.removesuffix("e") if len(word) > 4 else word


@functools.cache
def load_kin() -> Kin:
    """The table kin.toml. Raises: TableError if an entry lacks its name or words."""
    table = load_table("kin")
    forms = {word: to if word == to else strip_ending(to) for word, to in table["forms"].items()}
    sets: dict[str, set[str]] = {}
    for entry in table["kin"]:
        if not entry.get("name") or not entry.get("words"):
            message = f"an entry of the table 'kin' lacks its name or its words: {entry}"
            raise TableError(message, where="kin.toml", mend="Give each [[kin]] a name and words.")
        for word in entry["words"]:
            sets.setdefault(forms.get(word, strip_ending(word)), set()).add(entry["name"])
    plain = {
        name: frozenset(forms.get(w, strip_ending(w)) for w in table[name]["words"]) for name in ("whole", "common")
    }
    return Kin(forms, {stem: frozenset(names) for stem, names in sets.items()}, plain["whole"], plain["common"])


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The form by which `word` is compared: "children" -> "child", "killings" -> "kill"."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    return load_kin().forms.get(low) or strip_ending(low)


@functools.lru_cache(maxsize=65536)
def content_stem(word: str) -> str:
    """The form by which a content word is compared; "" for a function word."""
    return "" if word.lower() in STOP else stem(word)


@functools.lru_cache(maxsize=65536)
def kin_of(stemmed: str) -> frozenset[str]:
    """Names of the kin sets that a stem belongs to; empty for most words."""
    return load_kin().sets.get(stemmed, frozenset())


def are_kin(one: str, other: str) -> bool:
    """True when two stems are the same, or are used for the same thing."""
    return one == other or not kin_of(one).isdisjoint(kin_of(other))


def is_whole(stemmed: str) -> bool:
    """True for words that stand for everybody touched: people, victims, civilians."""
    return stemmed in load_kin().whole


def is_common(stemmed: str) -> bool:
    """True for words that half of all news uses."""
    return stemmed in load_kin().common


def find_words(text: str, *, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The content words of `text[start:end]`, function words left out; offsets are into `text`."""
    stop = len(text) if end is None else end
    return tuple(
        Word(match.start(), match.end(), told)
        for match in _WORD.finditer(text, start, stop)
        if (told := content_stem(match.group()))
    )


def find_stems(text: str, place: int) -> tuple[list[str], int]:
    """The stems of the content words of `text` in their order, and how many of them begin before `place`."""
    found = [(match.start(), content_stem(match.group())) for match in _WORD.finditer(text)]
    stems = [told for _, told in found if told]
    return stems, sum(start < place for start, told in found if told)
