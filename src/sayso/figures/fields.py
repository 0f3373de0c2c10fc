"""A passage with its indices: which tokens a span covers, which sentence they stand in, what value they belong to.

A passage comes in, a Field goes out; every rule of this package asks it instead of searching. What it does not try:
mending the parser's trees. It cuts sentences once more where scraped text runs a repeated headline into the body.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.figures.wordlists import listed
from sayso.spans import CharSpan, TokenSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.model import Passage, Place, PlaceMention, TimeExpression, Token, Where

_HEAD_ROOM = 60
"""Characters of dates and labels that may stand before a headline repeated in the text. Twice the longest seen."""

_TITLE = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One sentence as this package cuts it: its characters, its tokens, whether it is a headline.

    `source` is the token that names the source at a headline's end where the mark before it was lost: "58 dead Police".
    """

    index: int
    span: CharSpan
    tokens: TokenSpan
    is_headline: bool = False
    source: int | None = None


class Field:
    """A passage, its tokens by place, its sentences, and which value each token belongs to."""

    def __init__(self, passage: Passage, headline: str = "", beside: Passage | None = None) -> None:
        """Index `passage`; `headline` is looked for at the start of a body, persons also in the passage `beside`."""
        self.passage = passage
        self.text = passage.text
        self.tokens = passage.analysis.tokens
        self._starts = [token.start for token in self.tokens]
        self._time_starts = [time.span.start for time in passage.times]
        self._place_starts = [place.span.start for place in passage.places]
        self._names = frozenset(token.text for token in self.tokens if token.tag == "NNP" and token.text[:1].isupper())
        both = (passage,) if beside is None else (passage, beside)
        placed = frozenset[str]().union(*(_placed(one) for one in both))
        self.persons = frozenset[str]().union(*(_surnames(one) for one in both)) - placed
        self.known_places = _place_words(passage)
        self.stretches = _cut(passage, headline)
        self._firsts = [stretch.tokens.start for stretch in self.stretches]
        self.quantity_of = self._owners(quantity.span for quantity in passage.quantities)
        self.time_of = self._owners(time.span for time in passage.times)
        self.place_of = {
            index: number
            for index, number in self._owners(place.span for place in passage.places).items()
            if passage.places[number].demonym or passage.places[number].place.iso is not None
        }

    @property
    def where(self) -> Where:
        """The field of the article that this is."""
        return self.passage.where

    def cover(self, span: CharSpan) -> TokenSpan:
        """The tokens that share a character with `span`; empty when there are none."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        if first < len(self.tokens) and self.tokens[first].end <= span.start:
            first += 1
        return TokenSpan(first, max(first, bisect_left(self._starts, span.end)))

    def stretch_at(self, token: int) -> Stretch | None:
        """The sentence that holds the token with this index."""
        index = bisect_right(self._firsts, token) - 1
        return self.stretches[index] if 0 <= index < len(self.stretches) else None

    def characters(self, first: int, after: int) -> CharSpan:
        """The characters from token `first` to the one before `after`."""
        return CharSpan(self.tokens[first].start, self.tokens[after - 1].end)

    def touches(self, left: int) -> bool:
        """True when no white space stands between the token and the next one."""
        return left + 1 < len(self.tokens) and self.tokens[left].end == self.tokens[left + 1].start

    def times_in(self, stretch: Stretch) -> tuple[TimeExpression, ...]:
        """The times that the sentence names, in order."""
        first = bisect_left(self._time_starts, stretch.span.start)
        return self.passage.times[first : bisect_left(self._time_starts, stretch.span.end)]

    def places_in(self, stretch: Stretch) -> tuple[PlaceMention, ...]:
        """The places that the sentence names, in order."""
        first = bisect_left(self._place_starts, stretch.span.start)
        return self.passage.places[first : bisect_left(self._place_starts, stretch.span.end)]

    def is_bare_possessive(self, index: int) -> bool:
        """True for a name that lost its apostrophe: "Freedonias", where the article has "Freedonia" too."""
        word = self.tokens[index].text
        number = self.place_of.get(index)
        people = self.tokens[index].tag == "NNPS" or (number is not None and self.passage.places[number].demonym)
        return word.endswith("s") and word[:1].isupper() and word[:-1] in self._names and not people

    def _owners(self, spans: Iterable[CharSpan]) -> dict[int, int]:
        owners: dict[int, int] = {}
        for number, span in enumerate(spans):
            covered = self.cover(span)
            owners.update(dict.fromkeys(range(covered.start, covered.end), number))
        return owners


def _place_words(passage: Passage) -> dict[str, Place]:
    """The places that one word names somewhere in the passage, by that word."""
    places = (mention for mention in passage.places if not mention.demonym and mention.place.iso is not None)
    return {mention.surface: mention.place for mention in places if mention.surface.isalpha()}


def _surnames(passage: Passage) -> frozenset[str]:
    """The last words of all names of persons in the passage, and names that open a sentence's clause twice or more."""
    tokens = passage.analysis.tokens
    people = (entity.tokens for entity in passage.analysis.entities if entity.label == "PERSON")
    lasts = {tokens[span.end - 1].text for span in people if tokens[span.end - 1].tag in {"NNP", "NNPS"}}
    acting = Counter(token.text for token in tokens if token.tag == "NNP" and token.dep == "nsubj" and token.entity < 0)
    often = {word for word, times in acting.items() if times > 1 and word[:1].isupper() and not word.isupper()}
    return frozenset(word for word in lasts | often if len(word) > 1)


