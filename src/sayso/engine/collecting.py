"""How often a process that reads pages looks for garbage in cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 20_000
"""New objects after which the young are looked through: a page makes some 100,000, nearly all freed by counting."""


def collect_seldom() -> None:
    """Leave what is loaded out of all later collections, and look at the young less often.

    Tables and models live as long as the process; looking through them again and again takes a tenth of its time
    (`benchmarks/speed/whole_way.py`). For processes that do nothing else: it holds for all of Python.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 50)


@contextmanager
def collecting_less() -> Iterator[None]:
    """Look at the young less often for a while: for work that makes many objects which counting frees."""
    usual = gc.get_threshold()
    gc.set_threshold(max(YOUNG, usual[0]) if usual[0] else 0, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
