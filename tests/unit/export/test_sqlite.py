"""The SQLite export, as Datasette opens it: labels, foreign keys, views, full text, and nothing that a page could steer."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import tracemalloc
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from contract import stories
from sayso.errors import StoreAccessError
from sayso.export import sqlite_tables
from sayso.ledger import Ledger
from sayso.model import Refusal
from unit.export.test_export import HOSTILE, hostile

_PATIENT = {"sql_time_limit_ms": 60_000, "facet_time_limit_ms": 60_000}  # a busy machine leaves nothing out

pytestmark = pytest.mark.filterwarnings("ignore")  # Datasette's own


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = Ledger.open(":memory:")
    told = (stories.plovdiv(), stories.plovdiv("Courier", lead="Wire. ", published="2024-03-12"), stories.strike())
    for reading in (*told, stories.refused(), hostile(), stories.shelling()):
        ledger.add(reading)
    ledger.add_refusal(Refusal("warc", "cut short", "a.warc, record 3", "Fetch it again."))
    out = tmp_path_factory.mktemp("out") / "news"
    assert ledger.export("sqlite", out) == 6
    return out


def get(folder: Path, path: str) -> Any:
    """What Datasette answers, in this process."""

    async def ask() -> Any:
        told = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
        served = Datasette([str(folder / "sayso.db")], metadata=told, settings=_PATIENT)
        answer = await served.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:500])
        return answer.json() if ".json" in path else answer.text

    return asyncio.run(ask())


def test_datasette_lists_tables_and_views(folder: Path) -> None:
    """With a row a record, and the tables of the index out of sight."""
    told = get(folder, "/sayso.json")
    shown = [table["name"] for table in told["tables"] if not table["hidden"]]
    with closing(sqlite3.connect(folder / "sayso.db")) as connection:
        counts = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in shown}
    assert counts == {
        "pages": 6, "statements": 6, "figures": 5, "questions": 4, "findings": 2, "evidence": 4,
        "refusals": 2, "outlets": 6, "speakers": 4, "places": 3,
    }  # fmt: skip
    assert {view["name"] for view in told["views"]} == {
        "who_said_what", "how_many", "told_otherwise", "headlines_not_borne_out", "told_of_each_other",
    }  # fmt: skip


def test_foreign_keys_show_names_and_lead_on(folder: Path) -> None:
    """A speaker is shown by name, a page by its headline, a figure by what it counts."""
    rows = get(folder, "/sayso/statements.json?_labels=on&_shape=objects&stance=denies")["rows"]
    assert {row["speaker"]["label"] for row in rows} == {"Ivana Koleva"}
    assert {row["page"]["label"] for row in rows} == {"Warehouse fire kills 12"}
    rows = get(folder, "/sayso/figures.json?_labels=on&_shape=objects&event=killed")["rows"]
    assert {row["place"]["label"] for row in rows} == {"Plovdiv"}
    assert {row["question"]["label"] for row in rows} == {"people, killed, Plovdiv"}
    assert {row["statement"]["label"] for row in rows} == {
        "the interior ministry says: A warehouse fire in Plovdiv killed at least 12 people on Monday"
    }
    pages = get(folder, "/sayso/pages.json?_labels=on&_shape=objects")["rows"]
    assert len({page["origin"]["value"] for page in pages}) == 5  # one report on two pages
    markup = get(folder, "/sayso/figures?event=killed")
    assert 'href="/sayso/places/' in markup
    assert "Plovdiv</a>" in markup


def test_full_text_finds_words(folder: Path) -> None:
    """Through Datasette's own search, in each table that has one."""
    found = get(folder, "/sayso/statements.json?_search=inspectors&_shape=objects")["rows"]
    assert len(found) == 2
    assert len(get(folder, "/sayso/pages.json?_search=dockers&_shape=objects")["rows"]) == 1
    assert len(get(folder, "/sayso/speakers.json?_search=ministry&_shape=objects")["rows"]) == 1


