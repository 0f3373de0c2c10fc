"""Versions of rules: what the code writes is what is in force, and findings of an older version are made anew."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from contract import stories
from sayso import rules
from sayso.cli.main import cli
from sayso.compare import across
from sayso.ledger import Ledger
from sayso.reader import read

COMPARE = Path(across.__file__).parent
WRITTEN = re.compile(r'"((?:question|denial|revision|headline|parts|declined)\.[^"\s]+)/(\d+)"')

PAGE = """<html><head><title>Over 4,000 dockers strike in Odesa</title></head><body><article>
<h1>Over 4,000 dockers strike in Odesa</h1>
<p>Fewer than 4,000 dockers have walked out in Odesa, the port said on Monday. The strike began in the morning.</p>
<p>The union called on all of its members to stay at home until the talks resume later in the week.</p>
</article></body></html>"""


def test_the_code_writes_the_versions_in_force() -> None:
    """Who raises a version in one place is told of the other."""
    found = [each for path in COMPARE.glob("*.py") for each in WRITTEN.findall(path.read_text(encoding="utf-8"))]
    assert len(found) > 15
    assert [(name, int(version)) for name, version in found if int(version) != rules.version_of(name)] == []


def test_findings_over_pages_are_made_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """When their ledger is next grouped, by whatever rule now makes them."""
    path = tmp_path / "news.db"
    with Ledger.open(path) as ledger:
        ledger.add(stories.toll("Post", "12", "Police"))
        ledger.add(stories.toll("Mail", "31", "Doctors"))
    with Ledger.open(path) as ledger:
        (before,) = ledger.findings()
        ledger.group()
        assert list(ledger.findings()) == [before]
    name, _, version = before.finding.rule.rpartition("/")
    raised = int(version) + 1
    monkeypatch.setattr(rules, "RAISED", {name: raised})
    later = replace(before.finding, rule=f"{name}/{raised}")
    monkeypatch.setattr("sayso.joining.compare_question", lambda *_: later)
    with Ledger.open(path, read_only=True) as ledger:
        assert rules.older_rules(ledger.findings()) == {f"{name}/{version}": 1}
    told = CliRunner().invoke(cli, ["stats", "--ledger", str(path)])
    assert "1 findings stand on an older version of their rule: `sayso recheck`" in told.output
    with Ledger.open(path) as ledger:
        ledger.group()
        assert [found.finding.rule for found in ledger.findings()] == [f"{name}/{raised}"]
        assert rules.older_rules(ledger.findings()) == {}


def test_findings_within_a_page_are_made_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """From the ledger alone; statements and figures stay, and the same rules change nothing."""
    path = tmp_path / "news.db"
    reading = read(PAGE, published="2024-09-09")
    (flagged, *_) = reading.findings
    assert flagged.rule.startswith("headline.")
    old = replace(flagged, why="An older sentence.")
    with Ledger.open(path) as ledger:
        ledger.add(replace(reading, findings=(old,)))
    monkeypatch.setattr(rules, "RAISED", {flagged.rule.rpartition("/")[0]: 9})
    done = CliRunner().invoke(cli, ["recheck", "--ledger", str(path)])
    assert done.exit_code == 0, done.output
    assert "1 pages looked at, findings changed on 1" in done.output
    with Ledger.open(path, read_only=True) as ledger:
        (kept,) = ledger.readings()
    assert kept.findings == reading.findings
    assert (kept.statements, kept.figures, kept.article) == (reading.statements, reading.figures, reading.article)
    done = CliRunner().invoke(cli, ["recheck", "--ledger", str(path)])
    assert "findings changed on 0" in done.output


def test_versions_across() -> None:
    """They name the rules over several pages alone."""
    assert rules.versions_across("base/1") == (
        "base/1 denial.alone/2 denial.joined/3 denial.narrowed/3 question.changed/2 question.corrected/2 "
        "question.disputed/3 question.revised/3 question.tension/2"
    )
