"""Threads joined along their links, from the strongest down, never two of one article; all, or what a page changes.

The whole way is a greedy one over all links. What links touch is a small part of a ledger, so a change is followed from
where it happened.

Fresh threads mostly join groups and change nothing else. To know so, of a group's links those suffice that joined it
(its joints): where these and the links of the fresh threads leave every group whole and apart, all links would
(`join_fresh`). For then whatever lies within a group is joined by all links as well, no later than by these few; so a
link between two groups that was refused, because its two sides held one article, still is: both sides hold all they
held. Joints need not be those of the whole way, as long as they join their group.

Else the groups that new links touch are joined anew together with those that links lead to from them (`merge_around`).
As long as these neighbours come out as they were, no link beyond them can come out otherwise; a neighbour that comes
out otherwise is taken in, and all is tried again. So the result is that of joining everything anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from sayso.compare.edges import Edges
from sayso.compare.links import Link


class Member(NamedTuple):
    """A thread as it is joined: what article it is of, its name, which orders links of one score, and its group."""

    article: str
    name: str
    group: int


class Joined(NamedTuple):
    """Threads with the groups that they are in, and the links that joined them."""

    groups: dict[int, int]  # each named by its smallest number
    joints: list[Link]


def merge(members: Mapping[int, Member], links: Edges) -> Joined:
    """The group of each thread; links to threads that are no members are left out."""
    numbers = sorted(members)
    root = list(range(len(numbers)))
    held = [[place] for place in root]
    articles = [{members[number].article} for number in numbers]
    joints: list[Link] = []
    for score, one, other in links.strongest_first(numbers, [members[number].name for number in numbers]):
        large, small = root[one], root[other]
        if large == small or not articles[large].isdisjoint(articles[small]):
            continue
        if len(held[large]) < len(held[small]):
            large, small = small, large
        for place in held[small]:
            root[place] = large
        held[large] += held[small]
        articles[large] |= articles[small]
        joints.append(Link(score, numbers[one], numbers[other]))
    least = {group: numbers[min(held[group])] for group in set(root)}
    return Joined({number: least[group] for number, group in zip(numbers, root, strict=True)}, joints)


class Fresh(NamedTuple):
    """What came of fresh threads: those that have a group now, what joined them, and the groups that must be looked at.

    In `unsettled` are the groups of the fresh threads that have none yet too: their own numbers.
    """

    groups: dict[int, int]
    joints: list[Link]
    unsettled: set[int]


def join_fresh(members: Mapping[int, Member], fresh: Collection[int], links: Edges) -> Fresh:
    """Join fresh threads, each a group of its own, to the groups that their links lead to, where nothing else changes.

    `members` are the fresh threads and all of these groups; `links` the joints of these groups, and all links of the
    fresh threads. Where a group would part, or two become one, all that hangs together with it by links is unsettled.
    """
    joined = merge(members, links)
    old = {number: member.group for number, member in members.items() if number not in fresh}
    parts, wholes = _parts_and_wholes(joined.groups, old)
    broken = {group for group, found in parts.items() if any(len(wholes[each]) > 1 or len(found) > 1 for each in found)}
    unsettled = _hanging_together(broken, members, links) if broken else set()
    name = {whole: next(iter(groups)) for whole, groups in wholes.items()}
    groups = {
        number: name.get(joined.groups[number], joined.groups[number])
        for number in fresh
        if members[number].group not in unsettled
    }
    joints = [joint for joint in joined.joints if joint.one in groups or joint.other in groups]
    return Fresh(groups, joints, unsettled)


def _hanging_together(broken: Collection[int], members: Mapping[int, Member], links: Edges) -> set[int]:
    """The groups that links hold together with one of `broken`, these among them."""
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other in links.between({number: member.group for number, member in members.items()}):
        beside[one].add(other)
        beside[other].add(one)
    found, seen = list(broken), set(broken)
    while found:
        new = beside[found.pop()] - seen
        seen |= new
        found += new
    return seen


class Known(NamedTuple):
    """How stored threads are looked up."""

    members: Callable[[Collection[int]], dict[int, Member]]  # all threads of these groups
    links: Callable[[Collection[int]], Edges]  # all links that end in these threads
    groups: Callable[[Collection[int]], set[int]]  # the groups of these threads


def merge_around(touched: Collection[int], known: Known) -> Joined:
    """The threads in the groups `touched`, and in those that they change, joined as `merge` of everything joins them.

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
        groups, joints = merge({**inner, **outer}, links)
        disturbed = _disturbed(groups, outer, {groups[number] for number in inner})
        if not disturbed:
            return Joined({number: groups[number] for number in inner}, [each for each in joints if each.one in inner])
        changed |= disturbed


def _disturbed(joined: Mapping[int, int], outer: Mapping[int, Member], taken: set[int]) -> set[int]:
    """The groups that come out otherwise than they were: parted, or joined with others."""
    parts, wholes = _parts_and_wholes(joined, {number: member.group for number, member in outer.items()})
    return {
        group
        for group, found in parts.items()
        if len(found) > 1 or found & taken or any(len(wholes[each]) > 1 for each in found)
    }


def _parts_and_wholes(
    joined: Mapping[int, int], old: Mapping[int, int]
) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """For each old group those that its threads are in now, and for each of these the old ones."""
    parts: dict[int, set[int]] = defaultdict(set)
    wholes: dict[int, set[int]] = defaultdict(set)
    for number, group in old.items():
        parts[group].add(joined[number])
        wholes[joined[number]].add(group)
    return parts, wholes
