"""The page that it all began with: its statements, speakers, stances and days."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

from sayso.attribution import Attributor, read_statements
from sayso.language import Analyser
from sayso.model import Article, Passage, Statement, Where
from sayso.values import Gazetteer, find_places, read_times

SEED = Path(__file__).parents[3] / "../shared/seed"
PUBLISHED = dt.date(2015, 10, 27)
MISSED = 1
"""Statements that may be missed."""

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEED.exists(), reason="needs the development data beside the checkout"),
]


@pytest.fixture(scope="module", params=[False, True], ids=["rules", "trained"])
def read(request: pytest.FixtureRequest) -> tuple[dict[str, Any], str, tuple[Statement, ...]]:
    gold = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))
    page = (SEED / "page.txt").read_text(encoding="utf-8")
    headline, text = gold["header"]["headline"], page[slice(*gold["body"])]
    analyser, gazetteer = Analyser.load(), Gazetteer.load()

    def passage(where: Where, words: str) -> Passage:
        analysis = analyser.analyse(words)
        times, places = read_times(words, reference=PUBLISHED), find_places(analysis, gazetteer)
        return Passage(where=where, analysis=analysis, quantities=(), times=times, places=places)

    head, body = passage("headline", headline), passage("text", text)
    article = Article(id="seed", headline=headline, text=text, page_digest="", address="page.txt", published=PUBLISHED)
    found = Attributor.load(trained=request.param).find(head, body)
    return gold, page, read_statements(article, head, body, found)


def words(page: str, spans: list[tuple[int, int]]) -> set[int]:
    return {
        match.start() for start, end in spans for match in re.finditer(r"\w+", page[:end]) if match.start() >= start
    }


def letters(name: str) -> str:
    return re.sub(r"\W", "", name).lower()


def overlap(gold: dict[str, Any], page: str, statement: Statement, offset: int) -> float:
    wanted = words(page, gold["content"])
    found = words(page, [(span.start + offset, span.end + offset) for span in statement.content])
    return 2 * len(wanted & found) / (len(wanted) + len(found))


def test_statements_are_found_with_speaker_and_stance(
    read: tuple[dict[str, Any], str, tuple[Statement, ...]],
) -> None:
    gold, page, statements = read
    wrong = []
    for wanted in gold["statements"]:
        right = [
            statement
            for statement in statements
            if statement.where == "text"
            and overlap(wanted, page, statement, gold["body"][0]) >= 0.5
            and statement.stance == wanted["stance"]
            and statement.speaker is not None
            and letters(statement.speaker.name) == letters(wanted["speaker"])
        ]
        if not right or ("said_on" in wanted and all(s.said_on is None for s in right)):
            wrong.append(wanted)
    assert len(wrong) <= MISSED, wrong


def test_belief_within_the_first_statement_is_found(read: tuple[dict[str, Any], str, tuple[Statement, ...]]) -> None:
    _, _, statements = read
    inner = [s for s in statements if s.outer == next(s.id for s in statements if s.where == "text")]
    assert [(s.stance, s.speaker.name if s.speaker else "") for s in inner] == [("believes", "Washington")]
