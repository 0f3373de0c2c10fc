"""What every store can do. A Store opens; a Writer adds within a transaction; a View reads.

One reading is one transaction: a program killed at any moment leaves whole readings or none. Writing the same reading
twice changes nothing. A reading of the same page by another reader (a newer sayso, other settings) takes the place of
the earlier one, whose digest is kept.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, Self, TypeVar, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from contextlib import AbstractContextManager

    from sayso.answers import Facets, FoundFinding, Heading, Latest, Record, Said, Stats
    from sayso.model import Answer, Finding, Question, Reading, Refusal
    from sayso.query import Search

T = TypeVar("T")


class Put(StrEnum):
    """What became of a reading that was put."""

    NEW = "new"
    SAME = "same"  # it was in already; nothing changed
    REPLACED = "replaced"  # an earlier reading of the same page gave way to it
    RECUT = "recut"  # so did one that had cut another text out of the page


class Near(NamedTuple):
    """A page that shares shingles with another."""

    page: str  # id
    origin: str
    shared: int  # numbers that both samples hold
    size: int  # numbers that its sample holds


class Hits(NamedTuple, Generic[T]):
    """Records that match, best first, and how they came to match."""

    found: tuple[T, ...]
    more: bool  # the limit left some out
    loosened: bool  # nothing matched every term


class Entry(NamedTuple):
    """A reading as the ledger holds it."""

    page: str  # id
    origin: str
    reading: Reading


class Judgement(NamedTuple):
    """That `name` and `canonical` are one speaker, by which rule, and why."""

    name: str
    canonical: str
    rule: str
    why: str
    undone: bool = False


class Writer(Protocol):
    """Adds to the ledger. All that is done between the store's begin and the end of the `with` is done whole or not."""

    def put(self, reading: Reading) -> Put:
        """Add a reading.

        A new page is its own origin until `set_origin` says otherwise. One whose text stays keeps origin and sample;
        one that is recut keeps its origin, which must be looked at again, and loses its sample.

        Raises: TooLargeError for more records than a page can have; nothing has then been done.
        """

    def put_refusal(self, refusal: Refusal) -> bool:
        """Add a refusal that belongs to no page; False if it was in."""

    def put_input(self, address: str, *, mark: str, reader: str, pages: int, refusals: int) -> None:
        """Note that a file was read to its end."""

    def put_earlier(self, page: str, *, reading: str, sayso: str, config: str) -> None:
        """Note the digest of an earlier reading of a page, as another ledger kept it."""

    def put_judgement(self, judgement: Judgement) -> None:
        """Note that two names are one speaker; an earlier judgement on the name is undone, not erased."""

    def undo_judgement(self, name: str) -> bool:
        """Undo the judgement in force on a name; False if there was none."""

    def near(self, page: str, sample: Iterable[int]) -> Iterator[Near]:
        """Other pages whose samples share numbers with `sample`: those that share most first, then by id."""

    def sharing(self, page: str, shingle: int) -> str | None:
        """The first other page, in order of arrival, whose sample holds `shingle`; None where there is none."""

    def text_of(self, page: str) -> str:
        """The text of a page."""

    def set_sample(self, page: str, sample: Iterable[int]) -> None:
        """Index a page's sample, in the place of an earlier one."""

    def origin_of(self, page: str) -> str:
        """The origin of a page."""

    def pages_of(self, origin: str) -> tuple[str, ...]:
        """Ids of the pages that share an origin, in order."""

    def set_origin(self, pages: Iterable[str], origin: str) -> None:
        """Give pages an origin."""


class StoredThread(NamedTuple):
    """The answers of one page to one question, as a store keeps them (`sayso.grouping`)."""

    number: int
    name: str
    figures: list[int]  # places of its figures among the page's records
    keys: list[int]  # of 63 bits: under which it is found by others
    summary: bytes  # as JSON: what it is compared by; nothing where it has a twin
    question: int | None = None  # that of `twin`; its own number else
    parts: list[list[int]] | None = None  # wholes among its figures, each with its parts, as places; copies tell none
    twin: int | None = None  # the thread of another page that tells the same; it stands where that one does


