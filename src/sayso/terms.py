"""From the words of a question to what they may match: kindred words, events, other spellings of names.

In comes a Query, out comes a Search that any store can turn into its own language. Function words and words that ask
("how many") are left out; "killed", "dead" and "deaths" stand for the event that they tell.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from sayso.compare.words import STOP, load_kin, stem
from sayso.data import load_table
from sayso.model import Stance
from sayso.query import Search, Term
from sayso.spelling import spelling_key
from sayso.telling import events_asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sayso.query import Query

MOST_TERMS = 12
"""Terms of a question; what stands after them is left out. Twelve ask for more than one sentence tells."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

ASKING = frozenset(
    [
        "how",
        "many",
        "much",
        "number",
        "figure",
        "figures",
        "total",
        "people",
        "person",
        "persons",
        "say",
        "says",
        "said",
        "saying",
        "according",
        "claim",
        "claims",
        "claimed",
        "told",
        "tell",
        "tells",
        "report",
        "reports",
        "reported",
        "news",
    ],
)
"""Words that ask, or that hold of every record, and so tell none from another."""


def search_of(query: Query, *, speakers: Iterable[str] = ()) -> Search:
    """The search for `query`; `speakers` are other names under which its speaker is known."""
    names = dict.fromkeys([query.speaker, *speakers] if query.speaker else [])
    return Search(
        query=query,
        terms=tuple(_term(word) for word in _words(query.words) if not _is_idle(word))[:MOST_TERMS],
        speakers=tuple(_names(name) for name in names if name),
        place=_names(query.place or ""),
    )


def _words(text: str) -> list[str]:
    found = (match.group().replace("’", "'").removesuffix("'s") for match in _WORD.finditer(text))
    return list(dict.fromkeys(word for word in found if word))


def _is_idle(word: str) -> bool:
    low = word.lower()
    shouted = len(word) > 1 and word.isupper()  # "US", "WHO", "IT": names, not words
    return (low in STOP or low in ASKING) and not shouted


def _names(text: str) -> tuple[Term, ...]:
    words = [word for word in _words(text) if word.lower() not in {"the", "of", "and"}][:MOST_TERMS]
    return tuple(Term(word=word, spelling=spelling_key(word)) for word in words)


def _term(word: str) -> Term:
    events, root = events_asked(word), stem(word)
    if events:
        return Term(word=word, events=events)
    if root in stances():
        return Term(word=word, stance=stances()[root])
    kin = load_kin().sets.get(root, frozenset())
    same = {other for name in sorted(kin) for other in kin_words()[name]} - {word.lower(), root}
    near = country_words().get(word.casefold(), ())
    return Term(word=word, same=tuple(sorted(same)), near=near, spelling=None if kin or near else spelling_key(word))


@functools.cache
def kin_words() -> Mapping[str, tuple[str, ...]]:
    """The words of each set of kin.toml, by its name, with their irregular plurals."""
    irregular = defaultdict(list)
    for form, plain in load_table("kin")["forms"].items():
        irregular[plain].append(form)
    sets = {entry["name"]: entry["words"] for entry in load_table("kin")["kin"]}
    return {
        name: tuple(form for word in words for form in _forms(word, irregular[word])) for name, words in sets.items()
    }


def _forms(word: str, irregular: Iterable[str]) -> Iterator[str]:
    """A word, and forms that can't be told from it by their endings."""
    yield word
    yield from irregular
    if word.endswith("man"):
        yield f"{word[:-2]}en"


@functools.cache
def stances() -> Mapping[str, Stance]:
    """The stems of words that name how a speaker stands to what is said."""
    words = {
        Stance.DENIES: ("denied", "denial"),
        Stance.DOUBTS: ("doubted",),
        Stance.BELIEVES: ("believed",),
        Stance.EXPECTS: ("expected",),
        Stance.DEMANDS: ("demanded",),
        Stance.DECLINES: ("declined", "refused"),
    }
    return {stem(word): stance for stance, named in words.items() for word in named}


@functools.cache
def country_words() -> Mapping[str, tuple[str, ...]]:
    """For each name and adjective of a country that is one word, the others: "iran" -> ("Iranian",)."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name, (_, _, others, adjectives) in load_table("governments")["countries"].items():
        words = [each for each in (name, *others.split("|"), *adjectives.split("|")) if each and " " not in each]
        for word in words:
            found[word.casefold()] |= dict.fromkeys(other for other in words if other != word)
    return {word: tuple(others) for word, others in found.items()}
