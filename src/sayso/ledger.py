"""The ledger: what was read, kept, and asked.

    with Ledger.open("sayso.db") as ledger:
        ledger.add(reading)
        answers = ledger.ask("killed in Plovdiv", since="2024-03-01")

A front door: it parses, calls the store, and puts pages that are copies together. Records live in `sayso.store`.
"""

from __future__ import annotations

import os
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sayso.answers import Answers
from sayso.engine.collecting import collecting_less
from sayso.errors import QueryError, TooLargeError
from sayso.model import Refusal
from sayso.query import Query, RecordKind
from sayso.store import open_store
from sayso.store.base import GroupedView, GroupingWriter, HeadedView, Hits, Judgement, Put
from sayso.store.rows import page_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from sayso.answers import Facets, FoundFinding, Latest, QuestionPart, Record, Said, Stats
    from sayso.grouping import Ahead, Grouped, Kept
    from sayso.model import Answer, Page, Question, Reading
    from sayso.query import Search
    from sayso.store.base import Store


GROUPED_AT_ONCE = 500
"""Pages put under questions in one transaction, twice as many where they are looked at ahead. It takes two seconds, for
which other writers wait."""

AHEAD_FROM = 2_000
"""Pages that wait from which on another process that looks at them ahead is worth its start."""


