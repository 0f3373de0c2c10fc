"""Every command, option, error code and public name is documented; a page that names none is not the reference."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import click
import pytest

import sayso
from sayso import errors, model
from sayso.cli import exits
from sayso.cli.main import COMMANDS, cli

ROOT = Path(__file__).parents[2]
CONTEXT = click.Context(cli, info_name="sayso")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = cli.get_command(CONTEXT, name)
    assert command is not None
    assert command.help
    assert f"sayso {name}" in command.help


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    command = cli.get_command(CONTEXT, name)
    assert command is not None
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("name", sorted(set(sayso.__all__) - {"__version__"}))
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert inspect.getdoc(getattr(sayso, name))


def test_every_error_class_says_what_it_means() -> None:
    for _, kind in inspect.getmembers(errors, inspect.isclass):
        assert kind.__doc__


def test_exit_statuses_of_the_page_are_those_of_the_code() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    told = {int(n) for n in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)}
    assert told == {value for name, value in vars(exits).items() if name.isupper()}


@pytest.mark.parametrize(
    "kind", [model.Statement, model.Figure, model.Question, model.Finding, model.Refusal, model.Reading]
)
def test_the_glossary_has_the_records(kind: type) -> None:
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert f"| {kind.__name__.lower()} |" in page
