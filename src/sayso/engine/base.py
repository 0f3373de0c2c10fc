"""What engines share: what they need of a reader, and how pages are put together in chunks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from sayso.model import Page, Reading, Refusal
from sayso.refused import refused_input

LARGEST = 500_000
"""Characters of the pages of one chunk, so that a chunk of large pages holds few of them."""

Found = Page | Refusal
Chunk = tuple[Found, ...]


class ReadsPages(Protocol):
    """What an engine needs of a reader."""

    def read_many(self, pages: Iterable[Page]) -> Iterator[Reading]:
        """The readings of pages, one each, in their order."""


Load = Callable[[], ReadsPages]
"""Makes a reader; called once in each worker. It must be a function that another process can import."""


def chunks_of(found: Iterable[Found], size: int) -> Iterator[Chunk]:
    """`found` in chunks of `size` at most, and of LARGEST characters at most unless one page alone has more."""
    held: list[Found] = []
    characters = 0
    for each in found:
        length = len(each.content) if isinstance(each, Page) else 0
        if held and (len(held) >= size or characters + length > LARGEST):
            yield tuple(held)
            held, characters = [], 0
        held.append(each)
        characters += length
    if held:
        yield tuple(held)


def pages_of(chunk: Chunk) -> tuple[Page, ...]:
    """The pages of a chunk, without its refusals."""
    return tuple(each for each in chunk if isinstance(each, Page))


def in_order(chunk: Chunk, readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings of a chunk's pages, with those of its refusals at their places."""
    read = iter(readings)
    for each in chunk:
        yield next(read) if isinstance(each, Page) else refused_input(each)
