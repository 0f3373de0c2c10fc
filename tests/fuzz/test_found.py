"""What the fuzzer found, in the fewest words that show it; and that the fuzzer itself finds trouble."""

from __future__ import annotations

import random
import time

import pytest

from fuzz import examination
from fuzz.mutations import mutate
from fuzz.run import EXAMPLES, seeds_of
from sayso.article import read_article
from sayso.ingest import open_bytes
from sayso.language import Analyser
from sayso.language.analyser import MOST_TOKENS
from sayso.model import Article, Page
from sayso.values import read_quantities
from unit.ingest.files import records


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


@pytest.mark.parametrize("run", ["(", "“", "(“", "'", ")", "£"])
def test_a_run_of_marks_is_tagged_in_time(analyser: Analyser, run: str) -> None:
    """The tokenizer takes a mark at a time off a run and looks at all that is left: 30,000 took two minutes."""
    text = f"“Nobody was hurt,” he said.\n\n{run * 15_000} The mayor left."
    began = time.process_time()
    found = analyser.analyse(text)
    assert time.process_time() - began < 20
    assert [token.text for token in found.tokens[-4:]] == ["The", "mayor", "left", "."]
    assert all(text[token.start : token.end] == token.text for token in found.tokens)


def trouble(content: bytes) -> list[examination.Trouble]:
    """What goes wrong but for memory: the process of the tests holds much that is no fault of `content`."""
    return [each for each in examination.examine(content) if each.kind != "memory"]


def test_variants_of_the_examples_bring_no_trouble() -> None:
    """A hundred of them, always the same; the fuzzer itself goes on for an hour."""
    seeds, dice = seeds_of([EXAMPLES]), random.Random(7)
    assert [each for _ in range(100) for each in trouble(mutate(dice.choice(seeds), dice, seeds))] == []


def test_a_traceback_is_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """Told by its kind and the innermost lines of ours."""

    def broken(page: Page) -> None:
        raise KeyError(page.address)

    monkeypatch.setattr(examination, "read_article", broken)
    (found,) = trouble(b"Two men were held on Monday, police said.")
    assert found.kind == "traceback"
    assert found.signature.startswith("KeyError|")


def in_time(content: bytes, seconds: float = 10.0) -> Article:
    """The article of `content`, read so far within `seconds` of processor time."""
    began = time.process_time()
    (page,) = open_bytes(content)
    assert isinstance(page, Page)
    article = read_article(page)
    assert time.process_time() - began < seconds
    return article


@pytest.mark.parametrize("tag", ["h1", "b", "div", "p", "o:p", "template"])
def test_deep_nesting_takes_no_longer(tag: str) -> None:
    """Every block looked at all elements around it: 2,000 headings in each other took half a minute."""
    story = "The ferry to the islands was full on Friday, the harbour master said, and forty people stayed behind. "
    inner = f"<{tag}>one more " * 4_000
    article = in_time(f"<html><body><div><p>{story * 4}</p>{inner}".encode())
    assert "harbour master" in article.text


def test_a_headline_of_a_whole_page_is_cut() -> None:
    """Each of its words was compared with each of the body's."""
    article = in_time(b'{"headline": "%s", "text": "Two boats sank, the navy said on Monday."}' % (b"boats " * 9_000))
    assert 900 < len(article.headline) <= 1_000


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1066-10-14", "2200-01-01"])
def test_a_day_that_no_page_can_be_of_is_dropped(day: str) -> None:
    """Counting on from the last day of the calendar broke the reading of the page."""
    article = in_time(b'{"published": "%s", "text": "Nine people died, the navy said on Monday."}' % day.encode())
    assert article.published is None
    assert article.published_from is None


def test_a_row_of_numbers_is_read_in_time() -> None:
    """Each number looked back over all before it for what it counts."""
    began = time.process_time()
    assert len(read_quantities("1," * 5_000)) > 1_000
    assert time.process_time() - began < 20


def test_no_sentence_runs_on_without_end(analyser: Analyser) -> None:
    """A list without a full stop is cut: trees and comparisons take time by the square of a sentence."""
    found = analyser.analyse("bread, milk and " * 400)
    assert max(len(sentence.tokens) for sentence in found.sentences) <= 301


def test_no_more_is_tagged_than_a_long_page_holds(analyser: Analyser) -> None:
    """Single marks are five times as many as words."""
    assert len(analyser.analyse("( " * 30_000).tokens) == MOST_TOKENS


def test_a_crawl_whose_start_was_overwritten_is_read_on() -> None:
    """By what looks like an image: the records behind it are those of a crawl still."""
    content = b"\x89PNG" + b"".join(records(3))[4:]
    found = list(open_bytes(content, "town.warc"))
    assert sum(isinstance(each, Page) for each in found) == 2