class GroupTables(Protocol):
    """The tables by which a store puts figures under questions; all within one transaction."""

    def rule(self, name: str) -> str | None:
        """The version of the rule by which what is kept was made; None at first."""

    def set_rule(self, name: str, version: str) -> None:
        """Note that version."""

    def clear(self) -> None:
        """Forget all threads and questions: every page is then pending."""

    def take_gone(self) -> dict[int, int]:
        """Clear away the threads of pages that are gone: the number of each, and its question."""

    def pending(self, most: int) -> list[int]:
        """Keys of `most` pages whose figures are not yet under questions, in the order of day and id."""

    def done(self, pages: Iterable[int]) -> None:
        """Note that the figures of these pages are under questions."""

    def answers_of(self, page: int) -> list[tuple[int, Answer]]:
        """The figures of a page, each with its place among the page's records."""

    def next_number(self) -> int:
        """The number of the next thread; none is ever given twice."""

    def insert(self, page: int, threads: Iterable[StoredThread]) -> None:
        """Add threads of a page, each its own question, named by its own number, or under that of its twin."""

    def add_keys(self, threads: Iterable[StoredThread]) -> None:
        """Let threads be found under their keys."""

    def add_links(self, links: Iterable[tuple[float, int, int]]) -> None:
        """Add links (score and two threads), each to be found from both its ends."""

    def under(self, keys: Collection[int], most: int) -> list[tuple[int, int]]:
        """Keys with the threads under each, `most` of each at most, those that came last, in the order of coming."""

    def summaries(self, numbers: Collection[int]) -> list[tuple[int, Any]]:
        """Threads by number with what they are compared by, as JSON."""

    def moment(self) -> int:
        """A number that changes when somebody else has written into the store."""

    def questions_of(self, numbers: Collection[int]) -> dict[int, int]:
        """The question of each of these threads."""

    def members(self, questions: Collection[int]) -> list[tuple[int, int, str, int]]:
        """Number, page, name and question of the threads of these questions, but those that have a twin."""

    def links(self, numbers: Collection[int]) -> list[tuple[float, int, int]]:
        """The links that end in these threads: score, that thread, the other."""

    def joints(self, numbers: Collection[int]) -> list[tuple[float, int, int]]:
        """The links that joined these threads, whole questions, as `add_links` has them."""

    def put_joints(self, parted: Collection[int], joints: Iterable[tuple[float, int, int]]) -> None:
        """Note links that joined threads to their questions; those that joined the threads `parted` are no more."""

    def move(self, moved: Iterable[tuple[int, int]]) -> None:
        """Give threads, second of each pair, and those whose twin they are, the questions that stand before them."""

    def twins(self, mark: str) -> list[tuple[int, int]]:
        """Number and question of the threads of the page that stands for all with this mark, in order."""

    def put_twins(self, mark: str, page: int) -> None:
        """Let this page stand for all with this mark."""

    def add_stale(self, questions: Iterable[int]) -> None:
        """Note questions whose rows are yet to be made anew."""

    def take_stale(self, most: int) -> list[int]:
        """`most` of those questions at most; they are noted no more."""

    def telling(self, questions: Collection[int]) -> list[tuple[int, int, str]]:
        """Question, key and origin of the figures that answer one of these questions."""

    def parts(self, questions: Collection[int]) -> list[tuple[int, list[int]]]:
        """Of these questions the answers that tell parts: the question, and the keys of the whole and of its parts."""

    def answers(self, figures: Collection[int]) -> list[tuple[int, Answer]]:
        """The answers that figures with these keys give, each behind its key."""

    def put_questions(self, gone: Collection[int], questions: Iterable[tuple[int, Question]]) -> None:
        """Take away the questions with the numbers `gone`, then write these, with theirs."""


class JoinedFindings(Protocol):
    """Findings over several pages, and what they are made from; all within one transaction."""

    def put(self, subject: str, findings: Iterable[tuple[Finding, Collection[str]]]) -> None:
        """Write the findings made from `subject`, each with the ids of its pages, in the place of earlier ones."""

    def questions(self) -> list[int]:
        """The numbers of all questions with two answers or more."""

    def versions(self, page: int) -> list[tuple[int, str]]:
        """Keys and ids of the pages of one address or article, a page itself among them, the oldest first."""

    def reading(self, page: int) -> Reading:
        """The whole reading of a page."""

    def identity(self, page: int) -> str:
        """The id of a page."""

    def denies(self, page: int) -> bool:
        """True for a page that tells of a denial."""

    def figures_about(self, words: Iterable[str], page: int) -> list[Answer]:
        """Figures of the days around a page that count one of `words` in a place that is one of `words`."""

    def denials_about(self, pairs: Iterable[tuple[str, str]], page: int) -> list[int]:
        """Grouped pages of the days around that deny something with both words of a pair: the thing and the place."""


