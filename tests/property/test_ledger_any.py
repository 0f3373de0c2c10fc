"""A ledger takes any reading and gives it back, and takes any words as a question."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from property.readings import readings
from sayso.errors import QueryError
from sayso.ledger import Ledger
from sayso.model import Reading


@given(readings())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_reading_survives_the_ledger(reading: Reading) -> None:
    """Added, replaced by a newer one, and replaced again: what is in is equal to what was put."""
    with Ledger.open(":memory:") as ledger:
        ledger.add(reading)
        ledger.add(reading)
        assert list(ledger.readings()) == [reading]


@given(st.text(max_size=40))
def test_any_words_are_a_question(words: str) -> None:
    """A question is answered, or refused as one that asks nothing; it never breaks the search."""
    with Ledger.open(":memory:") as ledger:
        try:
            answers = ledger.ask(words)
        except QueryError:
            return
        assert answers.figures == ()
