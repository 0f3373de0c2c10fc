"""Findings as JSON lines: one object a finding, those within a page and those over several, newest first.

Each has its id, the page that it is filed under, rule and version, and all words that it rests on with their places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.encode import bytes_of, finding_to_json
from sayso.export.findings import is_across
from sayso.export.streams import stream_to

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.answers import FoundFinding
    from sayso.store.base import View


def write(view: View, out: Path | None) -> int:
    """Write every finding to the file `out`, or to standard output, and count them."""
    count = 0
    with stream_to(out) as stream:
        for count, found in enumerate(view.findings(), start=1):  # noqa: B007 - counted, and returned
            stream.write(bytes_of(line_of(found)) + b"\n")
    return count


def line_of(found: FoundFinding) -> dict[str, Any]:
    """One finding; words without an article of their own get that of its page."""
    told = finding_to_json(found.finding)
    for evidence in (*told["body"], *filter(None, [told["headline"]])):
        evidence["article"] = evidence["article"] or found.article
    return {
        "id": found.id,
        "page": found.page,
        "article": found.article,
        "outlet": found.outlet,
        "published": found.published and found.published.isoformat(),
        "page_headline": found.headline,
        "across_pages": is_across(found.finding),
        **told,
    }
