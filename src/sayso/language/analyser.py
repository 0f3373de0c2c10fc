"""Text in, Analysis out: tokens, sentences, names and trees, by one small encoder that attribution reads too.

Every later stage reads `sayso.model.Analysis` and never the network, so that another can take its place. Why it is this
one: docs/adr/0012. What it does not try: coreference, and text in other languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from sayso.language.encoder import Encoder
from sayso.language.grammar import Grammarian
from sayso.language.lemmas import Lemmatizer
from sayso.language.tokens import Tokenizer
from sayso.language.word_classes import word_class
from sayso.model import Analysis, Entity, Sentence, Token
from sayso.spans import CharSpan, TokenSpan
from sayso.weights import FOLDER, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sayso.language.grammar import Parsed

LONGEST = 100_000
"""Characters analysed of a text: what stands behind them has no tokens."""

MOST_TOKENS = 20_000
"""Tokens analysed of one text: as many as LONGEST characters of prose hold. A page of single marks holds five times as
many, and takes as much longer."""


class Analyser:
    """A loaded encoder with what tells grammar from it."""

    def __init__(self, encoder: Encoder, grammarian: Grammarian, lemmatizer: Lemmatizer, version: str) -> None:
        """Keep the parts; `version` goes into provenance."""
        self._encoder = encoder
        self._grammarian = grammarian
        self._lemmatizer = lemmatizer
        self._tokenizer = Tokenizer()
        self.version = version

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Self:
        """The analyser with the weights that ship. Raises: ModelFileError if a file is missing or broken."""
        version = read_settings(folder / "settings.json").version
        return cls(Encoder.load(folder), Grammarian.load(folder), Lemmatizer.load(), version)

    def analyse_many(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """The analyses of many texts, in their order."""
        return map(self.analyse, texts)

    def analyse(self, text: str) -> Analysis:
        """The analysis of one text."""
        read = text[:LONGEST]
        encoded = self._encoder.encode(read)
        spans = self._tokenizer.spans(read)[:MOST_TOKENS]
        parsed = self._grammarian.parse(encoded, spans)
        names = _names(parsed.names)
        return Analysis(
            text=text,
            tokens=tuple(self._tokens(read, spans, parsed, names)),
            sentences=tuple(
                Sentence(CharSpan(spans[start][0], spans[end - 1][1]), TokenSpan(start, end))
                for start, end in parsed.sentences
            ),
            entities=tuple(
                Entity(CharSpan(spans[start][0], spans[end - 1][1]), TokenSpan(start, end), label)
                for start, end, label in names
            ),
            encoded=encoded,
        )

    def _tokens(
        self,
        text: str,
        spans: list[tuple[int, int]],
        parsed: Parsed,
        names: list[tuple[int, int, str]],
    ) -> Iterator[Token]:
        sentence_of = [number for number, (start, end) in enumerate(parsed.sentences) for _ in range(start, end)]
        name_of = {index: number for number, (start, end, _) in enumerate(names) for index in range(start, end)}
        columns = zip(spans, parsed.tags, parsed.relations, parsed.heads, sentence_of, strict=True)
        for index, ((start, end), tag, relation, head, sentence) in enumerate(columns):
            word = text[start:end]
            lower = word.lower()
            kind = word_class(tag, relation, lower)
            lemma = self._lemmatizer.lemma(word, tag, kind)
            entity = name_of.get(index, -1)
            yield Token(index, start, end, word, lower, lemma, tag, kind, relation, head, sentence, entity)


def _names(codes: list[str]) -> list[tuple[int, int, str]]:
    """First token, last + 1 and kind of each name: an I goes on with the name before it, if that is of its kind."""
    found: list[tuple[int, int, str]] = []
    for index, code in enumerate(codes):
        if code == "O":
            continue
        label = code[2:]
        if code[0] == "I" and found and found[-1][1] == index and found[-1][2] == label:
            found[-1] = (found[-1][0], index + 1, label)
        else:
            found.append((index, index + 1, label))
    return found
