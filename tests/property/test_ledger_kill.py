"""A ledger whose writer was killed at any moment and started again holds what an undisturbed one holds."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from contract import stories
from sayso.ledger import Ledger

PAGES = 150
KILLS = 12

WRITER = """
import sys
from contract import stories
from sayso.ledger import Ledger
with Ledger.open(sys.argv[1]) as ledger:
    for reading in stories.many(int(sys.argv[2])):
        if not ledger.has(reading.article.id, reading.article.page_digest, sayso="0.1.0"):
            ledger.add(reading)
print("done")
"""


def write(path: Path) -> subprocess.Popen[str]:
    tests = str(Path(__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(PAGES)],
        env={**os.environ, "PYTHONPATH": tests},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_killed_writer_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Killed again and again, at moments drawn by chance, then left to end: the same records, and every one whole."""
    path, chance = tmp_path / "killed.db", random.Random()
    for _ in range(KILLS):
        writer = write(path)
        wait_for_growth(path, writer)
        time.sleep(chance.random() * 0.2)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
    last = write(path)
    assert last.communicate()[0] == "done\n"
    with Ledger.open(tmp_path / "undisturbed.db") as ledger:
        for reading in stories.many(PAGES):
            ledger.add(reading)
        expected = list(ledger.records())
    with Ledger.open(path, read_only=True) as ledger:
        assert list(ledger.records()) == expected


def wait_for_growth(path: Path, writer: subprocess.Popen[str]) -> None:
    """Until the writer has written something, so that it isn't killed while it only starts."""
    before = size_of(path)
    while writer.poll() is None and size_of(path) == before:
        time.sleep(0.01)


def size_of(path: Path) -> int:
    log = path.with_name(f"{path.name}-wal")
    return sum(each.stat().st_size for each in (path, log) if each.exists())
