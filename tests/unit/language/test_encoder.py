"""The shipped encoder: a vector a word, chances, and no dependence on the other windows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sayso.errors import ModelFileError
from sayso.language.encoder import WIDTH, Encoder


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def test_each_word_gets_a_vector_and_chances(encoder: Encoder) -> None:
    encoded = encoder.encode("The harbour master said the lighthouse would reopen.")
    assert encoded.vectors.shape == (len(encoded.words.spans), WIDTH)
    assert encoded.cues.sum(axis=1) == pytest.approx(1, abs=1e-4)


def test_a_reporting_verb_is_tagged(encoder: Encoder) -> None:
    assert int(encoder.encode("The harbour master said the lighthouse would reopen.").cues[:, 1].argmax()) == 3


def test_the_windows_hold_every_word_once(encoder: Encoder) -> None:
    encoded = encoder.encode("Farmers fear that the river will rise.\n\n" * 60)
    assert [start for start, _ in encoded.windows[1:]] == [end for _, end in encoded.windows[:-1]]
    assert encoded.windows[-1][1] == len(encoded.words.spans)


def test_the_same_text_is_encoded_the_same_again(encoder: Encoder) -> None:
    text = "Farmers fear that the river will rise."
    assert np.array_equal(encoder.encode(text).vectors, encoder.encode(text).vectors)


def test_no_words_make_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode(" \n ").vectors.shape == (0, WIDTH)


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="can't be read"):
        Encoder.load(tmp_path)
