"""Tasks by processes: each tried once, each told of, none taken along by another's end."""

from __future__ import annotations

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