@runtime_checkable
class GroupingWriter(Protocol):
    """What a Writer has beside, where its store keeps questions."""

    def joined_findings(self) -> JoinedFindings:
        """The findings over several pages."""

    def group_tables(self) -> GroupTables:
        """The tables of threads and questions."""


@runtime_checkable
class PlacedView(Protocol):
    """What a View can do beside, where its store knows pages by keys."""

    def placed_answers(self, page: int) -> list[tuple[int, Answer]]:
        """The figures of a page, by its key, each with its place among the page's records."""


@runtime_checkable
class GroupedView(Protocol):
    """What a View can do beside, where its store keeps questions."""

    def ungrouped(self) -> int:
        """How many pages still have figures that aren't under questions; a page that is gone counts as one."""

    def answers_beside(self, figures: Collection[str]) -> list[tuple[Answer, ...]] | None:
        """The answers to each question that figures with these ids answer; None where one is of a page not grouped."""

    def grouped_answers(self) -> Iterator[tuple[Answer, ...]]:
        """The answers to each question of the ledger."""


@runtime_checkable
class HeadedView(Protocol):
    """What a View can do beside, where its store tells of a question without a look at all its answers."""

    def headings(self, figures: Collection[str]) -> dict[str, Heading]:
        """The question of each of the figures with these ids; those that are under none yet are left out."""

    def part_of(self, question: int, *, pages: int, skip: int) -> tuple[list[Answer], bool]:
        """What `pages` pages answer, those published last but for `skip`; True where older ones do. In no order."""


class View(Protocol):
    """Reads the ledger."""

    def has(self, article: str, digest: str, *, sayso: str | None = None, config: str | None = None) -> bool:
        """True when that page is in, read by that version and with these settings, where they are given."""

    def lacks(self, article: str, digest: str, *, published: dt.date | None, outlet: str | None) -> bool:
        """True when a page that is in was read without this day or outlet, and doesn't tell one itself."""

    def input_mark(self, address: str, *, reader: str) -> str | None:
        """The mark of a file that was read to its end by `reader`, or None."""

    def find_figures(self, search: Search) -> Hits[Answer]:
        """Figures that match, best first; among equals the newest first."""

    def find_statements(self, search: Search) -> Hits[Said]:
        """Statements that match, best first; among equals the newest first."""

    def answers(self) -> Iterator[Answer]:
        """Every figure, in order of publication."""

    def statements(self) -> Iterator[Said]:
        """Every statement, in order of publication."""

    def findings(
        self, *, kind: str | None = None, verdict: str | None = None, limit: int = -1
    ) -> Iterator[FoundFinding]:
        """Findings, newest first."""

    def findings_on(self, pages: Iterable[str]) -> Iterator[FoundFinding]:
        """Findings made on the pages with these ids, newest first."""

    def facets(self, search: Search, *, most: int | None = None) -> Facets:
        """How many of the `most` newest records that match have each value; `store.facets.count_facets` counts rows."""

    def latest(self, limit: int) -> Latest:
        """The pages that came in last, and what was refused, `limit` of each at most."""

    def record(self, told: str) -> Record:
        """The record of an id, of the beginning of one, or of an article's id. Raises: NotFoundError."""

    def figure_ids(self, page: str) -> tuple[str, ...]:
        """Ids of the figures of the page with that id, in the order of its reading."""

    def entries(self) -> Iterator[Entry]:
        """Every reading, in order of publication."""

    def refusals(self) -> Iterator[Refusal]:
        """Every refusal, by where it stands."""

    def loose_refusals(self) -> Iterator[Refusal]:
        """Refusals that belong to no page, by where they stand."""

    def copies(self) -> Iterator[tuple[str, ...]]:
        """Articles that share an origin, two or more, each group in order."""

    def names_of(self, speaker: str) -> tuple[str, ...]:
        """Names judged to be of one speaker with `speaker`, without `speaker` itself."""

    def stats(self) -> Stats:
        """How much there is."""

    def records(self) -> Iterator[dict[str, object]]:
        """Every record in an order of its own content, without times of reading and numbers of rows."""


class Store(Protocol):
    """A ledger that is open."""

    where: str

    def begin(self) -> AbstractContextManager[Writer]:
        """A transaction: what its writer does is kept whole at the end of the `with`, or dropped if it raises."""

    def view(self) -> View:
        """What is in now; what others write is seen as it comes."""

    def close(self) -> None:
        """Let go of the ledger."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...
