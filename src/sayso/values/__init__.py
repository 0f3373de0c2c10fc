"""Words to values: quantities, times and places of a text, each with its characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.values.hedges import Rule, rule_of
from sayso.values.quantities import read_quantities
from sayso.values.times import read_times
from sayso.values.units import unit_name

if TYPE_CHECKING:
    from sayso.values.places import Gazetteer, find_places

__all__ = ["Gazetteer", "Rule", "find_places", "read_quantities", "read_times", "rule_of", "unit_name"]


def __getattr__(name: str) -> Any:
    """The readers of places, imported on first use."""
    if name in {"Gazetteer", "find_places"}:
        from sayso.values import places  # noqa: PLC0415

        return getattr(places, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
