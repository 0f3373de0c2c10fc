"""Passages made of a few words, read by the real tagger and value finders."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

from sayso.figures import read_figures
from sayso.language import Analyser
from sayso.model import Article, Figure, Passage, Where
from sayso.values import Gazetteer, find_places, read_quantities, read_times

PUBLISHED = dt.date(2019, 5, 6)


@cache
def analyser() -> Analyser:
    return Analyser.load()


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def passage(text: str, where: Where = "text", published: dt.date | None = PUBLISHED) -> Passage:
    analysis = analyser().analyse(text)
    times = read_times(text, reference=published)
    return Passage(where, analysis, read_quantities(text), times, find_places(analysis, gazetteer()))


def article(headline: str, text: str, published: dt.date | None = PUBLISHED) -> Article:
    return Article(id="a", headline=headline, text=text, page_digest="", address="", published=published)


def figures_in(text: str, headline: str = "", published: dt.date | None = PUBLISHED) -> tuple[Figure, ...]:
    head, body = passage(headline, "headline", published), passage(text, "text", published)
    return read_figures(article(headline, text, published), head, body, ())


def without_tokens(of: Passage) -> Passage:
    """The passage as it is when its text is longer than what is analysed."""
    return replace(of, analysis=replace(of.analysis, tokens=(), sentences=(), entities=()))
