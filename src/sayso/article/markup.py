"""Markup to blocks: runs of text between block-level tags, each character with its place in the page.

In: a page's decoded markup. Out: `Markup`, a flat tree of elements, the blocks of text in order, and what stands in
scripts of data. It walks tokens, not a tree of objects, with a stack of its own: nesting 100,000 deep is a long list.
What it doesn't try: to render. Style sheets and scripts aren't run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sayso.spans import Piece

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q s samp small span strike strong sub "
    "sup time tt u var wbr del nobr amp-link".split(),
)
SILENT = frozenset(
    "script style noscript template textarea select option svg iframe object canvas math datalist".split()
)
"""Elements whose text a reader doesn't see, or sees in a control."""

VOID = frozenset("area base br col embed hr img input link meta source track wbr param keygen command amp-img".split())
CLOSED_BY: Mapping[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
}
"""Start tags that end an open element of these names without an end tag (HTML, section 13.1.2.4)."""

BARRIERS = frozenset("ul ol dl table body article section div main aside header footer nav form".split())
"""Elements that keep an implied end from reaching further out."""

_WORDS = re.compile(r"\S+(?: \S+)*")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]")


@dataclass(slots=True)
class Element:
    """One element: its tag, attributes, and the index of its parent (-1 for the outermost)."""

    tag: str
    attrs: Mapping[str, str]
    parent: int
    silent: bool


@dataclass(slots=True)
class Block:
    """A run of text without a block-level tag in it, white space collapsed.

    `pieces` map `text` to the page. `linked` counts its characters inside links, `element` is the innermost element
    around it that isn't inline.
    """

    element: int
    start: int
    text: str
    pieces: tuple[Piece, ...]
    linked: int
    bold: int


@dataclass(slots=True)
class Markup:
    """A page's elements and blocks, in the order of the page."""

    elements: list[Element] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    data_scripts: list[str] = field(default_factory=list)
    title: str = ""

    def ancestors(self, index: int) -> list[int]:
        """`index` and all elements around it, innermost first."""
        found = []
        while index >= 0:
            found.append(index)
            index = self.elements[index].parent
        return found


def read_markup(content: str) -> Markup:
    """The elements and blocks of `content`. Never raises for what stands in it."""
    from turbohtml import TokenType, tokenize  # noqa: PLC0415 - plain text needs no tokenizer

    reader = _MarkupReader()
    text, reference, start, end = (
        TokenType.TEXT,
        TokenType.CHARACTER_REFERENCE,
        TokenType.START_TAG,
        TokenType.END_TAG,
    )
    # A carriage return is white space like any other; as a space it keeps its place, which a joined line break would not.
    tokens = tokenize(content.replace("\r", " "), resolve_references=False, capture_source=True)
    offset = 0
    for token in tokens:
        kind, source, data = token.type, token.source, token.data
        if kind == text:
            reader.add_text(data, offset)
        elif kind == reference:
            reader.add_reference(data, offset)
        elif kind == start:
            reader.open(token.tag, token.attrs, token.self_closing, offset)
        elif kind == end:
            reader.close(token.tag)
        offset += len(data if source is None else source)
    return reader.finish()


