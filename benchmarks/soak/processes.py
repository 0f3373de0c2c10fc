"""The processes of a run as Linux tells of them: who belongs to it, and how much memory all of them hold."""

from __future__ import annotations

from pathlib import Path

PROC = Path("/proc")


def family(head: int) -> list[int]:
    """A process and all that descend from it, itself first."""
    children: dict[int, list[int]] = {}
    for entry in PROC.iterdir():
        if entry.name.isdecimal() and (parent := _parent(int(entry.name))) is not None:
            children.setdefault(parent, []).append(int(entry.name))
    found = [head]
    for each in found:
        found.extend(children.get(each, []))
    return found


def _parent(process: int) -> int | None:
    try:
        told = (PROC / str(process) / "stat").read_text()
    except OSError:
        return None
    return int(told.rpartition(")")[2].split()[1])


def is_worker(process: int) -> bool:
    """True for a process that multiprocessing started to work, not for those that only watch over what is shared."""
    try:
        told = (PROC / str(process) / "cmdline").read_bytes()
    except OSError:
        return False
    return b"spawn_main" in told


def memory_of(processes: list[int]) -> float:
    """Megabytes that processes hold together: what they share is counted once."""
    return sum(map(_shared_out, processes)) / 1024


def _shared_out(process: int) -> int:
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
