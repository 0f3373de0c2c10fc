"""Encoded words in, what each token is in its sentence out: class, name, head and relation to it."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from sayso.errors import ModelFileError
from sayso.language.mending import Tree, mend
from sayso.language.trees import best_tree, is_tree
from sayso.weights import FOLDER, open_session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from sayso.encoded import Encoded

    Numbers = NDArray[np.int64]
    Scores = NDArray[np.float32]

ROOT = "ROOT"
"""The relation of a sentence's root."""


HEAD_FOLLOWS = frozenset(("aux", "auxpass", "det", "mark", "poss", "predet", "preconj", "quantmod"))
HEAD_COMES_FIRST = frozenset(("conj", "relcl", "appos", "prt", "case"))
"""Relations whose head stands on one side in English, so that a relation to a head on the other is another."""

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "VB", "MD"))
"""Relations that no verb has, and the classes of verbs: a clause as subject is a csubj."""

IMPOSSIBLE = np.float32(-1e9)


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

    def __init__(self, session: InferenceSession, relations: InferenceSession, kinds: Kinds) -> None:
        """Keep them, and the codes of the relations that are not possible everywhere."""
        self._session = session
        self._relations = relations
        self._kinds = kinds
        self._head_follows = _codes(kinds.relations, HEAD_FOLLOWS)
        self._head_comes_first = _codes(kinds.relations, HEAD_COMES_FIRST)
        self._subjects = _codes(kinds.relations, SUBJECTS)
        self._is_finite = np.array([tag in FINITE for tag in kinds.tags])
        self._root = kinds.relations.index(ROOT)

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Self:
        """That of a folder of weights. Raises: ModelFileError if a file is missing or broken."""
        tagger, relator = (open_session(folder / name) for name in ("grammar.onnx", "relations.onnx"))
        return cls(tagger, relator, Kinds.load(folder / "kinds.json"))

    def parse(self, encoded: Encoded, spans: Sequence[tuple[int, int]]) -> Parsed:
        """The grammar of the tokens at `spans`, which lie in the encoded words, in their order."""
        parsed = Parsed([], [], [], [], [])
        if not spans or not encoded.windows:
            return parsed
        first, last, opening = _places(encoded, spans)
        edges = np.searchsorted(first, [start for start, _ in encoded.windows])
        for (start, end), begin, stop in zip(encoded.windows, edges, [*edges[1:], len(spans)], strict=True):
            if begin < stop:
                given: dict[str, NDArray[Any]] = {
                    "words": encoded.vectors[start:end],
                    "ends": encoded.ends[start:end],
                    "first": first[begin:stop] - start,
                    "last": np.minimum(last[begin:stop], end - 1) - start,
                    "opening": opening[begin:stop],
                }
                self._add(parsed, given)
        return parsed

    def _add(self, parsed: Parsed, given: dict[str, NDArray[Any]]) -> None:
        """Parse the tokens of a window and put them behind those that are parsed."""
        tags, names, starts, arcs, own, of_head = self._session.run(None, given)
        kinds, before = self._kinds, len(parsed.tags)
        parsed.tags.extend(kinds.tags[code] for code in tags.tolist())
        parsed.names.extend(kinds.names[code] for code in names.tolist())
        bounds = [*np.flatnonzero(starts).tolist(), len(tags)]
        parsed.sentences.extend((begin + before, end + before) for begin, end in itertools.pairwise(bounds))
        heads = _trees(arcs, bounds)
        (relations,) = self._relations.run(None, {"own": own, "of_head": of_head, "heads": heads})
        codes = self._possible(relations, heads, tags).argmax(axis=1)
        own = Tree(parsed.tags[before:], heads.tolist(), [kinds.relations[code] for code in codes.tolist()])
        mend(own)
        parsed.heads.extend(head + before for head in own.heads)
        parsed.relations.extend(own.relations)

    def _possible(self, relations: Scores, heads: Numbers, tags: Numbers) -> Scores:
        """The scores of relations, without those that the side of the head or the token's class rules out."""
        apart = heads - np.arange(len(heads))
        relations[np.ix_(apart < 0, self._head_follows)] = IMPOSSIBLE
        relations[np.ix_(apart > 0, self._head_comes_first)] = IMPOSSIBLE
        relations[np.ix_(self._is_finite[tags], self._subjects)] = IMPOSSIBLE
        relations[:, self._root] = np.where(apart == 0, -IMPOSSIBLE, IMPOSSIBLE)
        return relations


def _trees(arcs: Scores, bounds: Sequence[int]) -> Numbers:
    """The heads of a window's tokens, a tree a sentence."""
    heads: Numbers = arcs.argmax(axis=1)
    for begin, end in itertools.pairwise(bounds):
        if not is_tree((heads[begin:end] - begin).tolist()):
            heads[begin:end] = np.array(best_tree(arcs[begin:end, begin:end])) + begin
    return heads


def _codes(kinds: Sequence[str], wanted: frozenset[str]) -> Numbers:
    return np.array([code for code, kind in enumerate(kinds) if kind in wanted])


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
