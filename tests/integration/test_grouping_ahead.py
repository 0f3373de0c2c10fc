"""Pages looked at by another process are grouped as those that aren't."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso import ledger as ledgers
from sayso.grouping import Ahead
from sayso.grouping.brought import bring
from sayso.ledger import Ledger
from sayso.model import Reading
from sayso.store.base import PlacedView
from sayso.testing import make_article, make_figure, make_reading

COUNT = 60
STORIES = (
    ("Cape Orla", "a ferry sank in a storm"),
    ("Lake Imber", "a bridge of the railway fell"),
    ("Port Ellis", "a mine was flooded at night"),
    ("Sandgate", "fire swept through a market hall"),
)


def page(number: int) -> Reading:
    """One of three pages a day of four stories."""
    place, what = STORIES[number % len(STORIES)]
    count = str(20 + number % 5)
    text = f"At {place} {count} people were killed when {what}, police said. It is page {number}."
    day = f"2024-03-{1 + number // 3:02d}"
    article = make_article(text, id=f"page{number}", headline=f"{place}: {what}", published=day)
    return make_reading(article, figures=[make_figure(article, count, counted="people", event="killed", place=place)])


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process looks ahead though there are few pages, in several transactions."""
    monkeypatch.setattr(ledgers, "AHEAD_FROM", 1)
    monkeypatch.setattr(ledgers, "GROUPED_AT_ONCE", 8)


def filled(path: Path) -> Ledger:
    ledger = Ledger.open(path)
    for number in range(COUNT):
        ledger.add(page(number))
    return ledger


def told(ledger: Ledger) -> list[tuple[str, tuple[str, ...], str]]:
    return [(q.id, tuple(answer.id for answer in q.answers), q.why) for q in ledger.questions()]


@pytest.mark.usefixtures("few")
def test_the_questions_are_the_same(tmp_path: Path) -> None:
    with filled(tmp_path / "a.db") as alone, filled(tmp_path / "b.db") as helped:
        assert alone.group() == COUNT
        assert helped.group(workers=2) == COUNT
        assert told(alone) == told(helped)
        assert len(told(alone)) >= 4
        assert alone.ungrouped() == helped.ungrouped() == 0


@pytest.mark.usefixtures("few")
def test_a_process_that_ends_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it didn't tell is found here."""
    ask = Ahead.ask

    def ask_and_kill(self: Ahead, pages: list[int], moment: int) -> None:
        ask(self, pages, moment)
        self._engine.kill()

    with filled(tmp_path / "a.db") as alone, filled(tmp_path / "b.db") as helped:
        alone.group()
        monkeypatch.setattr(Ahead, "ask", ask_and_kill)
        assert helped.group(workers=2) == COUNT
        assert told(alone) == told(helped)


def test_what_was_told_is_forgotten_when_somebody_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with filled(path) as ledger:
        view = ledger._store.view()
        assert isinstance(view, PlacedView)
        with ledger._store.begin() as writer:
            pages = writer.group_tables().pending(4)  # type: ignore[attr-defined] # a ledger in a file groups
        with Ahead(path) as ahead:
            ahead.ask(pages[:2], moment=1)
            assert ahead.take(pages[0]) == bring(view.placed_answers(pages[0]))
            assert ahead.take(pages[0]) is None
            assert ahead.take(pages[3]) is None
            ahead.ask(pages[2:], moment=2)
            assert ahead.take(pages[1]) is None
            assert ahead.take(pages[3]) == bring(view.placed_answers(pages[3]))
        ledger.group()
