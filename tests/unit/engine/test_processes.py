"""Tasks by processes: each tried once, each told of, none taken along by another's end."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from sayso.engine.processes import Processes
from sayso.engine.tasks import Broken, Done, Failed
from unit.engine.work import make, make_nothing


def test_each_task_is_told_of_by_what_came_of_it() -> None:
    """A worker that ends takes its own task along; the one beside it goes on, and another takes its place."""
    tasks = ["a", "die", "wait 0.5", "fail badly", "b", "die", "c"]
    ended: list[Done[str] | Failed[str] | Broken[str]] = []
    on_the_way = 0
    with Processes[str](make, 2) as engine:
        while len(ended) < 7:
            while tasks and on_the_way < engine.slots:
                engine.submit(tasks.pop(0))
                on_the_way += 1
            ended.append(engine.next())
            on_the_way -= 1
    assert {each.result for each in ended if isinstance(each, Done)} == {"A", "B", "C", "WAIT 0.5"}
    assert [(type(each.error), str(each.error)) for each in ended if isinstance(each, Failed)] == [
        (ValueError, "badly")
    ]
    broken = [each for each in ended if isinstance(each, Broken)]
    assert [each.task for each in broken] == ["die", "die"]
    assert "-9" in broken[0].why


def test_a_worker_that_can_not_begin_breaks_its_task() -> None:
    """The caller decides how often that may be."""
    with Processes[str](make_nothing, 1) as engine:
        engine.submit("a")
        ended = engine.next()
    assert isinstance(ended, Broken)
    assert ended.why.endswith("status 3")


def test_closing_ends_workers_that_are_busy() -> None:
    """At once, whatever they do."""
    engine = Processes[str](make, 1)
    engine.submit("wait 600")
    (worker,) = engine._workers
    started = time.monotonic()
    engine.close()
    assert time.monotonic() - started < 30
    assert not Path(f"/proc/{worker.process.pid}").exists()


def test_tasks_that_wait_in_a_worker_outlive_it() -> None:
    """Each is done once, by whichever worker has room; only the task that was being done is told of as broken."""
    tasks = [f"die {number}" if number % 5 == 3 else f"x{number}" for number in range(40)]
    with Processes[str](make, 3, spare=2) as engine:
        for task in tasks:
            engine.submit(task)
        ended = [engine.next() for _ in tasks]
    assert sorted(each.result for each in ended if isinstance(each, Done)) == sorted(
        task.upper() for task in tasks if task[0] == "x"
    )
    assert sorted(each.task for each in ended if isinstance(each, Broken)) == sorted(
        task for task in tasks if task[0] == "d"
    )


def test_an_error_that_can_not_cross_is_told_in_words() -> None:
    """With where it was raised, as any other is."""
    with Processes[str](make, 1) as engine:
        engine.submit("fail-oddly")
        odd = engine.next()
        engine.submit("fail badly")
        plain = engine.next()
    assert isinstance(odd, Failed)
    assert "OddError" in str(odd.error)
    assert isinstance(plain, Failed)
    assert "in work" in "".join(plain.error.__notes__)


def test_waiting_has_an_end() -> None:
    """A worker that hangs can be given up, from another thread too."""
    with Processes[str](make, 1) as engine:
        engine.submit("wait 600")
        assert engine.next_within(0.2) is None
        threading.Timer(0.2, engine.kill).start()
        ended = engine.next_within(60)
    assert isinstance(ended, Broken)


def test_an_engine_that_nobody_closed_ends_with_python(tmp_path: Path) -> None:
    """Else its busy workers would wait for their parent, and it for them."""
    script = tmp_path / "run.py"
    script.write_text(
        "from sayso.engine.processes import Processes\n"
        "from unit.engine.work import make\n"
        "if __name__ == '__main__':\n"
        "    engine = Processes(make, 2)\n"
        "    engine.submit('wait 600')\n"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run([sys.executable, str(script)], env=env, timeout=60, check=True)
