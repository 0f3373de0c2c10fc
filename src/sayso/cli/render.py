"""How records look in a terminal. Text from pages is shown as text: what could steer a terminal is made visible."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import orjson

from sayso.amounts import unit_behind
from sayso.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from rich.console import Console
    from rich.text import Text

    from sayso.interval import Interval
    from sayso.model import Evidence, Quantity
    from sayso.spans import CharSpan

WIDTH_OF_FILES = 120
"""Columns where standard output is no terminal."""


def plain(text: str) -> str:
    r"""`text` in one line, with control, bidi and private characters made visible as \x.. and white space joined.

    Example: an escape sequence in a headline shows as "\x1b[2J" and clears nothing.
    """
    return visible(" ".join(text.split()))


def console(*, err: bool = False) -> Console:
    """A console that colours on a terminal alone, and never reads markup out of a page's text."""
    from rich.console import Console  # noqa: PLC0415 - a tenth of a second to import

    stream = sys.stderr if err else sys.stdout
    width = None if stream.isatty() else WIDTH_OF_FILES
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)


def print_json(data: Any) -> None:
    """One JSON document on standard output."""
    write_bytes(orjson.dumps(data, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2))


def print_json_line(data: Any) -> None:
    """One JSON line on standard output."""
    write_bytes(orjson.dumps(data, option=orjson.OPT_APPEND_NEWLINE))


def write_bytes(data: bytes) -> None:
    """Bytes on standard output, also where it is a text stream that a test put there."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode())
    else:
        sys.stdout.flush()
        buffer.write(data)
        buffer.flush()


def short(told: str) -> str:
    """The beginning of an id, long enough to name its record: `sayso show` takes beginnings."""
    kind, _, rest = told.partition("-")
    return f"{kind}-{rest[:8]}" if rest else told


def number(value: float) -> str:
    """A number as a reader writes it: 2,000, 0.25, 3,000,000,000."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def interval(stated: Interval, *, approx: bool = False) -> str:
    """An interval in signs: "> 1,000", "< 2,000", "200 to 250", "~ 40", "70"."""
    about = "~ " if approx else ""
    low, high = stated.low, stated.high
    if low is not None and low == high:
        return f"{about}{number(low)}"
    if low is not None and high is not None:
        return f"{about}{number(low)} to {number(high)}"
    if low is not None:
        return f"{about}{'>' if stated.low_open else '≥'} {number(low)}"
    if high is not None:
        return f"{about}{'<' if stated.high_open else '≤'} {number(high)}"
    return "any"


def amount(quantity: Quantity) -> str:
    """The stated interval of a quantity with its unit."""
    return interval(quantity.stated, approx=quantity.approx) + unit_behind(quantity)


def marked(sentence: str, words: Iterable[tuple[int, int, str]]) -> Text:
    """`sentence` with spans styled; where there is no colour, the words stand between ‹ and ›.

    `words`: start, end (code points of `sentence`) and style of each; overlapping ones are drawn first come first.
    """
    from rich.text import Text  # noqa: PLC0415

    text, reached = Text(), 0
    signs = not has_colour()
    for start, end, style in sorted(words):
        if start < reached or end > len(sentence):
            continue
        text.append(plain_keeping_edges(sentence[reached:start]))
        inner = plain(sentence[start:end])
        text.append(f"‹{inner}›" if signs else inner, style=style)
        reached = end
    text.append(plain_keeping_edges(sentence[reached:]))
    return text


def has_colour() -> bool:
    """True where standard output shows colour: a terminal that nobody told to do without (NO_COLOR, TERM=dumb)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def plain_keeping_edges(text: str) -> str:
    """`plain`, with one space kept at an end where the text had any."""
    if not text.strip():
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{plain(text)}{' ' * text[-1].isspace()}"


def evidence(found: Evidence, style: str) -> Text:
    """The sentence of a piece of evidence with its words marked."""
    at = found.sentence.find(found.surface)
    return marked(found.sentence, [(at, at + len(found.surface), style)] if at >= 0 else [])


def marked_evidence(found: Sequence[Evidence], style: str) -> list[Text]:
    """The sentences of several pieces of evidence, each once, with all its words marked."""
    words: dict[str, list[tuple[int, int, str]]] = {}
    for one in found:
        at = one.sentence.find(one.surface)
        words.setdefault(one.sentence, []).extend([(at, at + len(one.surface), style)] if at >= 0 else [])
    return [marked(sentence, sorted(set(spans))) for sentence, spans in words.items()]


def print_hanging(rows: Iterable[tuple[str, Text | str]], out: Console, *, indent: int = 0) -> None:
    """Rows of a label and a text, wrapped so that every line of a text begins where its first does."""
    from rich.text import Text  # noqa: PLC0415

    listed = list(rows)
    margin = indent + max((len(label) + 2 for label, _ in listed if label), default=0)
    for label, told in listed:
        text = told if isinstance(told, Text) else Text(told)
        for number, line in enumerate(text.wrap(out, max(LEAST_WIDTH, out.width - margin))):
            line.rstrip()
            before = " " * indent + label if number == 0 else ""
            out.print(Text(before.ljust(margin)) + line, soft_wrap=True)


LEAST_WIDTH = 20
"""Columns for a text where the terminal leaves fewer: it is cut by the terminal then, not by us."""


def spans_in(sentence: CharSpan, spans: Iterable[CharSpan], style: str) -> list[tuple[int, int, str]]:
    """Spans of a field as starts and ends within `sentence`; those outside are left out, those across are cut."""
    found = []
    for span in spans:
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        if start < end:
            found.append((start - sentence.start, end - sentence.start, style))
    return found
