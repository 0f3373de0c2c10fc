"""Runs the peers that are on the package index beside sayso: the same rows, the same clock, the same scorers.

    run.py [--data FOLDER] [--peers PYTHON] [--only TASK ...] [--share SHARE] [--json FILE]

`--peers` is the interpreter of an environment of their own, made by the line at the head of requirements.txt (by
default `.venv` beside it); a peer that isn't installed there is named as missing. Each system does each task in one
process, on one thread, and its processor time is taken without its start. The tables are in order of quality, so a peer
that wins stands first. `--share 0.2` takes every fifth row, for a look. `--data` is the folder that holds `data/` and
`bench/` (by default the one beside the checkout).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
WORDS = 450
"""Words of the articles on which speed is told."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """Something that several systems do on the same rows."""

    name: str
    gold: str  # below data/
    rows: int  # the first so many, to keep the run to some minutes
    scorer: str
    figures: tuple[str, ...]  # paths into the scorer's JSON; the first one orders the table
    per: str  # what speed counts
    systems: tuple[tuple[str, str, str], ...]  # name, adapter, the adapter's word for the task


TASKS = (
    Task(
        "who said what", "attributions/dev.jsonl.gz", 84, "score_attributions.py",
        ("full lenient/f1", "full strict/f1", "subsets/quote/full lenient/f1", "subsets/indirect/full lenient/f1"),
        "articles",
        (
            ("sayso", "own", "attributions"), ("sayso, the trained finder alone", "own", "outermost"),
            ("textacy", "textacy_quotations", "attributions"),
        ),
    ),
    Task(
        "quantities", "quantities/newsquant.dev.jsonl", 297, "score_quantities.py",
        ("CQ_F1", "CQU_F1", "detection/f1"), "sentences",
        (
            ("sayso", "own", "quantities"), ("quantulum3", "quantulum", "quantities"),
            ("Recognizers-Text", "recognizers", "quantities"), ("text2num", "numbers_in_words", "quantities"),
        ),
    ),
    Task(
        "quantities rich in hedges", "quantities/hedges.dev.jsonl", 78, "score_quantities.py",
        ("CQ_F1", "CQU_F1", "detection/f1"), "sentences",
        (
            ("sayso", "own", "quantities"), ("quantulum3", "quantulum", "quantities"),
            ("Recognizers-Text", "recognizers", "quantities"), ("text2num", "numbers_in_words", "quantities"),
        ),
    ),
    Task(
        "dates", "dates/tempeval.dev.jsonl", 40, "score_dates.py", ("value_f1", "relaxed/f1"), "documents",
        (
            ("sayso", "own", "dates"), ("dateparser", "date_parser", "dates"),
            ("Recognizers-Text", "recognizers", "dates"),
        ),
    ),
    Task(
        "pages", "pages/dev.gold.jsonl", 100, "score_pages.py",
        ("body/f1", "headline/exact", "date/right"), "pages",
        (
            ("sayso", "own", "pages"), ("trafilatura", "page_readers", "pages-trafilatura"),
            ("readability-lxml", "page_readers", "pages-readability"),
            ("newspaper4k", "page_readers", "pages-newspaper"), ("resiliparse", "page_readers", "pages-resiliparse"),
        ),
    ),
)  # fmt: skip


def main() -> int:
    """Run every task, and print a table of each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--peers", type=Path, default=HERE / ".venv" / "bin" / "python")
    parser.add_argument("--only", nargs="*", help="tasks to run, by the beginning of their names")
    parser.add_argument("--share", type=float, default=1.0, help="of each task's rows, for a look")
    parser.add_argument("--json", type=Path, help="file to write the tables to as JSON")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    told: list[Row] = []
    for task in TASKS:
        if not options.only or any(task.name.startswith(wanted) for wanted in options.only):
            told.append(_run(task, options.data, options.peers, options.share))
            _show(task, told[-1])
    if not options.only or any("speed".startswith(wanted) for wanted in options.only):
        told.append(_speed(options.data, options.peers, options.share))
    print(f"load {os.getloadavg()[0]:.1f} at the end")
    if options.json:
        options.json.write_text(json.dumps(told, indent=1), encoding="utf-8")
    return 0


def _run(task: Task, shared: Path, peers: Path, share: float) -> Row:
    rows = _rows(task, shared, share)
    found, missing = [], []
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold.jsonl"
        _write(gold, rows)
        for name, adapter, word in task.systems:
            out = Path(folder) / f"{adapter}.jsonl"
            cost = _do(sys.executable if adapter == "own" else str(peers), adapter, word, gold, out)
            if "missing" in cost:
                missing.append(f"{name} ({cost['missing']})")
            else:
                found.append({"system": name, **cost, "quality": _score(task, shared, gold, out)})
    found.sort(key=lambda row: -next(iter(row["quality"].values())))
    return {"task": task.name, "gold": task.gold, "rows": len(rows), "systems": found, "missing": missing}


