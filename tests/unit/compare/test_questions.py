"""Which figures answer one question, over articles and within one."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from sayso.compare import group_figures
from sayso.compare.blocks import keys_of, probes_of
from sayso.compare.traces import trace_of
from sayso.model import Answer, Event, Question, Standing
from unit.compare.made_answers import DAY, answer

LATER = DAY + dt.timedelta(days=1)
FERRY = [
    answer("A ferry sank off Cape Orla in a storm, drowning [31] people.", article="a"),
    answer(
        "At least [31] people drowned when a ferry sank off Cape Orla.", article="b", headline="31 drown off Cape Orla"
    ),
    answer(
        "The toll of the ferry that sank off Cape Orla has risen to [44].",
        article="c",
        headline="Ferry toll off Cape Orla rises",
        published=LATER,
        day=LATER,
    ),
]
RAFT = answer(
    "A raft overturned on Lake Imber, drowning [31] people.",
    article="d",
    headline="Raft overturns on Lake Imber",
    day=LATER,
)


def grouped(questions: tuple[Question, ...]) -> list[list[str]]:
    return sorted(sorted(f"{a.article}:{a.figure.quantity.surface}" for a in q.answers) for q in questions)


def test_same_event_in_three_articles_is_one_question() -> None:
    questions = group_figures(FERRY)
    assert grouped(questions) == [["a:31", "b:At least 31", "c:44"]]
    assert questions[0].standing is Standing.REVISED
    assert questions[0].why
    assert questions[0].counted == "people"
    assert questions[0].event is Event.KILLED


def test_same_number_of_another_event_is_another_question() -> None:
    assert ["d:31"] in grouped(group_figures([*FERRY, RAFT]))


@pytest.mark.parametrize(
    "other",
    [
        answer("A ferry sank off Cape Orla in a storm, hurting [31] people.", article="e", event=Event.WOUNDED),
        answer("A ferry sank off Cape Orla in a storm, drowning [31] cattle.", article="e", counted="cattle"),
        answer(
            "A ferry sank off Cape Orla in a storm [31] km away.", article="e", counted="distance", event=Event.OTHER
        ),
        answer(
            "A ferry sank off Cape Orla in a storm, drowning [31] people.",
            article="e",
            day=DAY - dt.timedelta(days=300),
            published=DAY - dt.timedelta(days=300),
        ),
    ],
    ids=["other event", "other things", "other unit", "other year"],
)
def test_what_keeps_questions_apart(other: Answer) -> None:
    assert len(group_figures([FERRY[0], other])) == 2


def test_order_of_arrival_changes_nothing() -> None:
    whole = group_figures([*FERRY, RAFT])
    for order in itertools.permutations([*FERRY, RAFT]):
        assert group_figures(order) == whole


def test_a_figure_given_twice_is_one_answer() -> None:
    assert group_figures([FERRY[0], FERRY[0]]) == group_figures([FERRY[0]])


def test_answers_to_one_question_share_a_key() -> None:
    one, other, later = (set(keys_of(trace_of(each))) for each in FERRY)
    assert one & other
    assert later & set(probes_of(one)) or later & set(probes_of(other))


def test_answers_of_neighbouring_blocks_of_days_find_each_other() -> None:
    day = dt.date.fromordinal(DAY.toordinal() // 10 * 10)  # the first of its block
    told = [answer("A ferry sank, drowning [31] people.", day=each) for each in (day, day - dt.timedelta(days=1))]
    one, other = (set(keys_of(trace_of(each))) for each in told)
    assert not one & other
    assert one & set(probes_of(other))
    assert other & set(probes_of(one))


def test_two_numbers_of_one_sentence_are_two_questions() -> None:
    one = answer("The storm killed [12] people in Veld and 9 people in Sund.")
    other = answer("The storm killed 12 people in Veld and [9] people in Sund.")
    assert len(group_figures([one, other])) == 2


def test_a_toll_told_in_headline_and_text_is_one_thread() -> None:
    told = [
        answer("[12] die as tram derails in Lome", headline="12 die as tram derails in Lome", where="headline"),
        answer("At least [12] people died when a tram derailed in Lome.", headline="12 die as tram derails in Lome"),
        answer("An earlier toll of the tram in Lome was [9].", headline="12 die as tram derails in Lome", at=300),
    ]
    questions = group_figures(told)
    assert grouped(questions) == [["a:12", "a:9", "a:At least 12"]]


def test_war_totals_have_no_day() -> None:
    war = "More than [90,000] people have been killed since the war began."
    one = answer(war, article="a", headline="Talks on Monday", published=DAY)
    other = answer(war, article="b", headline="A bridge is repaired", published=DAY + dt.timedelta(days=400), day=None)
    assert len(group_figures([one, other])) == 1


def test_nothing_gives_nothing() -> None:
    assert group_figures([]) == ()
