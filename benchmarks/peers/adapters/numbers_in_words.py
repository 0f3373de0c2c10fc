"""text2num: numbers in words as digits. It tells no bounds, units or counted nouns."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from importlib import import_module
from typing import TYPE_CHECKING

from peers.adapters.serve import Row, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def quantities() -> Callable[[Row], Row]:
    """What finds the numbers of a row."""
    alpha2digit = import_module("text_to_num").alpha2digit

    def read(row: Row) -> Row:
        text = row["text"]
        return {"quantities": list(_numbers(text, alpha2digit(text, "en")))}

    return read


def _numbers(text: str, digits: str) -> Iterator[Row]:
    """The numbers of the rewritten text, at the words of the text that they stand for."""
    blocks = SequenceMatcher(None, text, digits, autojunk=False).get_matching_blocks()
    for match in _NUMBER.finditer(digits):
        start = max((b.a + min(match.start() - b.b, b.size) for b in blocks if b.b <= match.start()), default=0)
        end = min((b.a + max(0, match.end() - b.b) for b in blocks if b.b + b.size >= match.end()), default=len(text))
        value = float(match.group().replace(",", ""))
        if start < end:
            yield {"start": start, "end": end, "low": value, "high": value, "unit": None}


serve(("text2num",), "alpha2digit, with every number of its output", {"quantities": quantities})
