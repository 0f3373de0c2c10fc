"""What is asked of the ledger, as a value: parsed once, the same for Python, command line, HTTP and assistants.

    Query.parse("killed in Plovdiv", since="2024-03-01", stance="denies")

The words are turned into what they may match by `sayso.terms`; the stores turn that into their own language.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Self, TypeVar

from sayso.errors import QueryError
from sayso.interval import DayInterval
from sayso.model import Event, Stance

E = TypeVar("E", bound=StrEnum)

LIMIT = 100
MOST = 10_000
"""More than a reader looks through, and a bound on what one question can cost."""


class RecordKind(StrEnum):
    """What is asked for."""

    FIGURE = "figure"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question to the ledger. Every field narrows; one that is None or empty doesn't.

    `since` and `until` are days of publication, both inside. `limit` bounds figures and statements each. `confidence`
    leaves out records that the reader was less sure of.
    """

    words: str = ""
    speaker: str | None = None
    place: str | None = None
    event: Event | None = None
    stance: Stance | None = None
    outlet: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    confidence: float = 0.0
    kind: RecordKind | None = None
    limit: int = LIMIT

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MOST:
            message = f"a limit is a number from 1 to {MOST}, not {self.limit}"
            raise QueryError(message, where="limit", mend=f"Try {LIMIT}.")
        if self.since and self.until and self.until < self.since:
            message = f"nothing lies from {self.since} until {self.until}"
            raise QueryError(message, where="until", mend="Swap the two days.")

    @classmethod
    def parse(cls, words: str = "", **filters: Any) -> Self:
        """The query for `words` and filters that may still be strings, as an option or an address gives them.

        Days are YYYY, YYYY-MM or YYYY-MM-DD: a month begins at its first day and ends at its last.

        Raises: QueryError, naming the nearest known name or value.
        """
        known = {field.name for field in fields(cls)} - {"words"}
        for name in filters:
            if name not in known:
                message = f"there is no filter {name!r}"
                raise QueryError(message, where=name, mend=_nearest(name, sorted(known)))
        told = {name: value for name, value in filters.items() if value not in {None, ""}}
        return cls(words=" ".join(words.split()), **{name: _read(name, value) for name, value in told.items()})

    @property
    def is_empty(self) -> bool:
        """True for a query that narrows nothing."""
        return self == type(self)(limit=self.limit, kind=self.kind)


def _read(name: str, value: Any) -> Any:
    reads: dict[str, Callable[[], Any]] = {
        "event": lambda: _member(Event, name, value),
        "stance": lambda: _member(Stance, name, value),
        "kind": lambda: _member(RecordKind, name, value),
        "since": lambda: _day(name, value),
        "until": lambda: _day(name, value),
        "limit": lambda: _number(name, value, int),
        "confidence": lambda: _number(name, value, float),
    }
    return reads[name]() if name in reads else _text(name, value)


def _text(name: str, value: Any) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    message = f"{name} is words, not {type(value).__name__}"
    raise QueryError(message, where=name, mend="Give a string.")


def _member(kind: type[E], name: str, value: Any) -> E:
    told = str(value).strip().lower()
    values = [member.value for member in kind]
    if told in values:
        return kind(told)
    message = f"there is no {name} {told!r}"
    raise QueryError(message, where=name, mend=_nearest(told, values))


def _day(name: str, value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    try:
        days = DayInterval.from_iso(str(value).strip())
    except ValueError as error:
        message = f"{value!r} is no day"
        raise QueryError(message, where=name, mend="Write it as 2024-03-12, 2024-03 or 2024.") from error
    return days.start if name == "since" else days.end


def _number(name: str, value: Any, kind: type[int | float]) -> float:
    try:
        return kind(value)
    except (TypeError, ValueError) as error:
        message = f"{value!r} is no number"
        raise QueryError(message, where=name, mend="Give a number.") from error


def _nearest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(known)}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word of a question with everything that may stand for it."""

    word: str
    same: tuple[str, ...] = ()  # words used for the same thing
    near: tuple[str, ...] = ()  # words for a thing close to it: "Iran" -> Iranian
    events: tuple[Event, ...] = ()  # what it says happened: "dead" -> killed
    stance: Stance | None = None  # the stance that it names: "denied" -> denies
    spelling: str | None = None  # key under which other spellings of a name stand (spelling.py)

    @property
    def words(self) -> tuple[str, ...]:
        """The word and those that stand for it."""
        return (self.word, *self.same)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A query made ready for a store: its terms, and those of its speaker and place.

    `speakers` holds one tuple of terms for each name under which the speaker is known; one of them must match.
    """

    query: Query
    terms: tuple[Term, ...] = ()
    speakers: tuple[tuple[Term, ...], ...] = ()
    place: tuple[Term, ...] = ()
