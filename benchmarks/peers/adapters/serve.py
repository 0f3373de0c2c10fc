"""What every adapter does: rows in, what the peer found out, with seconds and versions.

An adapter is run by the interpreter that its peer is installed for: `python adapters/NAME.py TASK IN OUT`. It loads the
peer, warms it up on the first row, then times the rest of the work alone, and prints one JSON object.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, Any]
_NOTHING: Row = {"attributions": [], "quantities": [], "expressions": [], "headline": "", "authors": [], "text": ""}


def serve(packages: tuple[str, ...], setting: str, tasks: dict[str, Callable[[], Callable[[Row], Row]]]) -> None:
    """Do the task of the command line, and tell what it cost. `tasks` maps a task to what loads it."""
    task, given, out = sys.argv[1:4]
    rows = [json.loads(line) for line in Path(given).read_text(encoding="utf-8").splitlines()]
    read = tasks[task]()
    with suppress(Exception):
        read(rows[0])  # a failure counts when it comes again
    failed = 0
    start = time.process_time()
    found: list[Row] = []
    for row in rows:
        try:
            found.append({"id": row["id"], **read(row)})
        except Exception:  # noqa: BLE001 - a peer that breaks on a text has found nothing there, and is told to have
            failed += 1
            found.append({"id": row["id"], **_NOTHING})
    seconds = time.process_time() - start
    with Path(out).open("w", encoding="utf-8") as lines:
        lines.writelines(f"{json.dumps(row)}\n" for row in found)
    versions = {name: version(name) for name in packages}
    print(json.dumps({"seconds": seconds, "rows": len(rows), "failed": failed, "versions": versions, "how": setting}))
