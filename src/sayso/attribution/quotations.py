"""Quotation marks in, quotations out: what stands between marks, also over paragraphs and where a mark is missing.

Only characters are read, no tokens. Marks of every kind are known: “ ” „ « » ‹ › " '' `` and the single ‘ ’ ' where
they can't be apostrophes. A quotation whose paragraph ends before its closing mark runs on when the next paragraph
begins with an opening mark, and ends with its paragraph when it doesn't. What it does not try: who speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sayso.spans import CharSpan, Fragments, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"''|``|[\"“”„‟«»‹›＂〝〞]|[‘’‚‛'`´]")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")

_OPENING = frozenset("“„‟«‹〝") | {"``"}
_CLOSING = frozenset("”»›〞")
_STRAIGHT = frozenset('"＂') | {"''"}
_SINGLE = frozenset("‘’‚‛'`´")

_BEFORE_OPENING = frozenset("([{<-–—/:,;…")
_ENDS_UTTERANCE = frozenset(".,!?…;:-–—")
_ELISIONS = re.compile(r"['’‘](?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|bout\b|n['’]|round\b|\d\d\b)", re.IGNORECASE)

LONGEST_SINGLE = 600
"""Characters that a quotation in single marks may hold: longer ones were apostrophes taken for marks."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    `pieces` hold the marks too, one piece a paragraph. `closed` is false where the closing mark is missing.
    """

    pieces: Fragments
    closed: bool
    single: bool = False

    @property
    def start(self) -> int:
        """Position of the opening mark."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Position after the closing mark, or after the last word when there is none."""
        return self.pieces[-1].end

    @property
    def span(self) -> CharSpan:
        """From the opening mark to the closing one, blank lines included."""
        return CharSpan(self.start, self.end)

    def words(self, text: str) -> str:
        """What is said, without the marks at both ends."""
        return self.span.of(text).strip("“”„‟«»‹›\"＂〝〞'`‘’‚‛´ \t\n")


class _Mark(NamedTuple):
    start: int
    end: int
    text: str


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of `text`, in their order; quotations inside a quotation are part of it."""
    found: list[Quotation] = []
    pending: list[CharSpan] = []  # pieces of a quotation that no mark has closed yet
    for paragraph in _PARAGRAPH.finditer(text):
        whole = trim(text, CharSpan(*paragraph.span()))
        if not whole:
            continue
        marks = list(_marks(text, whole))
        if pending and not (marks and marks[0].start == whole.start and _may_open(text, marks[0], whole)):
            found.append(Quotation(tuple(pending), closed=False))
            pending = []
        pending = _read_paragraph(text, whole, marks, pending, found)
    if pending:
        found.append(Quotation(tuple(pending), closed=False))
    found.extend(_single_quotations(text, found))
    return tuple(sorted(found, key=lambda quotation: quotation.start))


def _marks(text: str, whole: CharSpan) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, whole.start, whole.end):
        if match.group() not in _SINGLE:
            yield _Mark(match.start(), match.end(), match.group())


def _read_paragraph(
    text: str,
    whole: CharSpan,
    marks: list[_Mark],
    pending: list[CharSpan],
    found: list[Quotation],
) -> list[CharSpan]:
    """Add the paragraph's closed quotations to `found`; what stays open at its end comes back."""
    opened: int | None = None
    pieces = list(pending)
    for mark in marks:
        if opened is None:
            if _may_open(text, mark, whole):
                opened = mark.start
        elif _may_close(text, mark, whole):
            pieces.append(CharSpan(opened, mark.end))
            found.append(Quotation(tuple(pieces), closed=True))
            pieces, opened = [], None
        elif mark.text in _OPENING and _ends_utterance(text, mark.start):
            # an opening mark after a sentence's end, with the one before still open: its closing mark is missing
            pieces.append(trim(text, CharSpan(opened, mark.start)))
            found.append(Quotation(tuple(pieces), closed=False))
            pieces, opened = [], mark.start
    if opened is None:
        return pieces
    pieces.append(trim(text, CharSpan(opened, whole.end)))
    return pieces


def _ends_utterance(text: str, position: int) -> bool:
    before = text[:position].rstrip()[-1:] if position < 3 else text[position - 3 : position].rstrip()[-1:]
    return before in {".", "!", "?", "…"}


def _may_open(text: str, mark: _Mark, whole: CharSpan) -> bool:
    """True unless the mark is a closing one by its form or by the blanks beside it."""
    if mark.text in _CLOSING:
        return False
    after = text[mark.end] if mark.end < whole.end else " "
    if mark.text in _OPENING:
        return not after.isspace() or mark.end < whole.end
    before = text[mark.start - 1] if mark.start > whole.start else " "
    if after.isspace() and not before.isspace():
        return False
    if before.isspace() or before in _BEFORE_OPENING or mark.start == whole.start:
        return mark.end < whole.end
    return after.isalnum() and not before.isdigit()  # said"No: the blank before it is missing; 5'10" is a length


def _may_close(text: str, mark: _Mark, whole: CharSpan) -> bool:
    if mark.text in _CLOSING:
        return True
    before = text[mark.start - 1] if mark.start > whole.start else " "
    after = text[mark.end] if mark.end < whole.end else " "
    if mark.text in _OPENING:  # „so“, and an opening mark typed for a closing one
        return not before.isspace() and not after.isalnum()
    return not before.isspace() or after.isspace() or not after.isalnum()


def _single_quotations(text: str, doubles: list[Quotation]) -> Iterator[Quotation]:
    """Quotations in single marks outside of the double ones."""
    covered = sorted((piece.start, piece.end) for quotation in doubles for piece in quotation.pieces)
    at = 0
    for paragraph in _PARAGRAPH.finditer(text):
        position = paragraph.start()
        while position < paragraph.end():
            opening = _next_single_opening(text, position, paragraph.end())
            if opening is None:
                break
            while at < len(covered) and covered[at][1] <= opening:
                at += 1
            if at < len(covered) and covered[at][0] <= opening:
                position = covered[at][1]
                continue
            limit = min(paragraph.end(), opening + LONGEST_SINGLE, covered[at][0] if at < len(covered) else len(text))
            end = _single_closing(text, opening, limit)
            if end is not None:
                yield Quotation((CharSpan(opening, end),), closed=True, single=True)
            position = end or opening + 1


def _next_single_opening(text: str, position: int, limit: int) -> int | None:
    for match in _MARK.finditer(text, position, limit):
        start = match.start()
        if match.group() not in _SINGLE or match.group() == "’" or match.end() >= limit:
            continue
        before = text[start - 1] if start else " "
        after = text[match.end()]
        if (before.isspace() or before in _BEFORE_OPENING) and (after.isalnum() or after in "@#$£€.[("):
            if _ELISIONS.match(text, start):
                continue
            return start
    return None


def _single_closing(text: str, opening: int, limit: int) -> int | None:
    """End of the quotation opened at `opening`: a mark after a word or stop that no letter follows."""
    wanted = {"‘": "’", "‚": "‘’", "‛": "’", "'": "'", "`": "'´`", "´": "´"}[text[opening]]
    fallback: int | None = None
    for position in range(opening + 2, limit):
        if text[position] not in wanted:
            continue
        before = text[position - 1]
        after = text[position + 1] if position + 1 < len(text) else " "
        if after.isalnum() or before.isspace():
            continue
        if before in _ENDS_UTTERANCE or after in ".,;:!?)–—-" or position + 1 >= len(text):
            return position + 1
        if before != "s":
            return position + 1
        fallback = fallback or position + 1  # "the officers'" may be an apostrophe: look for a surer mark first
    return fallback
