"""Speakers across articles: which names are one speaker, proposed with a reason and undone at will.

    readings -> Profile (a name with what articles tell of it) -> Join (a name, the one it goes by, rule and reason)

Nothing is overwritten: a join is a judgement in the ledger. What it does not try: anonymous sources, groups without a
name, and two people of one name, who stay one entry of their name but are joined with no other.
"""

from __future__ import annotations

from sayso.speakers.joins import Join, propose_joins
from sayso.speakers.judging import Joined, join_ledger, joins_in_force, part_name
from sayso.speakers.profiles import Profile, read_profiles

__all__ = [
    "Join",
    "Joined",
    "Profile",
    "join_ledger",
    "joins_in_force",
    "part_name",
    "propose_joins",
    "read_profiles",
]
