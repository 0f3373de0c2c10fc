from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json

import pytest

from sayso.ingest import Given, open_bytes
from sayso.model import Page, PageForm, Refusal

ROW = {"id": "a1", "headline": "Two held", "text": "Police held two men on Monday.", "published": "2024-03-12"}


def read(content: str, given: Given | None = None) -> list[Page | Refusal]:
    return list(open_bytes(content.encode(), "news.jsonl", given or Given()))


def test_known_fields_are_taken_and_others_passed_on() -> None:
    line = json.dumps(ROW | {"outlet": "Herald", "url": "https://h.example/1", "byline": ["A Lind"], "section": "news"})
    (page,) = read(line)
    assert isinstance(page, Page)
    assert (page.form, page.content, page.id, page.headline) == (PageForm.ARTICLE, ROW["text"], "a1", "Two held")
    assert (page.outlet, page.url, page.byline) == ("Herald", "https://h.example/1", ("A Lind",))
    assert page.published == dt.date(2024, 3, 12)
    assert page.extra == {"section": "news"}
    assert page.address == "news.jsonl, line 1"
    assert page.digest == hashlib.sha256(line.encode()).hexdigest()


def test_a_title_stands_for_a_headline_and_a_string_for_a_byline() -> None:
    (page,) = read('{"title": "Two held", "text": "x y z", "byline": "A Lind", "id": 7}')
    assert isinstance(page, Page)
    assert (page.headline, page.byline, page.id) == ("Two held", ("A Lind",), "7")


def test_what_a_line_lacks_is_given() -> None:
    (page,) = read('{"text": "x"}', Given(published=dt.date(2020, 1, 2), outlet="Herald", language="en"))
    assert isinstance(page, Page)
    assert (page.published, page.outlet, page.language) == (dt.date(2020, 1, 2), "Herald", "en")


def test_text_is_kept_as_it_is() -> None:
    text = "  A line.\r\n\tAnother\u00a0one.\u200b "
    (page,) = read(json.dumps({"text": text}))
    assert isinstance(page, Page)
    assert page.content == text


def test_a_broken_line_is_named_and_the_others_are_read() -> None:
    lines = [json.dumps(ROW | {"id": str(number)}) for number in range(1, 10)]
    lines[6] = '{"text": "cut'
    found = read("\n".join(lines))
    assert [each.id for each in found if isinstance(each, Page)] == ["1", "2", "3", "4", "5", "6", "8", "9"]
    (refusal,) = (each for each in found if isinstance(each, Refusal))
    assert (refusal.code, refusal.where) == ("json-line", "news.jsonl, line 7")


@pytest.mark.parametrize(
    "line",
    [
        "[1]",
        '"text"',
        '{"headline": "x"}',
        '{"text": 5}',
        '{"text": " "}',
        '{"text": "x", "published": "last week"}',
        '{"text": "x", "byline": {"name": "A"}}',
        '{"text": "x", "url": 5}',
        '{"text": "a \\ud800 b"}',
        '{"a":' * 5000 + "1" + "}" * 5000,
    ],
)
def test_a_line_that_is_no_article_is_refused(line: str) -> None:
    first, second = read('{"text": "One."}\n' + line)
    assert isinstance(first, Page)
    assert isinstance(second, Refusal)
    assert (second.code, second.where) == ("json-line", "news.jsonl, line 2")


def test_a_line_over_the_bound_is_passed_over() -> None:
    found = read('{"text": "' + "x" * 5000 + '"}\n{"text": "y"}', Given(max_page_bytes=1000))
    assert [type(each) for each in found] == [Refusal, Page]
    assert isinstance(found[1], Page)
    assert found[1].address == "news.jsonl, line 2"


def test_blank_lines_and_a_mark_at_the_start_are_no_lines_of_their_own() -> None:
    found = read("\ufeff" + '{"text": "x"}\n\n{"text": "y"}\n')
    assert [each.address for each in found if isinstance(each, Page)] == ["news.jsonl, line 1", "news.jsonl, line 3"]


def test_a_list_and_one_object_over_several_lines_are_read() -> None:
    assert [type(each) for each in read(json.dumps([ROW, {"headline": "x"}, ROW], indent=1))] == [Page, Refusal, Page]
    assert [type(each) for each in read(json.dumps(ROW, indent=1))] == [Page]


def test_packed_lines_cut_short_are_read_as_far_as_they_go() -> None:
    lines = "\n".join(json.dumps(ROW | {"id": str(number), "n": hash(str(number))}) for number in range(2000))
    found = list(open_bytes(gzip.compress(lines.encode())[:-500], "news.jsonl.gz"))
    assert sum(isinstance(each, Page) for each in found) > 1000
    assert isinstance(found[-1], Refusal)
    assert found[-1].code == "encoding"
