"""Markup to blocks: runs of text between block-level tags, each character with its place in the page.

In: a page's decoded markup. Out: `Markup`, a flat list of elements that know their parents, the blocks of text in
order, and what stands in scripts of data. It walks tokens, not a tree of objects, with a stack of its own: deep nesting
is a long list and no recursion. What it doesn't try: to render. Style sheets and scripts aren't run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sayso.article.runs import Part, Run
from sayso.errors import NotAPageError, TooLargeError
from sayso.spans import Piece

DEEPEST = 512
"""Elements around an element; those within are taken for its neighbours. Chromium and WebKit stop at the same depth."""

MOST_ELEMENTS = 30_000
"""Elements and line breaks of the largest page that is read: six times the largest of 314 real ones. So many
paragraphs take two seconds."""

INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
})  # fmt: skip
SILENT = frozenset({
    "script", "style", "noscript", "template", "textarea", "select", "option", "svg", "iframe", "object", "canvas",
    "math", "datalist",
})  # fmt: skip
"""Elements whose text a reader doesn't see, or sees in a control."""

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
CLOSED_BY: Mapping[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
}
"""Start tags that end an open element of these names without an end tag (HTML, section 13.1.2.4)."""

BARRIERS = frozenset({
    "ul", "ol", "dl", "table", "body", "article", "section", "div", "main", "aside", "header", "footer", "nav",
    "form",
})  # fmt: skip
"""Elements that keep an implied end from reaching further out."""

IMPLIED_REACH = 12
"""Open elements that are looked through for one whose end is implied: formatting left open inside it."""

_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Element:
    """One element: its tag, attributes, and the index of its parent (-1 for the outermost)."""

    tag: str
    attrs: Mapping[str, str]
    parent: int
    silent: bool  # its text is no part of the page: a script, a drawing
    hidden: bool  # it isn't seen until something is clicked, or never


@dataclass(slots=True)
class Block:
    """A run of text without a block-level tag in it, white space collapsed.

    `pieces` map `text` to the page. `linked` counts its characters inside links. `element` is the index of the
    innermost element around its first character that isn't inline, `inner` that of the innermost of all; -1 for none.
    """

    element: int
    inner: int
    start: int
    text: str
    pieces: tuple[Piece, ...]
    linked: int

    @property
    def end(self) -> int:
        """Where its last character that stands in the page ends."""
        return self.pieces[-1].outer + self.pieces[-1].length if self.pieces else self.start


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


def read_markup(content: str, address: str = "") -> Markup:
    """The elements and blocks of `content`. Raises: TooLargeError past MOST_ELEMENTS, NotAPageError."""
    from turbohtml import TokenType, tokenize  # noqa: PLC0415 - plain text needs no tokenizer

    text, reference, start, end = TokenType.TEXT, TokenType.CHARACTER_REFERENCE, TokenType.START_TAG, TokenType.END_TAG
    reader, offset = _MarkupReader(address), 0
    # Tokenizers join "\r\n" into one line break and drop "</>", which would move every place behind them.
    plain = content.replace("\r", "\n").replace("</>", "   ")
    for token in tokenize(plain, resolve_references=False, capture_source=True):
        kind, data = token.type, token.data or ""
        if kind == text:
            offset = offset if plain.startswith(data, offset) else plain.find(data, offset)
            if offset < 0:
                message = "the markup is broken in a way that can't be read"
                raise NotAPageError(message, where=address, mend="Save the page again.")
            reader.add_text(data, offset)
        elif kind == reference:
            reader.add_reference(data, offset)
        elif kind == start:
            reader.open(token.tag or "", token.attrs or (), is_closed=token.self_closing)
        elif kind == end:
            reader.close(token.tag or "")
        offset += len(data if token.source is None else token.source)
    return reader.finish()


