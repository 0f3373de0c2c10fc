"""The columns of a Parquet ledger's tables.

The first columns of each table are those of an export (`docs/reading.md`), for whoever opens the files by themselves.
Behind them stand sayso's own: the record whole, as in a reading; where it stands, by which tables are put in order; and
what it is searched by, as tokens of the embedded ledger's index, each between blanks.
"""

from __future__ import annotations

FORMAT = 1
"""Number of the form of a Parquet ledger; goes up when a column changes its meaning."""

TEXT, REAL, COUNT, FLAG, DAY, BYTES = "VARCHAR", "DOUBLE", "BIGINT", "BOOLEAN", "DATE", "BLOB"

TABLES = ("pages", "statements", "figures", "findings", "refusals")

PLACED = {"input": TEXT, "page_number": COUNT, "number": COUNT}
"""Where a record stands: its input's name, its page in the order of that input, itself in the order of its page."""

SEARCHED = ("words", "counted", "names", "places", "spellings", "headline", "tags")
"""What a statement or a figure is searched by; in the files each stands as `in_NAME`, as tokens."""

_SOUGHT = {"page_headline": TEXT, "page_origin": TEXT, **{f"in_{name}": TEXT for name in SEARCHED}}

OWN: dict[str, dict[str, str]] = {
    "pages": {"models": TEXT, "reading": TEXT, "record": TEXT, "sample": BYTES, **PLACED},
    "statements": {"record": TEXT, **dict.fromkeys(("names", "spellings", "tags"), TEXT), **_SOUGHT, **PLACED},
    "figures": {
        "record": TEXT,
        **dict.fromkeys(("names", "places", "spellings", "tags"), TEXT),
        **_SOUGHT,
        **PLACED,
    },
    "findings": {"record": TEXT, "page_headline": TEXT, **PLACED},
    "refusals": {"detail": TEXT, "published": DAY, **PLACED},
}
"""The columns of each table that stand behind those of an export."""

KEPT: dict[str, dict[str, str]] = {
    "judgements": {**dict.fromkeys(("name", "canonical", "rule", "why"), TEXT), "undone": COUNT},
    "earlier": dict.fromkeys(("page", "reading", "sayso", "config"), TEXT),
    "inputs": {**dict.fromkeys(("address", "mark", "reader"), TEXT), "pages": COUNT, "refusals": COUNT},
}
"""Tables of `kept/`: what a ledger holds beside readings."""

SETTLED: dict[str, dict[str, str]] = {
    "origins": {"page": TEXT, "origin": TEXT},
    "doubles": {"input": TEXT, "page_number": COUNT},
    "answers": {"question": COUNT, "figure": TEXT, "page": TEXT, "published": DAY},
    "questions": {
        "number": COUNT,
        **dict.fromkeys(("id", "counted", "event", "place"), TEXT),
        **dict.fromkeys(("days_from", "days_until"), DAY),
        **dict.fromkeys(("standing", "why"), TEXT),
        **dict.fromkeys(("answers", "pages", "origins"), COUNT),
    },
    "joined": {
        **dict.fromkeys(("id", "page", "article", "outlet"), TEXT),
        "published": DAY,
        **dict.fromkeys(("kind", "verdict", "part", "headline", "body", "why", "speaker", "about"), TEXT),
        **dict.fromkeys(("narrowed_to", "rule"), TEXT),
        "score": REAL,
        **dict.fromkeys(("record", "page_headline", "articles"), TEXT),
    },
}
"""Tables of `settled/`: what only shows when all parts are looked at together.

`joined` holds the findings over several pages, each under the newest of them; `articles` is JSON: those they speak of.
"""
