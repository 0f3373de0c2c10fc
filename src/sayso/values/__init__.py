"""Words to values: quantities, times and places of a text, each with its characters."""

from __future__ import annotations

from sayso.values.hedges import Rule, rule_of
from sayso.values.places import Gazetteer, find_places
from sayso.values.quantities import read_quantities
from sayso.values.times import read_times
from sayso.values.units import unit_name

__all__ = ["Gazetteer", "Rule", "find_places", "read_quantities", "read_times", "rule_of", "unit_name"]
