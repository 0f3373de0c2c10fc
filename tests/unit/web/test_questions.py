"""The answers to a question as bars, and the steps of a revision."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from sayso.model import Answer, Event, Question, Stance, Standing
from sayso.testing import make_article, make_figure
from sayso.web.questions import bars, moved


def answer(name: str, day: str, *, source: str = "police", stance: str = "asserts", **bounds: Any) -> Answer:
    article = make_article("Some people died.", published=day)
    figure = make_figure(article, "Some", counted="people", event="killed", as_of=day, source=source, stance=stance, **bounds)  # fmt: skip
    return Answer(figure=figure, article=name, sentence=article.text, outlet="Post", origin=name, id=name, page=name)


def question(*answers: Answer, standing: Standing = Standing.REVISED) -> Question:
    return Question(
        id="q", counted="people", event=Event.KILLED, place=None, days=None, answers=answers, standing=standing
    )


SEVEN: dict[str, Any] = {"low": 7, "high": 7}
NINE: dict[str, Any] = {"low": 9, "high": 9}
FOURTEEN: dict[str, Any] = {"low": 14, "high": 14}


def test_a_number_moves_from_one_day_to_the_next() -> None:
    told = question(answer("a", "2024-03-04", **SEVEN), answer("b", "2024-03-05", source="mayor", **NINE))
    assert moved(told) == {"b"}
    assert moved(replace(told, standing=Standing.DISPUTED)) == frozenset()


def test_a_later_report_on_the_same_day_moves_it() -> None:
    """A toll is as of the day of the event, whenever it is told: what counts is the order of the reports."""
    later = replace(answer("b", "2024-03-04", source="mayor", **NINE), published=dt.date(2024, 3, 6))
    told = question(later, replace(answer("a", "2024-03-04", **SEVEN), published=dt.date(2024, 3, 4)))
    assert moved(told) == {"b"}


def test_those_who_differ_on_one_day_are_no_steps() -> None:
    """Beside each other they dispute; only the day before, or the speaker's own word, is something to move from."""
    told = question(answer("a", "2024-03-04", **SEVEN), answer("b", "2024-03-04", source="mayor", **NINE),
                    answer("c", "2024-03-05", source="union", **NINE))  # fmt: skip
    assert moved(told) == frozenset()


def test_a_speaker_moves_from_their_own_word() -> None:
    told = question(answer("a", "2024-03-04", **SEVEN), answer("b", "2024-03-04", source="mayor", **NINE),
                    answer("c", "2024-03-05", **NINE))  # fmt: skip
    assert moved(told) == {"c"}


def test_what_is_denied_is_no_step() -> None:
    told = question(answer("a", "2024-03-04", **SEVEN), answer("b", "2024-03-05", stance="denies", **FOURTEEN),
                    answer("c", "2024-03-06", **SEVEN))  # fmt: skip
    assert moved(told) == frozenset()
    assert [bar["denied"] for bar in bars(told)] == [False, True, False]


def test_bars_hold_text_that_is_made_visible() -> None:
    """It goes into the drawing as it is: nothing in it may turn a line around."""
    told = answer("a", "2024-03-04", source="po\u202elice", **SEVEN)
    told = replace(told, outlet="\x1b[2JPost")
    (bar,) = bars(question(told))
    assert bar["speaker"] == "po\\u202elice"
    assert bar["outlet"] == "\\x1b[2JPost"


def test_copies_are_one_bar_that_names_its_prints() -> None:
    first = answer("a", "2024-03-04", **SEVEN)
    copy = replace(first, id="b", page="b", article="b", outlet="Herald")
    (bar,) = bars(question(first, copy))
    assert bar["also"] == ["Herald"]


def test_a_stance_of_doubt_is_marked_too() -> None:
    (bar,) = bars(question(answer("a", "2024-03-04", stance=Stance.DOUBTS.value, **SEVEN)))
    assert bar["denied"]
