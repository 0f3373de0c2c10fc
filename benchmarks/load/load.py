"""Load on `sayso serve`: `load.py LEDGER.db [--seconds 20] [--clients 20]`.

LEDGER.db is filled by `ledger_generator.py`, its figures put under questions by `load/put_questions.py`.

The server runs on the first processor core, wrk (https://github.com/wg/wrk) asks from the others with all clients at
once and without a pause, and `sayso read` writes invented pages to the ledger meanwhile (--still leaves that out). Each
kind of address is asked for alone and then all of them mixed, but for pages of speakers, which cost more; addresses are
drawn from the ledger, so that few are asked for twice.

Prints a JSON object a line: kind, requests a second, milliseconds at the 50th, 95th and 99th percentile, failures,
milliseconds of processor time that the server spent on a request, the part of its core that it got (with clients that
never pause, what is missing to 1 went to other work of the machine), its memory (the highest resident set, in MB), and
the pages that were written meanwhile. Processor time holds where the machine is shared; the percentiles don't.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).parents[1]))
from ledger_generator import Maker
from speed.questions import questions

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 3000
"""Addresses of each kind."""

PAGES = 2_000
"""Pages for the writer: more than it reads in the time."""

TICKS = os.sysconf("SC_CLK_TCK")


def addresses(ledger: Path) -> dict[str, list[str]]:
    """The addresses of each kind."""
    chance = random.Random(11)  # noqa: S311 - the same addresses each time
    with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as connection:
        pages, figures = (_ids(connection, table, chance) for table in ("pages", "figures"))
    searches = [f"/search?{_told(query)}" for query in questions(COUNT)]
    kinds = {
        "search": searches,
        "question": [f"/question/{each}" for each in figures],
        "article": [f"/article/{each}" for each in pages],
    }
    json_kinds = {
        "search as JSON": [f"/api/v1{each}" for each in searches],
        "question as JSON": [f"/api/v1/questions/{each}" for each in figures],
        "article as JSON": [f"/api/v1/articles/{each}" for each in pages],
    }
    every = {**kinds, **json_kinds}
    names = Maker(1).speakers
    speakers = [f"/speaker/{quote(chance.choice(names))}" for _ in range(COUNT)]
    return {**every, "all mixed": [path for paths in every.values() for path in paths], "speaker": speakers}


def _ids(connection: sqlite3.Connection, table: str, chance: random.Random) -> list[str]:
    (last,) = connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()  # noqa: S608 - names of our own
    (first,) = connection.execute(f"SELECT min(rowid) FROM {table}").fetchone()  # noqa: S608
    statement = f"SELECT id FROM {table} WHERE rowid >= ? ORDER BY rowid LIMIT 1"  # noqa: S608
    return [connection.execute(statement, (chance.randint(first, last),)).fetchone()[0] for _ in range(COUNT)]


def _told(query: Any) -> str:
    names = ("words", "speaker", "outlet", "stance", "since", "until")
    return urlencode({name: str(getattr(query, name)) for name in names if getattr(query, name)})


@contextmanager
def serving(ledger: Path) -> Iterator[tuple[int, int]]:
    """The port and the process id of a server on the first core."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "sayso", "serve", "--ledger", str(ledger), "--port", str(port)]
    server = subprocess.Popen([*_on_core("0"), *command], stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def _on_core(cores: str) -> list[str]:
    return ["taskset", "-c", cores] if shutil.which("taskset") and (os.cpu_count() or 1) > 1 else []


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            urlopen(f"http://127.0.0.1:{port}/paste").read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    message = "the server does not answer"
    raise SystemExit(message)


@contextmanager
def writing(ledger: Path, folder: Path, *, still: bool) -> Iterator[None]:
    """`sayso read` at work on invented pages."""
    if still:
        yield
        return
    pages = folder / f"pages-{time.time_ns()}.jsonl"
    maker = Maker(time.time_ns())
    with pages.open("w", encoding="utf-8") as out:
        for number in range(PAGES):
            article = maker.page(number).article
            told = {"id": f"{pages.stem}-{number}", "headline": article.headline, "text": article.text}
            out.write(json.dumps({**told, "published": "2025-03-01", "outlet": article.outlet}) + "\n")
    command = [sys.executable, "-m", "sayso", "read", str(pages), "--ledger", str(ledger), "--workers", "1"]
    quiet = subprocess.DEVNULL
    writer = subprocess.Popen([*_on_core(f"1-{(os.cpu_count() or 2) - 1}"), *command], stdout=quiet, stderr=quiet)
    try:
        time.sleep(8)  # the models load
        yield
    finally:
        writer.terminate()
        writer.wait()


def spent(pid: int) -> float:
    """Seconds of processor time of a process."""
    told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / TICKS


def memory(pid: int) -> int:
    """The highest resident set of a process so far, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def loaded(port: int, pid: int, paths: Path, options: argparse.Namespace) -> dict[str, Any]:
    """What one kind of address costs under load."""
    script = str(Path(__file__).with_name("paths.lua"))
    command = ["wrk", "-t1", f"-c{options.clients}", f"-d{options.seconds}s", "--timeout", "10s", "-s", script]
    busy = spent(pid)
    done = subprocess.run(
        [*_on_core(f"1-{(os.cpu_count() or 2) - 1}"), *command, f"http://127.0.0.1:{port}"],
        env={**os.environ, "LOAD_PATHS": str(paths)},
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    requests = max(1, told.pop("requests"))
    seconds, busy = told.pop("seconds"), spent(pid) - busy
    return {
        "requests_a_second": round(requests / seconds),
        **told,
        "processor_ms": round(busy * 1000 / requests, 2),
        "part_of_core": round(busy / seconds, 2),
        "memory_mb": memory(pid),
    }


def pages_in(ledger: Path) -> int:
    """How many pages the ledger holds."""
    with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as connection:
        return int(connection.execute("SELECT count(*) FROM pages").fetchone()[0])


def main() -> None:
    """Ask for each kind, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--still", action="store_true", help="Nobody writes meanwhile.")
    parser.add_argument("--kind", help="Ask for addresses of this kind alone.")
    options = parser.parse_args()
    kinds = addresses(options.ledger)
    with TemporaryDirectory() as name:
        folder = Path(name)
        with writing(options.ledger, folder, still=options.still), serving(options.ledger) as (port, pid):
            for kind, paths in kinds.items():
                if options.kind in {None, kind}:
                    file = folder / "paths.txt"
                    file.write_text("\n".join(paths), encoding="ascii")
                    before = pages_in(options.ledger)
                    told = loaded(port, pid, file, options)
                    told["pages_written"] = pages_in(options.ledger) - before
                    print(json.dumps({"kind": kind, **told}), flush=True)


if __name__ == "__main__":
    main()
