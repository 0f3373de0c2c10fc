"""A quantity where it stands: its field, its sentence, its tokens.

Quantities of a field come in, Mentions in the order of the article go out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.figures.fields import Field, Stretch
    from sayso.model import Quantity, Token


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity, the tokens `first` to before `after` that it covers, and the sentence that it stands in."""

    field: Field
    quantity: Quantity
    stretch: Stretch
    first: int
    after: int

    @property
    def floor(self) -> int:
        """The first token of the sentence."""
        return self.stretch.tokens.start

    @property
    def limit(self) -> int:
        """The token after the sentence's last; a source that ends a headline stands outside."""
        source = self.stretch.source
        return self.stretch.tokens.end if source is None or source < self.after else source

    @property
    def in_headline(self) -> bool:
        """True in the headline, and where the text repeats it."""
        return self.stretch.is_headline

    def token(self, index: int) -> Token | None:
        """The token at `index`, if it stands in the sentence."""
        return self.field.tokens[index] if self.floor <= index < self.limit else None

    def lower(self, index: int) -> str:
        """The token's word in small letters; "" outside the sentence."""
        token = self.token(index)
        return token.lower if token else ""


def find_mentions(field: Field) -> list[Mention]:
    """The quantities of `field` as mentions, in order. One that covers no token is left out."""
    mentions = []
    for quantity in field.passage.quantities:
        covered = field.cover(quantity.span)
        stretch = field.stretch_at(covered.start) if covered else None
        if stretch is not None:
            mentions.append(Mention(field, quantity, stretch, covered.start, min(covered.end, stretch.tokens.end)))
    return mentions
