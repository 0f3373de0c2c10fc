"""Joins what pages bring to the questions of a ledger, within one transaction.

Pages are taken in the order of day and id, so that a ledger filled in one go doesn't show in which order they came.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sayso import joining
from sayso.compare.edges import Edges, KeptEdges
from sayso.compare.kept_traces import KeptTraces
from sayso.compare.links import Link, find_links
from sayso.compare.merging import Known, Member, join_fresh, merge_around
from sayso.compare.nearby import Asked, Nearby
from sayso.compare.parts import Parts
from sayso.compare.questions import RULE, question_of_traces
from sayso.grouping.brought import bring
from sayso.rules import versions_across
from sayso.store.base import StoredThread

if TYPE_CHECKING:
    from collections.abc import Collection

    from sayso.grouping.ahead import Ahead
    from sayso.grouping.brought import BroughtThread
    from sayso.model import Answer
    from sayso.store.base import GroupingWriter

WRITTEN_AT_ONCE = 500
"""Questions that are made anew in one transaction, and held in memory meanwhile."""


FEW = 100
"""Fresh threads from which on what they are linked to is joined anew without a try whether that is needed: of so many
some always part a question, or put two together."""


class Grouped(NamedTuple):
    """What one transaction did: how many pages it put under questions, and whether more is to be done."""

    pages: int
    more: bool


class Kept:
    """What is held from one transaction to the next."""

    def __init__(self) -> None:
        """Nothing at first."""
        self.nearby = Nearby()
        self.edges = KeptEdges()
        self.traces = KeptTraces()
        self.moment = 0

    def begin(self, moment: int) -> None:
        """Begin a transaction: forget what somebody else may have changed since the last."""
        if moment != self.moment:
            self.forget()
        self.moment = moment
        self.nearby.make_room()
        self.edges.make_room()
        self.traces.make_room()

    def forget(self) -> None:
        """Forget what changes when threads go, or come by another way."""
        self.nearby.forget_keys()
        self.edges.clear()
        self.traces.clear()


class Grouping:
    """Groups the figures of a ledger through its tables, within one transaction."""

    def __init__(self, writer: GroupingWriter, kept: Kept, ahead: Ahead | None = None) -> None:
        """Begin; `kept` is what earlier transactions left, and what this one leaves unless it is taken back.

        What `ahead` tells of pages isn't looked for here.
        """
        self._tables = writer.group_tables()
        self._joined = writer.joined_findings()
        self._kept, self._nearby, self._edges = kept, kept.nearby, kept.edges
        self._asked = Asked(self._tables.under, self._tables.summaries)
        self._ahead = ahead
        self._denying: set[int] = set()
        self._parted: set[int] = set()  # questions that lost threads
        self._joining: set[int] = set()  # questions that fresh threads are linked to
        self._fresh: set[int] = set()  # threads that are yet to be joined to others
        self._changed: set[int] = set()  # questions that show something else now
        self._moment = self._tables.moment()
        kept.begin(self._moment)

    def group(self, most: int) -> Grouped:
        """Put the figures of `most` pages under questions, and tell how many pages that was and whether more is to do.

        What questions show is made anew when no page waits: those that many pages answer are written once. A ledger
        that was grouped by another version of a rule is grouped anew, and all findings over several pages are made anew
        with it.
        """
        tables = self._tables
        self._follow_rules()
        gone = set(tables.take_gone().values())
        if gone:
            self._kept.forget()
        self._parted |= gone
        self._changed |= gone
        pages = tables.pending(2 * most if self._ahead else most)
        if self._ahead:
            self._ahead.ask(pages, self._moment)
        pages = pages[:most]
        for page in pages:
            self._add(page)
        self._changed |= self._join_around(self._join_fresh())
        tables.done(pages)
        for page in sorted(self._denying):
            joining.join_page_denials(self._joined, page)
        tables.add_stale(self._changed)
        return Grouped(len(pages), more=len(pages) == most or self._write())

    def _follow_rules(self) -> None:
        """Forget all questions, and all that pages show of each other, where a rule has another version than it had."""
        rules = {"questions": RULE, "findings": versions_across(joining.RULE)}
        known = {name: self._tables.rule(name) for name in rules}
        if known == rules:
            return
        if any(known[name] not in (None, version) for name, version in rules.items()):
            self._tables.clear()
            self._kept.forget()
        for name, version in rules.items():
            self._tables.set_rule(name, version)

    def _write(self) -> bool:
        """Write some of the changed questions anew, and what they show; True where others are left."""
        numbers = self._tables.take_stale(WRITTEN_AT_ONCE)
        if numbers:
            told = self._kept.traces.of(self._tables.telling(numbers), self._tables.answers)
            questions = [
                (number, *question_of_traces(traces)) for number, traces in sorted(told.items()) if len(traces) > 1
            ]
            self._tables.put_questions(numbers, [(number, question) for number, question, _ in questions])
            joining.join_questions(self._joined, numbers, questions, self._parts([number for number, *_ in questions]))
        return len(numbers) == WRITTEN_AT_ONCE

    def _parts(self, questions: list[int]) -> dict[int, list[Parts[Answer]]]:
        """What answers to these questions tell as their parts."""
        told = self._tables.parts(questions)
        answers = dict(self._tables.answers([key for _, keys in told for key in keys])) if told else {}
        found: dict[int, list[Parts[Answer]]] = defaultdict(list)
        for question, (whole, *parts) in told:
            found[question].append(Parts(answers[whole], tuple(answers[part] for part in parts)))
        return found

    def _add(self, page: int) -> None:
        """Put the figures of a page under questions, or leave that to be done with those of the other pages."""
        brought = (self._ahead and self._ahead.take(page)) or bring(self._tables.answers_of(page))
        joining.join_versions(self._joined, page)
        self._denying |= joining.pages_denying(self._joined, page, brought.named)
        if not brought.threads:
            return
        if brought.mark is not None:
            if twins := self._tables.twins(brought.mark):
                self._add_copy(page, brought.threads, twins)
                return
            self._tables.put_twins(brought.mark, page)
        numbered = list(enumerate(brought.threads, start=self._tables.next_number()))
        threads = [(number, each.thread) for number, each in numbered]
        rows = [
            StoredThread(number, each.thread.name, each.figures, each.keys, each.summary, parts=each.parts)
            for number, each in numbered
        ]
        self._tables.insert(page, rows)
        keys = {row.number: row.keys for row in rows}
        self._nearby.pack(threads)
        links = find_links(
            [*keys],
            lambda number: self._nearby.near(keys[number], self._asked),
            lambda numbers: self._nearby.known(numbers, self._asked),
        )
        self._nearby.add_keys(keys)
        self._edges.add(keys, links)
        self._tables.add_links(links)
        self._tables.add_keys(rows)
        self._join(set(keys), links)

    def _add_copy(self, page: int, threads: list[BroughtThread], twins: list[tuple[int, int]]) -> None:
        """Put a page whose threads tell what those of another tell beside them, without comparing it with any."""
        told = zip(enumerate(threads, start=self._tables.next_number()), twins, strict=True)
        rows = [
            StoredThread(number, "", each.figures, [], b"", question, twin=twin)
            for (number, each), (twin, question) in told
        ]
        self._tables.insert(page, rows)
        self._changed |= {question for _, question in twins}

    def _join(self, new: set[int], links: list[Link]) -> None:
        """Join new threads to the questions that they are linked to, or leave it to be done with those of other pages.

        Where each is linked into one question, all into different ones, it joins it, and nothing else can change.
        """
        questions = self._tables.questions_of({link.other for link in links})
        to: dict[int, set[int]] = {number: set() for number in new}
        for link in links:
            to[link.one].add(questions[link.other])
        linked = set(questions.values())
        self._changed |= new
        is_plain = len(linked) == sum(map(len, to.values())) and all(len(found) < 2 for found in to.values())
        if not is_plain or not linked.isdisjoint(self._joining | self._fresh | self._parted):
            self._joining |= linked - self._fresh
            self._fresh |= new
            return
        self._changed |= linked
        strongest = {link.one: link for link in sorted(links)}
        self._tables.move((questions[link.other], number) for number, link in strongest.items())
        self._tables.put_joints([], strongest.values())

    def _join_fresh(self) -> set[int]:
        """Join the fresh threads where nothing else changes by it; the questions that must be joined anew."""
        if not self._fresh:
            return self._parted
        if len(self._fresh) > FEW:
            return self._joining | self._fresh | self._parted
        joining = self._joining - self._parted
        members = {
            number: Member(str(page), name, question)
            for number, page, name, question in self._tables.members(joining | self._fresh)
        }
        links = [Edges.of(self._tables.joints(members)), self._edges.of(self._fresh, self._tables.links)]
        joined = join_fresh(members, self._fresh, Edges.joined(links))
        moved = {number: question for number, question in joined.groups.items() if number != question}
        self._tables.move((question, number) for number, question in moved.items())
        self._tables.put_joints([], joined.joints)
        self._changed |= set(moved.values())
        return joined.unsettled | self._parted

    def _join_around(self, touched: set[int]) -> set[int]:
        """Join the threads of these questions anew; the questions that this changes, before and after."""
        if not touched:
            return set()
        were: dict[int, int] = {}

        def members(questions: Collection[int]) -> dict[int, Member]:
            rows = self._tables.members(questions)
            were.update((number, question) for number, _, _, question in rows)
            return {number: Member(str(page), name, question) for number, page, name, question in rows}

        known = Known(
            members,
            lambda numbers: self._edges.of(numbers, self._tables.links),
            lambda numbers: set(self._tables.questions_of(numbers).values()),
        )
        joined = merge_around(touched, known)
        moved = {number: question for number, question in joined.groups.items() if were[number] != question}
        self._tables.put_joints(joined.groups.keys(), joined.joints)
        self._tables.move((question, number) for number, question in moved.items())
        return {each for number, question in moved.items() for each in (question, were[number])}