def _placed(passage: Passage) -> frozenset[str]:
    tokens = passage.analysis.tokens
    return frozenset(tokens[index].text for index in range(3, len(tokens)) if _is_placed(tokens, index))


def _is_placed(tokens: Sequence[Token], index: int) -> bool:
    """True for a name that stands as a place: "in Altona", "the town of Altona", "walled Altona"."""
    before = tokens[index - 1]
    if before.lower in {"in", "near", "outside"}:
        return True
    if before.lower == "of":
        return tokens[index - 2].lower in listed("site-nouns")
    return before.tag == "VBN" and tokens[index - 2].text == "-"


def _cut(passage: Passage, headline: str) -> tuple[Stretch, ...]:
    tokens = passage.analysis.tokens
    spans = [sentence.tokens for sentence in passage.analysis.sentences]
    title = _title_tokens(tokens, passage.text, headline)
    if title is None:
        pieces = [(span, passage.where == "headline") for span in spans]
    else:
        before = [TokenSpan(0, title.start)] if title.start else []
        rest = [TokenSpan(max(span.start, title.end), span.end) for span in spans if span.end > title.end]
        pieces = [*((span, False) for span in before), (title, True), *((span, False) for span in rest)]
    return tuple(
        Stretch(
            number,
            CharSpan(tokens[span.start].start, tokens[span.end - 1].end),
            span,
            heads,
            _source_at_end(tokens, span) if heads else None,
        )
        for number, (span, heads) in enumerate((span, heads) for span, heads in pieces if span)
    )


_WATCHERS = frozenset({"monitor", "monitors", "ngo", "watchdog", "observatory", "activists", "media"})
"""Sources that end a headline in small letters too, behind a name: "Blast kills 12 in Linz monitor"."""


def _source_at_end(tokens: Sequence[Token], span: TokenSpan) -> int | None:
    last = span.end - 1
    while last > span.start and not tokens[last].text[:1].isalnum():
        last -= 1
    token = tokens[last]
    before = tokens[last - 1]
    told = token.lower in {"source", "sources"} and before.text.istitle()  # "Medical source"
    named = token.text[:1].isupper() or (token.lower in _WATCHERS and before.tag == "NNP") or before.lower == "state"
    fits = last > span.start and (named or told) and token.lower in listed("headline-sources")
    return last if fits and tokens[last - 1].text[:1].isalnum() else None


def _title_tokens(tokens: Sequence[Token], text: str, headline: str) -> TokenSpan | None:
    wanted = _TITLE.sub("", headline)
    if len(wanted) < 10:  # shorter ones can open a sentence by chance
        return None
    start = text[: len(wanted) + _HEAD_ROOM].find(wanted)
    if start < 0:
        return None
    end = start + len(wanted)
    inside = [token.index for token in tokens[: len(wanted) + _HEAD_ROOM] if start <= token.start and token.end <= end]
    if not inside:
        return None
    last = inside[-1] + 1
    if last < len(tokens) and tokens[last].text in {".", "!", "?", ";"}:
        last += 1
    return TokenSpan(inside[0], last)
