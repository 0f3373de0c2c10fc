"""How often a process that reads pages looks for garbage in cycles."""

from __future__ import annotations

import gc

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
