"""An archive from its first input to its last, whatever ends on the way."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sayso.archive import Run, find_inputs, maker
from sayso.archive.manifest import outcomes
from sayso.archive.work import Cut, Fold, Read, Task
from sayso.engine import read_all
from sayso.engine.processes import Processes
from sayso.errors import EngineError, ModelFileError, NotALedgerError
from sayso.ingest import open_path
from sayso.ledger import Ledger
from sayso.store.columnar.files import Folder
from unit.archive.here import READER, archive, settings
from unit.archive.warcs import load, story, warc
from unit.engine.readers import load_nothing


def files(folder: Path, count: int = 3, pages: int = 30) -> list[Path]:
    """WARC files of invented pages, no page in two of them."""
    return [
        warc(folder / f"{name}.warc.gz", [story(number) for number in range(at * pages, (at + 1) * pages)])
        for at, name in zip(range(count), "abcdefgh", strict=False)
    ]


def read_into_one(*paths: Path) -> list[dict[str, object]]:
    """The records of the same files, read into a ledger in memory."""
    with Ledger.open(":memory:") as ledger:
        for path in paths:
            for reading in read_all(open_path(path), load, workers=1):
                ledger.add(reading)
        return comparable(ledger)


def comparable(ledger: Ledger) -> list[dict[str, object]]:
    """Records but for origins, which settling finds (test_settle), and inputs."""
    records = [{name: value for name, value in each.items() if name != "origin"} for each in ledger.records()]
    return [each for each in records if each["kind"] != "input"]


def records_of(out: Path) -> list[dict[str, object]]:
    with Ledger.open(out) as ledger:
        return comparable(ledger)


def test_an_archive_holds_what_reading_gives(tmp_path: Path) -> None:
    """The same records, ids included, as reading the files one by one; filed by month; typed."""
    paths = files(tmp_path)
    sums, _ = archive(tmp_path / "out", *paths)
    assert (sums.inputs, sums.inputs_done, sums.pages, sums.refused) == (3, 3, 90, 0)
    assert records_of(tmp_path / "out") == read_into_one(*paths)
    months = {path.parent.name for path in (tmp_path / "out").glob("pages/*/*.parquet")}
    assert months == {"month=2024-01", "month=2024-02", "month=2024-03", "month=2024-04", "month=none"}
    assert not list((tmp_path / "out").glob("staged/*/*"))
    (kind,) = duckdb.execute(
        f"SELECT DISTINCT typeof(published) FROM read_parquet('{tmp_path}/out/figures/*/*.parquet')"
    ).fetchone() or ("",)
    assert kind == "DATE"


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_how_the_work_is_cut_changes_nothing(tmp_path: Path, size: int) -> None:
    """Stretches of one page or of a whole file."""
    paths = files(tmp_path, 1, 20)
    engine_settings = settings(tmp_path / "out", pages=size)
    with Processes[Task](maker(engine_settings), 1) as engine:
        Run(Folder(tmp_path / "out"), engine, reader=READER).read(find_inputs((str(paths[0]),)))
    assert records_of(tmp_path / "out") == read_into_one(*paths)


def test_inputs_that_are_in_are_passed_over(tmp_path: Path) -> None:
    """Run again, with one more file: that one alone is read."""
    paths = files(tmp_path)
    archive(tmp_path / "out", *paths[:2])
    sums, engine = archive(tmp_path / "out", *paths)
    assert (sums.inputs_before, sums.inputs_done, sums.pages) == (2, 1, 30)
    assert {task.part.input for task in engine.done} == {engine.done[0].part.input}
    assert records_of(tmp_path / "out") == read_into_one(*paths)


def test_a_run_that_is_broken_off_goes_on_at_its_stretch(tmp_path: Path) -> None:
    """Stretches that were done are not read again, nor is the file cut again."""
    (path,) = files(tmp_path, 1)
    done: list[int] = []

    def breaks(task: Task) -> bool:
        if isinstance(task, Read) and task.stretch.number == 2:
            raise KeyboardInterrupt
        if isinstance(task, Read):
            done.append(task.stretch.number)
        return False

    with pytest.raises(KeyboardInterrupt):
        archive(tmp_path / "out", path, breaks=breaks)
    assert done == [0, 1]
    assert records_of(tmp_path / "out") == []
    sums, engine = archive(tmp_path / "out", path)
    assert [type(task) for task in engine.done] == [Read, Fold]
    assert sums.bytes_before > 0
    assert records_of(tmp_path / "out") == read_into_one(path)


def test_a_killed_fold_leaves_nothing_that_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts without their input's outcome are not seen, and written over by the next run."""
    (path,) = files(tmp_path, 1)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("sayso.archive.staging._sum", stop)
        with pytest.raises(KeyboardInterrupt):
            archive(tmp_path / "out", path)
    assert list((tmp_path / "out").glob("pages/*/*.parquet"))
    assert records_of(tmp_path / "out") == []
    archive(tmp_path / "out", path)
    assert records_of(tmp_path / "out") == read_into_one(path)


