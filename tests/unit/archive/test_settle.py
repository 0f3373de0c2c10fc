"""What shows only when all parts are looked at together."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from contract import stories
from sayso.archive import settle
from sayso.archive.importing import import_ledger
from sayso.archive.settle import settle_ledger
from sayso.engine import read_all
from sayso.ingest import open_path
from sayso.ledger import Ledger
from sayso.model import Refusal
from sayso.store import open_store
from sayso.store.columnar.files import Folder
from sayso.store.columnar.store import ColumnarStore
from unit.archive.here import archive
from unit.archive.warcs import load, warc

WIRE = [
    f"<time>2024-02-0{number}</time><p>{lead}The ferry ran aground off the northern cape before dawn and its passengers "
    "waited on deck until the coast guard took them off in four boats, the harbour master of the island told reporters "
    "who had come across on the first plane of the morning. Nobody was hurt, but two lorries slid into the water and "
    f"the hull will be looked at by divers once the wind drops, which may take until the weekend. {tail}</p>"
    for number, (lead, tail) in enumerate(
        [("", ""), ("Our reporter writes. ", ""), ("", "More follows later today."), ("As told to us. ", "Ends.")], 1
    )
]


def records_of_files(*paths: Path) -> list[dict[str, object]]:
    with Ledger.open(":memory:") as ledger:
        for path in paths:
            for reading in read_all(open_path(path), load, workers=1):
                ledger.add(reading)
        return list(ledger.records())


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Three files: copies of one report in two of them, and some pages of the first again in the last."""
    pages = [[other(1), WIRE[0], other(2)], [WIRE[1], other(3), WIRE[2]], [other(1), WIRE[0], WIRE[3]]]
    return [warc(tmp_path / f"{number}.warc.gz", held) for number, held in enumerate(pages)]


def other(number: int) -> str:
    """A page that has nothing in common with another."""
    words = " ".join(f"w{number}x{at}" for at in range(60))
    return f"<time>2024-03-0{number}</time><p>At least {number} people died in Vidin, the mayor said. {words}</p>"


def test_copies_and_doubles_are_those_of_one_ledger(tmp_path: Path, paths: list[Path]) -> None:
    """Every record, origins included, as if all files had been read into one; again as often as one likes."""
    archive(tmp_path / "out", *paths)
    for _ in range(2):
        settle_ledger(Folder(tmp_path / "out"))
        with Ledger.open(tmp_path / "out") as opened:
            held = [each for each in opened.records() if each["kind"] != "input"]
            assert [len(group) for group in opened.copies()] == [4]
            assert len({record["id"] for record in held}) == len(held)
        expected = records_of_files(*paths)
        for one in (held, expected):
            for record in one:  # of a page that came twice the first is kept here, the last there: their places differ
                record.pop("address", None)
                record.pop("content", None)
        assert held == expected


def test_a_notice_on_a_thousand_pages_makes_no_copies(
    tmp_path: Path, paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Runs of words that more pages hold than any report has copies are not looked at."""
    monkeypatch.setattr(settle, "_PAIRS", settle._PAIRS.replace(f"AND {settle.WIDEST}", "AND 1"))
    archive(tmp_path / "out", *paths)
    settle_ledger(Folder(tmp_path / "out"))
    with Ledger.open(tmp_path / "out") as opened:
        assert not list(opened.copies())


def test_a_ledger_goes_to_parquet_and_back(tmp_path: Path) -> None:
    """Every record the same: readings, origins, judgements undone and in force, earlier readings, inputs, refusals."""
    with Ledger.open(":memory:") as ledger:
        for reading in [*stories.many(40), stories.plovdiv(), stories.refused(), stories.plovdiv("Courier")]:
            ledger.add(reading)
        ledger.add(stories.plovdiv(sayso="0.2.0"))
        ledger.add_refusal(Refusal("warc", "cut short", "a.warc, record 3", "Fetch it again."))
        ledger.join_speakers("Ivana Koleva", "I. Koleva", why="same governor")
        ledger.part_speaker("Ivana Koleva")
        ledger.join_speakers("Ivana Koleva", "I. Kolewa", why="two spellings")
        ledger.end_input("news.jsonl", mark="10 bytes", reader="0.1.0", pages=3, refusals=0)
        ledger.export("parquet", tmp_path / "out")
        expected = list(ledger.records())
    assert {"earlier reading", "judgement", "input"} < {str(each["kind"]) for each in expected}
    with ColumnarStore.open(str(tmp_path / "out")) as read, open_store(tmp_path / "back.db") as store:
        assert list(read.view().records()) == expected
        back = Ledger(store)
        for _ in range(2):  # again changes nothing
            import_ledger(read.view(), back, store, count=lambda _: None)
            assert list(back.records()) == expected


def told(ledger: Ledger) -> set[frozenset[str]]:
    """Which figures stand under one question."""
    return {frozenset(answer.id for answer in question.answers) for question in ledger.questions()}


def test_questions_are_those_of_one_ledger(tmp_path: Path) -> None:
    """Out of core as in memory; what `ask` gives then are whole questions."""
    readings = [
        *stories.many(60),
        stories.strike(),
        *(stories.plovdiv(f"Paper{day}", lead=f"Day {day}. ", published=f"2024-03-{day}") for day in range(11, 19)),
        *(stories.shelling(outlet=f"Post{day}", published=f"2024-05-0{day}") for day in range(1, 6)),
    ]
    with Ledger.open(":memory:") as ledger:
        for reading in readings:
            ledger.add(reading)
        ledger.export("parquet", tmp_path / "out")
        expected = told(ledger)
    with Ledger.open(tmp_path / "out") as opened:
        assert told(opened) == expected  # grouped when it is asked for
        assert opened.ungrouped() > 0
    settle_ledger(Folder(tmp_path / "out"))
    with Ledger.open(tmp_path / "out") as opened:
        assert opened.ungrouped() == 0
        assert told(opened) == expected
        assert max(map(len, expected)) > 5
        (question,) = opened.ask("killed in Plovdiv", limit=2).questions
        assert len(question.answers) == 8
    rows = duckdb.execute(f"SELECT answers, pages FROM '{tmp_path}/out/settled/questions.parquet'").fetchall()
    assert len(rows) == sum(len(group) > 1 for group in expected)
    assert (8, 8) in rows
