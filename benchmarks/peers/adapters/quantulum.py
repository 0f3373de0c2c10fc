"""quantulum3: quantities with units, by regular expressions and a list of units."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from peers.adapters.serve import Row, serve

if TYPE_CHECKING:
    from collections.abc import Callable


def quantities() -> Callable[[Row], Row]:
    """What finds the quantities of a row."""
    parser = import_module("quantulum3.parser")

    def read(row: Row) -> Row:
        found = []
        for quantity in parser.parse(row["text"]):
            spread = quantity.uncertainty or 0
            low, high = quantity.value - spread, quantity.value + spread
            start, end = quantity.span
            unit = quantity.unit.name
            found.append({"start": start, "end": end, "low": low, "high": high, "unit": unit})
        return {"quantities": found}

    return read


serve(("quantulum3",), "parser.parse, with its classifier of ambiguous units", {"quantities": quantities})
