"""The way of a page, on one screen: models loaded once, then page in, reading out.

A page that can't be read never stops the others: what was wrong with it is a Refusal in its Reading.
"""

from __future__ import annotations

import datetime as dt
import itertools
import traceback
from typing import TYPE_CHECKING, Self

from sayso.article import read_article
from sayso.attribution import Attributor, read_statements
from sayso.compare import compare_within
from sayso.errors import SaysoError
from sayso.figures import read_figures
from sayso.ids import make_id
from sayso.language import Analyser
from sayso.model import Article, Passage, Provenance, Reading, Refusal
from sayso.values import Gazetteer, find_places, read_quantities, read_times

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
    def load(cls) -> Self:
        """A reader with the models that ship. Raises: ModelFileError or DataError if one is missing or broken."""
        return cls(Analyser.load(), Attributor.load(), Gazetteer.load())

    def read(self, page: Page) -> Reading:
        """All that can be read from one page."""
        return next(self.read_many([page]))

    def read_many(self, pages: Iterable[Page]) -> Iterator[Reading]:
        """The readings of many pages, in their order; a bad page gives a reading that holds its refusal."""
        pages = iter(pages)
        while batch := list(itertools.islice(pages, BATCH)):
            yield from self._read_batch(batch)
