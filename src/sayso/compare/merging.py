"""Threads joined along their links, from the strongest down, never two of one article; all, or what a page changes.

The whole way is a greedy one over all links. What links touch is a small part of a ledger, so a change is followed from
where it happened: the groups that it touches are joined anew together with those that links lead to from them. As long
as these neighbours come out as they were, no link beyond them can come out otherwise (each was refused because its two
sides held one article, and both sides are as they were); a neighbour that comes out otherwise is taken in, and all is
tried again. So the result is that of joining everything anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from sayso.compare.links import Link


class Member(NamedTuple):
    """A thread as it is joined: what article it is of, its name, which orders links of one score, and its group."""

    article: str
    name: str
    group: int


def merge(members: Mapping[int, Member], links: Iterable[Link]) -> dict[int, int]:
    """The group of each thread, named by its smallest number; links to threads that are no members are left out."""
    root = {number: number for number in members}
    held = {number: [number] for number in members}
    articles = {number: {member.article} for number, member in members.items()}
    for link in sorted(_inside(links, members), key=lambda link: _rank(link, members)):
        one, other = root[link.one], root[link.other]
        if one == other or not articles[one].isdisjoint(articles[other]):
            continue
        small, large = sorted((one, other), key=lambda group: len(held[group]))
        for number in held[small]:
            root[number] = large
        held[large] += held.pop(small)
        articles[large] |= articles.pop(small)
    return {number: min(held[group]) for number, group in root.items()}


def _inside(links: Iterable[Link], members: Mapping[int, Member]) -> list[Link]:
    """Each link once, both its ends members."""
    inside = {}
    for link in links:
        if link.one in members and link.other in members:
            inside[min(link.one, link.other), max(link.one, link.other)] = link
    return list(inside.values())


def _rank(link: Link, members: Mapping[int, Member]) -> tuple[float, str, str]:
    one, other = members[link.one].name, members[link.other].name
    return (-link.score, min(one, other), max(one, other))


class Known(NamedTuple):
    """How stored threads are looked up."""

    members: Callable[[Collection[int]], dict[int, Member]]  # all threads of these groups
    links: Callable[[Collection[int]], list[Link]]  # all links that end in these threads
    groups: Callable[[Collection[int]], set[int]]  # the groups of these threads


def merge_around(touched: Collection[int], known: Known) -> dict[int, int]:
    """The group of each thread in the groups `touched`, and in those that they change, as `merge` of everything has it.

    Every thread must have a group, a new one its own.
    """
    changed = set(touched)
    while True:
        inner = known.members(changed)
        links = known.links(inner)
        around = known.groups({end for link in links for end in (link.one, link.other)} - inner.keys()) - changed
        outer = known.members(around)
        if outer:
            links += known.links(outer)
        joined = merge({**inner, **outer}, links)
        disturbed = _disturbed(joined, outer, {joined[number] for number in inner})
        if not disturbed:
            return {number: joined[number] for number in inner}
        changed |= disturbed


def _disturbed(joined: Mapping[int, int], outer: Mapping[int, Member], taken: set[int]) -> set[int]:
    """The groups that come out otherwise than they were: parted, or joined with others."""
    parts: dict[int, set[int]] = defaultdict(set)
    wholes: dict[int, set[int]] = defaultdict(set)
    for number, member in outer.items():
        parts[member.group].add(joined[number])
        wholes[joined[number]].add(member.group)
    return {
        group
        for group, found in parts.items()
        if len(found) > 1 or found & taken or any(len(wholes[each]) > 1 for each in found)
    }
