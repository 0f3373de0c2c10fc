"""What the four tools do: parse, ask the ledger, tell. They read alone; `check` keeps nothing of what it is given."""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.errors import NotFoundError, QueryError, TooLargeError
from sayso.ingest import Given
from sayso.mcp.quoting import NOTICE, quote_page, quoted
from sayso.mcp.telling import tell_figure, tell_finding, tell_question, tell_statement
from sayso.model import Figure, Finding, FindingKind, Statement
from sayso.query import Query
from sayso.spans import CharSpan
from sayso.store.rows import statement_ids
from sayso.web.paging import ask_page
from sayso.web.questions import part_of

if TYPE_CHECKING:
    from sayso.answers import Record
    from sayso.desk import Reads
    from sayso.ledger import Ledger
    from sayso.mcp.shapes import Asked, Checked, Found, Shown, ToldFigure
    from sayso.model import Article, Question, Reading
    from sayso.web.pool import Pool

OF_EACH = 5
"""Answers of each question that a search tells, the newest."""

ANSWERS = 40
"""Answers of one question that are told, the newest."""

TEXT = 4000
"""Characters of a page that one call shows."""

RECORDS = 30
"""Statements, and figures, of the shown text that are listed with it."""

MOST_TEXT = 200_000
"""Characters of a text that is checked: forty long articles."""

KEPT = 32
"""Pages that one call holds."""


@dataclass(frozen=True)
class _Pages:
    """The pages of one call's records, each looked up once."""

    ledger: Ledger
    _held: OrderedDict[str, Article] = field(default_factory=OrderedDict)

    def article(self, page: str) -> Article:
        """The article of the page with that id."""
        if page not in self._held:
            self._held[page] = self.ledger.show(page).reading.article
            if len(self._held) > KEPT:
                self._held.popitem(last=False)
        return self._held[page]


class Tools:
    """The tools over one ledger. `pool` lends connections that only read, `desk` reads texts that are given."""

    def __init__(self, pool: Pool, desk: Reads) -> None:
        """Keep them."""
        self._pool = pool
        self._desk = desk

    def search(self, query: Query, following: str | None) -> Found:
        """Figures grouped into questions, and statements, that answer `query`. Raises: QueryError."""
        with self._pool.lend() as ledger:
            answers, parts, after = ask_page(ledger, query, following)
            pages = _Pages(ledger)
            return {
                "notice": NOTICE,
                "questions": [tell_question(each, _figures(each.question, pages, OF_EACH)) for each in parts],
                "statements": [
                    tell_statement(
                        said.statement, said.id, pages.article(said.page), page=said.page, origin=said.origin
                    )
                    for said in answers.statements
                ],
                "pages": answers.pages,
                "origins": answers.origins,
                "loosened": answers.loosened,
                "next": after,
            }

    def question(self, figure: str) -> Asked:
        """The question that the figure with that id answers. Raises: NotFoundError."""
        with self._pool.lend() as ledger:
            part = part_of(ledger, figure, pages=ANSWERS)
            told = tell_question(part, _figures(part.question, _Pages(ledger), ANSWERS))
        return {"notice": NOTICE, "question": told}

    def check_page(self, page: str) -> Checked:
        """How the headline of a page of the ledger stands to its body. Raises: NotFoundError."""
        with self._pool.lend() as ledger:
            record = ledger.show(page)
        return _checked(record.reading, record.page)

    def check_text(self, text: str, *, headline: str, outlet: str, published: str) -> Checked:
        """How a text's headline stands to its body; its first line is the headline where none is given.

        Raises: NotAPageError, QueryError, TooLargeError, TimeLimitError, BusyError.
        """
        from sayso.desk import given_page  # noqa: PLC0415
        from sayso.web.pasting import day_of  # noqa: PLC0415

        if len(text) + len(headline) > MOST_TEXT:
            message = f"the text is longer than {MOST_TEXT:,} characters"
            raise TooLargeError(message, where="text", mend="Give one article.")
        content = json.dumps({"headline": headline, "text": text}) if headline.strip() else text
        given = Given(published=day_of(published), outlet=outlet.strip() or None)
        return _checked(self._desk.read(given_page(content, given)), None)

    def show(self, identity: str, start: int | None) -> Shown:
        """One record, and its page's text around it, or from `start` on. Raises: NotFoundError, QueryError."""
        with self._pool.lend() as ledger:
            record = ledger.show(ledger_id(ledger, identity))
            ids = ledger.figure_ids(record.page)
        length = len(record.reading.article.text)
        begin = _beginning(record) if start is None else start
        if not 0 <= begin <= length:
            message = f"the text has {length:,} characters"
            raise QueryError(message, where="start", mend="Give a start within it.")
        return _shown(record, ids, CharSpan(begin, min(length, begin + TEXT)))


