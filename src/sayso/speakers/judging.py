"""Joins as judgements of a ledger: proposed in bulk, listed with their reasons, undone one by one.

A judgement by hand goes before a proposed one, and what was undone by hand is not proposed again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.speakers.joins import Join, propose_joins
from sayso.speakers.profiles import read_profiles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.ledger import Ledger

_PROPOSED = ("speaker.", "body.")
"""How the rules of proposed judgements begin."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of a bulk of proposals."""

    made: tuple[Join, ...]  # not in the ledger before
    undone: tuple[str, ...]  # names whose earlier proposal the readings no longer bear out
    kept: int  # in force before and after


def join_ledger(ledger: Ledger, *, dry: bool = False) -> Joined:
    """Join the names of a ledger that are one speaker, each by a judgement with rule and reason.

    The same ledger gives the same joins, in whatever order it was read; a second call changes nothing. With `dry`
    nothing is written. Raises: StoreLockedError, StoreFullError; what was joined before then stays.
    """
    held = list(_judgements(ledger))
    force = {told["name"]: _join_of(told) for told in held if not told["undone"]}
    settled = {name for name, join in force.items() if not join.rule.startswith(_PROPOSED)}
    settled |= {told["name"] for told in held} - force.keys()  # undone by hand
    proposed = {j.name: j for j in propose_joins(read_profiles(ledger.readings())) if j.name not in settled}
    made = tuple(join for name, join in sorted(proposed.items()) if force.get(name) != join)
    loose = [force[name] for name in sorted(force.keys() - proposed.keys() - settled)]
    gone = tuple(join for join in loose if join.name != join.canonical)
    if not dry:
        for join in (*(_alone(join) for join in gone), *made):
            ledger.join_speakers(join.name, join.canonical, rule=join.rule, why=join.why)
    return Joined(made, tuple(join.name for join in gone), len(proposed) - len(made))


def _alone(join: Join) -> Join:
    """What takes the place of a proposal that the readings no longer bear out: the name goes by itself."""
    why = f"The articles no longer bear out that it is “{join.canonical}”."
    return Join(join.name, join.name, "speaker.alone/1", why)


def joins_in_force(ledger: Ledger, name: str | None = None) -> tuple[Join, ...]:
    """The judgements in force, in order of name; those alone that `name` is part of, where it is given."""
    joins = [_join_of(told) for told in _judgements(ledger) if not told["undone"]]
    joins = [join for join in joins if join.name != join.canonical]
    if name is not None:
        wanted = {name, *(join.canonical for join in joins if join.name == name)}
        joins = [join for join in joins if {join.name, join.canonical} & wanted]
    return tuple(sorted(joins, key=lambda join: join.name))


def part_name(ledger: Ledger, name: str) -> bool:
    """Undo the judgement on a name, for good: it is not proposed again. False if there was none."""
    return ledger.part_speaker(name)


def _judgements(ledger: Ledger) -> Iterator[dict[str, Any]]:
    return (record for record in ledger.records() if record["kind"] == "judgement")


def _join_of(told: dict[str, Any]) -> Join:
    return Join(told["name"], told["canonical"], told["rule"], told["why"])
