"""A cue with its source and its content, as the rules and the finder tell it, before it is told outer from inner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.spans import CharSpan, Fragments, cover

if TYPE_CHECKING:
    from collections.abc import Iterable

PLAIN = frozenset(("object", "object-of-say", "infinitive", "preposition", "passive", "adverb"))
"""Rules whose content is a phrase, no clause and no quotation."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A cue with its source and content, as characters of one passage."""

    verb: int  # index of the cue's main token; -1 where a mark or nothing is the cue
    source: Fragments
    cue: Fragments
    content: Fragments
    rule: str
    group: str = "asserts"  # the cue's class in the table
    sure: float = 0.5  # how likely it is right

    @property
    def whole(self) -> CharSpan:
        """From its first to its last character."""
        return cover(span for role in (self.source, self.cue, self.content) for span in role)

    @property
    def start(self) -> int:
        """Position of its first character."""
        return self.whole.start

    @property
    def end(self) -> int:
        """Position after its last character."""
        return self.whole.end


def one_a_cue(ties: Iterable[Tie]) -> list[Tie]:
    """The ties without those whose cue another one holds: "made the claim that" goes before "made"."""
    chosen: dict[int, Tie] = {}
    rest: list[Tie] = []
    for tie in ties:
        if tie.verb < 0:
            rest.append(tie)
        elif tie.verb not in chosen or tie.rule == "light":
            chosen[tie.verb] = tie
    return [*chosen.values(), *rest]
