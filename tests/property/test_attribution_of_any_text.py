"""Any text at all gives attributions and statements whose spans lie in it; nothing is raised, nothing takes for ever."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from marked.attribution_marks import article, passage
from sayso.attribution import Attributor, read_statements
from sayso.attribution.quotations import find_quotations
from sayso.language import Analyser
from sayso.model import Attribution, Statement

MARKS = [*list("\"'“”‘’«»„`"), "''", "``", "\n\n", "\n", " ", ", ", ". ", ": ", " — ", "? "]
WORDS = [
    "he", "she", "they", "said", "says", "told", "reporters", "that", "the minister", "Ana Ruiz", "Tehran", "denied",
    "according to", "who", "which", "and", "was", "accused", "of", "did not say", "why", "believes", "US officials",
    "on Tuesday", "I", "we think", "police", "(R-Ohio)", "Jr.", "’s", "ex-", "as", "-", "…", "\u00a0", "٣", "\U0001f600",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(MARKS + [f"{word} " for word in WORDS]) | st.text(max_size=4), max_size=40).map(
    "".join
)


@cache
def analyser() -> Analyser:
    return Analyser.load()


@cache
def attributor() -> Attributor:
    return Attributor.load(trained=False)


def read(headline: str, text: str) -> tuple[tuple[Attribution, ...], tuple[Statement, ...]]:
    head = passage(analyser().analyse(headline), "headline")
    body = passage(analyser().analyse(text))
    found = attributor().find(head, body)
    return found, read_statements(article(headline, text), head, body, found)


def check_spans(headline: str, text: str, found: tuple[Attribution | Statement, ...]) -> None:
    for one in found:
        words = headline if one.where == "headline" else text
        assert one.content
        for role in (one.source, one.cue, one.content):
            assert list(role) == sorted(role)
            for span in role:
                assert 0 <= span.start < span.end <= len(words)
                assert span.of(words).strip()


@settings(max_examples=120, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_is_read(headline: str, text: str) -> None:
    attributions, statements = read(headline, text)
    check_spans(headline, text, attributions)
    check_spans(headline, text, statements)
    for attribution in attributions:
        assert attribution.outer is None or attributions[attribution.outer] is not attribution
    ids = [statement.id for statement in statements]
    assert ids == [f"s{number}" for number in range(1, len(ids) + 1)]
    assert all(statement.outer in {None, *ids} and statement.outer != statement.id for statement in statements)


@settings(max_examples=500, deadline=None)
@given(TEXTS | st.text())
def test_quotations_lie_in_their_text_and_apart(text: str) -> None:
    reached = 0
    for quotation in find_quotations(text):
        assert reached <= quotation.start < quotation.end <= len(text)
        assert all(piece.of(text).strip() for piece in quotation.pieces)
        reached = quotation.end


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=1, max_value=30))
def test_blank_characters_before_a_text_move_its_spans_and_nothing_else(blanks: int) -> None:
    text = "“The gate was open,” the guard said. He did not say who had the key."
    first, second = read("", text)[1], read("", " " * blanks + text)[1]
    for one, moved in zip(first, second, strict=True):
        assert [span.shift(blanks) for span in (*one.source, *one.cue, *one.content)] == [
            *moved.source,
            *moved.cue,
            *moved.content,
        ]


def test_work_grows_with_the_text_and_not_with_its_square() -> None:
    """Counted in calls, which no load of the machine changes."""
    part = (
        "“The gate was open,” the guard said. Ana Ruiz, the mayor, told reporters that she knew nothing, though she did "
        "not say why. Tehran denied it. Police believe the lock was forced, according to a report.\n\n"
    )
    calls: list[int] = []
    for times in (10, 100):
        text = part * times
        body, head = passage(analyser().analyse(text)), passage(analyser().analyse(""), "headline")
        found = attributor().find(head, body)
        calls.append(calls_of(lambda: read_statements(article("", text), head, body, found)))  # noqa: B023
    assert calls[1] < 14 * calls[0]


def calls_of(work: Callable[[], object]) -> int:
    """How many functions `work` calls."""
    count = 0

    def tell(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tell)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
