"""Soaks an archive: many pages through two workers, with a process killed at random all the while.

    soak_archive.py PAGES --work FOLDER [--pages 100000] [--every 60] [--workers 2] [--seed 1] [--go-on]

PAGES is a folder of real pages (`.html` or `.html.gz`), which are cut, varied and repeated into WARC files in
FOLDER/warc. `sayso archive` reads them into FOLDER/ledger. Every `--every` seconds (half to one and a half of it) one
of its processes is killed (kill -9): mostly a worker, one time in four the process that leads the run, which is then
started again. A line a minute tells pages, rate and memory. At the end the ledger is looked at: every page there once,
no record twice, no page refused for its worker's end, one file's records those of a run without kills, memory of the
last third not above that of the first. Ends with `VERDICT: PASSED` and status 0, or `VERDICT: FAILED`, why, and 1.

It reads with the sayso that Python finds: with PYTHONPATH on a copy's `src` it is that copy, whatever is edited beside.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import statistics
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from os import kill
from pathlib import Path
from typing import TYPE_CHECKING

import sayso
from soak.pages import Source, write_files
from soak.processes import family, is_worker, memory_of
from soak.verdict import faults

if TYPE_CHECKING:
    from collections.abc import Callable

LEADER = 0.25
"""Share of the kills that end the whole run."""

SAMPLE = 5.0
"""Seconds between two looks at the memory."""

GROWTH = 1.15
"""What memory may grow by, from the first third of the run to the last, to count as flat."""

MOST = 2_000.0
"""MB that two workers may hold."""


@dataclass(slots=True)
class Soak:
    """What is run, and what was seen so far."""

    command: list[str]
    log: Path
    chance: random.Random
    every: float
    started: float = field(default_factory=time.monotonic)
    memory: list[float] = field(default_factory=list)
    workers_killed: int = 0
    runs_killed: int = 0

    def run(self, told: Callable[[], str]) -> int:
        """Run to the end, kills and all, and give the status of the last start."""
        while True:
            with self.log.open("a") as log:
                process = subprocess.Popen(self.command, stdout=log, stderr=log)
            if not self._watch(process, told):
                return process.wait()
            process.wait()
            time.sleep(2)  # its workers see that it has gone

    def _watch(self, process: subprocess.Popen[bytes], told: Callable[[], str]) -> bool:
        """Kill and measure until the process ends; True where it was killed."""
        next_kill, next_line = self._later(), time.monotonic() + 60
        while process.poll() is None:
            time.sleep(min(SAMPLE, self.every / 4))
            self.memory.append(memory_of(family(process.pid)))
            if time.monotonic() >= next_line:
                next_line += 60
                self.tell(told())
            if time.monotonic() >= next_kill:
                next_kill = self._later()
                if self._kill(process.pid):
                    return True
        return False

    def _later(self) -> float:
        return time.monotonic() + self.every * self.chance.uniform(0.5, 1.5)

    def _kill(self, head: int) -> bool:
        """Kill one process at random; True where it was the head."""
        workers = [each for each in family(head)[1:] if is_worker(each)]
        is_head = not workers or self.chance.random() < LEADER
        with suppress(ProcessLookupError):
            kill(head if is_head else self.chance.choice(workers), signal.SIGKILL)
        self.runs_killed += is_head
        self.workers_killed += not is_head
        return is_head

    def tell(self, what: str) -> None:
        """Print a line with time, memory and kills."""
        minutes, recent = (time.monotonic() - self.started) / 60, self.memory[-12:] or [0.0]
        kills = f"{self.workers_killed} workers and {self.runs_killed} runs killed"
        print(f"{minutes:6.1f} min  {what}  {max(recent):5.0f} MB now  {kills}", flush=True)

    def thirds(self) -> tuple[float, float]:
        """The memory held in the first and in the last third of the run: the median, in MB."""
        third = max(1, len(self.memory) // 3)
        return statistics.median(self.memory[:third]), statistics.median(self.memory[-third:])


def pages_done(ledger: Path, files: list[Path]) -> str:
    """How far a run has come, by its files."""
    done = len(list(Path(ledger, "inputs").glob("*.json")))
    bundles = len(list(Path(ledger, "staged").glob("*/*.zip")))
    return f"{done}/{len(files)} files read, {bundles} stretches of others"


def make(options: argparse.Namespace, folder: Path) -> list[Path]:
    """Write the WARC files, unless they are there."""
    mark = folder / "made.json"
    wanted = {"pages": options.pages, "from": str(options.given.resolve())}
    if not mark.exists() or json.loads(mark.read_text()) != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        for path, count in write_files(Source(options.given), folder, options.pages):
            print(f"made {path.name}: {count:,} pages", flush=True)
        mark.write_text(json.dumps(wanted))
    return sorted(folder.glob("*.warc.gz"))


def judged(soak: Soak, status: int, ledger: Path, files: list[Path], count: int) -> list[str]:
    """All that is wrong, in words."""
    if status != 0:
        return [f"the run ended with status {status}: see {soak.log}"]
    found = faults(ledger, files, count)
    first, last = soak.thirds()
    if last > first * GROWTH:
        found.append(f"memory grew from {first:.0f} to {last:.0f} MB")
    if max(soak.memory) > MOST:
        found.append(f"memory reached {max(soak.memory):.0f} MB")
    return found


def main() -> int:
    """Make the pages, run, judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("given", type=Path, metavar="PAGES")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--every", type=float, default=60.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--go-on", action="store_true", help="keep what an earlier run read that the machine cut short")
    options = parser.parse_args()
    files, ledger = make(options, options.work / "warc"), options.work / "ledger"
    if not options.go_on:
        shutil.rmtree(ledger, ignore_errors=True)
    archive = [sys.executable, "-m", "sayso", "archive", *map(str, files), "--out", str(ledger), "--no-settle"]
    chance = random.Random(options.seed)  # noqa: S311 - to vary, not to hide
    print(f"sayso of {Path(sayso.__file__).parent}, {options.pages:,} pages in {len(files)} files", flush=True)
    soak = Soak([*archive, "--workers", str(options.workers)], options.work / "archive.log", chance, options.every)
    status = soak.run(lambda: pages_done(ledger, files))
    seconds = time.monotonic() - soak.started
    soak.tell(f"ended, {options.pages / seconds:.1f} pages a second")
    first, last = soak.thirds()
    print(f"memory: {first:.0f} MB in the first third, {last:.0f} in the last, {max(soak.memory):.0f} at most")
    found = judged(soak, status, ledger, files, options.pages)
    print("\n".join(["VERDICT: FAILED", *found] if found else ["VERDICT: PASSED: nothing lost, nothing doubled"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
