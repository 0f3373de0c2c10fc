"""Builders for tests: an article, and statements and figures on it, told by the words they stand on.

    article = make_article("Officials said 12 people died in Plovdiv.", published="2024-03-12")
    figure = make_figure(article, "12", counted="people", event="killed", place="Plovdiv")
    reading = make_reading(article, figures=[figure])

Words are looked up in the text: this is for texts that a test has written, never for pages.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sayso.ids import digest_text
from sayso.interval import DayInterval, Interval
from sayso.model import (
    Article,
    Comparator,
    Event,
    Figure,
    Finding,
    Place,
    Provenance,
    Quantity,
    QuantityKind,
    Reading,
    Refusal,
    Speaker,
    SpeechKind,
    Stance,
    Statement,
)
from sayso.spans import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

READ_AT = dt.datetime(2024, 3, 12, 9, 30, tzinfo=dt.UTC)


def make_article(
    text: str,
    *,
    id: str = "",  # noqa: A002 - the field's name
    headline: str = "",
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Article:
    """An article with `text`; its id, unless given, is made from the text."""
    digest = digest_text(headline + text)
    return Article(
        id=id or f"article-{digest[:8]}",
        headline=headline,
        text=text,
        page_digest=digest,
        address=f"{id or 'page'}.txt",
        url=url,
        outlet=outlet,
        published=dt.date.fromisoformat(published) if published else None,
        published_from="given" if published else None,
    )


def make_statement(
    article: Article,
    content: str,
    *,
    speaker: str | None = None,
    cue: str | None = None,
    stance: str = "asserts",
    number: int = 1,
    confidence: float = 0.9,
) -> Statement:
    """A statement of the body whose content, speaker and cue are these words of the text."""
    named = None if speaker is None else Speaker(name=speaker, named=True)
    return Statement(
        id=f"s{number}",
        where="text",
        source=() if speaker is None else (span_of(article.text, speaker),),
        cue=() if cue is None else (span_of(article.text, cue),),
        content=(span_of(article.text, content),),
        kind=SpeechKind.INDIRECT,
        stance=Stance(stance),
        speaker=named,
        said_on=None,
        confidence=confidence,
        rule="test",
    )


def make_figure(
    article: Article,
    surface: str,
    *,
    counted: str,
    event: str = "other",
    low: float | None = None,
    high: float | None = None,
    low_open: bool = False,
    high_open: bool = False,
    place: Place | str | None = None,
    as_of: str | None = None,
    source: str = "",
    stance: str = "asserts",
    statement: str | None = None,
    number: int = 1,
) -> Figure:
    """A figure of the body on the words `surface`; without bounds, the number that these words are."""
    span = span_of(article.text, surface)
    if low is None and high is None:
        low = high = float(surface.replace(",", ""))
    stated = Interval(low, high, low_open=low_open, high_open=high_open)
    known = Place(place, None, None, "other") if isinstance(place, str) else place
    return Figure(
        id=f"f{number}",
        where="text",
        quantity=make_quantity(span, surface, stated),
        counted=counted,
        counted_span=None,
        event=Event(event),
        place=known.name if known else None,
        place_span=None,
        place_id=known,
        as_of=DayInterval.from_iso(as_of) if as_of else None,
        time_span=None,
        source=source,
        stance=Stance(stance),
        sentence=_sentence(article.text, span),
        statement=statement,
    )


def make_quantity(span: CharSpan, surface: str, stated: Interval) -> Quantity:
    """A count of things with these bounds."""
    return Quantity(
        span=span,
        surface=surface,
        number=span,
        comparator_span=None,
        stated=stated,
        hard=stated,
        soft=stated,
        approx=False,
        comparator=Comparator.EQUAL if stated.is_point else Comparator.RANGE,
        kind=QuantityKind.COUNT,
        unit="count",
        rule="test",
    )


def make_reading(
    article: Article,
    *,
    statements: Iterable[Statement] = (),
    figures: Iterable[Figure] = (),
    findings: Iterable[Finding] = (),
    refusals: Iterable[Refusal] = (),
    sayso: str = "0.1.0",
    config: str = "",
    read_at: dt.datetime = READ_AT,
) -> Reading:
    """A reading that holds these."""
    return Reading(
        article=article,
        statements=tuple(statements),
        figures=tuple(figures),
        findings=tuple(findings),
        refusals=tuple(refusals),
        provenance=Provenance(sayso=sayso, models={"language": "test 1"}, config=config, read_at=read_at),
    )


def span_of(text: str, words: str) -> CharSpan:
    """The first place of `words` in `text`. Raises: ValueError if they don't stand there."""
    start = text.index(words)
    return CharSpan(start, start + len(words))


def _sentence(text: str, span: CharSpan) -> CharSpan:
    start = text.rfind(". ", 0, span.start) + 1
    end = text.find(". ", span.end)
    end = len(text) if end < 0 else end + 1
    return CharSpan(start + (text[start : start + 1] == " "), end)
