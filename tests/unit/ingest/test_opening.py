from __future__ import annotations

import datetime as dt
import gzip
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import NotFoundInputError
from sayso.ingest import Given, open_bytes, open_path, open_stream
from sayso.model import Page, PageForm, Refusal

TEXT = "Two held after port fire\n\nSPLIT, May 4 (Agencies): Two men were held on Monday, police said.\n"
HTML = "<!DOCTYPE html><html><body><p>Two men were held on Monday, police said.</p></body></html>"
JSON = '{"text": "Two men were held on Monday, police said."}\n'
FEED = "<rss version='2.0'><channel><item><title>x</title><description>Two held.</description></item></channel></rss>"


def one(content: bytes) -> Page | Refusal:
    (found,) = open_bytes(content)
    return found


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (TEXT, PageForm.TEXT),
        (HTML, PageForm.HTML),
        ("\n\n<!-- saved -->\n" + HTML, PageForm.HTML),
        ('<?xml version="1.0"?>\n' + HTML, PageForm.HTML),
        ("<p>Two held.</p><p>One freed.</p>", PageForm.HTML),
        (JSON, PageForm.ARTICLE),
        (FEED, PageForm.HTML),
        ("We read <b>twice</b>: 3 < 4.", PageForm.TEXT),
        ('"Quoted" words {and} [more]', PageForm.TEXT),
        ("[Photo] Two men were held.", PageForm.TEXT),
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_form_is_told_from_the_content(content: str, form: PageForm, pack: Callable[[bytes], bytes]) -> None:
    page = one(pack(content.encode()))
    assert isinstance(page, Page)
    assert page.form is form


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (gzip.compress(b""), "empty"),
        (os.urandom(4000), "no page"),
        (b"\0" * 4000, "no page"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (gzip.compress(gzip.compress(b"x" * 5000)), "no page"),
        (b"SQLite format 3\0", "database"),
    ],
)
def test_what_is_no_page_is_refused(content: bytes, words: str) -> None:
    refusal = one(content)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "not-a-page"
    assert words in refusal.what
    assert refusal.mend


def test_a_page_over_the_bound_is_refused_without_being_held() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1, /) -> bytes:
            self.given += size
            return b"word " * (size // 5) or b"w"

    stream = Endless()
    (refusal,) = open_stream(stream, "-", Given(max_page_bytes=1_000_000))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "too-large"
    assert stream.given < 3_000_000


def test_a_gzip_bomb_is_refused() -> None:
    (refusal,) = open_bytes(gzip.compress(b"<html>" + b" " * 30_000_000), "bomb.gz", Given(max_page_bytes=1_000_000))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "too-large"


def test_a_packed_page_cut_short_is_refused() -> None:
    refusal = one(gzip.compress(HTML.encode() + os.urandom(3000).hex().encode())[:-200])
    assert isinstance(refusal, Refusal)
    assert refusal.code == "encoding"


def test_what_the_page_does_not_say_is_given() -> None:
    (page,) = open_bytes(TEXT.encode(), "x", Given(published=dt.date(2024, 5, 4), outlet="Herald", language="en"))
    assert isinstance(page, Page)
    assert (page.published, page.outlet, page.language) == (dt.date(2024, 5, 4), "Herald", "en")


def test_a_missing_path_raises_on_the_call(tmp_path: Path) -> None:
    with pytest.raises(NotFoundInputError) as caught:
        open_path(tmp_path / "nowhere.html")
    assert "nowhere.html" in caught.value.where


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/d.txt", ".hidden.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "b" / "e.png").write_bytes(b"\x89PNG\r\n")
    found = list(open_path(tmp_path))
    assert [Path(each.address).name for each in found if isinstance(each, Page)] == ["a.txt", "c.txt", "d.txt"]
    assert [Path(each.where).name for each in found if isinstance(each, Refusal)] == ["e.png"]


def test_a_link_into_nowhere_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    assert [type(each) for each in open_path(tmp_path)] == [Refusal, Page]


def test_a_disk_that_fails_in_the_middle_is_a_refusal() -> None:
    class Failing(io.RawIOBase):
        calls = 0

        def read(self, _: int = -1, /) -> bytes:
            self.calls += 1
            if self.calls > 2:
                raise OSError(5, "Input/output error")
            return JSON.encode() * 1000

    found = list(open_stream(Failing(), "disk.jsonl"))
    assert isinstance(found[0], Page)
    assert isinstance(found[-1], Refusal)
    assert "Input/output error" in found[-1].what
