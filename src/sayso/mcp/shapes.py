"""The shapes of answers: what an assistant is told of them, field by field, in each tool's schema."""

from __future__ import annotations

from typing_extensions import TypedDict  # pydantic reads the standard library's from Python 3.12 on

from sayso.mcp.quoting import QuotedPage, QuotedSpan


class ToldFigure(TypedDict):
    """A number claimed: its interval, of what, where, as of when, by whose word, and the words that say so."""

    id: str
    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    approximate: bool
    unit: str
    quoted_counted: str
    event: str
    quoted_place: str | None
    as_of: str | None
    quoted_speaker: str
    stance: str
    evidence: QuotedSpan
    quoted_sentence: str
    cite: QuotedPage
    origin: str


class ToldStatement(TypedDict):
    """Who said it, with which stance, and the exact words of the speaker's naming, the cue and the content."""

    id: str
    quoted_speaker: str | None
    stance: str
    said_on: str | None
    speech: str
    confidence: float
    source: list[QuotedSpan]
    cue: list[QuotedSpan]
    content: list[QuotedSpan]
    cite: QuotedPage
    origin: str


class ToldQuestion(TypedDict):
    """What several figures answer and how they stand to each other; `origins` counts copies of a report once.

    `answers` holds the newest, `left_out` tells how many others there are: `question` with `ask_with` gives more.
    """

    ask_with: str
    quoted_counted: str
    event: str
    quoted_place: str | None
    days: str | None
    standing: str | None
    why: str
    origins: int
    answers: list[ToldFigure]
    left_out: int


class ToldFinding(TypedDict):
    """What a comparison shows, why, and the words that show it."""

    id: str | None
    kind: str
    verdict: str | None
    part: str | None
    why: str
    rule: str
    score: float
    headline: QuotedSpan | None
    body: list[QuotedSpan]


class Found(TypedDict):
    """The answer of `search`."""

    notice: str
    questions: list[ToldQuestion]
    statements: list[ToldStatement]
    pages: int
    origins: int
    loosened: bool
    next: str | None


class Asked(TypedDict):
    """The answer of `question`."""

    notice: str
    question: ToldQuestion


class Checked(TypedDict):
    """The answer of `check`: the verdict over all, what it rests on, other findings, and what could not be read."""

    notice: str
    verdict: str
    score: float
    cite: QuotedPage
    headline_findings: list[ToldFinding]
    other_findings: list[ToldFinding]
    refused: list[str]


class Shown(TypedDict):
    """The answer of `show`: the record, and a part of its page's text from `start` to `end` of `length` characters."""

    notice: str
    id: str
    kind: str
    cite: QuotedPage
    statement: ToldStatement | None
    figure: ToldFigure | None
    finding: ToldFinding | None
    quoted_text: str
    start: int
    end: int
    length: int
    statements: list[ToldStatement]
    figures: list[ToldFigure]
    origin: str
    copies: list[str]
    read_by: str