class Ledger:
    """A ledger that is open. It belongs to the thread that opened it: open one for each thread."""

    _added = False  # pages came in since their figures were last put under questions

    def __init__(self, store: Store) -> None:
        """Keep an open store."""
        self._store = store
        self._view = store.view()
        self._kept: Kept | None = None

    @classmethod
    def open(
        cls,
        path: str | Path = "sayso.db",
        *,
        read_only: bool = False,
        wait: float = 10.0,
        any_thread: bool = False,
    ) -> Self:
        """The ledger at `path`, made there unless `read_only`; `:memory:` is one that goes with the program.

        `wait` is how many seconds to wait for another program that writes. Readers never wait.
        With `any_thread` it may go from thread to thread, never to be used by two at once.

        Raises: StoreAccessError where there is none to read, or it may not be opened; NotALedgerError for another file;
        SchemaVersionError for a newer sayso's; StoreLockedError; StoreFullError; UnknownStoreError.
        """
        return cls(open_store(path, read_only=read_only, wait=wait, any_thread=any_thread))

    def add(self, reading: Reading) -> Put:
        """Add a reading, whole or not at all, and tell what became of it.

        The same reading again changes nothing. A reading of the same page (id and digest) that tells otherwise takes
        the place of the earlier one, whose digest is kept. A reading that only carries a refusal which belongs to no
        page adds that refusal, once. A page with more records than a ledger takes of one is kept as refused.

        Raises: StoreFullError, StoreLockedError, StoreAccessError; the ledger is then as it was before.
        """
        with self._store.begin() as writer:
            if not reading.article.page_digest and not reading.article.text:
                new = [writer.put_refusal(refusal) for refusal in reading.refusals]
                return Put.NEW if any(new) else Put.SAME
            try:
                put = writer.put(reading)
            except TooLargeError as error:
                put = writer.put(_refused(reading, error))
            if put in {Put.NEW, Put.RECUT}:
                from sayso.origins import join_origin, leave_origin  # noqa: PLC0415 - who only asks needs none of it

                page = page_id(reading.article)
                if put is Put.RECUT:
                    leave_origin(writer, page)
                if reading.article.text:
                    join_origin(writer, page, reading.article.text)
            self._added |= put is not Put.SAME
            return put

    def group(self, *, pages: int | None = None, workers: int = 1) -> int:
        """Put the figures of new pages under the questions that they answer, and tell how many pages that was.

        Adding a page leaves this to be done: it is done at the end of a `with`, before `ask` and `questions` of a
        ledger that pages were just added to, and here; `pages` at most where that is given. It is done in small
        transactions, so that a program that is killed loses little, and others write in between. Each page joins what
        is there; nothing is grouped anew, but all of it where the rule for it has a new version.

        With two `workers` or more (0 for one a processor) another process looks at pages ahead of this one, where there
        are thousands: the program must then be one that another process can import, as for `read_all`.
        """
        done = 0
        try:
            with self._ahead(workers, pages) as ahead, collecting_less():
                while pages is None or done < pages:
                    most = GROUPED_AT_ONCE if ahead is None else 2 * GROUPED_AT_ONCE
                    most = most if pages is None else min(most, pages - done)
                    grouped = self._group_some(most, ahead)
                    done += grouped.pages
                    if not grouped.more:
                        break
        except BaseException:
            self._kept = None  # numbers that were taken back may be given anew
            raise
        self._added = pages is not None
        return done

    def _ahead(self, workers: int, pages: int | None) -> AbstractContextManager[Ahead | None]:
        """What looks at pages ahead, if that is worth a process."""
        path = Path(self._store.where)
        if (workers or os.cpu_count() or 1) < 2 or not path.is_file():
            return nullcontext()
        waiting = self.ungrouped()
        if (waiting if pages is None else min(waiting, pages)) < AHEAD_FROM:
            return nullcontext()
        from sayso.grouping import Ahead  # noqa: PLC0415 - loads tables of words

        return Ahead(path)

    def _group_some(self, most: int, ahead: Ahead | None) -> Grouped:
        from sayso.grouping import Grouped, Grouping, Kept  # noqa: PLC0415 - as above

        with self._store.begin() as writer:
            if not isinstance(writer, GroupingWriter):
                return Grouped(0, more=False)
            if self._kept is None:
                self._kept = Kept()
            return Grouping(writer, self._kept, ahead).group(most)

    def regroup(self) -> int:
        """Put all figures under questions anew, and tell how many pages there are."""
        with self._store.begin() as writer:
            if isinstance(writer, GroupingWriter):
                writer.group_tables().clear()
        self._kept = None
        return self.group()

    def ungrouped(self) -> int:
        """How many pages still have figures that aren't under questions."""
        return self._view.ungrouped() if isinstance(self._view, GroupedView) else 0

    def add_refusal(self, refusal: Refusal) -> bool:
        """Add a refusal that belongs to no page, such as a damaged record; False if it was in already."""
        with self._store.begin() as writer:
            return writer.put_refusal(refusal)

    def has(self, page_id: str, digest: str, *, sayso: str | None = None, config: str | None = None) -> bool:
        """True when the page is in, read by that version of sayso and with these settings, where they are given.

        `page_id` is the article's id. A page on which a worker broke down counts as not in, so that it is tried again.
        """
        return self._view.has(page_id, digest, sayso=sayso, config=config)

    def has_page(self, page: Page, *, sayso: str | None = None, config: str | None = None) -> bool:
        """`has` for a page that is yet to be read.

        A page that was read without a day or an outlet, which are now given, counts as not in.
        """
        article, digest = page.article_id, page.digest
        if self._view.lacks(article, digest, published=page.published, outlet=page.outlet):
            return False
        return self.has(article, digest, sayso=sayso, config=config)

    def ask(self, query: Query | str = "", **filters: Any) -> Answers:
        """What answers `query`, newest last: figures, the questions that they answer whole, and statements.

        `filters` are those of `Query.parse`: speaker, place, event, since, until, stance, outlet, confidence, kind,
        limit. Figures and statements are bounded by `limit` each; those that match best are kept.

        Raises: QueryError for an unknown filter or value, or a question that asks nothing.
        Example: `ledger.ask("killed in Plovdiv", speaker="ministry")`.
        """
        found = self.find(query, **filters)
        return replace(found, questions=self.questions_beside(found.figures))

    def questions_beside(self, figures: Sequence[Answer]) -> tuple[Question, ...]:
        """The questions that `figures` of this ledger answer, each with all its answers, in the order of their days.

        Where the ledger keeps no questions, or some of these figures were added since it was grouped, `figures` alone
        are grouped.
        """
        from sayso.compare.questions import group_figures, order_of, question_of  # noqa: PLC0415 - loads tables of words

        beside = self._beside([each.id for each in figures])
        if beside is None:
            return group_figures(figures)
        return tuple(sorted(map(question_of, beside), key=order_of))

    def question(self, figure: str) -> Question | None:
        """The question that the figure with that id answers, with all its answers.

        None where there is no such figure, the ledger keeps no questions, or the figure was added since it was grouped.
        """
        from sayso.compare.questions import question_of  # noqa: PLC0415 - loads tables of words

        beside = self._beside([figure])
        return question_of(beside[0]) if beside else None

    def parts_beside(self, figures: Sequence[Answer]) -> tuple[QuestionPart, ...]:
        """The questions that `figures` of this ledger answer, each with those of `figures` that answer it.

        How its answers stand is told of all of them. It costs the same however many there are. Figures that were added
        since the ledger was grouped are grouped among themselves.
        """
        from sayso.question_parts import parts_of  # noqa: PLC0415 - loads tables of words

        if self._added:
            self.group()
        headings = self._view.headings([each.id for each in figures]) if isinstance(self._view, HeadedView) else {}
        return parts_of(figures, headings)

    def question_part(self, figure: str, *, pages: int, skip: int = 0) -> QuestionPart | None:
        """The question that the figure with that id answers, with what `pages` pages answer: those published last.

        `skip` of them are passed over. None where `question` gives None, or where `skip` passes over all pages.
        """
        from sayso.question_parts import headed_part, whole_part  # noqa: PLC0415 - loads tables of words

        if self._added:
            self.group()
        view = self._view
        heading = view.headings([figure]).get(figure) if isinstance(view, HeadedView) else None
        if not isinstance(view, HeadedView) or heading is None or heading.question is None:
            whole = None if skip else self.question(figure)  # of one answer, or so new that its heading is yet to come
            return whole_part(whole) if whole else None
        answers, more = view.part_of(heading.number, pages=pages, skip=skip)
        return headed_part(heading, answers, more=more) if answers else None

    def _beside(self, figures: list[str]) -> list[tuple[Answer, ...]] | None:
        if self._added:
            self.group()
        return self._view.answers_beside(figures) if isinstance(self._view, GroupedView) else None

    def find(self, query: Query | str = "", *, skip: int = 0, **filters: Any) -> Answers:
        """What answers `query`, as `ask` tells it, without grouping figures into questions.

        The best `skip` figures and the best `skip` statements are passed over: those that a smaller limit gives.
        """
        query = query if isinstance(query, Query) else Query.parse(query, **filters)
        search = self._search(query)
        figures: Hits[Answer] = Hits((), more=False, loosened=False)
        statements: Hits[Said] = Hits((), more=False, loosened=False)
        if query.kind is not RecordKind.STATEMENT:
            figures = self._view.find_figures(search)
        if query.kind is not RecordKind.FIGURE:
            statements = self._view.find_statements(search)
        return Answers(
            query=query,
            figures=tuple(sorted(figures.found[skip:], key=_moment)),
            statements=tuple(sorted(statements.found[skip:], key=_moment)),
            loosened=figures.loosened or statements.loosened,
            more=figures.more or statements.more,
        )

    def _search(self, query: Query) -> Search:
        from sayso.terms import search_of  # noqa: PLC0415 - loads tables of words

        names = self._view.names_of(query.speaker) if query.speaker else ()
        search = search_of(query, speakers=names)
        if query.speaker and not all(search.speakers):
            message = f"there is no name in {query.speaker!r}"
            raise QueryError(message, where="speaker", mend="Name a person, an office or a body.")
        if not search.terms and query.words and Query(words=query.words, limit=query.limit, kind=query.kind) == query:
            message = f"there is nothing to look for in {query.words!r}"
            raise QueryError(message, where="words", mend="Name what was counted or said, and where.")
        return search

    def facets(self, query: Query | str = "", *, most: int | None = None, **filters: Any) -> Facets:
        """How many records that answer `query` have each speaker, outlet, place, event, stance and month.

        All that match are counted, not only those that a limit lets through: the newest 3,000 of each kind (`most`),
        and `more` tells where there are more. Raises: QueryError, as `ask` does.
        """
        query = query if isinstance(query, Query) else Query.parse(query, **filters)
        return self._view.facets(self._search(query), most=most)

    def questions(self) -> tuple[Question, ...]:
        """Every figure, grouped by the question that it answers, with how the answers stand to each other."""
        from sayso.compare.questions import group_figures, order_of, question_of  # noqa: PLC0415 - loads tables of words

        if self._added:
            self.group()
        view = self._view
        if isinstance(view, GroupedView) and not view.ungrouped():
            return tuple(sorted(map(question_of, view.grouped_answers()), key=order_of))
        return group_figures(view.answers())

    def show(self, record: str) -> Record:
        """One record whole, by its id, the beginning of its id, or its article's id.

        Raises: NotFoundError if there is none, or more than one.
        """
        return self._view.record(record)

    def figure_ids(self, page: str) -> tuple[str, ...]:
        """Ids of the figures of a page (its id in the ledger), in the order of its reading."""
        return self._view.figure_ids(page)

    def readings(self) -> Iterator[Reading]:
        """Every reading, in order of publication."""
        return (entry.reading for entry in self._view.entries())

    def findings(
        self, *, kind: str | None = None, verdict: str | None = None, limit: int = -1
    ) -> Iterator[FoundFinding]:
        """Findings, newest first; of one kind or verdict where these are given."""
        return self._view.findings(kind=kind, verdict=verdict, limit=limit)

    def findings_on(self, pages: Iterable[str]) -> Iterator[FoundFinding]:
        """Findings made on the pages with these ids (in the ledger), newest first."""
        return self._view.findings_on(pages)

    def latest(self, limit: int = 10) -> Latest:
        """The pages that came in last, and what was refused."""
        return self._view.latest(limit)

    def refusals(self) -> Iterator[Refusal]:
        """What was not read, where and why, in order of place."""
        return self._view.refusals()

    def copies(self) -> Iterator[tuple[str, ...]]:
        """Groups of articles (their ids) that are copies of one report."""
        return self._view.copies()

    def stats(self) -> Stats:
        """How much there is, and from when to when."""
        return self._view.stats()

    def records(self) -> Iterator[dict[str, object]]:
        """Every record, without times of reading: two ledgers that hold the same give the same, in the same order."""
        return self._view.records()

    def export(self, kind: str, out: Path | None = None) -> int:
        """Write the ledger as `kind` to `out`, and tell how many readings were written, or findings, or rows of tolls.

        `out` is a folder for "csv", "parquet" and "sqlite". For "jsonl", "findings", "annotations", "schema-org" and
        "tolls" it is a file, or None for standard output. `docs/exports.md` tells what each holds.

        Raises: UsageError for an unknown kind or where a folder is missing; StoreAccessError where it can't be written.
        """
        from sayso.export import write_ledger  # noqa: PLC0415 - loads what the formats need

        if self._added:
            self.group()
        return write_ledger(self._view, kind, out)

    def join_speakers(self, name: str, canonical: str, *, rule: str = "by hand", why: str = "") -> None:
        """Note that two names are one speaker, so that asking for one finds both. Statements stay as they are."""
        with self._store.begin() as writer:
            writer.put_judgement(Judgement(name, canonical, rule, why))

    def part_speaker(self, name: str) -> bool:
        """Undo the judgement on a name; False if there was none."""
        with self._store.begin() as writer:
            return writer.undo_judgement(name)

    def end_input(self, address: str, *, mark: str, reader: str, pages: int, refusals: int) -> None:
        """Note that a file was read to its end; `mark` tells that it is the same (its size and time, or a digest)."""
        with self._store.begin() as writer:
            writer.put_input(address, mark=mark, reader=reader, pages=pages, refusals=refusals)

    def has_input(self, address: str, *, mark: str, reader: str) -> bool:
        """True when that file, unchanged, was read to its end by that reader."""
        return self._view.input_mark(address, reader=reader) == mark

    def close(self) -> None:
        """Let go of the ledger."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *exception: object) -> None:
        try:
            if self._added and kind is None:
                self.group()
        finally:
            self.close()


def _refused(reading: Reading, error: TooLargeError) -> Reading:
    refusal = Refusal(error.code, error.message, error.where, error.mend)
    return replace(reading, statements=(), figures=(), findings=(), refusals=(refusal,))


def _moment(found: Answer | Said) -> tuple[str, str, str]:
    published = found.published.isoformat() if found.published else ""
    return published, found.article, found.id