class _MarkupReader:
    def __init__(self) -> None:
        self.markup = Markup()
        self._stack: list[int] = []
        self._open: dict[str, int] = {}  # how many elements of a name are open, so that a stray end tag costs nothing
        self._links = 0
        self._bolds = 0
        self._run = _Run()
        self._element = -1
        self._title: list[str] = []

    def open(self, tag: str, attrs: Any, self_closing: bool, offset: int) -> None:
        """Take in a start tag."""
        if tag == "br":
            self._run.add_break()
            return
        elements = self.markup.elements
        parent = self._stack[-1] if self._stack else -1
        silent = tag in SILENT or (parent >= 0 and elements[parent].silent) or _is_hidden(attrs)
        if tag not in INLINE and not silent:
            self._end_block()
        if tag in CLOSED_BY:
            self._close_implied(CLOSED_BY[tag])
        elif self._open.get("p") and tag not in INLINE and tag not in VOID and tag not in SILENT:
            self._close_implied(frozenset({"p"}))
        parent = self._stack[-1] if self._stack else -1
        elements.append(Element(tag, dict(attrs) if attrs else {}, parent, silent))
        if tag in VOID or (self_closing and tag not in INLINE):
            return
        self._stack.append(len(elements) - 1)
        self._open[tag] = self._open.get(tag, 0) + 1
        self._links += tag == "a"
        self._bolds += tag in {"b", "strong"}

    def close(self, tag: str) -> None:
        """Take in an end tag."""
        if tag not in INLINE and tag not in SILENT:
            self._end_block()
        if not self._open.get(tag):
            return
        while self._pop() != tag:
            pass

    def add_text(self, data: str, offset: int) -> None:
        """Take in text that stands as it is at `offset`."""
        element = self.markup.elements[self._stack[-1]] if self._stack else _NO_ELEMENT
        if element.silent:
            if element.tag == "script" and "ld+json" in element.attrs.get("type", "").lower():
                self.markup.data_scripts.append(data)
        elif element.tag == "title":
            self._title.append(data)
        elif self._run.texts or not data.isspace():
            self._note_element()
            self._run.add(data, offset, linked=self._links > 0, bold=self._bolds > 0)

    def add_reference(self, data: str, offset: int) -> None:
        """Take in what a character reference at `offset` stands for."""
        element = self.markup.elements[self._stack[-1]] if self._stack else _NO_ELEMENT
        if element.tag == "title" and not element.silent:
            self._title.append(data)
        elif not element.silent:
            self._note_element()
            self._run.add_reference(data, offset, linked=self._links > 0)

    def _note_element(self) -> None:
        if not self._run.texts:
            self._element = next((i for i in reversed(self._stack) if self.markup.elements[i].tag not in INLINE), -1)

    def finish(self) -> Markup:
        """What was read."""
        self._end_block()
        self.markup.title = " ".join("".join(self._title).split())
        return self.markup

    def _pop(self) -> str:
        tag = self.markup.elements[self._stack.pop()].tag
        self._open[tag] -= 1
        self._links -= tag == "a"
        self._bolds -= tag in {"b", "strong"}
        return tag

    def _close_implied(self, names: frozenset[str]) -> None:
        for depth in range(len(self._stack) - 1, max(-1, len(self._stack) - 12), -1):
            tag = self.markup.elements[self._stack[depth]].tag
            if tag in names:
                while len(self._stack) > depth:
                    self._pop()
                return
            if tag in BARRIERS:
                return

    def _end_block(self) -> None:
        self.markup.blocks.extend(Block(self._element, *part) for part in self._run.finish())


class _Run:
    """Text as it comes, white space collapsed; each part between breaks becomes a block."""

    def __init__(self) -> None:
        self._done: list[_Part] = []
        self._start_part()

    def _start_part(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = self._linked = self._bold = self._breaks = 0
        self._space = False
        self._start = -1

    def add(self, data: str, offset: int, *, linked: bool, bold: bool) -> None:
        """Add text that stands at `offset`."""
        at = 0
        for odd in _INVISIBLE.finditer(data):
            self._add_words(data[at : odd.start()], offset + at, linked=linked, bold=bold)
            at = odd.end()
        self._add_words(data[at:] if at else data, offset + at, linked=linked, bold=bold)

    def add_reference(self, data: str, offset: int, *, linked: bool) -> None:
        """Add what a reference at `offset` stands for: it has no characters of its own in the page."""
        if data.isspace():
            self._space = True
        elif not _INVISIBLE.fullmatch(data):
            self._put(data, offset, linked=linked, bold=False)

    def add_break(self) -> None:
        """Add a line break: it ends a paragraph if it follows another one or the end of a sentence."""
        self._space = True
        self._breaks += 1
        last = self.texts[-1][-1] if self.texts else ""
        if last and (self._breaks > 1 or last in _SENTENCE_ENDS):
            self._end_part()

    def finish(self) -> list[_Part]:
        """The parts so far; the run starts anew."""
        if self.texts:
            self._end_part()
        done, self._done = self._done, []
        self._space, self._breaks = False, 0
        return done

    def _add_words(self, data: str, offset: int, *, linked: bool, bold: bool) -> None:
        end = 0
        for words in _WORDS.finditer(data):
            self._space = self._space or words.start() > end
            end = words.end()
            length = self._put(words[0], offset + words.start(), linked=linked, bold=bold)
            self._pieces.append(Piece(self._length - length, offset + words.start(), length))
        self._space = self._space or end < len(data)

    def _put(self, text: str, offset: int, *, linked: bool, bold: bool) -> int:
        if self._space and self.texts:
            self.texts.append(" ")
            self._length += 1
        if not self.texts:
            self._start = offset
        self._space, self._breaks = False, 0
        self.texts.append(text)
        self._length += len(text)
        self._linked += len(text) * linked
        self._bold += len(text) * bold
        return len(text)

    def _end_part(self) -> None:
        part = (self._start, "".join(self.texts), tuple(self._pieces), self._linked, self._bold)
        self._done.append(part)
        self._start_part()


_Part = tuple[int, str, tuple[Piece, ...], int, int]
_SENTENCE_ENDS = frozenset('.!?”"’:)')


def _is_hidden(attrs: Any) -> bool:
    """True for an element that is marked as not to be seen, in ways that need no style sheet."""
    for name, value in attrs or ():
        if name == "hidden" and value != "until-found":
            return True
        if name == "style" and _HIDING.search(value or ""):
            return True
    return False


_NO_ELEMENT = Element("", {}, -1, silent=False)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
