"""The rules by which the fields of a figure are read, from figure_rules.toml: what each does, how sure it is."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.data import load_table
from sayso.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class FigureRule:
    """A rule: its name as in `Figure.rules`, what it does, an example, and how sure it is, from 0 to 1."""

    name: str
    why: str
    example: str
    sure: float


@functools.cache
def figure_rules() -> Mapping[str, FigureRule]:
    """All rules by name. Raises: TableError for an entry that lacks one of its parts."""
    rules: dict[str, FigureRule] = {}
    for entry in load_table("figure_rules")["rule"]:
        try:
            rule = FigureRule(entry["name"], entry["why"], entry["example"].strip(), float(entry["sure"]))
        except KeyError as error:
            message = f"a rule of the table 'figure_rules' lacks its {error}: {entry}"
            raise TableError(message, where="figure_rules.toml", mend="Give each [[rule]] all its parts.") from error
        rules[rule.name] = rule
    return rules


def explain_rule(name: str) -> str:
    """What the rule `name` does, as a sentence. Raises: KeyError if there is none."""
    return figure_rules()[name].why


def confidence_of(rules: Mapping[str, str], *, statement: float | None) -> float:
    """How sure a figure is: the product over what is counted, the event and the source.

    `rules` is as in Figure.rules; `statement` is the confidence of the statement that names the source, if one does.
    """
    sure = figure_rules()
    source = sure[rules["source"]].sure if statement is None else statement
    return round(sure[rules["counted"]].sure * sure[rules["event"]].sure * source, 3)
