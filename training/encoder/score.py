"""Found attributions against gold ones: the figures that decide, from the project's scorer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

KEYS = (
    ("all", "full lenient"),
    ("quote", "full lenient"),
    ("reporting", "full lenient"),
    ("indirect", "full lenient"),
    ("number", "full lenient"),
    ("reporting", "full near"),
    ("all", "full strict"),
    ("all", "full lenient-nosrc"),
    ("all", "cue overlap"),
    ("all", "content exact"),
)


def score(gold: Sequence[dict[str, Any]], found: dict[str, list[dict[str, Any]]], bench: Path) -> dict[str, float]:
    """F1 in per cent of each of KEYS, with precision and recall of the first, and how often the source is right."""
    sys.path.insert(0, str(bench))
    import attribution_spans as spans  # noqa: PLC0415 - the scorer stands beside the data, not here
    import score_attributions as scorer  # noqa: PLC0415

    source_right, checks = scorer.conditions(free_nosource=False)
    per_article = []
    for row in gold:
        article = spans.Article(row["text"])
        discard = {i for s, e in row.get("discard") or () for i in range(s, e)}
        told = [a for a in found[row["id"]] if not all(i in discard for s, e in a["content"] for i in range(s, e))]
        pair = ([spans.Attribution(article, a) for a in each] for each in (told, row["attributions"]))
        per_article.append(scorer.count_article(*pair, source_right, checks))
    counts = scorer.add_up(per_article)
    out = {f"{subset} {metric}": scorer.measure(counts, subset, metric)["f1"] * 100 for subset, metric in KEYS}
    whole = scorer.measure(counts, "all", "full lenient")
    out |= {"precision": whole["precision"] * 100, "recall": whole["recall"] * 100}
    out["source given content"] = scorer.report(counts, "all")["source given content"] * 100
    return {name: round(value, 1) for name, value in out.items()}
