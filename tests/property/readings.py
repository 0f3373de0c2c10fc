"""Any reading: values of every field that the types allow, with spans that lie in the texts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from sayso import model as m
from sayso.interval import DayInterval, Interval
from sayso.spans import CharSpan, OffsetMap, Piece

WORDS = st.text(max_size=12)
ANY_TEXT = st.text(st.characters(codec=None), max_size=60)  # half characters too
DAYS = st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31))
SHARES = st.floats(0, 1)
NUMBERS = st.integers(-(10**18), 10**18).map(float) | st.floats(-1e300, 1e300)


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """`strategy`, or None."""
    return st.none() | strategy


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    if low == high:
        return Interval.point(low)
    has_low, has_high = draw(st.booleans()), draw(st.booleans())
    return Interval(
        low if has_low else None,
        high if has_high else None,
        low_open=has_low and draw(st.booleans()),
        high_open=has_high and draw(st.booleans()),
    )


def day_intervals() -> st.SearchStrategy[DayInterval]:
    """Any days."""
    return st.tuples(DAYS, DAYS).map(lambda days: DayInterval(*sorted(days)))


def spans(text: str) -> st.SearchStrategy[CharSpan]:
    """Any span of `text`."""
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: CharSpan(*sorted(pair)))


def places() -> st.SearchStrategy[m.Place]:
    """Any place."""
    return st.builds(
        m.Place, WORDS.filter(bool), optional(WORDS), optional(st.integers(0, 10**8)), WORDS, st.lists(WORDS).map(tuple)
    )


def quantities(text: str) -> st.SearchStrategy[m.Quantity]:
    """Any quantity in `text`."""
    return st.builds(
        m.Quantity,
        span=spans(text),
        surface=WORDS,
        number=spans(text),
        comparator_span=optional(spans(text)),
        stated=intervals(),
        hard=intervals(),
        soft=intervals(),
        noun=optional(spans(text)),
        carried=st.booleans(),
        figure=st.booleans(),
    )


@st.composite
def figures(draw: st.DrawFn, article: m.Article) -> m.Figure:
    """Any figure of `article`."""
    where = draw(st.sampled_from(["headline", "text"]))
    text = article.headline if where == "headline" else article.text
    place = draw(optional(places()))
    return draw(
        st.builds(
            m.Figure,
            where=st.just(where),
            quantity=quantities(text),
            counted_span=optional(spans(text)),
            place=st.just(place.name) if place else st.none(),
            place_span=optional(spans(text)),
            place_id=st.just(place),
            as_of=optional(day_intervals()),
            time_span=optional(spans(text)),
            sentence=spans(text),
            confidence=SHARES,
            rules=st.dictionaries(WORDS, WORDS, max_size=2),
            subset=st.booleans(),
        )
    )


@st.composite
def statements(draw: st.DrawFn, article: m.Article) -> m.Statement:
    """Any statement of `article`."""
    where = draw(st.sampled_from(["headline", "text"]))
    text = article.headline if where == "headline" else article.text
    fragments = st.lists(spans(text), max_size=2).map(tuple)
    mention = draw(optional(spans(article.text)))
    return draw(
        st.builds(
            m.Statement,
            where=st.just(where),
            source=fragments,
            cue=fragments,
            content=st.lists(spans(text), min_size=1, max_size=2).map(tuple),
            speaker=optional(st.builds(m.Speaker, mention=st.just(mention), mention_where=st.just("text"))),
            said_on=optional(day_intervals()),
            confidence=SHARES,
            outer=optional(WORDS),
        )
    )


def evidences(text: str) -> st.SearchStrategy[m.Evidence]:
    """Any evidence in `text`."""
    return st.builds(m.Evidence, where=st.sampled_from(["headline", "text"]), span=spans(text), article=optional(WORDS))


def findings(article: m.Article) -> st.SearchStrategy[m.Finding]:
    """Any finding on `article`."""
    evidence = evidences(article.text)
    words = optional(WORDS)
    return st.builds(
        m.Finding,
        verdict=optional(st.sampled_from(m.Verdict)),
        part=optional(st.sampled_from(m.Part)),
        headline=optional(evidence),
        body=st.lists(evidence, max_size=2).map(tuple),
        score=SHARES,
        speaker=words,
        about=words,
        narrowed_to=words,
        statement=words,
    )


@st.composite
def offset_maps(draw: st.DrawFn) -> OffsetMap:
    """Any map from text to page."""
    pieces, inner = [], 0
    for gap, outer, length in draw(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99), st.integers(1, 9)))):
        pieces.append(Piece(inner + gap, outer, length))
        inner += gap + length
    return OffsetMap(tuple(pieces))


def articles() -> st.SearchStrategy[m.Article]:
    """Any article."""
    scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | ANY_TEXT
    return st.builds(
        m.Article,
        id=WORDS.filter(bool),
        headline=ANY_TEXT,
        text=ANY_TEXT,
        page_digest=st.sampled_from(["0" * 64, "1" * 64]),
        url=optional(WORDS),
        outlet=optional(ANY_TEXT),
        byline=st.lists(WORDS, max_size=2).map(tuple),
        dateline=optional(st.builds(m.Dateline, optional(WORDS), optional(WORDS), optional(WORDS))),
        published=optional(DAYS),
        published_time=optional(st.datetimes(timezones=st.just(dt.UTC))),
        published_from=optional(st.sampled_from(["given", "page", "dateline", "inferred"])),
        published_candidates=st.lists(DAYS, max_size=2).map(tuple),
        page_map=optional(offset_maps()),
        residue=st.lists(st.builds(m.Residue, spans("x" * 50), ANY_TEXT, WORDS), max_size=2).map(tuple),
        extra=st.dictionaries(WORDS, scalars | st.lists(scalars, max_size=2), max_size=2),
    )


@st.composite
def readings(draw: st.DrawFn) -> m.Reading:
    """Any reading."""
    article = draw(articles())
    return m.Reading(
        article=article,
        statements=tuple(draw(st.lists(statements(article), max_size=3))),
        figures=tuple(draw(st.lists(figures(article), max_size=3))),
        findings=tuple(draw(st.lists(findings(article), max_size=3))),
        refusals=tuple(draw(st.lists(st.builds(m.Refusal, WORDS, WORDS, WORDS, WORDS, WORDS), max_size=2))),
        provenance=draw(
            st.builds(
                m.Provenance,
                models=st.dictionaries(WORDS, WORDS, max_size=2),
                read_at=st.datetimes(timezones=st.just(dt.UTC)),
            )
        ),
    )
