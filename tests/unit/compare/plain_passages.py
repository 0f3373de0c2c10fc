"""Passages with sentences and quantities alone, without the tagger: all that the checks of numbers look at."""

from __future__ import annotations

import datetime as dt
import re

from sayso.model import Analysis, Article, Passage, Sentence, Where
from sayso.spans import CharSpan, TokenSpan
from sayso.values import read_quantities

_END = re.compile(r"(?<=[.!?])[\"”’)\s]*\s+(?=[A-Z\"“‘(0-9$])")


def passage(text: str, where: Where = "text") -> Passage:
    """`text` as a passage; sentences end where a mark is followed by a capital."""
    starts = [0, *(match.end() for match in _END.finditer(text))]
    spans = [CharSpan(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    sentences = tuple(Sentence(span, TokenSpan(0, 0)) for span in spans)
    return Passage(where, Analysis(text, (), sentences, ()), read_quantities(text), (), ())


def article(
    headline: str = "", text: str = "", *, key: str = "a", published: dt.date | None = dt.date(2019, 5, 6)
) -> Article:
    """An article with these words."""
    return Article(id=key, headline=headline, text=text, page_digest="", address=key, published=published)
