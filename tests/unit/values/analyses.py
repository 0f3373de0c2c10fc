"""Analyses made by hand: words and marks as tokens, "{Aleppo|GPE}" as a name that a tagger labelled."""

from __future__ import annotations

import re

from sayso.model import Analysis, Entity, Sentence, Token
from sayso.spans import CharSpan, TokenSpan

MARK = re.compile(r"\{([^|}]+)\|([A-Z_]+)\}")
WORD = re.compile(r"(?:[A-Z]\.)+|[A-Z][a-z]{0,4}\.(?= )|[^\W_]+|[^\w\s]")
CLASSES = {
    "ADP": {"in", "near", "of", "from", "at", "to", "by", "outside", "on", "for", "with", "into"},
    "DET": {"the", "a", "an", "this"},
    "CCONJ": {"and", "or", "but"},
    "VERB": {"reading", "shelled", "enter", "said", "fell"},
    "PRON": {"he", "she", "it", "they", "us", "that"},
}


def analyse(marked: str) -> Analysis:
    """The analysis of a marked text; capitalised words that are no small words are names."""
    text, labels = unmark(marked)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    first = 0
    words = list(WORD.finditer(text))
    for index, match in enumerate(words):
        word = match.group()
        tokens.append(token(index, match, word, len(sentences)))
        if word in {".", "?", "!"} or index == len(words) - 1:
            span = CharSpan(tokens[first].start, match.end())
            sentences.append(Sentence(span, TokenSpan(first, index + 1)))
            first = index + 1
    entities = tuple(entity(span, label, tokens) for span, label in labels)
    numbered = {
        index: number for number, one in enumerate(entities) for index in range(one.tokens.start, one.tokens.end)
    }
    placed = tuple(with_entity(one, numbered.get(one.index, -1)) for one in tokens)
    return Analysis(text, placed, tuple(sentences), entities)


def unmark(marked: str) -> tuple[str, list[tuple[CharSpan, str]]]:
    text, labels, reached = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[reached : match.start()]
        labels.append((CharSpan(len(text), len(text) + len(match[1])), match[2]))
        text += match[1]
        reached = match.end()
    return text + marked[reached:], labels


def token(index: int, match: re.Match[str], word: str, sentence: int) -> Token:
    lower = word.lower()
    pos = next((name for name, words in CLASSES.items() if lower in words), "")
    pos = pos or (
        "PUNCT" if not word[0].isalnum() else "NUM" if word[0].isdigit() else "PROPN" if word[0].isupper() else "NOUN"
    )
    return Token(index, match.start(), match.end(), word, lower, lower, "", pos, "", index, sentence, -1)


def with_entity(one: Token, number: int) -> Token:
    return Token(
        one.index,
        one.start,
        one.end,
        one.text,
        one.lower,
        one.lemma,
        one.tag,
        one.pos,
        one.dep,
        one.head,
        one.sentence,
        number,
    )


def entity(span: CharSpan, label: str, tokens: list[Token]) -> Entity:
    inside = [one.index for one in tokens if span.start <= one.start < span.end]
    return Entity(span, TokenSpan(inside[0], inside[-1] + 1), label)
