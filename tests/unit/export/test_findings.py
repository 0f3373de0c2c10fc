"""Findings over several pages in every format that has tables: with rule and version, and the words of both sides."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from contract import stories
from sayso.export.findings import is_across
from sayso.ledger import Ledger

RULE = "question.revised/3"


@pytest.fixture
def ledger() -> Ledger:
    opened = Ledger.open(":memory:")
    for reading in (stories.toll("Post", "12", "Police"), stories.toll("Mail", "31", "Doctors"), stories.plovdiv()):
        opened.add(reading)
    return opened


def test_csv_has_both_sides(ledger: Ledger, tmp_path: Path) -> None:
    """A row in findings.csv under the rule with its version, and a row in evidence.csv for each side."""
    ledger.export("csv", tmp_path)
    with (tmp_path / "findings.csv").open(encoding="utf-8", newline="") as stream:
        (found,) = [row for row in csv.DictReader(stream) if row["rule"] == RULE]
    with (tmp_path / "evidence.csv").open(encoding="utf-8", newline="") as stream:
        shown = [row for row in csv.DictReader(stream) if row["finding"] == found["id"]]
    assert found["kind"] == "revision"
    assert {(row["article"], row["surface"]) for row in shown} == {("fire-Post", "12"), ("fire-Mail", "31")}
    texts = {reading.article.id: reading.article.text for reading in ledger.readings()}
    assert all(texts[row["article"]][int(row["start"]) : int(row["end"])] == row["surface"] for row in shown)


def test_sqlite_links_both_sides_to_their_pages(ledger: Ledger, tmp_path: Path) -> None:
    """Through foreign keys, and in a view."""
    ledger.export("sqlite", tmp_path)
    with closing(sqlite3.connect(tmp_path / "sayso.db")) as connection:
        rows = connection.execute("SELECT words, outlet FROM told_of_each_other WHERE rule = ?", (RULE,)).fetchall()
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
    assert set(rows) == {("12", "Post"), ("31", "Mail")}


def test_lines_have_all_findings(ledger: Ledger, tmp_path: Path) -> None:
    """Those within a page and those over several, as the ledger gives them."""
    out = tmp_path / "findings.jsonl"
    assert ledger.export("findings", out) == 2
    told = [json.loads(line) for line in out.read_bytes().splitlines()]
    assert [each["id"] for each in told] == [found.id for found in ledger.findings()]
    assert {each["rule"]: each["across_pages"] for each in told} == {RULE: True, "test/1": False}
    assert all(evidence["article"] for each in told for evidence in each["body"])


def test_a_parquet_ledger_tells_the_same(ledger: Ledger, tmp_path: Path) -> None:
    """Also by kind, and by page."""
    ledger.export("parquet", tmp_path / "out")
    with Ledger.open(tmp_path / "out", read_only=True) as read:
        assert {found.id: found.finding for found in read.findings()} == {
            found.id: found.finding for found in ledger.findings()
        }
        (moved,) = read.findings(kind="revision")
        assert not list(read.findings(kind="revision", verdict="contradicted"))
        pages = [reading.page for reading in read.latest().read if "fire" in str(reading.headline).lower()]
        assert all(moved.id in {found.id for found in read.findings_on([page])} for page in pages[:2])


def test_what_is_across(ledger: Ledger) -> None:
    """By the rule, or by the articles that are quoted."""
    ledger.group()
    assert {found.finding.rule: is_across(found.finding) for found in ledger.findings()} == {
        RULE: True,
        "test/1": False,
    }
