"""Readings to JSON and back: the form that files, exporters, scorers and the ledger share.

The promised names stand in `docs/reading.md`. What a reading holds beyond them is written too (hard and soft intervals,
rules, residue, provenance), so that a reading survives the way to JSON and back unchanged.
"""

from sayso.encode.from_json import (
    article_from_json,
    figure_from_json,
    finding_from_json,
    provenance_from_json,
    reading_from_json,
    refusal_from_json,
    statement_from_json,
)
from sayso.encode.json_bytes import bytes_of, parse_bytes
from sayso.encode.to_json import (
    article_to_json,
    figure_to_json,
    finding_to_json,
    interval_to_json,
    provenance_to_json,
    reading_to_json,
    refusal_to_json,
    statement_to_json,
)

__all__ = [
    "article_from_json",
    "article_to_json",
    "bytes_of",
    "figure_from_json",
    "figure_to_json",
    "finding_from_json",
    "finding_to_json",
    "interval_to_json",
    "parse_bytes",
    "provenance_from_json",
    "provenance_to_json",
    "reading_from_json",
    "reading_to_json",
    "refusal_from_json",
    "refusal_to_json",
    "statement_from_json",
    "statement_to_json",
]
