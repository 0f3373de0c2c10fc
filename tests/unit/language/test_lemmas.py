"""Base forms and word classes."""

from __future__ import annotations

import pytest

from sayso.language.lemmas import Lemmatizer
from sayso.language.word_classes import word_class


@pytest.fixture(scope="module")
def lemmatizer() -> Lemmatizer:
    return Lemmatizer.load()


@pytest.mark.parametrize(
    ("word", "tag", "kind", "base"),
    [
        ("said", "VBD", "VERB", "say"),
        ("Striking", "VBG", "VERB", "strike"),
        ("denies", "VBZ", "VERB", "deny"),
        ("troops", "NNS", "NOUN", "troop"),
        ("policemen", "NNS", "NOUN", "policeman"),
        ("people", "NNS", "NOUN", "people"),
        ("’re", "VBP", "AUX", "be"),
        ("n't", "RB", "PART", "not"),
        ("wo", "MD", "AUX", "will"),
        ("her", "PRP$", "PRON", "her"),
        ("them", "PRP", "PRON", "they"),
        ("worse", "JJR", "ADJ", "bad"),
        ("Plovdiv", "NNP", "PROPN", "Plovdiv"),
        ("glonks", "NNS", "NOUN", "glonk"),
    ],
)
def test_base_forms(lemmatizer: Lemmatizer, word: str, tag: str, kind: str, base: str) -> None:
    assert lemmatizer.lemma(word, tag, kind) == base
    assert lemmatizer.lemma(word, tag, kind) == base  # and as remembered


@pytest.mark.parametrize(
    ("tag", "relation", "word", "kind"),
    [
        ("VBD", "ROOT", "was", "AUX"),
        ("VBD", "ROOT", "had", "VERB"),
        ("VBD", "aux", "had", "AUX"),
        ("VBD", "ROOT", "said", "VERB"),
        ("IN", "mark", "as", "SCONJ"),
        ("IN", "prep", "of", "ADP"),
        ("IN", "mark", "that", "SCONJ"),
        ("DT", "det", "this", "DET"),
        ("DT", "nsubj", "this", "PRON"),
        ("TO", "aux", "to", "PART"),
        ("NNP", "nsubj", "plovdiv", "PROPN"),
        ("??", "dep", "x", "X"),
    ],
)
def test_word_classes(tag: str, relation: str, word: str, kind: str) -> None:
    assert word_class(tag, relation, word) == kind
