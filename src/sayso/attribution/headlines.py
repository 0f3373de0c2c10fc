"""Headlines in, ties out: who says what in the short grammar of headlines.

Four shapes are read: a source beside a colon or dash ("Ferry sank: police", "Minister: no deal"), a reporting verb at
the end ("Ferry sank, police say"), a reporting verb after its subject ("Police deny ferry sank"), a passive without its
auxiliary ("Captain accused of fleeing"). Only words and marks are read, no parse: headlines are no sentences.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.attribution.contents import tidy
from sayso.attribution.forms import plain_forms
from sayso.attribution.headline_sources import FINITE, LONGEST_SOURCE, SourceWords
from sayso.attribution.headline_verbs import VerbReader
from sayso.attribution.headline_words import load_headline_words
from sayso.attribution.phrases import plain
from sayso.attribution.ties import Tie
from sayso.spans import CharSpan, trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.attribution.contents import QuotationIndex
    from sayso.attribution.cues import CueTable
    from sayso.attribution.tree import Tree
    from sayso.model import Token

_COLON = re.compile(r":\s+|:(?=[\"“‘'])")
_DASH = re.compile(r"\s+[-–—]{1,2}\s+|\s+-(?=[a-z])")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_BORDERS = frozenset((",", "-", "–", "—"))
_CLOSING = frozenset("'’\"”")
_AFTER_SAYING = frozenset(("in", "after", "on", "at", "as", "of"))
_NOT_BARE = frozenset(("state", "rights", "local", "by"))
LONGEST_TAIL = 16
"""Words behind the last comma: "the country's most senior military commander told a newspaper" has ten."""


class HeadlineReader:
    """Reads one headline: a field of its own, or the first line of a text."""

    def __init__(
        self, tree: Tree, span: CharSpan, quotations: QuotationIndex, table: CueTable, places: frozenset[str]
    ) -> None:
        """Keep the words of the headline at `span`, and the names of places in small letters."""
        self._tree = tree
        self._text = tree.text
        self._quotations = quotations
        self._table = table
        self._words = load_headline_words()
        self._sources = SourceWords(tree, places)
        self._verbs = VerbReader(tree, quotations, table)
        self._span = self._without_stop(self._without_outlet(span))
        within = tree.within(self._span)
        self._tokens: Sequence[Token] = tree.tokens[within.start : within.end]

    def _without_outlet(self, span: CharSpan) -> CharSpan:
        """The headline without the page's title behind it: " | Hodan Times", " - World - Hodan Online"."""
        end = span.end
        bar = self._text.find(" | ", span.start, span.end)
        end = bar if bar > span.start else end
        while (dash := self._text.rfind(" - ", span.start, end)) > span.start:
            words = self._text[dash + 3 : end].split()
            if not words or len(words) > 4 or plain(words[-1]) not in self._words.outlets:
                break
            end = dash
        return CharSpan(span.start, end)

    def _without_stop(self, span: CharSpan) -> CharSpan:
        span = trim(self._text, span)
        words = span.of(self._text)
        if words.endswith(".") and not self._quoted(span.end - 1) and not _INITIALS.search(words):
            return CharSpan(span.start, span.end - 1)
        return span

    def ties(self) -> list[Tie]:
        """The ties of the headline: the outermost, then what its content holds."""
        outer = self._beside_mark() or self._at_end() or self._verbs.find(self._behind_label()) or self._bare_end()
        if outer is None:
            return []
        found = (self._verbs.find(span, inner=True) for span in outer.content)
        inner = next((tie for tie in found if tie is not None), None)
        return [outer] if inner is None else [outer, inner]

    # --- a source beside a colon or dash ---

    def _beside_mark(self) -> Tie | None:
        colons, dashes = self._marks(_COLON), self._marks(_DASH)
        for mark in (*colons[-1:], *dashes[-1:]):
            left, right = self._sides(mark)
            if left and right and self._sources.ends(right) and len(left.of(self._text).split()) >= 3:
                return self._mark_tie(right, mark, left, "headline-end")
        for mark in colons[:1]:
            left, right = self._sides(mark)
            if left and right and self._sources.opens(left, right):
                return self._mark_tie(self._sources.without_topic(left), mark, right, "headline-label")
        return None

    def _marks(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        found = pattern.finditer(self._text, self._span.start, self._span.end)
        return [mark for mark in found if not self._quoted(mark.start())]

    def _sides(self, mark: re.Match[str]) -> tuple[CharSpan | None, CharSpan | None]:
        left = tidy(self._text, self._span.start, mark.start())
        return left, tidy(self._text, mark.end(), self._span.end)

    def _mark_tie(self, source: CharSpan, mark: re.Match[str], content: CharSpan, rule: str) -> Tie:
        return Tie(-1, (source,), (trim(self._text, CharSpan(*mark.span())),), (content,), rule)

    def _behind_label(self) -> CharSpan:
        """The headline without a kicker or topic and its colon: "Exclusive: Police deny ..."."""
        for mark in self._marks(_COLON):
            if not self._sources.has_verb(CharSpan(self._span.start, mark.start())):
                return CharSpan(mark.end(), self._span.end)
        return self._span

    def _quoted(self, position: int) -> bool:
        return self._quotations.holding(position) is not None

    # --- "..., police say", "..., says minister" ---

    def _at_end(self) -> Tie | None:
        for position in range(len(self._tokens) - 1, 0, -1):
            mark, tail = self._tokens[position], self._tokens[position + 1 :]
            if len(tail) > LONGEST_TAIL:
                return None
            closes = mark.text[0] in _CLOSING and not self._quoted(mark.end)
            if not closes and (mark.text not in _BORDERS or self._quoted(mark.start)):
                continue
            found = self._reporting(tail)
            content = tidy(self._text, self._span.start, mark.end if closes else mark.start)
            if found and content and len(content.of(self._text).split()) >= 2:
                return Tie(-1, (found[0],), (found[1],), (content,), "headline-tail")
        return None

    def _reporting(self, tail: Sequence[Token]) -> tuple[CharSpan, CharSpan] | None:
        """Source and verb of the words after the last comma."""
        if len(tail) < 2:
            return None
        if tail[0].lower == "according" and tail[1].lower == "to":
            return (CharSpan(tail[2].start, tail[-1].end), CharSpan(tail[0].start, tail[1].end)) if tail[2:] else None
        if self._says(tail[0]) and (tail[0].text[0].islower() or tail[0].lower in {"says", "said", "say"}):
            return CharSpan(tail[1].start, tail[-1].end), tail[0].span
        position = next((index for index in range(1, len(tail)) if self._says(tail[index])), None)
        if position is None or tail[position - 1].lower in self._words.auxiliaries | {"be", "been"}:
            return None
        source = CharSpan(tail[0].start, tail[position - 1].end)
        ends = self._may_end(tail[position], tail[position + 1 :]) and not self._quoted(tail[position].start)
        return (source, tail[position].span) if ends and len(source.of(self._text).split()) <= LONGEST_SOURCE else None

    @staticmethod
    def _may_end(verb: Token, rest: Sequence[Token]) -> bool:
        """True when nothing is said after the verb: it ends the headline, or tells only to whom or where."""
        return not rest or "tell" in plain_forms(verb.lower) or rest[0].lower in _AFTER_SAYING

    def _says(self, token: Token) -> bool:
        if token.lower.endswith("ing"):
            return False
        forms = plain_forms(token.lower)
        if any(form in self._words.saying for form in forms):
            return True
        cues = [self._table.verb(form) for form in forms]
        return token.tag in FINITE and any(cue is not None and "clause" in cue.takes for cue in cues)

    # --- the colon was lost ---

    def _bare_end(self) -> Tie | None:
        words = self._span.of(self._text)
        for source in sorted(self._words.bare, key=lambda word: (-len(word), word)):
            if words.lower().endswith(f" {source}") and len(words.split()) > 4:
                start = self._span.end - len(source)
                before = words[: -len(source)].rstrip()
                if before[-1] in ",:" or before.split()[-1].lower() in self._words.determiners | _NOT_BARE:
                    return None
                content = tidy(self._text, self._span.start, start)
                return Tie(-1, (CharSpan(start, self._span.end),), (), (content,), "headline-bare") if content else None
        return None


def find_in_headline(
    tree: Tree, span: CharSpan, quotations: QuotationIndex, table: CueTable, places: frozenset[str] = frozenset()
) -> Iterator[Tie]:
    """The ties of the headline that stands at `span` of a text; `places` are names of places in small letters."""
    if span and tree.tokens:
        yield from HeadlineReader(tree, span, quotations, table, places).ties()
