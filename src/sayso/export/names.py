"""What records are called in other programs: IRIs that lead back to the ledger, and titles in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from sayso.model import Event, Stance
from sayso.store.rows import clean, content_of

if TYPE_CHECKING:
    from sayso.model import Article, Figure, Statement

LONGEST_TITLE = 160
"""Characters of a title; a line of a table holds about as many."""

_SAFE = "/:?#[]@!$&'()*+,;=%-._~"  # RFC 3986: what may stand in an address as it is

_TOLD = {
    Stance.ASSERTS: "says",
    Stance.DENIES: "denies",
    Stance.DOUBTS: "doubts",
    Stance.BELIEVES: "believes",
    Stance.EXPECTS: "expects",
    Stance.DEMANDS: "demands",
    Stance.DECLINES: "declines to say",
    Stance.HYPOTHETICAL: "says, as a supposition",
}


def iri_of(record: str, part: str = "") -> str:
    """The IRI of a record of the ledger, by its id; `part` names a field of a page.

    Example: "page1-0a", "text" -> "urn:sayso:page1-0a#text". `sayso show` takes what stands behind "urn:sayso:".
    """
    return f"urn:sayso:{quote(clean(record), safe='-._~')}" + (f"#{part}" if part else "")


def web_address(url: str | None) -> str | None:
    """`url` as an IRI, or None for one that isn't of the web: a page may give any words for its address."""
    try:
        parts = urlsplit(clean(url or "").strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    return quote(parts.geturl(), safe=_SAFE)


def verb_of(stance: Stance) -> str:
    """A stance as a verb: "denies"."""
    return _TOLD[stance]


def statement_title(statement: Statement, article: Article) -> str:
    """Who says what, in one line. Example: "Ivana Koleva denies: that the building had been closed"."""
    speaker = statement.speaker.name if statement.speaker else "somebody"
    return one_line(f"{speaker} {verb_of(statement.stance)}: {content_of(statement, article)}")


def figure_title(figure: Figure) -> str:
    """How many of what, in one line. Example: "at least 12 people, killed, Plovdiv"."""
    surface, counted = figure.quantity.surface, figure.counted
    counted = "" if counted.lower() in surface.lower() else counted
    event = "" if figure.event is Event.OTHER else figure.event.value
    return one_line(", ".join(part for part in (f"{surface} {counted}".strip(), event, figure.place) if part))


def one_line(text: str) -> str:
    """`text` with its white space joined, cut to the length of a title."""
    line = " ".join(clean(text).split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1].rstrip()}…"