def test_a_changed_file_or_a_newer_reader_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    """Nothing of the earlier turn is left, on disk or to be seen."""
    (path,) = files(tmp_path, 1)
    archive(tmp_path / "out", path)
    warc(path, [story(number) for number in range(200, 210)])
    sums, _ = archive(tmp_path / "out", path)
    assert sums.pages == 10
    assert records_of(tmp_path / "out") == read_into_one(path)
    sums, _ = archive(tmp_path / "out", path, reader="0.2.0 test")
    assert sums.pages == 10
    assert {each.name.split(".")[1] for each in (tmp_path / "out").rglob("input1-*.*")} == {"3"}


def test_a_page_that_breaks_its_worker_is_refused_after_two_tries(tmp_path: Path) -> None:
    """One kills its process, one hangs; each is refused with the place of its bytes, the others are read."""
    pages = [story(number) for number in range(24)]
    pages[5], pages[17], pages[20] = "<p>die </p>", "<p>hang </p>", f"<p>die-once {tmp_path / 'mark'}</p>"
    path = warc(tmp_path / "a.warc", pages, packed=False)
    with Processes[Task](maker(settings(tmp_path / "out", timeout=1.0)), 2) as engine:
        sums = Run(Folder(tmp_path / "out"), engine, reader=READER).read(find_inputs((str(path),)))
    assert (sums.pages, sums.refused, sums.broken) == (22, 2, 2)
    with Ledger.open(tmp_path / "out") as ledger:
        refusals = list(ledger.refusals())
    assert [refusal.code for refusal in refusals] == ["engine", "engine"]
    content = path.read_bytes()
    for refusal, words in zip(refusals, (b"<p>die </p>", b"<p>hang </p>"), strict=True):
        offset, size = (int(told.split()[at]) for told, at in zip(refusal.where.split(", ")[2:], (1, 0), strict=True))
        assert content[offset : offset + size].startswith(b"WARC/")
        assert words in content[offset : offset + size]
    (told,) = outcomes(Folder(tmp_path / "out"))
    assert (told["outcome"], told["broken"], told["pages"]) == ("read", 2, 22)


def test_a_file_that_can_not_be_read_stops_no_other(tmp_path: Path) -> None:
    """Its outcome says why; the next run tries it again."""
    good, bad = files(tmp_path, 2)
    bad.write_text("<p>No archive.")
    sums, _ = archive(tmp_path / "out", bad, good)
    assert (sums.inputs_done, sums.inputs_failed, sums.pages) == (1, 1, 30)
    assert {each["outcome"] for each in outcomes(Folder(tmp_path / "out"))} == {"read", "failed"}
    warc(bad, [story(number) for number in range(5)])
    sums, _ = archive(tmp_path / "out", bad, good)
    assert (sums.inputs_before, sums.inputs_done) == (1, 1)
    assert {each["outcome"] for each in outcomes(Folder(tmp_path / "out"))} == {"read"}


