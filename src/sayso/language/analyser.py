"""Text in, Analysis out: spaCy's small English pipeline behind our own token type.

Every later stage reads `sayso.model.Analysis` and never spaCy, so that another tagger can take its place
(docs/adr/0002). What it does not try: coreference, and text in other languages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

from sayso.language.model_file import check_digest, find_model
from sayso.model import Analysis, Entity, Sentence, Token
from sayso.spans import CharSpan, TokenSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST = 100_000
"""Characters analysed in one piece. The parser's memory grows with the text: about 1 GB for a million characters."""

MOST_TOKENS = 20_000
"""Tokens analysed of one text: as many as LONGEST characters of prose hold. A page of single marks holds five times as
many, and takes as much longer."""

BATCH = 32
"""Texts parsed together: 16 to 64 measured alike, more only costs memory."""

LONGEST_WORD = 400
"""Characters without white space that may be several words. What is longer is none: it is not tokenised but cut, since
the tokenizer's time grows with the square of a run of brackets or quotation marks (1,000: 0.15 s; 8,000: 8 s)."""

LONGEST_SENTENCE = 300
"""Tokens without a full stop behind which a sentence is cut. One sentence in 30,000 of news is longer, a list;
a row of thousands is a table or an attack, and what reads a sentence takes time by its square."""

_ENDS = frozenset({".", "!", "?", "...", "…"})
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


class Analyser:
    """A loaded tagger, parser and name finder."""

    def __init__(self, pipeline: Language, version: str) -> None:
        """Keep the pipeline; `version` goes into provenance."""
        self._pipeline = pipeline
        self.version = version

    @classmethod
    def load(cls, package: str | None = None) -> Self:
        """The pipeline of an installed package: the pinned one unless `package` names another.

        Raises: ModelFileError if it isn't installed, or the pinned one's files aren't those whose digest is known.
        """
        import spacy  # noqa: PLC0415 - half a second to import, paid only by those who read
        from spacy.language import Language  # noqa: PLC0415

        name, folder = find_model(package)
        if package is None:
            check_digest(name, folder)
        pipeline = spacy.load(folder)
        if not Language.has_factory("sayso_paragraphs"):
            Language.component("sayso_paragraphs", func=_start_sentences_at_paragraphs)
        pipeline.add_pipe("sayso_paragraphs", before="parser")
        pipeline.max_length = LONGEST
        return cls(pipeline, f"{pipeline.meta['name']} {pipeline.meta['version']}")

    def analyse(self, text: str) -> Analysis:
        """The analysis of one text."""
        return next(self.analyse_many([text]))

    def analyse_many(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """The analyses of many texts, in their order. Characters past LONGEST, or MOST_TOKENS, have none."""
        cut = ((_tokenised(self._pipeline, text[:LONGEST]), text) for text in texts)
        for doc, text in self._pipeline.pipe(cut, as_tuples=True, batch_size=BATCH):
            yield _to_analysis(doc, text)


def _tokenised(pipeline: Language, text: str) -> Doc:
    """The first tokens of `text`, with what is too long for a word cut rather than tokenised."""
    doc = _cut_words(pipeline, text) if _LONG_WORD.search(text) else pipeline.make_doc(text)
    return doc if len(doc) <= MOST_TOKENS else doc[:MOST_TOKENS].as_doc()


def _cut_words(pipeline: Language, text: str) -> Doc:
    from spacy.tokens import Doc  # noqa: PLC0415 - as above

    words: list[str] = []
    spaces: list[bool] = []
    start = 0
    for found in _LONG_WORD.finditer(text):
        _add_tokens(pipeline.make_doc(text[start : found.start()]), words, spaces)
        cut = [found[0][at : at + LONGEST_WORD] for at in range(0, len(found[0]), LONGEST_WORD)]
        words += cut
        spaces += [False] * len(cut)
        start = found.end()
    _add_tokens(pipeline.make_doc(text[start:]), words, spaces)
    return Doc(pipeline.vocab, words=words, spaces=spaces)


def _add_tokens(doc: Doc, words: list[str], spaces: list[bool]) -> None:
    words += [token.text for token in doc]
    spaces += [bool(token.whitespace_) for token in doc]


def _start_sentences_at_paragraphs(doc: Doc) -> Doc:
    after_break, run = False, 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            after_break = True
        elif after_break or run >= LONGEST_SENTENCE:
            token.is_sent_start = True
            after_break, run = False, 0
        run = 0 if token.text in _ENDS else run + 1
    return doc


def _to_analysis(doc: Doc, text: str) -> Analysis:
    spoken = [token for token in doc if not token.is_space]
    index = {token.i: number for number, token in enumerate(spoken)}
    sentences, sentence_of = _sentences(doc, index, text)
    entities, entity_of = _entities(doc, index)
    tokens = tuple(_token(token, index, sentence_of, entity_of) for token in spoken)
    return Analysis(text=text, tokens=tokens, sentences=sentences, entities=entities)


def _token(token: Any, index: dict[int, int], sentence_of: Sequence[int], entity_of: dict[int, int]) -> Token:
    number = index[token.i]
    return Token(
        index=number,
        start=token.idx,
        end=token.idx + len(token.text),
        text=token.text,
        lower=token.lower_,
        lemma=token.lemma_,
        tag=token.tag_,
        pos=token.pos_,
        dep=token.dep_,
        head=index.get(token.head.i, number),
        sentence=sentence_of[number],
        entity=entity_of.get(number, -1),
    )


def _sentences(doc: Doc, index: dict[int, int], text: str) -> tuple[tuple[Sentence, ...], list[int]]:
    sentences: list[Sentence] = []
    sentence_of: list[int] = []
    for found in doc.sents:
        numbers = [index[token.i] for token in found if token.i in index]
        if not numbers:
            continue
        tokens = TokenSpan(numbers[0], numbers[-1] + 1)
        first, last = (next(t for t in doc[found.start : found.end] if not t.is_space), found[-1])
        while last.is_space:
            last = doc[last.i - 1]
        sentence_of.extend([len(sentences)] * len(numbers))
        sentences.append(Sentence(CharSpan(first.idx, min(len(text), last.idx + len(last.text))), tokens))
    return tuple(sentences), sentence_of


def _entities(doc: Doc, index: dict[int, int]) -> tuple[tuple[Entity, ...], dict[int, int]]:
    entities: list[Entity] = []
    entity_of: dict[int, int] = {}
    for found in doc.ents:
        numbers = [index[token.i] for token in found if token.i in index]
        if not numbers:
            continue
        for number in numbers:
            entity_of[number] = len(entities)
        span = CharSpan(found.start_char, found.end_char)
        entities.append(Entity(span, TokenSpan(numbers[0], numbers[-1] + 1), found.label_))
    return tuple(entities), entity_of