def _rows(task: Task, shared: Path, share: float) -> list[Row]:
    path = shared / "data" / task.gold
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if task.name == "pages":
        rows = [row for row in rows if row["lang"] == "en"]
        rows = [row | {"html": str(path.parent / "html" / f"{row['id']}.html.gz")} for row in rows]
    return rows[: task.rows : max(1, round(1 / share))]


def _write(path: Path, rows: list[Row]) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def _do(python: str, adapter: str, word: str, given: Path, out: Path) -> Row:
    """What the adapter told of its run, or why it is missing."""
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1") | {
        "PYTHONPATH": str(HERE.parent)
    }
    command = [python, str(HERE / "adapters" / f"{adapter}.py"), word, str(given), str(out)]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=os.environ | one)
    except FileNotFoundError:
        return {"missing": f"no interpreter at {python}"}
    if done.returncode:
        return {"missing": done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "it ended without a word"}
    cost: Row = json.loads(done.stdout.strip().splitlines()[-1])
    return {**cost, "speed": round(cost["rows"] / max(cost["seconds"], 1e-9), 2)}


def _score(task: Task, shared: Path, gold: Path, out: Path) -> dict[str, float]:
    scorer = str(shared / "bench" / task.scorer)
    options = ["--boot", "0"] if "attributions" in scorer else []
    done = subprocess.run([sys.executable, scorer, str(gold), str(out), *options], check=True, capture_output=True)
    told = json.loads(done.stdout)
    return {figure: _figure(told, figure) for figure in task.figures}


def _figure(told: Any, path: str) -> float:
    for step in path.split("/"):
        told = told[step]
    return float(told)


def _show(task: Task, told: Row) -> None:
    print(f"\n## {task.name}: {told['rows']} {task.per} of {told['gold']}\n")
    print(f"| system | {' | '.join(task.figures)} | {task.per} a second | failed | versions, how |")
    print("| --- |" + " --- |" * (len(task.figures) + 3))
    for row in told["systems"]:
        scores = " | ".join(f"{100 * value:.1f}" for value in row["quality"].values())
        print(f"| {row['system']} | {scores} | {row['speed']:g} | {row['failed']} | {_versions(row)}: {row['how']} |")
    for name in told["missing"]:
        print(f"\nmissing: {name}")


def _versions(row: Row) -> str:
    return ", ".join(f"{name} {version}" for name, version in row["versions"].items())


def _speed(shared: Path, peers: Path, share: float) -> Row:
    """Articles of 450 words a second, on one core and one thread, of attribution and of spaCy's whole pipeline."""
    task = TASKS[0]
    rows = [{"id": row["id"], "text": _cut(row["text"])} for row in _rows(task, shared, share)]
    rows = [row for row in rows if len(row["text"].split()) >= WORDS]
    systems = (
        ("sayso: text to attributions with speakers", "own", "attributions"),
        ("sayso: text to outermost attributions", "own", "outermost"),
        ("textacy: text to quotations", "textacy_quotations", "attributions"),
        ("spaCy's whole English pipeline", "spacy_pipeline", "attributions"),
    )
    found: list[Row] = []
    missing: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder) / "given.jsonl", Path(folder) / "out.jsonl"
        _write(given, rows)
        for name, adapter, word in systems:
            python = sys.executable if adapter == "own" else str(peers)
            cost = _do(python, adapter, word, given, out)
            (missing if "missing" in cost else found).append({"system": name, **cost})
    print(f"\n## speed: {len(rows)} articles of {WORDS} words, one core, one thread, processor time\n")
    print("| system | articles a second | versions |\n| --- | --- | --- |")
    for row in sorted(found, key=lambda row: -row["speed"]):
        print(f"| {row['system']} | {row['speed']:g} | {_versions(row)} |")
    for row in missing:
        print(f"\nmissing: {row['system']} ({row['missing']})")
    return {"task": "speed", "rows": len(rows), "systems": found, "missing": missing}


def _cut(text: str) -> str:
    """The first 450 words, with their blanks."""
    end = 0
    for _, word in zip(range(WORDS), _words(text), strict=False):
        end = word
    return text[:end]


def _words(text: str) -> list[int]:
    """Where each word ends."""
    ends, inside = [], False
    for position, character in enumerate(text):
        if inside and character.isspace():
            ends.append(position)
        inside = not character.isspace()
    return [*ends, len(text)] if inside else ends


if __name__ == "__main__":
    sys.exit(main())
