"""The sums of `docs/archives.md` are those of the script, and its table of the folder names what is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sayso.store.columnar.schema import TABLES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "archives.md").read_text(encoding="utf-8")


def run(*arguments: str) -> str:
    script = ROOT / "benchmarks" / "cluster_plan.py"
    return subprocess.run([sys.executable, script, *arguments], check=True, capture_output=True, text=True).stdout


def test_the_page_shows_what_the_script_prints() -> None:
    assert run().strip() in PAGE


def test_the_sums_follow_the_rates() -> None:
    """Twice as fast, half the hours; every field is an option."""

    def hours(*arguments: str) -> float:
        line = next(line for line in run(*arguments).splitlines() if line.startswith("| - read pages"))
        return float(line.split("|")[2].split()[0].replace(",", ""))

    assert hours("--pages-a-second", "10") == pytest.approx(2 * hours("--pages-a-second", "20"), rel=0.01)
    assert "--gigabyte-month" in run("--help")


def test_every_folder_is_told() -> None:
    assert all(f"`{table}/`" in PAGE for table in TABLES)
    assert {"`settled/`", "`kept/`", "`staged/`", "`inputs/`", "`failed/`"} <= set(PAGE.replace(",", " ").split())
