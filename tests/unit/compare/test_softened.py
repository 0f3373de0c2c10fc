"""What a headline states as fact, and whom it quotes."""

from __future__ import annotations

import pytest

from sayso.compare.softened import dropped_claim, dropped_hedge
from sayso.model import Evidence
from sayso.spans import CharSpan
from unit.compare.plain_passages import passage


def place(body: str, surface: str) -> Evidence:
    start = body.index(surface)
    sentence = next(s for s in passage(body).analysis.sentences if s.span.start <= start < s.span.end).span.of(body)
    return Evidence(where="text", span=CharSpan(start, start + len(surface)), surface=surface, sentence=sentence)


@pytest.mark.parametrize(
    ("headline", "body", "surface", "words"),
    [
        ("Governor Took $4M", "The governor is accused of taking $4 million.", "$4 million", "accused of"),
        ("Plant Poisons 300", "Parents claim that the plant poisoned 300 people.", "300", "claim that"),
        ("Parents: Plant Poisons 300", "Parents claim that the plant poisoned 300 people.", "300", None),
        ("Plant Poisons 300", "The plant poisoned 300 people, a court found.", "300", None),
        ("Army Kills 200", "The army said it killed 200. It could not be verified.", "200", "could not be verified"),
        ("Owner Built 6 Homes", "He claims to have built 90, but in fact put up 6 homes.", "6", None),
    ],
)
def test_claims_told_as_facts(headline: str, body: str, surface: str, words: str | None) -> None:
    """Where somebody claims it, or nobody could check it, a headline without a source says too much."""
    assert dropped_claim([place(body, surface)], passage(headline), passage(body)) == words


def test_hedges_told_as_facts() -> None:
    body = "Nine people were reportedly killed in the strike."
    assert dropped_hedge([place(body, "Nine")], passage("Strike Kills 9")) == "reportedly"
    assert dropped_hedge([place(body, "Nine")], passage("Strike Kills 9, Reports Say")) is None
