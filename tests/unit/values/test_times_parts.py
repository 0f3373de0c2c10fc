"""Feasts, words, tense and the grammar's names."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.values.times import RULES, read_times
from sayso.values.times_context import Context
from sayso.values.times_grammar import MACROS, compile_pattern
from sayso.values.times_holidays import easter, holiday
from sayso.values.times_tense import Tense, find_tense
from sayso.values.times_words import find_words, load_lexicon


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, "04-02"), (2000, "04-23"), (2016, "03-27"), (2018, "04-01"), (2019, "04-21"), (2038, "04-25")],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year) == dt.date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", "2018-11-22"),
        ("labor", "2018-09-03"),
        ("memorial", "2018-05-28"),
        ("election", "2018-11-06"),
        ("columbus", "2018-10-08"),
        ("christmas", "2018-12-25"),
        ("easter", "2018-04-01"),
    ],
)
def test_feasts(name: str, day: str) -> None:
    assert holiday(name, 2018) == dt.date.fromisoformat(day)


def test_an_unknown_feast_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        holiday("midsummer", 2018)


def test_election_day_is_never_the_first_of_november() -> None:
    assert holiday("election", 2016) == dt.date(2016, 11, 8)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The bridge was hit on Friday", Tense.PAST),
        ("They took the town on Friday", Tense.PAST),
        ("Talks will begin on Friday", Tense.FUTURE),
        ("He agreed to meet them on Friday", Tense.FUTURE),
        ("It had been due to close on Friday", Tense.PAST),
        ("The vote is to be held on Friday", Tense.FUTURE),
        ("The strike was put off until Friday", Tense.FUTURE),
        ("Until Friday", Tense.UNKNOWN),
        ("He flew to the United States on Friday", Tense.PAST),
        ("It rained. A storm Friday", Tense.UNKNOWN),
        ("A storm Friday.\n\nThey will see", Tense.UNKNOWN),
        ("On Friday the council will vote", Tense.FUTURE),
    ],
)
def test_tense(text: str, tense: Tense) -> None:
    words = find_words(text)
    at = words.lowers.index("friday")
    assert find_tense(words, at, at + 1) is tense


def test_every_class_has_a_letter_of_its_own() -> None:
    codes = load_lexicon().code
    assert len(set(codes.values())) == len(codes)


def test_every_rule_has_a_name_of_its_own_and_a_pattern_that_compiles() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert compile_pattern(rule.pattern).match("") is None, rule.name


def test_no_macro_hides_a_class() -> None:
    assert not set(MACROS) & set(load_lexicon().code)


def test_rules_are_told_by_reasons_that_differ() -> None:
    assert all(rule.read.__doc__ for rule in RULES)


def test_words_keep_their_places() -> None:
    text = "On Nov. 2, 2017 at 6 p.m.\n\nThe '80s"
    words = find_words(text)
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == [
        "On", "Nov", ".", "2", ",", "2017", "at", "6", "p.m.", "\n\n", "The", "'80s",
    ]  # fmt: skip


def test_a_context_without_a_day_of_writing_chooses_nothing() -> None:
    context = Context(find_words(""), None)
    assert context.choose([], 0, 0) is None
    assert context.step([], 1) is None
    assert list(context.years()) == []


def test_a_date_far_from_the_day_of_writing_is_history() -> None:
    text = "SARAJEVO, June 28, 1914 (Agency) - He was shot on Sunday."
    found = read_times(text, reference=dt.date(2014, 6, 27))
    assert [one.value for one in found] == ["1914-06-28", "2014-06-22"]


def test_impossible_dates_are_no_times() -> None:
    assert read_times("on 31 February 2015 of 99.99.2015", reference=None)[0].value == "2015-02"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "1", "the", "99999999999999999999", "12:99", "٣٠ 12"])
def test_odd_texts_hold_no_times(text: str) -> None:
    assert read_times(text, reference=dt.date(2018, 5, 4)) == ()


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar_are_no_trap(day: dt.date) -> None:
    text = "Last week, 900 years ago, next year, the past 99999 years, in October, Thanksgiving, on Friday, two decades later."
    read_times(text, reference=day)


@pytest.mark.parametrize(
    "piece", ["one-", "five ", "at about ", "more ", "two and a half ", "the last ", "the end of ", "Oct. 1-"]
)
def test_long_runs_of_words_of_time_are_read_in_time_that_grows_with_them(piece: str) -> None:
    """Patterns with open repetitions took a minute for 2,000 of these."""
    read_times(piece * 5000, reference=dt.date(2018, 5, 4))


def test_numbers_out_of_all_measure_are_declined() -> None:
    assert read_times("9" * 400 + " years", reference=dt.date(2018, 5, 4))[0].value == "PXY"
