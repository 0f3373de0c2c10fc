"""A file read by stretches gives what it gives when it is read from its start."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from sayso.archive.inputs import PAGES, cut, find_inputs, look_at, read_stretch
from sayso.errors import MissingExtraError, NotAPageError, NotFoundInputError, SaysoError, UnknownStoreError
from sayso.ingest import Given, open_path
from unit.archive.warcs import record, story, warc

STORIES = [story(number) for number in range(23)]


def by_stretches(path: Path, size: int) -> list[object]:
    given = look_at(str(path))
    stretches = cut(given, pages=size)
    assert [each.number for each in stretches] == list(range(len(stretches)))
    return [placed.found for each in stretches for placed in read_stretch(given, each, Given())]


def damaged(path: Path, *, packed: bool) -> Path:
    """A file in whose middle bytes are torn out, and which is cut short."""
    whole = warc(path, STORIES, packed=packed).read_bytes()
    third = len(whole) // 3
    path.write_bytes(whole[:third] + whole[third + 90 : -70])
    return path


@pytest.mark.parametrize("size", [1, 2, 5, 50])
@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("make", [warc, damaged])
def test_stretches_give_the_pages_of_the_file(tmp_path: Path, make: object, packed: bool, size: int) -> None:
    """Pages and refusals, with the places that they have in the whole file."""
    path = tmp_path / "a.warc"
    if make is warc:
        warc(path, STORIES, packed=packed)
    else:
        damaged(path, packed=packed)
    whole = list(open_path(path))
    assert len(whole) > 15
    assert by_stretches(path, size) == whole


def test_records_that_share_a_member_are_told_apart(tmp_path: Path) -> None:
    """A file packed in one piece, or two records in each piece: a place is the piece's, a number the record's."""
    records = [record(number, markup) for number, markup in enumerate(STORIES)]
    for name, members in {
        "one": [b"".join(records)],
        "two": [b"".join(records[at : at + 2]) for at in range(0, 23, 2)],
    }.items():
        path = tmp_path / f"{name}.warc.gz"
        path.write_bytes(b"".join(map(gzip.compress, members)))
        assert by_stretches(path, 3) == list(open_path(path))


def test_a_stretch_holds_so_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Large pages make short stretches."""
    path = warc(tmp_path / "a.warc.gz", STORIES)
    assert len(cut(look_at(str(path)), pages=PAGES)) == 1
    monkeypatch.setattr("sayso.archive.inputs.BYTES", 2_000)
    assert len(cut(look_at(str(path)), pages=PAGES)) > 5


def test_a_stretch_tells_its_place_and_where_it_ends(tmp_path: Path) -> None:
    """A page's bytes can be cut out of the file by its place."""
    path = warc(tmp_path / "a.warc.gz", STORIES)
    given = look_at(str(path))
    placed = [each for stretch in cut(given, pages=4) for each in read_stretch(given, stretch, Given())]
    content = path.read_bytes()
    for number, each in enumerate(placed):
        assert STORIES[number].encode() in gzip.decompress(content[each.offset : each.end])


def test_inputs_are_found_by_path_folder_pattern_and_address(tmp_path: Path) -> None:
    """In the order of their names."""
    for name in ("b.warc.gz", "a.warc.gz"):
        warc(tmp_path / name, STORIES[:2])
    names = [str(tmp_path / "a.warc.gz"), str(tmp_path / "b.warc.gz")]
    for source in (str(tmp_path), f"{tmp_path}/*.warc.gz"):
        assert [given.address for given in find_inputs((source,))] == names
    assert [given.size for given in find_inputs((f"file://{names[0]}",))] == [Path(names[0]).stat().st_size]
    assert [given.address for given in find_inputs((f"file://{tmp_path}/*.gz",))] == [
        f"file://{each}" for each in names
    ]


def test_inputs_are_found_by_a_list(tmp_path: Path) -> None:
    """Blank lines are none; a missing file is told by its own name."""
    path = warc(tmp_path / "a.warc.gz", STORIES[:2])
    (tmp_path / "paths.txt").write_text(f"{path}\n\n  file://{path}  \n")
    assert [given.address for given in find_inputs((f"@{tmp_path}/paths.txt",))] == [str(path), f"file://{path}"]
    (tmp_path / "paths.txt").write_text("file:///nowhere/a.warc\n")
    with pytest.raises(NotFoundInputError, match="nowhere"):
        list(find_inputs((f"@{tmp_path}/paths.txt",)))


@pytest.mark.parametrize(
    ("source", "raised"),
    [
        ("missing.warc.gz", NotFoundInputError),
        ("@missing.txt", NotFoundInputError),
        ("*.none", NotFoundInputError),
        ("file:///nowhere/a.warc", NotFoundInputError),
        ("nowhere://a/b.warc", UnknownStoreError),
        ("dropbox://a/b.warc", MissingExtraError),
    ],
)
def test_what_is_not_there_is_told_before_anything_is_read(source: str, raised: type[SaysoError]) -> None:
    """A wrong name is an error, not an empty archive."""
    with pytest.raises(raised):
        list(find_inputs((source,)))


def test_a_file_that_is_no_warc_is_refused(tmp_path: Path) -> None:
    """With the way that other pages take."""
    path = tmp_path / "page.html"
    path.write_text("<p>No archive.")
    with pytest.raises(NotAPageError, match="no WARC") as raised:
        cut(look_at(str(path)))
    assert "sayso read" in raised.value.mend
