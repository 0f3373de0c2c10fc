"""Tables of phrases, found token by token: forwards from a token or backwards up to one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from sayso.errors import TableError
from sayso.values.lexer import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Match(Generic[Meaning]):
    """A phrase found in tokens `first` to `last`, `last` not included, and what it stands for."""

    first: int
    last: int
    meaning: Meaning


class Phrases(Generic[Meaning]):
    """Phrases and their meanings; the longest one that fits is found."""

    def __init__(self) -> None:
        """Start empty."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = defaultdict(list)
        self._by_last: dict[str, list[tuple[tuple[str, ...], Meaning]]] = defaultdict(list)

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Meaning]], *, name: str) -> Self:
        """A table of `entries`. Raises: TableError if two of them claim one phrase; `name` says which table."""
        table = cls()
        known: dict[tuple[str, ...], Meaning] = {}
        for phrase, meaning in entries:
            words = split(phrase)
            if known.setdefault(words, meaning) != meaning:
                message = f"two entries claim the words {phrase!r}: {known[words]} and {meaning}"
                raise TableError(message, where=name, mend="Take the words out of one of them.")
            table.add(words, meaning)
        return table

    def add(self, words: tuple[str, ...], meaning: Meaning) -> None:
        """Add one phrase, given as its tokens."""
        for index, key in ((self._by_first, words[0]), (self._by_last, words[-1])):
            index[key].append((words, meaning))
            index[key].sort(key=lambda entry: -len(entry[0]))

    def starting(self, words: Sequence[str], index: int) -> Match[Meaning] | None:
        """The longest phrase that starts with token `index` of `words`."""
        for phrase, meaning in self._by_first.get(words[index], ()):
            if len(phrase) == 1 or tuple(words[index : index + len(phrase)]) == phrase:
                return Match(index, index + len(phrase), meaning)
        return None

    def ending(self, words: Sequence[str], index: int) -> Match[Meaning] | None:
        """The longest phrase that ends just before token `index` of `words`."""
        if index <= 0:
            return None
        for phrase, meaning in self._by_last.get(words[index - 1], ()):
            start = index - len(phrase)
            if start >= 0 and (len(phrase) == 1 or tuple(words[start:index]) == phrase):
                return Match(start, index, meaning)
        return None


def split(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase, as the scanner cuts them."""
    tokens = Tokens(phrase)
    return tuple(tokens.words[: tokens.count])
