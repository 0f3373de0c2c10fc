"""Places of words seen from a cue, and the linker's probabilities."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.attribution.linker import BUCKETS, RELATIONS, Cue, Linker, pair_features
from sayso.errors import ModelFileError
from sayso.language.windows import read_words
from sayso.language.wordpiece import WordPiece
from sayso.weights import FOLDER

PIECES = WordPiece({piece: number for number, piece in enumerate(["[UNK]", "[CLS]", "[SEP]"])})


def test_words_of_the_cue_are_at_no_distance_and_the_sides_differ() -> None:
    words = read_words("The mayor has said so . He left", PIECES)
    buckets, _ = pair_features(words, 0, 8, [(2, 4)])
    assert buckets[0, 2:4].tolist() == [0, 0]
    assert buckets[0, 1] != buckets[0, 4]
    assert len(set(buckets[0].tolist())) == 7


def test_buckets_and_relations_stay_in_their_tables() -> None:
    words = read_words("word. " * 3000 + "\n\nWord", PIECES)
    count = len(words.spans)
    buckets, relations = pair_features(words, 0, count, [(0, 1), (count - 1, count)])
    assert 0 <= buckets.min() <= buckets.max() < BUCKETS
    assert 0 <= relations.min() <= relations.max() < RELATIONS


def test_a_place_does_not_depend_on_where_the_window_begins() -> None:
    words = read_words("One. Two said three.\n\nFour said five. Six.", PIECES)
    whole, part = pair_features(words, 0, 12, [(8, 9)]), pair_features(words, 4, 12, [(4, 5)])
    for all_of_it, some in zip(whole, part, strict=True):
        assert np.array_equal(all_of_it[:, 4:], some)


def test_roles_are_probabilities() -> None:
    linker = Linker.load(FOLDER / "linker.onnx")
    words = read_words("The mayor said so.", PIECES)
    vectors = np.zeros((5, 384), dtype=np.float32)
    for seen in linker.link(vectors, words, [Cue(2, 3, 1.0, (0, 5)), Cue(3, 4, 1.0, (0, 5))]):
        assert seen.start == 0
        assert np.exp(seen.scores).sum(axis=1) == pytest.approx([1] * 5, abs=1e-4)


def test_a_cue_is_seen_with_the_paragraphs_beside_its_own_in_its_window() -> None:
    linker = Linker.load(FOLDER / "linker.onnx")
    words = read_words("a\n\nb b\n\nc said\n\nd\n\ne e", PIECES)
    vectors = np.zeros((8, 384), dtype=np.float32)
    (seen,) = linker.link(vectors, words, [Cue(4, 5, 1.0, (0, 8))])
    assert (seen.start, len(seen.scores)) == (1, 5)
    (seen,) = linker.link(vectors, words, [Cue(4, 5, 1.0, (2, 8))])
    assert (seen.start, len(seen.scores)) == (2, 4)


def test_many_cues_are_linked_as_one_by_one() -> None:
    linker = Linker.load(FOLDER / "linker.onnx")
    words = read_words("One said two.\n\n" * 40, PIECES)
    vectors = np.random.default_rng(1).normal(size=(160, 384)).astype(np.float32)
    cues = [Cue(at + 1, at + 2, 1.0, (0, 160)) for at in range(0, 160, 4)]
    together = linker.link(vectors, words, cues)
    assert [seen.start for seen in together] == [linker.link(vectors, words, [cue])[0].start for cue in cues]


def test_a_missing_model_is_told() -> None:
    with pytest.raises(ModelFileError, match="can't be opened"):
        Linker.load(FOLDER / "missing.onnx")
