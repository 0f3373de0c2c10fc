"""Encoded words in, what each token is in its sentence out: class, name, head and relation to it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from sayso.errors import ModelFileError
from sayso.language.trees import best_tree, is_tree
from sayso.weights import FOLDER, open_session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from sayso.encoded import Encoded

    Numbers = NDArray[np.int64]

ROOT, UNTOLD = "ROOT", "dep"
"""Relations of a sentence's root, and of a token whose relation isn't known."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the network's codes stand for."""

    tags: tuple[str, ...]  # Penn Treebank
    relations: tuple[str, ...]  # ClearNLP
    names: tuple[str, ...]  # O, B- and I- of each kind of name

    @classmethod
    def load(cls, path: Path) -> Self:
        """The kinds of a file. Raises: ModelFileError if it is missing or broken."""
        try:
            given = json.loads(path.read_text(encoding="utf-8"))
            return cls(tuple(given["tags"]), tuple(given["relations"]), tuple(given["names"]))
        except (OSError, ValueError, TypeError, KeyError) as error:
            message = f"the kinds of the language model can't be read: {error}"
            raise ModelFileError(message, where=str(path), mend="Install sayso again.") from error


@dataclass(frozen=True, slots=True)
class Parsed:
    """The grammar of a text; all lists hold one entry a token."""

    tags: list[str]
    relations: list[str]
    heads: list[int]  # index of a token; its own for a root
    names: list[str]  # as in Kinds
    sentences: list[tuple[int, int]]  # first token, last + 1


class Grammarian:
    """The loaded network that tells the grammar from the encoder's vectors."""

    def __init__(self, session: InferenceSession, kinds: Kinds) -> None:
        """Keep both."""
        self._session = session
        self._kinds = kinds

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Self:
        """That of a folder of weights. Raises: ModelFileError if a file is missing or broken."""
        return cls(open_session(folder / "grammar.onnx"), Kinds.load(folder / "kinds.json"))

    def parse(self, encoded: Encoded, spans: Sequence[tuple[int, int]]) -> Parsed:
        """The grammar of the tokens at `spans`, which lie in the encoded words, in their order."""
        parsed = Parsed([], [], [], [], [])
        if not spans or not encoded.windows:
            return parsed
        first, last, opening = _places(encoded, spans)
        edges = np.searchsorted(first, [start for start, _ in encoded.windows])
        for (start, end), begin, stop in zip(encoded.windows, edges, [*edges[1:], len(spans)], strict=True):
            if begin < stop:
                ends = np.minimum(last[begin:stop], end - 1) - start
                self._add(parsed, encoded, (start, end), first[begin:stop] - start, ends, opening[begin:stop])
        return parsed

    def _add(
        self,
        parsed: Parsed,
        encoded: Encoded,
        window: tuple[int, int],
        first: Numbers,
        last: Numbers,
        opening: Numbers,
    ) -> None:
        """Parse the tokens of a window and put them behind those that are parsed."""
        inside = slice(*window)
        given = {"words": encoded.vectors[inside], "ends": encoded.ends[inside]}
        given |= {"first": first, "last": last, "opening": opening}
        tags, names, starts, heads, relations, arcs = self._session.run(None, given)
        before = len(parsed.tags)
        kinds = self._kinds
        parsed.tags.extend(kinds.tags[code] for code in tags.tolist())
        parsed.names.extend(kinds.names[code] for code in names.tolist())
        bounds = [*np.flatnonzero(starts).tolist(), len(first)]
        own = [kinds.relations[code] for code in relations.tolist()]
        for begin, end in zip(bounds, bounds[1:], strict=False):
            found = (heads[begin:end] - begin).tolist()
            if not is_tree(found):
                found = best_tree(arcs[begin:end, begin:end])
            parsed.sentences.append((begin + before, end + before))
            parsed.heads.extend(head + begin + before for head in found)
            parsed.relations.extend(
                ROOT if head == at else UNTOLD if relation == ROOT else relation
                for at, (head, relation) in enumerate(zip(found, own[begin:end], strict=True))
            )


def _places(encoded: Encoded, spans: Sequence[tuple[int, int]]) -> tuple[Numbers, Numbers, Numbers]:
    """For each token its first word, its last word, and 1 where a paragraph begins."""
    words = np.array(encoded.words.spans)
    tokens = np.array(spans)
    first = np.minimum(np.searchsorted(words[:, 1], tokens[:, 0], side="right"), len(words) - 1)
    last = np.maximum(np.searchsorted(words[:, 0], tokens[:, 1], side="left") - 1, first)
    paragraphs = np.array(encoded.words.paragraphs)[first]
    opening = np.ones(len(spans), dtype=np.int64)
    opening[1:] = paragraphs[1:] != paragraphs[:-1]
    return first, last, opening
