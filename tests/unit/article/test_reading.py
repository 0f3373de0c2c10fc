from __future__ import annotations

import datetime as dt

import pytest

from sayso.article import read_article
from sayso.article.reading import LONGEST_STORY
from sayso.errors import InputError
from sayso.model import Article, Dateline, Page, PageForm

BODY = "Two men were held on Monday after a fire in the port, police said on Monday. Talks start on Thursday."


def read(content: str, form: PageForm = PageForm.TEXT, **fields: object) -> Article:
    return read_article(Page(form=form, content=content, digest="0", address="x", **fields))  # type: ignore[arg-type]


def text(date: str) -> str:
    return f"Two held after port fire\n\nSPLIT, {date} (Agencies): {BODY}"


def test_a_dateline_without_a_year_gives_candidates_and_no_date() -> None:
    article = read(text("May 4"))
    assert (article.published, article.published_from) == (None, None)
    assert {dt.date(2009, 5, 4), dt.date(2015, 5, 4), dt.date(2020, 5, 4)} <= set(article.published_candidates)


def test_a_dateline_with_a_year_dates_the_page() -> None:
    article = read(text("May 4, 2020"))
    assert (article.published, article.published_from) == (dt.date(2020, 5, 4), "dateline")
    assert article.published_candidates == ()


def test_a_date_line_dates_the_page_too() -> None:
    article = read(f"Two held after port fire\n\nMon 4 May 2020\n\nSPLIT: {BODY}")
    assert article.dateline == Dateline("SPLIT", "Mon 4 May 2020", None)
    assert (article.published, article.published_from) == (dt.date(2020, 5, 4), "dateline")


def test_a_date_that_is_given_stands() -> None:
    article = read(text("May 4"), published=dt.date(2015, 5, 4))
    assert (article.published, article.published_from) == (dt.date(2015, 5, 4), "given")
    assert article.published_candidates == ()


def test_an_article_is_kept_as_it_is() -> None:
    content = f"  SPLIT, May 4 (AFP) - {BODY}\r\n\r\nRelated Articles"
    article = read(
        content, PageForm.ARTICLE, headline="Two held", id="a1", byline=("Ada Lind",), extra={"section": "news"}
    )
    assert (article.text, article.headline, article.id) == (content, "Two held", "a1")
    assert article.page_map is None
    assert article.dateline == Dateline("SPLIT", "May 4", "AFP")
    assert (article.byline, dict(article.extra)) == (("Ada Lind",), {"section": "news"})


def test_the_dateline_of_an_article_that_carries_its_title_along() -> None:
    article = read(f"Two held after port fire\n\nSPLIT (AFP) - {BODY}", PageForm.ARTICLE)
    assert article.dateline == Dateline("SPLIT", None, "AFP")


def test_an_id_is_made_from_address_and_content() -> None:
    assert read(BODY).id == read(BODY).id
    assert read(BODY).id != read(BODY, url="https://h.example/1").id


@pytest.mark.parametrize("form", [PageForm.TEXT, PageForm.ARTICLE])
@pytest.mark.parametrize("content", ["", " \n\t ", "\u3000"])
def test_nothing_is_no_page(content: str, form: PageForm) -> None:
    with pytest.raises(InputError) as caught:
        read(content, form)
    assert caught.value.code == "not-a-page"


@pytest.mark.parametrize("form", [PageForm.TEXT, PageForm.ARTICLE])
def test_a_story_longer_than_any_is_refused(form: PageForm) -> None:
    with pytest.raises(InputError) as caught:
        read("Two men were held. " * (LONGEST_STORY // 15), form)
    assert caught.value.code == "too-large"


@pytest.mark.parametrize("form", [PageForm.TEXT, PageForm.ARTICLE])
def test_another_language_is_refused(form: PageForm) -> None:
    with pytest.raises(InputError) as caught:
        read("Deux hommes ont été arrêtés lundi après un incendie dans le port, a annoncé la police de la ville.", form)
    assert "French" in caught.value.message


def test_a_language_that_is_told_decides_where_the_words_do_not() -> None:
    with pytest.raises(InputError) as caught:
        read("Split 2:1", PageForm.ARTICLE, language="hr")
    assert "Croatian" in caught.value.message
    assert read("Split 2:1", PageForm.ARTICLE).language == "en"


def test_a_language_that_no_one_knows_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        read("Zorvak mielen tarpuku, sanelka vimdo karestil obrene. " * 10, PageForm.ARTICLE)
    assert caught.value.code == "language"
