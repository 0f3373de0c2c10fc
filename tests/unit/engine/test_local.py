"""Pages in, readings out, in order, whatever becomes of the workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.engine import read_all
from sayso.engine.base import LARGEST, chunks_of
from sayso.engine.local import AHEAD
from sayso.errors import EngineError, ModelFileError
from sayso.model import Page, Reading, Refusal
from unit.engine.readers import load, load_and_die, load_nothing, page

STRAY = Refusal("warc", "cut short", "a.warc, record 3", "Fetch it again.")


def told(readings: Iterator[Reading]) -> list[str]:
    """The text of each reading, or the code of its refusal."""
    return [reading.refusals[0].code if reading.refusals else reading.article.text for reading in readings]


@pytest.mark.parametrize("workers", [1, 2])
def test_readings_come_in_the_order_of_pages(workers: int) -> None:
    """Refusals that came among the pages stand at their places."""
    found: list[Page | Refusal] = [page(f"page {number}", number) for number in range(50)]
    found.insert(20, STRAY)
    readings = list(read_all(found, load, workers=workers, chunk=4))
    assert told(iter(readings)) == [f"PAGE {n}" for n in range(20)] + ["warc"] + [f"PAGE {n}" for n in range(20, 50)]
    assert readings[20].refusals == (STRAY,)


@pytest.mark.parametrize("workers", [1, 2])
def test_no_pages_give_no_readings(workers: int) -> None:
    assert list(read_all([], load, workers=workers)) == []


def test_pages_that_break_a_worker_are_refused_and_no_others() -> None:
    """One kills its process, one never ends, one lets an error out; those beside them are read."""
    words = ["a", "die", "b", "c", "hang", "d", "e", "fail", "f", "g"]
    pages = [page(word, number) for number, word in enumerate(words)]
    readings = list(read_all(pages, load, workers=2, chunk=2, timeout=1))
    assert told(iter(readings)) == ["A", "engine", "B", "C", "engine", "D", "E", "engine", "F", "G"]
    dead, hung, failed = (readings[number].refusals[0] for number in (1, 4, 7))
    assert "ended the process" in dead.what
    assert dead.where == "page 1"
    assert "longer than 1 seconds" in hung.what
    assert "act" in hung.detail
    assert "lets an error out" in failed.what
    assert [reading.article.id for reading in readings] == [f"p{number}" for number in range(10)]


def test_a_worker_killed_from_outside_costs_nothing(tmp_path: Path) -> None:
    """Pages whose worker died through no fault of theirs are read again."""
    pages = [page(f"die-once {tmp_path / str(number)}" if number % 7 == 0 else "x", number) for number in range(21)]
    readings = list(read_all(pages, load, workers=2, chunk=3))
    assert not [reading for reading in readings if reading.refusals]
    assert [reading.article.id for reading in readings] == [f"p{number}" for number in range(21)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_reader_that_can_not_be_made_is_an_error(workers: int) -> None:
    """The error of its making, not one refusal a page."""
    with pytest.raises(ModelFileError) as raised:
        list(read_all([page("x", 1)], load_nothing, workers=workers))
    assert raised.value.mend == "Install sayso again."


def test_workers_that_end_before_they_read_are_an_error() -> None:
    """The machine is out of memory, say: that is no fault of the pages."""
    with pytest.raises(EngineError, match="one after the other"):
        list(read_all((page("x", number) for number in range(99)), load_and_die, workers=2, chunk=1))


def test_pages_are_asked_for_as_they_are_needed() -> None:
    """A bounded number of pages is on the way, however many there are."""
    asked = 0

    def pages() -> Iterator[Page]:
        nonlocal asked
        for number in range(10_000):
            asked += 1
            yield page("x", number)

    readings = read_all(pages(), load, workers=2, chunk=5)
    next(readings)
    assert asked <= AHEAD * 2 * 5 + 1
    readings.close()  # type: ignore[attr-defined] # a generator


def test_chunks_of_large_pages_are_small() -> None:
    """Characters bound a chunk as well as pages do."""
    pages = [page("x" * (LARGEST // 2 + 1), number) for number in range(3)]
    assert [len(chunk) for chunk in chunks_of(pages, 10)] == [1, 1, 1]
    assert [len(chunk) for chunk in chunks_of([page("x", 1)] * 5, 2)] == [2, 2, 1]


RUN = """
import sys
from unit.engine.readers import load, page
from sayso.engine import read_all
if __name__ == "__main__":
    list(read_all([page(f"pid {sys.argv[1]}", 1), page("x", 2)], load, workers=2, chunk=1))
"""


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    """A killed run leaves no process behind."""
    script, mark = tmp_path / "run.py", tmp_path / "pid"
    script.write_text(RUN)
    tests = str(Path(__file__).parents[2])
    env = {**os.environ, "PYTHONPATH": tests}
    run = subprocess.Popen([sys.executable, str(script), str(mark)], env=env, stderr=subprocess.DEVNULL)
    assert eventually(lambda: mark.exists() and mark.read_text() != "")
    run.send_signal(signal.SIGKILL)
    run.wait()
    worker = Path(f"/proc/{mark.read_text()}")
    assert eventually(lambda: not worker.exists() or "Z" in (worker / "stat").read_text().split()[2])


def eventually(holds: object) -> bool:
    """True when `holds()` does within a while."""
    assert callable(holds)
    for _ in range(300):
        if holds():
            return True
        time.sleep(0.1)
    return False
