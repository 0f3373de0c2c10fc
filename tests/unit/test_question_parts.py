"""Questions with some of their answers, from a ledger and without one."""

from __future__ import annotations

from sayso.ledger import Ledger
from sayso.model import Reading
from sayso.question_parts import parts_of
from sayso.testing import make_article, make_figure, make_reading


def toll(day: int) -> Reading:
    text = f"7 people were killed in a warehouse fire in Porto, police said on day {day}."
    article = make_article(text, id=f"fire-{day}", headline="Fire in Porto", published=f"2024-03-{day:02d}")
    figure = make_figure(article, "7", counted="people", event="killed", place="Porto", source="police",
                         as_of="2024-03-01", low=7, high=7)  # fmt: skip
    return make_reading(article, figures=[figure])


def ships() -> Reading:
    text = "The pilots of Varna held back 900 ships of grain, the harbour master wrote."
    article = make_article(text, id="ships", headline="Grain waits off Varna", published="2024-03-02")
    figure = make_figure(article, "900", counted="ships", event="killed", place="Varna", source="harbour master",
                         as_of="2024-03-02", low=900, high=900)  # fmt: skip
    return make_reading(article, figures=[figure])


def filled() -> Ledger:
    ledger = Ledger.open(":memory:")
    for day in (1, 2, 3):
        ledger.add(toll(day))
    ledger.add(ships())
    return ledger


def test_a_part_tells_of_the_whole() -> None:
    ledger = filled()
    found = ledger.find("killed in Porto", limit=1)
    (part,) = ledger.parts_beside(found.figures)
    (whole,) = ledger.questions_beside(found.figures)
    assert part.question.answers == found.figures
    assert (part.answers, part.pages, part.origins) == (3, 3, 3)
    for name in ("id", "counted", "event", "place", "days", "standing", "why"):
        assert getattr(part.question, name) == getattr(whole, name), name


def test_parts_of_all_figures_are_the_questions_themselves() -> None:
    ledger = filled()
    figures = ledger.find("killed").figures
    assert tuple(part.question for part in ledger.parts_beside(figures)) == ledger.questions_beside(figures)
    assert tuple(part.question for part in parts_of(figures, {})) == ledger.questions_beside(figures)


def test_a_question_comes_in_parts_what_was_published_last_first() -> None:
    ledger = filled()
    figure = ledger.find("killed in Porto").figures[0].id
    first, second = ledger.question_part(figure, pages=2), ledger.question_part(figure, pages=2, skip=2)
    assert first is not None
    assert second is not None
    assert [answer.article for answer in first.question.answers] == ["fire-2", "fire-3"]
    assert [answer.article for answer in second.question.answers] == ["fire-1"]
    assert (first.more, second.more) == (True, False)
    assert first.question.id == second.question.id
    assert ledger.question_part(figure, pages=2, skip=3) is None
    assert ledger.question_part("figure1-none", pages=2) is None


def test_what_was_given_before_is_passed_over() -> None:
    ledger = filled()
    whole = ledger.find("killed", limit=4).figures
    parts = [ledger.find("killed", limit=2), ledger.find("killed", limit=4, skip=2)]
    assert sorted(answer.id for part in parts for answer in part.figures) == sorted(answer.id for answer in whole)
    assert parts[0].more
    assert not parts[1].more
