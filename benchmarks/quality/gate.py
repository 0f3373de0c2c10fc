"""Runs every scorer on the development data and compares what it prints with floors.json.

    gate.py [--data FOLDER] [--only NAME ...] [--update]

A figure below its floor fails the gate. `--update` raises floors to what was measured and never lowers one; to lower a
floor, edit floors.json and say why in the change. The digest of each file scored is kept beside its floors: floors of
other data are not compared.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SLACK = 0.01
"""Floors are set this far below what was measured: two or three rows on the smaller files, and the last digits of int8
arithmetic on another processor."""


@dataclass(frozen=True, slots=True)
class Run:
    """One file to score: by which KIND of found.py and which scorer, and which of its figures are held."""

    name: str
    kind: str
    data: str
    scorer: str
    gold: str
    figures: tuple[str, ...]  # paths into the scorer's JSON, parted by "/"
    options: tuple[str, ...] = ()


RUNS = (
    Run(
        "attributions.dev", "attributions", "attributions/dev.jsonl.gz", "score_attributions.py",
        "attributions/dev.jsonl.gz",
        (
            "full lenient/f1", "full strict/f1", "source given content", "subsets/quote/full lenient/f1",
            "subsets/reporting/full lenient/f1", "subsets/indirect/full lenient/f1", "subsets/number/full lenient/f1",
            "subsets/reporting/full near/f1",
        ),
        ("--boot", "0"),
    ),
    Run(
        "figures.dev", "figures", "figures/dev.articles.jsonl", "score_figures.py", "figures/dev.gold.jsonl",
        ("detection/f1", "core", "whole", "low", "high", "counted", "event", "source", "place", "as_of", "stance"),
    ),
    *(
        Run(
            f"quantities.{name}", "quantities", f"quantities/{name}.jsonl", "score_quantities.py",
            f"quantities/{name}.jsonl", ("detection/f1", "CQ_F1", "CQU_F1"),
        )
        for name in ("newsquant.dev", "hedges.dev", "stress", "ranges.dev")
    ),
    *(
        Run(
            f"dates.{name}", "dates", f"dates/{name}.jsonl", "score_dates.py", f"dates/{name}.jsonl",
            ("relaxed/f1", "value_f1"),
        )
        for name in ("tempeval.dev", "wikinews.dev", "stress")
    ),
    Run(
        "pages.dev", "pages", "pages/dev.gold.jsonl", "score_pages.py", "pages/dev.gold.jsonl",
        ("headline/exact", "date/right", "body/f1", "authors/f1"), ("--lang", "en"),
    ),
    Run(
        "headlines.numbers.dev", "headlines", "headlines/numbers.dev.jsonl", "score_headlines.py",
        "headlines/numbers.dev.jsonl",
        (
            "numbers/precision_at_80_recall", "numbers/recall_by_kind/flip_comparator",
            "numbers/recall_by_kind/swap_body_number", "numbers/honest_passed", "numbers/honest_reckoned_passed",
        ),
    ),
    Run(
        "headlines.stances.dev", "headlines", "headlines/stances.dev.jsonl", "score_headlines.py",
        "headlines/stances.dev.jsonl", ("stances/f1",),
    ),
    Run(
        "pairs.claims.dev", "pairs", "pairs/claims.dev.jsonl", "score_pairs.py", "pairs/claims.dev.jsonl",
        ("two_way", "two_way_one_comparator", "contradiction/f1", "entailed_kept"),
    ),
    Run(
        "pairs.written.dev", "pairs", "pairs/written.dev.jsonl", "score_pairs.py", "pairs/written.dev.jsonl",
        ("contradiction/f1",),
    ),
    Run(
        "questions.dev", "questions", "questions/dev.articles.jsonl", "score_questions.py", "questions/dev.gold.json",
        ("questions/f1", "states", "copies/f1"),
    ),
)  # fmt: skip


def score(run: Run, shared: Path, folder: Path) -> dict[str, float]:
    """The figures of one run, by their path."""
    found = folder / f"{run.name}.jsonl"
    _call(str(HERE / "found.py"), run.kind, str(shared / "data" / run.data), str(found))
    scorer, gold = shared / "bench" / run.scorer, shared / "data" / run.gold
    printed = json.loads(_call(str(scorer), str(gold), str(found), *run.options))
    if run.kind in PASSED:
        PASSED[run.kind](printed, _rows(gold), {row["id"]: row["verdict"] for row in _rows(found)})
    return {path: _at(printed, path) for path in run.figures}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _add_honest(printed: Any, gold: list[dict[str, Any]], verdicts: dict[str, str]) -> None:
    """Put in the shares of headlines as published that are not flagged: of all, and of sums, differences, roundings."""
    honest = [row for row in gold if row.get("label") == "supported"]
    if "numbers" in printed:
        reckoned = [row for row in honest if row["op"] in ("Add", "Subtract", "Round")]
        for name, rows in (("honest_passed", honest), ("honest_reckoned_passed", reckoned)):
            passed = sum(verdicts.get(row["id"]) not in ("contradicted", "unsupported") for row in rows)
            printed["numbers"][name] = passed / len(rows)


def _add_entailed(printed: Any, gold: list[dict[str, Any]], verdicts: dict[str, str]) -> None:
    """Put in the share of entailed hypotheses that are not called contradicted."""
    entailed = [row for row in gold if row["label"] == "entails"]
    if entailed:
        kept = sum(verdicts.get(row["id"]) != "contradicts" for row in entailed)
        printed["entailed_kept"] = kept / len(entailed)


PASSED = {"headlines": _add_honest, "pairs": _add_entailed}
"""What no scorer prints and the marks ask for: how often what is true is left alone."""


def _call(*command: str) -> str:
    return subprocess.run([sys.executable, *command], check=True, stdout=subprocess.PIPE, text=True).stdout


def _at(printed: Any, path: str) -> float:
    for key in path.split("/"):
        printed = printed[key]
    return float(printed)


def digest(path: Path) -> str:
    """SHA-256 of a file, shortened: enough to tell one corpus from another."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def main() -> int:
    """Score, print a line a figure, and tell by the exit status whether every floor held."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=HERE.parents[1].parent / "shared")
    parser.add_argument("--only", nargs="*", default=[], help="names of runs, or their beginnings")
    parser.add_argument("--update", action="store_true", help="raise floors to what is measured")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"the development data isn't at {options.data}: nothing was scored")
        return 0
    floors: dict[str, dict[str, Any]] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for run in RUNS:
            if options.only and not run.name.startswith(tuple(options.only)):
                continue
            failed += _compare(run, floors, options.data, Path(folder), update=options.update)
    if options.update:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n")
    print(f"{failed} below their floor")
    return 1 if failed else 0


def _compare(run: Run, floors: dict[str, dict[str, Any]], shared: Path, folder: Path, *, update: bool) -> int:
    measured, corpus = score(run, shared, folder), digest(shared / "data" / run.gold)
    known = floors.get(run.name, {})
    held: dict[str, float] = known.get("floors", {}) if known.get("corpus") == corpus else {}
    failed = 0
    for path, figure in measured.items():
        floor = held.get(path)
        is_below = floor is not None and figure < floor
        failed += is_below
        print(f"{'BELOW' if is_below else 'ok':5}  {run.name:24} {path:40} {figure:7.4f}  floor {floor}", flush=True)
    if update:
        raised = {path: max(held.get(path, 0.0), round(figure - SLACK, 4)) for path, figure in measured.items()}
        floors[run.name] = {"corpus": corpus, "floors": raised}
    return failed


if __name__ == "__main__":
    sys.exit(main())
