"""Threads joined along their links: all at once, and around what has changed."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.edges import Edges, KeptEdges
from sayso.compare.links import Link
from sayso.compare.merging import Known, Member, join_fresh, merge, merge_around

THREADS = 12


def members_of(articles: list[int], groups: dict[int, int]) -> dict[int, Member]:
    return {number: Member(str(article), f"{number:02d}", groups[number]) for number, article in enumerate(articles)}


def own(count: int) -> dict[int, int]:
    return {number: number for number in range(count)}


def partition(groups: dict[int, int]) -> set[frozenset[int]]:
    return {frozenset(n for n, g in groups.items() if g == group) for group in groups.values()}


def test_the_strongest_link_wins_where_two_threads_of_one_article_want_one_group() -> None:
    """Threads 0 and 1 are of one article; both want 2."""
    members = members_of([7, 7, 8], own(3))
    assert merge(members, Edges.of([Link(0.2, 2, 0), Link(0.5, 1, 2)])).groups == {0: 0, 1: 1, 2: 1}
    assert merge(members, Edges.of([Link(0.5, 2, 0), Link(0.2, 1, 2)])).groups == {0: 0, 1: 1, 2: 0}


def test_links_of_one_score_go_by_name() -> None:
    """Whatever the order in which they were found."""
    members = members_of([7, 7, 8], own(3))
    assert merge(members, Edges.of([Link(0.5, 2, 1), Link(0.5, 0, 2)])).groups == {0: 0, 1: 1, 2: 0}


articles = st.lists(st.integers(0, 5), min_size=THREADS, max_size=THREADS)
links = st.lists(
    st.tuples(st.sampled_from([0.1, 0.2, 0.3, 0.4]), st.integers(0, THREADS - 1), st.integers(0, THREADS - 1)),
    max_size=40,
)


@given(articles, links, st.permutations(range(6)))
def test_joining_article_by_article_gives_what_joining_all_gives(
    told: list[int], pairs: list[tuple[float, int, int]], order: list[int]
) -> None:
    """In any order of the articles: around each that comes, nothing but what it changes is joined anew."""
    score = {(min(a, b), max(a, b)): score for score, a, b in pairs if told[a] != told[b]}
    everything = [Link(value, one, other) for (one, other), value in score.items()]
    groups: dict[int, int] = {}
    for article in order:
        come = {number for number, each in enumerate(told) if each == article}
        groups |= {number: number for number in come}
        known = stored(told, groups, everything)
        ends = known.links(come).ends()
        groups |= merge_around({groups[number] for number in ends | come}, known).groups
    assert partition(groups) == partition(merge(members_of(told, own(THREADS)), Edges.of(everything)).groups)


@given(articles, links, st.permutations(range(6)), st.integers(1, 3))
def test_joining_fresh_threads_by_joints_gives_what_joining_all_gives(
    told: list[int], pairs: list[tuple[float, int, int]], order: list[int], at_once: int
) -> None:
    """Some articles at a time; joined anew is what is left, and its joints are noted."""
    score = {(min(a, b), max(a, b)): score for score, a, b in pairs if told[a] != told[b]}
    everything = [Link(value, one, other) for (one, other), value in score.items()]
    groups: dict[int, int] = {}
    joints: set[Link] = set()
    for first in range(0, len(order), at_once):
        come = {number for number, each in enumerate(told) if each in order[first : first + at_once]}
        groups |= {number: number for number in come}
        known = stored(told, groups, everything)
        links = known.links(come)
        members = known.members({groups[number] for number in links.ends() | come})
        inside = Edges.of(joint for joint in joints if joint.one in members)
        fresh = join_fresh(members, come, Edges.joined([inside, links]))
        groups |= fresh.groups
        joints |= set(fresh.joints)
        if fresh.unsettled:
            anew = merge_around(fresh.unsettled, known)
            groups |= anew.groups
            joints = {joint for joint in joints if joint.one not in anew.groups} | set(anew.joints)
        assert all(groups[joint.one] == groups[joint.other] for joint in joints)
    assert partition(groups) == partition(merge(members_of(told, own(THREADS)), Edges.of(everything)).groups)


def test_a_thread_that_joins_one_group_leaves_the_others_whole() -> None:
    """It is linked to two, which stay apart for they hold one article; a link that would part one leaves it unsettled."""
    members = {
        0: Member("a", "0", 0),
        1: Member("b", "1", 0),
        2: Member("a", "2", 2),
        3: Member("c", "3", 2),
        4: Member("d", "4", 4),
    }
    joints = [Link(0.5, 1, 0), Link(0.5, 3, 2)]
    weak = join_fresh(members, {4}, Edges.of([*joints, Link(0.4, 4, 0), Link(0.3, 4, 3)]))
    assert weak == ({4: 0}, [Link(0.4, 0, 4)], set())
    strong = join_fresh(members, {4}, Edges.of([*joints, Link(0.8, 4, 1), Link(0.7, 4, 3)]))
    assert strong == ({}, [], {0, 2, 4})


def stored(told: list[int], groups: dict[int, int], everything: list[Link]) -> Known:
    """The threads that have come, as a store knows them."""
    there = [link for link in everything if link.one in groups and link.other in groups]

    def members(wanted: Collection[int]) -> dict[int, Member]:
        whole = members_of(told, own(THREADS) | groups)
        return {number: whole[number] for number in groups if groups[number] in wanted}

    return Known(
        members=members,
        links=lambda numbers: Edges.of(link for link in there if link.one in numbers or link.other in numbers),
        groups=lambda numbers: {groups[number] for number in numbers},
    )


def test_links_held_are_those_of_the_tables() -> None:
    """Asked for once; what comes later is taken in at both ends."""
    asked: list[list[int]] = []

    def ask(numbers: list[int]) -> list[tuple[float, int, int]]:
        asked.append(numbers)
        return [(0.5, 1, 9), (0.25, 1, 8)]

    kept = KeptEdges()
    kept.of([1], ask)
    kept.add([4], [Link(0.75, 4, 1)])
    found = kept.of([4, 1], ask)
    told = zip(found.scores.tolist(), found.ones.tolist(), found.others.tolist(), strict=True)
    assert sorted(told) == [(0.25, 1, 8), (0.5, 1, 9), (0.75, 1, 4), (0.75, 4, 1)]
    assert asked == [[1]]
    assert kept.of([], ask).ends() == set()
