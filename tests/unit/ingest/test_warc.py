from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]
import pytest

from sayso.ingest import Given, open_bytes, open_stream
from sayso.model import Page, PageForm, Refusal
from unit.ingest.files import packed, page, record, records


def read(content: bytes, given: Given | None = None) -> tuple[list[Page], list[Refusal]]:
    found = list(open_bytes(content, "town.warc", given or Given()))
    return [each for each in found if isinstance(each, Page)], [each for each in found if isinstance(each, Refusal)]


def numbers(pages: list[Page]) -> list[int]:
    return [int((each.url or "").rpartition("/")[2]) for each in pages]


@pytest.mark.parametrize(
    "pack",
    [b"".join, lambda rows: b"".join(packed(rows)), lambda rows: gzip.compress(b"".join(rows))],
)
def test_plain_packed_by_record_and_packed_whole_give_the_same_pages(pack: Callable[[list[bytes]], bytes]) -> None:
    pages, refusals = read(pack(records(5)))
    assert numbers(pages) == [0, 1, 2, 3, 4]
    assert not refusals
    assert pages[2].content == page(2).decode()
    assert pages[2].form is PageForm.HTML


def test_places_are_those_of_the_file() -> None:
    rows = packed(records(3))
    pages, _ = read(b"".join(rows))
    assert pages[2].address == f"town.warc, record 3, byte {len(rows[0]) + len(rows[1])}"


def test_a_damaged_member_costs_one_record_and_is_told() -> None:
    rows = packed(records(5))
    broken = rows[2][:200] + b"\0" * 40 + rows[2][240:]
    pages, refusals = read(b"".join([*rows[:2], broken, *rows[3:]]))
    assert numbers(pages) == [0, 1, 3, 4]
    assert [each.code for each in refusals] == ["warc"]
    assert refusals[0].where == f"town.warc, record 3, byte {len(rows[0]) + len(rows[1])}"
    assert f"{len(broken):,} bytes were skipped" in refusals[0].what


def test_bytes_missing_from_a_member_cost_one_record() -> None:
    rows = packed(records(5))
    pages, refusals = read(b"".join([*rows[:2], rows[2][:150] + rows[2][300:], *rows[3:]]))
    assert numbers(pages) == [0, 1, 3, 4]
    assert len(refusals) == 1


def test_a_wrong_checksum_is_damage() -> None:
    rows = packed(records(3))
    pages, refusals = read(rows[0] + rows[1][:-8] + b"\1" * 8 + rows[2])
    assert numbers(pages) == [0, 2]
    assert len(refusals) == 1


@pytest.mark.parametrize("place", [0, 2])
def test_a_member_without_its_first_bytes_is_stepped_over(place: int) -> None:
    rows = packed(records(4))
    rows[place] = b"\0\0\0\0" + rows[place][4:]
    pages, refusals = read(b"".join(rows))
    assert numbers(pages) == [number for number in range(4) if number != place]
    assert len(refusals) == 1


def test_a_packed_file_cut_short_yields_what_is_whole() -> None:
    content = b"".join(packed(records(4)))
    pages, refusals = read(content[:-100])
    assert numbers(pages) == [0, 1, 2]
    assert "cut short" in refusals[0].what
    assert "record 4" in refusals[0].where


def test_a_plain_file_cut_short_tells_what_was_promised() -> None:
    pages, refusals = read(b"".join(records(3))[:-500])
    assert numbers(pages) == [0, 1]
    assert "header promises" in refusals[0].what
    assert "remain" in refusals[0].what


def test_bytes_missing_from_a_plain_record_do_not_swallow_the_next_one() -> None:
    rows = records(4)
    pages, refusals = read(b"".join([rows[0], rows[1][:400] + rows[1][700:], *rows[2:]]))
    assert numbers(pages) == [0, 2, 3]
    assert refusals[0].where == f"town.warc, record 2, byte {len(rows[0])}"


