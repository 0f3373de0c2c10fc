"""The finder of attributions: headline and body in, who says what in them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

from sayso.attribution.carried import carry_on, without_unowned
from sayso.attribution.contents import QuotationIndex
from sayso.attribution.cues import CueTable, load_cues
from sayso.attribution.datelines import without_dateline
from sayso.attribution.headlines import find_in_headline
from sayso.attribution.marks import find_according_to, find_adverbs, find_labels, find_signed
from sayso.attribution.mending import mend
from sayso.attribution.merging import merge, tie_of
from sayso.attribution.nested import nest, sever
from sayso.attribution.nouns import find_nouns
from sayso.attribution.pairing import Pairer
from sayso.attribution.quotations import find_quotations
from sayso.attribution.table_lines import without_table_lines
from sayso.attribution.ties import one_a_cue
from sayso.attribution.tree import Tree
from sayso.spans import CharSpan
from sayso.weights import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sayso.attribution.ties import Tie
    from sayso.model import Analysis, Attribution, Passage


RULES = 2
"""Number of the rules: goes up when they read differently."""


class OutermostFinder(Protocol):
    """What finds the outermost attributions of a text without grammar: the trained finder, or a test's stand-in."""

    version: str

    def find(self, analysis: Analysis) -> tuple[Attribution, ...]:
        """The attributions of the analysed text, in order of their first character."""


class Attributor:
    """A loaded finder of attributions."""

    def __init__(self, cues: CueTable, outermost: OutermostFinder | None = None) -> None:
        """Keep the table, and the trained finder if there is one: without it rules alone are asked."""
        self._cues = cues
        self._outermost = outermost
        self.version = f"rules {RULES}" + (f" and {outermost.version}" if outermost else "")

    @classmethod
    def load(cls, folder: Path = FOLDER, *, trained: bool = True) -> Self:
        """The finder with the tables that ship and the weights of a folder; rules alone unless `trained`.

        Raises: TableError or ModelFileError if one is missing or broken.
        """
        if not trained:
            return cls(load_cues())
        from sayso.attribution.neural import NeuralFinder  # noqa: PLC0415 - brings the runtime of the weights along

        return cls(load_cues(), NeuralFinder.load(folder))

    def find(self, headline: Passage, body: Passage) -> tuple[Attribution, ...]:
        """The attributions of an article, headline first, each passage's in order of its first character."""
        places = _places_in(headline, body)
        first = self._find_in(headline, CharSpan(0, len(headline.text)), 0, places)
        repeated = _repeated_headline(headline.text, body.text)
        return (*first, *self._find_in(body, repeated, len(first), places))

    def _find_in(
        self, passage: Passage, title: CharSpan, before: int, places: frozenset[str]
    ) -> tuple[Attribution, ...]:
        """The attributions of a passage; `title` is the part of it that is written as headlines are."""
        if not passage.analysis.tokens:
            return ()
        text = passage.text
        tree = Tree(passage.analysis)
        quotations = QuotationIndex(find_quotations(text))
        ruled = sever(text, self._by_rules(tree, title, quotations, places))
        tagged = None if passage.where == "headline" else self._tagged(tree)
        ties = without_dateline(text, carry_on(text, merge(text, tagged, ruled), quotations))
        if passage.where == "text":
            ties = without_table_lines(tree, ties)
        return nest(passage.where, without_unowned(ties, quotations), before)

    def _by_rules(self, tree: Tree, title: CharSpan, quotations: QuotationIndex, places: frozenset[str]) -> list[Tie]:
        titled = list(find_in_headline(tree, title, quotations, self._cues, places))
        plain = [
            tie for tie in self._ties(tree, quotations) if not title.contains(tie.whole) or _reads_title(tie, titled)
        ]
        return one_a_cue([*titled, *plain])

    def _tagged(self, tree: Tree) -> list[Tie] | None:
        if self._outermost is None:
            return None
        found = self._outermost.find(tree.analysis)
        return [mend(tree, tie_of(attribution)) for attribution in found if attribution.cue or attribution.source]

    def _ties(self, tree: Tree, quotations: QuotationIndex) -> Iterator[Tie]:
        yield from Pairer(tree, quotations, self._cues).ties()
        yield from find_according_to(tree, quotations)
        yield from find_adverbs(tree, self._cues)
        yield from find_labels(tree, quotations)
        yield from find_signed(tree, quotations)
        yield from find_nouns(tree, self._cues)


def _reads_title(tie: Tie, titled: list[Tie]) -> bool:
    """True for a tie that grammar finds in a headline that the headline's own reader made nothing of."""
    return not titled and tie.rule in {"clause", "left", "quoted", "according", "around"}


def _places_in(*passages: Passage) -> frozenset[str]:
    """The names of places in small letters, but those that are a person's last name too."""
    named = {mention.surface.lower() for passage in passages for mention in passage.places if not mention.demonym}
    persons = {
        passage.analysis.tokens[entity.tokens.end - 1].lower
        for passage in passages
        for entity in passage.analysis.entities
        if entity.label == "PERSON" and len(entity.tokens) > 1
    }
    return frozenset(named - persons)


def _repeated_headline(headline: str, text: str) -> CharSpan:
    """The first line of `text` where it is the headline again; an empty span where it isn't."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    same = _letters(text[start:end]) == _letters(headline) if headline else False
    return CharSpan(start, end if same else start)


def _letters(line: str) -> str:
    return "".join(character for character in line.lower() if character.isalnum())
