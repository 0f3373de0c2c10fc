"""What the fuzzer found, in the fewest words that show it; and that the fuzzer itself finds trouble."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from fuzz import examination
from fuzz.mutations import mutate
from fuzz.run import EXAMPLES, seeds_of
from sayso.language import Analyser

if TYPE_CHECKING:
    from sayso.model import Page


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


@pytest.mark.parametrize("run", ["(", "“", "(“", "'", ")", "£"])
def test_a_run_of_marks_is_tagged_in_time(analyser: Analyser, run: str) -> None:
    """The tokenizer takes a mark at a time off a run and looks at all that is left: 30,000 took two minutes."""
    text = f"“Nobody was hurt,” he said.\n\n{run * 15_000} The mayor left."
    began = time.perf_counter()
    found = analyser.analyse(text)
    assert time.perf_counter() - began < 2
    assert [token.text for token in found.tokens[-4:]] == ["The", "mayor", "left", "."]
    assert all(text[token.start : token.end] == token.text for token in found.tokens)


def test_variants_of_the_examples_bring_no_trouble() -> None:
    """A hundred of them, always the same; the fuzzer itself goes on for an hour."""
    seeds, dice = seeds_of([EXAMPLES]), random.Random(7)
    found = [each for _ in range(100) for each in examination.examine(mutate(dice.choice(seeds), dice, seeds))]
    assert found == []


def test_a_traceback_is_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """Told by its kind and the innermost lines of ours."""

    def broken(page: Page) -> None:
        raise KeyError(page.address)

    monkeypatch.setattr(examination, "read_article", broken)
    (found,) = examination.examine(b"Two men were held on Monday, police said.")
    assert found.kind == "traceback"
    assert found.signature.startswith("KeyError|")
