"""A ledger written out: whole, readable by others, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from contract import stories
from sayso.cli import export as export_command
from sayso.cli.main import cli
from sayso.encode import parse_bytes, reading_from_json
from sayso.errors import StoreAccessError, UsageError
from sayso.export import FOLDERS, FORMATS, json_lines
from sayso.export.csv_tables import safe_cell
from sayso.export.tables import COLUMNS
from sayso.ledger import Ledger
from sayso.model import Reading, Refusal
from sayso.store.columnar.schema import TABLES
from sayso.testing import make_article, make_reading, make_statement

HOSTILE = "=cmd|' /C calc'!A0"


@pytest.fixture
def ledger() -> Ledger:
    opened = Ledger.open(":memory:")
    for reading in (stories.plovdiv(), stories.strike(), stories.refused(), hostile()):
        opened.add(reading)
    opened.add_refusal(Refusal("warc", "cut short", "a.warc, record 3", "Fetch it again."))
    return opened


def hostile() -> Reading:
    article = make_article(
        f'{HOSTILE} he said,\nwith \x00 and "quotes" and \'\ud800', id="-1+1", published="2024-01-01"
    )
    article = replace(article, headline="@SUM(A1)", outlet="+44 Post")
    return make_reading(article, statements=[make_statement(article, HOSTILE, speaker="he")])


def test_json_lines_hold_every_reading(ledger: Ledger, tmp_path: Path) -> None:
    """One line each, equal to what is in the ledger."""
    out = tmp_path / "out.jsonl"
    assert ledger.export("jsonl", out) == 4
    assert [reading_from_json(parse_bytes(line)) for line in out.read_bytes().splitlines()] == list(ledger.readings())


def test_json_lines_to_standard_output(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no file is named."""
    stream = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", stream)
    assert ledger.export("jsonl") == 4
    assert isinstance(stream.buffer, io.BytesIO)
    assert stream.buffer.getvalue().count(b"\n") == 4


def test_csv_tables_hold_every_record(ledger: Ledger, tmp_path: Path) -> None:
    """A file a table, a row a record."""
    assert ledger.export("csv", tmp_path / "out") == 4
    tables = {name: rows_of(tmp_path / "out" / f"{name}.csv") for name in COLUMNS}
    assert {name: len(rows) for name, rows in tables.items()} == {
        "pages": 4, "statements": 4, "figures": 3, "findings": 1, "evidence": 2, "refusals": 2,
    }  # fmt: skip
    figure = next(row for row in tables["figures"] if row["article"] == "plovdiv-herald")
    assert (figure["low"], figure["high"], figure["low_open"], figure["as_from"]) == ("12", "", "false", "2024-03-11")
    assert figure["statement"] in {row["id"] for row in tables["statements"]}
    assert figure["page"] in {row["id"] for row in tables["pages"]}
    assert ledger.show(figure["id"]).kind == "figure"
    assert tables["findings"][0]["body"] == "at least 12"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_no_cell_of_csv_is_a_formula(ledger: Ledger, tmp_path: Path) -> None:
    """Text that a spreadsheet would run is told to be text, in every table."""
    ledger.export("csv", tmp_path)
    cells = [cell for name in COLUMNS for row in rows_of(tmp_path / f"{name}.csv") for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert f"'{HOSTILE}" in cells


@pytest.mark.parametrize(
    ("value", "safe"),
    [
        ("=1+1", "'=1+1"), (" =1+1", "' =1+1"), ("\t=1", "'\t=1"), ("＝1", "'＝1"), ("- item", "'- item"),
        (-5, -5), (-5.5, -5.5), ("a=b", "a=b"), ("", ""), (None, None), (True, True),
    ],
)  # fmt: skip
def test_safe_cells(value: object, safe: object) -> None:
    """Text is guarded, numbers stay."""
    assert safe_cell(value) == safe


def test_parquet_tables_hold_every_record(ledger: Ledger, tmp_path: Path) -> None:
    """With types: numbers, days, true and false; a folder a table, filed by month."""
    assert ledger.export("parquet", tmp_path / "o'ut") == 4
    with duckdb.connect() as connection:

        def rows(table: str, columns: str = "*") -> list[tuple[object, ...]]:
            path = str(tmp_path / "o'ut" / table / "*" / "*.parquet")
            found: list[tuple[object, ...]] = connection.execute(
                f"SELECT {columns} FROM read_parquet(?)", [path]
            ).fetchall()
            return found

        assert {name: len(rows(name)) for name in TABLES} == {
            "pages": 4, "statements": 4, "figures": 3, "findings": 1, "refusals": 2,
        }  # fmt: skip
        assert (12.0, None, False) in rows("figures", "low, high, low_open")
        assert rows("figures", "typeof(low), typeof(as_from)")[0] == ("DOUBLE", "DATE")
        assert HOSTILE in {content for (content,) in rows("statements", "content")}
    places = {str(path.relative_to(tmp_path / "o'ut")) for path in (tmp_path / "o'ut").rglob("*.parquet")}
    assert {"pages/month=2024-03/export.1.parquet", "pages/month=none/export.1.parquet"} < places


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_an_empty_ledger_is_written_too(kind: str, tmp_path: Path) -> None:
    """Tables with no rows, a file with no lines."""
    with Ledger.open(":memory:") as empty:
        assert empty.export(kind, tmp_path / "out") == 0
    assert (tmp_path / "out").exists()


def test_the_command_knows_every_format() -> None:
    """Without loading what writes them."""
    assert export_command.FORMATS == FORMATS


def test_what_can_not_be_written_is_told(ledger: Ledger, tmp_path: Path) -> None:
    """An unknown format, no folder, a place that can't be written; no half a file is left."""
    with pytest.raises(UsageError, match="no format"):
        ledger.export("xlsx", tmp_path)
    with pytest.raises(UsageError, match="folder"):
        ledger.export("csv")
    with pytest.raises(StoreAccessError):
        ledger.export("jsonl", tmp_path / "missing" / "out.jsonl")
    (tmp_path / "file").touch()
    with pytest.raises(StoreAccessError):
        ledger.export("csv", tmp_path / "file")


def test_an_export_that_breaks_off_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stood there before stays."""
    out = tmp_path / "out.jsonl"
    out.write_text("before")

    def broken(_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(json_lines, "bytes_of", broken)
    with Ledger.open(":memory:") as ledger:
        ledger.add(stories.strike())
        with pytest.raises(Exception, match="No space"):
            ledger.export("jsonl", out)
    assert out.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_writes_every_format(form: str, tmp_path: Path) -> None:
    """To the place that is named; a folder must be."""
    path = tmp_path / "news.db"
    with Ledger.open(path) as opened:
        opened.add(stories.plovdiv())
    done = CliRunner().invoke(cli, ["export", "--format", form, "--to", str(tmp_path / "out"), "--ledger", str(path)])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "out").is_dir() is (form in FOLDERS)
    done = CliRunner().invoke(cli, ["export", "--format", form, "--ledger", str(path)])
    assert (done.exit_code == 0) is (form not in FOLDERS)
    if form not in FOLDERS:
        assert done.stdout_bytes == (tmp_path / "out").read_bytes()
