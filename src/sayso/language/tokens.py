"""Text in, the places of its tokens out: words, marks, the parts of contractions, as the treebanks of English cut them.

Conventions are those of the Penn Treebank as spaCy's English tokenizer keeps them, from which the grammar was learned
(docs/adr/0012): "don't" is "do" and "n't", "1,500-strong" is "1,500", "-", "strong", "$3bn" is "$" and "3bn"; "U.S."
and "Gov." keep their stops. What it does not try: emoticons, and languages other than English.
"""

from __future__ import annotations

import re
from functools import cache

from sayso.data import load_table

Piece = tuple[int, int]

_CHUNK = re.compile(r"\S+")
_REMEMBERED = 50_000
"""Chunks between blanks whose pieces are kept: news repeats itself, so more brings nothing."""

LONGEST_WORD = 400
"""Characters without white space that may be several words. What is longer is none: it is sliced, since the time to cut
it grows with the square of its length."""

_MARKS = r",:;!?¿؟¡()\[\]{}<>_#*&·।،۔؛٪。？！，、；：～"
_QUOTES = r"'\"”“`‘´’‚„»«"
_CURRENCY = r"[$£€¥฿₠-₿﷼]"
_UNITS = (
    "km²|km³|km/h|kmh|km|m/s|mph|mbar|mm²|mm³|mm|mg|mb|m²|m³|m|dm|cm²|cm³|cm|ha|µm|µg|nm|yd|in|ft|kg|g|t|lb|oz"
    "|hPa|Pa|MB|kb|KB|gb|GB|tb|TB|T|G|M|K|%"
)

_LEFT = re.compile(rf"§|%|=|—|–|\+(?![0-9])|\.\.+|…|[{_MARKS}{_QUOTES}¦©®°™]|(?:US|C|A)\$|{_CURRENCY}")
_RIGHT = re.compile(
    rf"(?:\.\.+|…|[{_MARKS}{_QUOTES}¦©®°™]|['’][sS]|—|–|(?<=[0-9])\+|(?<=[0-9]){_CURRENCY}|(?<=[0-9])(?:{_UNITS})"
    rf"|(?<=[^\W_A-Z])\.|(?<=[{_MARKS}{_QUOTES}%²\-+…])\.|(?<=[A-Z][A-Z])\.)$",
)
_INSIDE = re.compile(
    rf"\.\.+|…|(?<=[0-9])[+\-*^](?=[0-9-])|(?<=[a-zß-öø-ÿ{_QUOTES}])\.(?=[A-ZÀ-ÖØ-Þ{_QUOTES}])"
    r"|(?<=[^\W\d_]),(?=[^\W\d_])|(?<=[^\W_])(?:--|---|——|[-–—~])(?=[^\W\d_])|(?<=[^\W_])[:<>=/](?=[^\W\d_])",
)
_ADDRESS = re.compile(r"(?:\w{2,}://|www\.|[\w.+-]+@)\S+$|(?:[\w-]+\.)+(?:com|org|net|gov|edu|co\.\w\w|\w\w)(?:/\S*)?$")
_NEGATED = re.compile(
    r"(?i)(ca|could|do|does|did|had|may|might|must|need|ought|sha|should|wo|would|ai|are|is|was|were|have|has|dare)(n['’]t)$"
)
_CLITIC = re.compile(
    r"(?i)(i|you|he|she|it|we|they|who|what|when|where|why|how|there|that|this|these|those|could|might|must|should|would)"
    r"((?:['’](?:m|ll|d|ve|re|s))+)$",
)
_HOUR = re.compile(r"(1[0-2]|[1-9])([ap]\.m\.|[ap]m)$")
_ONE_CLITIC = re.compile(r"['’](?:m|ll|d|ve|re|s)", re.IGNORECASE)
_INITIAL = re.compile(r"[A-Za-z]\.$")
_JOINED = {"cannot": 3, "gonna": 3, "gotta": 3, "c'mon": 3, "let's": 3, "let’s": 3, "y'all": 2}
"""Words that are two, with the length of the first."""


@cache
def _stopped() -> frozenset[str]:
    """Abbreviations that keep their stop."""
    return frozenset(load_table("abbreviations")["with_stop"].split())


class Tokenizer:
    """Cuts texts into tokens, and remembers how it cut a chunk between blanks."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Piece, ...]] = {}

    def spans(self, text: str) -> list[Piece]:
        """Start and end of each token of `text`, in code points. Blanks are no tokens.

        Example: `Tokenizer().spans("It didn't.")` is `[(0, 2), (3, 6), (6, 9), (9, 10)]`.
        """
        found: list[Piece] = []
        for match in _CHUNK.finditer(text):
            at, chunk = match.start(), match.group()
            pieces = self._known.get(chunk)
            if pieces is None:
                pieces = self._pieces(chunk)
            found += [(at + start, at + end) for start, end in pieces]
        return found

    def _pieces(self, chunk: str) -> tuple[Piece, ...]:
        if len(chunk) > LONGEST_WORD:
            return tuple((at, min(at + LONGEST_WORD, len(chunk))) for at in range(0, len(chunk), LONGEST_WORD))
        pieces = tuple(cut(chunk))
        if len(self._known) < _REMEMBERED:
            self._known[chunk] = pieces
        return pieces


def cut(chunk: str) -> list[Piece]:
    """The pieces of a chunk without blanks: marks taken off from both ends, then what is left cut inside."""
    left: list[Piece] = []
    right: list[Piece] = []
    start, end = 0, len(chunk)
    while start < end:
        core = chunk[start:end]
        if whole := _as_known(core, start):
            return left + whole + right[::-1]
        if match := _LEFT.match(core):
            left.append((start, start + match.end()))
            start += match.end()
        elif (match := _RIGHT.search(core)) and match.start():
            right.append((start + match.start(), end))
            end = start + match.start()
        else:
            break
    inside = [(start, end)] if start < end and _ADDRESS.match(chunk, start, end) else _cut_inside(chunk, start, end)
    return _with_stops_joined(chunk, left + inside + right[::-1])


def _with_stops_joined(chunk: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with an abbreviation's stop put back to it ("D-Mass." in brackets), and two single marks made one."""
    if "." not in chunk and "''" not in chunk:
        return pieces
    joined: list[Piece] = []
    for start, end in pieces:
        before = joined[-1][0] if joined else start
        last = chunk[start:end]
        if (last == "." and chunk[before:end] in _stopped()) or (last == "'" and chunk[before:end] == "''"):
            joined[-1] = (before, end)
        else:
            joined.append((start, end))
    return joined


def _as_known(core: str, at: int) -> list[Piece] | None:
    """The pieces of a contraction, an hour or an abbreviation; None for anything else."""
    if core in _stopped() or _INITIAL.match(core) or core in {"and/or", "w/o", "o'clock", "o’clock", "'s", "’s"}:
        return [(at, at + len(core))]
    length = _JOINED.get(core.lower())
    if length is None and (match := _NEGATED.match(core) or _HOUR.match(core)):
        length = len(match[1])
    if length is not None:
        return [(at, at + length), (at + length, at + len(core))]
    if match := _CLITIC.match(core):
        tail = at + len(match[1])
        return [(at, tail), *((tail + part.start(), tail + part.end()) for part in _ONE_CLITIC.finditer(match[2]))]
    return None


def _cut_inside(chunk: str, start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    begin = start
    for match in _INSIDE.finditer(chunk, start, end):
        if match.start() > begin:
            pieces.append((begin, match.start()))
        pieces.append((match.start(), match.end()))
        begin = match.end()
    return [*pieces, (begin, end)] if begin < end else pieces
