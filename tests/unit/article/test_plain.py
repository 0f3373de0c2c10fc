from __future__ import annotations

import pytest

from sayso.article.plain import MOST_LINES, read_plain
from sayso.errors import TooLargeError
from sayso.model import Dateline

BODY = (
    "Two men were held on Monday after a fire in the port, police said. About 40 firemen were there.\n\n"
    "“It burned all night,” said Ada Lind, who lives near by.\n\n"
    "The port was open again by noon."
)
PAGE = (
    "Two held after port fire\n\nThis story has been read 412 times!\n\nSPLIT, May 4, (Agencies): "
    + BODY
    + "\n\nThis story has been read 412 times!\n\nRelated Articles\n\n12 dead in bus crash\n\nBack to top\n"
)


def test_a_page_is_parted() -> None:
    page = read_plain(PAGE)
    assert page.headline == "Two held after port fire"
    assert page.dateline is not None
    assert page.dateline.dateline == Dateline("SPLIT", "May 4", "Agencies")
    assert page.text == BODY
    assert [row.rule for row in page.residue] == [
        "counter",
        "counter",
        "related-heading",
        "related-heading",
        "navigation",
    ]


def test_a_body_without_residue_inside_is_one_piece() -> None:
    page = read_plain(PAGE)
    assert [tuple(piece) for piece in page.page_map] == [(0, PAGE.index(BODY), len(BODY))]


def test_residue_stands_where_it_says() -> None:
    assert all(row.span.of(PAGE) == row.text for row in read_plain(PAGE).residue)


def test_residue_inside_the_body_is_cut_and_the_map_has_a_gap() -> None:
    broken = PAGE.replace("“It burned", "Advertisement\n\nREAD MORE: Bus crash kills 12\n\n“It burned")
    page = read_plain(broken)
    assert page.text == BODY
    assert len(page.page_map.pieces) == 2
    for inner, outer, length in page.page_map:
        assert page.text[inner : inner + length] == broken[outer : outer + length]


def test_broken_words_stay_as_they_are() -> None:
    text = "Talks resume\n\nTalks went on behindthe- scenes on Monday, and Westernbacked groups joined, envoys said."
    assert "behindthe- scenes" in read_plain(text).text


@pytest.mark.parametrize(
    "line", ["By Ada Lind", "BY ADA LIND", "Written by Ada Lind and Ivo Marin", "Author: Ada Lind"]
)
def test_bylines_are_no_part_of_the_text(line: str) -> None:
    page = read_plain(f"Two held after port fire\n{line}\n{BODY}")
    assert page.text == BODY
    assert page.byline[0].upper() == "ADA LIND"


@pytest.mark.parametrize(
    "line", ["Sun 16 Apr 2017", "Published: April 16, 2017", "16 April 2017, 14:05 GMT", "Last updated on 16/04/2017"]
)
def test_a_line_that_is_a_date_is_kept_apart(line: str) -> None:
    page = read_plain(f"Two held after port fire\n\n{line}\n\n{BODY}")
    assert page.text == BODY
    assert page.date_line is not None
    assert "2017" in page.date_line


def test_a_text_without_a_headline_has_none() -> None:
    assert read_plain(BODY.partition("\n")[0]).headline == ""
    assert read_plain("SPLIT (Reuters) - " + BODY).headline == ""
    assert read_plain("word " * 60 + ".\n" + BODY).headline == ""


def test_a_headline_that_a_rule_might_take_for_residue_stays() -> None:
    assert read_plain(f"Sources: 40 dead in port fire\n\n{BODY}").headline == "Sources: 40 dead in port fire"


@pytest.mark.parametrize(
    "headline",
    ["Ministers to raise child tax credit: mayor", "Source: three more men held", "Photo: the port on fire at dawn"],
)
def test_a_headline_may_start_as_a_caption_does(headline: str) -> None:
    assert read_plain(f"{headline}\n\n{BODY}").headline == headline


def test_nothing_but_residue_is_no_text() -> None:
    page = read_plain("Back to top\nRelated Articles\n12 dead in bus crash\n")
    assert page.text == ""
    assert page.headline == ""


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(TooLargeError):
        read_plain("a line.\n" * (MOST_LINES + 1), "x.txt")


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_line_ends_of_any_kind(newline: str) -> None:
    text = PAGE.replace("\n", newline)
    page = read_plain(text)
    assert page.headline == "Two held after port fire"
    assert page.text == BODY.replace("\n", newline)


@pytest.mark.parametrize(
    "above",
    [
        "World\n\n",
        "Home > News > World\n\n",
        "NEWS\nEurope\n",
        "Menu\nSearch\nSubscribe\nWorld\n",
        "Advertisement\n\n4 min read\n",
    ],
)
def test_what_stands_above_the_headline_is_no_headline(above: str) -> None:
    page = read_plain(above + PAGE)
    assert page.headline == "Two held after port fire"
    assert page.text == BODY


@pytest.mark.parametrize(
    ("line", "byline", "date"),
    [
        ("AFP", ("AFP",), None),
        ("Agencies", ("Agencies",), None),
        ("Reuters | 4 May 2020", ("Reuters",), "4 May 2020"),
        ("AFP, Monday 4 May 2020", ("AFP",), "Monday 4 May 2020"),
        ("Ada Lind • May 4, 2020 • 14:05 GMT", ("Ada Lind",), "May 4, 2020"),
    ],
)
def test_lines_of_names_and_dates(line: str, byline: tuple[str, ...], date: str | None) -> None:
    page = read_plain(f"Two held after port fire\n\n{line}\n\n{BODY}")
    assert page.text == BODY
    assert page.byline == byline
    assert page.date_line == date


@pytest.mark.parametrize("line", ["Split Zagreb Zadar", "Two men, one fire", "May the fire be out soon, people prayed"])
def test_a_line_that_only_looks_like_one_stays_in_the_story(line: str) -> None:
    assert line in read_plain(f"Two held after port fire\n\n{line}\n\n{BODY}").text


def test_readers_comments_behind_the_story_are_no_story() -> None:
    page = read_plain(
        PAGE
        + "\n3 Comments\n\nJohn D says: I heard that 400 people were burned to death there.\n\nAnn: Me too, it was in all the papers."
    )
    assert page.text == BODY
    assert page.residue[-1].rule == "comments"


def test_a_share_bar_above_the_story_does_not_end_the_page() -> None:
    assert read_plain(PAGE.replace("This story has", "3 Comments\n\nThis story has", 1)).text == BODY


@pytest.mark.parametrize("line", ["AFP", "(Reuters)", "– AP"])
def test_a_signature_is_cut_off_the_end(line: str) -> None:
    assert read_plain(f"Two held after port fire\n\n{BODY}\n\n{line}\n").text == BODY
