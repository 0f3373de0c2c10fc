"""The commands, called as a user calls them, over the example pages."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "examples" / "pages"


def sayso(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "sayso", *arguments]
    return subprocess.run(command, input=given, capture_output=True, env=environment, check=False, timeout=300)


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("ledger") / "news.db")
    done = sayso("read", str(PAGES), "--ledger", path, "--json")
    assert done.returncode == 0, done.stderr.decode()
    summary = json.loads(done.stdout)
    assert summary["pages"] >= 16
    return path


def test_check_tells_which_part_of_a_headline_fails_and_shows_both_sentences() -> None:
    done = sayso("check", str(PAGES / "rotterdam-strike-tribune.txt"), "--published", "2024-09-09")
    told = done.stdout.decode()
    assert done.returncode == 1
    assert "CONTRADICTED, part comparator: “Over 4,000”" in told
    assert "‹Fewer than 4,000›" in told
    assert "SUPPORTED: “over 900”" in told


def test_check_gives_json_with_the_findings() -> None:
    done = sayso("check", str(PAGES / "rotterdam-strike-tribune.txt"), "--published", "2024-09-09", "--json")
    findings = json.loads(done.stdout)["findings"]
    assert [f["verdict"] for f in findings if f["headline"] and f["headline"]["surface"] == "Over 4,000"] == [
        "contradicted"
    ]


def test_check_names_the_years_that_fit_and_guesses_none() -> None:
    done = sayso("check", str(PAGES / "rotterdam-strike-tribune.txt"), "--json")
    assert json.loads(done.stdout)["published"] is None


def test_check_passes_a_headline_that_is_borne_out() -> None:
    assert sayso("check", str(PAGES / "plovdiv-day2-herald.html")).returncode == 0


def test_check_reads_standard_input() -> None:
    done = sayso(
        "check", "-", given=b"Nine killed in fire\n\nTwo people were killed in a fire in Porto, police said on Monday."
    )
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (bytes(range(256)) * 40, "binary"),
        ("Der Minister trat zurück. Das sagte er am Dienstag.\n".encode() * 9, "German"),
    ],
)
def test_check_refuses_what_is_no_page_it_reads(content: bytes, word: str) -> None:
    done = sayso("check", "-", given=content)
    assert done.returncode == 2
    assert word.lower() in done.stderr.decode().lower() or "de" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_missing_file_is_named_before_anything_is_read(tmp_path: Path) -> None:
    done = sayso("read", str(PAGES), str(tmp_path / "nowhere.html"), "--ledger", str(tmp_path / "a.db"))
    assert done.returncode == 2
    assert "nowhere.html" in done.stderr.decode()
    assert not (tmp_path / "a.db").exists()


def test_an_address_is_not_fetched_unless_asked_for(tmp_path: Path) -> None:
    done = sayso("read", "http://127.0.0.1:9/", "--ledger", str(tmp_path / "a.db"))
    assert done.returncode == 2
    assert "--fetch" in done.stderr.decode()


def test_a_private_address_is_refused_even_with_fetch(tmp_path: Path) -> None:
    done = sayso("read", "http://127.0.0.1/", "--fetch", "--ledger", str(tmp_path / "a.db"))
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_read_prints_readings_as_json_lines() -> None:
    done = sayso("read", str(PAGES / "lake-victoria.jsonl"), "--to", "jsonl")
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["id"] for r in readings] == ["lake-1", "lake-2", "lake-3", "lake-4"]
    for reading in readings:
        for figure in reading["figures"]:
            field = reading["headline"] if figure["where"] == "headline" else reading["text"]
            assert field[figure["start"] : figure["end"]] == figure["surface"]
    assert readings[2]["extra"] == {"section": "news"}


def test_reading_again_changes_nothing(ledger: str) -> None:
    done = sayso("read", str(PAGES), "--ledger", ledger, "--json")
    summary = json.loads(done.stdout)
    assert (summary["pages"], summary["skipped"]) == (0, 16)


def test_ask_groups_figures_and_counts_one_wire_story_once(ledger: str) -> None:
    done = sayso("ask", "killed in Plovdiv", "--ledger", ledger, "--json")
    answers = json.loads(done.stdout)
    figures = [
        (a["surface"], a["outlet"]) for q in answers["questions"] for a in q["answers"] if a["event"] == "killed"
    ]
    assert ("at least seven", "The Danube Herald") in figures
    assert ("at least seven", "Adriatic Courier") in figures
    origins = {
        a["outlet"]: a["origin"] for q in answers["questions"] for a in q["answers"] if a["surface"] == "at least seven"
    }
    assert len(set(origins.values())) == 1


def test_ask_shows_a_table_that_fits(ledger: str) -> None:
    done = sayso("ask", "killed in Plovdiv", "--ledger", ledger)
    told = done.stdout.decode()
    assert "independent report" in told
    assert max(map(len, told.splitlines())) <= 120
    assert "\x1b" not in told


def test_ask_filters_by_stance(ledger: str) -> None:
    done = sayso("ask", "--stance", "denies", "--ledger", ledger, "--json")
    statements = json.loads(done.stdout)["statements"]
    assert statements
    assert {s["stance"] for s in statements} == {"denies"}


def test_ask_gives_csv(ledger: str) -> None:
    rows = list(csv.DictReader(io.StringIO(sayso("ask", "killed", "--ledger", ledger, "--csv").stdout.decode())))
    assert rows
    assert {"low", "high", "source", "origin", "sentence"} <= set(rows[0])


def test_ask_names_the_nearest_value_for_a_wrong_one(ledger: str) -> None:
    done = sayso("ask", "--event", "kiled", "--ledger", ledger)
    assert done.returncode == 2
    assert "killed" in done.stderr.decode()


def test_show_gives_one_record_whole(ledger: str) -> None:
    answers = json.loads(sayso("ask", "killed in Plovdiv", "--ledger", ledger, "--json").stdout)
    told = answers["questions"][0]["answers"][0]["id"]
    page = sayso("show", told, "--ledger", ledger).stdout.decode()
    assert "by rule" in page
    assert "digest" in page
    record = json.loads(sayso("show", told, "--ledger", ledger, "--json").stdout)
    assert record["kind"] == "figure"
    assert record["provenance"]["sayso"]


def test_show_tells_when_there_is_no_such_record(ledger: str) -> None:
    done = sayso("show", "figure1-none", "--ledger", ledger)
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_export_writes_every_format(form: str, ledger: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = sayso("export", "--format", form, "--to", str(out), "--ledger", ledger)
    assert done.returncode == 0, done.stderr.decode()
    assert out.exists()


def test_export_to_standard_output_is_json_lines(ledger: str) -> None:
    done = sayso("export", "--format", "jsonl", "--ledger", ledger)
    assert all(json.loads(line)["format"] == 1 for line in done.stdout.splitlines())


def test_stats_and_refusals(ledger: str) -> None:
    assert json.loads(sayso("stats", "--ledger", ledger, "--json").stdout)["pages"] == 16
    assert sayso("refusals", "--ledger", ledger).stdout.decode().startswith("Nothing was refused")


def test_a_ledger_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("this is no database, and it is long enough to be looked at" * 20)
    for command in (("ask", "killed"), ("stats",), ("read", str(PAGES / "feed.xml"))):
        done = sayso(*command, "--ledger", str(path))
        assert done.returncode == 3
        assert b"Traceback" not in done.stderr
        assert path.name in done.stderr.decode()


def test_a_ledger_of_a_newer_version_is_left_alone(tmp_path: Path, ledger: str) -> None:
    path = tmp_path / "newer.db"
    path.write_bytes(Path(ledger).read_bytes())
    connection = sqlite3.connect(path)
    connection.execute("pragma user_version = 9999")
    connection.close()
    done = sayso("read", str(PAGES / "feed.xml"), "--ledger", str(path))
    assert done.returncode == 3
    assert "newer" in done.stderr.decode()


def test_malformed_json_on_one_line_is_a_refusal_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": f"n{i}", "headline": "Fire", "text": f"Police said {i + 2} people were hurt."})
        for i in range(9)
    ]
    lines[6] = '{"id": "n6", "text": '
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines) + "\n")
    database = str(tmp_path / "a.db")
    summary = json.loads(sayso("read", str(path), "--ledger", database, "--json").stdout)
    assert (summary["pages"], summary["refused"]) == (8, 1)
    refusals = sayso("refusals", "--ledger", database).stdout.decode()
    assert "line 7" in refusals


def test_text_of_a_page_can_not_steer_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Nine killed\x1b[2J in \u202efire\n\nTwo people were killed in a fire in Porto, police said on Monday.\n"
    )
    told = sayso("check", str(page)).stdout.decode()
    assert "\x1b" not in told
    assert "\u202e" not in told
