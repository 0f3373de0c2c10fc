"""The finder of attributions: headline and body in, who says what in them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from sayso.model import Attribution, Passage


class Attributor:
    """A loaded finder of attributions."""

    def __init__(self, version: str) -> None:
        """Keep `version`: it goes into provenance."""
        self.version = version

    @classmethod
    def load(cls) -> Self:
        """The finder with the tables that ship. Raises: TableError if one is missing or broken."""
        return cls("rules 1")

    def find(self, headline: Passage, body: Passage) -> tuple[Attribution, ...]:  # noqa: ARG002, PLR6301
        """The attributions of an article, headline first, each passage's in order of its first character."""
        return ()