def test_views_answer(folder: Path) -> None:
    """In one row: who said it, where, how many."""
    rows = get(folder, "/sayso/headlines_not_borne_out.json?_shape=objects")["rows"]
    assert {row["verdict"] for row in rows} == {"contradicted"}
    rows = get(folder, "/sayso/how_many.json?_shape=objects&place=Plovdiv")["rows"]
    assert {(row["low"], row["high"]) for row in rows} == {(12.0, None)}
    assert get(folder, "/sayso/told_otherwise.json?_shape=objects")["rows"] == []


def test_facets_and_descriptions_are_set(folder: Path) -> None:
    """By the metadata beside the file."""
    told = get(folder, "/sayso/figures.json?_shape=objects")
    assert set(told["facet_results"]) == {"event", "place", "stance"}
    assert "what the page writes" in get(folder, "/sayso/figures")


def test_the_file_is_whole(folder: Path) -> None:
    """Every key leads somewhere, the index is sound, ids are the ledger's, and words are kept to the letter."""
    with closing(sqlite3.connect(folder / "sayso.db")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO statements_fts(statements_fts, rank) VALUES ('integrity-check', 1)")
        contents = {row[0] for row in connection.execute("SELECT content FROM statements")}
        assert HOSTILE in contents
        cut = connection.execute(
            "SELECT substr(p.text, s.start + 1, s.end - s.start), content FROM statements s, pages p WHERE p.id = page"
        )
        assert all(words == content for words, content in cut)
    assert sorted(path.name for path in folder.iterdir()) == ["metadata.json", "sayso.db"]


def test_markup_in_a_page_stays_text(tmp_path: Path) -> None:
    """Datasette escapes it, and an address that would run is no link."""
    from dataclasses import replace  # noqa: PLC0415

    from sayso.testing import make_article, make_reading  # noqa: PLC0415

    article = replace(
        make_article("<script>alert(1)</script> said so.", id="x", url="javascript:alert(1)"),
        headline="<img src=x onerror=alert(2)>",
    )
    with Ledger.open(":memory:") as ledger:
        ledger.add(make_reading(article))
        ledger.export("sqlite", tmp_path / "out")
    markup = get(tmp_path / "out", "/sayso/pages")
    assert "<img src=x" not in markup
    assert "<script>alert(1)" not in markup
    assert "javascript:alert" not in markup


def test_it_is_the_same_twice(tmp_path: Path) -> None:
    """The same ledger gives the same rows in the same order."""
    with Ledger.open(":memory:") as ledger:
        for reading in stories.many(30):
            ledger.add(reading)
        for name in ("one", "two"):
            ledger.export("sqlite", tmp_path / name)
    dumps = []
    for name in ("one", "two"):
        with closing(sqlite3.connect(tmp_path / name / "sayso.db")) as connection:
            dumps.append(list(connection.iterdump()))
    assert dumps[0] == dumps[1]


def test_what_can_not_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the disk is one of ours, and what stood there before stays."""
    (tmp_path / "sayso.db").write_text("before")

    def broken(*_: object) -> None:
        message = "disk I/O error"
        raise sqlite3.OperationalError(message)

    monkeypatch.setattr(sqlite_tables, "_add_questions", broken)
    with Ledger.open(":memory:") as ledger, pytest.raises(StoreAccessError, match="can't be written"):
        ledger.export("sqlite", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["sayso.db"]
    assert (tmp_path / "sayso.db").read_text() == "before"


@pytest.mark.parametrize("kind", ["annotations", "schema-org", "jsonl", "sqlite"])
def test_memory_stays_flat(kind: str, tmp_path: Path) -> None:
    """Ten times the pages take no more of it."""
    peaks = []
    for count in (40, 400):
        with Ledger.open(tmp_path / f"{count}.db") as ledger:
            for reading in stories.many(count):
                ledger.add(reading)
            ledger.group()
            tracemalloc.start()
            ledger.export(kind, tmp_path / f"{count}.out")
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0] + 300_000
