"""Silver grammar in, labels of windows out: word classes, heads, relations, names and sentence ends.

What `silver.py` wrote is read here. Tokens are spaCy's; a token is shown to the network by the first and the last of
the words that it lies in ("don't" is two tokens in three words).
"""

from __future__ import annotations

import json
import random
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from sayso.language.wordpiece import Piece, WordPiece

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.language.windows import Window, Words

SWAPPED_PLACES, SWAPPED_PEOPLE = 0.35, 0.25
"""Shares of the names of places and of people that are swapped for others, lest the network learn one country's."""

OUTSIDE = "O"


@dataclass(frozen=True, slots=True)
class Kinds:
    """The inventories that codes point into."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]  # O, then B- and I- of each kind

    @classmethod
    def of(cls, silver: dict[str, Any]) -> Kinds:
        """All kinds that the silver articles hold, in alphabetical order."""
        labels = sorted({label for one in silver.values() for label in one["labels"]})
        return cls(
            tuple(sorted({tag for one in silver.values() for tag in one["tag"]})),
            tuple(sorted({dep for one in silver.values() for dep in one["dep"]})),
            (OUTSIDE, *(f"{place}-{label}" for label in labels for place in "BI")),
        )

    @classmethod
    def load(cls, path: Path) -> Kinds:
        """What `save` wrote."""
        given = json.loads(path.read_text(encoding="utf-8"))
        return cls(tuple(given["tags"]), tuple(given["relations"]), tuple(given["names"]))

    def save(self, path: Path) -> None:
        """As JSON."""
        kept = {"tags": self.tags, "relations": self.relations, "names": self.names}
        path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The labels of the tokens of a window, or of a whole text; every array has one number a token."""

    first: np.ndarray  # the word in which the token begins
    last: np.ndarray  # and ends
    tags: np.ndarray
    heads: np.ndarray  # index of a token; its own for a root; -100 where it lies outside
    relations: np.ndarray
    names: np.ndarray
    starts: np.ndarray  # 1 where a sentence begins


def whole_grammar(silver: dict[str, Any], words: Words, kinds: Kinds) -> Grammar:
    """The labels of a whole article."""
    begins, ends = [start for start, _ in words.spans], [end for _, end in words.spans]
    count = len(silver["spans"])
    first = np.array([bisect_right(ends, start) for start, _ in silver["spans"]])
    last = np.array([bisect_left(begins, end) - 1 for _, end in silver["spans"]])
    tag_codes = {tag: code for code, tag in enumerate(kinds.tags)}
    relation_codes = {dep: code for code, dep in enumerate(kinds.relations)}
    name_codes = {name: code for code, name in enumerate(kinds.names)}
    entities = silver["ent"]
    names = np.zeros(count, dtype=np.int64)
    for index, entity in enumerate(entities):
        if entity >= 0:
            place = "I" if index and entities[index - 1] == entity else "B"
            names[index] = name_codes.get(f"{place}-{silver['labels'][entity]}", 0)
    sentences = np.array(silver["sent"])
    return Grammar(
        first,
        np.maximum(first, last),
        np.array([tag_codes.get(tag, -100) for tag in silver["tag"]]),
        np.array(silver["head"]),
        np.array([relation_codes.get(dep, -100) for dep in silver["dep"]]),
        names,
        np.r_[1, (sentences[1:] != sentences[:-1]).astype(np.int64)] if count else np.zeros(0, dtype=np.int64),
    )


def of_window(whole: Grammar, window: Window) -> Grammar:
    """The labels of the tokens that lie in a window, counted from its first word and token."""
    inside = np.flatnonzero((whole.first >= window.start) & (whole.last < window.end))
    if not len(inside):
        return Grammar(*(np.zeros(0, dtype=np.int64) for _ in range(7)))
    begin, end = int(inside[0]), int(inside[-1]) + 1
    heads = whole.heads[begin:end]
    return Grammar(
        whole.first[begin:end] - window.start,
        whole.last[begin:end] - window.start,
        whole.tags[begin:end],
        np.where((heads >= begin) & (heads < end), heads - begin, -100),
        whole.relations[begin:end],
        whole.names[begin:end],
        whole.starts[begin:end],
    )


class Swapper:
    """Swaps names of places and people for others, word for word."""

    def __init__(self, places: list[str], people: list[str], pieces: WordPiece) -> None:
        self.places = [pieces.piece(name) for name in places]
        self.people = [pieces.piece(name) for name in people]

    def swap(self, words: Words, whole: Grammar, kinds: Kinds, draw: random.Random) -> None:
        """Put other names into `words`: the same one for the same word of an article."""
        chosen: dict[str, Piece | None] = {}
        for token, code in enumerate(whole.names):
            kind = kinds.names[code][2:]
            at = int(whole.first[token])
            if kind not in {"GPE", "PERSON"} or at != whole.last[token] or words.shapes[at] != 1:
                continue
            key = f"{kind} {words.ids[at]}"
            if key not in chosen:
                share, stock = (SWAPPED_PLACES, self.places) if kind == "GPE" else (SWAPPED_PEOPLE, self.people)
                chosen[key] = draw.choice(stock) if draw.random() < share else None
            if (piece := chosen[key]) is not None:
                words.ids[at] = piece.ids


def stack(grammars: list[Grammar]) -> dict[str, torch.Tensor]:
    """Grammars side by side: (B, N) each, -100 beyond a window's tokens, 0 for `first` and `last`."""
    longest = max(1, *(len(one.first) for one in grammars))
    out = {}
    for name in ("first", "last", "tags", "heads", "relations", "names", "starts"):
        fill = 0 if name in {"first", "last"} else -100
        rows = np.full((len(grammars), longest), fill, dtype=np.int64)
        for row, one in zip(rows, grammars, strict=True):
            row[: len(one.first)] = getattr(one, name)
        out[name] = torch.from_numpy(rows)
    return out
