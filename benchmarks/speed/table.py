"""Prints how fast the whole way is on this machine, beside the peers one after the other, as a table.

    table.py [--pages FOLDER] [--megabytes 2] [--peers PYTHON]

The way is from a WARC file to a ledger, as `sayso read` goes it: decode, extract, attribute, figures, places, write.
The WARC is made of the pages of FOLDER (`.html` or `.html.gz`; by default the examples that ship), repeated. An article
counts as its words over 450, so that figures compare across pages. The peers (benchmarks/peers/requirements.txt) read
the same file in one process: FastWARC, trafilatura, spaCy's pipeline with textacy's quotations, quantulum3, dateparser:
for each stage the fastest that does it at all.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WORDS = 450
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of `sayso read`."""

    pages: int
    refused: int
    words: int
    seconds: float
    memory: float  # MB at the peak, of all processes: what they share is counted once

    @property
    def articles(self) -> float:
        """Articles of 450 words a second, the start of the models included."""
        return self.words / WORDS / self.seconds


class Memory(threading.Thread):
    """Watches the memory of a process and its children."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak = pid, 0.0
        self.ended = threading.Event()

    def run(self) -> None:
        """Look four times a second."""
        while not self.ended.wait(0.25):
            self.peak = max(self.peak, sum(_proportional(pid) for pid in _family(self.pid)))


def _family(pid: int) -> list[int]:
    try:
        own = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()]
    except OSError:
        return []
    return [pid, *(each for child in own for each in _family(child))]


def _proportional(pid: int) -> float:
    """MB that a process holds, what it shares in equal parts."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def read(warc: Path, workers: int) -> Run:
    """Read the file into a ledger that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger.db"
        command = [sys.executable, "-m", "sayso", "read", str(warc), "--ledger", str(ledger)]
        start = time.perf_counter()
        process = subprocess.Popen(
            [*command, "--workers", str(workers), "--json"],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | ONE_THREAD,
        )
        memory = Memory(process.pid)
        memory.start()
        out, _ = process.communicate()
        seconds = time.perf_counter() - start
        memory.ended.set()
        summary = json.loads(out)
        return Run(summary["pages"], summary["refused"], _words(ledger), seconds, memory.peak)


def _words(ledger: Path) -> int:
    from sayso import Ledger  # noqa: PLC0415 - only this process asks

    with Ledger.open(ledger) as opened:
        return sum(len(reading.article.text.split()) for reading in opened.readings())


def check() -> float:
    """Seconds from the start of `sayso check` to its verdict, the best of three: the disk is warm."""
    page = ROOT / "examples" / "pages" / "rotterdam-strike-tribune.txt"
    took = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "sayso", "check", str(page)], check=False, capture_output=True)
        took.append(time.perf_counter() - start)
    return min(took)


def peers(warc: Path, python: Path) -> dict[str, float] | str:
    """Seconds an article of 450 words of each stage, by its fastest peer; or why there are none."""
    command = [str(python), str(HERE / "peers_in_turn.py"), str(warc)]
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | ONE_THREAD)
    except FileNotFoundError:
        return f"no interpreter at {python}: see benchmarks/peers/requirements.txt"
    except subprocess.CalledProcessError as error:
        return str(error.stderr).strip().splitlines()[-1]
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """The table, printed as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path, default=ROOT / "examples" / "pages")
    parser.add_argument("--megabytes", type=float, default=2.0, help="size of the WARC file, compressed")
    parser.add_argument("--peers", type=Path, default=ROOT / "benchmarks" / "peers" / ".venv" / "bin" / "python")
    options = parser.parse_args()
    print(
        f"sayso {version('sayso')}, onnxruntime {version('onnxruntime')}, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start\n",
    )
    with tempfile.TemporaryDirectory() as folder:
        warc = Path(folder) / "pages.warc.gz"
        made = [sys.executable, str(HERE / "make_warc.py"), str(options.pages), str(warc)]
        subprocess.run([*made, "--megabytes", str(options.megabytes)], check=True, capture_output=True)
        one, two = read(warc, 1), read(warc, 2)
        others = peers(warc, options.peers)
    print(f"{two.pages} pages of {two.words / max(1, two.pages):.0f} words, {two.refused} refused.\n")
    print("| | |\n| --- | --- |")
    print(f"| articles of {WORDS} words a second, whole way, two workers | {two.articles:.1f} |")
    print(f"| the same, one worker | {one.articles:.1f} |")
    print(f"| scaling from one worker to two | {two.articles / one.articles:.2f} times |")
    print(f"| memory, two workers, all processes | {two.memory:.0f} MB |")
    print(f"| start of `sayso check` to its verdict | {check():.2f} s |")
    if isinstance(others, str):
        print(f"| peers, one after the other | missing: {others} |")
    else:
        both = 1 / sum(others.values())
        print(f"| peers, one after the other, one process | {both:.1f} a second |")
        print(f"| sayso, one worker, beside them | {one.articles / both:.1f} times |\n")
        print("| stage | peer | ms an article |\n| --- | --- | --- |")
        for name, seconds in others.items():
            stage, _, peer = name.partition(": ")
            print(f"| {stage} | {peer} | {1000 * seconds:.1f} |")
    print(f"\nload {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
