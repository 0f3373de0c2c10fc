"""Work for the processes of the tests, in a module that another process can import."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable


class OddError(Exception):
    """Can't be put together again from what it holds."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def work(task: str) -> str:
    """Do what the task's words say."""
    word, _, told = task.partition(" ")
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "fail":
        raise ValueError(told)
    if word == "fail-oddly":
        raise OddError(word, told)
    if word == "wait":
        time.sleep(float(told))
    return task.upper()


def make() -> Callable[[str], str]:
    return work


def make_nothing() -> Callable[[str], str]:
    os._exit(3)
