"""Joins are judgements of a ledger: made in bulk, explained, found by asking, undone for good."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from sayso.cli.main import cli
from sayso.ledger import Ledger
from sayso.model import Reading, Speaker
from sayso.speakers import join_ledger, joins_in_force, part_name
from sayso.testing import make_article, make_reading, make_statement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MINISTER: dict[str, Any] = {"role": "foreign minister", "country": "RU"}


def said(number: int, name: str, *, named: bool = True, **told: Any) -> Reading:
    """A page on which somebody of that name says something."""
    text = f"The talks will fail for the {number}th time, {name} said."
    article = make_article(text, id=f"page-{number}", headline=f"Talks {number}", published="2024-03-11", outlet="Post")
    statement = make_statement(article, f"The talks will fail for the {number}th time", speaker=name, cue="said")
    return make_reading(article, statements=[replace(statement, speaker=Speaker(name=name, named=named, **told))])


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open(":memory:") as opened:
        opened.add(said(1, "Sergei Marin", **MINISTER))
        opened.add(said(2, "Sergey Marin", **MINISTER))
        opened.add(said(3, "Ada Stone", role="mayor"))
        yield opened


def test_names_are_joined_with_a_reason_and_found_under_each(ledger: Ledger) -> None:
    joined = join_ledger(ledger)
    (join,) = joined.made
    assert (join.name, join.canonical, join.rule) == ("Sergey Marin", "Sergei Marin", "speaker.spelling/1")
    assert "minister" in join.why
    for name in ("Sergei Marin", "Sergey Marin"):
        assert len(ledger.ask("talks", speaker=name).statements) == 2
    assert joins_in_force(ledger, "Sergei Marin") == joins_in_force(ledger) == joined.made
    assert {s.speaker.name for r in ledger.readings() for s in r.statements if s.speaker} >= {"Sergey Marin"}


def test_a_second_call_changes_nothing(ledger: Ledger) -> None:
    join_ledger(ledger)
    again = join_ledger(ledger)
    assert (again.made, again.undone, again.kept) == ((), (), 1)


def test_a_dry_call_writes_nothing(ledger: Ledger) -> None:
    assert join_ledger(ledger, dry=True).made
    assert joins_in_force(ledger) == ()


def test_what_is_undone_by_hand_is_not_joined_again(ledger: Ledger) -> None:
    join_ledger(ledger)
    assert part_name(ledger, "Sergey Marin")
    assert not part_name(ledger, "Sergey Marin")
    assert join_ledger(ledger).made == ()


def test_a_judgement_by_hand_stays(ledger: Ledger) -> None:
    ledger.join_speakers("Sergey Marin", "Ada Stone", why="They write under one name.")
    assert join_ledger(ledger).made == ()
    assert joins_in_force(ledger, "Ada Stone")[0].rule == "by hand"


def test_a_joining_that_later_pages_speak_against_is_undone_and_may_come_back(ledger: Ledger) -> None:
    join_ledger(ledger)
    ledger.add(said(4, "Sergey Marin", role="goalkeeper", country="BG"))
    assert join_ledger(ledger).undone == ("Sergey Marin",)
    assert joins_in_force(ledger) == ()
    assert join_ledger(ledger).undone == ()


def test_anonymous_sources_are_joined_with_nobody() -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.add(said(1, "a medical source", named=False))
        ledger.add(said(2, "A medical source", named=False))
        assert join_ledger(ledger).made == ()


def test_the_command_joins_lists_and_parts(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Ledger.open(path) as ledger:
        ledger.add(said(1, "Sergei Marin", **MINISTER))
        ledger.add(said(2, "Sergey Marin", **MINISTER))
    run = CliRunner()
    for options, told in (
        (["--join", "--dry-run"], "Sergey Marin = Sergei Marin"),
        ([], "No names are joined."),
        (["--join", "--json"], '"rule":"speaker.spelling/1"'),
        (["Sergey Marin"], "The names are spellings of one name"),
        (["--part", "Sergey Marin"], ""),
        ([], "No names are joined."),
    ):
        result = run.invoke(cli, ["speakers", *options, "--ledger", str(path)], catch_exceptions=False)
        assert result.exit_code == 0
        assert told in result.output.replace('": ', '":')


def test_the_command_refuses_what_does_not_go_together(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    Ledger.open(path).close()
    run = CliRunner()
    assert run.invoke(cli, ["speakers", "--dry-run", "--ledger", str(path)]).exception is not None
    assert run.invoke(cli, ["speakers", "--part", "Nobody", "--ledger", str(path)]).exception is not None
