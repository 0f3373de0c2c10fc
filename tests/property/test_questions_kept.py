"""Questions that a ledger keeps are those of grouping everything anew, however its pages came."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.compare import group_figures
from sayso.ledger import Ledger
from sayso.model import Question, Reading
from sayso.testing import make_article, make_figure, make_reading

PLACES = ("Cape Orla", "Lake Imber", "Port Ellis")
THINGS = (("people", "killed", "people were killed"), ("people", "wounded", "people were hurt"))


@st.composite
def pages(draw: st.DrawFn) -> list[Reading]:
    """Some pages of a few days that tell of the same places with the same or other numbers."""
    return [_page(draw, number) for number in range(draw(st.integers(2, 7)))]


def _count(told: tuple[str, int, object]) -> int:
    return told[1]


def _page(draw: st.DrawFn, number: int) -> Reading:
    told = draw(
        st.lists(
            st.tuples(st.sampled_from(PLACES), st.integers(11, 15), st.sampled_from(THINGS)),
            max_size=3,
            unique_by=_count,
        )
    )
    lines = [f"At {place} {count} {words} when a ferry sank, police said." for place, count, (_, _, words) in told]
    day = f"2024-03-{draw(st.integers(1, 4)):02d}"
    headline = f"Ferry sinks off {told[0][0]}" if told else "Ferries"
    article = make_article(" ".join(lines), id=f"page{number}", headline=headline, published=day, outlet="Gazette")
    figures = [
        make_figure(article, str(count), counted=counted, event=event, place=where, number=place)
        for place, (where, count, (counted, event, _)) in enumerate(told, start=1)
    ]
    return make_reading(article, figures=figures)


def shape(questions: tuple[Question, ...]) -> dict[str, tuple[list[str], object, str]]:
    return {q.id: (sorted(a.id for a in q.answers), q.standing, q.why) for q in questions}


@given(pages(), st.randoms())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_pages_one_by_one_in_any_order_give_what_all_at_once_gives(made: list[Reading], chance: object) -> None:
    """The same questions with the same ids, answers and standings."""
    with Ledger.open(":memory:") as whole, Ledger.open(":memory:") as other:
        for reading in made:
            whole.add(reading)
        expected = shape(whole.questions())
        assert expected == shape(group_figures(answer for q in whole.questions() for answer in q.answers))
        chance.shuffle(made)  # type: ignore[attr-defined]
        for reading in made:
            other.add(reading)
            other.group()
        assert shape(other.questions()) == expected


@given(pages(), st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_a_page_read_anew_leaves_the_questions_that_it_told(made: list[Reading], data: st.DataObject) -> None:
    """Its figures gone and others come: as if they had never been in."""
    changed = data.draw(st.integers(0, len(made) - 1))
    fewer = [*made]
    fewer[changed] = make_reading(made[changed].article, figures=made[changed].figures[1:], sayso="0.2.0")
    with Ledger.open(":memory:") as ledger, Ledger.open(":memory:") as fresh:
        for reading in made:
            ledger.add(reading)
        ledger.group()
        ledger.add(fewer[changed])
        for reading in fewer:
            fresh.add(reading)
        assert shape(ledger.questions()) == shape(fresh.questions())


def test_questions_outlive_the_program(tmp_path: Path) -> None:
    """Closing a ledger leaves every page under its questions; who only reads finds them so."""
    path = tmp_path / "ledger.db"
    text = "At Cape Orla 31 people were killed when a ferry sank, police said."
    with Ledger.open(path) as ledger:
        for name in ("a", "b"):
            article = make_article(text, id=name, headline="Ferry sinks off Cape Orla", published="2024-03-01")
            ledger.add(make_reading(article, figures=[make_figure(article, "31", counted="people", event="killed")]))
        assert ledger.ungrouped() == 2
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.ungrouped() == 0
        (question,) = ledger.ask("killed", outlet=None, limit=1).questions
        assert {answer.article for answer in question.answers} == {"a", "b"}
    with Ledger.open(path) as ledger:
        before = shape(ledger.questions())
        assert ledger.regroup() == 2
        assert shape(ledger.questions()) == before
