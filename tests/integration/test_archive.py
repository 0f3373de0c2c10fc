"""The archive commands as a user calls them, and every door over a Parquet ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from integration.test_cli import PAGES, sayso
from integration.web_ledger import client_of
from sayso.ledger import Ledger
from sayso.web.site import Site
from unit.archive.warcs import warc

NAMES = ("plovdiv-day1-herald.html", "plovdiv-day1-courier.html", "plovdiv-day2-herald.html")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Parquet ledger of three example pages."""
    folder = tmp_path_factory.mktemp("archive")
    path = warc(folder / "crawl.warc.gz", [(PAGES / name).read_text() for name in NAMES])
    done = sayso("archive", str(path), "--out", str(folder / "news"), "--workers", "1", "--json")
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    assert (told["inputs_done"], told["pages"], told["refused"]) == (1, 3, 0)
    return folder / "news"


def test_archiving_again_passes_over_what_is_in(archive: Path) -> None:
    done = sayso("archive", str(archive.parent / "crawl.warc.gz"), "--out", str(archive))
    assert done.returncode == 0, done.stderr.decode()
    assert "1 in already" in done.stderr.decode()


def test_an_archive_of_what_is_no_warc_ends_with_status_2(tmp_path: Path) -> None:
    done = sayso("archive", str(PAGES / NAMES[0]), "--out", str(tmp_path / "news"), "--workers", "1")
    assert done.returncode == 2
    assert "1 failed" in done.stderr.decode()
    (outcome,) = (tmp_path / "news" / "failed").iterdir()
    assert "sayso read" in json.loads(outcome.read_bytes())["mend"]
    missing = sayso("archive", "missing.warc.gz", "--out", str(tmp_path / "other"))
    assert missing.returncode == 2
    assert "there is no such file" in missing.stderr.decode()


def test_every_command_that_reads_a_ledger_reads_a_parquet_ledger(archive: Path, tmp_path: Path) -> None:
    ledger = ("--ledger", str(archive))
    answers = json.loads(sayso("ask", "killed in Plovdiv", *ledger, "--json").stdout)
    figure = answers["questions"][0]["answers"][0]["id"]
    assert "Plovdiv" in sayso("show", figure, *ledger).stdout.decode()
    assert json.loads(sayso("stats", *ledger, "--json").stdout)["pages"] == 3
    assert sayso("refusals", *ledger).returncode == 0
    assert sayso("export", "--format", "jsonl", *ledger).stdout.count(b"\n") == 3
    done = sayso("import", str(archive), "--ledger", str(tmp_path / "news.db"), "--json")
    assert json.loads(done.stdout) == {"new": 3}
    with Ledger.open(archive) as parquet, Ledger.open(tmp_path / "news.db") as one:
        assert list(one.records()) == list(parquet.records())
    refused = sayso("read", str(PAGES / NAMES[0]), *ledger)
    assert refused.returncode == 3
    assert "takes no single pages" in refused.stderr.decode()


def test_the_pages_and_the_json_stand_over_a_parquet_ledger(archive: Path) -> None:
    client = client_of(Site(ledger_path=archive))
    for _ in range(2):
        assert "Plovdiv" in client.get("/search", params={"words": "killed in Plovdiv"}).text
        assert client.get("/").status_code == 200
        found = client.get("/api/v1/search", params={"words": "killed in Plovdiv"}).json()
        assert found["questions"]
        figure = found["questions"][0]["answers"][0]["id"]
        assert client.get(f"/question/{figure}").status_code == 200