def test_a_plain_record_without_its_first_line_is_stepped_over() -> None:
    rows = records(4)
    pages, refusals = read(b"".join([rows[0], b"XX" + rows[1][2:], *rows[2:]]))
    assert numbers(pages) == [0, 2, 3] or numbers(pages) == [2, 3]
    assert refusals


def test_a_length_that_is_no_number_is_damage() -> None:
    rows = records(3)
    pages, _ = read(b"".join([rows[0], rows[1].replace(b"Content-Length: ", b"Content-Length: -"), rows[2]]))
    assert numbers(pages) == [0, 2]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(page(7)), b"Content-Encoding: gzip\r\n"),
        (brotli.compress(page(7)), b"Content-Encoding: br\r\n"),
        (zlib.compress(page(7)), b"Content-Encoding: deflate\r\n"),
        (zlib.compress(page(7))[2:-4], b"Content-Encoding: deflate\r\n"),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(page(7)), page(7)), b"Transfer-Encoding: chunked\r\n"),
        (page(7), b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
        (page(7), b"Content-Encoding: zstd\r\n"),
    ],
    ids=["gzip", "brotli", "zlib", "bare deflate", "chunked", "stored unpacked", "unknown coding, stored unpacked"],
)
def test_bodies_are_unpacked(body: bytes, headers: bytes) -> None:
    pages, refusals = read(record(7, body, headers=headers))
    assert [each.content for each in pages] == [page(7).decode()]
    assert not refusals


def test_a_packed_body_cut_short_is_read_and_told() -> None:
    pages, refusals = read(record(7, gzip.compress(page(7))[:-60], headers=b"Content-Encoding: gzip\r\n"))
    assert pages[0].content.startswith("<html>")
    assert "cut short" in refusals[0].what


def test_a_body_shorter_than_its_http_length_is_told() -> None:
    pages, refusals = read(record(7, page(7), headers=b"Content-Length: 99999\r\n"))
    assert len(pages) == 1
    assert "cut short" in refusals[0].what


@pytest.mark.parametrize(
    "row",
    [
        record(1, page(1), status=b"404 Not Found"),
        record(1, page(1), status=b"301 Moved"),
        record(1, page(1), media=b"image/png"),
        record(1, page(1), kind=b"request"),
        record(1, page(1), kind=b"revisit"),
        record(1, b""),
    ],
)
def test_what_holds_no_page_gives_nothing(row: bytes) -> None:
    assert read(row + records(1)[0])[0][0].url == "https://town.example/0"
    assert not read(row + records(1)[0])[1]


def test_the_charset_is_told_by_the_header() -> None:
    row = record(1, "<html><p>Café</p></html>".encode("cp1252"), media=b"text/html; charset=windows-1252")
    assert "Café" in read(row)[0][0].content


def test_a_bomb_is_refused_within_the_bound() -> None:
    bomb = record(1, gzip.compress(b" " * 50_000_000, 1), headers=b"Content-Encoding: gzip\r\n")
    pages, refusals = read(bomb + records(1)[0], Given(max_page_bytes=1_000_000))
    assert numbers(pages) == [0]
    assert refusals[0].code == "too-large"


def test_a_record_over_the_bound_is_passed_over() -> None:
    pages, refusals = read(record(1, b"<html>" + b" " * 3_000_000) + records(1)[0], Given(max_page_bytes=1_000_000))
    assert numbers(pages) == [0]
    assert refusals[0].code == "too-large"


def test_a_stream_that_cannot_seek_is_read() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self, content: bytes) -> None:
            self.rest = content

        def read(self, size: int = -1, /) -> bytes:
            taken, self.rest = self.rest[: min(size, 100)], self.rest[min(size, 100) :]
            return taken

    found = list(open_stream(Pipe(b"".join(packed(records(3)))), "-"))
    assert [each.url for each in found if isinstance(each, Page)] == [f"https://town.example/{n}" for n in range(3)]
