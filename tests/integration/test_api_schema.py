"""The JSON API against its own OpenAPI document, by schemathesis: nothing that it makes up breaks a promise."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("schemathesis", reason="comes with the extra sayso[dev]")

from integration.live import Live
from integration.web_ledger import DeskHere, make_ledger
from sayso.ledger import Ledger
from sayso.web.app import create_app
from sayso.web.site import Site

CONFIG = """
# A value can be of the right form and still mean nothing: the 30th of February, a `next` that no answer gave, a text
# that holds no page. No schema tells that; it is answered with a problem that says so.
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "400", "401", "404", "422"]

[[operations]]
include-path-regex = "identity"
parameters = { "path.identity" = "IDENTITY" }
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_ledger(tmp_path_factory.mktemp("api") / "news.db")


@pytest.fixture(scope="module")
def address(path: Path) -> Iterator[str]:
    with Live(create_app(Site(ledger_path=path, desk=DeskHere()))) as address:
        yield address


def run(address: str, folder: Path, config: str, *options: str) -> None:
    """Let schemathesis try; raises with what it tells where it finds a failure."""
    (folder / "schemathesis.toml").write_text(config, encoding="utf-8")
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{address}/api/v1/openapi.json", "--no-color"]
    command += ["--seed", "7", "--warnings", "off", "--generation-database", "none", *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert re.search(r"Tested: +[1-9]", done.stdout)


def test_every_answer_is_as_the_document_tells(address: str, tmp_path: Path) -> None:
    run(address, tmp_path, CONFIG[: CONFIG.index("[[operations]]")], "--max-examples", "40")


@pytest.mark.parametrize("kind", ["pages", "statements", "figures", "findings"])
def test_so_are_those_of_records_that_there_are(address: str, path: Path, tmp_path: Path, kind: str) -> None:
    with Ledger.open(path, read_only=True) as ledger:
        found = ledger.find("killed in Plovdiv")
        ids = {
            "pages": found.statements[0].page,
            "statements": found.statements[0].id,
            "figures": found.figures[0].id,
            "findings": next(ledger.findings()).id,
        }
    config = CONFIG.replace("IDENTITY", ids[kind])
    run(address, tmp_path, config, "--max-examples", "8", "--include-path-regex", "identity")
