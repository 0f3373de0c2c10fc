"""Tasks done by the machines of a Ray cluster: the only file that knows Ray (docs/adr/0010).

Each worker is an actor that holds one processor and its reader. An actor that ends, by itself or with its machine,
takes its own task along, and another takes its place where the cluster has room; machines may come and go.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from sayso.engine.collecting import collect_seldom
from sayso.engine.tasks import Broken, Done, Failed
from sayso.errors import EngineError, MissingExtraError

if TYPE_CHECKING:
    from sayso.engine.tasks import MakeWork

T = TypeVar("T")

LOOK_AGAIN = 10.0
"""Seconds after which the cluster is asked again how many processors it has."""

TURN = 2.0
"""Seconds of waiting for a task after which idle actors make room for those that have not begun."""

PATIENCE = 600.0
"""Seconds to wait for a task that no worker takes, when the cluster has no processor left."""


def load_ray() -> Any:
    """The module. Raises: MissingExtraError."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")  # as Ray will have it, and warns without
    try:
        import ray  # noqa: PLC0415 - an extra
    except ImportError as error:
        message = "the cluster engine isn't installed"
        raise MissingExtraError(message, where="engine ray", mend="pip install 'sayso[ray]'") from error
    return ray


class _Worker:
    """What an actor is made of."""

    def __init__(self, make: MakeWork) -> None:
        self._work = make()
        collect_seldom()

    def do(self, task: Any) -> tuple[Any, Exception | None]:
        """The result of a task, or the error that it raised."""
        try:
            return self._work(task), None
        except Exception as error:  # noqa: BLE001 - raised again, or judged, by who handed out the task
            return None, error


class RayEngine(Generic[T]):
    """An engine of actors, `workers` at most; 0 for one each processor of the cluster."""

    name = "ray"

    def __init__(self, make: MakeWork, workers: int = 0, *, address: str | None = None) -> None:
        """Join the cluster at `address`, or start one of this machine.

        Raises: MissingExtraError; EngineError where there is no cluster.
        """
        self._ray = load_ray()
        self._make = make
        self._most = workers
        self._join(address)
        self._actors: list[Any] = []
        self._busy: dict[Any, tuple[Any, T]] = {}
        self._looked, self._processors = 0.0, 1

    def _join(self, address: str | None) -> None:
        own: dict[str, Any] = {"num_cpus": self._most or None, "include_dashboard": False}
        try:
            self._ray.init(address=address, log_to_driver=False, **({} if address else own))
        except (ConnectionError, RuntimeError, ValueError) as error:
            message = f"ray engine: no cluster answers: {error}"
            mend = "Start one with `ray start --head`, or leave --address out."
            raise EngineError(message, where=address or "this machine", mend=mend) from error

    @property
    def slots(self) -> int:
        """Tasks that the cluster takes at once, as it is now."""
        if time.monotonic() - self._looked > LOOK_AGAIN:
            self._looked = time.monotonic()
            self._processors = max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        return min(self._most, self._processors) if self._most else self._processors

    def submit(self, task: T) -> None:
        """Hand a task to an idle actor, or to a new one."""
        actor = self._actors.pop() if self._actors else self._new_actor()
        self._busy[actor.do.remote(task)] = (actor, task)

    def _new_actor(self) -> Any:
        return self._ray.remote(num_cpus=1, max_restarts=0)(_Worker).remote(self._make)

    def next(self) -> Done[T] | Failed[T] | Broken[T]:
        """What came of the task that ends next."""
        waited = time.monotonic()
        while True:
            ready, _ = self._ray.wait(list(self._busy), num_returns=1, timeout=TURN)
            if ready:
                return self._received(ready[0])
            self._let_go()
            if time.monotonic() - waited > PATIENCE and not self._ray.cluster_resources().get("CPU"):
                message = "ray engine: the cluster has no worker left"
                raise EngineError(message, mend="Add machines to it; the same command goes on where it stopped.")

    def _let_go(self) -> None:
        """End idle actors: the processors that they hold may be what new ones wait for since a machine was lost."""
        for actor in self._actors:
            self._ray.kill(actor)
        self._actors.clear()

    def _received(self, ready: Any) -> Done[T] | Failed[T] | Broken[T]:
        actor, task = self._busy.pop(ready)
        try:
            result, error = self._ray.get(ready)
        except self._ray.exceptions.RayError as lost:
            self._ray.kill(actor)
            return Broken(task, f"{type(lost).__name__}: {str(lost).partition(chr(10))[0]}")
        self._actors.append(actor)
        return Done(task, result) if error is None else Failed(task, error)

    def close(self) -> None:
        """End all actors, and leave the cluster; one that was started here ends."""
        for actor in [*self._actors, *(actor for actor, _ in self._busy.values())]:
            self._ray.kill(actor)
        self._actors.clear()
        self._busy.clear()
        self._ray.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
