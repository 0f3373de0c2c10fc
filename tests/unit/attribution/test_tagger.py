"""The shipped encoder: probabilities, and no dependence on the other windows."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.attribution.neural_files import FOLDER
from sayso.attribution.neural_windows import cut_windows, read_words
from sayso.attribution.tagger import Tagger
from sayso.attribution.wordpiece import WordPiece
from sayso.errors import ModelFileError


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load(FOLDER / "encoder.onnx")


@pytest.fixture(scope="module")
def pieces() -> WordPiece:
    return WordPiece.load(FOLDER / "vocab.txt")


def test_each_word_gets_a_vector_and_probabilities(tagger: Tagger, pieces: WordPiece) -> None:
    words = read_words("The harbour master said the lighthouse would reopen.", pieces)
    (window,) = cut_windows(words, pieces)
    vectors, probabilities = tagger.tag(window)
    assert len(vectors) == len(probabilities) == len(words.spans)
    assert probabilities.sum(axis=1) == pytest.approx(1, abs=1e-4)


def test_a_reporting_verb_is_tagged(tagger: Tagger, pieces: WordPiece) -> None:
    words = read_words("The harbour master said the lighthouse would reopen.", pieces)
    (window,) = cut_windows(words, pieces)
    assert int(tagger.tag(window).probabilities[:, 1].argmax()) == 3


def test_the_same_window_is_tagged_the_same_again(tagger: Tagger, pieces: WordPiece) -> None:
    (window,) = cut_windows(read_words("Farmers fear that the river will rise.", pieces), pieces)
    assert np.array_equal(tagger.tag(window).vectors, tagger.tag(window).vectors)


def test_a_missing_model_is_told() -> None:
    with pytest.raises(ModelFileError, match="can't be opened"):
        Tagger.load(FOLDER / "missing.onnx")
