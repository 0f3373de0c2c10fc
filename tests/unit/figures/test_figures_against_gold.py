"""The floors that figures must hold on the development data beside the checkout."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.attribution import Attributor, read_statements
from sayso.figures import read_figures
from sayso.model import Article, Figure, Passage, Where
from unit.figures.figure_passages import analyser, gazetteer, passage

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
FLOORS = {"core": 0.90, "whole": 0.80, "place": 0.80, "source": 0.88, "counted": 0.93, "event": 0.95, "as_of": 0.80}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not (SHARED / "data").exists(), reason="needs the development data beside the checkout"),
]


def figure_record(figure: Figure) -> dict[str, object]:
    """The figure in the form that the scorer reads."""
    stated = figure.quantity.stated
    return {
        "where": figure.where,
        "start": figure.span.start,
        "end": figure.span.end,
        "low": stated.low,
        "high": stated.high,
        "low_open": stated.low_open,
        "high_open": stated.high_open,
        "approx": figure.quantity.approx,
        "unit": figure.quantity.unit,
        "counted": figure.counted,
        "event": figure.event,
        "place": figure.place,
        "as_of": figure.as_of.to_iso() if figure.as_of else None,
        "source": figure.source,
        "stance": figure.stance,
    }


def read(row: dict[str, str], attributor: Attributor) -> tuple[Figure, ...]:
    published = dt.date.fromisoformat(row["published"])
    article = Article(
        id=row["id"], headline=row["headline"], text=row["text"], page_digest="", address="", published=published
    )

    def of(where: Where) -> Passage:
        return passage(article.characters(where), where, published)

    head, body = of("headline"), of("text")
    return read_figures(article, head, body, read_statements(article, head, body, attributor.find(head, body)))


def test_the_seed_page() -> None:
    """Every figure of the page that it all began with: bounds, what is counted, the place, the speaker, the event."""
    gold = json.loads((SHARED / "seed/gold.json").read_text(encoding="utf-8"))
    page = (SHARED / "seed/page.txt").read_text(encoding="utf-8")
    start, end = gold["body"]
    row = {"id": "seed", "headline": gold["header"]["headline"], "text": page[start:end], "published": "2015-10-27"}
    found = {(figure.where, figure.span.end): figure for figure in read(row, Attributor.load())}
    for wanted in gold["figures"]:
        if wanted.get("optional"):
            continue
        head = wanted["part"] == "headline"
        figure = found["headline" if head else "text", wanted["end"] - (0 if head else start)]
        stated = figure.quantity.stated
        assert (stated.low, stated.high) == (wanted["low"], wanted["high"])
        assert set(figure.counted.split()) & set(wanted["counted"].split())
        assert (figure.place, figure.event) == (wanted["place"], wanted["event"])
        assert set(figure.source.split()) & set(wanted["source"].split())


def test_floors(tmp_path: Path) -> None:
    analyser()
    gazetteer()
    attributor = Attributor.load()
    found = tmp_path / "found.jsonl"
    with (SHARED / "data/figures/dev.articles.jsonl").open(encoding="utf-8") as rows, found.open("w") as out:
        for row in map(json.loads, rows):
            records = [figure_record(figure) for figure in read(row, attributor)]
            out.write(json.dumps({"article": row["id"], "figures": records}) + "\n")
    gold = SHARED / "data/figures/dev.gold.jsonl"
    command = [sys.executable, str(SHARED / "bench/score_figures.py"), str(gold), str(found)]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert scores["detection"]["f1"] >= 0.93
    missed = {name: scores[name] for name, floor in FLOORS.items() if scores[name] < floor}
    assert not missed
