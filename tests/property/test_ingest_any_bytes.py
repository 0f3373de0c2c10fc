"""Whatever comes in, pages and refusals come out, and of each page an article or one error of ours."""

from __future__ import annotations

import gzip
import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.article import read_article
from sayso.errors import InputError
from sayso.ingest import Given, open_bytes
from sayso.model import Article, Page, PageForm, Refusal
from unit.ingest.files import packed, records

IN_TIME = settings(deadline=5_000)
"""No page may take longer; the first one loads the language detector."""

SMALL = Given(max_page_bytes=20_000)
STORY = "Two men were held on Monday after a fire in the port, police said. About 40 firemen were there."

FRAGMENTS = st.sampled_from([
    "<p>", "</p>", "<div class='related'>", "</div>", "<h1>", "</h1>", "<br>", "<article>", "<li>", "<script>", "</script>",
    "<!--", "-->", "<a href='", "'>", "&amp;", "&#0;", "&#xD800;", "\0", "\ufeff", "\r\n", "\u2028", '<meta charset="', "<![CDATA[",
    '<script type="application/ld+json">', '{"@type":"NewsArticle","headline":"', '"}', "<title>", "</title>", "<table><td>",
    STORY, "SPLIT, May 4 (Agencies): ", "Back to top", "Read more: ", "By Ada Lind", "<time datetime='2024-03-12'>", "İ", "ß", "\U0001f600",
])  # fmt: skip
PIECES = st.lists(st.one_of(FRAGMENTS, st.text(max_size=30)), max_size=40).map("".join)
STARTS = st.sampled_from(
    [
        b"",
        b"<html>",
        b"<?xml version='1.0'?><rss><channel><item>",
        b"WARC/1.0\r\n",
        b'{"text": "',
        b"[{",
        b"\x1f\x8b\x08",
        b"\xff\xfe",
        b"%PDF",
    ]
)


def read(content: bytes) -> list[Article]:
    """The articles of `content`; fails for anything but pages, refusals, articles and errors of ours."""
    articles = []
    for found in open_bytes(content, "any", SMALL):
        if isinstance(found, Refusal):
            assert found.code
            assert found.what
            assert found.where
            continue
        assert isinstance(found, Page)
        found.content.encode()
        try:
            article = read_article(found)
        except InputError:
            continue
        check_places(found, article)
        articles.append(article)
    return articles


def check_places(page: Page, article: Article) -> None:
    if article.page_map is None:
        assert article.text == page.content
        return
    for inner, outer, length in article.page_map:
        assert article.text[inner : inner + length] == page.content[outer : outer + length]
    for row in article.residue:
        assert row.span.end <= len(page.content)


@IN_TIME
@given(STARTS, st.binary(max_size=400))
@example(b"WARC/1.0\r\n", b"Content-Length: 5\r\n\r\nWARC/1.0\r\n")
def test_any_bytes(start: bytes, content: bytes) -> None:
    read(start + content)


@IN_TIME
@given(PIECES)
def test_any_markup(content: str) -> None:
    read(b"<html>" + content.encode("utf-8", "replace"))


@IN_TIME
@given(PIECES)
def test_any_text(content: str) -> None:
    for form in PageForm:
        page = Page(form=form, content=content, digest="0", address="any")
        try:
            check_places(page, read_article(page))
        except InputError:
            continue


@IN_TIME
@given(
    st.dictionaries(
        st.sampled_from(["id", "text", "headline", "published", "byline", "url", "x"]),
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
            lambda inner: st.lists(inner, max_size=3),
            max_leaves=5,
        ),
    )
)
def test_any_json_line(row: dict[str, object]) -> None:
    read(json.dumps(row).encode())


@IN_TIME
@given(st.binary(max_size=300), st.integers(0, 2_000))
def test_a_packed_file_with_a_hole(noise: bytes, place: int) -> None:
    content = gzip.compress(b"<html><p>" + STORY.encode() * 20)
    read(content[:place] + noise + content[place + len(noise) :])


ROWS = packed(records(4))
WHOLE = b"".join(ROWS)
PLAIN = b"".join(records(4))


@IN_TIME
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=40), st.booleans())
def test_a_warc_with_a_hole_loses_one_record_and_says_so(place: int, noise: bytes, is_packed: bool) -> None:
    """Of four records at least two are read whatever forty bytes are overwritten, and what is lost is told."""
    content = WHOLE if is_packed else PLAIN
    place = place % len(content)
    broken = content[:place] + noise + content[place + len(noise) :]
    found = list(open_bytes(broken[: len(content)], "town.warc"))
    pages = [each for each in found if isinstance(each, Page)]
    assert len(pages) >= 2
    if is_packed and len(pages) < 4:
        assert any(isinstance(each, Refusal) for each in found)


@IN_TIME
@given(st.integers(20, len(WHOLE) - 1))
def test_a_warc_cut_short_yields_its_whole_records_and_a_refusal(place: int) -> None:
    ends = [sum(map(len, ROWS[:count])) for count in range(5)]
    found = list(open_bytes(WHOLE[:place], "town.warc"))
    whole = max(count for count, end in enumerate(ends) if end <= place)
    assert sum(isinstance(each, Page) for each in found) == whole
    assert any(isinstance(each, Refusal) for each in found) is (place not in ends[1:])


PLAIN_PAGE = f"Two held after port fire\n\nViewed 12 times\n\nSPLIT, May 4 (Agencies): {STORY}\n\nAdvertisement\n\n{STORY}\n\nBack to top"


@IN_TIME
@given(st.integers(0, 50))
def test_blank_lines_before_a_page_move_its_map_and_nothing_else(count: int) -> None:
    def article(content: str) -> Article:
        return read_article(Page(form=PageForm.TEXT, content=content, digest="0", address="x"))

    first, moved = article(PLAIN_PAGE), article("\n" * count + PLAIN_PAGE)
    assert (moved.headline, moved.text, moved.dateline) == (first.headline, first.text, first.dateline)
    assert first.page_map is not None
    assert moved.page_map is not None
    assert [(inner, outer - count, length) for inner, outer, length in moved.page_map] == [
        tuple(p) for p in first.page_map
    ]
    assert [row.span.shift(-count) for row in moved.residue] == [row.span for row in first.residue]
