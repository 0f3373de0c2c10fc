"""Stories of several outlets on one thing: how the marked figures stand to each other, by themselves and once grouped."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import sayso
from sayso.compare.standing import compare_answers
from sayso.compare.traces import trace_of
from sayso.model import Answer, Where

SUITE = Path(__file__).parent / "standings.txt"

FOUND = 0.72
"""The share of groups whose state is found from the stories alone; the rest are questions that are found apart."""


@dataclass
class Group:
    """One question's stories: rows as they are read, and the ends of the marked figures by story and field."""

    state: str
    asked: str
    rows: list[dict[str, str]] = field(default_factory=list)
    marks: dict[tuple[str, Where], list[tuple[int, int]]] = field(default_factory=dict)

    def is_marked(self, answer: Answer, story: str) -> bool:
        """True where the answer's figure is one of those in brackets."""
        span = answer.figure.span
        ends = self.marks[story, answer.figure.where]
        return any(span.start < end and start < span.end for start, end in ends)


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """`text` without brackets, and where in it the bracketed stretches lie."""
    ends = [
        (m.start() - 2 * number, m.end() - 2 * number - 2) for number, m in enumerate(re.finditer(r"\[[^\]]+\]", text))
    ]
    return re.sub(r"[\[\]]", "", text), ends


def groups() -> list[Group]:
    found: list[Group] = []
    for line in SUITE.read_text(encoding="utf-8").splitlines():
        if line.startswith("=== "):
            state, _, asked = line.removeprefix("=== ").partition(": ")
            found.append(Group(state, asked))
        elif line.startswith("> "):
            day, outlet, headline, text = line.removeprefix("> ").split(" | ")
            name = f"{len(found)}-{len(found[-1].rows)}"
            row = {"id": name, "published": day, "outlet": outlet}
            row["headline"], found[-1].marks[name, "headline"] = unmarked(headline)
            row["text"], found[-1].marks[name, "text"] = unmarked(text)
            found[-1].rows.append(row)
    return found


GROUPS = tuple(groups())


@pytest.fixture(scope="module")
def told() -> dict[str, list[tuple[str, list[Answer]]]]:
    """By group, its questions with a marked figure: the standing, and the marked answers."""
    rows = [row for group in GROUPS for row in group.rows]
    pages = [next(sayso.open_bytes(json.dumps(row).encode(), row["id"])) for row in rows]
    readings = list(sayso.Reader.load().read_many(page for page in pages if isinstance(page, sayso.Page)))
    read = {row["id"]: reading for row, reading in zip(rows, readings, strict=True)}
    return {group.asked: asked_of(group, {row["id"]: read[row["id"]] for row in group.rows}) for group in GROUPS}


def asked_of(group: Group, read: dict[str, sayso.Reading]) -> list[tuple[str, list[Answer]]]:
    """The questions of one group's own ledger that hold a marked figure, those with most of them first."""
    stories = {reading.article.id: story for story, reading in read.items()}
    with sayso.Ledger.open(":memory:") as ledger:
        for reading in read.values():
            ledger.add(reading)
        questions = [
            (str(question.standing), [a for a in question.answers if group.is_marked(a, stories[a.article])])
            for question in ledger.questions()
        ]
    return sorted((each for each in questions if each[1]), key=lambda each: -len(each[1]))


@pytest.mark.parametrize("group", [g for g in GROUPS if g.state != "apart"], ids=lambda group: group.asked)
def test_stand_as_marked(group: Group, told: dict[str, list[tuple[str, list[Answer]]]]) -> None:
    """Put under one question, the marked figures stand to each other as a careful reader said beforehand."""
    answers = sorted((a for _, found in told[group.asked] for a in found), key=lambda a: (a.published, a.article))
    standing, why = compare_answers([trace_of(answer) for answer in answers])
    assert standing == group.state, why


def test_most_are_found_so(told: dict[str, list[tuple[str, list[Answer]]]]) -> None:
    """From the stories alone: the state of the question that holds most of them, or that none joins two stories."""
    wrong = [group.asked for group in GROUPS if not is_right(group, told[group.asked])]
    assert len(GROUPS) >= 40
    assert len(wrong) <= (1 - FOUND) * len(GROUPS), wrong


def is_right(group: Group, found: list[tuple[str, list[Answer]]]) -> bool:
    if group.state == "apart":
        return all(len({answer.article for answer in answers}) == 1 for _, answers in found)
    return bool(found) and found[0][0] == group.state