@pytest.mark.parametrize("failing", [2, 9])
def test_a_network_that_fails_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    """Errors of any kind; if they last, the file has failed, and what was read of it is kept for the next run."""
    (path,) = files(tmp_path, 1)

    class Flaky:
        """A stream that fails in the middle, as often as it is told."""

        left = failing

        def __init__(self, address: str) -> None:
            self._stream = Path(address).open("rb")  # noqa: SIM115 - closed by who opened it
            self.seek, self.close = self._stream.seek, self._stream.close

        def read(self, size: int) -> bytes:
            if self._stream.tell() > 0 and Flaky.left:
                Flaky.left -= 1
                message = "payload is not completed"
                raise ConnectionAbortedError(message) if Flaky.left % 2 else RuntimeError(message)
            return self._stream.read(min(size, 3000))

    with monkeypatch.context() as patch:
        archive(
            tmp_path / "out",
            path,
            breaks=lambda task: (
                isinstance(task, Read) and bool(patch.setattr("sayso.archive.inputs.open_source", Flaky))
            ),
        )
    (told,) = outcomes(Folder(tmp_path / "out"))
    assert told["outcome"] == ("read" if failing == 2 else "failed")
    if failing != 2:
        assert "payload is not completed" in told["what"]
        archive(tmp_path / "out", path)
    assert records_of(tmp_path / "out") == read_into_one(path)


def test_workers_that_end_again_and_again_end_the_run(tmp_path: Path) -> None:
    """The error names the engine, the file and the records."""
    (path,) = files(tmp_path, 1)
    with pytest.raises(EngineError, match="here engine: 5 workers") as raised:
        archive(tmp_path / "out", path, breaks=lambda task: isinstance(task, Read) and task.stretch.number == 1)
    assert "records" in raised.value.where
    with pytest.raises(EngineError):
        archive(tmp_path / "other", path, breaks=lambda task: isinstance(task, Cut))


def test_a_reader_that_can_not_be_made_ends_the_run(tmp_path: Path) -> None:
    """With the error of its making."""
    (path,) = files(tmp_path, 1)
    with Processes[Task](maker(settings(tmp_path / "out", load=load_nothing)), 1) as engine:
        run = Run(Folder(tmp_path / "out"), engine, reader=READER)
        with pytest.raises(ModelFileError):
            run.read(find_inputs((str(path),)))


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    """Only an empty folder, or a ledger, is written to."""
    (path,) = files(tmp_path, 1)
    with pytest.raises(NotALedgerError):
        archive(tmp_path, path)


RUN = """
import sys
from sayso.archive import Run, find_inputs, maker
from sayso.engine.processes import Processes
from sayso.store.columnar.files import Folder
from unit.archive.here import READER, settings
if __name__ == "__main__":
    out, *paths = sys.argv[1:]
    with Processes(maker(settings(out, pages=4)), 2) as engine:
        Run(Folder(out), engine, reader=READER).read(find_inputs(tuple(paths)))
"""


def test_a_run_killed_at_random_ends_complete(tmp_path: Path) -> None:
    """Killed a few times, workers and all or one worker alone: nothing is lost, nothing doubled, no process is left."""
    chance, paths = random.Random(4), files(tmp_path, 2, 40)
    script = tmp_path / "run.py"
    script.write_text(RUN)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    arguments: list[Any] = [sys.executable, script, tmp_path / "out", *paths]
    for ends in ("run", "run", "run", "worker"):
        run = subprocess.Popen(arguments, env=environment, stderr=subprocess.DEVNULL)
        time.sleep(0.9 + chance.random())
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        workers = [int(each) for each in children.read_text().split()] if children.exists() else []
        victim = chance.choice(workers) if ends == "worker" and workers else run.pid
        os.kill(victim, signal.SIGKILL)
        if victim == run.pid:
            run.wait()
        else:
            assert run.wait(timeout=60) == 0
    subprocess.run(arguments, env=environment, check=True, timeout=60)
    assert records_of(tmp_path / "out") == read_into_one(*paths)
