"""Threads joined along their links, from the strongest down, never two of one article; all, or what a page changes.

The whole way is a greedy one over all links. What links touch is a small part of a ledger, so a change is followed from
where it happened: the groups that it touches are joined anew together with those that links lead to from them. As long
as these neighbours come out as they were, no link beyond them can come out otherwise (each was refused because its two
sides held one article, and both sides are as they were); a neighbour that comes out otherwise is taken in, and all is
tried again. So the result is that of joining everything anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from sayso.compare.edges import Edges


class Member(NamedTuple):
    """A thread as it is joined: what article it is of, its name, which orders links of one score, and its group."""

    article: str
    name: str
    group: int


def merge(members: Mapping[int, Member], links: Edges) -> dict[int, int]:
    """The group of each thread, named by its smallest number; links to threads that are no members are left out."""
    numbers = sorted(members)
    root = list(range(len(numbers)))
    held = [[place] for place in root]
    articles = [{members[number].article} for number in numbers]
    for one, other in links.strongest_first(numbers, [members[number].name for number in numbers]):
        large, small = root[one], root[other]
        if large == small or not articles[large].isdisjoint(articles[small]):
            continue
        if len(held[large]) < len(held[small]):
            large, small = small, large
        for place in held[small]:
            root[place] = large
        held[large] += held[small]
        articles[large] |= articles[small]
    least = {group: numbers[min(held[group])] for group in set(root)}
    return {number: least[group] for number, group in zip(numbers, root, strict=True)}


class Known(NamedTuple):
    """How stored threads are looked up."""

    members: Callable[[Collection[int]], dict[int, Member]]  # all threads of these groups
    links: Callable[[Collection[int]], Edges]  # all links that end in these threads
    groups: Callable[[Collection[int]], set[int]]  # the groups of these threads


def merge_around(touched: Collection[int], known: Known) -> dict[int, int]:
    """The group of each thread in the groups `touched`, and in those that they change, as `merge` of everything has it.

    Every thread must have a group, a new one its own.
    """
    changed = set(touched)
    while True:
        inner = known.members(changed)
        links = known.links(inner)
        around = known.groups(links.ends() - inner.keys()) - changed
        outer = known.members(around)
        if outer:
            links = Edges.joined([links, known.links(outer)])
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
