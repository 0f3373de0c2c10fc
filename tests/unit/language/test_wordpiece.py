"""Words and subtokens of a text, on a vocabulary made for the test."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ModelFileError
from sayso.language.wordpiece import WordPiece, shape_of

PIECES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "the",
    "mayor",
    "mayo",
    "##r",
    "##s",
    "said",
    ",",
    '"',
    "cafe",
    "no",
    "##w",
]


@pytest.fixture(scope="module")
def pieces() -> WordPiece:
    return WordPiece({piece: number for number, piece in enumerate(PIECES)})


def numbers(*names: str) -> tuple[int, ...]:
    return tuple(PIECES.index(name) for name in names)


def test_a_word_of_the_vocabulary_is_one_subtoken(pieces: WordPiece) -> None:
    assert pieces.piece("Mayor").ids == numbers("mayor")


def test_the_longest_piece_comes_first(pieces: WordPiece) -> None:
    assert pieces.piece("mayors").ids == numbers("mayor", "##s")
    assert pieces.piece("now").ids == numbers("no", "##w")


def test_accents_are_taken_off_and_case_is_lowered(pieces: WordPiece) -> None:
    assert pieces.piece("Café").ids == numbers("cafe")


def test_a_word_that_cannot_be_cut_is_unknown(pieces: WordPiece) -> None:
    assert pieces.piece("xylem").ids == numbers("[UNK]")
    assert pieces.piece("mayorx").ids == numbers("[UNK]")
    assert pieces.piece("a" * 101).ids == numbers("[UNK]")


def test_a_combining_mark_alone_is_unknown(pieces: WordPiece) -> None:
    assert pieces.piece("\u0301").ids == numbers("[UNK]")


def test_marks_stand_alone_and_offsets_are_code_points(pieces: WordPiece) -> None:
    text = '𝄞 "No," the mayor said_$5'
    assert [text[start:end] for start, end in pieces.words(text)] == [
        "𝄞", '"', "No", ",", '"', "the", "mayor", "said", "_", "$", "5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "shape"),
    [("mayor", 0), ("Mayor", 1), ("I", 1), ("EU", 2), ("F16", 3), (",", 4), ("McCarthy", 5), ("iPad", 5)],
)
def test_shapes(word: str, shape: int) -> None:
    assert shape_of(word) == shape


@given(st.text(max_size=80))
def test_words_cover_what_is_visible_in_order(text: str) -> None:
    pieces = WordPiece({piece: number for number, piece in enumerate(PIECES)})
    spans = pieces.words(text)
    covered = {index for start, end in spans for index in range(start, end)}
    assert all(text[index].isspace() for index in set(range(len(text))) - covered)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    assert all(pieces.piece(text[start:end]).ids for start, end in spans)


def test_a_missing_vocabulary_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="can't be read"):
        WordPiece.load(tmp_path / "vocab.txt")


def test_a_file_that_is_no_vocabulary_is_told(tmp_path: Path) -> None:
    (tmp_path / "vocab.txt").write_text("the\nmayor\n", encoding="utf-8")
    with pytest.raises(ModelFileError, match="lacks"):
        WordPiece.load(tmp_path / "vocab.txt")
