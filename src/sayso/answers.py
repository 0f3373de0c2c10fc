"""What the ledger answers with: statements and figures with the pages they stand on, one record whole, and counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.model import Answer, Figure, Finding, Question, Reading, Refusal, Statement
from sayso.query import Query

Kind = Literal["page", "statement", "figure", "finding"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement with the page that gives it and the origin it goes back to."""

    id: str
    statement: Statement
    content: str  # the words of its content, fragments joined by "..."
    article: str  # id
    page: str  # id
    headline: str
    outlet: str | None
    published: dt.date | None
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFinding:
    """A finding with the page on which it was made."""

    id: str
    finding: Finding
    article: str
    page: str
    headline: str
    outlet: str | None
    published: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the ledger answers to a query, in the order of time: newest last.

    `questions` holds the questions that `figures` answer, each with all its answers in the ledger, those too that don't
    match the query, and with how they stand to each other.
    `loosened` tells that nothing matched every word, so that these match all words but one. `more` tells that the
    query's limit left records out.
    """

    query: Query
    figures: tuple[Answer, ...]
    statements: tuple[Said, ...]
    questions: tuple[Question, ...] = ()
    loosened: bool = False
    more: bool = False

    @property
    def pages(self) -> int:
        """How many pages answer."""
        return len({answer.page for answer in self.figures} | {said.page for said in self.statements})

    @property
    def origins(self) -> int:
        """How many independent reports answer, copies of one wire story counted once."""
        return len({answer.origin for answer in self.figures} | {said.origin for said in self.statements})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a ledger keeps of a question without a look at its answers, which are left out of `question`.

    Of a question with one answer nothing is kept but its number, which the ledger alone understands.
    """

    number: int
    question: Question | None = None
    answers: int = 1  # in all
    pages: int = 1  # that answer
    origins: int = 1  # independent reports among them


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPart:
    """A question with some of its answers; days, standing and why are those of all of them.

    `answers`, `pages` and `origins` count all; `more` tells that older pages than those of the part answer too.
    """

    question: Question
    answers: int
    pages: int
    origins: int
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record whole, with the reading that it belongs to. `item` is None for a page."""

    id: str
    kind: Kind
    page: str
    origin: str
    item: Statement | Figure | Finding | None
    reading: Reading
    copies: tuple[str, ...] = ()  # articles that share its origin, its own among them


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """How much the ledger holds, and from when to when."""

    pages: int  # read; refused ones are not among them
    refused: int  # pages that could not be read
    origins: int
    outlets: int
    statements: int
    figures: int
    findings: int
    refusals: int
    speakers: int
    first: dt.date | None  # day of publication
    last: dt.date | None
    stances: tuple[tuple[str, int], ...] = ()  # in falling order
    events: tuple[tuple[str, int], ...] = ()
    verdicts: tuple[tuple[str, int], ...] = ()  # on headlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """How many of the records that match a query have each value, counted over the whole answer.

    Where `more` is true, the newest records alone were counted: every number is then a least one.
    """

    figures: int
    statements: int
    more: bool
    counts: Mapping[str, tuple[tuple[str, int], ...]]  # by speaker, outlet, place, event, stance and month
    over_time: tuple[tuple[str, str, int], ...] = ()  # month ("2024-03"), stance and count, oldest first


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSeen:
    """A page that was read, in short."""

    page: str  # id
    headline: str
    outlet: str | None
    published: dt.date | None
    statements: int
    figures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """What came in last: pages that were read, newest first, and what was refused."""

    read: tuple[PageSeen, ...]
    refused: tuple[Refusal, ...]
