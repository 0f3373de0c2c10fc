"""Copies of one report, folded."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Answer, Stance
from sayso.testing import make_article, make_figure
from sayso.web.folding import fold_copies


def answer(surface: str = "7", *, page: str = "p1", origin: str = "o1", **fields: str) -> Answer:
    article = make_article(f"{surface} people died in Porto.", published="2024-03-04")
    figure = make_figure(article, surface, counted="people", event="killed", **fields)  # type: ignore[arg-type]
    return Answer(figure=figure, article=page, sentence=article.text, origin=origin, id=f"{page}-{surface}", page=page)


def test_a_wire_story_counts_once() -> None:
    """Three pages of one origin that tell the same are one answer with two copies."""
    first, *others = [answer(page=page) for page in ("p1", "p2", "p3")]
    (fold,) = fold_copies([first, *others])
    assert fold.answer == first
    assert [copy.page for copy in fold.elsewhere] == ["p2", "p3"]


def test_what_differs_stays_apart() -> None:
    """Another number, another speaker, another stance or another origin is another answer."""
    first = answer()
    denied = replace(first, figure=replace(first.figure, stance=Stance.DENIES), page="p3")
    told = [first, answer("8", page="p2"), answer(page="p2", source="police"), denied, answer(origin="o2", page="p4")]
    assert [fold.answer for fold in fold_copies(told)] == told
    assert all(not fold.copies for fold in fold_copies(told))


def test_an_answer_without_origin_is_its_own() -> None:
    one, other = answer(origin="", page="p1"), answer(origin="", page="p2")
    assert len(fold_copies([one, other])) == 2


def test_two_days_in_one_page_are_two_answers() -> None:
    """A later print may move the day; one page that gives a number as of two days means two."""
    monday, tuesday = answer(as_of="2024-03-04"), answer(as_of="2024-03-05")
    assert len(fold_copies([monday, tuesday])) == 2
    (fold,) = fold_copies([monday, replace(tuesday, page="p2")])
    assert len(fold.copies) == 1


def test_a_number_told_twice_in_a_page_is_no_copy_elsewhere() -> None:
    (fold,) = fold_copies([answer(), answer()])
    assert fold.elsewhere == ()
