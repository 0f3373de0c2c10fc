"""Pages whose figures tell the same in the same words answer the same questions, without being compared."""

from __future__ import annotations

from sayso.compare.threads import threads_of
from sayso.compare.twins import mark_of, named_by
from sayso.ledger import Ledger
from sayso.model import Answer, Reading
from sayso.testing import make_article, make_figure, make_reading

TEXT = "At Cape Orla 31 people were killed when a ferry sank, police said."


def page(name: str, *, text: str = TEXT, number: str = "31") -> Reading:
    article = make_article(text, id=name, headline="Ferry sinks off Cape Orla", published="2024-03-01")
    return make_reading(article, figures=[make_figure(article, number, counted="people", event="killed")])


def answers(*readings: Reading) -> list[Answer]:
    with Ledger.open(":memory:") as ledger:
        for reading in readings:
            ledger.add(reading)
        return [answer for question in ledger.questions() for answer in question.answers]


def test_twins_share_a_mark_and_their_threads_a_name() -> None:
    """The same words about the same number, under another address, have one mark."""
    one, other = threads_of(answers(page("a"), page("b")))
    assert mark_of([one]) == mark_of([other]) is not None
    assert one.name != other.name
    assert named_by(mark_of([one]), [one])[0].name == named_by(mark_of([other]), [other])[0].name


def test_another_number_has_another_mark() -> None:
    """A copy with its toll changed is compared as any other page."""
    one, other = threads_of(answers(page("a"), page("b", text=TEXT.replace("31", "44"), number="44")))
    assert mark_of([one]) != mark_of([other])


def test_what_says_too_little_has_no_mark() -> None:
    """A number without words about it is linked to nothing, its own likeness neither."""
    article = make_article("31", id="a", published="2024-03-01")
    (thread,) = threads_of(answers(make_reading(article, figures=[make_figure(article, "31", counted="people")])))
    assert mark_of([thread]) is None
    assert named_by(None, [thread]) == [thread]


def test_a_twin_stays_when_the_page_that_stands_for_it_is_read_anew() -> None:
    """Another of them stands for all; nothing is lost."""
    anew = page("a")
    with Ledger.open(":memory:") as ledger:
        for name in "abc":
            ledger.add(page(name))
        ledger.group()
        ledger.add(make_reading(anew.article, sayso="0.2.0"))
        (question,) = ledger.questions()
        assert {answer.article for answer in question.answers} == {"b", "c"}
        assert ledger.ungrouped() == 0
