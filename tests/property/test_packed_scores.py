"""Threads scored many at once have the scores that they have one by one, to the last bit."""

from __future__ import annotations

import datetime as dt

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.bags import Bag, overlap
from sayso.compare.packed import PackedThreads
from sayso.compare.packed_bags import PackedBags, Stems
from sayso.compare.thread_json import thread_from_json, thread_to_json
from sayso.compare.threads import Thread, link_score
from sayso.compare.traces import Sign
from sayso.compare.words import stem
from sayso.interval import Interval

HEADS = ["", *map(stem, ("people", "victims", "children", "kids", "ferries", "boats", "troops"))]
STEMS = [*HEADS[1:], *map(stem, ("police", "officers", "town", "village", "harbour"))]
WEIGHTS = (1.0, 0.7, 0.3, 0.35, 0.7 * 0.35, 0.3 * 0.35)

bags = st.dictionaries(st.sampled_from(STEMS), st.sampled_from(WEIGHTS), max_size=9).map(Bag.of)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, wide = draw(st.sampled_from([None, 3.0, 12.0])), draw(st.sampled_from([None, 0.0, 9.0]))
    high = None if wide is None else (low or 3.0) + wide
    may_open = wide != 0.0
    return Interval(
        low,
        high,
        low_open=may_open and low is not None and draw(st.booleans()),
        high_open=may_open and high is not None and draw(st.booleans()),
    )


@st.composite
def signs(draw: st.DrawFn, *, is_standing: bool) -> Sign:
    return Sign(
        unit=draw(st.sampled_from(["count", "usd"])) if draw(st.integers(0, 9)) == 0 else "count",
        theme=draw(st.sampled_from(["killed", "wounded", "other", "there"])),
        head=draw(st.sampled_from(HEADS)),
        value=draw(st.sampled_from([None, 3.0, 12.0, 0.0])),
        is_vague=draw(st.booleans()),
        is_standing=is_standing,
        is_lead=draw(st.booleans()),
        is_moving=draw(st.booleans()),
        day=draw(st.one_of(st.none(), st.integers(0, 12).map(lambda day: dt.date(2024, 3, 1) + dt.timedelta(day)))),
        country=draw(st.sampled_from(["", "", "SY", "IQ"])),
        interval=draw(intervals()),
    )


@st.composite
def threads(draw: st.DrawFn) -> Thread:
    is_standing = draw(st.booleans())
    article = draw(st.sampled_from("abcdefgh"))
    told = draw(st.lists(signs(is_standing=is_standing), min_size=1, max_size=3))
    return Thread(article, f"{article} 1", tuple(told), draw(bags), draw(bags))


@given(bags, st.lists(bags, min_size=1, max_size=8))
def test_overlaps(bag: Bag, others: list[Bag]) -> None:
    packed = PackedBags(Stems())
    for each in (bag, *others):
        packed.append(each)
    rows = np.arange(len(others) + 1)
    found = packed.overlaps(rows[:2], np.repeat([0, 1], len(others)), np.tile(rows[1:], 2))
    assert found.tolist() == [overlap(one, each) for one in (bag, others[0]) for each in others]


@given(st.lists(threads(), min_size=1, max_size=10), st.lists(threads(), min_size=1, max_size=8))
def test_scores(asked: list[Thread], others: list[Thread]) -> None:
    """In either direction, of what a ledger kept, and of more threads than are scored at once."""
    packed = PackedThreads()
    for number, each in enumerate((*others, *asked)):
        packed.add(number, thread_from_json(thread_to_json(each)))
    expected = {
        (number, other): link_score(each, thread)
        for number, thread in enumerate(asked, start=len(others))
        for other, each in enumerate(others)
        if each.article != thread.article and link_score(thread, each) > 0
    }
    numbers = list(range(len(others), len(others) + len(asked)))
    links = packed.links(numbers, [np.arange(len(others))] * len(asked))
    assert {(link.one, link.other): link.score for link in links} == expected


def test_rows_grow() -> None:
    """More threads than there was room for."""
    packed = PackedThreads()
    sign = Sign(
        unit="count",
        theme="killed",
        head=stem("people"),
        value=31.0,
        is_vague=False,
        is_standing=False,
        is_lead=True,
        is_moving=False,
        day=dt.date(2024, 3, 1),
        country="",
        interval=Interval.point(31.0),
    )
    words = Bag.of(dict.fromkeys(STEMS, 1.0))
    for number in range(3000):
        packed.add(number, Thread(f"page {number}", f"page {number}", (sign,), words, words))
    asked = Thread("other", "other", (sign,), words, words)
    packed.add(5000, asked)
    assert len(packed) == 3001
    assert packed.missing(np.array([2999, 3000, 5000, 10**6])).tolist() == [3000, 10**6]
    score = link_score(asked, asked)
    assert packed.links([5000], [np.array([2999, 5])]) == [(score, 5000, 2999), (score, 5000, 5)]
