"""The shapes of the JSON answers, for the OpenAPI document alone: `sayso.encode` makes them, nothing checks them here.

A name that stands here is promised for `v1`; what a reading holds is told in `docs/reading.md`.
"""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict  # pydantic reads the standard library's from Python 3.12 on

Bound = float | None
Day = str | None


class IntervalShape(TypedDict):
    """From `low` to `high`; null is no bound, `..._open` leaves the bound itself out."""

    low: Bound
    high: Bound
    low_open: bool
    high_open: bool


class OnPage(TypedDict):
    """The page that a record stands on, and the origin it goes back to."""

    article: str
    page: str
    headline: str
    outlet: str | None
    published: Day
    origin: str


class FigureShape(IntervalShape, OnPage):
    """A figure as an answer, with its page, its words and where they stand."""

    id: str
    surface: str
    approx: bool
    hard: IntervalShape
    soft: IntervalShape
    unit: str
    counted: str
    event: str
    place: str | None
    as_of: Day
    source: str
    stance: str
    where: str
    start: int
    end: int
    sentence: str


class QuestionShape(TypedDict):
    """The measured thing that several figures answer.

    `answers` are those that stand here; `in_all` tells how many there are, and standing, why and origins are of all.
    """

    id: str
    counted: str
    event: str
    place: str | None
    days: Day
    standing: Literal["agree", "compatible", "revised", "disputed"] | None
    why: str
    origins: int
    in_all: int
    answers: list[FigureShape]


class StatementShape(OnPage):
    """A statement with its page; `source`, `cue` and `content` are lists of [start, end]."""

    id: str
    where: str
    source: list[list[int]]
    cue: list[list[int]]
    content: list[list[int]]
    words: str
    kind: str
    stance: str
    speaker: dict[str, Any] | None
    said_on: Day
    confidence: float
    rule: str


class Counted(TypedDict):
    """A value and how often it stands on this page of the answer."""

    value: str
    count: int


class AnswersShape(TypedDict):
    """Figures grouped into questions, statements, and the way to the following part."""

    format: int
    questions: list[QuestionShape]
    statements: list[StatementShape]
    pages: int
    origins: int
    loosened: bool
    more: bool
    facets: dict[str, list[Counted]]
    next: str | None


class Told(TypedDict):
    """How many statements and figures of a stance were published in a month."""

    month: str
    stance: str
    count: int


class FacetsShape(TypedDict):
    """How many records of the whole answer have each value; least numbers where `more` is true."""

    format: int
    figures: int
    statements: int
    more: bool
    counts: dict[str, list[Counted]]
    over_time: list[Told]


class SpeakerShape(AnswersShape):
    """What a speaker said; `stances` counts the statements of this page of the answer."""

    speaker: str
    stances: dict[str, int]


class OneQuestionShape(TypedDict):
    """A question, and its answers as bars over time."""

    format: int
    question: QuestionShape
    bars: list[dict[str, Any]]
    next: str | None


class FindingShape(TypedDict):
    """What a comparison shows, and the words that show it."""

    kind: str
    verdict: str | None
    part: str | None
    headline: dict[str, Any] | None
    body: list[dict[str, Any]]
    why: str
    score: float
    rule: str


class FoundFindingShape(FindingShape):
    """A finding with its page."""

    id: str
    article: str
    page: str
    title: str
    outlet: str | None
    published: Day


class FindingsShape(TypedDict):
    """Findings, newest first."""

    format: int
    findings: list[FoundFindingShape]
    next: str | None


class RefusalShape(TypedDict):
    """What was not read."""

    code: str
    what: str
    where: str
    mend: str


class RefusalsShape(TypedDict):
    """Refusals, by where they stand."""

    format: int
    refusals: list[RefusalShape]
    next: str | None


class ReadingShape(TypedDict):
    """A reading: see docs/reading.md."""

    format: int
    id: str
    headline: str
    text: str
    published: Day
    outlet: str | None
    statements: list[dict[str, Any]]
    figures: list[dict[str, Any]]
    findings: list[FindingShape]
    refusals: list[RefusalShape]
    provenance: dict[str, Any]


class RecordShape(TypedDict):
    """One record whole."""

    format: int
    id: str
    kind: Literal["page", "statement", "figure", "finding"]
    record: dict[str, Any] | None
    page: dict[str, Any]
    origin: str
    copies: list[str]
    provenance: dict[str, Any]


class CheckShape(TypedDict):
    """How a headline stands to its body: the worst verdict, and each finding."""

    format: int
    id: str
    headline: str
    published: Day
    verdict: Literal["supported", "contradicted", "unsupported", "unclear"] | None
    score: float
    findings: list[FindingShape]
    refusals: list[RefusalShape]


class StatsShape(TypedDict):
    """How much the ledger holds."""

    format: int
    pages: int
    refused: int
    origins: int
    outlets: int
    statements: int
    figures: int
    findings: int
    refusals: int
    speakers: int
    first: Day
    last: Day
    stances: dict[str, int]
    events: dict[str, int]
    verdicts: dict[str, int]
