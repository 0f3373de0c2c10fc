"""A fuzzer for all that comes in: `PYTHONPATH=tests python -m fuzz.run --minutes 60 --found DIR [--seeds PATH...]`.

Pages of `examples/` (and those that are named) are changed by structure and read; every traceback, every page over 5 s
and every rise over 1 GB is kept in DIR, each once, with the bytes that brought it. With atheris installed, coverage
of sayso's readers steers what is tried; without it, chance alone does. One input in `--whole` is read the whole way, to
a ledger. A process that hangs or dies is started again, and its last input kept.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import importlib
import os
import pkgutil
import random
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.ledger import Ledger
    from sayso.reader import Reader

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
PACKAGES = ("ingest", "article")
LARGEST = 200_000
"""Bytes of the largest input that is tried: a long page."""

MEMORY = 3
"""Status of a process that leaves since it holds too much."""

STUCK = 120.0
"""Seconds on one input after which a process is stopped, on a machine that may have others to serve."""


@dataclass(slots=True)
class Session:
    """One process that fuzzes: its seeds, its reader, and what it has found."""

    out: Path
    seeds: list[bytes]
    whole: int
    until: float
    reader: Reader
    ledger: Ledger
    count: int = 0
    begun: float = field(default_factory=time.monotonic)

    def try_one(self, content: bytes) -> None:
        """Read one input, and keep it if anything goes wrong."""
        from fuzz.examination import examine  # noqa: PLC0415 - behind atheris, which watches imports

        if time.time() > self.until:
            self.tell()
            os._exit(0)  # libFuzzer takes an orderly exit for a crash
        self.count += 1
        (self.out / "current").write_bytes(content)
        whole = self.count % self.whole == 0
        with where_it_stood(self.out):
            troubles = examine(content, self.reader if whole else None, self.ledger)
        for trouble in troubles:
            signature = trouble.signature or stood_at(self.out)
            keep(self.out, trouble.kind, signature, trouble.detail, content)
            if trouble.kind == "memory":
                os._exit(MEMORY)  # what is held never sinks: a fresh process tells whether the next input is at fault
        if self.count % 2_000 == 0:
            self.tell()

    def tell(self) -> None:
        """Tell how far it is."""
        rate = self.count / (time.monotonic() - self.begun)
        sys.stderr.write(f"{self.count:,} inputs, {rate:,.0f} a second, {len(list(self.out.glob('*.bin'))):,} kept\n")


@contextmanager
def where_it_stood(out: Path) -> Iterator[None]:
    """Write down the stack once the body has taken as long as a page may."""
    from fuzz.examination import SLOWEST  # noqa: PLC0415 - behind atheris

    with (out / "stack").open("w", encoding="utf-8") as stream:
        faulthandler.dump_traceback_later(SLOWEST, file=stream)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def stood_at(out: Path) -> str:
    """The innermost functions of ours that a slow page stood in, without lines: they are chance."""
    lines = [line for line in (out / "stack").read_text(encoding="utf-8").splitlines() if "/sayso/" in line]
    parts = [(Path(line.split('"')[1]).stem, line.rpartition(" in ")[2]) for line in lines[:2]]
    return " < ".join(".".join(part) for part in parts) or "unknown"


def keep(out: Path, kind: str, signature: str, detail: str, content: bytes) -> None:
    """Keep an input with what it brought, unless another brought the same."""
    name = f"{kind}-{hashlib.sha256(signature.encode()).hexdigest()[:12]}"
    path = out / f"{name}.bin"
    if not path.exists():
        path.write_bytes(content)
        (out / f"{name}.txt").write_text(f"{signature}\n{detail}\n", encoding="utf-8")
        sys.stderr.write(f"{kind}: {signature}\n")


def seeds_of(paths: list[Path]) -> list[bytes]:
    """The files to begin with, those below folders too."""
    files = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    return [file.read_bytes()[:LARGEST] for file in files if file.is_file()]


def fuzz(options: argparse.Namespace) -> None:
    """Fuzz in this process until the time is up."""
    try:
        import atheris  # noqa: PLC0415 - optional
    except ImportError:
        atheris = None
    if atheris is not None:
        with atheris.instrument_imports(include=[f"sayso.{name}" for name in PACKAGES] + ["feedparser"]):
            _import_all()
    session = _session(options)
    if atheris is None:
        _by_chance(session, random.Random(options.seed))
        return
    from fuzz.mutations import mutate  # noqa: PLC0415

    def change(content: bytes, largest: int, seed: int) -> bytes:
        dice = random.Random(seed)
        start = dice.choice(session.seeds) if not content or dice.random() < 0.3 else content
        return mutate(start, dice, session.seeds)[:largest]

    flags = [f"-max_len={LARGEST}", "-timeout=3600", "-rss_limit_mb=0", f"-seed={options.seed}", "-verbosity=0"]
    flags += [f"-artifact_prefix={options.found}/", "-report_slow_units=3600"]
    atheris.Setup([sys.argv[0], *flags], session.try_one, custom_mutator=change)
    atheris.Fuzz()


def _import_all() -> None:
    import feedparser  # noqa: F401, PLC0415 - imported here so that it is watched

    for name in PACKAGES:
        package = importlib.import_module(f"sayso.{name}")
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"sayso.{name}.{module.name}")


def _session(options: argparse.Namespace) -> Session:
    from sayso.ledger import Ledger  # noqa: PLC0415 - behind atheris
    from sayso.reader import Reader  # noqa: PLC0415

    seeds = seeds_of([EXAMPLES, *options.seeds])
    reader, ledger = Reader.load(), Ledger.open(":memory:")
    return Session(options.found, seeds, options.whole, options.until, reader, ledger)


def _by_chance(session: Session, dice: random.Random) -> None:
    from fuzz.mutations import mutate  # noqa: PLC0415

    while True:
        session.try_one(mutate(dice.choice(session.seeds), dice, session.seeds)[:LARGEST])


def watch(options: argparse.Namespace) -> int:
    """Keep a process fuzzing until the time is up, and tell how many troubles were found."""
    round_ = 0
    while time.time() < options.until:
        round_ += 1
        command = [
            sys.executable,
            "-m",
            "fuzz.run",
            "--until",
            str(options.until),
            "--seed",
            str(options.seed + round_),
        ]
        command += ["--found", str(options.found), "--whole", str(options.whole)]
        child = subprocess.Popen([*command, "--seeds", *map(str, options.seeds)])
        _follow(child, options)
    kept = sorted(path.stem for path in options.found.glob("*.bin"))
    sys.stdout.write("\n".join([f"{len(kept)} troubles", *kept]) + "\n")
    return len(kept)


def _follow(child: subprocess.Popen[bytes], options: argparse.Namespace) -> None:
    current = options.found / "current"
    current.write_bytes(b"")
    (options.found / "stack").touch()
    while child.poll() is None:
        time.sleep(1)
        quiet = time.time() - current.stat().st_mtime
        if quiet > STUCK * (2 if current.stat().st_size == 0 else 1):
            told = f"over {quiet:.0f} s\n{(options.found / 'stack').read_text(encoding='utf-8')}"
            keep(options.found, "hang", stood_at(options.found), told, current.read_bytes())
            child.kill()
            child.wait()
    if child.returncode not in {0, MEMORY, -9}:
        keep(options.found, "death", str(time.time()), f"status {child.returncode}", current.read_bytes())


def main() -> int:
    """Run the fuzzer; the status is 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--found", type=Path, required=True)
    parser.add_argument("--seeds", type=Path, nargs="*", default=[])
    parser.add_argument("--whole", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--until", type=float, default=0.0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.found.mkdir(parents=True, exist_ok=True)
    if options.until:
        fuzz(options)
        return 0
    options.until = time.time() + 60 * options.minutes
    return 1 if watch(options) else 0


if __name__ == "__main__":
    sys.exit(main())
