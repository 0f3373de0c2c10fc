"""What an engine does with tasks: hands each to a worker, and tells what came of it.

    engine.submit(task)
    match engine.next():
        case Done(task, result): ...
        case Failed(task, error): ...        # the work raised
        case Broken(task, why): ...          # the worker ended

Tasks end in any order. An engine tries each once: what to do about a broken one is its caller's to decide, for only he
knows what the task was about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, Self, TypeVar

T = TypeVar("T")

Work = Callable[[Any], Any]
MakeWork = Callable[[], Work]
"""Makes what a worker does with a task; called once in each worker. Another process must be able to import it."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A task and what came of it."""

    task: T
    result: Any


@dataclass(frozen=True, slots=True)
class Failed(Generic[T]):
    """A task whose work raised an error."""

    task: T
    error: Exception


@dataclass(frozen=True, slots=True)
class Broken(Generic[T]):
    """A task whose worker ended before it was done: killed, out of memory, or hung for too long."""

    task: T
    why: str


class Engine(Protocol[T]):
    """Workers, here or on other machines."""

    name: str

    @property
    def slots(self) -> int:
        """Tasks that it takes at once, as it is now."""

    def submit(self, task: T) -> None:
        """Hand a task to a worker. No more than `slots` may be on their way."""

    def next(self) -> Done[T] | Failed[T] | Broken[T]:
        """What came of the task that ends next; waits for it. Raises: EngineError where no worker can be had."""

    def close(self) -> None:
        """End all workers."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...
