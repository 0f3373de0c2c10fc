"""The finder of attributions: headline and body in, who says what in them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from sayso.attribution.carried import carry_on, without_unowned
from sayso.attribution.contents import QuotationIndex
from sayso.attribution.cues import CueTable, load_cues
from sayso.attribution.marks import find_according_to, find_adverbs, find_labels, find_nouns
from sayso.attribution.nested import nest, sever
from sayso.attribution.pairing import Pairer, one_a_cue
from sayso.attribution.quotations import find_quotations
from sayso.attribution.tree import Tree

if TYPE_CHECKING:
    from sayso.model import Attribution, Passage


class Attributor:
    """A loaded finder of attributions."""

    def __init__(self, cues: CueTable, version: str) -> None:
        """Keep the table; `version` goes into provenance."""
        self._cues = cues
        self.version = version

    @classmethod
    def load(cls) -> Self:
        """The finder with the tables that ship. Raises: TableError if one is missing or broken."""
        return cls(load_cues(), "rules 1")

    def find(self, headline: Passage, body: Passage) -> tuple[Attribution, ...]:
        """The attributions of an article, headline first, each passage's in order of its first character."""
        first = self._find_in(headline, 0)
        return (*first, *self._find_in(body, len(first)))

    def _find_in(self, passage: Passage, before: int) -> tuple[Attribution, ...]:
        if not passage.analysis.tokens:
            return ()
        quotations = QuotationIndex(find_quotations(passage.text))
        tree = Tree(passage.analysis)
        ties = [
            *Pairer(tree, quotations, self._cues).ties(),
            *find_according_to(tree, quotations),
            *find_adverbs(tree, self._cues),
            *find_labels(tree, quotations),
            *find_nouns(tree, self._cues),
        ]
        carried = carry_on(passage.text, sever(passage.text, one_a_cue(ties)), quotations)
        return nest(passage.where, without_unowned(carried, quotations), before)