def ledger_id(ledger: Ledger, told: str) -> str:
    """The id of a record that is told as PAGE#s3 or PAGE#f2, as a reading names it; any other stays.

    Raises: NotFoundError for a page or a name that isn't there.
    """
    page, _, name = told.rpartition("#")
    if not page or not name[1:].isdigit():
        return told
    record = ledger.show(page)
    statements = zip((each.id for each in record.reading.statements), statement_ids(record.reading), strict=True)
    figures = zip((each.id for each in record.reading.figures), ledger.figure_ids(record.page), strict=False)
    known = {**dict(statements), **dict(figures)}
    if name not in known:
        message = f"the page has no statement or figure {name!r}"
        raise NotFoundError(message, where=page, mend="Give the id that search, question or show told.")
    return known[name]


def _figures(question: Question, pages: _Pages, most: int) -> list[ToldFigure]:
    return [
        tell_figure(each.figure, each.id, pages.article(each.page), page=each.page, origin=each.origin)
        for each in question.answers[-most:]
    ]


def _checked(reading: Reading, page: str | None) -> Checked:
    from sayso.compare import headline_verdict  # noqa: PLC0415 - loads tables of words

    verdict, score = headline_verdict(reading.findings)
    on_headline = [each for each in reading.findings if each.kind is FindingKind.HEADLINE]
    others = [each for each in reading.findings if each.kind is not FindingKind.HEADLINE]
    return {
        "notice": NOTICE,
        "verdict": verdict.value if on_headline else "nothing to check",
        "score": round(score, 3),
        "cite": quote_page(reading.article, page),
        "headline_findings": [tell_finding(each) for each in on_headline[:RECORDS]],
        "other_findings": [tell_finding(each) for each in others[:RECORDS]],
        "refused": [quoted(f"{each.code}: {each.what} {each.mend}") for each in reading.refusals[:RECORDS]],
    }


def _beginning(record: Record) -> int:
    """Where the shown part of the text begins: a little before the record."""
    spans: tuple[CharSpan, ...] = ()
    match record.item:
        case Statement() as statement if statement.where == "text":
            spans = (*statement.source, *statement.cue, *statement.content)
        case Figure() as figure if figure.where == "text":
            spans = (figure.sentence,)
        case Finding() as finding:
            spans = tuple(each.span for each in finding.body if each.where == "text")
    return max(0, min((span.start for span in spans), default=0) - TEXT // 4)


def _shown(record: Record, ids: tuple[str, ...], window: CharSpan) -> Shown:
    reading, item = record.reading, record.item
    article = reading.article
    about = {"page": record.page, "origin": record.origin}
    named = dict(zip((each.id for each in reading.figures), ids, strict=False))
    said = dict(zip((each.id for each in reading.statements), statement_ids(reading), strict=True))
    statements = [each for each in reading.statements if each.where == "text" and _within(each.content, window)]
    figures = [each for each in reading.figures if each.where == "text" and window.contains(each.span)]
    text = window.of(article.text)
    return {
        "notice": NOTICE,
        "id": record.id,
        "kind": record.kind,
        "cite": quote_page(article, record.page),
        "statement": tell_statement(item, record.id, article, **about) if isinstance(item, Statement) else None,
        "figure": tell_figure(item, record.id, article, **about) if isinstance(item, Figure) else None,
        "finding": tell_finding(item, record.id) if isinstance(item, Finding) else None,
        "quoted_text": quoted(text, TEXT),
        "start": window.start,
        "end": window.end,
        "length": len(article.text),
        "statements": [tell_statement(each, said[each.id], article, **about) for each in statements[:RECORDS]],
        "figures": [tell_figure(each, named.get(each.id, each.id), article, **about) for each in figures[:RECORDS]],
        "origin": record.origin,
        "copies": [quoted(each, 200) for each in record.copies[:RECORDS]],
        "read_by": f"sayso {reading.provenance.sayso} at {reading.provenance.read_at.isoformat()}",
    }


def _within(spans: tuple[CharSpan, ...], window: CharSpan) -> bool:
    return any(window.overlaps(span) for span in spans)
