"""The way of a page, on one screen: models loaded once, then page in, reading out.

A page that can't be read never stops the others: what was wrong with it is a Refusal in its Reading.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import traceback
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sayso.article import read_article
from sayso.attribution import Attributor, read_statements
from sayso.compare import Entailment, compare_claims, compare_within
from sayso.config import Config
from sayso.errors import NotAPageError, SaysoError
from sayso.figures import read_figures
from sayso.ingest import Given, open_bytes
from sayso.language import Analyser
from sayso.model import Article, Passage, Provenance, Reading, Refusal
from sayso.refused import empty_article
from sayso.values import Gazetteer, find_places, read_quantities, read_times
from sayso.weights import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.model import Analysis, Page, Where

BATCH = 32
"""Pages read together, so that the tagger works on batches; larger ones were no faster and hold more memory."""


class Reader:
    """Reads pages with models that were loaded once."""

    def __init__(self, analyser: Analyser, attributor: Attributor, gazetteer: Gazetteer, *, config: str = "") -> None:
        """Keep what costs to load; `config` is the digest that goes into provenance."""
        self._analyser = analyser
        self._attributor = attributor
        self._gazetteer = gazetteer
        self._config = config

    @classmethod
    def load(cls, config: Config | None = None) -> Self:
        """A reader with the models that ship, or that `config` names.

        Raises: ModelFileError or DataError if one is missing or broken.
        """
        settings = config or Config()
        folder = Path(settings.reading.weights) if settings.reading.weights else FOLDER
        return cls(Analyser.load(folder), Attributor.load(folder), Gazetteer.load(), config=settings.digest)

    def read(self, page: Page) -> Reading:
        """All that can be read from one page."""
        return next(self.read_many([page]))

    def compare_anew(self, reading: Reading) -> Reading:
        """The reading with the findings within its page made anew; all else stays, provenance too.

        Raises: what analysing a text raises.
        """
        article = reading.article
        analyses = self._analyser.analyse_many([article.headline, article.text])
        head, body = map(functools.partial(self._passage, article), ("headline", "text"), analyses)
        return replace(reading, findings=compare_within(article, head, body, reading.statements, reading.figures))

    def compare_claims(self, premise: str, hypothesis: str) -> tuple[Entailment, str]:
        """Whether `premise` entails or contradicts what `hypothesis` says in numbers, and why in one sentence."""
        article = Article(id="", headline="", text="", page_digest="", address="")
        first, second = (
            self._passage(article, "text", analysis) for analysis in self._analyser.analyse_many([premise, hypothesis])
        )
        return compare_claims(first, second)

    def read_many(self, pages: Iterable[Page]) -> Iterator[Reading]:
        """The readings of many pages, in their order; a bad page gives a reading that holds its refusal."""
        pages = iter(pages)
        while batch := list(itertools.islice(pages, BATCH)):
            yield from self._read_batch(batch)

    def _read_batch(self, pages: list[Page]) -> Iterator[Reading]:
        cut = [self._cut(page) for page in pages]
        articles = [article for article, refusals in cut if not refusals]
        try:
            texts = (text for article in articles for text in (article.headline, article.text))
            analyses = list(self._analyser.analyse_many(texts))
        except Exception:  # noqa: BLE001 - one text the tagger chokes on must not take its neighbours along
            analyses = []
        pairs = iter(zip(analyses[::2], analyses[1::2], strict=True))
        for article, refusals in cut:
            if refusals:
                yield self._reading(article, refusals=refusals)
            else:
                yield self._read_article(article, next(pairs, None))

    def _cut(self, page: Page) -> tuple[Article, tuple[Refusal, ...]]:
        try:
            return read_article(page), ()
        except Exception as error:  # noqa: BLE001 - the border of a page
            return empty_article(page), (refusal_of(error, page.address),)

    def _read_article(self, article: Article, analyses: tuple[Analysis, Analysis] | None) -> Reading:
        try:
            if analyses is None:
                analyses = self._analyser.analyse(article.headline), self._analyser.analyse(article.text)
            return self._read_passages(article, *analyses)
        except Exception as error:  # noqa: BLE001 - the border of a page
            return self._reading(article, refusals=(refusal_of(error, article.address),))

    def _read_passages(self, article: Article, headline: Analysis, text: Analysis) -> Reading:
        head, body = self._passage(article, "headline", headline), self._passage(article, "text", text)
        attributions = self._attributor.find(head, body)
        statements = read_statements(article, head, body, attributions)
        figures = read_figures(article, head, body, statements)
        findings = compare_within(article, head, body, statements, figures)
        return Reading(
            article=article,
            statements=statements,
            figures=figures,
            findings=findings,
            provenance=self._provenance(),
        )

    def _passage(self, article: Article, where: Where, analysis: Analysis) -> Passage:
        return Passage(
            where=where,
            analysis=analysis,
            quantities=read_quantities(analysis.text),
            times=read_times(analysis.text, reference=article.published),
            places=find_places(analysis, self._gazetteer),
        )

    def _reading(self, article: Article, *, refusals: tuple[Refusal, ...]) -> Reading:
        return Reading(article=article, refusals=refusals, provenance=self._provenance())

    def _provenance(self) -> Provenance:
        models = {"language": self._analyser.version, "attribution": self._attributor.version}
        now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        return Provenance(sayso=version("sayso"), models=models, config=self._config, read_at=now)


@functools.cache
def shared_reader() -> Reader:
    """The reader that `read` uses, loaded at its first call and kept for the next."""
    return Reader.load()


def read(
    content: str | bytes,
    *,
    published: dt.date | str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    address: str = "given text",
) -> Reading:
    """All that can be read from one page: HTML, scraped text, or one JSON-lines article.

    The form is told from the content. `published` (a day or its ISO form), `outlet` and `language` stand in for what
    the page doesn't say; `address` is what refusals call it. The models are loaded at the first call and kept.

    Raises: NotAPageError if `content` holds no page. A page that can't be read gives a Reading with its refusals.
    Example: `sayso.read(Path("page.html").read_bytes(), outlet="The Danube Herald").statements`
    """
    day = dt.date.fromisoformat(published) if isinstance(published, str) else published
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    given = Given(published=day, outlet=outlet, language=language)
    for found in open_bytes(data, address=address, given=given):
        if isinstance(found, Refusal):
            raise NotAPageError(found.what, where=found.where, mend=found.mend)
        return shared_reader().read(found)
    message = "there is nothing to read"
    raise NotAPageError(message, where=address, mend="Give the text or markup of a page.")


def refusal_of(error: Exception, address: str) -> Refusal:
    """The refusal that stands for `error`, met while reading the page at `address`."""
    if isinstance(error, SaysoError):
        return Refusal(error.code, error.message, error.where or address, error.mend)
    what = f"reading stopped at an error of our own: {type(error).__name__}: {error}"
    mend = "Report it with the page; the other pages are not touched."
    return Refusal("internal", what, address, mend, detail=traceback.format_exc())
