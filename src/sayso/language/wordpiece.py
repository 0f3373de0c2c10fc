"""Text in, words and their subtokens out: the uncased WordPiece that the encoder was trained with.

A word here is a run of letters and digits, one other visible character, or two single marks that make a double one. Its
subtokens are those of BERT's uncased vocabulary: lower case, accents taken off, then the longest piece that the
vocabulary holds, from left to right (Schuster and Nakajima 2012; Devlin et al. 2019). It differs from BERT's own
tokeniser in two things: every character that is neither letter nor digit stands alone, currency signs and other symbols
too, so that a span can end before each; and two single marks are read as one double mark.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple, Self

from sayso.errors import ModelFileError

_WORD = re.compile(r"''|``|(?:[^\W_]|[\u0300-\u036f])+|\S")
_LONGEST = 100  # characters; BERT gives up on longer words too
_REMEMBERED = 100_000  # words kept with their subtokens; news repeats itself, so more brings nothing


class Piece(NamedTuple):
    """A word's subtokens, as numbers of the vocabulary, and its shape."""

    ids: tuple[int, ...]
    shape: int  # 0 lower case, 1 capitalised, 2 capitals, 3 with a digit, 4 a mark, 5 mixed


class WordPiece:
    """A vocabulary that cuts words into subtokens."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        """Keep `vocabulary`: piece -> number. It must hold [UNK], [CLS] and [SEP]."""
        self._vocabulary = vocabulary
        self.unknown = vocabulary["[UNK]"]
        self.first = vocabulary["[CLS]"]
        self.separator = vocabulary["[SEP]"]
        self._known: dict[str, Piece] = {}

    @classmethod
    def load(cls, path: Path) -> Self:
        """The vocabulary of a file with one piece a line. Raises: ModelFileError if it is missing or not one."""
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            message = f"the vocabulary can't be read: {error.strerror}"
            raise ModelFileError(message, where=str(path), mend="Install sayso again.") from error
        vocabulary = {piece: number for number, piece in enumerate(lines)}
        if missing := {"[UNK]", "[CLS]", "[SEP]"} - vocabulary.keys():
            message = f"the vocabulary lacks {', '.join(sorted(missing))}"
            raise ModelFileError(message, where=str(path), mend="Install sayso again.")
        return cls(vocabulary)

    def words(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each word of `text`, in code points."""
        return [match.span() for match in _WORD.finditer(text)]

    def piece(self, word: str) -> Piece:
        """The subtokens and the shape of one word."""
        found = self._known.get(word)
        if found is None:
            found = Piece(self._cut(_plain(word)), shape_of(word))
            if len(self._known) < _REMEMBERED:
                self._known[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST:
            return (self.unknown,)
        ids: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self._vocabulary.get(prefix + word[start:end])
                if number is not None:
                    break
            else:
                return (self.unknown,)
            ids.append(number)
            start = end
        return tuple(ids) or (self.unknown,)


def _plain(word: str) -> str:
    """`word` in lower case, without accents; two single marks are one double mark."""
    if word in {"''", "``"}:
        return '"'
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(character for character in parts if unicodedata.category(character) != "Mn")


def shape_of(word: str) -> int:
    """The shape of a word as a number: see Piece."""
    if not word[0].isalnum():
        return 4
    if any(character.isdigit() for character in word):
        return 3
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else 5