class _MarkupReader:
    def __init__(self, address: str) -> None:
        self._address = address
        self._markup = Markup()
        self._stack: list[int] = []
        self._open: dict[str, int] = {}  # how many elements of a name are open, so that a stray end tag costs nothing
        self._run = Run()
        self._element = self._inner = -1
        self._title: list[str] = []
        self._count = 0

    def open(self, tag: str, attrs: Any, *, is_closed: bool) -> None:
        """Take in a start tag; `is_closed` for one that ends in "/>", which only drawings and formulas heed."""
        self._count_element()
        if tag == "br":
            self._run.add_break()
            return
        in_silence = self._innermost().silent
        silent = in_silence or tag in SILENT
        if tag not in INLINE and not silent:
            self._end_block()
        if not in_silence:
            self._close_implied(tag)
        parent = self._stack[min(len(self._stack), DEEPEST) - 1] if self._stack else -1
        self._markup.elements.append(Element(tag, dict(attrs), parent, silent, _is_hidden(attrs)))
        if tag not in VOID and not (is_closed and in_silence):
            self._stack.append(len(self._markup.elements) - 1)
            self._open[tag] = self._open.get(tag, 0) + 1

    def close(self, tag: str) -> None:
        """Take in an end tag."""
        if tag not in INLINE and tag not in SILENT:
            self._end_block()
        if self._open.get(tag):
            while self._pop() != tag:
                pass

    def add_text(self, data: str, offset: int) -> None:
        """Take in text that stands as it is at `offset`."""
        element = self._innermost()
        if element.silent:
            if element.tag == "script" and "ld+json" in element.attrs.get("type", "").lower():
                self._markup.data_scripts.append(data)
        elif element.tag == "title":
            self._title.append(data)
        elif not self._run.is_empty or not data.isspace():
            self._note_element()
            self._run.add(data, offset, linked=self._open.get("a", 0) > 0)

    def add_reference(self, data: str, offset: int) -> None:
        """Take in what a character reference at `offset` stands for."""
        element = self._innermost()
        if element.silent:
            return
        if element.tag == "title":
            self._title.append(data)
        else:
            self._note_element()
            self._run.add_reference(data, offset, linked=self._open.get("a", 0) > 0)

    def finish(self) -> Markup:
        """What was read."""
        self._end_block()
        self._markup.title = " ".join("".join(self._title).split())
        return self._markup

    def _count_element(self) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            message = f"the page holds more than {MOST_ELEMENTS:,} elements: no news page does"
            raise TooLargeError(message, where=self._address, mend="Give the page of one story.")

    def _innermost(self) -> Element:
        return self._markup.elements[self._stack[-1]] if self._stack else _NO_ELEMENT

    def _note_element(self) -> None:
        if self._run.is_empty:
            elements = self._markup.elements
            self._inner = self._stack[-1] if self._stack else -1
            self._element = next(
                (index for index in self._stack[: -DEEPEST - 1 : -1] if elements[index].tag not in INLINE), -1
            )

    def _pop(self) -> str:
        tag = self._markup.elements[self._stack.pop()].tag
        self._open[tag] -= 1
        return tag

    def _close_implied(self, tag: str) -> None:
        """End the open elements that a start tag ends without an end tag."""
        if tag in CLOSED_BY:
            names = CLOSED_BY[tag]
        elif self._open.get("p") and tag not in INLINE and tag not in VOID and tag not in SILENT:
            names = _PARAGRAPH
        else:
            return
        for depth in range(len(self._stack) - 1, max(-1, len(self._stack) - IMPLIED_REACH), -1):
            open_tag = self._markup.elements[self._stack[depth]].tag
            if open_tag in names:
                while len(self._stack) > depth:
                    self._pop()
                return
            if open_tag in BARRIERS:
                return

    def _end_block(self) -> None:
        self._markup.blocks.extend(_block(self._element, self._inner, part) for part in self._run.finish())


_PARAGRAPH = frozenset({"p"})
_NO_ELEMENT = Element("", {}, -1, silent=False, hidden=False)


def _block(element: int, inner: int, part: Part) -> Block:
    return Block(element, inner, part.start, part.text, part.pieces, part.linked)


def _is_hidden(attrs: Any) -> bool:
    """True for an element that is marked as not to be seen, in ways that need no style sheet."""
    for name, value in attrs:
        if name == "hidden" and value != "until-found":
            return True
        if name == "style" and _HIDING.search(value or ""):
            return True
    return False
